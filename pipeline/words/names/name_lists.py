"""Names that stand in one list ("X and Y", "the courses X, Y and Z"), and whether one is in quotation marks,
or told to be a programme."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.names.programme_names import KIND, MARKS, Kinds, names
from pipeline.words.wording.function_words import AND

JOINT = re.compile(rf"^[\s,;:()–—-]*(?:(?:{AND}|ir|és|&|/)\s+|[,/&]\s*)$")
_LONG_JOINT = re.compile(rf"^[\s,;]*(?:{AND}|ir|és|&)\s+(?:[^\W\d_]+\s+){{1,4}}$")
_INSERTED = re.compile(r"\s\([^()]{1,40}\)")
_UNMARKED = dict.fromkeys(map(ord, MARKS))
_CLOSE = 2


def listed(passage: Passage, within: Stretch, kinds: Kinds, own: frozenset[str]) -> list[Stretch]:
    """The first name in a stretch, and those that are joined to it."""
    found: list[Stretch] = []
    for name in names(passage, within, kinds, own, False):
        if found and not joined(passage, found[-1], name, kinds):
            break
        found.append(name)
    return found


def joined(passage: Passage, last: Stretch, name: Stretch, kinds: Kinds) -> bool:
    """Do two names stand in one list ("X and Y", "X and on the course Y")?"""
    between = _INSERTED.sub("", passage.text[last.end : name.start].translate(_UNMARKED))
    if JOINT.match(between):
        return True
    nouns = claims.within(passage, Stretch(last.end, name.start), kinds.cues, "generic")
    kind = bool(nouns) and name.start - nouns[-1].end <= _CLOSE
    return bool(_LONG_JOINT.match(between)) and (kind or _COURSE.search(between) is not None)


_COURSE = re.compile(rf"(?:{KIND.pattern}|\w+(?:training|cursus|kursus|forløb))\s*$", re.IGNORECASE)


def in_marks(passage: Passage, name: Stretch) -> bool:
    return passage.text[: name.start].rstrip()[-1:] in tuple(MARKS)


_ARTICLE = re.compile(
    r"[\"”“»«'’]?(?:\s?\([^()]{1,20}\))?,\s(?:the|an?|our|its|der|die|das|dem|den|ein\w*|unser\w*|l[ea]s?|une?"
    r"|notre|el|una?|nuestr[oa]|il|un"
    r"|het|de|een|ons|onze|ett?|vårt?|en|vores)\s", re.IGNORECASE)


def what_it_is(passage: Passage, name: Stretch, nouns: list[Mention]) -> bool:
    """Is a name, that of no theory, told behind a comma to be a programme ("builds on X, a course for youngsters")?"""
    article = _ARTICLE.match(passage.text, name.end)
    theory = any(m.start < name.end and name.start < m.end for m in passage.of("theories"))
    return article is not None and not theory and any(
        m.start - article.end() >= 0 and len(passage.text[article.end() : m.start].split()) <= _CLOSE for m in nouns)
