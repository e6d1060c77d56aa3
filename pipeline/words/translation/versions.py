"""Which versions in other languages there are, and which are denied, planned, promised or given up.

A negator denies the language that it stands with, and not one of which a clause of its own tells something; what never
came about may be told behind the language, in the same sentence.
"""

from __future__ import annotations

import itertools
import re

from pipeline.fold import Word
from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.places import telling

_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?: for)?|besides?|apart from|aside from|other than|but for|save(?: for)?|außer|ausser"
    r"|abgesehen von|neben|bis auf|excepté|à part|mis à part|sauf|hormis|en dehors d[eu]|excepto|salvo|aparte del?"
    r"|además del?|tranne|eccetto|a parte|oltre al?|behalve|naast|utom|förutom|undtagen|bortset fra|ud over|foruten"
    r"|bortsett fra|unntatt|utenom|paitsi|oprócz|poza|kromě|okrem|osim|razen|poleg|exceto|além d[oe]|išskyrus|izņemot"
    r"|peale|excepte|llevat d|în afară de|cu excepția|kivéve)\s(?:(?:a|an|the|in|into|to|une?|le|la|el|il|lo|auf|ins"
    r"|eine[rn]?|dem|der|het|de|en|på|til|do|na|w|języka?|jazyka?|al?|i|po)\s){0,2}$", re.IGNORECASE)
_LEAD = 36  # characters
_STEM = 5
_BRIEF = 3  # words


def excepted(passage: Passage, mention: Mention) -> bool:
    """Is it the one language that a denial of translations leaves out ("besides French it is not translated")?"""
    sentence = passage.sentence_at(mention.start)
    first = mention
    for other in reversed(claims.within(passage, Stretch(sentence.start, mention.start), "languages")):
        if not joined(passage, other, first) and passage.text[other.end : first.start].strip() not in (",", "/"):
            break
        first = other
    if not _EXCEPT.search(passage.text, max(0, first.start - _LEAD), first.start):
        return False
    none = any(t.code not in ("except", "not_only", "pseudo") and sentence.holds(t.start)
               for t in scopes.triggers(passage))
    return none and bool(claims.within(passage, sentence, "translation_words")
                         or claims.within(passage, sentence, "language_words", "noun"))


_BESIDE = re.compile(
    r"\b(?:besides?|next to|alongside|in addition to|neben|à côté de|en plus d[eu]|junto al?|además del?|accanto al?"
    r"|oltre al?|naast|vid sidan av|utöver|ved siden af|ved siden av|obok|vedle|popri|uz|poleg|a par d[oa]"
    r"|alături de)\s(?:(?:the|a|le|la|el|il|lo|dem|der|het|de|den|det|an?)\s)?$", re.IGNORECASE)


def beside(passage: Passage, mention: Mention, here: list[Mention]) -> bool:
    """Is it the language beside which there are versions in others ("English and German editions exist beside Czech
    one")?"""
    led = _BESIDE.search(passage.text, max(0, mention.start - _LEAD), mention.start)
    unit = claims.clause(passage, mention.start)
    made = claims.within(passage, Stretch(unit.start, mention.start), "language_words", "translated")
    return bool(led and made) and any(m.end <= made[0].start for m in here)


_EXISTS = re.compile(
    r"\s(?:there (?:is|are|exists?)|exists?|we have|gibt es|existiert|liegt|il existe|existe|on a|il y a|hay|existe"
    r"|tenemos|esiste|c['’]è|abbiamo|bestaat|is er|hebben we|finns(?: det)?|findes(?: der)?|er der|finnes(?: det)?|on"
    r"|jest|istnieje|mamy|existuje|máme|je|postoji|obstaja|imamo|há|existe|temos|yra|ir|on olemas|există|avem|van)\s"
    r"(?:(?:also|only|auch|nur|aussi|seulement|también|solo|anche|solo|ook|også|även|również|také|aj|också)\s)?"
    r"(?:an?|one|the|eine?n?|une?|una|uno|un|een|en|ett|et|jedn\w+|uma?)?\s?"
    r"(?!no\b|not\b|kein|ingen|inget|nessun|ningun|nenhum|aucun|pas\b|žiad|žád|žadn"
    r"|geen)(?:[^\W\d_]+\s)?", re.IGNORECASE)


