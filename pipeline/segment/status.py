"""What an answer's words say about the answer itself: not applicable, still to come, or told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model import AnswerStatus
from pipeline.rules import Rules
from pipeline.segment.tokens import keys

_LINK = re.compile(r"(?:<?(?:https?://|www\.)\S+|\S+\.(?:pdf|docx?|pptx?|xlsx?|html?|odt))[>.,;]?", re.IGNORECASE)
_SENTENCES = re.compile(r"[.!?;]\s+(?=\S)")
_ELIDED = re.compile(r"n['’]a\s+\w", re.IGNORECASE)  # French "n'a pas été"
_MOST_WORDS = 16
_TINY = 2
_NEAR = 8  # words before which a reference names what it points at
_NAMED = 4  # letters of a word that is more than grammar
_LONGEST = 40  # words of a whole answer that is none
_GOES_ON = re.compile(r"[.;]\s+[^\W\d_][^.;:]{2,40}:\s+\S")  # "N/A. Psychotherapy: on referral"
_BRACKET = re.compile(r"(.{3,60}?)\s*\([^()\d]{1,60}\)[\s.]*")
_AND = frozenset({"and", "und", "och", "sau", "the", "den", "les", "los"})  # between numbers of questions
_BEYOND = frozenset(  # "not applicable outside Norway" tells where it cannot be used
    {"abroad", "ailleurs", "altre", "altri", "altrove", "ander", "andere", "anderen", "anderswo", "andra", "andre",
     "another", "ausserhalb", "autres", "außerhalb", "buiten", "drugim", "elders", "elsewhere", "fora", "fuera",
     "fuori", "hors", "inde", "innych", "inych", "iných", "izvan", "jinde", "jinych", "jiných", "mimo", "other",
     "others", "otro", "otros", "outros", "outside", "poza", "udenfor", "udlandet", "utanfor", "utanför", "utenfor",
     "utlandet", "utomlands", "zunaj"})
_POLITE = frozenset({"please", "kindly", "bitte", "prosim", "prosze", "palun", "vanligen", "graag", "ole"})


class Statuses:
    """Whole answers that are none, as the rules' template and vocabulary `missing` name them."""

    def __init__(self, rules: Rules) -> None:
        template = rules.template
        missing = rules.vocabularies.get("missing")
        terms = missing.codes["not_applicable"].terms if missing and "not_applicable" in missing.codes else {}
        self._absent = _phrases(t for ts in terms.values() for t in ts)
        self._placeholders = frozenset(keys(t) for t in template.placeholders)
        self._openers = _phrases(template.references.openers)
        self._inside = _phrases(template.references.inside)
        self._targets = _phrases((*template.references.targets, *template.references.inside))
        self._whole = _phrases(template.references.whole)
        self._questions = len(template.items)
        self._headings = {keys(name) for item in template.items
                          for name in (item.heading, *(a for some in (item.aliases, item.called)
                                                       for names in some.values() for a in names))}
        said = {w for term in template.references.said for w in keys(term)}
        phrases = [ws for known in (self._openers, self._targets) for some in known.values() for ws in some]
        self._pointing = said | {w for ws in phrases for w in ws} | _POLITE

    def status(self, text: str) -> AnswerStatus:
        """The status of an item by the words of its answer (not empty)."""
        if len(text) > 400 or text.count(" ") > _LONGEST:
            return "answered"
        words = keys(text)
        if words in self._placeholders:
            return "not_answered"
        if self._not_applicable(text, words):
            return "not_applicable"
        if is_link(text) or self._refers(text, words) or self._numbered(words) or self._enclosed(text):
            return "refers_elsewhere"
        return "answered"

    def inside(self, text: str) -> bool:
        """Whether an answer that refers elsewhere names a place in the same form ("see point 4", "as above")."""
        words = keys(text)
        named = any(_opens(words[i:], self._inside) for i in range(len(words)))
        return named or self._at_heading(words) or self._numbered(words)

    def _numbered(self, words: tuple[str, ...]) -> bool:
        """Whether words only point at numbers of the form's questions ("see 9", "vgl. 4 und 5")."""
        rest = words[_opens(words, self._openers) :]
        numbers = [int(w) for w in rest if w.isdecimal()]
        joined = all(w.isdecimal() or len(w) < 3 or w in self._pointing or w in _AND for w in rest)
        return (joined and len(rest) < len(words) and bool(numbers) and max(numbers) <= self._questions
                and rest[-1].isdecimal())

    def _enclosed(self, text: str) -> bool:
        """Whether an answer says that it comes with the form, and in brackets as what ("in the annex (a leaflet)")."""
        apart = _BRACKET.fullmatch(text)
        return apart is not None and not self.inside(apart[1]) and self._refers(apart[1], keys(apart[1]))

    def _at_heading(self, words: tuple[str, ...]) -> bool:
        """Whether words end with a heading of the form, and say nothing before it but that they point there."""
        for at in range(1, len(words)):
            if words[at:] in self._headings:
                return all(w in self._pointing or len(w) < 4 for w in words[:at])
        return False

    def _not_applicable(self, text: str, words: tuple[str, ...]) -> bool:
        rest, times = words, 0
        while size := _opens(rest, self._absent):
            rest, times = rest[size:], times + 1
        if not times or len(rest) > 8 or any(w.isdecimal() for w in rest) or _ELIDED.match(text):
            return False
        if _GOES_ON.search(text):
            return False
        if any(w in _BEYOND for w in rest[:3]):
            return False
        bare = len(words) - len(rest) == 1 and len(words[0]) <= 2
        marked = re.match(r"\s*\w+\s*[-–—(,;:.]", text) is not None
        return not rest or not bare or marked

    def _refers(self, text: str, words: tuple[str, ...]) -> bool:
        if not words or len(words) > _MOST_WORDS or len(_SENTENCES.findall(text.rstrip())) > 1:
            return False
        if size := _opens(words, self._whole):
            known = {w for p in (self._targets, self._inside, self._openers) for w in p}
            if all(w in known or len(w) < 4 for w in words[size:]) and _numbers_at(words, self._targets):
                return True
        opened = [_opens(words[i:], self._openers) for i in range(2 if words[0] in _POLITE else 1)]
        if not any(opened):
            return False
        if self._at_heading(words):
            return True
        tiny = max(opened) == 1 and len(words[0]) <= _TINY  # "se" is a pronoun in Spanish
        between = (w for w in words[1:] if len(w) >= _NAMED and w not in self._pointing)
        near = words.index(next(between, words[-1])) + 1 if tiny else _NEAR
        led = any(_opens(words[i:], self._targets) for i in range(min(len(words), near)))
        return led and _numbers_at(words, self._targets)


def is_link(text: str) -> bool:
    """Whether a text is nothing but links or file names."""
    return bool(text.split()) and all(_LINK.fullmatch(word) for word in text.split())


_Phrases = dict[str, list[tuple[str, ...]]]


def _phrases(texts: Iterable[str]) -> _Phrases:
    found: _Phrases = {}
    for text in texts:
        if words := keys(text):
            found.setdefault(words[0], []).append(words)
    for phrases in found.values():
        phrases.sort(key=len, reverse=True)
    return found


def _opens(words: tuple[str, ...], phrases: _Phrases) -> int:
    """How many words the longest phrase has that a text opens with."""
    for phrase in phrases.get(words[0], ()) if words else ():
        if words[: len(phrase)] == phrase:
            return len(phrase)
    return 0


def _numbers_at(words: tuple[str, ...], targets: _Phrases) -> bool:
    """Whether every number of a reference stands beside what it numbers ("annex 3"): others would be an answer."""
    known = {p[-1] for phrases in targets.values() for p in phrases}
    return all(not w.isdecimal() or (i and words[i - 1] in known) or (i + 1 < len(words) and words[i + 1] in known)
               for i, w in enumerate(words))
