"""Names without the words that tell nothing: `Target group of the programme` is `target group`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from pipeline.segment.tokens import STEM
from pipeline.words.wording.function_words import WORDS

_SHARED = 4  # items in whose names a word stands that tells none of them
_MISSPELT = 88.0


class Bare:
    """The names of a template's items, each as what is left of it without the words that many items' names share."""

    def __init__(self, names: Mapping[str, Sequence[str]], others: Mapping[str, Sequence[str]]) -> None:
        """`names`: those that a heading is compared with, and their items; `others`: more of the items' names."""
        said: dict[str, set[str]] = defaultdict(set)
        for name, items in (*names.items(), *others.items()):
            for word in name.split():
                said[word].update(items)
        small = {w for some in WORDS.values() for w in some.split() if len(w) < STEM and w not in said}
        self._filler = frozenset(small | {word for word, items in said.items() if len(items) >= _SHARED})
        self._long = sorted(word for word in self._filler if len(word) > STEM)
        whose: dict[str, list[str]] = defaultdict(list)
        for name in names:
            whose[self.of(name)].append(name)
        self._alone = {bare: some[0] for bare, some in whose.items() if bare and len({names[n][0] for n in some}) == 1}

    def of(self, name: str) -> str:
        """What is left of a name, its common words perhaps misspelt."""
        return " ".join(w for w in name.split() if w not in self._filler and not (
            len(w) > STEM and process.extractOne(w, self._long, scorer=fuzz.ratio, score_cutoff=_MISSPELT)))

    def like(self, name: str, other: str) -> float:
        """How alike (0 to 100) two names are without their common words."""
        return fuzz.ratio(self.of(name), self.of(other))

    def same(self, name: str) -> str | None:
        """A name, of one item alone, of which the same is left."""
        return self._alone.get(self.of(name))