def exists_in(passage: Passage, mention: Mention) -> bool:
    """Is it told that a text of ours exists in a language ("in Dutch there exists a summary of four pages")?"""
    told = _EXISTS.match(passage.text, mention.end)
    near = Stretch(mention.end, told.end() + 3) if told else None
    texts = claims.within(passage, near, "language_words", "translated") if near else []
    return any(claims.within(passage, Stretch(m.start, m.end), "language_words", "noun") for m in texts)


def word_in(passage: Passage, word: Word, *codes: str) -> bool:
    return any(
        m.start <= word.start < m.end
        for m in claims.within(passage, Stretch(max(0, word.start - 40), word.end), "language_words", *codes)
    )


def last_of(passage: Passage, mention: Mention, here: list[Mention]) -> Mention:
    """The last of the languages listed with this one, an "and" before it ("Italian and Hungarian versions")."""
    last = end = mention
    for other in (m for m in here if m.start >= mention.end):
        if joined(passage, last, other):
            end = other
        elif passage.text[last.end : other.start].strip() not in (",", "/"):
            break
        last = other
    return end


def joined(passage: Passage, a: Mention, b: Mention) -> bool:
    inside = passage.tokens[a.last + 1 : b.first]
    return 0 < len(inside) <= 2 and all(w.key[:1].isalpha() and word_in(passage, w, "prep") for w in inside)


def ours_not(passage: Passage, mention: Mention) -> bool:
    """Is a later clause of the sentence, or the next one, opened by a word for this programme and denied ("the manual
    for women exists in Sami, ours does not")?"""
    sentence = passage.sentence_at(mention.start)
    behind = Stretch(mention.end, max(mention.end, sentence.end))
    if any(scopes.denied(passage, m) for m in claims.within(passage, behind, "language_words", "from_us")):
        return True
    for unit in scopes.units(passage):
        if mention.start < unit.start and unit.start <= sentence.end + 2:
            ours = [m for m in claims.within(passage, unit, "other_programme", "here") if m.start - unit.start <= 4]
            known = any(unit.holds(t.start) and t.start > m.start for m in ours for t in scopes.triggers(passage))
            later = Stretch(unit.end, passage.sentence_at(unit.start).end)
            if known or (ours and any(later.holds(t.start) for t in scopes.triggers(passage))):
                return True
    return False


def denied(passage: Passage, mention: Mention, unit: Stretch, here: list[Mention]) -> bool:
    """Is it a language into which nothing is translated, or not yet?"""
    if excepted(passage, mention):
        return False
    scope = scopes.standing(passage, mention.start, mention.end, scopes.DENIALS)
    if scope is not None and not _of_something_else(passage, mention, unit, scope) and not _of_another(
            passage, mention, scope):
        return True
    marks = claims.tenses(passage, unit, "not_yet")
    marks += [m for m in claims.within(passage, unit, "language_words", "lacking") if claims.spoken(passage, m)]
    return any(_next_to(passage, mention, m, here) for m in marks if not mention.start <= m.start < mention.end)


def _of_another(passage: Passage, mention: Mention, scope: scopes.Scope) -> bool:
    """Does the negator stand right before another language ("who speak no Maltese get the workbook in English")?"""
    trigger = scope.trigger
    if trigger.end >= mention.start:
        return False
    between = claims.within(passage, Stretch(trigger.end, mention.start), "languages")
    if not between or len(passage.text[trigger.end : between[0].start].split()) > 1:
        return False
    chain = [*between, mention]
    return not all(joined(passage, a, b) or passage.text[a.end : b.start].strip() in (",", "/")
                   for a, b in itertools.pairwise(chain))


def _of_something_else(passage: Passage, mention: Mention, unit: Stretch, scope: scopes.Scope) -> bool:
    """Does a negator deny another thing: in a clause before that names no language ("the worksheets, not the book,
    exist in Russian"), in one behind ("the workbook was put into Swedish, the manual not"), or behind an "and" ("was
    written in Polish and was not translated")?"""
    trigger = scope.trigger
    if trigger.start >= unit.end and _other_thing(passage, unit, claims.clause(passage, trigger.start)):
        return True
    if scope.after:
        own = claims.clause(passage, trigger.start)
        named = claims.within(passage, own, "languages") or claims.within(passage, own, "language_words", "translated")
        return trigger.start < unit.start and not named and bool(_marks(passage, unit))
    behind = Stretch(trigger.start, max(trigger.start, unit.end))
    anew = claims.within(passage, behind, "language_words", "translated")
    return bool(anew and claims.within(passage, Stretch(mention.end, trigger.start), "joiners", "and"))


