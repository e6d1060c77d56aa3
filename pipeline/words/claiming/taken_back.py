"""A clause that takes back what stands before it: "we do not use it", "but it was not adopted", "nobody does that".

It has a negator and a word for doing or using, or ends with the negator ("it is not", "but not for us"), and besides
them nothing but everyday words and words for what was named before (vocabulary `taken_back`): so it speaks of nothing
of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.wording.function_words import EVERYDAY
from pipeline.words.wording.triggers import joiners, triggers
from pipeline.words.wording.units import Unit, near

_LONGEST, _BARE, _LED = 10, 5, 3  # words


def taken_back(passage: Passage, clause: Stretch, trigger: Mention) -> bool:
    """Does a clause with a negator take back what stands before it? Not where it answers a prompt of its own, and not
    where it denies the rest alone ("nobody else can propose a name")."""
    if any(end.match(passage.text, trigger.end) for end in (_ELSE, _BOTH)) or _WHO.search(
            passage.text, clause.start, trigger.start):
        return False
    if any(clause.holds(m.start) for m in passage.of("settings", "custody", "remand", "community_probation")):
        return False  # "in prison it does not run" speaks of a place of its own
    if _of_another_form(passage, clause):
        return False
    if any(stretch.start == clause.start and part.prompt is not None for stretch, part in passage.stretches):
        return False
    done = [m for m in passage.of("taken_back", "do") if clause.holds(m.start)]
    done = [m for m in done if not _helps(passage, m, trigger, clause)]
    short = 1 < len(clause.of(passage.text).split()) <= _BARE
    rest = passage.text[trigger.end : clause.end].strip(" .;,!")
    ours = [m for m in passage.of("taken_back", "it") if trigger.end <= m.start < clause.end and " " in m.term]
    told = trigger.code in ("not", "local") and trigger in passage.of("negators")  # no verb such as "nenahrávají"
    ends = short and told and (not rest or bool(ours))
    now = [m for m in passage.of("taken_back", "now") if (done or ends) and clause.holds(m.start)]
    return (bool(done) or ends) and empty(passage, clause, (*done, *now, trigger))


def _of_another_form(passage: Passage, clause: Stretch) -> bool:
    """Does a clause name a form of sessions that nothing before it names ("Groups. Nobody does individual work")?"""
    forms = passage.of("session_forms")
    own = {m.code for m in forms if clause.holds(m.start)}
    return bool(own) and not own & {m.code for m in forms if m.end <= clause.start}


_BOTH = re.compile(  # one of the two is left ("he can't take both")
    r"\s(?:[^\W\d]+\s){0,2}(?:both|beide[sn]?|les deux|ambos|ambas|entramb[ie]|båda|begge|molempia|oba|obojí|abu"
    r"|abas|mõlemat|ambele|mindkettőt)\b", re.IGNORECASE)
_WHO = re.compile(  # the denial is of some people ("with those who cannot stay")
    r"\b(?:who|whoever|wer|quien|quienes|chi|jotka|joka|kto|którzy|kdo|kteří|tko|kdor)\s+\Z", re.IGNORECASE)
_ELSE = re.compile(
    r"\s(?:else|other|sonst|ander\w*|d['’]autre|m[aá]s|otr[oa]|altr[oi]|annan|andre|andra|annen|muu\w*"
    r"|inn[yai]\w*|jin[ýéáí]\w*"
    r"|in[ýéá]\w*|drug\w+|kit\w+|cit\w+|teine|mais|outr[oa]|més|altcineva|altul|άλλος)\b", re.IGNORECASE)


def defining(passage: Passage, clause: Stretch, trigger: Mention) -> bool:
    """Does a clause end in words such as "what we do not do", which tell of its subject ("X is what we never do")?"""
    head = next(iter(reversed(list(_WHAT.finditer(passage.text, clause.start, trigger.start)))), None)
    if head is None or not _IS.search(passage.text, clause.start, head.start()):
        return False
    return taken_back(passage, Stretch(head.end(), clause.end), trigger)


def label_of_undone(passage: Passage, clause: Stretch, trigger: Mention) -> bool:
    """Is a label such as "What we do not do" made of a "what", a negator and a word for doing?"""
    head = _WHAT.match(passage.text, clause.start, trigger.start)
    return head is not None and taken_back(passage, Stretch(head.end(), clause.end), trigger)


_IS = re.compile(r"\b(?:is|was|are|were|ist|war|est|es|son|è|sono|zijn|är|var|er|on|jest|są|je|jsou|yra|é)\b", re.I)
_WHAT = re.compile(
    r"\b(?:what|things?(?:\sthat|\swhich)?|something(?:\sthat|\swhich)?|das,?\swas|was|ce\sque|ce\squ['’]|lo\sque"
    r"|aquello\sque|ciò\sche|quello\sche|quel\sche|wat|datgene\swat|det\s(?:som|vi)|vad|hvad|hva|se\smitä|mitä"
    r"|(?:to,?\s)?czego|(?:to,?\s)?co|čeho|čoho|česar|kas|ce|amit|tai,?\sko"
    r"|tisto,?\skar|ono\sšto|o\sque|el\sque|allò\sque)\s",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"(?:neither(?=\s*(?:[.;,!]|$|was\b|were\b|is\b|has\b|and\b|but\b|of\s(?:them|these|those|the\stwo)))"
    r"|none of (?:them|these|those|this|that)|keine?[rs]?\s(?:davon|von\sbeiden|der\sbeiden)"
    r"|aucune?\s(?:des\sdeux|d['’]entre|d['’]eux|d['’]elles)|ningun[oa]\sde\s(?:los\sdos|las\sdos|ellos|ellas"
    r"|estos|estas)"
    r"|nessun[oa]\s(?:dei\sdue|delle\sdue|di\sloro|di\squesti|di\squeste)|geen\s(?:van\sbeide|ervan|van\sdeze)"
    r"|ing(?:en|et|a)\sav\s(?:dem|dessa|disse|dem)|żad\w+\sz\snich|žádn\w+\sz\s(?:nich|toho)|kumpikaan|mikään\snäistä"
    r"|nenhum[a]?\sd(?:os\sdois|as\sduas|eles|elas))",
    re.IGNORECASE,
)


def neither(passage: Passage, trigger: Mention) -> int | None:
    """Where the things begin that "neither" or "none of them" takes back: in its sentence before it, else in the
    sentence before; None where the word is no such one ("neither X nor Y")."""
    word = _NEITHER.match(passage.text, trigger.start)
    if word is None:
        return None
    end = passage.clause_at(trigger.start).end
    ends = [m.start for m in passage.of("joiners", "and") if word.end() <= m.start < end]
    clause = Stretch(trigger.start, min([*ends, end]))
    known = trigger._replace(end=word.end())
    done = [m for m in passage.of("taken_back", "do") if clause.holds(m.start)]
    bare = not passage.text[word.end() : clause.end].strip(" .;,!")
    if not empty(passage, clause, (known, *done)) or not (done or bare):
        return None
    sentence = passage.sentence_at(trigger.start)
    if len(passage.text[sentence.start : trigger.start].split()) > _LED or sentence.start == 0:
        return sentence.start
    return passage.sentence_at(sentence.start - 1).start


def _helps(passage: Passage, do: Mention, trigger: Mention, clause: Stretch) -> bool:
    """Is an English "do" the auxiliary of another verb ("we do not call them")?"""
    joined = do.term in ("do", "does") and do.end <= trigger.start <= do.end + 1
    return joined and any(w.key.isalpha() for w in passage.tokens if trigger.end <= w.start < clause.end)


def empty(passage: Passage, clause: Stretch, own: Sequence[Mention] = ()) -> bool:
    """Has a clause nothing but everyday words, words for what was named before, and some of its own?"""
    words = [w for w in passage.tokens if clause.start <= w.start < clause.end and w.key.isalpha()]
    known = [*own, *(m for m in passage.of("taken_back", "it") if clause.holds(m.start))]
    return 0 < len(words) <= _LONGEST and all(
        w.key in EVERYDAY or any(m.start <= w.start < m.end for m in known) for w in words)


def still_to_come(passage: Passage, told: Unit, denial: Unit) -> bool:
    """Is what is denied for now said to be planned ("foreseen for 2027, it does not exist now")?"""
    now = near(passage.of("taken_back", "now"), denial)
    return bool(now) and bool(near(passage.of("scope_marks", "plan"), told))


def done_only(passage: Passage, rest: Stretch) -> bool:
    """Are the words behind "but not" no more than a word for doing or using?"""
    words = re.findall(r"\w+", rest.of(passage.text)) if rest.start < rest.end else []
    return len(words) == 1 and any(rest.holds(m.start) for m in passage.of("taken_back", "do"))


def alone(passage: Passage, unit: Unit, trigger: Mention) -> int | None:
    """Where the words begin that a clause denies only of their being alone ("nobody does only the group", "personne ne
    fait que l'un des deux"): behind the "only" that follows its "nobody", the trigger being no later than that."""
    nobody = next((m for m in near(triggers(passage), unit) if m.code == "nobody"), None)
    if nobody is None:
        return None
    ends = [m.end for m in joiners(passage, "only") if nobody.end <= m.start < unit.end and trigger.start <= m.start]
    que = _NOTHING_BUT.match(passage.text, nobody.end, unit.end) if nobody.term.endswith((" ne", " n")) else None
    return min([*ends, *([que.end()] if que else [])], default=None)


_NOTHING_BUT = re.compile(r"['’]?\s?(?:[^\W\d_]+\s){1,2}qu(?:e\s|['’])", re.IGNORECASE)
