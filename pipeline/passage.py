"""An answer seen as words: its tokens, the phrases of the vocabularies in it, its sentences and clauses.

Everything here counts in characters of `Passage.text`, the respondent's words joined by one blank; `locate` points
back to `Document.text`.
"""

from __future__ import annotations

import bisect
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar

from pipeline.fold import Word, words
from pipeline.model import Answer, Document, Part, Span, merge
from pipeline.rules import Rules
from pipeline.vocabulary import Lexicon, Mention, Mentions

_ABBREVIATION = re.compile(
    r"(?:(?<![^\W_]-)\b(?:e\.g|eg|i\.e|ie|etc|ca|cca|approx|resp|incl|excl|nr|max|min|st|dr|dr\.\s?(?:med|phil|iur|jur|rer|h)|mr|mrs|ms|vs|cf|bzw|z\.b"
    r"|d\.h|u\.a|usw|std|ggf|inkl|evtl|sog|art|abs|env|p\.ex|par ex|ej|aprox|pág|núm|es|ecc|bijv|o\.a|d\.w\.z|nl|t\.ex|bl\.a|m\.m|dvs"  # noqa: E501
    r"|osv|pr|evt|mdr|mnd|jf|stk|eks|ks|ong|esim|mm|ns|n|tzw|np|m\.in|itp|ok|godz|tj|napr|např|tzv|atd|pvz|t\.y|val|mėn|oz|npr|itd|ipd|tis|tys|tsd|wk|hr|hrs|mins|sess|prof|ltd|dept"
    r"|jan|feb|apr|aug|sept?|oct|okt|nov|dec|dez|janv|févr|avr|juil|déc"
    r"|fig|vol|pp|s|v|u|accr|ackr|akkr|akred|est|gegr|edit|vers|rev|trump|zkr|skr|abbr|univ|orig|prog|transl|eval|ext"
    r"|inst|diff|proj|int|prob|dep|assoc|gov|govt|hosp|corr|serv|natl|adm|fac)|(?<![^\W\d_])(?<!-)[^\W\d_])\.$",
    re.IGNORECASE,
)
_SHORTENED = re.compile(  # words by themselves, too: shortened where the sentence goes on in small letters
    r"\b(?:med|mod|susp|cond|prob|ref|sent|mand|comm|conv|pers|vol|viol|offs|exp|rel|betr|gem|gew|jew|verurt|bed|cust|vict"
    r"|prog|progr|yrs|yr|sep|div|fam|crim|psych|superv|indiv|org|min)\.$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*[a-zà-öø-ÿ+&/→,;)]")
_STOP = re.compile(r"[.!?…]+[)\"'’”»\]]*(?=\s|$)|[.!?](?=[^\W\d_a-zà-öø-ÿ])|[;•▪●◦‣]|\s[-–—]\s(?=\S)|\s/\s|\n")
_YEAR = re.compile(r"(?:19|20)\d\d\.\s(?=[^\W\d_])(?=[a-zà-öø-ÿāčēģīķļņšūžěřůąęėįųłśźż])")
_NUMERO = re.compile(r"\bn[or]\.\s?\d", re.IGNORECASE)
_DATE = re.compile(  # "31. 12. 2022", "31. Dezember", "1. ledna": behind the day, and behind the month
    r"(?<!\d)\d{1,2}\.\s(?:(?:\d{1,2}\.\s?)?(?:19|20)\d\d\b|(?:jan|feb|mär|mar[ct]|apr|ma[ij]|jun|jul|aug|sep|o[kc]t|nov"
    r"|de[cz]em|led|únor|břez|dub|květ|červ|srp|září|říj|listop|pros|stycz|lut|kwie|czerw|lip|sierp|wrze|paź|grud|siječ"
    r"|velj|ožuj|trav|svib|lip|kolov|ruj|studen|tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
    r"|veebr|máj|jú[nl]|sze|aprī|desem|detsem)\w*\s)", re.IGNORECASE)
_LABEL = re.compile(  # what a dash parts from its number: words, or a year and its noun
    r"\s*(?:(?:[^\W\d_]+\s){0,2}(?:19|20)\d\d\.?(?:\s[^\W\d_]+\.?)?|[^\W\d_][^\d,:;]{0,40})")
_NUMBER = re.compile(r"(?:[^\W\d_]{1,7}\.?\s)?\d+(?:[.,]\d+)?\s?(?:[-–]\s?\d+)?(?:\s[^\W\d_]+)?\s*(?:[.,;]|$|\n)")
_COMMA = re.compile(r"[,:()\[\]→⇒]|[-=]>|\s[-–—]\s|\s/\s|\s\|\s|(?=[☒☐])")


_P = ParamSpec("_P")
_T = TypeVar("_T")


