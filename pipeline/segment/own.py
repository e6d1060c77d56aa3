"""A document's own names for the template's items: learned before it is cut into sections.

Offices ask in words of their own ("Where", "Q9. How long is it?"), or leave nothing but the numbers. A series is what
a document sets alike: bold lines, the cells of a column, of a row. Where some of a series are headings, the others
take the items left: by what the office calls them, by their numbers, by what their words speak of, by their place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from pipeline.model import TICKED, UNTICKED
from pipeline.segment.columns import TITLE
from pipeline.segment.headings import ABBREVIATED, Found, inline, is_short, marks_of, opens_line
from pipeline.segment.lines import Line, Row, Unit, goes_on
from pipeline.segment.match import Heading, Matcher
from pipeline.segment.numbering import serial, two_numbers, unnumbered
from pipeline.segment.quoted_mail import RULE
from pipeline.segment.runs import run_in
from pipeline.segment.styled import named_by_labels
from pipeline.segment.tokens import LETTER
from pipeline.segment.unmarked import answered, between

_LETTERED = re.compile(r"\W*(\d{1,2})[.\s]{0,2}([A-Za-z])[.):\s]")
_LEAST_ITEMS = 4  # items that a series must name before its other members are taken for headings
_LEAST_ANCHORS = 3  # members told otherwise before the words of the others are trusted
_MOST_ASK = 0.6  # share of questions from which on no such members are needed
_LEAST_UNANCHORED = 6  # members told by their words alone, where these are not trusted singly
_MOST_TOLD = 0.6  # share of a series told from which on the place of the others counts, however they are set apart
_MOST_SURE = 0.8  # the same for the last one of a series
_LEAST_SHARE = 0.4  # and their share of it
_IN_PLACE, _ANYWHERE = 0.3, 0.9  # how much words must speak of an item between its neighbours, and elsewhere
_ELSEWHERE = 0.5  # how much words must speak of an item that is missing elsewhere not to be told by their place
_AHEAD = 1.5  # and how many times as much as of any other
_MOST_MEMBERS = 400
_LEAST_ALTERNATE = 6  # rows of a table whose every second row holds questions
_SMALL = 2  # rows of a table that may be one of a question each
_MOST_SINGLE = 0.4  # share of a table's rows with one cell above which these may hold answers
_LEAD = re.compile(r"(?P<lead>[^:\d]{1,40})[\d. ]{0,5}:\s*(?P<name>.+)")
_ANSWERED = re.compile(r"\?\s+\S(?!.*\?\s*$)")  # a question, and words behind it that ask nothing
_SENTENCE = re.compile(r"[.;]\s*$|[^\W\d_]{3}[.;]\s+\w")


@dataclass(frozen=True, slots=True)
class Own:
    """What a document calls the items. `names`: the heading that a line or cell is; `starts`: where nothing but a
    number stands for the heading, by the place of the line; `items`: those named; `untold`: lines set like the names,
    which name none of the items left."""

    names: Mapping[str, Heading]
    starts: Mapping[int, Found]
    items: frozenset[str]
    untold: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Series:
    """Lines or cells set alike. `loud`: set apart from an answer, `styled`: by more than a colon or gap; `inline`:
    names before a colon or full stop; `alone`: those of them with nothing behind on their line; `plain`: set apart by
    nothing but their place; `told`: what each names, by its number."""

    texts: list[str]
    loud: bool
    styled: bool = True
    inline: bool = False
    alone: frozenset[int] = frozenset()
    plain: bool = False
    told: dict[int, Heading] = field(default_factory=dict)

    @property
    def items(self) -> set[str]:
        return {item for heading in self.told.values() for item in heading.items}


def learn(text: str, units: Sequence[Unit], matcher: Matcher) -> Own:
    """The names that a document itself gives to the items; those that the template knows are not among them."""
    units = answered(text, units, matcher)
    every = list(_series(text, units))
    narrow = _narrow(units)
    lines = [line for unit in units for line in (
        (unit,) if isinstance(unit, Line) else unit.lines if unit.table in narrow else ())]
    plain = list(between(text, lines, matcher.may_name, lambda w: matcher.meaning.clearly(w, _ANYWHERE) is not None))
    every.append(_Series(plain[:_MOST_MEMBERS], True, styled=False, plain=True))
    for series in every:
        for at, words in enumerate(series.texts):
            if heading := matcher.heading(words, 101.0):
                series.told[at] = heading
    most_told = max((len(series.items) for series in every), default=0)
    taken = {item for series in every for item in series.items
             if not series.inline or len(series.items) >= min(_LEAST_ITEMS, most_told)}
    names = named_by_labels(text, units, matcher)
    taken |= {item for heading in names.values() for item in heading.items}
    untold: set[str] = set()
    if len(taken) < len(matcher.order):
        for series in sorted((s for s in every if len(s.texts) >= _LEAST_ANCHORS), key=lambda s: -len(s.items)):
            series.told |= {at: names[words] for at, words in enumerate(series.texts) if words in names}
            most = len(series.items) + len(matcher.order) - len(taken)
            if most < _wanted(series):
                continue
            if not series.inline or 2 * len(series.items) > len(taken):  # answers have labels with a colon too
                names |= (own := _named(series, taken, matcher))
                untold |= {series.texts[at] for at in _open(series, matcher)} if own and series.loud else set()
    names |= _led(text, units, matcher)
    starts = run_in(text, units, matcher) if len(taken) + len(names) < 3 else {}
    told = [*names.values(), *(start.heading for start in starts.values() if start.heading)]
    found = taken | {item for heading in told for item in heading.items}
    left = untold - names.keys() if len(found) < len(matcher.order) else set()
    return Own(names, starts, frozenset(found), frozenset(left))


def _led(text: str, units: Sequence[Unit], matcher: Matcher) -> dict[str, Heading]:
    """Lines in which the same few words stand before each heading ("You asked: Target group")."""
    told: dict[str, dict[str, Heading]] = defaultdict(dict)
    for line in units:
        led = _LEAD.match(text, line.start, line.end) if isinstance(line, Line) and is_short(text, line) else None
        if led and (heading := matcher.heading(led["name"], 101.0)):
            told[led["lead"].casefold()][led[0]] = heading
    return {words: heading for own in told.values() if len({h.items for h in own.values()}) >= _LEAST_ITEMS
            for words, heading in own.items()}


def _series(text: str, units: Sequence[Unit]) -> Iterator[_Series]:
    """The lines outside tables by their marks; the first lines of a table's cells by column and by row. In a table
    whose rows mostly have one cell, answers stand between the headings: there the marks tell these apart."""
    lines: dict[tuple[int | bool, ...], list[str]] = defaultdict(list)
    columns: dict[tuple[int, int], list[str]] = defaultdict(list)
    flat = [unit for unit in units if isinstance(unit, Line)]
    rows = [unit for unit in units if isinstance(unit, Row)]
    for table, own in _pooled(rows):
        for questions in (_alternate(text, own), _pairs(text, own)):
            if len(questions) >= _LEAST_ITEMS:
                yield _Series(questions[:_MOST_MEMBERS], True)
        stacked = sum(len(row.cells) == 1 for row in own) > _MOST_SINGLE * len(own)
        over = [cell for row in own if len(row.cells) == 1 for cell in row.cells.values() if len(cell) > 1]
        stacked = stacked and 2 * len(over) <= len(own)  # else each cell holds a heading over its answer
        for row in own:
            firsts = {column: cell[0] for column, cell in row.cells.items() if cell and is_title(text, cell)}
            if len(firsts) >= _LEAST_ITEMS:
                yield _Series([_words(text, line) for line in firsts.values()][:_MOST_MEMBERS], True)
            for column, line in firsts.items():
                if stacked and len(row.cells) == 1:
                    lines[(table, *marks_of(text, line, None))].append(_words(text, line))
                else:
                    columns[table, column].append(_words(text, line))
    for at, line in enumerate(flat):
        if is_short(text, line):
            marks = marks_of(text, line, flat[at + 1] if at + 1 < len(flat) else None)
            lines[(-1, *marks)].append(_words(text, line))
    narrow = _narrow(units)
    alone = [*flat, *(cell[0] for row in rows if row.table in narrow for cell in row.cells.values() if cell)]
    names = [(found["name"] if found else _words(text, line), found is None) for line in alone
             if (found := inline(text, line)) or (text[line.end - 1] in ":-–" and is_short(text, line))][:_MOST_MEMBERS]
    yield _Series([name for name, _ in names], True, styled=False, inline=True,
                  alone=frozenset(at for at, (_, bare) in enumerate(names) if bare))
    opening = [found["name"] for line in alone if (found := opens_line(text, line))]
    yield _Series(opening[:_MOST_MEMBERS], True, styled=False, inline=True)
    for kind, words in lines.items():
        yield _Series(words[:_MOST_MEMBERS], any(kind[1:]), any(kind[1:4]))
    for words in columns.values():
        yield _Series(words[:_MOST_MEMBERS], True)


def _narrow(units: Sequence[Unit]) -> set[int]:
    """The tables of one column."""
    rows = [unit for unit in units if isinstance(unit, Row)]
    return {row.table for row in rows} - {row.table for row in rows if len(row.cells) > 1}


def _alternate(text: str, rows: Sequence[Row]) -> list[str]:
    """The cells of every second row of a table with two columns and more, where they are all titles: questions side by
    side, over their answers."""
    over = rows[::2]
    wide = len(rows) >= _LEAST_ALTERNATE and all(len(row.cells) > 1 for row in over) and len(rows) % 2 == 0
    if not wide or any(len(a.cells) < len(b.cells) for a, b in zip(over, rows[1::2], strict=True)):
        return []
    cells = [cell for row in over for _, cell in sorted(row.cells.items())]
    return [_words(text, cell[0]) for cell in cells] if all(len(c) == 1 and is_title(text, c) for c in cells) else []


def _pairs(text: str, rows: Sequence[Row]) -> list[str]:
    """The first and third cells of a table of four columns, row by row, where they are all titles: a question beside
    its answer, twice in a row."""
    held = [row.cells.keys() for row in rows]
    if len(rows) < _LEAST_ITEMS or not any(3 in columns for columns in held) or not all(
            {0, 2} <= columns <= {0, 1, 2, 3} for columns in held):
        return []
    cells = [row.cells[column] for row in rows for column in (0, 2)]
    return [_words(text, cell[0]) for cell in cells] if all(len(c) == 1 and is_title(text, c) for c in cells) else []


def _pooled(rows: Sequence[Row]) -> Iterator[tuple[int, list[Row]]]:
    """The rows of each table; those of tables of a row or two, one for each question, as if of one."""
    tables = {table: list(some) for table, some in groupby(rows, key=lambda row: row.table)}
    small = [row for own in tables.values() if len(own) <= _SMALL for row in own]
    yield from ((table, own) for table, own in tables.items() if len(own) > _SMALL)
    if small:
        yield small[0].table, small


def is_title(text: str, cell: Sequence[Line]) -> bool:
    """Whether the first line of a cell may be a heading: short, no sentence, no tick box."""
    first = _words(text, cell[0])
    plain = len(first) <= TITLE and not goes_on(first) and not {TICKED, UNTICKED} & set(first)
    return plain and (_SENTENCE.search(first) is None or ABBREVIATED.fullmatch(first) is not None)


def _words(text: str, line: Line) -> str:
    return text[line.start : line.end]


def _named(series: _Series, taken: set[str], matcher: Matcher) -> dict[str, Heading]:
    """The members of a series that name an item still missing."""
    known = dict(series.told)
    _by_call(series, taken, matcher)
    if series.loud:
        if len(series.told) >= _LEAST_ITEMS:
            _misspelt(series, taken, matcher)
        _by_number(series, taken, matcher)
        asks = sum(words.rstrip(" *").endswith("?") for words in series.texts) >= _MOST_ASK * len(series.texts)
        if len(series.told) < _LEAST_ANCHORS:
            _anchored(series, taken, matcher, asks)
        if asks or len(series.told) >= _LEAST_ANCHORS:
            for placed in (True,) if series.plain else (True, False):
                _by_meaning(series, taken, matcher, placed)
                if len(series.told) >= _LEAST_ANCHORS and (
                        series.styled or asks or len(series.told) >= _MOST_TOLD * len(series.texts)):
                    _by_place(series, taken, matcher, asks)
            _agreed(series, matcher)
        _by_letter(series)
    if len(series.items) < _wanted(series):
        return {}
    found = {series.texts[at]: heading for at, heading in series.told.items() if at not in known}
    taken |= {item for heading in found.values() for item in heading.items}
    return found


def _by_letter(series: _Series) -> None:
    """Members that go on with the one before by the next letter of one number ("9a ...", "9b ...")."""
    lettered = [_LETTERED.match(words) for words in series.texts]
    for at, (one, two) in enumerate(pairwise(lettered), 1):
        if one and two and at not in series.told and at - 1 in series.told and one[1] == two[1] and (
                ord(two[2].lower()) - ord(one[2].lower()) == 1):
            series.told[at] = Heading(series.told[at - 1].items, "hint", 85.0)


def _anchored(series: _Series, taken: set[str], matcher: Matcher, asks: bool) -> None:
    """Tell members by nothing but what their words speak of, where those told so stand in the template's order: in a
    series of questions any, else only where they are more than half."""
    before = dict(series.told)
    _by_meaning(series, taken, matcher, placed=False)
    _in_one_order(series, matcher)
    if not asks and len(series.told) < max(_LEAST_UNANCHORED, 0.5 * len(series.texts)):
        series.told = before


def _wanted(series: _Series) -> float:
    """How many items a series must name for its names to count."""
    return max(_LEAST_ITEMS, _LEAST_SHARE * len(series.texts))


def _misspelt(series: _Series, taken: set[str], matcher: Matcher) -> None:
    """Members that are nearly a heading of the template's."""
    for at in _open(series, matcher):
        heading = matcher.heading(series.texts[at])
        if heading and not set(heading.items) & (taken | series.items):
            series.told[at] = heading


