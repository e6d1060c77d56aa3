"""Who is meant as the one who acts: pronouns that stand for the one told last ("we cooperate with Victim Support: they
phone every partner"), verbs that say it is we, and those who only stand in a clause put in behind the one who does."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.wording.triggers import language_of

_PRONOUN = re.compile(
    r"(?:^|[.:;!?\n–—-]\s*|,\s(?:and\s|und\s|et\s|y\s|e\s|en\s|och\s|og\s|i\s|a\s)?)"
    r"(?:they|it|diese[rs]?|er|es|elles?|ils|ellos|ellas|éstos?|éstas?|estos|estas|loro|essi|esse|esso|essa|questi"
    r"|questo|questa|zij|ze|deze|dit|de|dessa|denna|den|disse|denne|he|se|ne|nämä|tämä|oni|one|ono|ci|ten|ta|títo|tito"
    r"|tie|eles|elas|este|esta|ei|ele|aceștia|ők|az|jie|jos|viņi|tā|nad|see|αυτοί|αυτή)\s(?:[^\W\d]+\s){0,2}$",
    re.IGNORECASE)
_LEAD = 40  # characters
_BACK = 160


def stands_in(text: str, act: int, agents: Collection[Mention], others: Collection[Mention]) -> bool:
    """Does a pronoun open the clause of an act at a character, one of some agents being told last before it, no other
    who may be meant behind them?"""
    opens = _PRONOUN.search(text, max(0, act - _LEAD), act)
    if opens is None:
        return False
    since = opens.start() - _BACK
    before = [m for m in (*agents, *others) if since <= m.start and m.end <= opens.start() + 1]
    return bool(before) and max(before, key=lambda m: (m.end, m.end - m.start)) in agents


_PUT_IN = re.compile(
    r",\s(?:[^\W\d_]{1,6}\s)?(?:which|whom|whose|der|die|das|dem|den|deren|dessen|welche[rmn]?|lequel|laquelle|lesquels"
    r"|lesquelles|qui|que|dont|quien|quienes|cual|cuales|cuya|cuyo|cui|che|quale|quali|wie|waarmee|welke|vilken|vilka|som"
    r"|hvem|hvilken|jo[nk]ka|jolla|kt[óo]r\w+|jím[žz]|jen[žz]|ní[žz]|nimi[žz]|koj\w+|kater\w+|qual|quais|care|amely\w*"
    r"|kur\w+|kas|mis|kellega)\b[^,.;:()]*$", re.IGNORECASE)


def put_in(text: str, who: Mention, act: int, agents: Collection[Mention]) -> bool:
    """Does somebody stand only in a relative clause that is put in between one of some agents and the act ("Victim
    Support, with which we have an agreement, phones her")?"""
    opens = _PUT_IN.search(text, max(0, who.start - _BACK), who.start)
    if opens is None or "," not in text[who.end : act]:
        return False
    return any(0 <= opens.start() - m.end <= _JOINT for m in agents)


_JOINT = 30  # characters


_WE_DO = {  # verbs whose ending says that it is we
    "pl": "my", "cs": "me", "sk": "me", "hr": "mo", "sl": "mo", "es": "mos", "pt": "mos", "it": "iamo", "fi": "mme"}


def we_do(passage: Passage, act: Mention) -> bool:
    """Is an act a single verb in the first person plural ("dzwonimy", "llamamos")?"""
    ending = _WE_DO.get(language_of(passage) or "")
    return ending is not None and act.first == act.last and passage.text[act.start : act.end].endswith(ending)
