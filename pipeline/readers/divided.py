"""Words divided by a hyphen at the end of a line, read as one word again where that is safe."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

_ENDS_DIVIDED = re.compile(r"([^\W\d_]+)[-\u2010]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-$)")
_OPENS_LOWER = re.compile(r"[^\W\d_]+")
_AND = frozenset(
    ("und", "oder", "bzw", "and", "or", "en", "of", "i", "a", "ja", "y", "et", "ou", "og", "och", "e", "sau")
)
_COMPOUND = re.compile(
    r"(?:self|non|multi|inter|semi|vice|long|short|low|medium|high|follow|face|well|part|full|half|one|two|three"
    r"|\w*cogniti[vf]o|\w)-|ex-(?:part|wi[fv]e|husb|spou|c[oó]n|comp|mari|[eé]po|mog|coni|kon)"
)
_LEAST = 3  # divided words in a text that divides words all over
_LEAST_UNKNOWN = 4  # and where none of them stands whole elsewhere


def words_of(lines: Sequence[str]) -> frozenset[str]:
    """The words that stand undivided in lines, in lower case, with their hyphens."""
    return frozenset(word for line in lines for word in _WORDS.findall(line.rstrip().lower()))


def is_divided(text: str, after: str) -> bool:
    """Whether a line ends with a hyphen and the next goes on in small letters, with no word that joins two."""
    right = _OPENS_LOWER.match(after)
    return right is not None and right[0].islower() and right[0] not in _AND and bool(_ENDS_DIVIDED.search(text))


def divides(lines: Sequence[str], words: Collection[str]) -> bool:
    """Whether hard-wrapped lines divide words all over: some of those divided stand whole elsewhere (`words`), and
    none with its hyphen; or more hyphens stand at the ends of lines than within them, where nearly all would be if
    they were those of compounds."""
    pairs = [(left[1].lower(), right[0]) for line, after in pairwise(map(str.rstrip, lines)) if is_divided(line, after)
             and (left := _ENDS_DIVIDED.search(line)) and (right := _OPENS_LOWER.match(after))]
    whole = any(left + right in words for left, right in pairs)
    divided = [pair for pair in map("-".join, pairs) if pair not in words and not _COMPOUND.match(pair)]
    within = sum("-" in word for line in lines for word in _WORDS.findall(line.rstrip()))
    if len(divided) >= max(_LEAST_UNKNOWN, within + 1):
        return True
    return len(pairs) >= _LEAST and whole and not any(f"{left}-{right}" in words for left, right in pairs)


def rejoined(text: str, after: str, words: Collection[str], dividing: bool) -> str:
    """`text`, whose line ends with a hyphen, continued by `after`. The hyphen is dropped only where it divides a word:
    the document knows the whole word (`words`: those that stand undivided, in lower case, with their hyphens), or
    divides words all over (`dividing`), does not know the pair, and the pair is no usual compound."""
    left, right = _ENDS_DIVIDED.search(text), _OPENS_LOWER.match(after)
    if left is None or right is None or not right[0].islower():
        return text + after
    if right[0] in _AND:
        return f"{text} {after}"
    whole, pair = (left[1] + right[0]).lower(), f"{left[1]}-{right[0]}".lower()
    if whole in words or (dividing and pair not in words and not _COMPOUND.match(pair)):
        return text[:-1] + after
    return text + after
