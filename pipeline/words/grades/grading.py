"""Which noun a level word grades: "moderate intensity", "risc alt"; without one it grades what its home item is about.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.grades import level_letters
from pipeline.words.ideas import asides
from pipeline.words.wording.function_words import TOO

DIMENSION = {
    "custody": "custody",
    "remand": "custody",
    "community": "community",
    "community_probation": "community",
    "community_other": "community",
    "inside": "custody",
    "outside": "community",
}
ORDER = ("low", "medium", "high", "very_high")
WEAK = {"weak_low": "low", "weak_medium": "medium", "weak_high": "high"}
_WORD = re.compile(r"[^\W_]+")
_DEGREE = re.compile(r"(?:^|\s)(?:too|zu|so|how|trop|te)\s$", re.IGNORECASE)
_HOW = re.compile(r"(?:^|\s)(?:how|wie|hoe|hur|hvor|jak|cik|kuinka|mennyire|kako|koliko|kaip|kui)\s$", re.IGNORECASE)
_AS = re.compile(r"\bas\s$", re.IGNORECASE)
_TOO = re.compile(rf"(?:^|\s)(?:{TOO}|pernelyg)\s$", re.IGNORECASE)
_LEVEL_OF = re.compile(
    r"[\w-]{2,12}[\s-](?:levels?|degrees?|amounts?|niveaux?|nivel|niveles|livell[oi]|grado|degré|Maß|Grad|mate|grad)\s"
    r"(?:of|de|di|an|av|van|d['’])\s?(?:the\s|la\s)?(\w+)", re.IGNORECASE)
_LEVEL_OF_REACH = 60
_MARK = re.compile(
    r"\s*[:–—-]\s*(?:in|im|en|i|w|v|ve|u|for|für|pour|på)?\s*(?:the|der|den|la|le|de)?\s*", re.IGNORECASE)
_NEAR, _AHEAD, _BACK, _SHORT, _LABEL, _BRIEF = 1, 3, 4, 5, 40, 8


def graded(passage: Passage, noun: str, bare: bool) -> Iterator[Mention]:
    """The level words that grade the noun asked for, in order."""
    others = {(m.start, m.end): len(m.term) for m in passage.of("levels", "other")}  # "Hochrisikosituation"
    levels = [*(m for m in passage.of("levels") if m.code != "other" and (
        others.get((m.start, m.end), 0) <= len(m.term))), *level_letters.mentions(passage)]
    levels.sort(key=lambda m: m.start)
    nouns = passage.of("level_nouns")
    of: list[str | None] = []
    for i, level in enumerate(levels):
        code = _noun(passage, level, nouns)
        if code is None and i and of[-1] and _beside(passage, levels[i - 1], level):
            code = of[-1]
        of.append(code)
    for i in range(len(levels) - 2, -1, -1):
        if of[i] is None and of[i + 1] and _beside(passage, levels[i], levels[i + 1]):
            of[i] = of[i + 1]
    _carry(passage, levels, of, nouns)
    left: Mention | None = None
    stood: Mention | None = None
    for level, code in zip(levels, of, strict=True):
        if _of_another(passage, level) or (level.code in WEAK and passage.text[level.end : level.end + 1] == ":"):
            continue  # "Standard: medium risk"
        if code == noun and (beyond(passage, level) or _HOW.search(passage.text, max(0, level.start - 9), level.start)):
            continue
        goes_on = left is not None and scopes.distance(passage, left, level) <= 1 and sentence_at(
            passage, left.start) == sentence_at(passage, level.start)  # "in low, medium and high"
        with_it = stood is not None and scopes.distance(passage, stood, level) <= 1 and scopes.same_clause(
            passage, stood, level)  # "with medium and high score"
        if code == noun or (code is None and bare and not goes_on and (with_it or _stands(passage, level, noun))):
            stood = level
            yield level
        elif code is None:
            left = level


def _beside(passage: Passage, a: Mention, b: Mention) -> bool:
    """Do two level words stand together, no full stop and new sentence between?"""
    return scopes.distance(passage, a, b) <= 2 and not re.search(r"[.!?]\s+[A-ZÀ-Þ]", passage.text[a.end : b.start + 1])


def _of_another(passage: Passage, level: Mention) -> bool:
    """Does a level word say how much there is of something else ("a high level of training")?"""
    found = _LEVEL_OF.match(passage.text, level.start, level.start + _LEVEL_OF_REACH)
    return found is not None and not any(
        m.end > found.start(1) and m.start <= found.start(1) for m in passage.of("level_nouns", "risk", "intensity"))


def _carry(passage: Passage, levels: Sequence[Mention], of: list[str | None], nouns: Sequence[Mention]) -> None:
    """A level of another setting takes the noun of the one before it ("intensity is high in prison and low outside"), a
    level behind a place as its label that of the level before or of the label before the place."""
    places = [m for m in passage.of("settings") if m.code in DIMENSION] if levels else []
    for i, level in enumerate(levels) if places else ():
        if of[i] is not None or level.code in WEAK:
            continue
        last = levels[i - 1] if i and of[i - 1] is not None else None
        label = next(
            (m for m in places if m.end <= level.start and _MARK.fullmatch(passage.text, m.end, level.start)), None)
        if label is not None:
            heading = next((n.code for n in nouns if n.code not in ("level", "result")
                            and _MARK.fullmatch(passage.text, n.end, label.start)), None)
            near = last is not None and label.start - last.end <= _LABEL
            of[i] = heading or (of[i - 1] if near else None)
        elif last is not None and (_in_turn(passage, last, level, places) or _goes_on(passage, last, level, places)):
            of[i] = of[i - 1]


def _in_turn(passage: Passage, last: Mention, level: Mention, places: Sequence[Mention]) -> bool:
    """Are two levels of one sentence told for two settings, each with its place?"""
    sentence = sentence_at(passage, level.start)
    if sentence_at(passage, last.start) != sentence:
        return False
    here = [m for m in places if sentence.holds(m.start)]
    between = any(last.end <= m.start < level.start for m in here)
    beside = any(abs(m.first - level.last) <= _BACK or abs(level.first - m.last) <= _BACK for m in here)
    return between and beside and len({DIMENSION[m.code] for m in here}) > 1


def _goes_on(passage: Passage, last: Mention, level: Mention, places: Sequence[Mention]) -> bool:
    """Does a short sentence with a place and a level follow on that of another level ("The intensity is medium; in
    prisons it is high")?"""
    sentence, before = sentence_at(passage, level.start), sentence_at(passage, last.start)
    words = _WORD.findall(sentence.of(passage.text))
    parted = passage.text[last.end : sentence.start].strip()
    named = any(sentence.holds(m.start) for m in passage.of("level_nouns"))
    return sentence != before and len(parted) <= 1 and len(words) <= _BRIEF and not named and not (
        passage.text[level.end : sentence.end].strip(" .;")) and any(sentence.holds(m.start) for m in places)


def _stands(passage: Passage, level: Mention, noun: str) -> bool:
    """May a level word without noun be one of the home item's: in a short clause, or beside a word of admission?"""
    sentence = sentence_at(passage, level.start)
    if level.code in WEAK:
        clause = passage.clause_at(level.start)
        near = (*passage.of("levels", *ORDER), *passage.of("level_nouns", noun))
        return len(_WORD.findall(clause.of(passage.text))) <= 3 and any(abs(m.first - level.first) <= 8 for m in near)
    if _DEGREE.search(passage.text, max(0, level.start - 6), level.start):
        return False
    if _AS.search(passage.text, max(0, level.start - 3), level.start) and passage.text.startswith(" as ", level.end):
        return False
    clause = passage.clause_at(level.start)
    if _conditional(passage, level, clause, sentence):
        return False
    whole = sentence if "/" in sentence.of(passage.text) else clause
    before = passage.text[whole.start : level.start].split()
    short = len(_WORD.findall(whole.of(passage.text))) <= _SHORT + 2 or len(before) < 3
    if short and not asides.rambling(passage):
        return True
    words = (*passage.of("refusals", "refuse", "admit"), *passage.of("level_nouns", noun, "level"),
             *passage.of("settings"), *(m for m in scopes.joiners(passage, "only") if m.end <= level.start))
    return any(sentence.holds(m.start) for m in words)


def _conditional(passage: Passage, level: Mention, clause: Stretch, sentence: Stretch) -> bool:
    """Is a level only the case in which something else is done ("if high, the police are told")?"""
    opening = [m for m in scopes.joiners(passage, "who") if m.start <= clause.start + 1 and m.last + 1 == level.first]
    admits = passage.of("refusals", "refuse", "admit")
    return bool(opening) and sentence.end > clause.end + 1 and not any(sentence.holds(m.start) for m in admits)


def _noun(passage: Passage, level: Mention, nouns: Sequence[Mention]) -> str | None:
    """The code of the noun that a level word grades: the nearest of its sentence, a following one first."""
    sentence = sentence_at(passage, level.start)
    low = bisect.bisect_left(nouns, sentence.start, key=lambda m: m.start)
    best: tuple[int, str] | None = None
    for noun in nouns[low : low + 40]:
        if noun.start >= sentence.end:
            break
        if noun.first <= level.last and level.first <= noun.last:
            return noun.code if noun.code not in ("level", "result") else None
        if noun.code == "other" and noun.last < level.first and any(
                m.start == noun.start for m in passage.of("level_marks", "floor", "ceiling")):
            continue  # "the threshold is moderate"
        gap = scopes.distance(passage, level, noun)
        ahead = noun.first > level.last
        reach = _NEAR if level.code in WEAK else _AHEAD if ahead else _BACK
        if noun.code == "other":
            reach = 0 if ahead else 2
        far = gap > reach and not (noun.code == "intensity" and _predicate(passage, noun, level))
        if far or noun.code in ("level", "result"):
            continue
        rank = (2 * gap + (not ahead), noun.code)
        best = min(best, rank) if best else rank
    return best[1] if best else _dashed(passage, level, sentence, nouns[:low])


def _dashed(passage: Passage, level: Mention, sentence: Stretch, before: Sequence[Mention]) -> str | None:
    """The code of the noun that a dash parts from a level word which opens the next sentence ("Intensity - medium")."""
    label = before[-1] if before and level.start == sentence.start else None
    dashed = label is not None and _MARK.fullmatch(passage.text, label.end, level.start)
    return label.code if label and dashed and label.code in ("risk", "intensity") else None


def _predicate(passage: Passage, noun: Mention, level: Mention) -> bool:
    """Is a level the last word of a clause that its noun opens ("the intensity of the programme can be said to be
    low")?"""
    clause = passage.clause_at(level.start)
    opens = clause.holds(noun.start) and len(passage.text[clause.start : noun.start].split()) <= 1
    return opens and not passage.text[level.end : clause.end].strip(" .,;")


def sentence_at(passage: Passage, at: int) -> Stretch:
    """The sentence at `at`, with those that only a slash parts from it ("low / medium / high risk")."""
    sentences = passage.sentences
    i = j = max(0, bisect.bisect_right(sentences, at, key=lambda s: s.start) - 1)
    while i and passage.text[sentences[i - 1].start : sentences[i].start].rstrip().endswith("/"):
        i -= 1
    while j + 1 < len(sentences) and passage.text[sentences[j].start : sentences[j + 1].start].rstrip().endswith("/"):
        j += 1
    return Stretch(sentences[i].start, sentences[j].end)


def beyond(passage: Passage, level: Mention) -> bool:
    """Is a level word none, because of a word before it ("too high")?"""
    return _TOO.search(passage.text, max(0, level.start - 10), level.start) is not None