class Stretch(NamedTuple):
    """Characters `start` to `end` of a passage's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def holds(self, at: int) -> bool:
        return self.start <= at < self.end


@dataclass
class Passage:
    """The words of one answer. `item` is None for the cover note. `joined`: what stands between a part, by its number,
    and the one before where it goes on with that one's sentence. `notes`: what other modules found out about it."""

    item: str | None
    answer: Answer | None
    document: Document
    lexicon: Lexicon
    parts: tuple[Part, ...]
    joined: Mapping[int, str] = field(default_factory=dict)
    text: str = field(init=False)
    starts: tuple[int, ...] = field(init=False)
    notes: dict[str, Any] = field(init=False, default_factory=dict)
    _of: dict[tuple[str, tuple[str, ...]], list[Mention]] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        at, starts, pieces = 0, [], []
        for number, part in enumerate(self.parts):
            between = self.joined.get(number, " ") if number else ""
            starts.append(at + len(between))
            pieces += [between, part.span.of(self.document.text)]
            at = starts[-1] + len(part.span)
        self.starts = tuple(starts)
        self.text = "".join(pieces)

    def __bool__(self) -> bool:
        return bool(self.text) and not self.text.isspace()

    @cached_property
    def tokens(self) -> list[Word]:
        return words(self.text)

    @cached_property
    def mentions(self) -> list[Mention]:
        """All phrases of all vocabularies, in order."""
        return self._found.all()

    @cached_property
    def codes(self) -> set[tuple[str, str]]:
        """Every (vocabulary, code) of which a phrase stands in the answer, also inside a longer one."""
        return self._found.codes

    @cached_property
    def _found(self) -> Mentions:
        return self.lexicon.find(self.text, self.tokens)

    @cached_property
    def unknown(self) -> list[Word]:
        """Words of three letters and more that no vocabulary knows."""
        known = self._found.known
        return [w for i, w in enumerate(self.tokens) if i not in known and len(w.key) > 2 and w.key.isalpha()]

    def of(self, vocabulary: str, *codes: str) -> list[Mention]:
        """The mentions of one vocabulary (of certain codes only, where given), in order."""
        mentions = self._found.of(vocabulary)
        if not codes or not mentions:
            return mentions
        found = self._of.get((vocabulary, codes))
        if found is None:
            found = self._of[vocabulary, codes] = [m for m in mentions if m.code in codes]
        return found

    @cached_property
    def stretches(self) -> list[tuple[Stretch, Part]]:
        """Each part with its place in `text`."""
        return [(Stretch(at, at + len(part.span)), part) for at, part in zip(self.starts, self.parts, strict=True)]

    @cached_property
    def paragraphs(self) -> list[tuple[Stretch, Part]]:
        """The parts with their places in `text`, those that go on with the one before in one with it."""
        found: list[tuple[Stretch, Part]] = []
        for number, (stretch, part) in enumerate(self.stretches):
            if number in self.joined:
                found[-1] = Stretch(found[-1][0].start, stretch.end), found[-1][1]
            else:
                found.append((stretch, part))
        return found

    @cached_property
    def lines(self) -> list[int]:
        """Where each paragraph begins."""
        return [stretch.start for stretch, _ in self.paragraphs]

    @cached_property
    def cells(self) -> frozenset[int]:
        """Where each joined part begins."""
        return frozenset(self.starts[at] for at in self.joined)

    def part_at(self, at: int) -> Part:
        """The part that holds the character `at`."""
        if at < 0:
            raise IndexError(at)
        return self.parts[bisect.bisect_right(self.starts, at) - 1]

    @cached_property
    def sentences(self) -> list[Stretch]:
        """Sentences, list entries and slash-parted replies; a new paragraph always begins one."""
        return [s for stretch, _ in self.paragraphs for s in self._cut(stretch)]

    def _cut(self, stretch: Stretch) -> Iterator[Stretch]:
        begin = stretch.start
        for stop in _STOP.finditer(self.text, stretch.start, stretch.end):
            if (
                stop.end() < stretch.end
                and stop.group() == "."
                and (
                    _YEAR.match(self.text, max(stop.start() - 4, begin))
                    or _ABBREVIATION.search(self.text[max(begin, stop.end() - 12) : stop.end()])
                    or any(_DATE.match(self.text, max(stop.start() - n, begin)) for n in (1, 2))
                    or _NUMERO.match(self.text, max(stop.start() - 2, begin))
                    or (_SHORTENED.search(self.text[max(begin, stop.end() - 12) : stop.end()])
                        and _GOES_ON.match(self.text, stop.end()))
                )
            ):
                continue
            if "/" in stop.group() and self._rated(stop.end()):
                continue
            if self._labelled(begin, stop):
                continue
            if self.text[begin : stop.end()].strip():
                yield self._trim(begin, stop.end())
                begin = stop.end()
        if self.text[begin : stretch.end].strip():
            yield self._trim(begin, stretch.end)

    def _labelled(self, begin: int, stop: re.Match[str]) -> bool:
        """Does a dash only part a short label from its number ("Groups till now – 37.", "2022 year – 52 persons")?"""
        label = max(begin, self.text.rfind(",", begin, stop.start()) + 1)
        return bool(_LABEL.fullmatch(self.text, label, stop.start()) and _NUMBER.match(self.text, stop.end()))

    def _trim(self, start: int, end: int) -> Stretch:
        inner = self.text[start:end]
        return Stretch(start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip())))

    @cached_property
    def clauses(self) -> list[Stretch]:
        """Sentences cut further at commas, colons, brackets, arrows and spaced dashes."""
        found = []
        for sentence in self.sentences:
            begin = sentence.start
            for mark in _COMMA.finditer(self.text, sentence.start, sentence.end):
                if self._decimal(mark.start()) or ("/" in mark.group() and self._rated(mark.end())):
                    continue
                if self.text[begin : mark.start()].strip():
                    found.append(self._trim(begin, mark.start()))
                begin = mark.end()
            if self.text[begin : sentence.end].strip():
                found.append(self._trim(begin, sentence.end))
        return found

    def _rated(self, at: int) -> bool:
        """Does a slash end before a character as the first sign of a rate ("48 men / year")?"""
        return any(m.start < at < m.end and self.text[m.start] == "/" for m in self.of("rates"))

    def _decimal(self, at: int) -> bool:
        around = self.text[max(0, at - 1) : at + 2]
        return len(around) == 3 and around[1] in ",:" and around[0].isdecimal() and around[2].isdecimal()

    def sentence_at(self, at: int) -> Stretch:
        """The sentence that holds (or precedes) the character `at`."""
        return _last_before(self.sentences, at)

    def clause_at(self, at: int) -> Stretch:
        """The clause that holds (or precedes) the character `at`."""
        return _last_before(self.clauses, at)

    def words_in(self, start: int, end: int) -> range:
        """The numbers of the words that begin at character `start` or behind it and before `end`."""
        first = bisect.bisect_left(self.tokens, start, key=lambda w: w.start)
        return range(first, bisect.bisect_left(self.tokens, end, first, key=lambda w: w.start))

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of `Document.text` under characters `start` to `end`: one, or several where a prompt cuts them."""
        found = []
        for stretch, part in self.stretches[max(0, bisect.bisect_right(self.starts, start) - 1) :]:
            if stretch.start >= end:
                break
            a, b = max(start, stretch.start), min(end, stretch.end)
            if a < b:
                shift = part.span.start - stretch.start
                found.append(Span(a + shift, b + shift))
        return tuple(merge(found)) if len(found) > 1 else tuple(found)

    def place(self, at: int) -> int:
        """The character of `Document.text` under character `at`."""
        self.part_at(at)
        number = bisect.bisect_right(self.starts, at) - 1
        return self.parts[number].span.start + at - self.starts[number]


def once(work: Callable[_P, _T]) -> Callable[_P, _T]:
    """Makes a function remember what it made of a passage, its last argument, in the passage's notes."""
    key = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def known(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        notes: dict[str, _T] = args[-1].notes  # type: ignore[attr-defined]  # the passage
        if key not in notes:
            notes[key] = work(*args, **kwargs)
        return notes[key]

    return known


_Placed = TypeVar("_Placed", Mention, Word)


def starting(things: Sequence[_Placed], start: int, end: int) -> list[_Placed]:
    """Those of some words or phrases, in the order of the text, that begin at `start` or behind it and before `end`."""
    low = bisect.bisect_left(things, start, key=lambda t: t.start)
    return list(things[low : bisect.bisect_left(things, end, low, key=lambda t: t.start)])


def _last_before(stretches: list[Stretch], at: int) -> Stretch:
    return stretches[max(0, bisect.bisect_right(stretches, (at, sys.maxsize)) - 1)]


class Form:
    """The answers of one programme, analysed as they are asked for, with the rules that they are read by.

    `cover` holds the respondent's words that stand before, after or between the template's rows (cover note,
    signature, rows under foreign headings)."""

    def __init__(
        self,
        document: Document,
        rules: Rules,
        lexicon: Lexicon,
        answers: Mapping[str, Answer],
        cover: tuple[Part, ...] = (),
    ) -> None:
        self.document = document
        self.rules = rules
        self.lexicon = lexicon
        self.answers = dict(answers)
        self.cover = Passage(None, None, document, lexicon, cover)
        self._passages: dict[str, Passage] = {}

    def passage(self, item: str) -> Passage:
        """The words of an item; empty where it has no answer."""
        found = self._passages.get(item)
        if found is None:
            answer = self.answers.get(item)
            found = Passage(item, answer, self.document, self.lexicon, answer.parts if answer else ())
            self._passages[item] = found
        return found

    def replace(self, item: str, passage: Passage) -> None:
        """Read other words for an item than those of its row, such as those of the row that it points to."""
        self._passages[item] = passage

    def forget(self) -> None:
        """Let go of what was found out about the passages. Notes point back to their passage: a form that keeps them
        is freed by the collector only, which takes longer than reading a page."""
        for passage in (self.cover, *self._passages.values()):
            passage.notes.clear()

    def passages(self, items: tuple[str, ...]) -> Iterator[Passage]:
        """The passages of several items that are not empty, in the order asked for."""
        for item in items:
            passage = self.cover if item == "cover" else self.passage(item)
            if passage:
                yield passage
