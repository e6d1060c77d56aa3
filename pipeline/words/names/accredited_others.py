"""Words for accreditation that are not said of the programme: of staff, a provider, another programme, a panel by its
name, or of what a law asks of all programmes.
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.dates.accredited_lists import of_list, on_list
from pipeline.words.dates.obtained import obtained
from pipeline.words.quantities.years import ROLES
from pipeline.words.wording.units import told_on

AGENT = re.compile(r"\b(?:by|von|vom|durch|par|por|da|dai|dalla|door|av|af|przez)\s+(?:\w+\s+){0,3}$", re.I)
BEING = re.compile(  # "the panel was recognised"
    r"\b(?:is|was|were|been|ist|wurde|wird|est|été|fut|es|fue|sido|è|stat[oa]|fu|is|werd|är|blev|ble|jest|został[ao]?"
    r"|byla?|bol[ao]?|je"
    r"|yra|buvo|bija|oli|este|fost|foi)\s(?:[^\W\d_]+\s){0,2}$", re.IGNORECASE)
_OTHERS = ("body", "original", "predecessor", "sibling", "we_are")
_NEAR = 3
_FEW = 5  # words
_BODY_AFTER = re.compile(
    r"\s+(?!by\b|from\b|through\b)(?:only\s|just\s)?(?:\w+\s+){0,2}(?:cent(?:re|er)s?|organi[sz]ations?|providers?"
    r"|agency|association"
    r"|institution|company|body|bodies"
    r"|trainers?|facilitators?|practitioners?|therapists?|interpreters?|translators?|psychologists?|professionals?"
    r"|hospitals?|clinics?|universit\w+|foundations?|charit(?:y|ies)|courses? leaders?"
    r"|experts?|mediators?|lawyers?|supervisors?|schools?|laborator\w+|members?|partners?|users?|staff|colleagues"
    r"|mitglied\w*|träger\w*|einrichtung\w*|beratungsstelle\w*|trainer\w*|fachkr[aä]ft\w*|lid|leden|aanbieder\w*"
    r"|instelling\w*|medlem\w*|utbildare|handledare)\b",
    re.I,
)
_OF_THEM = (
    r"programm?e?s|courses|trainings|kurse|kurser|kurssia|programmen|programas|programmi|programów|programů|programa")
_SOME_THERE = re.compile(  # "there are six accredited programmes in our country"
    r"\b(?:there (?:are|exist|were)|exists?|we have|we know|has|have|es gibt|gibt es|wir haben|il (?:y a|existe)"
    r"|existent|hay|existen|tenemos|ci sono|esistono|abbiamo|er zijn|er bestaan|zijn er|det finns|vi har|der findes"
    r"|der er|det finnes|det er|istnieje|istnieją|jest|existuje|existují|postoji|postoje|há|existem"
    r"|hi ha)\s(?:(?:only|already|about|so far|nur|schon|bisher|etwa|seulement|sólo|solo|alleen|bara|kun|tylko|jen"
    r"|samo|só)\s)?(?!(?:one|an?|eine?|une?|una?o?|um|een|ett?|én|jeden|1)\b)(?:\d+|\w+)\s(?:other\s|andere\s"
    r"|autres\s"
    r"|otros\s|altri\s)?$",
    re.IGNORECASE)
_SUCH_ONES = re.compile(rf"\s(?:[^\W\d_]+\s){{0,2}}?(?:{_OF_THEM})\b", re.IGNORECASE)
BOARD = re.compile(r"\s+(?:board|panel|system|scheme|procedure|committee|commission|council|body)\b", re.IGNORECASE)
OF_PROGRAMMES = re.compile(  # "Latvia has no accreditation for programmes"
    rf"\s(?:for|of|für|von|pour|de|des|para|di|dei|per|voor|van|för|av|af|til|for|pro|pre|dla"
    rf"|za)\s(?:such\s)?(?:{_OF_THEM})\b",
    re.IGNORECASE)
_EXISTS = re.compile(r"\b(?:has|have|there is|there are|exists?|with)\b", re.IGNORECASE)
_OF = re.compile(
    r"\s(?:of|for|der|des|für|de|du|del|della|dell['’]|van|voor|av|af|för|for|ds\.|pro|za|do|da)\s", re.IGNORECASE)
_OF_IT = re.compile(r"\b(?:of|by|de|di|van|av|af)\s$")
_FOR = re.compile(r"\s+(?:\w+\s+){0,3}(?:for|für|pour|para|per|voor|för|dla|pro|for)\b", re.I)
_AS_BODY = re.compile(r"\s+(?:as|als|comme|en tant que|como|come|som|jako|kaip|kot|kao|ca)\s", re.IGNORECASE)
_AS_PROVIDER = re.compile(  # "l'agrément comme service partenaire"
    r"\s(?:as|als|comme|en tant que|como|come|som|jako|kao|kot)\s(?:an?\s|one of the\s|un[eao]?\s|eine?\s|een\s"
    r"|ett?\s|en\s|um\s)?(?:[^\W\d_]+\s)?(?:provider|partner|centre|center|body|employer|supplier|service partenaire"
    r"|partenaire|prestataire|organisme|opérateur|employeur|anbieter|einrichtung|fachstelle|beratungsstelle"
    r"|arbeitgeber|aanbieder|zorgaanbieder|voorziening|dienst|instelling|proveedor|entidad|centro|fornitore|ente"
    r"|leverantör|aktör|leverandør|podmiot|poskytovatel|poskytovateľ|pružatelj|izvajalec)\b", re.IGNORECASE)
_PANEL = (
    r"(?:panel\w*|boards?|committees?|commissions?|kommission\w*|commissies?|comisi[oó]n(?:es)?|commissioni?"
    r"|comiss(?:ão|ões)|comissió"
    r"|nämnd\w*|nævn\w*|nemnd\w*|lautakun\w*|komisj\w*|komis[ei]\w*|komisij\w*|bizottság\w*|comisi[ae]\w*|councils?"
    r"|bod(?:y|ies)|authority|agency|agencies|unit|office|officers?|teams?|experts?|auditors?|assessors?|stelle|rat"
    r"|rada"
    r"|conseil|consejo|consiglio|raad|råd\w*)")
_PANEL_AFTER = re.compile(rf"\s+{_PANEL}\b", re.IGNORECASE)
_PANEL_BEFORE = re.compile(
    rf"\b{_PANEL}\s(?P<of>(?:for|of|für|zur|de la|de|d['’]|di|per|voor|para|för|for|ds\.|pro|za|akreditimin)\s?"
    r"(?:the\s|l['’]|la\s|die\s|der\s|programme\s)?)?$", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:all|every|each|any|only|alle[rn]?|jede[srmn]?|tous|toutes|chaque|todos|todas|cada|tutti|ogni|elke?|ieder"
    r"|alla|varje|kaikki|jokai\w+|wszystkie|każd\w+|všechny|každ\w+|všetky|visos|visām|vsi|svi|kõik|toate|minden"
    r"|tots)\s(?:[^\W\d_]+\s){0,3}?(?:\w*program\w*|courses?|treatments?|kurs\w*|interventions?)", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|yet|noch|encore|todavía|aún|ancora|nog|ännu|vielä|jeszcze|ještě|ešte)\b", re.I)
_UNKNOWN = re.compile(
    r"\b(?:unknown|unbekannt|inconnue?|desconocid[oa]|sconosciut[oa]|onbekend|okän[dt]\w*|tuntematon|nieznan\w|neznám\w"
    r"|ukendt|ukjent|desconhecid[oa])\b", re.IGNORECASE)
_IS_THE = re.compile(
    r"\s(?:is|are|è|sono|ist|sind|est|sont|es|son|is|zijn|är|er|on|jest|je|é|são)\s(?:(?:the|our|only|solo|nur"
    r"|seulement"
    r"|la|il|lo|le|l['’]|die|der|das|el|de|het|a|o)\s?)+$", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:ours|uns(?:e?res?|rige)|le nôtre|la nôtre|el nuestro|la nuestra|il nostro|la nostra|de onze|het onze|o nosso"
    r"|vårt?|vores|meidän|nasz\w?|naše?|náš|mūsų|mūsu|meie)\b", re.IGNORECASE)


_GIVER = re.compile(
    rf"\s(?:such\s|own\s|national\s|official\s|state\s|solche\w*\s|tel\w*\s)?(?:{_PANEL}|systems?|schemes?"
    rf"|procedures?|mechanisms?"
    r"|institutions?|instances?|organs?|framework|regulations?|legal basis|structures?|system\w*|verfahren"
    r"|gremium|behörde|instanz\w*"
    r"|système|procédure|organisme|instance|sistema|procedimiento|organismo|instancia|procedura|ente|istanza|systeem"
    r"|procedure|instantie|orgaan|myndighet\w*|instans\w*|ordning\w*|järjestelmä\w*|menettely\w*|elintä|procedur\w*"
    r"|systém\w*"
    r"|orgán\w*|tijel\w*|sustav\w*|postup\w*|sistem\w*|rendszer\w*|entidade|procedimento)\b", re.IGNORECASE)
_FOR_THAT = re.compile(
    r"\s(?:for|of|to|that|which|für|zur|der|die|pour|de|d['’]|qui|para|que|per|di|che|voor|die|för|som|dla|pro|za)\s?"
    r"(?:[^\W\d_]+\s){0,3}", re.IGNORECASE)
_ONE_OF = re.compile(
    r"\b(?:one of|eines der|einer der|l['’]un des|uno de los|uno dei|een van de|ett av|et av|et af|jeden z"
    r"|jedan od|eden od|um dos)\s"
    r"(?:[^\W\d_]+\s){0,2}(?:\d+\s)?(?:[^\W\d_]+\s)?$", re.IGNORECASE)
_FOR_IT = re.compile(
    r"\s(?:[^\W\d_]+\s){0,6}?(?:for|für|pour|para|per|voor|för|dla|pro|za)\s"
    r"(?:it|this|(?:the|our|das|unser|le|ce|notre|el|este|nuestro|il|questo|lo|het|ons"
    r"|vårt)\s(?:\w*programm?e?a?|course|kurs|training)\w*)\b",
    re.IGNORECASE)


def _body_as(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is it a body that has it, as a provider of something ("only the association holds it, as a provider of advice"),
    in a clause that does not name the programme?"""
    if claims.within(passage, clause, ROLES, "programme"):
        return False
    named = (*claims.within(passage, clause, ROLES, "body"), *claims.within(passage, clause, "owner_types"))
    behind = (m for m in named if m.start >= cue.end)
    return any(_AS_BODY.match(passage.text, m.end) for m in behind)


