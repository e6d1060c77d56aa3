"""Places that people are no longer in: "conditionally released from a correctional institution", "bedingt aus der Haft
Entlassene". Who was let out of a prison is met outside it."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import others, scopes
from pipeline.words.wording.triggers import ours

_PLACES = ("custody", "remand", "jail", "held")
_LEAD, _TAIL = 60, 40  # characters
_OUT = re.compile(  # ends right before the place or its article
    r"\b(?:(?:released|freed|discharged|paroled|let out|release|discharge)(?:\s(?:early|conditionally|on (?:licence"
    r"|license|parole)))?\s(?:from|out of|of)|having left|who (?:have )?left"
    r"|(?:libérée?s?|sorti[es]*|sortant\w*|libération)(?:\s\w+)?\s(?:de|du|des|d['’])"
    r"|(?:liberad[oa]s?|excarcelad[oa]s?|salid[oa]s?)(?:\s\w+)?\s(?:de|del)"
    r"|(?:liberat[oaie]|scarcerat[oaie]|dimess[oaie]|uscit[oaie])(?:\s\w+)?\s(?:da|dal|dalla|dalle)\s?"
    r"|(?:libertad[oa]s?|saíd[oa]s?)(?:\s\w+)?\s(?:de|da|do)|(?:eliberat\w*)(?:\s\w+)?\sdin"
    r"|(?:frigivna?|frigivet|löslatt?a?|løslat[et]*|løsladt\w*|prøveløslat\w*|prøveløsladt\w*)\s(?:från|fra)"
    r"|(?:zwolni\w+|wypuszcz\w+)\sz|(?:propuštěn\w*|prepusten\w*|otpušten\w*|pušten\w*|odpuščen\w*)\s(?:na \w+ )?"
    r"(?:z|ze|zo|iz)|(?:vrijgelaten|ontslagen|geschorste?|in vrijheid gesteld)\suit"
    r"|(?:released|freed|set free|on bail)\s(?:after|following)"
    r"|(?:re)?mis(?:es?)?\sen liberté(?:\sprovisoire)?\s(?:après|à l['’]issue de)"
    r"|(?:puest[oa]s?|dejad[oa]s?)\sen libertad(?:\sprovisional)?\s(?:tras|después de)"
    r"|(?:rimess[oaie]|mess[oaie])\sin libertà\s(?:dopo|da|dal|dalla))\s?"
    r"(?:(?:the|an?|his|their|her|la|le|l['’]|une?|el|los|las|un|uno|una|il|lo|de|het|een|den|det|et|en|um|uma)\s?)?$",
    re.IGNORECASE)
_FROM = re.compile(r"\b(?:aus|uit)\s(?:der|dem|einer|einem|de|het|een)?\s?$", re.IGNORECASE)
_BEHIND = re.compile(r"\s?(?:\w+\s)?(?:entlassen\w*|vrijgelaten\w*|ontslagen)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:to be|will be|will get|due to be|awaiting|waiting for|before|until|soon|a être|à être|vor der|bis zur"
    r"|before being|being)\s(?:\w+\s)?$", re.IGNORECASE)


def left(passage: Passage, place: Mention) -> bool:
    """Is a place of custody one that people were let out of, and not only will be?"""
    if place.code not in _PLACES:
        return False
    head = passage.text[max(0, place.start - _LEAD) : place.start]
    out = _OUT.search(head)
    if out:
        return not _TO_COME.search(head, 0, out.start())
    return _FROM.search(head) is not None and _BEHIND.match(passage.text, place.end) is not None


def explains(passage: Passage, place: Mention) -> bool:
    """Does a place stand behind the colon of a clause that denies one of custody, and says who is there instead ("we do
    not enter the prison: in the remand house an association has its groups")?"""
    if place.code not in _PLACES:
        return False
    units = scopes.units(passage)
    at = next((i for i, u in enumerate(units) if u.holds(place.start)), 0)
    if not at or not passage.text[units[at - 1].end : units[at].start + 1].lstrip().startswith(":"):
        return False
    denied = [m for m in passage.of("settings", *_PLACES) if units[at - 1].holds(m.start)
              and scopes.of(passage, m, ("not",)) is not None]
    return bool(denied) and not ours(passage, units[at])


def not_ours(passage: Passage, place: Mention) -> bool:
    """Is a place of custody one that was left, or (told as a setting) one where others take care of people?"""
    return place.vocabulary in ("settings", "legal") and place.code in _PLACES and (left(passage, place) or explains(
        passage, place) or (
        place.vocabulary == "settings" and any(s.holds(place.start) for s in others.elsewhere(passage))))
