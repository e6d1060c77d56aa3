"""Labels that the respondent set himself over good and bad things ("Strengths: …", "Went well: …  Went less well: …").

Words too common to tell anything elsewhere do so in a label; a negator turns them. A label that is another one denied
("proved: … not proved: …", "pasisekė: … nepasisekė: …") makes that one good and itself bad, whatever its words mean. A
label over nothing ("weaknesses: none so far") tells nothing. What a "what" opens and an "is" closes is a label, too,
where its words tell a kind ("What went less well was …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.lessons import eventful, unnamed
from pipeline.words.wording.triggers import triggers

_PAIRED = ["tops", "tips"]  # tips alone are advice
_MOST, _BRIEF, _FEW, _LABELS, _LAST, _VERDICT, _SAYING = 8, 3, 5, 40, 4, 2, 9
_COLON = re.compile(r"\s?:(?=\s|$)")
_DASH = re.compile(r"\s[-–—](?=\s)")
_BEFORE = re.compile(r"(?:^|[.;!?,)\n•*+–-]|\d)\s*$")
_NONE_OF = re.compile(
    r"(?:none|keine?[rs]?|aucune?|ningun[oa]|nessun[oa]|geen|ing[ae]n|żad\w+|žád\w+|nenhum\w?)\s(?:of|der|des"
    r"|von|d['’]|de|dei"
    r"|delle|van|av|af|z|ze|od|iz)\b", re.IGNORECASE)  # "none of the courts paid"
_CLEFT = re.compile(
    r"(?<![^\s(])(?:what|the (?:one )?thing (?:that |which )?(?:we|I)|(?:das,?\s)?was|ce (?:qui|que|dont)"
    r"|ce qu['’]|(?:de )?lo que|(?:quello|ciò|quel) che|wat|vad|det (?:som|vi)|hvad|hva|se,? (?:mikä|mitä)"
    r"|(?:to,? )?(?:co|czego)"
    r"|čo|(?:ono )?što|(?:tisto,? )?kar|o que|do que|ceea ce|ce|ami|amire|tai,? kas|kas|see,? mi(?:s|lle)"
    r"|allò que|el que)\s"
    r"(?P<told>[^.;:!?\n]{3,70}?),?\s"
    r"(?:is|was|are|were|ist|war|sind|waren|c['’]est|c['’]était|est|était|es|era|fue|ha sido|è(?: stat[oa])?"
    r"|sono|zijn|är|var|er"
    r"|on|jest|był[oa]?|je|byl[oa]?|bol[oa]?|bil[oa]?|é|foi|este|e|a fost|az|volt|buvo|yra|ir|bija|oli|ha estat)\s",
    re.IGNORECASE)
_PREPOSITIONS = frozenset({"con", "pro", "contra"})  # labels only where they stand alone
_PREFIXES = ("ne", "nie", "un", "non", "in", "dis", "miss", "mis", "des", "s")


@dataclass(frozen=True, slots=True)
class Label:
    """A label with what stands under it, and its kind (`positive`, `negative`, None); `empty` where nothing does."""

    words: Stretch
    content: Stretch
    kind: str | None
    empty: bool = False


def of(passage: Passage, vocabulary: str) -> list[Label]:
    """The labels of a passage, in order."""
    found: list[Label] = []
    for words, content in _labels(passage):
        kind = _kind(passage, words, vocabulary) or _verdict(passage, content, vocabulary)
        label = Label(words, content, kind, nothing(passage, content, vocabulary))
        for i, before in list(enumerate(found))[-_LAST:]:
            if _turns(passage, words, before.words) and before.kind != "negative":
                found[i], label = replace(before, kind="positive"), replace(label, kind="negative")
        if found and found[-1].kind is None and label.kind is None and _same_frame(passage, words, found[-1].words):
            found[-1], label = replace(found[-1], kind="positive"), replace(label, kind="negative")
        if found and label.kind is None and found[-1].kind == "positive" and (
                _negator_alone(passage, words) or _keys(passage, found[-1].words) + _keys(passage, words) == _PAIRED):
            label = replace(label, kind="negative")
        found.append(label)
    return found + list(_clefts(passage, vocabulary))


def nothing(passage: Passage, content: Stretch, vocabulary: str) -> bool:
    """Do words say no more than "nothing", "none so far"?"""
    words = [w for w in starting(passage.tokens, *content) if w.key.isalnum()]
    if sum(len(w.key) for w in words) < 2:
        return True
    first = first_clause(passage, content)
    if unnamed.says(passage, first) and len(words) <= _SAYING:
        return True
    clause = [w for w in words if w.start < first.end]
    if len(clause) == 1 and starting(triggers(passage), *first):
        return True
    hardly = [m for m in _of(passage, first, vocabulary, "hardly") if m.start == words[0].start]
    if hardly and (len(words) == 1 or not [w for w in clause if w.start >= hardly[0].end]):
        return True  # "Not much, to be honest"
    none = next((m for m in _of(passage, content, vocabulary, "nothing", "no_such") if m.start < first.end), None)
    opens = none and (none.start == words[0].start or (len(clause) <= _BRIEF and none.end >= clause[-1].end))
    if not none or not opens or len(clause) > _FEW:
        return False
    rest = [w for w in clause if w.start >= none.end]
    if not rest:
        return True
    if none.code == "nothing":
        return not _NONE_OF.match(passage.text, none.start)
    known = _of(passage, Stretch(none.end, first.end), vocabulary, "so_far", "negative", "positive")
    return bool(known) and not any(eventful.wished(passage, w.start) for w in rest)


def first_clause(passage: Passage, content: Stretch) -> Stretch:
    """The clause in which the words of a stretch begin."""
    words = starting(passage.tokens, *content)
    at = next((w.start for w in words if w.key.isalnum()), content.start)
    return claims.clause(passage, at)


def _of(passage: Passage, stretch: Stretch, vocabulary: str, *codes: str) -> list[Mention]:
    return claims.within(passage, stretch, vocabulary, *codes)


def _labels(passage: Passage) -> Iterator[tuple[Stretch, Stretch]]:
    """Short clauses with a colon behind them, or very short ones with a dash, and what stands before the next."""
    text = passage.text
    heads = []
    for clause in passage.clauses:
        long = len(clause.of(text).split())
        behind = _COLON.match(text, clause.end) or (text[clause.end - 1] == ":" or None)
        dash = long <= _BRIEF and _DASH.match(text, clause.end)
        opens = _BEFORE.search(text, max(0, clause.start - 3), clause.start)
        if opens and ((behind and long <= _MOST) or dash):
            heads.append(clause)
    for i, head in enumerate(heads[:_LABELS]):
        end = heads[i + 1].start if i + 1 < len(heads) else len(text)
        prompt = passage.part_at(head.start).prompts
        ends = (stretch.start for stretch, _ in passage.paragraphs if stretch.start > head.end)
        parts = (p for p in ends if passage.part_at(p).prompts != prompt)
        end = min(end, next(parts, end))
        yield head, Stretch(min(head.end + 1, end), end)


def _clefts(passage: Passage, vocabulary: str) -> Iterator[Label]:
    """What opens a sentence or clause with "what" and tells a kind before "is" or "was"."""
    for match in _CLEFT.finditer(passage.text):
        clause = claims.clause(passage, match.start())
        opens = not re.search(r"\w", passage.text[clause.start : match.start()])
        words = Stretch(match.start("told"), match.end("told"))
        kind = _kind(passage, words, vocabulary) if opens else None
        if kind:
            end = max(match.end(), passage.sentence_at(match.start()).end)
            yield Label(Stretch(match.start(), match.end("told")), Stretch(match.end() - 1, end), kind)


def _kind(passage: Passage, words: Stretch, vocabulary: str) -> str | None:
    alone = len(_keys(passage, words)) == 1
    good, bad = ([m for m in _of(passage, words, vocabulary, *codes) if alone or m.term not in _PREPOSITIONS]
                 for codes in (("positive", "good_label"), ("negative", "bad_label")))
    turns = [t for t in starting(triggers(passage), *words) if t.code != "not_only"]
    turned = any(not any(m.start <= t.start < m.end for m in (*good, *bad)) for t in turns)
    if bad:
        return "positive" if turned and not good else "negative"
    if good:
        return "negative" if turned else "positive"
    return None


def _verdict(passage: Passage, content: Stretch, vocabulary: str) -> str | None:
    """The kind that a word or two under a label tell of it ("Money: difficult. Cooperation: easy.")."""
    first = first_clause(passage, content)
    if len(_keys(passage, Stretch(content.start, max(content.start, first.end)))) > _VERDICT:
        return None
    return _kind(passage, first, vocabulary)


def _keys(passage: Passage, words: Stretch) -> list[str]:
    return [w.key for w in starting(passage.tokens, *words) if w.key.isalnum()]


def _turns(passage: Passage, words: Stretch, before: Stretch) -> bool:
    """Is a label an earlier one with a negator before it, or a word of it with a denying prefix?"""
    new, old = _keys(passage, words), _keys(passage, before)
    if starting(triggers(passage), *words) and not starting(triggers(passage), *before):
        return bool(set(new) & {k for k in old if len(k) > 2})
    return any(n == p + o for n in new for o in old if len(o) > 2 for p in _PREFIXES)


def _same_frame(passage: Passage, words: Stretch, before: Stretch) -> bool:
    """Do two labels say of how things went, each in its way ("went easily: … went with effort: …")?"""
    return bool(set(_keys(passage, words)) & set(_keys(passage, before)) & eventful.going(passage, words))


def _negator_alone(passage: Passage, words: Stretch) -> bool:
    """ "What did not:" behind "what worked:"."""
    return any(t.code != "not_only" for t in starting(triggers(passage), *words))
