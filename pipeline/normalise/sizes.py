"""How many people sit in one group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Span
from pipeline.normalise.yes_no import moot
from pipeline.passage import Form, Passage, Stretch, once
from pipeline.rules import Variable
from pipeline.words.claiming import scopes
from pipeline.words.people import grouped, headcounts, sizes_elsewhere
from pipeline.words.people.members import ONE_GROUP
from pipeline.words.quantities import tracks
from pipeline.words.quantities.measured import ranged, spans, without
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import SESSIONS, Quantity, Range
from pipeline.words.quantities.roles import roles
from pipeline.words.sessions import companies
from pipeline.words.sessions.doses import span
from pipeline.words.wording.tongues import heard

_OF_THEM = re.compile(r"\s(?:of (?:them|us)|von ihnen|d'entre eux|de ellos|di loro|van hen|av dem|af dem|z nich)\b",
                      re.IGNORECASE)
_THEY_ARE = re.compile(
    r"\b(?:they are|there (?:are|will be)|there['’](?:ll be|s)|ils sont|(?:ellos )?son|sono|sie sind|sind sie"
    r"|zijn ze|ze zijn|de är|är de|de er|er de|jest ich|je jich|je ich)\W*(?:\w+\s)?$", re.IGNORECASE)
_COUNTED = frozenset({"person", "place"})
_PAIR, _HEADING, _AGE, _FEW = 2, 4, 16, 8  # a pair is none; words
_AWAY = frozenset({"waiting", "staff", "frame", "followup", "absence"})


class Options(BaseModel):
    """`items`: further items that may tell it; `vocabulary`: nouns for the size of a group (code `size`); `lowest` and
    `highest`: what may be the size of a group; `moot`: values of other variables by which the home item tells of no
    group."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    items: tuple[str, ...] = ()
    vocabulary: str = "age_words"
    lowest: int = 2
    highest: int = 40
    moot: dict[str, tuple[str, ...]] = {}


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The size told in the home item, else one that the further items tie to a group in so many words."""
    in_groups = not moot(options.moot, found)
    sent = sizes_elsewhere.sent_to(form, variable.item)
    for passage in form.passages((variable.item, *options.items)):
        home = passage.item == variable.item
        told = [i for i in range(len(quantities(passage))) if is_size(form, passage, i, options, home)]
        if not told and passage.item == sent:
            told = [i for i, q in enumerate(quantities(passage)) if (sizes_elsewhere.ranged(q) or _by_track(passage, i))
                    and is_size(form, passage, i, options, True)]
        sizes, doubtful = grouped.planned(passage, told)
        used = spans(
            passage, [q for q in quantities(passage) if q.what not in ("", "?") or q.kind not in ("count", "clock")]
        )
        if sizes and (in_groups or not home):
            return reading(passage, variable, sizes, used, doubtful)
        if home:
            kept = used
    return Reading((), used=kept if form.passage(variable.item) else ())


def is_size(form: Form, passage: Passage, i: int, options: Options, home: bool) -> bool:
    told = roles(passage)
    one = told.quantities[i]
    numbers = [n for n in (one.low, one.high) if n is not None]
    if (
        not numbers
        or not all(options.lowest <= n <= options.highest for n in numbers)
        or one.kind != "count"
        or one.article
    ):
        return False
    meant = foreseen(passage, one)
    doubted = told.told[i].doubt not in ("", "target") and not meant
    if doubted or told.told[i].governor in _AWAY or one.rate is not None:
        return False
    if one.high == _PAIR and one.low in (None, _PAIR) and (
            (one.what in ("", "?") and one.word) or not _beside_group(passage, one)):
        return False
    sizing = ("size", "people_number") if home else ("size",)
    sized = any(0 < one.first - m.last <= 3 for m in heard(passage, options.vocabulary, *sizing))
    named = (
        home
        and one.what == "group"
        and one.label
        and (
            not one.exact
            or (one.noun is not None
            and (passage.text[one.noun.start : one.noun.end].casefold() in ONE_GROUP))
        )
    )
    if of_sessions(passage, i):
        return False
    if named or (home and one.what == "group" and one.modifier == "person" and not one.exact):
        return True
    if one.what in ("", "?") and one.high is None and (one.low or 0) >= _AGE:
        return False  # "group for men over 18"
    if home and (one.what in ("", "?") or one.label) and _by_track(passage, i):
        return True  # "community 8-12": the noun before is a label
    if not sized and one.what not in _COUNTED | {"", "?"} and not _forms(one):
        return False
    entry = next((e for e in headcounts.entries(form, passage) if e.index == i), None)
    if meant or (entry is not None and entry.counted == "size"):
        return True
    if sized or not home:
        together = sizes_elsewhere.ranged(one) and passage.sentence_at(one.start) in _in_a_room(passage)
        return sized or together
    if one.what in _COUNTED or _forms(one):
        if any(companies.of_others(passage, m) for m in heard(passage, "session_forms", "group")
               if passage.sentence_at(m.start).holds(one.start)):
            return False
        return entry is None or (entry.period in ("", "so_far") and entry.year is None)
    return one.what in ("", "?") and one.form in (None, "group") and (
        (one.exact and _usual(passage, one))
        or in_group(passage, one) or _shares_noun(told.quantities, i) or _bare_range(passage, one)
        or seated(passage, one) or of_them(passage, one))


def _bare_range(passage: Passage, one: Quantity) -> bool:
    """Is the whole answer a least and a most ("min 6, max 12"), or one of them ("nine at most")?"""
    if len(passage.tokens) <= _HEADING and not one.exact and one.bound:
        return True
    return len(passage.tokens) <= _FEW and not one.exact and one.low is not None and len(passage.of("bounds")) > 1


def seated(passage: Passage, one: Quantity) -> bool:
    """Is a bare number that of those who sit together ("round the table 8 to 10"), or a bare bound what a beginning
    needs ("at least six must be there to start", "with less than six we do not begin")?"""
    sentence = passage.sentence_at(one.start)
    alone = any(sentence.holds(m.start) for m in heard(passage, "session_forms", "individual"))
    if alone or any(sentence.holds(m.start) for m in (*heard(passage, "age_words", "age"), *passage.of("rates"))):
        return False
    if sentence in _in_a_room(passage):
        return True
    return bool(one.bound) and not one.exact and _START.search(passage.text, sentence.start, sentence.end) is not None


def of_them(passage: Passage, one: Quantity) -> bool:
    """Is a range the number of those who are there ("there will be six to ten of them"), in an answer that names a
    group, and no part of sessions told before?"""
    sentence = passage.sentence_at(one.start)
    counted = any(sentence.start <= m.start < one.start for m in heard(passage, "count_nouns", "session", "talk"))
    there = _OF_THEM.match(passage.text, one.end) or _THEY_ARE.search(passage.text, sentence.start, one.start)
    grouped_ = any(m.end <= one.start for m in heard(passage, "session_forms", "group"))
    return there is not None and grouped_ and not counted and one.low != one.high and None not in (one.low, one.high)


def of_sessions(passage: Passage, i: int) -> bool:
    """Is a bare number that of the sessions of another track, told before it in its sentence ("20 sessions for low, 23
    for medium")?"""
    every, sentence = quantities(passage), passage.sentence_at(quantities(passage)[i].start)
    before = [q for q in every[:i] if sentence.holds(q.start) and q.what != ""]
    return every[i].what == "" and bool(before) and before[-1].what in SESSIONS and (
        tracks.label(passage, i) is not None)


@once
def _in_a_room(passage: Passage) -> frozenset[Stretch]:
    """The sentences that tell of people who sit together."""
    return frozenset(s for s in passage.sentences if _ROOM.search(passage.text, s.start, s.end))


def _forms(one: Quantity) -> bool:
    """"Twelve men form a group": the verb is no paper to be filled in."""
    return one.what == "paper" and one.modifier == "person"


def _beside_group(passage: Passage, one: Quantity) -> bool:
    """Does a word for the group stand right beside a number?"""
    return any(abs(m.first - one.first) <= _HEADING for m in heard(passage, "session_forms", "group"))


def _shares_noun(every: Sequence[Quantity], i: int) -> bool:
    """Is a bare bound followed by another one that has the noun ("no fewer than 6, no more than 10 men")?"""
    one, follows = every[i], every[i + 1] if i + 1 < len(every) else None
    return follows is not None and follows.what == "person" and bool(one.bound and follows.bound) and (
        follows.first - one.last <= _HEADING)


def _by_track(passage: Passage, i: int) -> bool:
    """Is a bare range that of a further track, whose noun stands with the first ("prison 6-8 men, community 8-12"), or
    in the sentence before that of which it is the last word ("In prison 6 to 8 men; in the community, 8 to 12.")?"""
    every = roles(passage).quantities
    one, before = every[i], every[i - 1] if i else None
    if before is None or before.what != "person" or one.exact or before.exact or one.first - before.last > _FEW:
        return False
    named = [tracks.label(passage, i - 1), tracks.label(passage, i)]
    here, there = passage.sentence_at(one.start), passage.sentence_at(before.start)
    ends = not passage.text[one.end : here.end].strip(" .;)\n") and not passage.text[there.end : here.start].strip()
    return all(named) and named[0] != named[1] and (here == there or ends)


def foreseen(passage: Passage, one: Quantity) -> bool:
    """Is a group planned for so many people ("the group is planned for twelve men")?"""
    clause = passage.clause_at(one.start)
    plans = [m for m in passage.of("scope_marks", "plan") if clause.start <= m.start and 0 <= one.first - m.last <= 2]
    groups = heard(passage, "session_forms", "group")
    return one.what == "person" and bool(plans) and any(clause.start <= g.start < plans[0].start for g in groups)


def _usual(passage: Passage, one: Quantity) -> bool:
    """Does a word for the rule stand right before a bare number that ends its clause ("normally there are 10")?"""
    rules = (*passage.of("delivery_formats", "rule"), *passage.of("approximators"))
    ends = not passage.text[one.end : passage.clause_at(one.start).end].strip(" .;)")
    return ends and any(
        m.code == "rule" and (0 <= one.first - m.last <= _HEADING or m.start == one.start) for m in rules)


def in_group(passage: Passage, one: Quantity) -> bool:
    """Is a bare number in a clause or bracket that speaks of the group ("Group, 6-10"; "five is the least")?"""
    if heard(passage, "age_words", "age") and any(
        abs(m.first - one.first) <= 5 for m in heard(passage, "age_words", "age")
    ):
        return False
    sentence = passage.sentence_at(one.start)
    before = [s for s in passage.sentences if s.start < sentence.start]
    tracked = any(sentence.start <= m.start < sentence.end for m in heard(passage, "tracks"))
    heading = [s for s in before if len(s.of(passage.text).split()) <= _HEADING]
    if before and (one.bound or _usual(passage, one)) and heading and heading[0] == passage.sentences[0]:
        sentence = Stretch(heading[0].start, sentence.end)
    elif before and tracked:
        sentence = Stretch(before[-1].start, sentence.end)
    groups = [m for m in heard(passage, "session_forms", "group") if sentence.start <= m.start < sentence.end]
    alone = [m for m in heard(passage, "session_forms", "individual") if abs(m.first - one.first) <= 3]
    return bool(groups) and not alone


def reading(
    passage: Passage, variable: Variable, sizes: Sequence[Quantity], used: tuple[Span, ...], doubtful: bool
) -> Reading:
    ranges = list(dict.fromkeys(least(passage, q) for q in sizes))
    found = bounds(ranges)
    if found is None:
        return without(
            passage,
            variable,
            "unparsed",
            spans(passage, sizes),
            "these sizes cannot all hold",
            "conflict_within_item",
            used,
        )
    return ranged(
        passage,
        variable,
        found,
        spans(passage, sizes),
        "size",
        approx=any(q.approx for q in sizes),
        by_track=len(ranges) > 1,
        confidence="low" if doubtful else None,
        used=used,
        flags=(doubt(passage, variable, sizes[0]),) if doubtful else (),
    )


def least(passage: Passage, size: Quantity) -> Range:
    """The range of a size; a denied "under six" is six at least ("under six we do not begin", "if there are less than
    six, no group"), a denied "over eight" eight at most ("groups bigger than eight are not accepted")."""
    over = size.high is None and size.low is not None and _OVER.match(passage.text, size.start)
    under = size.low is None and _UNDER.match(passage.text, size.start)
    sentence, clause = passage.sentence_at(size.start), passage.clause_at(size.start)
    reach = sentence if _WHEN.search(passage.text, sentence.start, size.start) else clause
    denied = any(reach.holds(m.start) and m.start > size.end for m in scopes.triggers(passage))
    if over and denied:
        return None, size.low
    if size.exact and _starts_at(passage, size):
        return size.low, None
    return (size.high, None) if under and denied else (size.low, size.high)


def _starts_at(passage: Passage, size: Quantity) -> bool:
    """Is a number the condition for a beginning ("we start when five men are there", "if there are six, we begin")?"""
    sentence = passage.sentence_at(size.start)
    told = _WHEN.search(passage.text, sentence.start, size.start)
    return told is not None and _START.search(passage.text, sentence.start, sentence.end) is not None


_WHEN = re.compile(
    r"\b(?:when|once|as soon as|if|only with|sobald|wenn|ab|dès que|quand|cuando|si|quando|se|appena|zodra|als"
    r"|wanneer|när|om"
    r"|når|hvis|kun|jos|gdy|kiedy|jeśli|když|pokud|keď|ko|če|kad|kada|ako|kai|kad|kui|amikor|ha|când|dacă)\s[^,;.]*$",
    re.IGNORECASE)
_START = re.compile(
    r"\b(?:start|begin|open|form|launch|make a|set up|run a|do a|hold a|beginn"
    r"|starte|eröffn|commenç|commence|démarr|empez|empieza|comenz"
    r"|comienza|inizi"
    r"|parte|comincia|begint|starta|börja|starter|begynd|begynn|aloit|alkaa|rozpocz|zaczyna|zahaj|začín|začne"
    r"|otvára|pradeda"
    r"|sāk|alusta|indul|kezd|încep)\w*", re.IGNORECASE)
_ROOM = re.compile(
    r"\b(?:we (?:all )?sit|sit together|in (?:the|a|one) (?:same )?(?:room|circle)"
    r"|(?:round|around|at) (?:the|a|one) table|chairs|in (?:the )?circle|i[mn] (?:einem |gleichen )?(?:Raum|Kreis)"
    r"|(?:am|um den|um einen|an einem) Tisch|dans (?:la|une)(?: même)? (?:salle|pièce)"
    r"|autour (?:de la|d['’]une) table|en cercle|en (?:la|una|una misma) sala|en círculo"
    r"|alrededor de (?:la|una) mesa|nella (?:stessa )?(?:stanza|sala)|in (?:una )?(?:sala|stanza)|in cerchio"
    r"|(?:attorno|intorno) a(?:l| un) tavolo|in (?:de|een) (?:zaal|kring|ruimte|kamer)"
    r"|(?:rond de|aan|rond een) tafel|em círculo|i (?:rummet|ett rum|samma rum|et rum|rommet|et rom)"
    r"|i en (?:cirkel|ring)|r[uo]ndt? (?:om )?(?:ett |et )?borde?t?|i ring|huoneessa|pöydän ääressä|piirissä"
    r"|w (?:jednej )?sali|w kręgu|przy (?:jednym )?stole|v (?:jedné )?místnosti|v kruhu|v (?:jednej )?miestnosti"
    r"|v (?:eni )?sobi|u (?:jednoj )?sobi|u krugu|v krogu|na sala|numa sala|în(?:tr-o)? sală|în cerc|a la sala"
    r"|en una sala|en rotllana|egy teremben|körben|ühes ruumis|ringis|vienā telpā|aplī|vienoje patalpoje|σε κύκλο)\b",
    re.IGNORECASE)
_UNDER = re.compile(
    r"(?:under|below|less|fewer|unter|weniger|moins|menos|meno|minder|onder|mindre|färre|færre|alle|vähemmän|poniżej"
    r"|mniej|pod|méně|menej|manj|manje|ispod|mažiau|mazāk|alla|vähem|sub|mai\s+puțin|menys|abaixo|kevesebb"
    r"|κάτω|λιγότερ\w+)\b",
    re.IGNORECASE)
_OVER = re.compile(
    r"(?:over|above|more|bigger|larger|greater|beyond|über|mehr|größer|plus|au-delà|más|mayor|più|oltre"
    r"|superior|meer|groter"
    r"|boven|fler|större|över|over|flere|større|yli|suurem\w+|ponad|powyżej|więcej|większ\w+|nad|víc\w*|větší"
    r"|väčši\w+|več\w*"
    r"|preko|više|daugiau|vairāk|üle|rohkem|peste|mai\s|mais|maior|més)\b", re.IGNORECASE)


def doubt(passage: Passage, variable: Variable, size: Quantity) -> Flag:
    return Flag("low_confidence", f"{variable.label}: it may be the number of one occasion or of something else.",
                variable.item, variable.name, spans(passage, [size])[0])


def bounds(ranges: Sequence[Range]) -> Range | None:
    """One range; a lower with an upper bound; or, by setting, the lowest and the highest."""
    if len(ranges) == 1:
        return ranges[0]
    low, high = span(ranges)
    if low is not None and high is not None and low > high:
        return None
    return low, high
