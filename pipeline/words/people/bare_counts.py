"""Numbers whose noun does not tell what they count, and words that make a number no count.

several hundred                    no number: only its size is told
26 perpetrater a year              a misspelt noun is taken for the one that it is most like
1) 31 2) 204                       a reply that is nothing but its number
80 in 2021, 160 in 2024            a number with a year of its own
groups à 8                         the sign for "of ... each"
in twelve years 900 men            all the years of the programme, where it is asked for them
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache

from pipeline.passage import Passage
from pipeline.vocabulary import Lexicon, Mention
from pipeline.words.quantities.governors import Told
from pipeline.words.quantities.heads import ARE
from pipeline.words.quantities.quantity import Quantity
from pipeline.words.replying.replies import Reply

_NOUN_AND_VERB = 2  # words
_MANY = frozenset([
    "hundreds", "thousands", "hunderte", "tausende", "centaines", "milliers", "cientos", "miles", "centinaia",
    "migliaia", "honderden", "duizenden", "hundratals", "tusentals", "hundredvis", "tusenvis", "satoja", "tuhansia",
    "setki", "stovky", "dozens", "dutzende", "dizaines", "decenas", "decine", "tientallen", "dussintals", "snesevis",
    "dziesiątki", "desítky", "desiatky", "desetine", "dezenas", "kymmeniä", "dešimtys", "desmitiem", "zeci", "sute",
    "tucatnyi", "centenas", "stotky", "stotine", "šimtai", "simtiem", "sadu", "δεκάδες", "εκατοντάδες", "стотици",
])
_VAGUE = frozenset([
    "several", "few", "many", "couple", "mehrere", "mehreren", "einige", "einigen", "wenige", "paar", "viele",
    "plusieurs", "quelques", "varios", "varias", "unos", "unas", "algunos", "algunas", "alcune", "alcuni", "diverse",
    "parecchie", "enkele", "meerdere", "flera", "några", "flere", "noen", "nogle", "useita", "useampi", "muutama",
    "muutamia", "kilka", "parę", "několik", "pár", "niekoľko", "keli", "kelis", "daži", "vairāki", "nekaj", "nekoliko",
    "algumas", "alguns", "várias", "vários", "câteva", "multe", "néhány", "több", "mitu", "mõni", "μερικές", "няколко",
    "кілька", "несколько", "birkaç", "nokkur",
])
_ROUND = frozenset([10, 12, 20, 100, 1000])
_ALONE = frozenset({
    "programme", "program", "programm", "programma", "programa", "training", "course", "group", "gruppe", "groupe",
    "groep", "grupp", "grupo", "gruppo", "grup", "intake", "männergruppe", "mannengroep", "mansgrupp", "mandegruppe",
    "programmet", "programą", "programoje", "programmā", "programmu", "programu", "programie", "programot", "ohjelman",
    "ohjelmaa", "ohjelmaan", "ohjelmassa", "programul", "programului", "programmi", "kursą", "kurso", "kurset",
    "kursen", "kurzu", "kursie", "gruppen", "holdet", "grupę", "skupinu", "skupino", "ryhmän", "ryhmään", "grupą",
    "tretman", "tretmana", "treatment", "behandlung", "traitement", "tratamiento", "trattamento", "tratamento",
    "behandeling", "behandling", "behandlingen", "behandlingsprogrammet",
})
_ALIKE, _SHARED = 6, 0.85
_SMALL, _BESIDE, _DAYS = 20, 5, 31  # groups; words; days
_OUR = frozenset({"the", "our", "these", "its", "all", "den", "diesen", "unseren", "les", "nos", "los", "estos", "i",
                  "questi", "tych", "těch", "tých", "teh", "de"})
_EACH = frozenset(["à", "á", "@"])
_IN = r"(?:in|en|im|i|w|v|ve|u|em|în|nel|aastal|vuonna|vuosi|år|året|rok|anul|año|im jahre?|dans l['’]année)"
_ALONE_IN = (
    r"(?:alone|only|just|allein|alleine|nur|rien qu[e'’]|seulement|solo|s[oó]lo|solamente|soltanto|alleen(?: al)?"
    r"|enbart|bara|alene|kun|bare|pelkästään|vain|yksin|tylko|sam(?:ym|ém|om|i)|jen|jenom|iba|len|vien|tik|tikai"
    r"|samo|apenas|só|només|numai|doar|csak|ainuüksi|ainult|μόνο)")
_ONLY = (
    r"(?:nel solo|nella sola|pour la seule année|pour le seul an|en la sola|under|i løbet af|w samym|v samotném"
    r"|v samotnom|roku|r\.|im jahr|im jahre)")
_YEAR_AT = re.compile(
    rf"(?::\w{{1,5}})?\s*\(?\s*(?:{_ALONE_IN}\s+)?(?:{_IN}\s+|{_ONLY}\s+){{0,2}}(?:the year\s+)?$", re.IGNORECASE)
OVER = frozenset([
    "in", "over", "during", "within", "während", "en", "pendant", "durant", "durante", "dans", "per", "op", "på",
    "under", "över", "gennem", "w", "v", "ve", "za", "em", "u", "în", "gjennom",
])


_OUTCOME = re.compile(
    r"=|\b(?:i\.?\s?e\b|that is|that['’]?s|that are|that makes|which (?:is|makes|gives|means)"
    r"|this (?:is|makes|gives|means)|makes"
    r"|making|meaning|giving|resulting in|amounts? to|so|thus|hence|therefore|das (?:ergibt|sind|macht|heißt)|also"
    r"|d\.\s?h|soit|c['’]est-à-dire|ce qui (?:fait|donne|représente)|cioè|ossia|vale a dire|quindi|es decir|o sea"
    r"|lo que (?:hace|da)|dus|dat (?:is|zijn|maakt)|oftewel|dvs|det vill säga|alltså|altså|det (?:blir|bliver)|eli|siis"
    r"|czyli|to jest|tj|co daje|tedy|čili|což (?:je|dělá)|teda|čo je|t\.\s?y|tai yra|t\.\s?i|odnosno|to je|isto é"
    r"|ou seja|in other words|put differently|mit anderen worten|anders gesagt|autrement dit"
    r"|en d['’]autres (?:mots|termes)|en otras palabras|in altr[ei] (?:parole|termini)|met andere woorden"
    r"|med andr[ae] ord|toisin sanoen|innymi słowy"
    r"|jinými slovy|inými slovami|drugim(?:i)? (?:riječima|besedami)|z drugimi besedami|por outras palavras"
    r"|cu alte cuvinte|más szóval|teisisõnu|kitaip tariant|citiem vārdiem(?: sakot)?|με άλλα λόγια"
    r"|adică|deci|és a dir|azaz|vagyis|ehk|see teeb|jeb|tas ir)\b[^\d;]*$", re.IGNORECASE)
_NEW = (
    "new", "neu", "nouve", "nuev", "nuov", "nieuw", "nya", "nye", "uus", "uut", "uudet", "nowy", "nov", "nauj", "jaun",
    "nou", "noi", "új", "нов", "νέο", "νέα")
_WHOLE_YEAR = 20  # people, more than one group of a year holds
_ARRIVE = (
    "come", "came", "arriv", "sent", "send", "order", "attend", "participat", "join", "enter", "pass", "komm", "kam",
    "geschickt", "zugewiesen", "teil", "viennent", "arrivent", "envoy", "adress", "orient", "vien", "llegan", "enviad",
    "derivad", "veng", "arriva", "inviat", "mandat", "kom", "gestuurd", "verwezen", "skick", "delta", "send", "tule",
    "ohjat", "osallist", "przychodz", "skierowan", "przycho", "přich", "přijd", "poslán", "prích", "poslan", "ateina",
    "siunč", "nāk", "nosūt", "pride", "prih", "dolaz", "upuć", "chegam", "encaminhad", "vin", "trimi", "tule", "saadet",
    "érkez", "jön", "küld",
)


def outcome(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Are people what the groups told right before them come to ("4 groups a year, that is 40 men", "six groups yearly
    (60 men)"), or more than a group holds, joined by "and"?"""
    yearly = before.what in ("", "?") and before.rate is not None and before.rate.code == "year"
    if not (before.what == "group" or yearly) or one.what not in ("person", ""):
        return False
    if yearly and ((before.high or 0) > _SMALL or (one.low or 0) <= (before.high or 0)):
        return False
    text = passage.text[before.end : one.start]
    if "(" in text and ")" not in text and "," not in text:
        return (one.low or 0) > _WHOLE_YEAR
    ands = any(m.end == one.start - 1 for m in passage.of("joiners", "and"))
    return _OUTCOME.search(text) is not None or (ands and (one.low or 0) > _WHOLE_YEAR)


