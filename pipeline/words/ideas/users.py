"""Who uses a thing: "an e-learning, but it is for judges", "the trainers' supervision is by video", and what a label
says of the thing that it is ("app – in development")."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.ideas.ideas import Words

_FOR = re.compile(
    r"\b(?:for|für|pour|para|per|voor|för|for|till|til|dla|pro|pre|za|pentru|zum|zur|among|amongst)\s"
    r"(?:[^\W\d]+['’]?\s){0,3}\Z",
    re.IGNORECASE)
_OF = re.compile(r"\s?(?:\w+\s)?(?:of|der|des|von|de|del|della|di|dell['’]|van|av|af|pracy)?\s?(?:\w+\s){0,2}\Z")
_THAT = re.compile(  # "but it is for judges", "mais celui-ci est pour"
    r"[\s,;–-]*(?:[^\W\d]+,?\s){0,2}?(?:it|this|that|which|these|they|es|das|dies\w*|der|die|il|elle|celui-ci"
    r"|celle-ci|este|esta|ése"
    r"|está|questo|questa|dat|dit|deze|het|den|det|dette|denna|se|to|ono|ta|ten)\b", re.IGNORECASE)
_TO = re.compile(r"\sto\s", re.IGNORECASE)  # "slides for the trainers to show"
_LABEL = re.compile(r"[^\S\n]*\)?[^\S\n]*(?::|[–—-](?=\s))\s*")
_REPLY = re.compile(r"\s*\.?\s*[|:=/–?-]\s*")
_WORD = re.compile(r"\s*\w")
_END = re.compile(r"[,;.\n(]|\s[–—-]\s")
_OUTSIDERS = frozenset({"outsiders", "staff"})
_MEETINGS = frozenset({"staff_meeting", "supervise"})
_STAFF_USE = frozenset({"staff_use"})
_NEAR = 3  # words


def others(here: Words, mention: Mention, taught: tuple[str, ...]) -> bool:
    """Is a thing said to be for people who are no participants, or, being one by which people are `taught`, is it had
    by them while the participants are told of elsewhere?"""
    passage = here.passage
    unit = claims.clause(passage, mention.start)
    labelled = label(passage, mention)
    if labelled:
        return bool(here.within(_STAFF_USE, labelled)) or _for_them(here, labelled)
    if _men(passage, unit):
        return False
    after = next((u for u in scopes.units(passage) if unit.end <= u.start), None)
    if _for_them(here, unit) or (after and _taken_up(here, mention, after)):
        return True
    return mention.code in taught and _had(here, mention, unit)


def _had(here: Words, mention: Mention, unit: Stretch) -> bool:
    """ "The men have an app, the staff have an online course." """
    passage = here.passage
    people = [*here.within(_OUTSIDERS, unit), *claims.within(passage, unit, "people", "leader")]
    if not any(0 < mention.first - m.last <= _NEAR for m in people):
        return False
    return any(not unit.holds(m.start) and claims.spoken(passage, m) for m in passage.of("people", "man"))


def _taken_up(here: Words, mention: Mention, after: Stretch) -> bool:
    """Does the clause behind that of a thing take it up with a pronoun and say for whom it is?"""
    passage = here.passage
    if not passage.sentence_at(mention.start).holds(after.start) or _men(passage, after):
        return False
    return bool(_THAT.match(passage.text, after.start)) and _for_them(here, after)


def of_another(here: Words, mention: Mention, mark: Mention, things: Collection[Mention]) -> bool:
    """Does a word for the staff stand in the clause of another thing, and not in that of this one?"""
    unit = here.window("unit", mark.start)
    return not unit.holds(mention.start) and any(unit.holds(m.start) for m in things)


def _men(passage: Passage, stretch: Stretch) -> bool:
    return any(claims.spoken(passage, m) for m in claims.within(passage, stretch, "people", "man"))


def _for_them(here: Words, stretch: Stretch) -> bool:
    """Is it "for judges", "for the meetings of the trainers"?"""
    passage = here.passage
    if _men(passage, stretch):
        return False
    some = here.within(frozenset({"some_places"}), stretch)
    people = [m for m in (*here.within(_OUTSIDERS, stretch), *claims.within(passage, stretch, "people", "leader"))
              if claims.spoken(passage, m) and not any(o.start <= m.start < o.end for o in some)]  # "for shift workers"
    if any(_FOR.search(passage.text, stretch.start, m.start) and not _TO.match(passage.text, m.end) for m in people):
        return True
    return any(
        _FOR.search(passage.text, stretch.start, meeting.start)
        and any(m.start > meeting.end and _OF.fullmatch(passage.text, meeting.end, m.start) for m in people)
        for meeting in here.within(_MEETINGS, stretch)
    )


def label(passage: Passage, mention: Mention) -> Stretch | None:
    """The first words of what stands behind a thing that is a label."""
    joint = _LABEL.match(passage.text, mention.end)
    begins = passage.text[max(0, mention.start - _NEAR) : mention.start].strip()
    if joint is None or (begins and begins[-1] not in ",;.:–-•(*)"):
        return None
    end = _END.search(passage.text, joint.end())
    return Stretch(joint.end(), end.start() if end else len(passage.text))


def unready(passage: Passage, mention: Mention) -> bool:
    """Is a thing that is a label only planned or being made ("app – in development at the university")?"""
    told = label(passage, mention)
    if told is None:
        return False
    return bool(claims.within(passage, told, "tool_words", "unready") or claims.tenses(passage, told, "plan"))


def replied(passage: Passage, mention: Mention) -> str | None:
    """A yes or no right behind a thing: "VR / no, e-learning / yes"."""
    joint = _REPLY.match(passage.text, mention.end)
    word = next((m for m in passage.of("yes_no", "yes", "no") if joint and m.start == joint.end()), None)
    return word.code if word and not _WORD.match(passage.text, word.end) else None
