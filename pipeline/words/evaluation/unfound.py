"""What a study only asks, expects or still awaits: words of an effect that are no finding."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.evaluation import unproven
from pipeline.words.figures import shares
from pipeline.words.wording.triggers import language_of

_WHETHER = re.compile(
    r"(?<!no matter )(?<!regardless of )(?<!irrespective of )\bwhether\b(?! or not)"
    r"|(?<!egal )(?<!gleich )\bob\b|\b(?:huruvida|hvorvidt|czy|zda|jestli|da li|dacă)\b", re.IGNORECASE)
_IF = {
    language: re.compile(rf"\b(?:{word})\b", re.IGNORECASE)
    for language, word in {
        "en": "if", "fr": "si|s['’](?=ils?|elles?)", "es": "si", "ca": "si", "it": "se", "pt": "se", "nl": "of",
        "sv": "om", "da": "om", "nb": "om", "sk": "či", "sl": "ali|če", "hr": "je li", "hu": "hogy", "lt": "ar",
        "lv": "vai", "et": "kas",
    }.items()
}
_FEW = 6  # words
_BREAK = re.compile(r"[;:.!?]\s")


def asked(passage: Passage, at: int) -> bool:
    """Does a character stand in a question that a study puts ("asks whether they feel safer"), with no answer told in
    figures and nothing found before it? Words that also open a condition need a word for asking before them."""
    sentence = passage.sentence_at(at)
    if sentence.of(passage.text).rstrip().endswith("?"):  # "Is there less violence?", and no yes behind it
        return not any(0 <= m.start - sentence.end <= 1 for m in passage.of("yes_no", "yes"))
    opened = [m.end() for m in _WHETHER.finditer(passage.text, sentence.start, at)]
    if word := _IF.get(language_of(passage) or "en"):
        asks = claims.within(passage, sentence, "evaluation_outcomes", "ask")
        opened += [m.end() for m in word.finditer(passage.text, sentence.start, at) if any(
            len(passage.text[a.end : m.start()].split()) <= _FEW for a in asks if a.end <= m.start())]
    if not opened:
        return False
    way = Stretch(max(opened), at)
    if _BREAK.search(passage.text, way.start, way.end) or claims.within(passage, way, "effects", "shown", "finds"):
        return False
    return not shares.told(passage, sentence) and not shares.told(passage, passage.sentence_at(sentence.end + 1))


def awaited(passage: Passage, effect: Mention, unit: Stretch) -> bool:
    """Is an effect only expected, or are results, which stand before it or right behind it, not there yet ("results on
    effectiveness are not yet available")?"""
    if unproven.expected(passage, effect):
        return True
    results = claims.within(passage, unit, "effects", "result", "too_early")
    before = [m for m in results if m.end <= effect.start]
    beside = [m for m in results if m.code == "result" and 0 < m.first - effect.last <= 1]
    if not before and not beside:
        return False
    if before and claims.within(passage, Stretch(before[-1].end, effect.start), "effects", "shown", "finds"):
        return False
    late = claims.tenses(passage, unit, "not_yet") or claims.within(passage, unit, "evaluation_topic", "at_hand")
    return bool(late) or any(m.code == "too_early" for m in before)


_NOBODY = re.compile(
    r"(?:^|[.;:,–—]\s|\s)(?:nobody|no one|no-one|niemand|keiner|personne|nadie|ningú|nessuno|ingen|kukaan|nikt|nikdo"
    r"|nikto|nitko|niko|nihče|ninguém|nimeni|senki|niekas|neviens|keegi)\s(?:[^\s.,;:]+\s){0,5}?"
    r"(?:look(?:ed)? (?:at|into)|studied|examined|checked|tested|measured|investigated|angesehen|angeschaut|hingesehen"
    r"|erforscht|untersucht|geprüft|étudiée?|examinée?|intéressée?|penchée?|vérifiée?|mesurée?|estudiado|mirado"
    r"|investigado|examinado|estudiat|studiato|guardato|esaminato|verificato|gekeken|bekeken|nagegaan|onderzocht|tittat"
    r"|granskat|undersökt|kiggede?|undersøgt|sett på|undersøkt|tutkinut|bada[łl]\w*|sprawdz\w*|zkoumal|zkúmal|skúmal"
    r"|istražio|raziskal|raziskoval|estudou|investigou|estudado|studiat|cercetat|vizsgálta|tyrė|pētījis|uurinud)\b",
    re.IGNORECASE)


def nobody_looked(passage: Passage) -> Stretch | None:
    """Words that say that nobody has looked at it ("nobody has ever looked at it"), with no report, result or place to
    look at in the sentence."""
    for said in _NOBODY.finditer(passage.text):
        sentence = passage.sentence_at(said.end() - 1)
        things = claims.within(passage, sentence, "effects", "report", "result")
        if claims.own(passage, said.start()) and not things and not claims.within(passage, sentence, "publication"):
            return Stretch(*said.span())
    return None