def arriving(passage: Passage, one: Quantity) -> bool:
    """Does a verb of coming or sending stand right behind a number ("90 come from the court")?"""
    behind = [w for w in passage.tokens[one.first : one.last + 2] if w.start >= one.number[1]]
    return bool(behind) and behind[0].key.startswith(_ARRIVE)


def new_ones(passage: Passage, one: Quantity) -> bool:
    """Does a word for those who are new stand right behind a number ("of this 95 new", "60 are new")?"""
    behind = [w.key for w in passage.tokens[one.first : one.last + 3] if w.start >= one.number[1]]
    return any(w.startswith(_NEW) and (at == 0 or behind[0] in ARE) for at, w in enumerate(behind[:2]))


def vague(passage: Passage, one: Quantity) -> bool:
    """Is a number word only the size of a number ("several hundred", "hundreds")?"""
    number = passage.text[one.number[0] : one.number[1]]
    if number.casefold() in _MANY:
        return True
    if one.low not in _ROUND or one.low != one.high:
        return False
    before = passage.text[max(0, one.number[0] - 12) : one.number[0]].casefold().split()
    inside = number.casefold().split()
    return bool(_VAGUE & {*before[-1:], *inside[:-1]}) and inside[-1].isalpha()


_OF_MONTH = re.compile(r"(?:\.|\s|\b(?:of|de|di|del|a|od|of the|st|nd|rd|th)\b)+", re.IGNORECASE)


