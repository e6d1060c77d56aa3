"""Letters without headings that say in words of a sentence what they turn to.

As regards the target group, we take men over 21. Concerning the duration, it takes 20 evenings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.segment.headings import Found
from pipeline.segment.lines import Line, Unit, pieces
from pipeline.segment.match import Heading, Matcher

_LEAST = 5  # items that a letter turns to at least
_MOST_NAMED = 3  # items that headings name beside which nothing is looked for
LEAD = re.compile(r"(?P<name>[^:,.;!?\n]{2,90}?)\s*(?P<mark>[:,]|\s[-–—])\s+(?=\S)")
_CLEAR = 0.9  # how much the topic of a lead must speak of an item, and twice as much as of any other
_SHORT = 4  # letters up to which a word between opener and topic is an article or preposition
_MOST_BETWEEN = 3
_MOST_TOPIC, _MOST_OPENING = 8, 14  # words of a topic, and of a sentence in which it is looked for
_MOST_FIRST = 5  # words of a paragraph in which its item is named
_ADVERB = re.compile(r"[^\W\d_]{3,14}, (?=[^\W\d_])")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[^\W\d_a-zà-öø-ÿ])")


def announced(text: str, units: Sequence[Unit], matcher: Matcher, named: int) -> tuple[list[Unit], dict[int, Found]]:
    """The units with lines cut before the sentences that turn to an item, and where these begin; nothing where few
    items are turned to, or where headings name some (`named`: how many)."""
    if named > _MOST_NAMED:
        return list(units), {}
    places = {line: list(_turns(text, line, matcher)) for line in units if isinstance(line, Line)}
    told = {at: item for some in places.values() for at, item in some}
    if len(set(told.values())) < max(_LEAST, named + 2):
        return list(units), {}
    told |= _opening(text, [line for line in places if line.start not in told], set(told.values()), matcher)
    cut: list[Unit] = []
    for unit in units:
        cuts = [at for at, _ in places[unit] if at > unit.start] if isinstance(unit, Line) else []
        cut += pieces(text, unit, cuts) if isinstance(unit, Line) else [unit]
    return cut, {at: Found(Heading((item,), "announced", 90.0), at) for at, item in told.items()}


def _turns(text: str, line: Line, matcher: Matcher) -> Iterator[tuple[int, str]]:
    """The sentences of a line that open with the words that announce an item, and which."""
    starts = [line.start, *(gap.end() for gap in _SENTENCE.finditer(text, line.start, line.end))]
    for start, end in zip(starts, [*starts[1:], line.end], strict=True):
        item = topic_of(text[start:end], matcher)
        if item is not None:
            yield start, item


def _opening(text: str, lines: Sequence[Line], have: set[str], matcher: Matcher) -> dict[int, str]:
    """The paragraphs that name another item in their first words ("The name of the programme is ..."), and which: the
    first that does so."""
    told: dict[int, str] = {}
    for line in lines:
        words = text[line.start : line.end].split()
        first = words[:_MOST_FIRST] if len(words) > _MOST_FIRST else []
        heading = next((h for word in first if (h := matcher.name(word)) and len(h.items) == 1), None)
        item = heading.items[0] if heading else matcher.meaning.clearly(" ".join(first), _CLEAR)
        if item is not None and item not in have and item not in told.values():
            told[line.start] = item
    return told


def topic_of(sentence: str, matcher: Matcher) -> str | None:
    """The item that a sentence says it turns to ("As regards the victims, ..."), up to a comma or colon or without one
    ("Was die Dauer betrifft, ...", "Vad gäller målgruppen tar vi ..."); a word before it ("Finally, ...") aside."""
    after = _ADVERB.match(sentence)
    words = sentence[after.end() :] if after else sentence
    found = LEAD.match(words)
    topic = matcher.announced(found["name"]) if found else None
    if found and topic is not None and topic.count(" ") < _MOST_TOPIC:
        return named(topic, True, matcher)
    rest = (matcher.announced(" ".join(words.split()[:_MOST_OPENING])) or "").split()
    while rest and len(rest[0]) <= _SHORT:
        rest = rest[1:]
    for n in range(min(len(rest), _MOST_TOPIC), 0, -1):
        name = " ".join(rest[:n])
        heading = matcher.heading(name, 101.0) or matcher.called(name)
        if heading is not None and len(heading.items) == 1:
            return heading.items[0]
    return next((item for n in (1, 2, 3) if (item := matcher.meaning.clearly(" ".join(rest[:n]), _CLEAR))), None)


def named(words: str, announced: bool, matcher: Matcher) -> str | None:
    """The one item that is called so, articles and prepositions aside; an `announced` topic may only speak of it."""
    rest = words.split()
    for _ in range(_MOST_BETWEEN if announced else 1):
        name = " ".join(rest)
        heading = matcher.heading(name, 101.0) or matcher.called(name)
        if heading is not None and len(heading.items) == 1:
            return heading.items[0]
        if len(rest) < 2 or len(rest[0]) > _SHORT:
            break
        rest = rest[1:]
    if not announced:
        return None
    return matcher.meaning.clearly(words, _CLEAR)