def _free(series: _Series, taken: set[str], matcher: Matcher) -> set[str]:
    return matcher.order.keys() - taken - series.items


def _open(series: _Series, matcher: Matcher) -> list[int]:
    return [at for at, words in enumerate(series.texts) if at not in series.told and not matcher.is_foreign(words)
            and not matcher.is_printed(words) and not matcher.opens_prompt(words) and LETTER.search(words)
            and not RULE.fullmatch(words)
            and not ((asked := _ANSWERED.search(words)) and matcher.heading(words[: asked.start() + 1], 101.0))]


def _by_call(series: _Series, taken: set[str], matcher: Matcher) -> None:
    """Members that are what offices call an item; one in two items' words by its place."""
    for at in _open(series, matcher):
        heading = matcher.called(series.texts[at])
        if heading and not set(heading.items) & (taken | series.items):
            series.told[at] = heading
    for at in _open(series, matcher):
        words = series.texts[at]
        fits = [i for i in matcher.calls(words) or matcher.abbreviated(words) if i in _free(series, taken, matcher)
                and _in_order(series, at, i, matcher)]
        if len(fits) == 1:
            series.told[at] = Heading((fits[0],), "alias", 100.0)


def _by_number(series: _Series, taken: set[str], matcher: Matcher) -> None:
    """Numbered members, where the numbers of those told run with the template: each takes the item of its number, but
    where its words clearly speak of another; then that one's number tells of the item that it left."""
    order = list(matcher.order)
    numbers: dict[int, int] = {}
    for roman in (False, True):
        numbers = {at: n for at, words in enumerate(series.texts) if (n := serial(words, roman)) is not None}
        agree = [matcher.order[series.told[at].items[0]] + 1 == n for at, n in numbers.items() if at in series.told]
        if len(agree) >= 3 and sum(agree) >= 0.8 * len(agree):
            break
    else:
        return
    places = {at: order[n - 1] for at, n in numbers.items() if 1 <= n <= len(order)}
    _against_numbers(series, taken, matcher, places)
    left = {heading.items[0]: item for at, item in places.items()
            if (heading := series.told.get(at)) is not None and heading.items[0] != item}
    for at in _open(series, matcher):
        free, item = _free(series, taken, matcher), places.get(at, "")
        for _ in left:
            item = item if item in free else left.get(item, item)
        if item in free:
            series.told[at] = Heading((item,), "number", 90.0)
        elif (two := two_numbers(series.texts[at])) and (both := order[two[0] - 1 : two[1]]) and free.issuperset(both):
            series.told[at] = Heading(tuple(both), "merged" if both[1:] else "number", 90.0)


