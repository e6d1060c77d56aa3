"""What was taken out: a past auxiliary with a word for removing ("was struck off", "wurde gestrichen", "ont été
supprimés"), and the subject of a verb that opens its own clause, behind something put between commas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.wording.units import Unit

_REACH = 8  # words from the auxiliary to the participle
_NEXT = 2
_PUT = 5  # clauses of an apposition
_STILL = 3  # words from a negator to a word for removing
_CLOSE = 5  # words from a negator to an exception
AUXILIARIES = frozenset({
    "was", "were", "been", "got", "wurde", "wurden", "worden", "ist", "sind", "été", "fut", "furent", "fue", "fueron",
    "sido", "stato", "stata", "stati", "state", "werd", "werden", "zijn", "blev", "ble", "blitt", "blevet", "har",
    "został", "została", "zostały", "zostało", "zostali", "byl", "byla", "bylo", "byly", "bol", "bola", "bolo", "boli",
    "buvo", "bil", "bila", "bilo", "bili", "bile", "foi", "foram", "fost", "tika", "on",
})
_WE_HAVE = frozenset({"have", "haben", "avons", "hemos", "abbiamo", "hebben", "temos", "hem", "olemme", "oleme"})
VERB_FIRST = re.compile(
    r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|may|must|should|ist|sind|war|waren|wird|werden"
    r"|wurde|wurden|hat|haben|kann|können|existiert|existieren|gibt es|is|zijn|wordt|worden|werd|werden|heeft|hebben"
    r"|kan|kunnen|är|har|kan|finns|er|kan|findes|finnes|je|jsou|sa|se|si|su|a|ont|fut|fue|fueron|ha|han|è|sono)\b",
    re.IGNORECASE,
)


@once
def marks(passage: Passage) -> list[Mention]:
    """The words for removing that stand behind a past auxiliary in their clause, and those for removing and giving up
    behind the perfect of "we" ("haben wir 2018 aufgegeben"), as words for what is gone."""
    found = [m for m in passage.of("scope_marks", "removed") if _behind(passage, m, AUXILIARIES | _WE_HAVE)]
    found += [m for m in passage.of("scope_marks", "giving_up") if _behind(passage, m, _WE_HAVE)]
    return [m._replace(code="gone") for m in found]


def endings(passage: Passage, marks: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Words of planning with those for removing right behind them ("will be replaced by"): an end to come."""
    plans = [m for m in marks if m.code == "plan"]
    return [(p, m) for p in plans for m in marks if m.code == "gone" and 0 < m.first - p.last <= _NEXT] if plans else []


def still_there(passage: Passage, marks: Sequence[Mention], negator: Mention) -> list[Mention]:
    """The words for removing close behind a "not" ("has not been taken out"): what they tell of is still there. Where
    it is "no" thing that was removed, nothing is told of any."""
    unit = passage.clause_at(negator.start)
    if negator.code != "not" or any(unit.holds(m.start) for m in passage.of("negators", "no", "nobody")):
        return []
    return [m for m in marks if m.code == "gone" and negator.end <= m.start
            and len(passage.text[negator.end : m.start].split()) <= _STILL]


def _behind(passage: Passage, mention: Mention, auxiliaries: frozenset[str]) -> bool:
    start = passage.clause_at(mention.start).start
    before = passage.tokens[max(0, mention.first - _REACH) : mention.first]
    return any(w.start >= start and w.key in auxiliaries for w in before)


def subject(passage: Passage, all_units: list[Unit], i: int) -> int | None:
    """Where the subject of a clause that begins with its verb may begin: before the words put between commas ("numbers
    4 and 5, Gestalt and systems theory, were struck off")."""
    if all_units[i].joint != "," or not VERB_FIRST.match(passage.text, all_units[i].start):
        return None
    begin = i
    for k in range(i - 1, max(-1, i - 1 - _PUT), -1):
        if all_units[k].sentence != all_units[i].sentence or all_units[k].joint == "but":
            break
        begin = k
    return all_units[begin].start


def before_insertion(all_units: list[Unit], i: int, before: str) -> Unit | None:
    """The clause that holds the subject of a negated verb which opens its own clause, behind something put between
    commas ("supervision, asked for by the team, has up to now not been approved")."""
    if all_units[i].joint != "," or not VERB_FIRST.match(before):
        return None
    put = i - 1
    while put > 0 and all_units[put].joint == "but":
        put -= 1
    joined = put > 0 and all_units[put].joint == "," and all_units[put - 1].sentence == all_units[i].sentence
    return all_units[put - 1] if joined else None


def ahead(passage: Passage, refusal: Mention, end: int) -> bool:
    """Does a refusal that opens its clause go on with what it refuses ("esclusi gli imputati"), and not with why or
    from what ("excluded from the group")?"""
    behind = [w.key for w in passage.tokens[refusal.last + 1 : refusal.last + 2] if w.start < end]
    return bool(behind) and behind[0][0].isalnum() and behind[0] not in _FROM


_FROM = frozenset({
    "from", "by", "because", "due", "for", "in", "as", "at", "on", "with", "if", "when", "until", "and", "or", "too",
    "also", "here", "vom", "von", "aus", "wegen", "für", "auch", "sind", "ist", "werden", "wird", "du", "de", "des",
    "del", "della", "dal", "dalla", "dai", "dallo", "da", "par", "pour", "por", "per", "para", "z", "ze", "od", "iz",
    "från", "fra", "av", "van", "uit", "voor", "est", "sont", "son", "è", "sono", "is", "are", "ook", "också", "også",
    "aussi", "también", "anche",
})


def no_other(passage: Passage, negator: Mention, exception: Mention) -> bool:
    """Does an exception stand close behind a negator of one clause, with nobody refused ("no tool other than SARA")?"""
    if exception.code != "except" or negator.code not in ("no", "nobody", "not") or not (
            0 < exception.first - negator.last <= _CLOSE):
        return False
    unit = passage.clause_at(negator.start)
    refused = any(unit.holds(m.start) for m in passage.of("refusals", "refuse"))
    return unit.holds(exception.start) and not refused


def other_than(passage: Passage, negator: Mention, reach: int) -> int:
    """Where the reach of a negator ends that denies only what is other than something ("no other tool than SARA")."""
    found = _OTHER_THAN.match(passage.text, negator.end, reach)
    return found.end() if found else reach


_OTHER_THAN = re.compile(
    r"\s(?:other|further|different|ander\w*|weiter\w*|autres?|otr[oa]s?|altr[oiae]|annan|annat|andra|andet|andre|annen|annet)"
    r"\s(?:[^\s,;.]+\s){0,4}?(?:than|as|als|wie|que|che|dan|än|end|enn)\s", re.IGNORECASE)
