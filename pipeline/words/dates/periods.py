"""Clauses that tell, in the past, what was so in a time that is over.

    was used in the nineties / existed between 2010 and 2014 / in the first two years we filmed
    before 2019 volunteers led it / video only in the time of the pilot
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.words.claiming import past
from pipeline.words.quantities.years import years
from pipeline.words.wording.function_words import SINCE

_SPAN = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s?(?:[-–—/]|to|till|until|up to|and|bis|und|à|et|jusqu['’]en|a|al|y|hasta|e|até|al|fino al"
    r"|tot|en|till|och|til|og|do|i|ir|iki|un|līdz|ja|kuni|și|până în|és|και)\s?(?:the\s)?(?:(?:19|20)\d\d"
    r"|\d\d)(?![\d/]"
    r"|\.\d)", re.IGNORECASE)
_FIRST_YEARS = re.compile(
    r"\b(?:in|during|for) the first (?:\w+ )?(?:years?|months)\b|\bin den ersten (?:\w+ )?(?:Jahren|Monaten)\b"
    r"|\b(?:dans|pendant|durant) les (?:\w+ )?premi(?:ères années|ers mois)\b"
    r"|\b(?:en|durante) los (?:\w+ )?primeros (?:\w+ )?(?:años|meses)\b|\b(?:nei|per i"
    r"|durante i) primi (?:\w+ )?(?:anni|mesi)\b"
    r"|\b(?:nos|durante os) (?:\w+ )?primeiros (?:\w+ )?(?:anos|meses)\b|\bin de eerste (?:\w+ )?(?:jaren|maanden)\b"
    r"|\b(?:de|i de) første (?:\w+ )?(?:årene|årene|år|måneder)\b|\bde första (?:\w+ )?(?:åren|månaderna)\b"
    r"|\bw pierwszych (?:\w+ )?latach\b|\bv prvních (?:\w+ )?letech\b|\bv prvých (?:\w+ )?rokoch\b"
    r"|\bprvih (?:\w+ )?godina\b|\bprvi(?:h|mi) (?:\w+ )?let(?:ih)?\b|\bensimmäis\w+ (?:\w+ )?vuosi\w+\b"
    r"|\besimestel (?:\w+ )?aastatel\b|\bpirmaisiais (?:\w+ )?metais\b|\bpirmajos (?:\w+ )?gados\b"
    r"|\b(?:în|durante els?) primi(?:i|ers) (?:\w+ )?ani?y?s?\b|\baz első (?:\w+ )?(?:években|évben)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:before|prior to|vor|avant|antes de|antes del|prima del|voor|före|før|ennen vuotta|przed|před|pred|prije"
    r"|pre|prieš|pirms|enne|înainte de|abans de|abans del)\s(?:the year\s|dem Jahr\s|l['’]année\s|el año\s|rokem\s"
    r"|rokiem\s)?(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d előtt\b", re.IGNORECASE)
_PILOT = re.compile(
    r"\b(?:only|just) (?:(?:in|at|during|for) )?(?:the )?(?:time|times|phase|year"
    r"|period)? ?(?:of )?(?:the )?(?:pilot|trial|testing)\b(?! sites?)"
    r"|\bnur (?:in|während|zur) (?:der |des )?(?:Pilot|Probe|Test)\w*|\b(?:seulement|uniquement) (?:pendant|durant"
    r"|lors de) (?:la phase )?(?:le )?pilote"
    r"|\b(?:solo|sólo|solamente) (?:en|durante) (?:la fase |el )?pilot\w*|\bsolo (?:nella"
    r"|durante) (?:la )?(?:fase )?pilota\b"
    r"|\balleen (?:in|tijdens) de (?:pilot|proef)\w*|\bbara under pilot\w*|\bkun (?:i|under) pilot\w*"
    r"|\bvain pilot\w*|\btylko w pilota\w+"
    r"|\b(?:jen|pouze|iba) (?:v|během|počas) pilot\w*|\bsamo u pilot\w*|\bsamo v pilot\w*|\bsó (?:no"
    r"|durante o) piloto\b", re.IGNORECASE)
_DID = re.compile(
    r"\b(?:was|were|had|did|used|existed|came|gave|made|held|met|helped|worked|supported|accompanied|visited|offered"
    r"|received|recorded|filmed|taped|observed|watched|supervised|phoned|called|informed|sat|took|gab|hatten?|waren?"
    r"|wurden?|bestand|bestanden|fand|fanden|kam|kamen|avait|avions|avaient|était|étaient|existait|a existé|ont été"
    r"|a été|y a eu|avons eu|avons fait|hubo|había|habían|fue|fueron|era|eran|tuvimos|existió|existían?|tenían?"
    r"|teníamos|hicieron|hacíamos|c['’]è stat[ao]|ci sono stat[ei]|erano|aveva|avevamo|avevano|esisteva|veniva"
    r"|venivano|abbiamo avuto|houve|havia|existiu|existia|tinha|tínhamos|foi|foram|tivemos|hi va haver|hi havia"
    r"|va existir|teníem|waren|werd|werden|bestond|hadden|hade|fanns|gjordes|skedde|havde|fandtes|hadde|fantes|ble"
    r"|blev|var|oli|olivat|järjestettiin|kuvattiin|był[aoy]?|byli|były|prowadzono|nagrywano|byl[aoy]?|měl[aiy]?|mali"
    r"|bol[aoi]?|bi(?:o|la|lo|li|le)|imali|imeli|buvo|vyko|turėjo|bija|notika|olid|toimus|a existat|am avut|au fost"
    r"|volt"
    r"|voltak)\b",
    re.IGNORECASE)
_ED = re.compile(r"\b(?!need)[a-z]{2,}(?<!e)ed\b|\bled\b")
_GOES_ON = re.compile(
    rf"\b(?:{SINCE}|introduced|started|began|begun|launched|set up|founded|developed|created|written|eingeführt"
    rf"|begonnen|begann"
    r"|introduit|introducid[ao]|introdotto|introdot?ta|ingevoerd|infördes|indført|innført|wprowadzono|zaveden\w*"
    r"|uveden\w*"
    r"|introduzid[ao]|still|noch immer|toujours|todavía|ancora|ainda)\b", re.IGNORECASE)


def over(passage: Passage, clause: Stretch) -> bool:
    """Does a clause tell what was so in a decade, between or before years, in the first ones or in a pilot, and not
    what began then?"""
    text = passage.text
    if _PILOT.search(text, clause.start, clause.end):
        return True
    told = any(time.search(text, clause.start, clause.end) for time in (_SPAN, _FIRST_YEARS, _BEFORE))
    if not told and not _decade(passage, clause):
        return False
    did = _DID.search(text, clause.start, clause.end) or (_BEFORE.search(text, clause.start, clause.end) and _ED.search(
        text, clause.start, clause.end))
    behind = passage.sentence_at(min(clause.end + 2, len(passage.text) - 1)).end  # "2015-2018 filmed; nowadays not"
    gone = did is not None or bool(past.today(passage, clause.end, behind))
    return gone and _GOES_ON.search(text, clause.start, clause.end) is None


def begun(passage: Passage, clause: Stretch, at: int) -> bool:
    """Does a clause tell what is over, or only what was at the beginning, said before the character `at`?"""
    marks = passage.of("scope_marks", "beginning")
    return any(clause.start <= m.start < at for m in marks) or over(passage, clause)


def _decade(passage: Passage, clause: Stretch) -> bool:
    """Is a decade named ("in the 90's", "in the nineties")?"""
    return any(clause.holds(y.start) and y.approx and (
        passage.text[y.start : y.end].isalpha() or passage.text[y.end : y.end + 2].lstrip("'’-–")[:1].isalpha())
        for y in years(passage))
