"""Ways to say who sends people without a word of sending.

    the judge tells him to ring us / gives him our number      a body moves a man to come
    we get the men from the police / the door is the police    we have our people from it
    nobody is admitted without a letter from the judge         its word lets in

And words of sending that tell of something else: where staff, victims or money come from.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention

_MAN = (
    r"(?:(?:the|a|an|each|every|any|such|these|those|his|its|their|our|all|some|dem|den|der|die|diesen|jeden|aux"
    r"|à l['’]|l['’]"
    r"|les|le|los|las|al|a los|el|gli|agli|all['’]|ai|i|de|een|elke)\s?){0,2}(?:(?:young|violent|accused"
    r"|convicted|adult|more)\s)?"
    r"(?:him|them|men|man|m[ae]n|people|persons?|clients?|offenders?|perpetrators?|prisoners?|inmates|fathers?"
    r"|husbands?"
    r"|participants?|suspects?|cases|referrals|ihn|ihm|ihnen|sie|Männern?|Mann|Tätern?|Klienten|Personen|Teilnehmer"
    r"|hommes?|auteurs?|personnes?|hombres?|agresor(?:es)?|usuarios|uomini|uomo|autori|utenti|mannen|hem|hun|hen"
    r"|cliënten|daders|mannen|männen|män|honom|dem|klienter(?:na)?|manden|mændene|mænd|ham|mannen|mennene|menn)\b")
_TO_US = (
    r"(?:to|into|that he|that they|and|zu|dass er|dass sie|er|sie|de|à|que|a|di|om te|te|dat hij|dat ze|om|att|til)?\s?"
    r"(?:[\w'’]+\s){0,3}?(?:(?:ring|call|phone|contact|write|visit|see|joins?|attend|enrol|register|sign up|apply"
    r"|turn to"
    r"|get in touch|take part|make an appointment)\b|com(?:e|ing)\b(?!\s(?:to )?(?:the |a )?(?:court|hearing"
    r"|trial|police|station|back))"
    r"|anrufen|anzurufen|uns\s(?:anrufen|melden)|melden|kommen|teilnehmen|teilzunehmen|anzumelden|nous (?:appeler"
    r"|contacter)"
    r"|venir|participer|s['’]inscrire|llam\w+|ven(?:ir|gan?)\b|contact\w+|particip\w+|apunt\w+|chiam\w+"
    r"|telefon\w+|venire"
    r"|partecipare|bellen|komen|deelnemen|melden|ringa|komma|kontakta|delta|ringe|komme|kontakte|deltage|delta)")
_TELLS = (
    r"(?:tell|told|ask|urge|advise|encourage|motivate|invite|persuade|instruct|require|request|oblige|force"
    r"|convince|push"
    r"|want|get)(?:s|es|d|ed)?"
    r"|sag(?:t|en)|rät|raten|motivier(?:t|en)|dräng(?:t|en)|beweg(?:t|en)|ermutig(?:t|en)|bitte[nt]|verpflichte[nt]"
    r"|di[st]|disent|demande(?:nt)?|conseille(?:nt)?|recommande(?:nt)?|motive(?:nt)?|pousse(?:nt)?|incite(?:nt)?"
    r"|encourage(?:nt)?|invite(?:nt)?|oblige(?:nt)?|dicen?|piden?|aconsejan?|animan?|motivan?|invitan?|obligan?"
    r"|dice|dicono|chied(?:e|ono)|consigli(?:a|ano)|motiv(?:a|ano)|invit(?:a|ano)|zeg(?:t|gen)|vra(?:agt|gen)|raadt"
    r"|motive(?:ert|ren)|säger (?:åt|till)|ber|uppmanar|motiverar|beder|siger til|opfordrer|motiverer|sier til"
    r"|oppfordrer")
_MOVES = re.compile(
    rf"\b(?:{_TELLS})\s{_MAN},?\s{_TO_US}"
    rf"|\b(?:leur|lui|les?)\s(?:dit|disent|demande|conseille|recommande)\s(?:de|d['’])\s?{_TO_US}"
    rf"|\b(?:les?|los|li|gli)\s(?:dicen?|piden?|dice|chiede|aconseja|consiglia)\s(?:que|di)\s{_TO_US}"
    r"|\b(?:mówi|każe|radzi|řekne|říká|poradí|povie|radí|kaže|reče|svetuje)\s(?:[\w]+,?\s){1,3}(?:żeby|aby|by|ať"
    r"|že|nech|da|naj)\s"
    r"(?:\w+\s){0,3}(?:zadzwon|przysz|zgłosi|zavola|přiš|přijd|přihlás|ozv|príd|priš|prihlás|nazov|dođ|javi|pokli"
    r"|prid)\w*"
    rf"|\b(?:give|hand|pass)(?:s|es)?\s{_MAN}\s(?:our|the|a)\s(?:\w+\s)?(?:number|card|address|contact details)"
    rf"|\b(?:geb|gib)(?:t|en)\s{_MAN}\sunsere\s\w+|\bgeeft\s{_MAN}\sons\snummer"
    rf"|\bger\s{_MAN}\svårt\snummer", re.IGNORECASE)
_TOLD_BY = re.compile(
    r"\b(?:told|asked|urged|advised|encouraged|motivated|invited|persuaded|instructed|required|obliged)\s(?:\w+\s)?by\s"
    rf"(?:[\w'’-]+\s){{1,5}}?{_TO_US}", re.IGNORECASE)
_HAVE_FROM = re.compile(  # "we get most of the men from"
    r"\b(?:we|our (?:service|programme|team|centre)|wir|nous|noi|we|wij|vi)?\s?\b(?:gets?|receives?|have|takes?"
    r"|obtains?|recruits?"
    r"|bekommen|erhalten|beziehen|recevons|recibimos|nos llegan|riceviamo|krijgen|ontvangen|får)\s"
    rf"(?:(?:most|many|some|half|all|almost all|unsere|die meisten|nos|nuestros|i nostri|onze|våra|vores"
    rf"|våre)\s)?(?:of\s)?{_MAN}"
    r"\s(?:\w+\s)?(?:from|through|via|by|von|vom|über|du|de|par|del?|dal\w*|da|van|från|fra)\b", re.IGNORECASE)
_COME_FROM = re.compile(
    rf"{_MAN}\s(?:(?:that|whom|which)\s)?(?:we|you|one)\s(?:get|receive|see|have|take|treat)s?\s(?:mostly "
    rf"|mainly |usually |all )?"
    r"(?:come|comes|are|is)\s(?:from|through|via|by)\b", re.IGNORECASE)
_PROGRAMME = r"(?:(?:the|our|this)\s)?(?:programme|program|course|group|project|training|us)"
_DOOR = re.compile(
    rf"\b(?:door|way in|entrance|access|gate|gateway|key|path|road)(?:\s(?:in)?to\s{_PROGRAMME})?\s(?:is|are"
    rf"|(?:goes|go|leads|runs)\s"
    r"(?:through|via|over)|opens with)\b"
    r"|\b(?:it all|everything|the whole thing|every case|each case|it)\s(?:always\s|usually\s)?(?:begins?"
    r"|starts?)\s(?:with|at)\b"
    r"|\b(?:Tür|Zugang|Weg)(?:\s(?:zum|in das|ins|zu unserem)\s\w+)?\s(?:ist|führt|geht|sind)\b|\b(?:porte"
    r"|entrée)(?:\sdu\s\w+)?\sest\b"
    r"|\bpuerta(?:\s(?:del|al|de)\s\w+)?\ses\b|\bporta(?:\s(?:del|al)\s\w+)?\sè\b|\b(?:deur"
    r"|toegang)(?:\stot\s\w+\s\w+)?\s(?:is|loopt)\b"
    r"|\balles beginnt (?:mit|bei)\b|\btout commence (?:avec|par|chez)\b|\btodo empieza (?:con|en)\b", re.IGNORECASE)
_HANDS_ON = re.compile(
    rf"\b(?:pass|hand|give|forward|transfer|bring|turn|send)(?:s|es)?\s(?:{_MAN}|(?:the|his|their)\s(?:cases?"
    rf"|names?|files?))\s"
    r"(?:on |over |along |in |up )?to\s(?:us|our (?:service|team|programme|group))\b"
    rf"|\b(?:enrol|enroll|enlist|register|nominate|select|pick out)(?:s|es)?\s{_MAN}"
    rf"|\b{_MAN}\s(?:are|is)\s(?:\w+\s)?(?:selected|picked out|nominated|enrolled"
    rf"|registered)\s(?:\w+\s)?by\b", re.IGNORECASE)
_WORD_OF = re.compile(
    r"\b(?:without|only with|only on|on|upon|with)\s(?:(?:a|the|written|positive)\s){0,2}(?:letter|note|paper"
    r"|word|say-so|mandate"
    r"|recommendation|nomination|referral)\s(?:from|of|by)\b", re.IGNORECASE)
_GETS_IN = re.compile(
    r"\b(?:nobody|no one|no man|none|no client|he|they|admission|admitted|admit|entry|enters?|accepted|gets? in"
    r"|joins?)\b",
    re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:nobody|no[- ]one|no (?:man|client|person)|none|niemand|kommt keiner|personne|nadie|nessuno|ingen|nikt"
    r"|nikdo|nitko|nihče)\b",
    re.IGNORECASE)
_OTHER_COMES = re.compile(  # who or what comes, before the word for coming
    r"\b(?:trainers?|facilitators?|therapists?|leaders?|counsellors?|psychologists?|instructors?|staff|colleagues"
    r"|speakers?|teachers?"
    r"|victims?|partners|wives|women|mothers|children|money|funds|funding|budget|salar(?:y|ies)|data|figures"
    r"|information|reports"
    r"|rooms?|idea|manual|support|Trainer\w*|Leiter\w*|Therapeut\w*|Mitarbeiter\w*|Kolleg\w*|Opfer|Partnerinnen"
    r"|Frauen|Kinder|Geld\w*"
    r"|Mittel|Daten|formateurs?|animateurs?|intervenants?|victimes?|partenaires|femmes|enfants|argent|fonds|données"
    r"|formadores|facilitadores|terapeutas|víctimas?|mujeres|dinero|fondos|datos|formatori|operatori|conduttori"
    r"|vittime|donne"
    r"|fondi|soldi|dati|begeleiders|trainers|slachtoffers|vrouwen|geld|gegevens|ledarna|ledare|brottsoffer"
    r"|kvinnor\w*|pengar\w*"
    r"|lederne|ofre\w*|kvinder\w*|penge\w*|kvinner|pengene|trenerzy|prowadzący|ofiary|kobiety|pieniądze|lektoři"
    r"|oběti|ženy|peníze)"
    r"\s(?:[\w'’]+\s){0,2}\Z", re.IGNORECASE)
_COMING = re.compile(
    r"(?:com(?:e|es|ing)|is|are)\s(?:to us )?(?:from|through|via|by)|kommen|kommt|kommen (?:von|vom|über)"
    r"|kommt (?:von|über)|viennent|proviennent|vienen|proceden|procedentes"
    r"|vengono|provengono|provenient\w*|komen|kommer|kommer från|kommer fra|tulevat|pochodzą|pocházejí"
    r"|source", re.IGNORECASE)
_GETTING = re.compile(
    r"get(?: our| their| them)?(?: from)?|receive(?: our| them)?(?: from)?|have our|get them from", re.IGNORECASE)
_THING = re.compile(
    r"\s?(?:(?:our|the|some|all|most of our|any)\s)*(?:\w+\s)?(?:money|funds?|funding|budget|salar(?:y|ies)|pay"
    r"|data|figures|information"
    r"|reports?|support|help|advice|rooms?|trainers?|staff|facilitators?|manuals?|victims?|numbers"
    r"|statistics)\b", re.IGNORECASE)


def points(passage: Passage, unit: Stretch) -> bool:
    """Does a clause tell that a body moves people to come, or that we have our people from it?"""
    end = passage.sentence_at(unit.start).end
    if any((m := way.search(passage.text, unit.start, end)) and m.start() < unit.end for way in (_MOVES, _TOLD_BY)):
        return True
    if any(way.search(passage.text, *unit) for way in (_HAVE_FROM, _COME_FROM, _DOOR, _HANDS_ON)):
        return True
    word = _WORD_OF.search(passage.text, *unit)
    return word is not None and _GETS_IN.search(passage.text, passage.sentence_at(unit.start).start, end) is not None


def nobody_else(passage: Passage, start: int) -> bool:
    """Is it a sentence on what nobody gets in without ("without a letter from the judge nobody is admitted")?"""
    sentence = passage.sentence_at(start)
    return _NOBODY.search(passage.text, *sentence) is not None


def of_other_things(passage: Passage, word: Mention) -> bool:
    """Is a word of coming or getting said of staff, victims, money or the like?"""
    term = passage.text[word.start : word.end]
    clause = passage.clause_at(word.start)
    if _COMING.fullmatch(term):
        return _OTHER_COMES.search(passage.text, clause.start, word.start) is not None
    return _GETTING.fullmatch(term) is not None and _THING.match(passage.text, word.end, clause.end) is not None