def _other_thing(passage: Passage, unit: Stretch, later: Stretch) -> bool:
    """Does a later clause that names no language speak of another text than this one?"""
    if claims.within(passage, later, "languages"):
        return False
    texts = claims.within(passage, later, "language_words", "noun", "translated")
    if claims.within(passage, unit, "language_words", "translated"):
        texts = [m for m in texts if not strong(passage, m)]  # "the English translation, ... the translation was never"
    named = passage.text[unit.start : unit.end].casefold()
    return any(passage.text[m.start : m.end].casefold()[:_STEM] not in named for m in texts) and bool(
        _marks(passage, unit))


def _marks(passage: Passage, unit: Stretch) -> list[Mention]:
    return claims.within(passage, unit, "language_words", "origin", "translated", "deliver", "available")


def _came_not(passage: Passage, unit: Stretch) -> list[Mention]:
    """The words of coming about in a clause that are denied."""
    found = []
    for mark in claims.within(passage, unit, "language_words", "come"):
        scope = scopes.of(passage, mark, scopes.DENIALS)
        denied = scope is not None and not _of_something_else(passage, mark, unit, scope)
        if denied or claims.not_yet(passage, mark):
            found.append(mark)
    return found


def _not_made(passage: Passage, unit: Stretch) -> bool:
    """Does a clause say no more than that something was not made ("not made", "nicht gemacht")?"""
    brief = len(passage.text[unit.start : unit.end].split()) <= _BRIEF
    return brief and any(scopes.denied(passage, m) for m in claims.within(passage, unit, "language_words", "made"))


def _never_came(passage: Passage, mention: Mention, unit: Stretch) -> bool:
    """Is it told in a later clause of the sentence, which names no language, that a translation never came about
    ("the translation into English, promised since 2023, has not been delivered")?"""
    sentence, never = passage.sentence_at(mention.start), False
    for later in scopes.units(passage):
        if later.start < unit.end or later.start >= sentence.end:
            continue
        if claims.within(passage, later, "languages"):
            break
        missed = claims.within(passage, later, "language_words", "undone", "under_way") or _came_not(
            passage, later) or _not_made(passage, later)
        if missed and not _other_thing(passage, unit, later):
            never = True
        elif claims.within(passage, later, "language_words", "come"):
            never = False
    return never


def to_come(passage: Passage, mention: Mention, unit: Stretch, here: list[Mention]) -> bool:
    """Is it a translation planned, under way, or given up? What stops or plans one governs the languages next to it,
    and no others of the clause."""
    marks = claims.within(passage, unit, "language_words", "undone", "under_way") + claims.tenses(passage, unit, "plan")
    marks += _came_not(passage, unit)
    if here and mention == here[-1] and _never_came(passage, mention, unit):
        return True
    if telling.wholly_to_come(passage, unit) and not claims.within(passage, unit, "language_words", "origin"):
        return True  # "a Croatian one in 2029"
    return any(_next_to(passage, mention, m, here) for m in marks if not mention.start <= m.start < mention.end)


def _next_to(passage: Passage, mention: Mention, mark: Mention, here: list[Mention]) -> bool:
    low, high = (mention, mark) if mention.start < mark.start else (mark, mention)
    between = [m for m in here if low.end <= m.start and m.end <= high.start]
    chain = mention
    for other in between if mention.start < mark.start else reversed(between):
        first, second = (chain, other) if mention.start < mark.start else (other, chain)
        if not (joined(passage, first, second) or passage.text[first.end : second.start].strip() in (",", "/")):
            return False
        chain = other
    return True


def given_up(passage: Passage, start: int) -> bool:
    """Is a translation promised or stopped, and not just planned?"""
    sentence = Stretch(start, passage.sentence_at(start).end)
    units = [claims.clause(passage, start), *(u for u in scopes.units(passage) if sentence.holds(u.start))]
    return any(claims.within(passage, u, "language_words", "undone") or _came_not(passage, u) for u in units)


def weak(passage: Passage, mark: Mention) -> bool:
    """Is a word of origin no more than a noun or "is in"?"""
    return bool(claims.within(passage, Stretch(mark.start, mark.end), "language_words", "noun", "available"))


def names_version(passage: Passage, mark: Mention) -> bool:
    """Is a word of translation more than "also in"?"""
    where = Stretch(mark.start, mark.end)
    return strong(passage, mark) or bool(claims.within(passage, where, "language_words", "noun"))


def strong(passage: Passage, mark: Mention) -> bool:
    """A word that can only be said of a translation."""
    return bool(claims.within(passage, Stretch(mark.start, mark.end), "translation_words", "translate"))
