"""What is published: a report by its address, or something else that tells nothing of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.evaluation import studies
from pipeline.words.names import citations
from pipeline.words.wording.function_words import BY

_LINK = re.compile(
    r"https?://\S+|(?<![\w@.])www\.\S+|(?<![\w@.])[\w-]+(?:\.[a-z][\w-]+){1,3}/\S+|\b(?:doi|hdl|urn|isbn|issn)[:\s]\s?\S+",
    re.IGNORECASE)


def sources(passage: Passage) -> Iterator[Stretch]:
    """The works cited, and the addresses at which something can be read."""
    yield from citations.of(passage)
    for hit in _LINK.finditer(passage.text):
        yield Stretch(hit.start(), hit.end())


def of_other(passage: Passage, mention: Mention) -> bool:
    """Is it another thing than a report that is published ("the manual is published", "a tender will be published"):
    one that stands before the word, with no report or study before that?"""
    unit = claims.clause(passage, mention.start)
    before = Stretch(unit.start, mention.start)
    things = claims.within(passage, before, "things_beside", "paper")
    if not things:
        return False
    head = Stretch(unit.start, things[0].start)
    return not (claims.within(passage, head, "effects", "report", "result")
                or claims.within(passage, head, "evaluation_topic", "study"))


def of_the_programme(passage: Passage, mention: Mention) -> bool:
    """Is it the programme itself that is told of on a website ("the programme is described on our website"), with no
    report, result or study before the word?"""
    if not _SITE.search(passage.text, mention.start, mention.end):
        return False
    unit = claims.clause(passage, mention.start)
    before = Stretch(unit.start, mention.start)
    if not claims.within(passage, before, "other_programme", "programme", "here"):
        return False
    others = claims.within(passage, unit, "effects", "report", "result")
    others += claims.within(passage, unit, "evaluation_topic", "study")
    return not others and not claims.within(passage, before, "publication")


_SITE = re.compile(
    r"web|internet|on-?line|home ?page|\bsite|\bsito|s[íi]tio|hjemmeside|nettside|hemsida|stron|stránk", re.IGNORECASE)


def of_the_course(passage: Passage, mention: Mention) -> bool:
    """Is it the course that is to be finished, and no report ("convictions in the three years after completion")? A
    time stands before the words, or their clause tells of offending."""
    if mention.code != "planned":
        return False
    if not _FINISHED.match(passage.text, mention.start, mention.end):
        return False
    times = any(0 < mention.first - m.last <= _NEXT for m in passage.of("time_units"))
    clause = claims.clause(passage, mention.start)
    return times or bool(claims.within(passage, clause, "evaluation_outcomes", "recidivism", "charged"))


def looked_up(passage: Passage, mention: Mention) -> bool:
    """Is a place one in which a study looks things up ("they will look in the files of the police"), and not where its
    report lies?"""
    before = passage.text[claims.clause(passage, mention.start).start : mention.start]
    return mention.code == "no" and _LOOKS.search(before) is not None


def of_no_report(passage: Passage, mention: Mention) -> bool:
    """Is it an idea that lay in a drawer, where no evaluation has taken place, and no report?"""
    if mention.code != "no" or not _DRAWER.search(passage.text, mention.start, mention.end):
        return False
    reports = claims.within(passage, passage.sentence_at(mention.start), "effects", "report", "result")
    return not reports and all(s.state in ("planned", "not_yet", "denied") for s in studies.of(passage))


def kept_back(passage: Passage) -> Iterator[Stretch]:
    """Reports that stayed with those who had them made ("the report stayed at the ministry"), and nothing of a way to
    read them in the sentence."""
    for report in passage.of("effects", "report"):
        sentence = passage.sentence_at(report.start)
        stayed = _STAYED.search(passage.text, report.end, min(sentence.end, report.end + _NEAR))
        if stayed and claims.spoken(passage, report) and claims.own(passage, report.start) and not claims.within(
                passage, sentence, "publication"):
            yield Stretch(report.start, stayed.end())


_NEAR = 50  # characters
_STAYED = re.compile(
    r"\b(?:(?:has |have )?(?:stay(?:ed|s)|remain(?:ed|s)) (?:there|with|at|in|inside|within)|(?:has )?never left"
    r"|blieb|bleibt|verblieb|geblieben|liegt (?:nur )?(?:beim|bei|im)"
    r"|est restée? (?:à|au|aux|chez|dans|en)|reste (?:au|chez|dans)|jamais quitté|se quedó en"
    r"|se ha quedado en|quedó en|è rimast[oa] (?:a|al|alla|in|nel|nella|presso)"
    r"|resta (?:al|in|nel)|bleef (?:bij|in|op)|blijft (?:bij|in)|gebleven|stannade (?:hos|på|i|inom)|forblev|ligger hos"
    r"|ble liggende|został[ao]? (?:w|u)|pozostał\w*|zůstal\w*|zostal[ay]? (?:v|na)"
    r"|osta(?:o|la|lo) (?:u|kod|pri|v|na)|ficou (?:no|na|em)"
    r"|a rămas|maradt|jäi|liko|palika)\b(?!\s(?:unchanged|unvollendet|unfertig|to be))", re.IGNORECASE)
_DRAWER = re.compile(
    r"drawer|schublade|tiroir|caj[óo]n|cassett|\bla(?:de)?\b|låda|skuff|laati|szufla|šupl|ladic|predal|gaveta|calaix"
    r"|sertar|fiók|stalči|atvilktn|sahtel", re.IGNORECASE)


def of_those_who_did_it(passage: Passage, mention: Mention) -> bool:
    """Is "internal only" said of the evaluation or its makers, and not of a report ("it was internal only, done by our
    psychologists", "the evaluation is only internal")?"""
    if mention.code != "no" or not _INTERNAL.fullmatch(passage.text, mention.start, mention.end):
        return False
    sentence, unit = passage.sentence_at(mention.start), claims.clause(passage, mention.start)
    if claims.within(passage, unit, "effects", "report", "result") or claims.within(
            passage, unit, "publication", "summary"):
        return False
    before = claims.within(passage, Stretch(unit.start, mention.start), "evaluation_topic", "study")
    return bool(before) or _DONE_BY.match(passage.text, mention.end, sentence.end) is not None


_INTERNAL = re.compile(
    r"(?:only|nur|seulement|uniquement|s[óo]lo|solamente|solo|soltanto|solamente|enkel|alleen|slechts|bara|endast|kun"
    r"|bare|vain|tylko|jen|pouze|len|iba|samo|le|apenas|somente|numai|doar|csak|ainult|vaid|tikai|tik)\s\w*[ií]n?tern\w*"
    r"|intern\w*\s(?:only|uniquement|seulement)", re.IGNORECASE)
_DONE_BY = re.compile(
    rf"[,;]?\s(?:and\s|und\s|et\s|e\s|y\s|en\s|och\s|og\s|a\s|i\s)?(?:(?:was|were|is|wurde|wird|est|a été|è|fue|es)\s)?"
    rf"(?:[^\W\d_]+\s){{0,3}}(?:{BY})\s|,?\s(?:und|and|a|i|en)\s(?:wird|is|robia|robí|provádí|wordt)\s", re.IGNORECASE)
_LOOKS = re.compile(
    r"\b(?:look(?:s|ed|ing)?|search\w*|check\w*|examin\w*|stud(?:y|ies|ied)|count(?:s|ed)?|found|taken|drawn"
    r"|schau\w*|sehen|sucht\w*|geprüft|nachgesehen|regard\w*|cherch\w*|vérifi\w*|busca\w*|mira\w*|revisa\w*|cerca\w*"
    r"|guarda\w*|esamina\w*|kijk\w*|keken|zoek\w*|nagegaan|titta\w*|söker?|sökte|kigge\w*|søg\w*|se[er]|søk\w*"
    r"|katso\w*|tarkiste\w*|sprawdz\w*|szuka\w*|hleda\w*|zjišť\w*|hľada\w*|gleda\w*|traži\w*|procura\w*"
    r"|caut\w*|verific\w*)\s+(?:[^\W\d]+\s+){0,3}$",
    re.IGNORECASE)
_NEXT = 2  # words
_FINISHED = re.compile(
    r"(?:nach|après|po|na|after|once|when|una volta|una vez|uma vez|un cop)\s|valmist", re.IGNORECASE)