def _against_numbers(series: _Series, taken: set[str], matcher: Matcher, places: Mapping[int, str]) -> None:
    """Numbered members whose words clearly speak of another item than their number (`places`), and more than any other
    member does."""
    speak = {at: matcher.meaning.scores(unnumbered(series.texts[at])) for at in _open(series, matcher)}
    for at, item in places.items():
        other = matcher.meaning.clearly(unnumbered(series.texts[at]), _ANYWHERE) if at in speak else None
        if other is None or other == item or other not in _free(series, taken, matcher):
            continue
        if speak[at][other] >= _AHEAD * max((own.get(other, 0.0) for k, own in speak.items() if k != at), default=0.0):
            series.told[at] = Heading((other,), "apart", 80.0)


def _by_meaning(series: _Series, taken: set[str], matcher: Matcher, placed: bool) -> None:
    """Members whose words speak of a missing item, and of no other as much: the clearest first. `placed`: only those
    that stand between the items around theirs; else those that stand elsewhere and speak all the clearer."""
    scores = {at: matcher.meaning.scores(unnumbered(series.texts[at])) for at in _open(series, matcher)}
    ranked = sorted(((score, -at, item) for at, own in scores.items() for item, score in own.items()), reverse=True)
    for score, minus, item in ranked:
        at, free = -minus, _free(series, taken, matcher)
        if at in series.told or item not in free or score < (_IN_PLACE if placed else _ANYWHERE):
            continue
        if placed and not _in_order(series, at, item, matcher):
            continue
        first = min(series.told, default=at)
        if at < first and matcher.order[series.told[first].items[0]] == 0:
            continue  # the title of the form
        rivals = max((s for i, s in scores[at].items() if i != item and (not placed or (
            i in free and _in_order(series, at, i, matcher)))), default=0.0)
        if score >= _AHEAD * rivals:
            series.told[at] = Heading((item,), "hint" if placed else "apart", 85.0 if placed else 80.0)


