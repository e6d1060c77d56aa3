"""Two formats shared out among participants or manuals: "nine out of ten in groups, the rest alone", "two manuals, one
for groups and one for individual work"."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention

_OPENING = 24  # characters
_ONE_FOR = re.compile(
    r"\b(?:one|another|eine?[sn]?|un[eoa]?|uno|een|en|ett|et|yksi|jeden|jedna|jedno|ena|eno|egy|vienas|viena|üks)\s"
    r"(?:is\s)?(?:for|für|pour|para|per|voor|för|dla|pro|pre|za|skirtas?|pentru)\s(?:\w{1,4}\s){0,2}$", re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:most|(?:vast |great |large )?majority|(?:eight|nine|8|9) (?:out )?(?:of|in) (?:ten|10)"
    r"|[5-9]\d\s?(?:%|per ?cent|Prozent)|die meisten|Mehrzahl|Mehrheit|la plupart|la majorité|la mayoría"
    r"|la maggior parte|de meeste|meerderheid|de flesta|de fleste|flertallet|useimm\w+|enemmistö|większość|většina"
    r"|väčšina|većina|večina|a legtöbb|többség\w*|majoritatea|a maioria|la majoria|dauguma|vairums|lielākā daļa"
    r"|enamik"
    r"|οι περισσότεροι)\b", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:(?:the |some |few )?others?|the rest|the remaining|(?:die )?(?:übrigen|anderen|restlichen)|der Rest"
    r"|les autres|le reste|los demás|el resto|los otros|gli altri|il resto|de anderen|de rest|de overige|de andra"
    r"|övriga|resten|de andre|de øvrige|muut|loput|pozostali|reszta|inni|ostatní|zbytek|zvyšok|ostali|drugi"
    r"|a többi\w*|restul|ceilalți|os restantes|os outros|la resta|els altres|kiti|likusieji|pārējie|ülejäänud"
    r"|οι υπόλοιποι)\b", re.IGNORECASE)


UNLESS = re.compile(
    r"\b(?:unless|es sei denn|außer wenn|sauf si|à moins que|a menos que|salvo que|a meno che|salvo se|tenzij|om inte"
    r"|såvida inte|medmindre|med mindre|ellei|chyba że|ledaže|nebent|razen če|osim ako"
    r"|a não ser que)\b", re.IGNORECASE)
_PART = re.compile(  # some participants, not sessions, as the subject of a clause
    r"(?:\b(?:a|the|one|two|about|approx\.?|around|ca\.?|roughly|perhaps|maybe|only)\s)*"
    r"\b(?:half|halves|thirds?|quarters?|fifths?|some(?!\s\d)|a few|several|certain|(?:a )?part|a minority"
    r"|\d{1,2}\s?(?:%|per ?cent)"
    r"|Hälfte|Drittel|Viertel|einige|manche|ein Teil|moitié|tiers|quart|certains|quelques-uns|une partie|mitad|tercio"
    r"|algunos|una parte|metà|terzo|alcuni|helft|derde|sommigen|enkelen|een deel|hälften|tredjedel|några|vissa|en del"
    r"|halvdelen|nogle|noen|puolet|osa|jotkut|połowa|niektórzy|część|polovina|někteří|část|polovica|niektorí"
    r"|časť|neki"
    r"|dio|nekateri|del|dalis|kai kurie|daļa|daži|pooled|mõned|jumătate|unii|a fele|néhányan|metade|alguns"
    r"|la meitat)\b"
    r"(?!\s(?:of\s)?(?:an?\s)?(?:(?:the|these|our|individual|single|group|more|extra|other)\s)*"
    r"(?:hours?|sessions?|talks?|meetings?|weeks?|months?|years?|times?|day|Stunden?|Sitzungen|Gespräche|heures?"
    r"|séances?|entretiens?|horas?|sesiones|or[ae]|incontri|colloqui|uur|gesprekken|timmar?|samtal|timer?|samtaler"
    r"|godzin\w*|spotka\w*|hodin\w*|setk\w*))", re.IGNORECASE)
_LEAD = re.compile(
    r"\W*(?:(?:then|thereafter|afterwards?|after|that|this|later|and|but|for|there|finally|next|subsequently"
    r"|danach|dann"
    r"|und|später|ensuite|puis|après|et|luego|después|y|poi|dopo|e|daarna|dan|en|sedan|därefter|och|derefter|så|og"
    r"|sitten|potem|i|potom|pak|a)\b\W*){0,4}", re.IGNORECASE)
GROUP_IS = re.compile(  # "groups are mixed"
    r"\b(?:groups?|Gruppen?|groupes?|grupos?|gruppi|gruppo|groep|groepen|grupp|grupper|gruppe[nr]?)\s(?:is|are"
    r"|ist|sind|est"
    r"|sont|es|son|è|sono|zijn|är|er)\s(?:[^\W\d_]+\s)?$", re.IGNORECASE)
MIXED_PEOPLE = re.compile(  # "mixed gender", "gemischtes Team"
    r"[\s-]*(?:gender|sex|age|pair|couple|team|lead|facilit|train|background|ethni|nation|Geschlecht|Team"
    r"|Leitung|Paar"
    r"|équipe|binôme|équip|equipo|pareja|coppia|équipe|duo|ledar|par\b)"
    r"|\s(?:in|by|as to|as regards|regarding|with regard to|nach|hinsichtlich|en|par|quant à|per|qua|wat betreft)\s"
    r"(?:the\s|l['’]|their\s)?(?:age|sex|gender|offen[cs]e|crime|risk|origin|sentence|nationalit|background"
    r"|type|experience"
    r"|legal|motivation|Alter|Delikt|Geschlecht|Herkunft|âge|délit|sexe|origine|edad|delito|età|reato|leeftijd"
    r"|delict)",
    re.IGNORECASE)


def of_part(passage: Passage, unit: Stretch, format_: Mention) -> bool:
    """Does a clause tell a format of a part of the participants ("thereafter half of them continue in a group")?"""
    lead = _LEAD.match(passage.text, unit.start, format_.start)
    return _PART.match(passage.text, lead.end() if lead else unit.start, format_.start) is not None


Clauses = list[tuple[Mention, Stretch]]


def in_part(passage: Passage, group: Clauses, individual: Clauses) -> str | None:
    """The format of all, where the other one is told in clauses of its own of a part of the participants only; each
    word for a format stands with its clause."""
    for code, mine, others in (("group_default", individual, group), ("individual_default", group, individual)):
        apart = all(not unit.holds(o.start) for _, unit in mine for o, _ in others)
        if apart and all(of_part(passage, unit, m) for m, unit in mine) and not any(
                of_part(passage, unit, o) for o, unit in others):
            return code
    return None


def one_for_each(passage: Passage, group: Mention, individual: Mention) -> bool:
    """"Two manuals, one for groups and one for individual work"."""
    text = passage.text
    return all(_ONE_FOR.search(text, max(0, m.start - _OPENING), m.start) for m in (group, individual))


def most(passage: Passage, group: Mention, individual: Mention) -> str | None:
    """The format of most participants, where the others have the other one ("nine out of ten ..., the rest alone")."""
    first, second = sorted((group, individual), key=lambda m: m.start)
    text, sentence = passage.text, passage.sentence_at(first.start)
    if not _REST.search(text, first.end, second.start) or not _MOST.search(text, sentence.start, first.start):
        return None
    return f"{first.code}_default"


_WHERE_HINDERED = re.compile(  # "group / individual where no interpreter or high danger"
    r"\.?\s(?:only\s)?(?:where|when|if|in case of|in case|wo|wenn|falls|bei|là où|si|en cas de?|quand|donde|cuando"
    r"|en caso de|se|dove|quando|in caso di|waar|als|bij|indien|om|där|vid|hvis|ved|hvor|jos|jeśli|gdy|przy|pokud"
    r"|když|ak)\s(?:[^\s.;]+\s)?"
    r"(?:no|not|without|too|few|lack\w*|high|danger\w*|risk|kein\w*|zu|fehl\w*|hoh\w*|Gefahr|pas|manque|trop|danger"
    r"|falta|demasiad\w+|peligro|manca\w*|troppo|pericolo|geen|te|gevaar|gebrek|ingen|för|fara|fare|brak\w*"
    r"|chyb\w*)\b",
    re.IGNORECASE)


def hindered(passage: Passage, last: Mention) -> bool:
    """Does a hindrance stand right behind the second of two components, so that it is the exception?"""
    return _WHERE_HINDERED.match(passage.text, last.end) is not None


_NEVER_BOTH = re.compile(  # "both, but not for the same person"; "nobody gets both"
    r"\b(?:nobody|no ?one|none|never|not(?!\s(?:only|just))|niemand|keiner?|nie|personne ne|jamais|nadie|nunca"
    r"|nessuno|mai|niemand|nooit|ingen"
    r"|aldrig|aldri|kukaan ei|nikt nie|nikdo|nikto|nihče|nitko|senki sem|nimeni|ninguém|ningú)\s(?:[^\W\d_]+\s){0,4}?"
    r"(?:both|beides?|les deux|ambos|ambas|entrambi|entrambe|båda|begge|molempia|obu|obojga|obojí|oboje|oboje"
    r"|mindkettőt"
    r"|ambele)\b|"
    r"\b(?:not|never|nicht|nie|pas|jamais|no|nunca|non|mai|niet|nooit|inte|aldrig|ikke|aldri|ei|ale nie|nie|ne|nikdy"
    r"|não|nu|nem)\s(?:\w{1,5}\s)?(?:(?:for|with|to|für|bei|mit|pour|avec|para|con|per|voor|met|för|med|dla|u"
    r"|pro|pre|za"
    r"|pentru)\s)?(?:(?:one and |the|die|den|der|la|le|el|il|lo|de|o|a|ein und )\s?)*"
    r"(?:same|dieselbe\w*|derselbe\w*|gleiche\w*|même|mism[oa]|stess[oa]|zelfde|dezelfde|samma|samme|tej samej"
    r"|tego samego|stejn\w+|téhož|rovnak\w+|toho istého|ist[ue]\w*|mesm[oa]|aceeași|același|mateix\w?|ugyanan\w*"
    r"|samalle)\s?"
    r"(?:person\w*|man|men|mann|client|participant|personne|homme|persona|hombre|uomo|persoon|mand|osob\w*|muž\w*"
    r"|mężczyzn\w*|pessoa|persoană|bărbat|henkilölle|személy\w*)\b", re.IGNORECASE)


def never_both(text: str) -> bool:
    """Is it said that no one person gets both formats?"""
    return _NEVER_BOTH.search(text) is not None


_SAVE = re.compile(  # "no individual work, save for deaf men"
    r"(?:[\s-][^\W\d_]+){0,6}?[\s,;(–—-]+(?:save|except|unless|other than|but for|außer|ausgenommen|es sei denn|sauf"
    r"|hormis|à moins|salvo|excepto|a menos|tranne|a meno|eccetto|behalve|tenzij|utom|om inte|såvida|undtagen"
    r"|medmindre"
    r"|unntatt|med mindre|oprócz|poza|z wyjątkiem|chyba że|kromě|ledaže|s výjimkou|s výnimkou|okrem|razen|osim"
    r"|kivéve|exceto|cu excepția|paitsi|ellei)\s[^\W\d_]", re.IGNORECASE)


def save_for(passage: Passage, denied: Mention, others: list[Mention]) -> bool:
    """Does an exception stand right behind a denied format, in its sentence, and name no other one?"""
    found = _SAVE.match(passage.text, denied.end, passage.sentence_at(denied.start).end)
    return found is not None and not any(denied.end <= m.start < found.end() for m in others)
