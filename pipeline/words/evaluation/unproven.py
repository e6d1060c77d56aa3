"""Effects that are not proven (a change that is called not significant, effects of which nothing can be said), and what
praise is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

_SIGNIFICANT = re.compile(
    r"signif|gesichert|säkerst|istotn|významn|merkitsev|značil|značaj|statisti|oluli|reikšm|nozīmīg|szignifik", re.I)
_NOT_SIGNIFICANT = re.compile(
    r"\b(?:not|nicht|pas|no|non|niet|inte|ej|ikke|ei|nie|ne|não|nu|nem)\s(?:[^\s.,;:]+\s){0,3}[^\s.,;:]*(?:"
    + _SIGNIFICANT.pattern + r")[^\s.,;:]*\s*[.;!)]?\s*$", re.I)
_FOR = re.compile(
    r"\s(?:for|on|in|at|as to|regarding|concerning|für|bei|beim|im|pour|sur|dans|para|en|sobre|per|su|sul|sulla|nel"
    r"|voor|op|bij|för|på|i|for|ved|w|dla|na|v|u|pro|por|em|pentru|pe)\s", re.I)
_FEW, _ADJOINING = 9, 3  # words
_WORD = 30  # characters
_ALIKE = re.compile(
    r"(?:the )?same$|derselbe|dieselbe|dasselbe|gleich|même|l[ae]s? mism|mism|l[oa]s? stess|stess|zelfde|dezelfde|samma"
    r"|samme|sama|taki sam|stejn|rovnak|isti|ista|mesm|mateix|aceeași|ugyan", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|before|as long as|because|bis|bevor|solange|weil|jusqu'|avant|tant que|hasta|antes de|mientras"
    r"|fino a|finché|prima|totdat|tot|zolang|innan|förrän|indtil|før|inntil|ennen|kunnes|do czasu|dopóki|zanim|dokud"
    r"|kým|dok|dokler|até|enquanto|până|amíg|kol|kamēr|enne|yet|noch|encore|todavía|aún|ancora|nog|ännu|endnu|ennå|vielä|jeszcze"
    r"|ještě|ešte|još|še|ainda|încă|még|vēl|veel|encara)\b", re.I)


_FOR_THOSE = re.compile(
    r"\s(?:for|with|in|among|amongst|on|bei|für|unter|mit|chez|pour|parmi|en|entre|para|con|per|fra|tra|bij|voor|onder|hos|för"
    r"|bland|for|blandt|blant|u|pro|pri|dla|wśród|między|za|med|em|nos|pentru|la|amb)\s(?:(?:the|den|les|los|las|gli|le|i|de"
    r"|dei|els|os)\s(?:[^\W\d_]+\s)?)?(?:those|ones|men|people|persons|participants|clients|prisoners|offenders|others?|denen|jenen"
    r"|Männern?|ceux|hommes|autres|quienes|hombres|los|que|quelli|uomini|coloro|degenen|wie|mannen|dem|de|dei|männen"
    r"|mænd\w*|menn\w*|těch|tých|tych|onih|tistih|mężczyzn\w*|mužů|homens|cei|bărbații)\b", re.IGNORECASE)


_NOTHING_ON = re.compile(  # "nothing on effect"
    r"\b(?:nothing|nichts|rien|nada|niente|nulla|niets|ingenting|intet|nic)\s(?:yet\s|really\s|noch\s)?"
    r"(?:on|about|regarding|concerning|as to|über|zu|zur|sur|sobre|su|sul\w*|over|om|o)\s", re.IGNORECASE)
_FOR_LACK = re.compile(  # "cannot be shown for lack of a comparison group"
    r"\b(?:for (?:the )?(?:lack|want) of|because (?:of the )?(?:lack|missing)|because there (?:is|was) no"
    r"|as there (?:is|was) no|mangels|aus Mangel an|faute d|en l'absence d|por falta d|a falta d|per mancanza d"
    r"|in assenza d|bij gebrek aan|wegens gebrek|i brist på|på grund av brist|af mangel på|i mangel av|z braku"
    r"|z powodu braku|kvůli absenci)", re.IGNORECASE)


_SET_AGAINST = re.compile(  # "only the process was looked at, not the effect"; "without looking at effects"
    r"(?:(?:^|[,;:(–—]|\b(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar|och|men|og|i|a|ale))\s*"
    r"(?:(?:not|nicht|pas|no|non|niet|inte|ikke|nie|ne|não|nu)\s(?:(?:for|on|at|in|auf|für|sur|pour|sobre|por|para"
    r"|su|per|op|naar|på|för|om|for)\s)?"
    r"(?:(?:the|its|any|die|der|den|seine|ihre|les|l['’]|ses|son|el|los|sus?|gli|il|suoi|het|de|zijn|dess|o|os)\s?)"
    r"|(?:inte|ikke|nie|ne)\s)|\bwithout (?:looking|going|asking|reference|regard)(?: at| into| for| to| about)?"
    r" (?:(?:the|its|any) )?)$", re.IGNORECASE)


def set_against(passage: Passage, effect: Mention) -> bool:
    """Is an effect only set against what was studied ("the process was examined, not the effects")? The clause has no
    verb of its own before the effect: the negator denies that it was looked at."""
    sentence = passage.sentence_at(effect.start)
    return _SET_AGAINST.search(passage.text[sentence.start : effect.start]) is not None


class Told(Protocol):
    """A direction of findings and the words that tell it."""

    @property
    def code(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Told)


def kept(passage: Passage, told: Sequence[T]) -> list[T]:
    """The findings without a change that the words behind it call not significant ("slightly fewer reconvictions, but
    the difference is not significant"); where those name another group or thing, both stand."""
    return [f for i, f in enumerate(told)
            if not (f.code in ("positive", "negative") and i + 1 < len(told) and _weighs(passage, f, told[i + 1]))]


def _weighs(passage: Passage, change: T, verdict: T) -> bool:
    if verdict.code != "no_effect" or not passage.sentence_at(change.start).holds(verdict.start):
        return False
    between = passage.text[change.end : verdict.end]
    if len(between.split()) > _FEW or not _SIGNIFICANT.search(between):
        return False
    rest = Stretch(change.end, passage.sentence_at(verdict.start).end)
    others = claims.within(passage, rest, "effects", "good", "bad", "stance")
    groups = claims.within(passage, Stretch(change.end, verdict.end), "people", "man")
    return not groups and not any(m.start >= verdict.start or m.start > change.end for m in others)


def not_significant(passage: Passage, unit: Stretch) -> bool:
    """Is all that a clause denies behind a change that it is significant ("lower, but not significantly")?"""
    return _NOT_SIGNIFICANT.search(passage.text, unit.start, unit.end) is not None


def of_a_thing(passage: Passage, praise: Mention, here: Sequence[Mention]) -> bool:
    """Is praise said for a thing that may change ("good on attitudes", "positive for self-control")?"""
    things = (m for m in here if m.code in ("bad", "good", "stance") and 1 < m.first - praise.last <= _ADJOINING)
    return any(_FOR.match(passage.text, praise.end, m.start) for m in things)


def of_a_tool(passage: Passage, same: Mention) -> bool:
    """Is it a tool, a person or a thing of the work that is called the same ("the same questionnaire was used")?"""
    behind = Stretch(same.end, max(same.end, min(claims.clause(passage, same.start).end, same.end + _WORD)))
    things = claims.within(passage, behind, "things_beside", "thing", "paper")
    things += claims.within(passage, behind, "people", "leader", "worker")
    return any(m.first == same.last + 1 for m in things) and _ALIKE.match(same.term) is not None


_LIKE = re.compile(
    r"(?:the )?(?:same|similar|comparable|matching|equal)\b|gleich|ähnlich|vergleichbar|dasselbe|dieselbe|mêmes?"
    r"|semblable|similaire|comparable|mism|similar|parecid|stess|simil|analog|zelfde|dezelfde|hetzelfde|soortgelijk"
    r"|vergelijkbar|samma|liknande|jämförbar|samme|lignende|sammenlign|sama|samat|samanlai|podobn|tak[ai] sam|te same"
    r"|stejn|rovnak|isti|ist[aeo]|sličn|mesm|semelhant|mateix|aceleași|aceeași|asemănăt|ugyan|hasonló|panaš|tas pats"
    r"|tie paši|līdzīg|sarnas|όμοι|ίδι", re.IGNORECASE)
_ASPECTS = re.compile(
    r"\s(?:things?|questions?|questionnaires?|measures?|outcomes?|indicators?|aspects?|points?|age|ages|background|sentence"
    r"|sample|design|method|methods|period|years?|mit|wie|avec|con|met|med|Dinge|Fragen|Fragebögen|Merkmale|Alters?|choses"
    r"|questions|aspects|âge|cosas|preguntas|edad|cose|domande|età|dingen|vragen|leeftijd|saker|frågor|ålder|ting|spørgsmål"
    r"|spørsmål|alder|asioita|kysymyksiä|rzeczy|pytania|wieku|věci|otázky|věku|stvari|pitanja|dobi|coisas|perguntas|idade"
    r"|lucruri|întrebări|vârstă)\b", re.IGNORECASE)


def of_others(passage: Passage, same: Mention) -> bool:
    """Is it people who are alike, to compare with, or what is measured, and not the result ("similar clients without
    the programme", "it measures the same things")?"""
    if not _LIKE.match(same.term):
        return False
    people = (*passage.of("people", "man"), *passage.of("sexes"))
    return any(m.first == same.last + 1 for m in people) or _ASPECTS.match(passage.text, same.end) is not None


def agreed(passage: Passage, same: Mention, unit: Stretch) -> bool:
    """Is it others who say the same, with nothing behind it ("less violence, and their partners said the same")?"""
    if not _ALIKE.match(same.term):
        return False
    behind = passage.text[same.end : unit.end].split()
    said = [*claims.within(passage, unit, "things_beside", "said"),
            *claims.within(passage, unit, "evaluation_outcomes", "ask", "feels")]
    return len(behind) <= 1 and any(1 <= same.first - m.last <= _ADJOINING for m in said)


def for_those(passage: Passage, at: int) -> bool:
    """Do words behind a character open with the people for whom something is so ("none | for those who left")?"""
    return _FOR_THOSE.match(passage.text, at) is not None


_ONLY = re.compile(
    r"\b(?:only|solely|exclusively|nur|lediglich|ausschließlich|seulement|uniquement|solo|sólo|solamente|únicamente"
    r"|soltanto|unicamente|alleen|slechts|uitsluitend|endast|bara|enbart|kun|bare|vain|ainoastaan|tylko|jedynie|jen"
    r"|pouze|len|iba|samo|csak|doar|numai|apenas|somente|tik|tikai|ainult)(?=\s)", re.IGNORECASE)
_GROUPS = re.compile(  # "only in the younger men", "jen u mužů, kteří …", "bland fullföljarna"
    r"\s(?:for|with|in|among|amongst|by|u|bei|für|unter|chez|pour|parmi|en|entre|para|con|per|fra|tra|in|bij|voor|onder"
    r"|hos|för|bland|blandt|blant|pro|pri|kod|među|dla|wśród|za|med|em|nos|pentru|la)\s(?:[^\W\d_]+\s){0,2}?"
    r"(?:completers|graduates|youn\w+|older|first.time\w*|Absolvent\w*|Jüngere\w*|jeunes|quienes|jóvenes|giovani"
    r"|afmakers|jongere\w*|fullfölj\w+|yngre|gennemfør\w+|fullfør\w+|absolvent\w*|mladší\w*"
    r"|młodsz\w*)\b", re.IGNORECASE)


def only_for_some(passage: Passage, unit: Stretch) -> bool:
    """Is it told in a clause that something is so only for some of the men ("only among those who finished")?"""
    return any(for_those(passage, said.end()) or _GROUPS.match(passage.text, said.end())
               for said in _ONLY.finditer(passage.text, unit.start, unit.end))


_EXPECTED = re.compile(  # "no effect was expected"
    r"\s(?:was|were|had been|is|wurden?|wird|était|a été|se|era|ci si|werd|hade|var|blev|ble)\s(?:\S+\s)?(?:expect|fear"
    r"|anticipat|predict|erwartet|befürchtet|attendu|esperaba|espera|esperado|attes|aspetta|verwacht"
    r"|väntat|väntad|förvänt|forvent|ventet)", re.IGNORECASE)


_HOPED = re.compile(  # "we expect good results"
    r"\b(?:expect|hope for|hoping for|count on|look forward to|erwarten|hoffen auf|espérons|attendons|esperamos"
    r"|ci aspettiamo|speriamo in|verwachten|hopen op|förväntar oss|forventer|hoppas på|håber på|håper på|odotamme"
    r"|toivomme|oczekujemy|liczymy na|očekáváme|doufáme v)\s(?:[^\s.,;:]+\s){0,2}$", re.IGNORECASE)


def expected(passage: Passage, verdict: Mention) -> bool:
    """Is a verdict one that was only expected or feared?"""
    hoped = _HOPED.search(passage.text, max(0, verdict.start - _WORD), verdict.start)
    return hoped is not None or _EXPECTED.match(passage.text, verdict.end) is not None


def for_people(passage: Passage, praise: Mention, unit: Stretch) -> bool:
    """Is praise told for some people, at most two words before the noun ("good for low-risk men")?"""
    if not _FOR.match(passage.text, praise.end):
        return False
    men = claims.within(passage, Stretch(praise.end, unit.end), "people", "man")
    return for_those(passage, praise.end) or any(m.first - praise.last <= _ADJOINING + 1 for m in men)


def by_staff(passage: Passage, praise: Mention, unit: Stretch) -> bool:
    """Is it those who lead the groups that find something good, which tells nothing of an effect?"""
    return bool(claims.within(passage, Stretch(unit.start, praise.start), "people", "leader"))


def unsaid(passage: Passage, unit: Stretch) -> bool:
    """Is it knowing or saying that a clause denies, and not the effect ("nothing can be said of the effects")?"""
    words = claims.within(passage, unit, "things_beside", "said")
    if _NOTHING_ON.search(passage.text, unit.start, unit.end) or _FOR_LACK.search(
            passage.text, unit.start, passage.sentence_at(unit.start).end):
        return True
    return any(scopes.denied(passage, m) or claims.not_yet(passage, m) for m in words)


def untold(passage: Passage) -> Stretch | None:
    """The clause which tells that an effect is not yet known."""
    for effect in passage.of("effects", "effect", "result", "trap"):
        unit = claims.clause(passage, effect.start)
        if not claims.own(passage, effect.start) or not unsaid(passage, unit):
            continue
        sentence = passage.sentence_at(effect.start)
        if claims.tenses(passage, sentence, "not_yet") or _UNTIL.search(passage.text, sentence.start, sentence.end):
            return unit
    return None


def wished_less(thing: Mention, things: Sequence[Mention], change: Mention) -> bool:
    """Is less of a thing better? Of a stance it is where a bad thing stands beside it ("violence-supportive attitudes",
    "attitudes legitimising violence"); a stance of which there is less is a bad one."""
    if thing.code == "bad" or (thing.code == "stance" and change.code == "less"):
        return True
    bad = [t for t in things if t.code == "bad"] if thing.code == "stance" else []
    return any(0 <= thing.first - t.last <= _ADJOINING or 0 <= t.first - thing.last <= _ADJOINING for t in bad)
