"""Names that are shortened: words cut ("Risk ass."), or only the first ones, with dots ("Other initiatives on ...")."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.segment.tokens import keys

_LEAST = 2  # letters that a shortened word keeps


class Shortened:
    """Names of items, found again by what is left of them. `names`: a name in loose words -> its items; `calls`: the
    same for what offices call them."""

    def __init__(self, names: Mapping[str, list[str]], calls: Mapping[str, list[str]]) -> None:
        self._names = names
        self._words: dict[tuple[str, int], list[tuple[list[str], list[str]]]] = {}
        for name, items in (*names.items(), *calls.items()):
            words = name.split()
            self._words.setdefault((name[:_LEAST], len(words)), []).append((words, items))

    def abbreviated(self, text: str) -> set[str]:
        """The items whose name has the words of a text, each perhaps cut behind a few letters."""
        words = keys(text) if "." in text else ()
        if not words or min(map(len, words)) < _LEAST:
            return set()
        found = self._words.get((words[0][:_LEAST], len(words)), ())
        return {item for full, items in found if all(map(str.startswith, full, words)) for item in items}

    def broken_off(self, text: str) -> str | None:
        """The one item whose name begins with the words of a text that ends in dots."""
        if not text.rstrip().endswith(("..", "…")) or not (words := keys(text)):
            return None
        begun = " ".join(words) + " "
        items = {item for name, some in self._names.items() if name.startswith(begun) for item in some}
        return items.pop() if len(items) == 1 else None
