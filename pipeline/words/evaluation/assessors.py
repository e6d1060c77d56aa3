"""Who evaluates: bodies from outside, the service's own people and research units, as an answer claims them."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.passage import Form, Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.evaluation import assessed, published
from pipeline.words.replying import replies
from pipeline.words.wording.function_words import BY
from pipeline.words.wording.triggers import language_of, not_only

_BESIDE = 5
_LABEL = 4  # words
_BEFORE = 12  # characters
_FEW = 9
_SCHOLAR = re.compile(
    r"student|étudiant|estudiant|studerende|opiskelij|phd|do[ck]tor|dottor|promov|thesis", re.IGNORECASE)
_BY_NAME = re.compile(
    rf"\b(?:{BY})\s(?:(?:the|der|dem|den|die|le|la|el|het)\s)?"
    r"([A-ZÀ-Þ][\w-]*[A-Za-zÀ-ÿ]{2}[\w-]*)")
_BY_FIRST = re.compile(rf"(?:{BY})\b", re.IGNORECASE)
_OUR = re.compile(
    r"\b(?:our|own|unser\w*|eigen\w*|notre|nos|nuestr\w+|nostr\w+|noss\w+|onze|ons|vår\w*|egen|egna|vores|egne|oma\w*"
    r"|naš\w*|nasz\w*|własn\w*|vlastn\w*|mūsų|mūsu|meie|saját)\b", re.IGNORECASE)


_OUR_OWN = re.compile(
    r"\b(?:own|eigen\w*|propres?|propi[oa]s?|propri[oaie]|pr[óò]pri[oae]s?|egen|egna|egne|eget|oma\w*|własn\w*|vlastn\w*"
    r"|lastn\w*|vlastit\w*|pačių|pašu|enda|saját)\s(?:[^\s.,;:()]+\s)?$", re.IGNORECASE)
_OWNS_ONE = re.compile(  # "the Agency's own research unit": the body is the house
    r"['’]s?\s(?:very\s)?(?:own|in-house|internal)\b|s\s(?:eigen|egen|egna|egne|eget)\w*\b", re.IGNORECASE)
_EXPERT = re.compile(
    r"[ck]rimin|sociol|soziol|socjol|e[ck]onom|ekonom|statisti|scient|wissensch|research|forsk|forscher|chercheu|investigador"
    r"|ricercat|onderzoek|psycholog|psicól|psicol|jurist", re.IGNORECASE)
_BY_OUR = re.compile(  # "by our methods department", at most two words before the noun
    rf"\b(?:{BY})\s(?:our|unser\w*|notre|nos|nuestr\w+|il nostro|la nostra|nossos?|onze|ons|vår\w*|vores|naš\w*"
    r"|nasz\w*)\s(?:[^\s.,;:()]+\s){0,2}$", re.IGNORECASE)
_OF_OURS = re.compile(
    r"(?:\s[^\s.,;:()]+)?\s(?:of|from|in|at|de|du|del|della|di|da|do|van|von|in|bij|vid|på|ved|fra|från|af|av|z|ze|s)?"
    r"\s?(?:our|ours|unser\w*|notre|nos|nuestr\w+|nostr\w+|noss\w+|onze|ons|vår\w*|vores|naš\w*|nasz\w*|mūsų|mūsu"
    r"|meie|meidän)\b", re.IGNORECASE)
_ON_ORDER = re.compile(  # and at most two words before the name
    r"\b(?:(?:by|on|at|upon) (?:the )?(?:order|orders|request|behalf|demand|initiative|instruction|commission|wish)"
    r" (?:of|from)|im Auftrag|in unserem Auftrag|auf (?:Wunsch|Bitte|Anforderung|Veranlassung)"
    r"|(?:à la|sur) demande|sur (?:mandat|commande|ordre)|sur l'initiative|à l'initiative|pour le compte"
    r"|(?:por|a) (?:encargo|petición|iniciativa|solicitud|pedido|incumbência)|por orden|per encàrrec|a petició"
    r"|(?:su|per) (?:incarico|richiesta|mandato|commissione|conto)|in opdracht|op (?:verzoek|vraag|initiatief)"
    r"|på (?:uppdrag|begäran|initiativ|opdrag|oppdrag|anmodning|foranledning|bestilling)"
    r"|na (?:zlecenie|zamówienie|prośbę|wniosek|zakázku|objednávku|žádost|žiadosť|pokyn|zahtjev|zahtevo)"
    r"|z (?:pověření|poverenia|polecenia|inicjatywy)|po (?:naročilu|nalogu|narudžbi)|la (?:cererea|comanda)"
    r"|a pedido|por encomenda)\s(?:[^\s.,;:()]+\s){0,2}$", re.IGNORECASE)
_COUNT = re.compile(r"\b\d{1,3}\s$")
_LEAD, _ASIDE = 40, 60


def claimed(passage: Passage, vocabulary: str, codes: tuple[str, ...]) -> list[Mention]:
    """The phrases that are said of this programme, and not denied."""
    return [
        m
        for m in passage.of(vocabulary, *codes)
        if claims.own(passage, m.start)
        and (_bracketed(passage, m) or assessed.left_out(passage, m)
             or not claims.denied(passage, m, ("effects", "publication", "evaluation_topic")))
        and not _traced(passage, m)
        and claims.spoken(passage, m)
        and not _asks_which(passage, m)
        and not (m.code == "external" and _OWNS_ONE.match(passage.text, m.end))
        and not (m.code == "internal" and assessed.called_none(passage, m))
        and not (m.code == "internal" and _COUNT.search(passage.text, max(0, m.start - _ASIDE), m.start))  # inmates
    ]


def _asks_which(passage: Passage, mention: Mention) -> bool:
    """Does a word stand in a label that only asks which of two it is ("internal/external: external")?"""
    unit = claims.clause(passage, mention.start)
    if passage.text[unit.end : unit.end + 1] != ":" or len(unit.of(passage.text).split()) > _LABEL:
        return False
    return {"internal", "external"} <= {m.code for m in claims.within(passage, unit, "evaluators")}


_HIRED_A = re.compile(
    r"\b(?:hired|engaged|commissioned|paid|contracted|appointed|called in|brought in|invited|beauftragt\w*|engagé"
    r"|mandaté|contratamos|contrató|encargó a|abbiamo incaricato|incaricat\w+|ingaggiat\w+|huurden|schakelden|anlitade"
    r"|anlitat|hyrede|hyret|leide|leid inn)\s(?:an?|one|two|three|eine?n?|zwei|une?|deux|una?|dos|uno|due|een|twee"
    r"|en|ett|to|två)\s(?:[^\W\d_]+\s)?$", re.IGNORECASE)


def hired_people(passage: Passage) -> list[Mention]:
    """Words for what people are who were hired to do it ("we hired a statistician"): from outside."""
    return [m._replace(code="external") for m in claimed(passage, "evaluators", ("role",))
            if _HIRED_A.search(passage.text, max(0, m.start - _LEAD), m.start)]


def own_people(passage: Passage) -> list[Mention]:
    """Words for what people of the service are, where it calls them its own ("our own data analysts", "psychologists
    of our prison", "psychologists of the prison"), or where they are the ones who did it ("our office evaluated")."""
    houses = {m.first for m in passage.of("evaluators", "house") if claims.spoken(passage, m)}
    return [
        m
        for m in claimed(passage, "evaluators", ("role",))
        if _OUR_OWN.search(passage.text, max(0, m.start - _LEAD), m.start)
        or _OF_OURS.match(passage.text, m.end)
        or _BY_OUR.search(passage.text, max(0, m.start - _LEAD), m.start)
        or (houses and _of_the_house(passage, m, houses))
        or (_OUR_NEAR.search(passage.text, max(0, m.start - _LEAD), m.start) and _studies(passage, m))
    ]


_ITSELF = re.compile(
    r"\bby (?:the|our)(?: [^\W\d_]+){1,3} (?:itself|themselves|himself|herself|self)\b"
    r"|\bdurch (?:den|die|das)(?: \w+){1,2} selbst\b"
    r"|\bpar (?:l['’]|la |le |les )[^.,;:]{3,30}?(?:-| )?(?:elle|lui|elles|eux)-mêmes?\b"
    r"|\bpor (?:la|el) propi[ao] \w+|\bdall?[ao]?['’ ]?\s?\w+ stess[oa]\b"
    r"|\bdoor (?:de|het)(?: \w+){1,2} zelf\b|\bpela própria \w+|\bpelo próprio \w+", re.IGNORECASE)


@once
def itself(passage: Passage) -> tuple[int, int] | None:
    """Where a body is told to have done it itself ("by the association itself"), and is not one from outside."""
    for said in _ITSELF.finditer(passage.text):
        outside = claims.within(passage, Stretch(*said.span()), "evaluators", "external")
        if not outside and claims.own(passage, said.start()):
            return said.span()
    return None


def _of_the_house(passage: Passage, role: Mention, houses: Collection[int]) -> bool:
    """Does a word for the house stand right behind a word for people, "of" between them or in it?"""
    return role.last + 1 in houses or (role.last + 2 in houses and bool(_IN_OF.match(passage.text, role.end)))


def _studies(passage: Passage, role: Mention) -> bool:
    """Do those that a word names study it themselves: is theirs the verb of a study behind it, and not a passive?"""
    unit = claims.clause(passage, role.start)
    behind = Stretch(role.end, max(role.end, unit.end))
    told = (*claims.within(passage, behind, "evaluation_topic", "study"),
            *claims.within(passage, behind, "evaluation_done", "done"))
    studied = [m for m in told if m.first - role.last <= _BESIDE]
    return bool(studied) and not _PASSIVE.search(passage.text, role.end, studied[0].end + _BEFORE)


@once
def we(passage: Passage) -> tuple[Mention, ...]:
    """The studies whose verb has "we" for its subject ("we asked the men", "zbadaliśmy"), as evaluators, where nobody
    from outside is named in the clause."""
    return tuple(m for m in passage.of("evaluation_topic", "study") if _by_us(passage, m))


def _by_us(passage: Passage, study: Mention) -> bool:
    unit = claims.clause(passage, study.start)
    if claims.within(passage, unit, "evaluators", "external") or not claims.own(passage, study.start):
        return False
    if _PASSIVE.search(passage.text, unit.start, unit.end) or claims.denied(passage, study):
        return False
    if _OF_US.search(passage.text, study.start, study.end):
        return True
    pronoun = _WE.get(language_of(passage) or "en")
    return pronoun is not None and pronoun.search(passage.text, unit.start, unit.end) is not None


# The verb that is that of "we", and what makes it a passive or has it done by others
_OF_US = re.compile(
    r"\w{2,}(?:śmy|imme|ámos|[ei]mos|iamo|ome|ėme|sime|tuk|tük|ājām|ējām)$|evaluamos$|analizamos$|estudiamos$",
    re.IGNORECASE)
_WE = {
    language: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for language, words in {
        "en": "we (?:have |also |only |did )?(?:[a-z]+ed|looked|asked|made|did|done|ran|carried|compared|gave|wrote)",
        "de": "wir", "fr": "nous avons|on a", "es": "nosotros|hemos|hicimos|realizamos|evaluamos", "nl": "we|wij",
        "it": "noi|abbiamo|facemmo", "sv": "vi", "da": "vi", "nb": "vi", "fi": "me|olemme", "pl": "my sami|sami",
        "cs": "jsme", "sk": "sme", "hr": "smo", "sl": "smo", "pt": "nós|fizemos|realizámos", "ca": "nosaltres|hem|vam",
        "ro": "noi|am", "hu": "mi|magunk", "et": "me|meie|ise", "lv": "mēs", "lt": "mes",
    }.items()
}
_PASSIVE = re.compile(
    r"\b(?:are|were|was|been|being|be|let|had|have it|wurden?|werden|worden|lassen|liess?en|ließen|été|sommes"
    r"|fait faire|faire|mandat\w+|laten|lieten|wordt|blev|blivit|bliver|blevet|ble|blitt|låtit|lod|lot|fått|fået"
    r"|stat[oaie]|fatto fare|fuimos|sido|fomos|został\w*|byli|byliśmy|byly|boli|bili|to evaluate|for ourselves)\b",
    re.IGNORECASE)
_OUR_NEAR = re.compile(  # at most three words before the noun: "our planning and statistics section"
    r"(?:^|[\s(])(?:our|unser\w*|notre|nos|nuestr\w+|il nostro|la nostra|i nostri|nostr\w+|noss\w+|onze|ons|vår\w*"
    r"|vores|naš\w*|nasz\w*|nasi|mūsų|mūsu|meie|meidän)\s(?:[^\s.,;:()]+\s){0,3}$", re.IGNORECASE)
_IN_OF = re.compile(
    r"\s(?:of|in|at|from|von|aus|de|du|en|di|van|bij|på|i|vid|ved|fra|z|ze|w|v|u|iz|din)\s", re.IGNORECASE)


def ordering(passage: Passage, mention: Mention) -> bool:
    """Does a phrase that begins with "by" only name who ordered or paid it ("mandaté par le ministère", "entrusted to a
    company by the ministry", "by order of our head office")?"""
    if _ON_ORDER.search(passage.text, max(0, mention.start - _ASIDE), mention.start):
        return True
    if mention.code == "external" or not _BY_FIRST.match(passage.text, mention.start):
        return False
    unit = claims.clause(passage, mention.start)
    before = Stretch(unit.start, max(unit.start, mention.start))
    orders = claims.within(passage, before, "evaluators", "ordered")
    return any(m.last + 1 == mention.first or claims.within(
        passage, Stretch(m.end, mention.start), "evaluators", "external") for m in orders)


def _bracketed(passage: Passage, mention: Mention) -> bool:
    """Does a phrase stand in brackets, out of the reach of a negator behind them ("the text (written externally) is
    not")?"""
    opened = passage.text.rfind("(", max(0, mention.start - _ASIDE), mention.start)
    closed = passage.text.find(")", mention.end, mention.end + _ASIDE)
    if opened < 0 or closed < 0 or passage.text.find(")", opened, mention.start) >= 0:
        return False
    scope = scopes.of(passage, mention, scopes.DENIALS)
    return scope is not None and scope.trigger.start > closed


def _traced(passage: Passage, mention: Mention) -> bool:
    """Is a word of the evaluators part of a phrase that names something else ("on the internet", "the report stayed
    internal")?"""
    others = (*passage.of("evaluators", "trace"), *(m for m in passage.of("publication", "no") if m.first != m.last))
    if mention.code == "internal" and _a_paper(passage, mention):
        return True
    studied = {m.last for m in passage.of("evaluation_topic", "study")}  # "evaluated internally only"
    return any(m.start <= mention.start and mention.end <= m.end and not not_only(passage, m)
               and not published.of_those_who_did_it(passage, m) and m.first - 1 not in studied for m in others)


def _a_paper(passage: Passage, internal: Mention) -> bool:
    """Is it a report or a summary, right before the word, that is called internal ("only the summary is internal")?"""
    before = Stretch(claims.clause(passage, internal.start).start, internal.start)
    papers = claims.within(passage, before, "effects", "report")
    papers += claims.within(passage, before, "publication", "summary", "partly")
    return any(internal.first - m.last <= _NEXT for m in papers)


_NEXT = 2  # words


def own_unit(passage: Passage, unit: Mention) -> bool:
    """Is a research unit one of an administration, and not of a university that stands beside it?"""
    if _OUR.search(passage.text, max(0, unit.start - _BEFORE), unit.start):
        return True
    beside = claims.within(passage, claims.clause(passage, unit.start), "evaluators", "external")
    return not any(abs(m.first - unit.last) <= _BESIDE or abs(unit.first - m.last) <= _BESIDE for m in beside)


def ours(passage: Passage, mention: Mention) -> bool:
    """Is a scholar one of the service's own ("internally by a PhD student of our department")? Not where a body from
    outside stands beside."""
    if mention.code == "external" and _EXPERT.match(passage.text, mention.start) and _OUR_OWN.search(
            passage.text, max(0, mention.start - _LEAD), mention.start):
        return True  # "by our own criminologist"
    if mention.code != "external" or not _SCHOLAR.search(passage.text, mention.start, mention.end):
        return False
    unit = claims.clause(passage, mention.start)
    outside = [m for m in claims.within(passage, unit, "evaluators", "external") if m != mention]
    if any(not _SCHOLAR.search(passage.text, m.start, m.end) for m in outside):
        return False
    inside = bool(claims.within(passage, unit, "evaluators", "internal"))
    return inside or _OF_OURS.match(passage.text, mention.end, unit.end) is not None


def of_the_service(passage: Passage, body: Mention) -> bool:
    """Is a research body one of an administration that is named right beside it ("research centre of the Prison
    Service", "Kriminalvårdens forskningscentrum")?"""
    if body.code == "external" and _OUR_OFFICE.search(passage.text, max(0, body.start - _BEFORE), body.start) and (
            _RESEARCH.search(passage.text, body.start, body.end)):
        return True  # "our statistics office"
    if body.code != "external" or not _RESEARCH.search(passage.text, body.start, body.end):
        return False
    if _OF_OUR_HOUSE.match(passage.text, body.end) and not claims.within(
            passage, Stretch(body.end, passage.sentence_at(body.start).end), "evaluators", "external"):
        return True  # "the research bureau of our Directorate"
    for house in passage.of("owner_types", *_ADMINISTRATIONS):
        near = 0 <= house.first - body.last <= _REACH
        behind = near and _OF.fullmatch(passage.text, body.end, max(body.end, house.start))
        if behind or house.last + 1 == body.first or house.start <= body.start < house.end:
            return True
    return False


_OUR_OFFICE = re.compile(rf"{_OUR.pattern}\s$", re.IGNORECASE)
_ADMINISTRATIONS = ("prison_service", "probation_service", "prison_and_probation_service", "ministry")
_OF_OUR_HOUSE = re.compile(
    r"\s(?:(?:of|in|at|within|bei|in|von|de|del|di|da|van|bij|på|ved|vid|i|av|af|z|ze|przy|při)\s)?(?:our|unsere[rsm]|notre"
    r"|nuestr[oa]|nostr[oa]|nossa?|nosso|onze|ons|vår|vårt|vores|naszej|naszego|naší|našeho|naše|našeg)\s",
    re.IGNORECASE)
_REACH = 4
_RESEARCH = re.compile(
    r"research|forschung|recherche|étude|investigaci|estudi|ricerc|studi|onderzoek|forskning|tutkimus|bada[wńn]|výzkum"
    r"|výskum|tyrim|pētniec|uuring|raziskov|istraživ|recerca|cercetar|kutat|investigaç|analys|analiz|evalua|statist",
    re.IGNORECASE)
_OF = re.compile(
    r"\s?(?:of|in|at|within|belonging to|der|des|im|beim|du|de|del|della|dell|di|do|da|dels|van|bij|av|i|vid|på|ved"
    r"|af|ze|przy|při)?"
    r"['’]?\s?(?:the|our|la|le|het|de|l|unser\w*|notre|nuestr\w+|nostr\w+|noss\w+|ons|onze)?['’]?\s?(?:[^\s.,;:()]+\s)?",
    re.IGNORECASE)


def by_another(passage: Passage, known: list[Mention]) -> tuple[int, int] | None:
    """A name behind a "by" that is none of the evaluators known ("first by ourselves, then by Ecorys")."""
    for name in _BY_NAME.finditer(passage.text):
        beside = any(m.start <= name.start(1) < m.end for m in known)
        if not beside and claims.own(passage, name.start(1)):
            return name.span(1)
    return None


_HIRED = ("commissioned", "hired", "engaged", "appointed", "contracted", "entrusted", "tasked", "chosen",
          "selected", "invited", "mandat", "charg", "missionn", "incaric", "ingaggi", "encarg", "contrat", "gevraagd",
          "ingehuurd", "aangesteld", "anlita", "hyrt", "valgt", "engagere", "zlecon", "wybran", "pověřen", "poveren")
_NAME = (r"(?:(?:the|la|le|il|el|de)\s)?"
         r"(?P<name>[A-ZÀ-Þ][\w'’&-]+(?:\s(?:(?:of|for|and|&|de|di|du)\s)?[A-ZÀ-Þ][\w'’&-]+){0,3})")
_NAME_HIRED = re.compile(
    rf"(?:^|[.;:,(]\s|\b(?:[Tt]hen|[Ll]ater|[Ii]n 20\d\d|puis|poi|luego|daarna),?\s){_NAME}\s(?:was|were|has been"
    r"|have been|is|are|got|a été|est|è stat[oa]|fue|ha sido|is|werd|blev|ble|został[ao]?|byl[aoi]?)\s"
    r"(?:[^\W\d_]+\s)?$")
_HIRES_NAME = re.compile(rf"\s{_NAME}\s(?:to|for|with|pour|à|per|di|a|para|de|om|voor|att|til|for|do|aby)\s")
_NAME_WON = re.compile(
    rf"(?:^|[.;:,(]\s){_NAME}\s(?:won|got|received|obtained|a obtenu|a remporté|ha vinto|ganó|kreeg|fick|fikk"
    r"|dostał[ao]?|získal[ao]?)\s(?:the\s|le\s|la\s|il\s|el\s|l['’]|de\s)?(?:tender|contract|bid|commission|assignment|marché"
    r"|appel d['’]offres|appalto|incarico|concurso|encargo|opdracht|uppdraget|oppdraget|opgaven|zlecenie|zakázku)")
_NAME_REPORTED = re.compile(
    rf"(?:^|[.;:,(]\s){_NAME}\s(?:has\s|have\s)?(?:reported (?:back )?to|handed in|submitted|presented|a remis"
    r"|ha consegnato)\s(?:the|its|their|our|us|a|an|son|sa|il|la)\s")
_ENTRUSTED = re.compile(  # "confiée au CREDOC", "affidata all'IRPPS", "se encargó a IKEI"
    r"\b(?:entrusted|awarded|contracted out|outsourced|assigned|handed|confiée?s?|attribuée?|encarg\w+|encomend\w+"
    r"|adjudic\w+|affidat[aoie]|assegnat\w|uitbesteed|gegund|opgedragen|lades ut|lagts? ut|tilldelad\w*|udliciteret"
    r"|overladt|satt ut|tildelt|powierz\w+|zlec\w+|svěřen\w*|zadán\w*|zveren\w*|povjeren\w*|zaupan\w*|încredințat\w*"
    r"|übertragen|vergeben)\s(?:[^\W\d_]+\s)?(?:to|au|à|aux|al?|all['’]|all[ao]|aan|på|til|do|firmie|firmě|an)\s?"
    rf"(?:the\s|an?\s|die\s|de\s|het\s|l['’])?{_NAME}")
_CHARGED = re.compile(rf"\bwurden?\s(?:\d{{4}}\s)?(?:die\s|der\s|das\s)?{_NAME}\s(?:damit\s)?beauftragt\b")
_GIVEN_TO = re.compile(rf"\b(?:an(?:\s(?:die|das|den))?|der|dem)\s{_NAME}\s(?:vergeben|übertragen|anvertraut)\b")
_TO_DO = re.compile(rf"\s(?:\w+\s){{1,4}}?(?:{BY})\s[^.;:]{{2,60}}?\s(?:to|for|pour|zu|a|per|para|om)\s", re.IGNORECASE)


def hired(passage: Passage, known: list[Mention]) -> tuple[int, int] | None:
    """A body told by its mere name that was hired to evaluate ("Glasgow Caledonian were commissioned to do pre and
    post tests", "we asked Northgate to evaluate it", "Queen's won the tender for the evaluation")."""
    found = [m.span("name") for p in (_NAME_WON, _NAME_REPORTED) for m in p.finditer(passage.text)]
    for mention in passage.of("evaluators", "ordered"):
        if mention.term.rstrip("*").startswith(_HIRED) and claims.spoken(passage, mention):
            name = _NAME_HIRED.search(passage.text, max(0, mention.start - _ASIDE), mention.start) or _HIRES_NAME.match(
                passage.text, mention.end)
            found += [name.span("name")] if name else []
    entrusted = (m for p in (_ENTRUSTED, _CHARGED, _GIVEN_TO) for m in p.finditer(passage.text))
    given = {m.start("name"): m.end("name") for m in entrusted}
    for start, end in (*found, *given.items()):
        named = [*known, *claims.within(passage, Stretch(start, end), "evaluation_topic"),
                 *(m for name in ("other_programme", "people", "owner_types") for m in claims.within(
                     passage, Stretch(start, end), name))]
        unit = passage.sentence_at(start)
        behind = Stretch(end, unit.end)
        studied = (start in given and claims.within(passage, unit, "evaluation_topic", "study")) or claims.within(
            passage, behind, "evaluation_topic", "study") or claims.within(
            passage, behind, "evaluation_outcomes") or _TO_DO.match(passage.text, end)
        if studied and claims.own(passage, start) and not any(m.start < end and start < m.end for m in named):
            return start, end
    return None


def ours_replying(form: Form, passage: Passage, prompts: tuple[int, ...]) -> list[Mention]:
    """Words for what people of the service are, behind an "our" in the reply to the question who it was."""
    asked = [r.stretch for r in replies.to(form, passage, *prompts) if r.opens and r.sure]
    if not asked:
        return []
    return [m for m in claimed(passage, "evaluators", ("role",)) if any(a.holds(m.start) for a in asked)
            and _OUR_NEAR.search(passage.text, max(0, m.start - _LEAD), m.start)]


def both(form: Form, passage: Passage, prompts: tuple[int, ...], found: list[Mention]) -> list[str]:
    """Internal and external, where the reply to that question is "both"; its words join the evaluators `found`."""
    for reply in replies.to(form, passage, *prompts):
        said = claims.within(passage, reply.stretch, "evaluators", "both")
        if reply.opens and reply.sure and said and len(reply.stretch.of(passage.text).split()) <= _FEW:
            found += said
            return ["internal", "external"]
    return []