def _by_place(series: _Series, taken: set[str], matcher: Matcher, asks: bool) -> None:
    """Members between two told ones, as many as the items that are missing between these. What stands before and
    after a form are its title and its end, but where all members are questions (`asks`), or where nearly all are told
    and one item is left for the last."""
    told = [-1, *sorted(series.told), len(series.texts)]
    order = list(matcher.order)
    free = _free(series, taken, matcher)
    bare = len(series.alone & series.told.keys()) >= _MOST_SURE * len(series.told)  # then "In prison: yes" is no name
    for a, b in pairwise(told):
        low = matcher.order[series.told[a].items[-1]] if a >= 0 else -1
        high = matcher.order[series.told[b].items[0]] if b < len(series.texts) else len(order)
        between = [at for at in _open(series, matcher) if a < at < b
                   and (not asks or series.texts[at].rstrip(" *").endswith("?")) and (not bare or at in series.alone)]
        missing = order[low + 1 : high]
        nearly = a >= 0 and len(missing) == 1 and len(series.told) >= _MOST_SURE * len(series.texts)
        inside = asks or nearly or (a >= 0 and b < len(series.texts))
        elsewhere = free - set(missing)  # what stands in another order is not told by its place
        if any(matcher.meaning.clearly(series.texts[at], _ELSEWHERE) in elsewhere for at in between):
            continue
        if between and len(between) == len(missing) and free.issuperset(missing) and inside:
            for at, item in zip(between, missing, strict=True):
                series.told[at] = Heading((item,), "position", 70.0)


