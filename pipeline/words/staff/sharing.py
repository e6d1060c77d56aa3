"""How two leaders share a programme: each at places of their own, or one beside the other in a group."""

from __future__ import annotations

import re
from typing import Protocol

from pipeline.passage import Passage, Stretch
from pipeline.words.claiming import scopes
from pipeline.words.ideas.ideas import Words
from pipeline.words.wording.function_words import AND

_AT = re.compile(
    r"\b(?:in|im|at|for|für|bei|en|dans|pour|au|aux|à|em|no|na|nas|nos|para|por|nei|nelle|negli|per|bij|voor|i|på|ved"
    r"|w|we"
    r"|dla|v|ve|u|pri|pro|pre|za|la|pentru|a)\s+(?:[\w'’]+\s+){0,3}$",
    re.IGNORECASE,
)
_TOWN = re.compile(r"\b(?i:in|en|em|à|w|we|v|ve|u|i|på|a|la)\s+(?!HM|JVA|SPIP)[^\W\d_a-zà-öø-ÿ][^\W\d_A-Z]{2,}")
_AND_IN = re.compile(rf"\s(?:{AND})\s(?=(?:in|at|im|bei|à|en|a|i|på|w|v|u|na|em)\s)", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:one|eine?r?|l['’]une?|un|une|uno|una|een|één|de ene|en|ene|den ena|den ene|toinen|jeden|jedna|jedan|eden"
    r"|vienas|viena|viens|üks|unul|egyik)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:the other|other (?:one )?(?:is|comes|from|of|belongs)|the second|der andere|die andere|l['’]autre"
    r"|el otro|la otra|l['’]altro|l['’]altra|de ander"
    r"|den andra|den anden|den andre|toinen|drugi|druga|druhý|druhá|kitas|kita|otrs|otra|teine|o outro|a outra"
    r"|celălalt|a másik)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"\W*(?:(?:{AND})\s+)?(?:(?:in|im|at|for|dans|en|em|w|v|ve|i|på|na|nelle|nei)\s"
    r"|the \w+ ones)",
    re.IGNORECASE,
)
_AND_A = re.compile(
    rf"\s(?:(?:{AND})|with|together with|mit|avec|con|met|med|\+|&)\s(?:(?:by|von|par|por|da|door|av|af|przez)\s)?"
    r"(?:1|an?|one|eine[mnr]?|une?|uno|una|um|uma|een|één|en|ett|et)\s(?:[^\W\d_]+\s){1,3}", re.IGNORECASE)
_IN_OTHERS = re.compile(
    rf"\W*(?:(?:{AND})\s)?(?:in|at|im|bei|dans|à|aux?|en|em|n[oa]s|nei|nelle|negli|bij|i|på|ved|w|we|v|ve|u)?\s?"
    r"(?:(?:the|den|les?|los|las|gli|le|de|den)\s)?(?:(?:two|three|zwei|drei|deux|trois|dos|tres|due|tre|twee|drie)\s)?"
    r"(?:others?|rest|remaining|anderen|übrigen|autres|otros|otras|outros|outras|altr[ei]|overige|andere|andra|övriga"
    r"|øvrige|andre|muissa|muut|pozostał\w+|innych|ostatní\w*|ostal\w+|drug\w+|kitos\w*|pārēj\w+|ülejäänud\w*"
    r"|teistes|celelalte|többi)\b", re.IGNORECASE)
_EACH_ONE = re.compile(
    r"\b(?:1|an?|one|eine?|einem|einer|une?|uno|een|één|en|ett|et|jeden|jedna|jedan|jednej|toinen|yksi|üks|viens)\s",
    re.I)
_TWO = re.compile(
    r"\b(?:2|two|zwei|deux|dos|due|twee|två|kaksi|dwóch|dwoje|dwie|dva|dvě|dve|dvoje|dvi|divi|kaks|dois|duas|doi"
    r"|két)\b",
    re.IGNORECASE)
_ADDED = re.compile(rf"[^.;]*(?:[+/&]|\b(?:{AND})\b|,\s*(?:1|one)\b)[^.;]*", re.IGNORECASE)
_HOW = frozenset({"pair", "place"})
_LEADERS = frozenset({"leader", "person", "pair"})
_LEAD, _REACH = 40, 60  # characters
_WHERE = re.compile(
    r"\b(?:if|where|wherever|when|whenever|in case|wo|wenn|falls|où|s['’]il|si|donde|cuando|dove|se|quando|waar|als"
    r"|indien|där|om|hvor|hvis|jos|missä|gdzie|jeśli|jeżeli|gdy|kde|když|pokud|keď|ak|kjer|če|gdje|ako|onde|kur|jei"
    r"|kus|kui|unde"
    r"|dacă|ahol|ha)\s(?:[^\W\d_]+\s){0,2}$", re.IGNORECASE)
_FIRST = 4  # words
_NEXT = 25
_TOGETHER = re.compile(rf"\b(?:{AND}|with|mit|avec|con|com|med|met|z|s|se|together with|kanssa)\b", re.IGNORECASE)


_OF_A = re.compile(r"\b(?:of|from|by|at|for|in)\sa\b", re.IGNORECASE)  # the article, and no Czech "and"


class Placed(Protocol):
    """Something at characters `start` to `end`."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_BOTH = re.compile(
    r"(?:the (?:two|pair)\b|both\b|they\b|together\b|these two\b|(?:die )?beiden?\b|sie\b|gemeinsam\b|les deux\b"
    r"|ils\b|elles\b|tous (?:les )?deux|los dos\b|las dos\b|ambos\b|ambas\b|juntos\b|i due\b|le due\b|entrambi\b"
    r"|insieme\b"
    r"|de twee\b|(?:zij|ze)\b|samen\b|de (?:två|to)\b|de\b|båda\b|begge\b|sammen\b|tillsammans\b|he\b|molemmat\b"
    r"|yhdessä\b|oboje\b|obaj\b|obie\b|oni\b|razem\b|oba\b|obě\b|obaja\b|společně\b|spoločne\b|zajedno\b|skupaj\b"
    r"|ketten\b|együtt\b|mindketten\b|os dois\b|as duas\b|amândoi\b|cei doi\b|împreună\b|mõlemad\b|koos\b|abi\b"
    r"|abu\b|kartu\b|kopā\b)", re.IGNORECASE)


def resumed(here: Words, sentence: Stretch) -> bool:
    """Does the next sentence say of those of whom this one is a list that they lead ("one X and one Y. The two always
    lead together")?"""
    behind = next((s for s in here.passage.sentences if s.start >= sentence.end), None)
    if behind is None or not _BOTH.match(here.passage.text, behind.start):
        return False
    led = here.within(frozenset({"deliver"}), behind)
    return bool(led) and bool(here.within(frozenset({"pair"}), behind)) and not any(
        scopes.denied(here.passage, m) for m in led)


def apart(here: Words, a: Placed, b: Placed) -> bool:
    """Do two stand in different sentences or clauses?"""
    return here.window("unit", a.start) != here.window("unit", b.start)


def opens_at_place(here: Words, sentence: Stretch) -> bool:
    """Does a sentence open with a place ("in remand prisons external", "In Narva by the centre"), or end with one in
    a bracket ("external (probation)")?"""
    text = here.passage.text
    if _TOWN.match(text, sentence.start, sentence.end):
        return True
    marks = (*here.passage.of("settings"), *here.passage.of("place_words", "site"))
    placed = [m for m in here.passage.of("settings") if sentence.holds(m.start)]
    if any(_AT.fullmatch(text, sentence.start, m.start) for m in placed):
        return True
    if any(sentence.holds(m.start) and text.startswith("(", m.start - 1) and text.startswith(")", m.end)
           for m in marks):
        return True
    return any(sentence.start < m.start < sentence.start + _LEAD and _AT.fullmatch(text, sentence.start, m.start)
               for m in here.passage.of("place_words", "site", "area", "town"))


def both_named(here: Words, sentence: Stretch) -> bool:
    """Are both sides named in a sentence that says how they go together, or gives each a place of its own?"""
    inside, outside = (frozenset({"own", "service_staff", "service"}), frozenset({"outside", "municipal"}))
    if here.within(inside, sentence) and here.within(outside, sentence) and here.within(_HOW, sentence):
        return True
    if not here.within(inside | outside, sentence):
        return False
    wide = _with_semicolon(here.passage, sentence)
    return bool(here.within(inside, wide) and here.within(outside, wide)) and _two_places(here, wide)


def _with_semicolon(passage: Passage, sentence: Stretch) -> Stretch:
    """A sentence with those that only a semicolon parts from it."""
    start, end = sentence.start, sentence.end
    if passage.text[:start].rstrip().endswith(";"):
        start = passage.sentence_at(passage.text.rindex(";", 0, start)).start
    if passage.text[end - 1] == ";" or passage.text[end : end + 2].strip() == ";":
        end = passage.sentence_at(min(end + 2, len(passage.text) - 1)).end
    return Stretch(start, end)


def _two_places(here: Words, sentence: Stretch) -> bool:
    """Does each clause of a sentence open with "in" and another setting ("in prison its psychologists; in probation an
    association")?"""
    text = here.passage.text
    told = [m for m in here.passage.of("settings")
            if sentence.holds(m.start) and _AT.search(text, sentence.start, m.start)
            and len(text[here.window("unit", m.start).start : m.start].split()) <= _FIRST]
    return len({m.code for m in told}) > 1


def where_lacking(passage: Passage, start: int, end: int) -> bool:
    """Is a negator between two characters a lack somewhere, upon which others step in ("where no staff is trained, an
    NGO is hired")?"""
    return any(_WHERE.search(passage.text, max(0, t.start - _NEXT), t.start) for t in scopes.triggers(passage)
               if start <= t.start < end)


def by_lack(here: Words, a: Placed, b: Placed) -> bool:
    """Does the later of two lead where the other is missing, or at a place that opens its sentence?"""
    first, later = sorted((a, b), key=lambda x: x.start)
    sentence = here.window("sentence", later.start)
    elsewhere = first.end <= sentence.start and opens_at_place(here, sentence)
    return elsewhere or where_lacking(here.passage, first.end, later.start)


def one_and_one(here: Words, a: Placed, b: Placed) -> bool:
    """"A psychologist of the prison and a trainer of the association": one of each, in one clause, or in one sentence
    behind a number of two ("2 leaders: 1 prison officer / 1 counsellor of an NGO")."""
    text, unit, sentence = here.passage.text, here.window("unit", a.start), here.window("sentence", a.start)
    if not apart(here, a, b) and len(_EACH_ONE.findall(text, unit.start, unit.end)) > 1:
        return True
    first, second = sorted((a, b), key=lambda x: x.start)
    if second.start - first.end > _REACH or not _ADDED.fullmatch(text, first.end, second.start):
        return False
    two = _TWO.search(text, max(sentence.start, first.start - _LEAD), first.start)
    return two is not None and bool(here.within(_LEADERS, Stretch(two.start(), first.start + 1)))


def added(here: Words, a: Placed, b: Placed) -> bool:
    """Does an "and a ..." alone join the second of two to the first ("by a therapist of the family centre and an
    officer employed by the prison"), so that no place can part them?"""
    first, second = sorted((a, b), key=lambda x: x.start)
    return _AND_A.fullmatch(here.passage.text, first.end, second.start) is not None


def by_site(here: Words, a: Placed, b: Placed) -> bool:
    """Has each of two a clause and a place of its own ("in the closed prisons ..., in the open ones ...")?"""
    first, second = sorted((a, b), key=lambda x: x.start)
    if _of_others(here, first, second):
        return _located(here, first, here.window("sentence", first.start))
    joint = list(_AND_IN.finditer(here.passage.text, first.end, second.start))
    cut = joint[-1].start() if joint else here.passage.text.rfind(",", first.end, second.start)
    start, end = here.window("unit", first.start), here.window("unit", second.start)
    if apart(here, a, b):
        pieces = Stretch(start.start, start.end), Stretch(max(end.start, cut), end.end)
    elif cut > 0:
        pieces = Stretch(start.start, cut), Stretch(cut, end.end)
    else:
        return False
    return _located(here, first, pieces[0]) and (_located(here, second, pieces[1]) or _rest(here, second, pieces[1]))


def _of_others(here: Words, first: Placed, second: Placed) -> bool:
    """Does the sentence of the second open with "in the other three", behind that of the first?"""
    sentence = here.window("sentence", second.start)
    return first.end <= sentence.start and _IN_OTHERS.match(here.passage.text, sentence.start, second.start) is not None


def labelled_place(here: Words, sentence: Stretch) -> bool:
    """Does a sentence open with a place or a setting as its label ("Custody: ...", "Northern district: ...")?"""
    colon = here.passage.text.find(":", sentence.start, sentence.end)
    if colon < 0 or len(here.passage.text[sentence.start : colon].split()) > _FIRST:
        return False
    label = Stretch(sentence.start, colon)
    marks = (*here.passage.of("settings"), *here.passage.of("place_words", "site", "area", "town"))
    return bool(here.within(frozenset({"place"}), label)) or any(label.holds(m.start) for m in marks)


def _located(here: Words, actor: Placed, piece: Stretch) -> bool:
    """Is a place named in the clause of an actor, in front of it or behind "in", and not as a part of its name?"""
    text = here.passage.text
    if here.within(frozenset({"place"}), piece) or labelled_place(here, here.window("sentence", actor.start)):
        return True
    for site in here.passage.of("place_words", "site", "area", "town"):
        if not piece.holds(site.start) or actor.start <= site.start < actor.end:
            continue
        leads = len(text[piece.start : site.start].split()) <= _FIRST and site.end <= actor.start
        if leads or _AT.search(text, piece.start, site.start):
            return True
    return any(not actor.start <= m.start() < actor.end for m in _TOWN.finditer(text, piece.start, piece.end))


def _rest(here: Words, actor: Placed, piece: Stretch) -> bool:
    """Does the clause of an actor open with "in the open ones", "the small ones"?"""
    text = here.passage.text
    return bool(_REST.match(text, piece.start, actor.start) or _REST.match(text, actor.end, piece.end))


def side_by_side(here: Words, window: Stretch) -> bool:
    """Is there one leader and the other ("one is from the service, the other is paid by the Red Cross")?"""
    other = _OTHER.search(here.passage.text, window.start, window.end)
    return other is not None and _ONE.search(here.passage.text, window.start, other.start()) is not None


def led_with(here: Words, actor: Placed, people: frozenset[str], house: frozenset[str]) -> bool:
    """Does somebody from outside lead together with somebody else ("an officer and an external psychologist lead
    together")? Both stand in one clause, joined by an "and" or "with"."""
    unit = here.window("unit", actor.start)
    for person in here.within(people, unit):
        before = person.end <= actor.start
        low, high = (person.end, actor.start) if before else (actor.end, person.start)
        if low > high or not _TOGETHER.search(_OF_A.sub(" ", here.passage.text[low:high])):
            continue
        if before and here.within(house, Stretch(unit.start, person.start + 1)):
            continue
        return not here.within(house, Stretch(person.start, min(unit.end, person.end + _NEXT)) if not before
                               else Stretch(person.start, low + 1))
    return False


def half_told(here: Words, window: Stretch, end: int) -> bool:
    """Is "the other" of two told of only behind the last who is known?"""
    other = _OTHER.search(here.passage.text, end, window.end) if end < window.end else None
    return other is not None and _ONE.search(here.passage.text, window.start, end) is not None


def of_the_other(here: Words, window: Stretch) -> bool:
    """Do the words before speak of "the other" of two?"""
    return _OTHER.search(here.passage.text, window.start, window.end) is not None


def house_beside(here: Words, actor: Placed, foreign: frozenset[str]) -> tuple[int, int] | None:
    """Somebody from the service who leads as a pair with one from outside, told by the house only ("a tutor from the
    prison and a worker of the association lead it together")."""
    sentence = here.window("sentence", actor.start)
    if not here.within(frozenset({"pair"}), sentence) and not side_by_side(here, sentence):
        return None
    text = here.passage.text
    for house in here.within(frozenset({"service", "service_staff"}), sentence):
        boxed = text[: house.start].rstrip().endswith("(")  # "an animator (officer of probation)"
        if house.code == "service_staff" and not boxed:
            continue
        lead = _FROM_HOUSE.search(text, max(sentence.start, house.start - _NEXT), house.start)
        case = _FROM_CASE.search(text, house.start, house.end)
        first, last = sorted((house.start, actor.start))
        joined = _TOGETHER.search(text, first, last) or _OTHER.search(text, first, last)
        between = here.within(frozenset({"deliver", "aside"}) - foreign, Stretch(first, last))
        subject = _SUBJECT.fullmatch(text, here.window("unit", house.start).start, house.start)
        led = (lead or case or subject or boxed) and joined and not between
        if led and not here.within(frozenset({"behalf"}), sentence):
            return house.start, house.end
    return None


_SUBJECT = re.compile(r"\s*(?:the|die|der|das|le|la|el|il|lo|de|het|o|a)?\s*", re.IGNORECASE)
_FROM_HOUSE = re.compile(
    r"\b[^\W\d_]{2,}\s(?:from|of|by|par|por|da|door|av|af|przez|aus|von|der|des|vom|de|du|dal|del|della|dello"
    r"|dell['’]|van|uit|från|fra|z|ze|iz|din|no|iš)"
    r"(?:\s(?:the|der|dem|la|le|l['’]|el|de|het|our))?\s?$", re.IGNORECASE)
_FROM_CASE = re.compile(r"(?:sta|stä|ban|ből|ból|est|ist|ust)$")


def elsewhere(here: Words, actor: Placed, others: frozenset[str]) -> bool:
    """Is the other side named in so many words of the place ("in custody prison staff; in the community an NGO", "the
    office itself or an association, depending on the place"), as somebody who acts, and not as the place itself?"""
    text = here.passage.text
    sentences = list(here.passage.sentences)
    at = next((i for i, s in enumerate(sentences) if s.holds(actor.start)), 0)
    near = sentences[max(0, at - 1) : at + 2]
    if not here.within(_PLACE, sentences[at]):
        return False
    for sentence in (s for s in near if here.within(_PLACE, s)):
        for other in here.within(others, sentence):
            unit = here.window("unit", other.start)
            if (other.start < actor.end and actor.start < other.end) or here.within(_NOT_LEADING, unit):
                continue
            between = text[min(other.end, actor.end) : max(other.start, actor.start)]
            parted = unit != here.window("unit", actor.start) or _OR.search(between)
            inside = other.code == "service" and _AT.search(text, sentence.start, other.start)
            denied = here.passage.of("negators") and scopes.denied(here.passage, other)
            if parted and not inside and not denied and not here.within(_PLACE, Stretch(other.start, other.end)):
                return True
    return False


_PLACE, _NOT_LEADING = frozenset({"place"}), frozenset({"aside", "behalf"})
_OR = re.compile(
    r"[;,]|\b(?:or|oder|ou|soit|o|oppure|of|eller|tai|albo|lub|nebo|alebo|ali|vai|arba|või|sau|vagy"
    r"|ή)\b", re.IGNORECASE)


_WITH_STRANGER = re.compile(
    rf"(?i:\b(?:1|an?|one|eine?r?|une?|uno|una|um|een|één|en|ett|et|jeden|jedna|jedan|üks|viens)\s(?:[^\W\d_]+\s){{1,6}}?"
    rf"(?:{AND}|with|mit|avec|con|com|met|med|z|s|se)\s"
    r"(?:1|an?|one|eine?r?m?|une?|uno|una|um|een|één|en|ett|et|jeden|jedna|jedan|üks|viens)\s(?:[^\W\d_]+\s){1,2}"
    r"(?:from|of|von|vom|de|du|di|del|della|da|van|från|fra|z|ze|iz"
    r"|(?:(?:employed|paid|hired) by|(?:employée?|payée?) par|(?:contratad|emplead)[oa] por|(?:assunt[oa]|pagat[oa]) da"
    r"|in dienst van|anställd (?:av|hos|vid)|ansatt? (?:hos|ved|i|av|af)|zatrudnion\w+ (?:przez|w))"
    r"(?:\s(?:the|la|el|il|het|de)|\sl(?=['’]))?)['’\s])(?=[^\W\d_a-zà-öø-ÿ][^\W\d_]+)")
_SERVICES = ("prison_service", "probation_service", "prison_and_probation_service")


def with_stranger(here: Words, actor: Placed, known: frozenset[str]) -> tuple[int, int] | None:
    """Where one of the service leads in one group with one from a house that only its name tells ("one probation
    officer and one practitioner from Harbour House in the room together")."""
    sentence = here.window("sentence", actor.start)
    if not here.within(frozenset({"pair"}), sentence):
        return None
    told = _WITH_STRANGER.search(here.passage.text, sentence.start, sentence.end)
    if told is None or not told.start() <= actor.start < told.end():
        return None
    house = Stretch(told.end(), here.window("unit", told.end()).end)
    if any(house.holds(m.start) for m in here.passage.of("owner_types", *_SERVICES)):
        return None
    if here.within(known, house) or here.within(_NOT_LEADING, Stretch(sentence.start, told.end())):
        return None
    return house.start, house.end
