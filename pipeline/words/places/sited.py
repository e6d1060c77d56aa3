"""Two things done each in a place of its own: "groups in the cities, one-to-one everywhere else", "in Lyon ..., in the
valleys ...". The places need not be known: a preposition with a noun that counts neither time nor sessions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention

_PLACE = re.compile(
    r"\b(?:in|at|on|en|à|au|aux|dans|sur|a|nel|nella|nelle|nei|negli|nello|im|am|auf|an|i|på|v|ve"
    r"|na|w|we|u|em|no|na|nas|nos"
    r"|op)\s(?:(?:the|den|dem|der|die|das|des|las|los|les|la|le|el|de|het|il|lo|gli|three|two|four"
    r"|five|big|small|large|other"
    r"|drei|zwei|vier|trois|deux|tres|dos|tre|due|drie|twee|två|to|grandes?|petites?|großen|kleinen)\s){1,3}"
    r"(?P<noun>[^\W\d_]{3,})",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?i:in|at|en|à|a|nel|im|på|i|v|ve|na|w|we|u|em|no|op)\s(?P<noun>[A-ZÀ-Ž][^\W\d_]{2,})")
_ELSE = re.compile(
    r"\b(?:elsewhere|everywhere else|anywhere else|in the rest of|sonst überall|überall sonst"
    r"|anderswo|ailleurs|partout"
    r" ailleurs|en otros lugares|en el resto|altrove|elders|overal elders|annars|på andra (?:orter|håll)|andre steder"
    r"|muualla|gdzie indziej|jinde|všude jinde|inde|kitur|drugje|drugdje|noutros lugares|a la resta|mujal|citur)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:half(?: of)?(?: the| our)?|die Hälfte(?: der)?|la moitié(?: des)?"
    r"|la mitad(?: de l[oa]s)?"
    r"|la metà(?: de[il]+e?)?"
    r"|de helft(?: van de)?|hälften(?: av)?|halvdelen(?: af| av)?|puolet|puolessa|połowa|polovina"
    r"|polovica|pusė|puse|pooled"
    r"|jumătate(?: din)?|metade(?: d[oa]s)?|la meitat(?: de(?: l[ea]s|ls))?|a fele|οι μισ\w+|some"
    r"|certain|several|one (?:county|region|site|prison|service|office|town|unit|team|centre|area|place|district|city)"
    r"|manche|einige|teils|certain[es]*s?|un[oa]s"
    r"|algun[oa]s|alcun[ei]|qualche|sommige|enkele|somliga|vissa|några|en del|nogle|noen|jotkut|joillain|joissain|osa"
    r"|niektóre|jedne|jedni|někde|někteří|některá|některé|niekde|niektor[íé]|kai kuri\w+|vieni"
    r"|dažas|daži|nekateri"
    r"|nekatere|ponekod|neki|neke|negdje|algumas|alguns|uns|mõned|unii|unele|egyes|μερικ\w+|някои)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:the other half|the other|die andere Hälfte|l['’]autre moitié|la otra mitad|l['’]altra metà"
    r"|de andere helft|andra hälften"
    r"|anden halvdel|andre halvdel\w*|toinen puoli|druga połowa|druh[áé] polovin?[ac]a?"
    r"|druga polovica|kita pusė|otra puse"
    r"|teine pool|cealaltă jumătate|a outra metade|l['’]altra meitat|a másik fele?|others"
    r"|other (?:sites|places|ones|counties|regions|prisons|services|men)|the rest|andere|die übrigen"
    r"|d['’]autres|les autres|otr[oa]s|altr[ei]|anderen|andra|andre|toisilla|toisissa|toiset|muut"
    r"|inne|inni|jinde|jiní"
    r"|jiná|inde|iní|kiti|kitos|kitur|citas|citi|citur|drugi|druge|drugje|drugdje|outr[ao]s|altres"
    r"|teised|alții|altele|mások|más|άλλ\w+"
    r"|други)\b", re.IGNORECASE)
_BESIDE = 3  # characters
_NO_PLACE = re.compile(
    r"(?:group|grupp|gruppe|grup|groep|skupin|ryhm|csoport|hóp|rühm|indiv|einzel|one(?!s\b)|session|sitz"
    r"|sess|séanc|meet|phas|fas|etap"
    r"|teil|part|begin|start|end|schluss|début|princip|inizi|addition|general|princip|regel|rule"
    r"|case|fall|cas|form|set|first"
    r"|second|erst|zweit|prem|deux|prim|segund|second|eerst|tweed|först|andr|week|woch|sem|month"
    r"|mona|mois|mes|year|jahr|année"
    r"|avond|abend|soir|evening|morning|time|zeit|circle|kreis|cercle|círculo|cerchio|kring|krets"
    r"|pair|couple|paar|coppi|pareja"
    r"|parallel|total|ganz|all|order|practice|praxis|pratique|course|kurs|programm|projekt"
    r"|stad(?:ium|io)|stage|modul|block|half"
    r"|person|private|room|raum|salle|sala|comb|mix|both|same|fact|line|reality|exception|ausnahm"
    r"|contact|each|jed|chaqu|cada"
    r"|ogni|elk|their|his|our|unser|notre|nuestr|nostr|onz|which|that|this|order|main|most|many|some)",
    re.IGNORECASE,
)


def apart(passage: Passage, ones: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    """Does every clause of two kinds name a place, none of them the same clause or place?"""
    if set(ones) & set(others):
        return False
    here = [[_place(passage, clause) for clause in clauses] for clauses in (ones, others)]
    if not all(any(places) for places in here):
        return False
    return not {p for p in here[0] if p} & {p for p in here[1] if p}


def shared_out(passage: Passage, one: Mention, other: Mention) -> bool:
    """Do some places or people take one of two things, and others the other ("some sites in groups, others 1:1")?"""
    first, second = sorted((one, other), key=lambda m: m.start)
    sentence = passage.sentence_at(second.start)
    others = _OTHERS.search(passage.text, max(first.end, sentence.start), second.start)
    some = _SOME.search(passage.text, sentence.start, first.start) if others and sentence.holds(first.start) else None
    if some is None:
        return False
    parts = (*passage.of("count_nouns", "session", "talk"), *passage.of("delivery_formats", "thing"))
    return not any(some.end() <= m.start <= some.end() + _BESIDE for m in parts)


def _place(passage: Passage, clause: Stretch) -> str | None:
    found = _ELSE.search(passage.text, clause.start, clause.end)
    if found:
        return "else"
    nouns = (m["noun"] for like in (_PLACE, _NAMED) for m in like.finditer(passage.text, clause.start, clause.end))
    return next((noun.casefold() for noun in nouns if not _NO_PLACE.match(noun)), None)