def _in_one_order(series: _Series, matcher: Matcher) -> None:
    """Leave those members told that stand in the template's order: the most that do."""
    chains: list[list[int]] = []
    for at in sorted(series.told):
        order = matcher.order[series.told[at].items[0]]
        before = [c for c in chains if matcher.order[series.told[c[-1]].items[-1]] < order]
        chains.append([*max(before, key=len, default=[]), at])
    longest = max(chains, key=len, default=[])
    series.told = {at: series.told[at] for at in longest}


def _agreed(series: _Series, matcher: Matcher) -> None:
    """Members whose words speak most of the very item that stands at their place are sure."""
    for at, heading in list(series.told.items()):
        if heading.how in ("hint", "apart", "position"):
            scores = matcher.meaning.scores(unnumbered(series.texts[at]))
            item, rest = heading.items[0], {k: h for k, h in series.told.items() if k != at}
            ahead = scores.get(item, 0.0) >= max(_IN_PLACE, *(2 * s for i, s in scores.items() if i != item), 0.0)
            if ahead and _in_order(replace(series, told=rest), at, item, matcher):
                series.told[at] = replace(heading, how="cue")


def _in_order(series: _Series, at: int, item: str, matcher: Matcher) -> bool:
    """Whether an item stands between those of the nearest told members."""
    before = max((k for k in series.told if k < at), default=None)
    after = min((k for k in series.told if k > at), default=None)
    here = matcher.order[item]
    low = -1 if before is None else matcher.order[series.told[before].items[-1]]
    high = len(matcher.order) if after is None else matcher.order[series.told[after].items[0]]
    return low < here < high and bool(series.told)


