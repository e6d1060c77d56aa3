"""Words and stems of terms, and what of them a word of a text answers to.

A term is written as words, stems (`stem*`), ends (`*end`) and middles (`*middle*`). Accents count where a term has them
and the text has them too.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pipeline.fold import Word, keys, words

SKIPPED = frozenset({"-", "'"})
_BARE = 3


class Stems:
    """Words and stems that the vocabularies know; `key` reduces a word of a text to the longest of them."""

    def __init__(self) -> None:
        self.exact: set[str] = set()
        self.starts: set[str] = set()
        self.ends: set[str] = set()
        self.middles: set[str] = set()

    def add(self, element: str) -> None:
        if element.startswith("*"):
            (self.middles if element.endswith("*") else self.ends).add(element.strip("*"))
        elif element.endswith("*"):
            self.starts.add(element[:-1])
        else:
            self.exact.add(element)

    @cached_property
    def sorted_starts(self) -> list[str]:
        return sorted(self.starts)

    @cached_property
    def sorted_exact(self) -> list[str]:
        return sorted(self.exact)

    def front(self, word: Word) -> str:
        """The exact word, else the longest known start of it, else nothing."""
        for form in (word.key, word.plain):
            if form in self.exact:
                return form
        for form in (word.key, word.plain):
            for cut in range(len(form), 1, -1):
                if form[:cut] in self.starts:
                    return form[:cut] + "*"
        return ""

    def back(self, word: Word) -> str:
        """The longest known end of the word, else the longest known middle, else nothing."""
        for cut in range(len(word.plain)):
            if word.plain[cut:] in self.ends:
                return "*" + word.plain[cut:]
        inside = max((m for m in self.middles if m in word.plain), key=lambda m: (len(m), m), default="")
        return inside and f"*{inside}*"

    def matched(self, word: Word) -> tuple[str, ...]:
        """All elements that a word matches: itself, the stems that it begins with, the ends and middles that it has."""
        return tuple(dict.fromkeys(self._match(word)))

    def _match(self, word: Word) -> Iterator[str]:
        stems = {form: [form[:cut] + "*" for cut in range(len(form), 0, -1) if form[:cut] in self.starts]
                 for form in (word.key, word.plain)}
        form = word.key
        if word.key not in self.exact and (word.plain in self.exact or not stems[word.key]):
            form = word.plain
        if form in self.exact:
            yield form
        yield from stems[form]
        yield from ("*" + word.plain[cut:] for cut in range(len(word.plain)) if word.plain[cut:] in self.ends)
        yield from (f"*{m}*" for m in self.middles if m in word.plain)

    def answering(self, key: str) -> Iterator[str]:
        """The pattern elements that a reduced word answers to: those whose `spellings` hold it."""
        if key.startswith("*"):
            bare = key.strip("*")
            if not key.endswith("*"):
                yield from ("*" + bare[cut:] for cut in range(len(bare)) if bare[cut:] in self.ends)
            yield from (f"*{m}*" for m in self.middles if m in bare)
            return
        bare = key.rstrip("*")
        if bare == key:
            yield key
        yield from (bare[:cut] + "*" for cut in range(len(bare), 0, -1) if bare[:cut] in self.starts)

    def spellings(self, element: str) -> list[str]:
        """The keys that a pattern element answers to: a stem also stands for every longer known form."""
        if element.startswith("*"):
            bare = element.strip("*")
            if element.endswith("*"):
                return [element, *sorted(f"*{m}*" for m in self.middles if bare in m and m != bare),
                        *sorted("*" + e for e in self.ends if bare in e)]
            return [element, *sorted("*" + e for e in self.ends if e.endswith(bare) and e != bare)]
        if element.endswith("*"):
            bare = element[:-1]
            return [*(s + "*" for s in _beginning(self.sorted_starts, bare)), *_beginning(self.sorted_exact, bare)]
        return [element]


def _beginning(ordered: Sequence[str], start: str) -> Iterator[str]:
    """The words of a sorted list that begin with `start`."""
    for i in range(bisect.bisect_left(ordered, start), len(ordered)):
        if not ordered[i].startswith(start):
            return
        yield ordered[i]


def cut(phrase: str) -> Iterator[tuple[str, ...]]:
    """A term as pattern elements: with its accents and, where that differs, without. Words of up to three letters keep
    theirs (Icelandic "án" is no English "an")."""
    found = list(_marked(phrase))
    while len(found) > 1 and found[-1][0] == ".":
        found.pop()
    if found:
        yield tuple(k for k, _ in found)
        changed = [p for k, p in found if k != p]
        if changed and all(len(p.strip("*")) > _BARE for p in changed):
            yield tuple(p for _, p in found)


def _stemmed(word: str) -> tuple[str, str]:
    if word[-1] != "*":
        return keys(word)
    key, plain = keys(word[:-1])
    return key + "*", plain + "*"


def _marked(phrase: str) -> Iterable[tuple[str, str]]:
    """The words of a term, with accents and without, and the stars of stems, ends and middles."""
    simple = phrase.split()
    if all(word.isalpha() or (word[:-1].isalpha() and word[-1] == "*") for word in simple):
        return [_stemmed(word) for word in simple]
    found: list[tuple[str, str]] = []
    tokens = words(phrase)
    for i, word in enumerate(tokens):
        if word.key in SKIPPED:
            continue
        if word.key == "*" and len(tokens) > 1:
            if found and i and tokens[i - 1].end == word.start:
                found[-1] = (found[-1][0] + "*", found[-1][1] + "*")
            continue
        lead = "*" if i and tokens[i - 1].key == "*" and tokens[i - 1].end == word.start else ""
        if lead and i > 1 and tokens[i - 2].end == tokens[i - 1].start:
            lead = ""
        found.append((lead + word.key, lead + word.plain))
    return found
