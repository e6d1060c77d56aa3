"""Levels of which an answer tells that they get less than the programme, or are another body's.

    Low risk gets only an information evening        "only", and something that is no programme
    high ones are for the prison                     "are for", and a body that ends the clause
    En cas de risque élevé, la participation ...     a case of its own clause, and a denied admission in the next
    High risk men cannot leave the prison            what is denied is something else than being in the programme
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes

_SMALL = re.compile(
    r"\s(?:an?\s|one\s|the\s|some\s|two\s|eine?n?\s|den\s|die\s|das\s|une?\s|la\s|le\s|l['’]|des\s|un[ao]?\s|el\s"
    r"|il\s|een\s|de\s|het\s|en\s|ett\s|et\s)?(?:(?!(?:after|with|if|when|following|nach|mit|après|avec|tras|con|dopo"
    r"|na|met|efter|med|po|pēc|s|z)\s)[\w-]+\s)?(?:\w+\s(?:informativ\w+|d['’]information)|information(?:s|al)?|info"
    r"|leaflets?|brochures?|letters?|talks?|conversations?|consultations?|injunctions?|tasks?|advice|advices"
    r"|counselling|control|controls|monitoring"
    r"|supervision|warning|reminder|interviews?|check|checks|follow-up|contact with the officer|Information\w*"
    r"|Merkblatt|Brief|Gespräche?|Beratung\w*|Kontrolle|Überwachung|Bewährungsaufsicht|entretiens?|lettre|suivi"
    r"|contrôle|conseil|charla|carta|entrevistas?|seguimiento|control|asesoramiento|colloqui\w?|lettera|controllo"
    r"|consulenza|brief|gesprek\w*|toezicht|advies|samtal|brev|information|övervakning|rådgivning|tilsyn|samtale\w*"
    r"|keskustelu\w*|valvont\w*|kirje|rozmow\w+|list|nadzór|dozór|rozhovor\w*|dopis|dohled|dohľad|razgovor\w*|pismo"
    r"|nadzor"
    r"|pokalb\w*|laišk\w*|priežiūr\w*)\b",
    re.IGNORECASE)
_FOR_BODY = re.compile(
    r"\s(?:(?:ones?|men|risk|risks|risk men|persons?|people|cases|cases?|clients|level)\s){0,2}"
    r"(?:is|are|stays?|remains?|belongs?|is a matter|are a matter|is left|are left|is (?:the )?(?:business|task))\s"
    r"(?:for|of|to|with)\s(?:the\s|a\s|an\s)?(?:[\w-]+\s)?$", re.IGNORECASE)
_CASE = re.compile(
    r"\W*(?:in (?:the )?cases? of|with|at|by|for|upon|given|en cas d[e'’]|pour|avec|dans le cas d[e'’]|en caso de|con"
    r"|ante|in caso di|con|bei|im Falle?|mit|bij|in geval van|met|vid|i fall av|med|ved|w przypadku|przy|v případě"
    r"|při|v prípade"
    r"|pri|u slučaju|kod|v primeru|esant|en cas de|amb|em caso de|com|în caz de|la)\s", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\b(?:without|ohne|sans|sin|senza|zonder|utan|uden|uten|bez|brez|sem|sense|fără)\b", re.IGNORECASE)
_FEW = 5
_CANNOT = re.compile(r"cannot|can ?not|can['’]t|could not|couldn['’]t|may not|might not|not|n['’]t", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\s(?:be\s)?(?:leave|left|go out|get out|choose|chosen|refuse|decline|decide|released?|travel|move|pay|paid|wait"
    r"|return"
    r"|see|meet|contact|live|drop out|quit|stop|withdraw|reduced|lowered|changed|measured|predicted|seen|ruled)\b",
    re.IGNORECASE)


def only_little(passage: Passage, level: Mention, end: int) -> bool:
    """Do those of a level get only what is no programme, told before `end`?"""
    if passage.text.startswith(":", end):
        end = passage.clause_at(min(end + 2, len(passage.text) - 1)).end  # "Low: only supervision"
    only = [m for m in scopes.joiners(passage, "only") if level.end <= m.start < end]
    programmes = passage.of("other_programme", "programme")
    for mark in only:
        last = not re.search(r"\w", passage.text[mark.end : end])  # "are offered individual consultation only"
        small = _SMALL.match(passage.text, mark.end) or (last and _SMALL.search(passage.text, level.end, mark.start))
        if small and not starting(programmes, mark.end, passage.clause_at(mark.start).end):
            return True
    that = _THAT_IS_ALL.search(passage.text, level.end, passage.sentence_at(level.start).end)
    return that is not None and _SMALL.search(passage.text, level.end, that.start()) is not None and not (
        starting(programmes, level.end, that.start()) or starting(passage.of("levels"), level.end, that.start()))


_THAT_IS_ALL = re.compile(
    r"\b(?:(?:and )?(?:that|this)(?: is|['’]s) (?:all|it)|(?:and |but )?nothing (?:else|more|further)|and no more"
    r"|(?:und )?das (?:ist|wars?|war) alles|(?:und )?(?:sonst|weiter) nichts|nichts weiter|(?:et )?c['’]est tout"
    r"|rien d['’]autre"
    r"|rien de plus|(?:y )?(?:eso )?(?:es todo|nada más)|(?:e )?(?:questo )?(?:è tutto|nient['’]altro|basta così)"
    r"|(?:en )?dat is alles|verder niets|(?:och )?(?:det är allt|inget mer|inget annat)|(?:og )?(?:det er alt"
    r"|ikke mere|ikke mer"
    r"|ikke andet)|eikä muuta|(?:i )?(?:to wszystko|nic więcej)|(?:a )?(?:to je vše|to je všechno|to je všetko"
    r"|nic víc|nič viac)"
    r"|(?:i )?(?:to je sve|ništa više)|(?:in )?(?:to je vse|nič več)|(?:e )?(?:é tudo|mais nada|nada mais)"
    r"|(?:și )?(?:asta e tot|nimic mai mult)|semmi több|ja ei muud|un viss|ir viskas)\b", re.IGNORECASE)
_PRIORITY = re.compile(
    r"\b(?:preferences?|priorit\w+|prioridad|preferencia|preferit\w+|préférence|Vorrang|Priorität|bevorzugt"
    r"|preferenza|precedenza"
    r"|voorrang|prioriteit|prioritet\w*|förtur|etusija\w*|pierwszeństw\w+|přednost\w*|prednost\w*|preferência"
    r"|pirmenyb\w+"
    r"|priekšroc\w+|eelis\w*|elsőbbség\w*)\b", re.IGNORECASE)


def without_priority(passage: Passage, level: Mention) -> bool:
    """Are those of a level told only not to come first ("low risk has no preference")?"""
    clause = passage.clause_at(level.start)
    return _PRIORITY.search(passage.text, level.end, clause.end) is not None and not starting(
        scopes.refusing(passage), clause.start, clause.end)


_MIXED = re.compile(
    r"\b(?:mix(?:ed|ing|es)?|together|same (?:group|room|hall|class)|one (?:group|room)|separate(?:d|ly)?|apart"
    r"|gemischt|zusammen"
    r"|vermischt|gemeinsam|mélang\w+|ensemble|même groupe|mezcla\w*|junt[ao]s|mismo grupo|mescola\w*|mischia\w*|insieme"
    r"|stesso gruppo|gemengd|samen|dezelfde groep|zelfde groep|blanda\w*|tillsammans|samma grupp|blande[st]?|sammen"
    r"|samme gruppe|samassa ryhmässä|łącz\w+|razem|smíchá\w*|míchá\w*|spolu|dohromady|skupaj|zajedno|kartu|koos|kopā"
    r"|împreună|együtt|misturad\w+|barreja\w*)\b", re.IGNORECASE)


def not_mixed(passage: Passage, level: Mention, levels: Sequence[Mention], trigger: Mention) -> bool:
    """Are those of a level told only not to sit with others ("high risk men are not put with low ones in one
    room")?"""
    clause = passage.clause_at(level.start)
    here = {m.code for m in levels if clause.holds(m.start)}
    return _MIXED.search(passage.text, trigger.end, clause.end) is not None and (
        len(here) > 1 or not starting(scopes.refusing(passage), clause.start, clause.end))


_BARRIER = re.compile(
    r"(?:barriers?|obstacles?|hindrances?|impediments?|handicap|bar|stumbling block|disqualification|Hindernis"
    r"|Hinderungsgrund"
    r"|Hürde|frein|obstáculos?|impedimentos?|ostacol\w|impediment\w|belemmering|beletsel|hinder|hindring|este"
    r"|przeszkod\w+|překážk\w+|prekážk\w+|ovir\w|preprek\w|kliūti\w*|šķērsl\w+|takistus|akadály|obstacol)\b",
    re.IGNORECASE)


def no_barrier(passage: Passage, trigger: Mention) -> bool:
    """Is what is denied that a level stands in the way ("a high risk is no barrier")?"""
    end = passage.clause_at(trigger.start).end
    found = _BARRIER.search(passage.text, trigger.start, end)
    return found is not None and len(passage.text[trigger.end : found.start()].split()) <= 2


def of_body(passage: Passage, level: Mention, levels: Sequence[Mention]) -> bool:
    """Are those of a level told to be another body's, while the sentence speaks of others as ours?"""
    clause, sentence = passage.clause_at(level.start), passage.sentence_at(level.start)
    bodies = [m for m in (*passage.of("senders"), *passage.of("settings")) if level.end < m.start < clause.end
              and not re.search(r"\w", passage.text[m.end : clause.end])]
    if not any(_FOR_BODY.fullmatch(passage.text, level.end, m.start) for m in bodies):
        return False
    others = [m for m in levels if sentence.holds(m.start) and not clause.holds(m.start)]
    return bool(others) and not any(
        m.start > clause.end or _FOR_BODY.search(passage.text, m.end, m.end + 40) for m in others)


def case_refused(passage: Passage, level: Mention) -> bool:
    """Does the clause behind one that only names a case of a level refuse?"""
    clause, sentence = passage.clause_at(level.start), passage.sentence_at(level.start)
    case = _CASE.match(passage.text, clause.start, clause.end)
    if case is None or not passage.text.startswith(",", clause.end) or (
            len(passage.text[case.end() : clause.end].split()) > _FEW):
        return False
    following = passage.clause_at(min(clause.end + 2, len(passage.text) - 1))
    if not sentence.holds(following.start):
        return False
    if _WITHOUT.search(passage.text, following.start, following.end):
        return False  # "participation is not possible without a talk"
    admits = starting(passage.of("refusals", "admit"), following.start, following.end)
    return any(scopes.denied(passage, m) for m in admits) or bool(
        admits and starting(scopes.refusing(passage), following.start, following.end))


def something_else(passage: Passage, trigger: Mention) -> bool:
    """Is what somebody cannot do another thing than to be in the programme ("cannot leave the prison")?"""
    text = passage.text
    return _CANNOT.search(text, trigger.start, trigger.end) is not None and (
        _OTHERWISE.match(text, trigger.end) is not None)


def until(passage: Passage, level: Mention, end: int) -> int:
    """Where what is said of a level ends: before the next one behind a comma ("from low to high, very high go ...")."""
    behind = [m for m in starting(passage.of("levels"), level.end, end) if m.code != "other"]
    return behind[0].start if behind and "," in passage.text[level.end : behind[0].start] else end


_HERE = re.compile(
    r"\W*(?:to\s+)?(?:the|this|our|das|dieses|unser|le|notre|el|este|il|het|dit)?\s*"
    r"(?:programm?e?|course|group|us|training|waiting)\b",
    re.IGNORECASE,
)
_LABELS = re.compile(r"\s?:\s|\s[-–]\s")
_STILL = re.compile(
    r"\b(?:(?:may|can|do|will) (?:still|then|afterwards|later|nevertheless) (?:come|join|enter|start|take part"
    r"|attend|participate)"
    r"|(?:können|dürfen) (?:danach|trotzdem|dann) (?:teilnehmen|kommen)|peuvent (?:ensuite|quand même) (?:venir"
    r"|participer|entrer)|pueden (?:después|igualmente) (?:participar|entrar)|kunnen (?:daarna|toch) (?:deelnemen"
    r"|komen)|kan (?:sedan|ändå|derefter|likevel) (?:delta|deltage|komma|komme))\b", re.IGNORECASE)


def elsewhere(passage: Passage, level: Mention, levels: Sequence[Mention]) -> bool:
    """Do those of a level go to somebody else ("are referred to a clinic"), or is less enough for them ("with a low
    risk a talk is enough")?"""
    clause = passage.clause_at(level.start)
    end = until(passage, level, clause.end)
    if only_little(passage, level, end) or of_body(passage, level, levels):
        return True
    if _LABELS.match(passage.text, end):
        end = passage.clause_at(min(end + 3, len(passage.text) - 1)).end  # "Anyone low: another service"
    marks = starting(passage.of("level_marks", "elsewhere"), level.end, end)
    if marks and _STILL.search(passage.text, marks[0].end, passage.sentence_at(level.start).end):
        return False  # "go to the case conference first and may still come"
    if marks:
        return not _HERE.match(passage.text, marks[0].end)
    enough = starting(passage.of("level_marks", "enough"), level.end, clause.end)
    admits = starting(passage.of("refusals", "admit"), clause.start, clause.end)
    return bool(enough) and not admits and bool(re.search(r"\w", passage.text[enough[0].end : clause.end]))


def labelled_away(passage: Passage, level: Mention, scope: scopes.Scope) -> bool:
    """Is another programme all that is told behind the label of a level ("Low: another programme")?"""
    return scope.kind == "other" and level.end < scope.trigger.start and (
        _AWAY_LABEL.fullmatch(passage.text, level.end, scope.trigger.start) is not None)


_AWAY_LABEL = re.compile(r"\s?(?:risk|ones?|men|clients|cases)?\s?(?::|\s[-–=])\s(?:to |the |an? |in )*", re.IGNORECASE)
