"""How delivery is observed: ideas as in `composed`, and the answer that it is not observed at all.

One way denied says nothing on the others; two ways denied, or monitoring as such, or all who might look, is none.
Monitoring or recording of a kind that is not told is unparsed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.model import Reading, Value
from pipeline.normalise import choices, composed
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.words.claiming import past, scopes
from pipeline.words.ideas import ideas, passing
from pipeline.words.ideas.judged import Told, told_at
from pipeline.words.replying import leads
from pipeline.words.wording.triggers import triggers

UNCLEAR = composed.UNCLEAR
_LOOKS, _SESSION = frozenset({"watchers", "observe", "watches"}), frozenset({"session"})
_RECORDED = frozenset({"video", "audio", UNCLEAR})
_NEAR = 4


class Options(composed.Options):
    """As `composed.Options`, with an idea `unclear` for ways that are not told; `same`: codes that are one way of
    observing when they are denied."""

    same: tuple[tuple[str, ...], ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The ways stated; else none where all are denied; else unparsed where the way is not told."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    told = composed.told_in(passage, options)
    told = [t for t in told if not _labels(passage, t, told) and not _harks_back(passage, t, told)
            and not _of_the_film(passage, t, told)]
    told = [replace(t, how="past") if _tried(passage, t) else t for t in told]
    told = [replace(t, how="denied") if _label_denied(passage, t, told) else t for t in told]
    ways = [t for t in told if t.found.code != UNCLEAR]
    reading = composed.made(passage, variable, options, ways)
    if reading.values:
        return Reading(
            reading.values, (*reading.flags, *composed.unread(form, passage, variable, options, told)), reading.used
        )
    denied = [t for t in told if t.how in ("denied", "past")]
    none = _in_series(passage, options, told) or _nobody_looks(passage, options)
    if not none and any(t.how == "denied" for t in told) and (
            _amounts_to_none(denied, options) or _by_nobody(passage, denied)):
        none = next(t for t in denied if t.how == "denied")
    if none:
        return choices.value(
            passage, variable, ("none",), passage.locate(none.found.start, none.found.end), rule="none"
        )
    if any(t.found.code == UNCLEAR and t.how == "stated" for t in told):
        return Reading((Value(variable.name, status="unparsed"),), (), reading.used)
    return Reading((), reading.flags, reading.used)


def _amounts_to_none(denied: list[Told], options: Options) -> bool:
    ways: set[str] = set()
    for t in denied:
        code = t.found.code
        if code == UNCLEAR and "monitor_any" in t.found.idea.source:
            return True
        if code == UNCLEAR:
            ways.update(("audio", "live_observation") if "watches" in t.found.idea.source else ("audio",))
            continue
        ways.add(next((group[0] for group in options.same if code in group), code))
    return len(ways) > 1


def _labels(passage: Passage, told: Told, others: list[Told]) -> bool:
    """Is a word for observing the label of another way ("observation: audio", "monitoring: no video")?"""
    if told.found.code == UNCLEAR:
        rest = _ITSELF.match(passage.text, told.found.end)
        return rest is not None and any(
            rest.start(1) <= o.found.start < rest.end() for o in others if o.found.code != UNCLEAR)
    return told.found.code == "live_observation" and any(
        _LABEL.fullmatch(passage.text, told.found.end, o.found.start) for o in others if o.found.code != told.found.code
    )


_LABEL = re.compile(r"\s*[:=–—]\s*")


_ITSELF = re.compile(r"\s*[:=–—-]\s*([^.,;\n]+)")
_BRIEF = 4  # words


def _label_denied(passage: Passage, told: Told, others: list[Told]) -> bool:
    """Do the few words behind a label for monitoring only deny it ("Monitoring: does not take place")?"""
    if told.found.code != UNCLEAR or told.how != "stated":
        return False
    rest = _ITSELF.match(passage.text, told.found.end)
    if rest is None or len(rest[1].split()) > _BRIEF:
        return False
    if any(rest.start(1) <= o.found.start < rest.end() for o in others):
        return False
    return any(rest.start(1) <= t.start < rest.end() for t in triggers(passage))


def _harks_back(passage: Passage, told: Told, others: list[Told]) -> bool:
    """Does a later clause of a sentence on the past still speak of it ("we used to film, but the camera broke")?"""
    if told.how != "stated" or told.found.code not in ("video", "audio"):
        return False
    sentence = passage.sentence_at(told.found.start)
    gone = [o.found.end for o in others if o.how == "past" and o.found.code in ("video", "audio", UNCLEAR)
            and sentence.start <= o.found.start < told.found.start]
    return bool(gone) and not past.today(passage, min(gone), sentence.end)


def _of_the_film(passage: Passage, told: Told, others: list[Told]) -> bool:
    """Is it behind a semicolon the recording told before it that is looked at ("all sessions are filmed; the manager
    views one in six")?"""
    words = told.found.words
    if told.found.code != "live_observation" or len(words) != 1 or words[0].code != "watches":
        return False
    begin = passage.sentence_at(words[0].start).start
    before = passage.sentence_at(max(0, begin - 2))
    joined = passage.text[:begin].rstrip().endswith(";")
    filmed = [o.found.start for o in others if o.found.code in _RECORDED and o.how == "stated"]
    return joined and any(before.holds(at) for at in filmed)


def _tried(passage: Passage, told: Told) -> bool:
    """Is recording only said to have been tried once ("we tried a camera in 2016")? What is done today has words of its
    own."""
    return told.how == "stated" and told.found.code in _RECORDED and any(
        passing.tried(passage, w) for w in told.found.words)


def _by_nobody(passage: Passage, denied: list[Told]) -> bool:
    """Is it said that there is no one who looks ("nobody watches the sessions")?"""
    return any(u.holds(m.start) and u.holds(t.found.start) for m in passage.of("negators", "nobody")
               for u in scopes.units(passage) for t in denied if t.found.code == "live_observation")


def _nobody_looks(passage: Passage, options: Options) -> Told | None:
    """Somebody who is not there to look at sessions ("nobody attends, films or scores the meetings")."""
    for m in passage.of("negators", "nobody"):
        here = ideas.words(passage, options.words, options.circumstances)
        behind = Stretch(m.end, here.window("sentence", m.start).end)
        looks = [w for w in here.within(_LOOKS, behind) if (here.gap(m, w) or 0) <= 1 and not w.term.startswith("come")]
        if looks and any((here.gap(looks[0], w) or 0) <= _NEAR for w in here.within(_SESSION, behind)):
            return told_at("none", m.start, looks[0].end)
    return None


def _in_series(passage: Passage, options: Options, told: list[Told]) -> Told | None:
    """A no in the place of monitoring, in an answer that goes through the list of the prompt."""
    if not options.series or not options.series.at:
        return None
    piece = options.series.slots(passage).get(options.series.at)
    if piece is None:
        return None
    word = leads.lead(passage, piece)
    if word is not None and word.code == "no" and (word.bare or not word.direct):
        return told_at("none", word.start, word.end)
    if len(piece.of(passage.text).split()) > _BRIEF or any(piece.holds(t.found.start) for t in told):
        return None
    no = next((t for t in triggers(passage) if piece.holds(t.start)), None)
    return told_at("none", no.start, no.end) if no else None