def day_of_month(passage: Passage, one: Quantity) -> bool:
    """Is a bare number the day of the month named right behind it ("by 31 December 2022")?"""
    return one.low in (None, one.high) and 0 < (one.high or 0) <= _DAYS and any(
        m.start > one.number[1] and _OF_MONTH.fullmatch(passage.text, one.number[1], m.start)
        for m in passage.of("year_roles", "month"))


def of_willing(passage: Passage, one: Quantity) -> bool:
    """Does a word for those who come by themselves stand right behind a number ("40 from court and 20 voluntary")?"""
    return any(not passage.text[one.number[1] : m.start].strip() for m in passage.of("legal", "voluntary")
               if m.start >= one.number[1])


def groups_are(passage: Passage, one: Quantity) -> bool:
    """Is a bare number of a year that of the groups before it ("the groups are 6 per year")?"""
    if one.what != "" or one.rate is None or one.rate.code != "year" or one.first < _NOUN_AND_VERB:
        return False
    if passage.tokens[one.first - 1].key not in ARE:
        return False
    return any(m.last == one.first - 2 and plural(passage, m) for m in passage.of("count_nouns", "group"))


def plural(passage: Passage, noun: Mention) -> bool:
    """ "Group" and "programme" alone are the programme itself; their plural counts courses (German "Gruppen")."""
    word = passage.text[noun.start : noun.end].casefold().split()[-1]
    return word not in _ALONE or (word == "gruppen" and noun.language == "de")


def of_more_groups(passage: Passage, told: Sequence[Told], i: int) -> bool:
    """Does a small number, its noun left out, count groups told beside it ("two groups in spring and two in autumn",
    "one spring and one autumn group", "four 12-man groups"), with no rate of its own?"""
    one = told[i].quantity
    following = told[i + 1].quantity if i + 1 < len(told) else None
    if following is not None and (following.what, following.modifier) == ("group", "person") and (
            one.what == "" and following.first == one.last + 1):
        return True  # "four 12-man groups"
    if one.what not in ("", "?") or one.rate is not None or one.kind != "count" or not 0 < (one.high or 0) <= _SMALL:
        return False
    ands = {m.first for m in passage.of("joiners", "and")} | {k for k, w in enumerate(passage.tokens) if w.key == ","}
    for other in (t.quantity for t in told[max(0, i - 1) : i + 2] if t.sentence == told[i].sentence):
        first, second = sorted((one, other), key=lambda q: q.first)
        joined = second.first - 1 in ands and second.first - first.last <= _BESIDE
        ends = second is one and (one.what == "?" or not passage.tokens[one.last + 1 : one.last + 2]
                                  or not passage.tokens[one.last + 1].key.isalpha())
        if other.what == "group" and not other.label and (other.high or 0) <= _SMALL and joined and not ends:
            return True
    return False


