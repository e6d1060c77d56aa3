"""Where an answer says that no instrument is used.

    no standardised scale / risk is not assessed      a negator, and a kind of instrument or a way of judging
    Not standardised.                                 the kind alone, in a short sentence
    None at present, SARA is planned                  a "none" at the head
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

_HEADED, _BARE, _OF_RISK = 9, 6, 3  # words
_NONE = re.compile(
    r"\W*(?:we (?:do not|don['’]t|dont) (?:have|use|apply|make|do|know|possess) (?:any|one|such|it|them"
    r"|this)\b(?!\s(?:problem|doubt|difficult))"
    r"|(?:we have |we use |we do |at present |so far |currently |there (?:is|are|exists?) |es gibt |il n'y en a "
    r"|no hay |non ce n'è |det finns |er is )?(?:none|no one|nothing|no time|no such|not (?:done|made|used"
    r"|carried out|applied|in use|performed|available|foreseen|provided|conducted|assessed|existing)|keines?|aucune?"
    r"|ningun[oa]|nessun[oa]?|geen|ing[ae]t?|ingen|žádn[ýé]"
    r"|żadn[eay]|žiadn[ye]|nijedan|noben|jokio|neviens|niciun[ua]?l?|nincs|nenhuma?)\b)",
    re.IGNORECASE)
_UNUSED = re.compile(  # "we use none", "nie stosujemy"
    r"(?:\W*(?:(?:we|they|it|one|is)\s)?(?:don['’]?t|do not|does not|doesn['’]t|never|not)\s(?:use[ds]?|applied"
    r"|apply|made|done|work with|in use)"
    r"(?:\sany|\sone|\sthem|\sit|\ssuch|\sany of (?:them|these))?"
    r"|\W*(?:(?:wir|man)\s)?(?:verwenden|verwendet|nutzen|benutzen|haben|setzen|machen|brauchen)\s(?:wir\s"
    r"|man\s)?(?:keines?|keinen?|nichts"
    r"|nicht|so etwas nicht|keine ein)"
    r"|\W*(?:wird|werden)\snicht\s(?:verwendet|eingesetzt|genutzt|gemacht|angewendet|benutzt|durchgeführt)"
    r"|\W*(?:(?:on|nous|il)\s)?n['’](?:en|y en)\s(?:utilisons|utilise|avons|a|faisons|fait|employons"
    r"|emploie)\s(?:pas|aucune?)"
    r"|\W*(?:pas|non)\sutilisée?s?"
    r"|\W*no\s(?:se\s)?(?:usamos|utilizamos|usa|utiliza|tenemos|aplicamos|aplica|hacemos|hace|disponemos"
    r"|empleamos)(?:\s(?:de\s)?(?:ningun[oa]|nada))?"
    r"|\W*non\s(?:ne\s|si\s|se ne\s)?(?:usiamo|utilizziamo|abbiamo|usa|utilizza|facciamo|fa|adoperiamo"
    r"|usano)(?:\s(?:nessuno|niente|nulla|alcuno))?"
    r"|\W*(?:(?:wij|we|men)\s)?(?:gebruiken|gebruikt|hebben|doen|hanteren)\s(?:wij\s|we\s)?(?:er\s)?(?:niets"
    r"|geen|niet)"
    r"|\W*wordt\sniet\s(?:gebruikt|gedaan|toegepast)"
    r"|\W*(?:vi|man)\s(?:använder|har|gör|bruger|bruker|anvender|gør|gjør|benytter)\s(?:inget|inga|ingen|inte"
    r"|ikke|intet|ingenting|noget ikke)"
    r"(?:\s(?:något|några|noget|noen))?"
    r"|\W*(?:används|anvendes|bruges|brukes)\s(?:inte|ikke)"
    r"|\W*(?:emme|ei)\s(?:käytä|käytetä|ole käytössä|ole|tee|tehdä)(?:\s(?:mitään|mittareita|sellaista))?"
    r"|\W*(?:me\s)?ei\s(?:kasuta|kasutata|ole)(?:\smidagi)?"
    r"|\W*nie\s(?:stosujemy|używamy|stosuje się|używa się|mamy|prowadzimy|robimy|korzystamy)(?:\s(?:żadn\w+"
    r"|niczego))?"
    r"|\W*(?:žádn\w+\s|žiadn\w+\s)?(?:nepoužíváme|nepoužívame|nemáme|nepoužívá se|nepoužíva sa|neděláme"
    r"|nerobíme)(?:\s(?:žádn\w+|žiadn\w+))?"
    r"|\W*(?:ne|se ne)\s(?:uporabljamo|koristimo|koristi se|uporablja se|radimo|delamo"
    r"|uporablja)(?:\s(?:nobeneg\w|nijedan|ništa|ničesar))?"
    r"|\W*(?:nimamo|nemamo)(?:\s(?:nobeneg\w|nijedan))?"
    r"|\W*(?:nenaudojame|nenaudojama|neturime|netaikome|netaikoma)(?:\sjokių|\snieko)?"
    r"|\W*(?:neizmantojam|neizmanto|nelietojam|nelieto)(?:\sneko|\snevienu)?"
    r"|\W*nem\s(?:használunk|alkalmazunk|használnak|használatos|végzünk)(?:\s(?:semmit|ilyet))?"
    r"|\W*nu\s(?:folosim|utilizăm|avem|se folosește|se utilizează|aplicăm)(?:\s(?:nimic|niciunul|niciuna))?"
    r"|\W*não\s(?:se\s)?(?:usamos|utilizamos|temos|aplicamos|usa|utiliza)(?:\s(?:nenhuma?|nada))?"
    r"|\W*no\s(?:en\s)?(?:fem servir|utilitzem|usem|tenim|apliquem|fem)(?:\s(?:cap|res))?)\W*", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\b(?:without|ohne|sans|sin|senza|zonder|utan|uden|uten|bez|brez|ilman|fără|sem|sense|ilma|be|nélkül)\b",
    re.IGNORECASE)
_BEHIND_NOW = re.compile(r"\s*[:,–-]?\s*(?:there (?:is|are)|we (?:have|use)|it is|ist|gibt es|wird|on n'a|il n'y a"
    r"|hay|è|er|är|on"
                         r"|jest|je|yra)?\s*", re.IGNORECASE)
_LACK = re.compile(r"(?:\sones?)?\s*(?:$|[.,;!)])")
_OTHER_NOUN = re.compile(
    r"\b(?:costs?|fees?|charges?|limits?|problems?|difficult\w+|influence|effects?|doubts?|differences?|changes?|man"
    r"|men|wom[ae]n|persons?|participants?|clients?|exceptions?|places?|deadlines?|delays?|complaints?|Kosten"
    r"|Grenze\w*|Unterschied\w*|Einfluss|Probleme?|coûts?|frais|limite\w*|différence\w*|costes?|coste|diferencia\w*"
    r"|cost[io]"
    r"|differenz\w*|kosten|verschil\w*|kostnad\w*|skillnad\w*|koszt\w*|różnic\w*|náklad\w*|rozdíl\w*)\b",
    re.IGNORECASE)


def denial(passage: Passage, words: str, denied: Sequence[Mention]) -> list[Mention] | None:
    """The words of a denial of any instrument: a negator that governs a kind of instrument or a way of judging;
    `denied`: the instruments that are denied."""
    for tool in (*_judging(passage, words), *(m for m in denied if m.code == "SPJ"), *_kindless(passage, words)):
        scope = scopes.of(passage, tool, ("not",))
        if scope and _of_else(passage, scope.trigger, tool):
            continue
        opens = passage.sentence_at(tool.start).start == tool.start
        if scope and scopes.distance(passage, scope.trigger, tool) <= (_HEADED if opens else 4) and not starting(
                [m for m in denied if m.code != "SPJ"], scope.start, scope.end):
            return [scope.trigger, tool]
    return None


def _kindless(passage: Passage, words: str) -> Iterator[Mention]:
    """Words for a kind of instrument that say all there is in a short sentence ("Not standardised.")."""
    for word in passage.of(words, "none"):
        sentence = passage.sentence_at(word.start)
        if len(sentence.of(passage.text).split()) <= _BARE and _LACK.match(passage.text, word.end):
            yield word


def _of_else(passage: Passage, no: Mention, tool: Mention) -> bool:
    """Does a no deny another noun, to which the assessment belongs ("no costs for the risk assessment"), or is there a
    second one ("no man starts without risk assessment")?"""
    between = passage.text[no.end : tool.start]
    clause = claims.clause(passage, no.start)
    again = _WITHOUT.search(passage.text, clause.start, tool.start) is not None and any(
        clause.start <= t.start < tool.start and t != no for t in scopes.triggers(passage))
    return again or _OTHER_NOUN.search(between) is not None


def made_by(passage: Passage, tool: Mention) -> list[Mention]:
    """The kind of instrument itself where a clause behind it tells who made it ("a sheet that the refuge drew up")."""
    end = passage.sentence_at(tool.start).end
    return [tool] if any(made.match(passage.text, tool.end, end) for made in _MADE) else []


_SAME = re.compile(
    r"\W*(?:it|this|that|these|those|they|es|dies\w*|sie|das|il|elle|c['’]est|este|esta|es|questo|questa|è|dit|dat|deze"
    r"|het|den|det|denne|se|tämä|to|ten|ta|jde|je|jest|ovaj|ta)\b", re.IGNORECASE)
_OF_MANY = re.compile(r"(?:of|from) the\b|national|local|intern|local|pre?par|draft", re.IGNORECASE)


def owner(passage: Passage, whose: list[Mention]) -> list[Mention]:
    """Whose an instrument is, without the name of a body of which no sender of people is told, where it is said to be
    its own ("the association has its own form")."""
    own = [m for m in whose if m.code == "own"]
    senders = [s for m in whose[:1] for s in passage.of("senders") if s.start < m.end and m.start < s.end]
    return own if own and whose[0].code == "agency" and not senders else whose


def of_danger(passage: Passage, own: Sequence[Mention], named: Sequence[Mention]) -> bool:
    """Is an own instrument told to be one of risk or danger in a sentence of its own, that speaks of no tool named
    before or behind ("the officer sends his SARA. We have our own risk form")?"""
    sentence = passage.sentence_at(own[0].start)
    tool, whose = own[-1], own[0]
    if any(m.code == "agency" or _OF_MANY.match(m.term) for m in own) or any(sentence.holds(m.start) for m in named):
        return False
    near = [m for m in passage.of("level_nouns", "risk")
            if sentence.holds(m.start) and scopes.same_clause(passage, m, tool)
            and (scopes.distance(passage, m, tool) <= _OF_RISK or scopes.distance(passage, m, whose) <= _OF_RISK
                 or (m.start <= tool.end and tool.start <= m.end))]
    heads = [passage.sentence_at(m.start) for m in named]
    return bool(near) and not _SAME.match(passage.text, sentence.start) and not any(
        0 <= h.start - sentence.end <= 2 and _SAME.match(passage.text, h.start) for h in heads)


_WHO = r"(?:[^\W\d][\w'’-]*\s){1,4}"
_MAY_WHO = r"(?:[^\W\d][\w'’-]*\s){0,4}"  # "który opracowali autorzy"
_LONG_WHO = r"(?:[^\W\d][\w'’-]*\s){1,8}"  # "den unsere Stelle im Lauf der Jahre erstellt hat"
_MADE = tuple(re.compile(rf"(?:\s[\w'’-]+){{0,5}}{made}", re.IGNORECASE) for made in (
    rf",?\s(?:that |which )?(?:our|the|two|three|some|its|a|an|one of)\s{_WHO}(?:constructed|built|elaborated|drew up"
    r"|wrote|made(?! available| use| known)|developed|designed"
    r"|put together|compiled|created|composed|devised|invented|worked out)\b",
    r",?\s(?:that |which )?we\s(?:ourselves\s|have\s|had\s){0,2}(?:constructed|built|elaborated|drawn up|written"
    r"|drew up|wrote|made(?! available| use| known)|developed|designed"
    r"|put together|compiled|created|composed"
    r"|devised|invented|worked out)\b",
    rf",\s(?:den|die|das|der)\s{_LONG_WHO}(?:erstellt|entwickelt|geschrieben|verfasst|zusammengestellt|erarbeitet|gemacht"
    rf"|entworfen)\s(?:hat|haben|wurde)\b",
    rf"\sque\s{_WHO}(?:a|ont|avons)\s(?:rédigée?|élaborée?|conçue?|écrite?|créée?|construite?|faite?)\b",
    rf"\sque\s{_MAY_WHO}(?:elabor[óa]\w*|hizo|hicieron|diseñ[óa]\w*|cre[óa]\w*|redact[óa]\w*|escribi\w+)\b",
    rf"\sche\s{_MAY_WHO}(?:ha|hanno|abbiamo)\s(?:scritto|elaborato|creato|fatto|preparato|messo insieme)\b",
    rf",?\s(?:die|dat)\s{_WHO}(?:(?:heeft|hebben)\s(?:gemaakt|opgesteld|ontwikkeld)|maakten?|opstelden?"
    rf"|ontwikkelden?)\b",
    rf"\ssom\s{_WHO}(?:tog fram|gjorde|skrev|tagit fram|utvecklade|lavede|udviklede|utviklet|laget|har lavet"
    rf"|har laget)\b",
    rf",\s(?:jonka|jotka)\s{_WHO}(?:laati|teki|kehitti|laatinut|tehnyt|kehittänyt)\w*",
    rf",\s(?:któr[ayąe]|którego)\s{_MAY_WHO}(?:opracowa[lł]|stworzy[lł]|napisa[lł]|przygotowa[lł])\w*",
    rf",\s(?:kter[ýáéou]+|ktor[ýáúé]|koj[aiue])\s{_MAY_WHO}(?:vytvořil|sestavil|napsal|připravil|vypracoval|vytvoril|zostavil"
    rf"|izradi|osmisli|napisa)\w*",
))


def at_head(passage: Passage) -> list[Mention] | None:
    """A "none" that opens a short first clause ("None at present, SARA is planned")."""
    units = scopes.units(passage)
    asked = len(units) > 1 and units[0].of(passage.text).rstrip().endswith("?") and any(
        units[0].holds(m.start) for m in passage.of("tool_words", "tool", "judgement"))
    first = next(iter(units[1:] if asked else units), None)  # "A tool? We have none."
    if first is None:
        return None
    negators = [m for m in passage.of("negators") if first.holds(m.start)][:1]
    if _UNUSED.fullmatch(passage.text, first.start, first.end):
        return negators or [Mention("", "", first.start, first.end, "", "", 0, 0)]  # one word: "nepoužíváme"
    if len(first.of(passage.text).split()) > 5 or not _NONE.match(passage.text, first.start):
        return None
    return negators or None


def now_none(passage: Passage) -> list[Mention] | None:
    """A "none" right behind a word for today ("Before: SARA. Now: nothing, as the licence ran out")."""
    for word in passage.of("scope_marks", "now"):
        behind = _BEHIND_NOW.match(passage.text, word.end)
        if behind and _NONE.match(passage.text, behind.end()):
            return [word, *starting(passage.of("negators"), behind.end(), behind.end() + 20)[:1]]
    return None


def _judging(passage: Passage, words: str) -> list[Mention]:
    """Kinds of instrument, assessments, and verbs of assessing with the risk in their clause."""
    risks = passage.of("level_nouns", "risk")
    verbs = [m for m in passage.of(words, "assess") if any(scopes.same_clause(passage, m, r) for r in risks)]
    return [*kinds(passage, words), *passage.of(words, "judgement"), *verbs]


def kinds(passage: Passage, words: str) -> list[Mention]:
    """Kinds of instrument, those with whose they are in one phrase among them ("our checklist")."""
    terms = passage.lexicon.vocabularies[words].codes["tool"].terms
    owned = [m for m in passage.of(words, "own")
             if m.last > m.first and m.term.split()[-1] in terms.get(m.language, ())]
    return sorted((*passage.of(words, "tool"), *owned), key=lambda m: m.start)