def of_others(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is it the accreditation of staff, a provider or a company, or of another programme?"""
    exists = BOARD.match(passage.text, cue.end) and _EXISTS.search(passage.text, clause.start, cue.start)
    board = exists and not _decided(passage, clause)
    if gives(passage, cue, clause):
        return False
    behind = board or _BODY_AFTER.match(passage.text, cue.end)
    if behind or _of_body(passage, cue) or any(
            told(passage, cue, clause) for told in (_body_as, _some_there, _of_sibling)):
        return True
    if _FOR_IT.match(passage.text, cue.end, clause.end):
        return False
    if _another(passage, cue, clause):
        return True
    staff = (*passage.of(ROLES, "staff"), *passage.of("people", "leader"))
    for mention in sorted(staff, key=lambda m: m.start):
        if clause.start <= mention.start < cue.start:
            if AGENT.search(passage.text[max(clause.start, mention.start - 40) : mention.start]):
                continue
            return not any(mention.end <= m.start < cue.start for m in passage.of(ROLES, "programme"))
        near = scopes.distance(passage, cue, mention) <= _NEAR or _FOR.match(passage.text, cue.end, mention.start)
        if cue.end <= mention.start < clause.end and near and not AGENT.search(passage.text, cue.end, mention.start):
            return True
    return False


def _of_sibling(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Does a noun for accreditation stand before "of" and another programme ("the accreditation of our sister
    programme")?"""
    return any(0 < m.first - cue.last <= _FEW - 1 and _OF.match(passage.text, cue.end, m.start)
               for m in claims.within(passage, Stretch(cue.end, max(cue.end, clause.end)), ROLES, "sibling"))


_OBJECT = re.compile(
    r"\s(?:the|our|this|das|unser|dieses|den|le|notre|ce|el|este|nuestro|la|il|questo|lo|het|ons|dit|o|este|det|dette"
    r"|vårt|vores)\s(?:[^\W\d_]+\s)?", re.IGNORECASE)
_THE_NORDIC = re.compile(r"\w{3,}(?:et|en)", re.IGNORECASE)  # "programmet"
_IT_BEHIND = re.compile(r"\s(?:it|this|es|ihn|det|den|het)\b(?!\s[^\W\d_]+\s(?:for|für|för)\b)", re.IGNORECASE)


def gives(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is the programme the object of the word, so that whoever stands before it gives the accreditation ("the Ministry
    accredited our course")?"""
    if cue.code != "accredited" or BEING.search(passage.text, clause.start, cue.start):
        return False
    if _IT_BEHIND.match(passage.text, cue.end, clause.end):
        return True
    article = _OBJECT.match(passage.text, cue.end, clause.end)
    ends = (article.end(), article.group().find(" ", 1) + cue.end + 1) if article else ()
    return any(m.start in ends or (m.start == cue.end + 1 and _THE_NORDIC.fullmatch(passage.text, m.start, m.end))
               for m in passage.of(ROLES, "programme"))


def _some_there(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is it only told that there are accredited programmes, without this one being among them?"""
    there = _SOME_THERE.search(passage.text, clause.start, cue.start)
    return there is not None and _SUCH_ONES.match(passage.text, cue.end) is not None


def among_them(passage: Passage, cue: Mention) -> bool:
    """Is the programme said to be one of those that are accredited ("one of the six accredited programmes")?"""
    ahead = passage.text[max(0, cue.start - 40) : cue.start]
    return _ONE_OF.search(ahead) is not None and _SUCH_ONES.match(passage.text, cue.end) is not None


def no_body_for_it(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is it said that there is nobody who gives an accreditation ("for accreditation of programmes we have no body",
    "there is no national body for accreditation")?"""
    for none in claims.within(passage, Stretch(clause.start, max(clause.start, cue.start)), "negators", "no"):
        giver = _GIVER.match(passage.text, none.end)
        if giver and giver.end() <= cue.start and _FOR_THAT.fullmatch(passage.text, giver.end(), cue.start):
            return True
    behind = claims.within(passage, Stretch(cue.end, max(cue.end, clause.end)), "negators", "no")
    return any(_GIVER.match(passage.text, m.end) for m in behind if claims.spoken(passage, m))


def _another(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is a body, an original, a predecessor or a sister programme the last subject before the word?"""
    asked = any(clause.holds(m.start) for m in passage.of(ROLES, "asked"))  # "we are preparing"
    begin = clause.start
    if BEING.match(passage.text[clause.start : cue.start]):  # "another course of ours, for women, is accredited"
        begin = passage.sentence_at(cue.start).start
    subjects = [
        m
        for m in passage.of(ROLES, *_OTHERS, "programme", "only_part")
        if begin <= m.start and m.end <= cue.start
        and (m.code != "we_are" or (not asked and claims.spoken(passage, m)))
        and not (m.code == "body" and (AGENT.search(passage.text, begin, m.start) or _OF_IT.search(
            passage.text, max(begin, m.start - 4), m.start)))
    ]
    others = [m for m in subjects if m.code in _OTHERS]
    if not subjects and _bracketed_off(passage, cue):
        return True
    if not others:
        return False
    return all(m.start <= others[-1].end + 1 for m in subjects)


def _bracketed_off(passage: Passage, cue: Mention) -> bool:
    """Does a bracket around the word speak of what stands in it or right before it: "the Duluth course (accredited
    there in 2006)", "(before it IDAP, accredited 2004)"?"""
    opened = passage.text.rfind("(", 0, cue.start)
    if opened < 0 or ")" in passage.text[opened : cue.start]:
        return False
    begin = min(opened, claims.clause(passage, max(0, opened - 1)).start)
    others = passage.of(ROLES, "original", "predecessor", "sibling")
    return any(begin <= m.start < cue.start for m in others)


def _of_body(passage: Passage, cue: Mention) -> bool:
    """Is a body what is recognised: "association agréée", "recognised as a charity"?"""
    for body in (*passage.of("owner_types"), *passage.of("bodies")):
        beside = 0 < cue.first - body.last <= 1 and cue.code == "accredited" and not passage.text[cue.start].isupper()
        if beside and not AGENT.search(passage.text, max(0, body.start - 40), body.start):
            return True
        if 1 < body.first - cue.last <= 4 and _IS_THE.fullmatch(passage.text, cue.end, body.start):
            parts = passage.of(ROLES, "only_part", "programme")  # "accredited is only the prison version"
            return not any(m.start == body.start or m.first - body.last == 1 for m in parts)
        if 0 < body.first - cue.last <= 4 and _AS_BODY.match(passage.text, cue.end):
            return True
    return _AS_PROVIDER.match(passage.text, cue.end) is not None


def only_named(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is the word only part of the name of a panel or list, of which the clause tells no decision ("the accreditation
    panel visited us", "the list of accredited programmes exists since 2012")?"""
    ahead = _PANEL_BEFORE.search(passage.text[max(clause.start, cue.start - 40) : cue.start])
    if ahead and cue.language == "en" and not ahead["of"]:
        ahead = None  # "panel accreditation"
    behind = cue.language == "en" and cue.term.endswith("n") and _PANEL_AFTER.match(passage.text, cue.end)
    panel = behind or ahead
    if of_list(passage, cue, clause.start):
        return _tells(passage, clause, cue) and not on_list(passage, cue, clause.start)
    if panel is None or _decided(passage, clause):
        return False
    begin = cue.start if panel.re is _PANEL_AFTER else max(clause.start, cue.start - 40) + panel.start()
    return AGENT.search(passage.text, max(clause.start, begin - 40), begin) is None and _tells(passage, clause, cue)


def _decided(passage: Passage, clause: Stretch) -> bool:
    """Does the clause tell what a panel decided, or that it is asked?"""
    told = claims.within(passage, clause, ROLES, "approved", "asked", "handed_in", "refused", "renewed", "applied")
    return bool(told) or any(clause.holds(m.start) for m in obtained(passage))


def _tells(passage: Passage, clause: Stretch, cue: Mention) -> bool:
    """Does a clause say more than the name and a year?"""
    return len(re.findall(r"[^\W\d_]+", clause.of(passage.text))) >= _FEW


def asked_of_all(passage: Passage, cue: Mention, clause: Stretch) -> bool:
    """Is it what a law or rule asks of every programme ("all programmes must be accredited")?"""
    duty = [m for m in claims.within(passage, clause, ROLES, "duty") if claims.spoken(passage, m)
            and not scopes.denied(passage, m)]
    if not duty or claims.within(passage, clause, ROLES, "renewed") or _STILL.search(
            passage.text, clause.start, clause.end):
        return False
    law = any(m.end <= cue.start or m.end <= duty[0].start or m.start >= duty[0].end
              for m in claims.within(passage, clause, ROLES, "law"))
    return law or _ALL.search(passage.text, clause.start, clause.end) is not None


_ITSELF = re.compile(  # "the course itself is not"
    r"\b(?:(?:programme?|program\w*|course|training|kurs\w*|parcours|dispositif|cycle|curso|taller|programa|percorso"
    r"|corso"
    r"|programma|cursus|traject|ohjelma|kurssi)\s(?:itself|as such|selbst|als solches|lui-même|en sí|mismo"
    r"|en tant que tel"
    r"|stesso|invece|in sé|zelf|em si|próprio)|(?:själva|selve|itse|sam|samotný|sám|pats|pati|ise"
    r"|maga a)\s(?:program\w*"
    r"|kurs\w*|trening\w*|utbildning\w*|forløb\w*|ohjelma|výcvik|tečaj))\b", re.IGNORECASE)


def denied_of_ours(passage: Passage, cue: Mention) -> Stretch | None:
    """The clause that denies our programme what another has, or what is asked of all ("theirs is accredited, ours is
    not")."""
    end = told_on(passage, cue.start)
    for clause in scopes.units(passage):
        if not cue.end <= clause.start < end or claims.within(passage, clause, ROLES, "predecessor", "sibling"):
            continue
        own = claims.brought_back(passage, clause) or any(
            told.search(passage.text, clause.start, clause.end) for told in (_ITSELF, _OURS))
        words = len(clause.of(passage.text).split())
        words -= 2 * bool(claims.within(passage, clause, ROLES, "applied"))
        we = words <= _FEW + 1 and scopes.ours(passage, clause)
        if (we or (own and words <= _FEW + 2)) and (
                any(clause.holds(m.start) for m in scopes.triggers(passage))
                or _UNKNOWN.search(passage.text, clause.start, clause.end)):
            return clause
    return None