def like_person(passage: Passage, one: Quantity) -> bool:
    """Does the unknown noun of a yearly number look like a word for people ("perpetrater")?"""
    if one.what not in ("", "?"):
        return False
    behind = [w for w in passage.tokens[one.first + 1 : one.last + 2] if w.key.isalpha() and w.start >= one.number[1]]
    return any(_alike(passage.lexicon, w.plain) for w in behind[:1])


@lru_cache(maxsize=1024)
def _alike(lexicon: Lexicon, word: str) -> bool:
    terms = lexicon.vocabularies["count_nouns"].codes["person"].terms.values()
    every = [term.casefold().strip("*") for listed in terms for term in listed if len(term) > _ALIKE]
    return len(word) > _ALIKE and bool(get_close_matches(word, every, 1, _SHARED))


def whole_reply(passage: Passage, one: Quantity, reply: Reply | None) -> bool:
    """Is a number all that a reply says?"""
    text = reply.stretch.of(passage.text).strip(" .,;)(:-–") if reply else ""
    return reply is not None and reply.sure and text == passage.text[one.number[0] : one.number[1]]


def own_year(passage: Passage, one: Quantity, years: Sequence[Quantity]) -> int | None:
    """The year that stands right behind a number, with at most an "in" or a bracket between ("80 in 2021")."""
    following = next((y for y in years if y.start >= one.number[1]), None)
    if following is None or following.low is None or following.low != following.high:
        return None
    between = passage.text[max(one.end, one.number[1]) : following.number[0]]
    if passage.text[following.number[1] : following.number[1] + 1] in (":", "="):
        return None
    return int(following.low) if between.strip() and _YEAR_AT.fullmatch(between) else None


def parts_of(one: Quantity, whole: Quantity, following: Sequence[Quantity]) -> bool:
    """Do a bare number and those behind it add up to the one before ("20 editions: 12 in prison and 8 outside")?"""
    total = 0.0
    for part in (one, *following):
        if part.what not in ("", "?") or part.kind != "count":
            break
        total += part.low or 0
        if total == whole.low and part is not one:
            return True
    return False


def of_each(passage: Passage, one: Quantity) -> bool:
    """Does the sign for "of ... each" stand before a number ("15 hold à 8 mand")?"""
    before = [w.key for w in passage.tokens[: one.first] if w.end <= one.number[0]]
    return len(before) > 1 and before[-1] in _EACH and before[-2].isalpha()


def all_years(passage: Passage, one: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Do several years stand before or behind a number with no more than an "in" ("in twelve years 900 men")?"""
    clause = passage.clause_at(one.start)
    spans = [q for q in quantities if q.what == "year" and clause.holds(q.start)]
    words = passage.tokens
    def over(at: int) -> bool:
        return at >= 0 and (words[at].key in OVER or (words[at].key in _OUR and at > 0 and words[at - 1].key in OVER))

    return any((q.low or 0) > 1 and q.rate is None and (over(q.first - 1) or (q.bound == "at_least" and over(q.first)))
               for q in spans)


_TAKEN_UP = re.compile(  # "64 places get filled"
    r"\s(?:(?:are|get|were|was|have been|get|sind|werden|wurden|sont|ont été|son|fueron|sono|vengono|worden|zijn|blir"
    r"|bliver|ble|blev|är|er|jest|zostało)\s)?(?:filled|taken|occupied|used|besetzt|belegt|vergeben|occupées|pourvues"
    r"|cubiertas|ocupad[ao]s|occupati|coperti|bezet|ingevuld|gevuld|besatta|besat|fyllt|fylt|zajęt\w*|obsazen\w*)\b",
    re.IGNORECASE)


def taken_up(passage: Passage, one: Quantity) -> bool:
    """Is it told of places that they were taken, so that they count people?"""
    return _TAKEN_UP.match(passage.text, one.end) is not None
