"""Question by question: which reply answers which prompt.

Respondents answer prompts in six ways: after each of them, on a line each, numbered, under labels cut from them,
in one run in their order ("Yes / University of X / externally / no"), or with one word after the last of them, which
then answers the first. An answer that tells a story pairs with no prompt; its words speak for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Part
from pipeline.passage import Form, Passage, Stretch, once
from pipeline.rules import Prompt
from pipeline.words.replying.leads import Lead, lead

How = Literal["after", "number", "label", "order", "aligned", "first"]

_NUMBER = re.compile(
    r"(?<![^\s(;,/])(?:(?:ad|q|nr|question|frage|vraag|fråga|otázka|pytanie|kysymys|punkt|point)\.?\s*)?"
    r"\(?([1-9])\s?(?:[.):]|\s[-–])(?=\s|[^\W\d])|(?<![^\s(;,/])\(?([a-h])\)(?=\s|[^\W\d])",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<!\S)[1-9](?=\s+[^\W\d])")
_ORDINALS = (
    r"first|1st|erste(?:ns)?|premi[eè]re?|primer[ao]?|prim[ao]|eerste|första|første|fyrsta|ensimmäinen|pierwsz[ea]|první"
    r"|prvá|prv[oai]|pirma(?:s|is)?|primeir[ao]|esimene|első|πρώτη|перв(?:ый|ое)|перше|първ(?:и|ият)",
    r"second|2nd|zweite(?:ns)?|deuxième|seconde?|segund[ao]|second[ao]|tweede|andra|anden|andet|andre|önnur|toinen|drugie"
    r"|druga|druhá|druh[oý]|drug[oai]|antra(?:s|is)?|otrais|otrā|teine|második|segon[a]?|δεύτερη|втор(?:ой|ое|и|ият)|друге",
    r"third|3rd|dritte(?:ns)?|troisième|tercer[ao]?|terz[ao]|derde|tredje|kolmas|trzecie|třetí|tretia|tretj[ei]|trečias"
    r"|trešais|terceir[ao]|harmadik|τρίτη|треть[ея]|трето",
)
_ORDER = re.compile(
    r"(?<!\w)(?:(?:the|die|to the|zur|la|le|el|a|az|de|på)\s)?(?:" + "|".join(f"({o})" for o in _ORDINALS) + r")"
    r"(?:\s(?:question|frage|pregunta|domanda|vraag|fråga|spørgsmål|spørsmål|kysymys|pytanie|otázka|otázku|klausimas"
    r"|jautājums|vprašanje|pitanje|pergunta|întrebare|küsimus|kérdés|ερώτηση|вопрос|питання|въпрос|prompt|part|point))?"
    r"\s?[:–—-]\s?",
    re.IGNORECASE,
)
_LABEL_END = re.compile(r"\s?(?:[:=?]|[-–—]\s)\s*")
_MARK = re.compile(r"(?:(?<=\s)|^)[-–—/.]+(?=\s|$)")
_ECHO = re.compile(r"\s*(?:[^\W\d_]+\s+){0,4}[^\W\d_]+\s?\?\s*")  # the respondent repeats the question
_LONE = re.compile(r"\?\s*(?:[-–—]{1,3}|/{1,2}|x)(?=\s)")
_WORD = re.compile(r"[^\W_]+")
_SPACED = re.compile(r"\s[/|]\s")
_SLASH = re.compile(r"/|\s[-–—]\s|;|\|")
_COMMA = re.compile(r",\s|;\s")
_SPACE = re.compile(r"\s+")
_DASH = re.compile(r"\s[-–—]\s?$")
_LONG_LINE, _LONG_UNIT, _FEW = 45, 9, 3


@dataclass(frozen=True, slots=True)
class Reply:
    """A stretch of an answer and the number of the prompt that it answers; None: it stands for itself.

    `how` it was paired: it stands after that prompt alone; by its number or label; one of as many replies as there
    are prompts (`order`); fewer or more, aligned by what they say (`aligned`); a bare yes or no after several prompts
    (`first`). `opens` is False for the sentences of a reply after its first. `lead` is its opening yes or no."""

    stretch: Stretch
    prompt: int | None = None
    how: How | None = None
    opens: bool = True
    lead: Lead | None = None

    @property
    def sure(self) -> bool:
        """Is the pairing told by the respondent (place, number, label, full count), not by us?"""
        return self.how not in (None, "aligned")


@once
def of(form: Form, passage: Passage) -> tuple[Reply, ...]:
    """The replies of an answer in order; they cover all its words but numbers, labels and lone marks."""
    item = form.rules.items.get(passage.item or "")
    prompts = {p.n: p for p in item.prompts} if item else {}
    groups = list(_groups(passage, prompts))
    one_by_one = len(groups) > 1 and any(len(asked) == 1 for asked, _ in groups)
    return tuple(
        reply
        for asked, lines in groups
        for reply in _pair(passage, asked[1:] if one_by_one and _general(asked, lines) else asked, lines)
    )


def _general(asked: Sequence[Prompt], lines: Sequence[Stretch]) -> bool:
    """Does an item's first prompt ask in general for what the one behind it asks for? Where prompts are answered one
    by one, one line behind both belongs to the second."""
    both = len(asked) == 2 and asked[0].n == 1 and asked[1].n == 2
    return both and len(lines) == 1 and asked[0].expects == asked[1].expects


def to(form: Form, passage: Passage, *prompts: int) -> list[Reply]:
    """The replies to certain prompts."""
    return [r for r in of(form, passage) if r.prompt in prompts]


def _groups(passage: Passage, prompts: dict[int, Prompt]) -> Iterator[tuple[list[Prompt], list[Stretch]]]:
    """Prompts that stand together, and the lines after them. Without prompts before them all are asked."""
    asked: list[Prompt] = list(prompts.values())
    lines: list[Stretch] = []
    row, last = None, None
    for stretch, part in passage.paragraphs:
        given = [prompts[n] for n in (part.prompts or ((part.prompt,) if part.prompt else ())) if n in prompts]
        given = _left(passage, last, part, _anew(given))
        last = part.span.end
        if given:
            if lines:
                yield asked, lines
            asked, lines, row = given, [], None
        if lines and part.row == row:
            lines[-1] = Stretch(lines[-1].start, stretch.end)
        else:
            lines.append(stretch)
        row = part.row
    if lines:
        yield asked, lines


def _anew(asked: list[Prompt]) -> list[Prompt]:
    """The prompts in their last run, where they were pasted twice."""
    begin = max((k for k in range(1, len(asked)) if asked[k].n <= asked[k - 1].n), default=0)
    return asked[begin:]


def _left(passage: Passage, last: int | None, part: Part, asked: list[Prompt]) -> list[Prompt]:
    """The prompts left for a part: those behind the last lone mark ("/", "-") that stands after one of them."""
    if len(asked) < 2 or last is None:
        return asked
    between = passage.document.text[last : part.span.start]
    marks = list(_LONE.finditer(between))
    behind = between[marks[-1].end() :].count("?") if marks else 0
    return asked[-behind:] if 0 < behind < len(asked) else asked


def _pair(passage: Passage, asked: Sequence[Prompt], lines: list[Stretch]) -> Iterator[Reply]:
    whole = Stretch(lines[0].start, lines[-1].end)
    numbered = list(_numbered(passage, whole, asked)) or list(_labelled(passage, whole)) or list(
        _counted(passage, whole, asked)) or list(_ordered(passage, whole, asked))
    if numbered:
        yield from numbered
    elif len(asked) == 1:
        yield from _sentences(passage, whole, asked[0].n, "after")
    elif not asked:
        yield from _sentences(passage, whole, None, None)
    else:
        yield from _listed(passage, asked, lines) or _free(passage, asked, whole)


def _sentences(passage: Passage, whole: Stretch, prompt: int | None, how: How | None) -> Iterator[Reply]:
    opens, units = True, _units(passage, whole)
    if len(units) > 1 and _ECHO.fullmatch(passage.text, *units[0]) and lead(passage, units[0]) is None:
        del units[0]
    for unit in units:
        yield Reply(unit, prompt, how, opens, lead(passage, unit))
        opens = False


def _units(passage: Passage, whole: Stretch) -> list[Stretch]:
    """The sentences of a stretch that hold a word."""
    cut = (Stretch(max(s.start, whole.start), min(s.end, whole.end)) for s in passage.sentences
           if s.start < whole.end and whole.start < s.end)
    return _dashed(passage, [s for s in cut if s.start < s.end and _WORD.search(passage.text, s.start, s.end)])


def _dashed(passage: Passage, units: list[Stretch]) -> list[Stretch]:
    """Units with a yes or no joined to what follows it behind a dash ("Yes – the older courses")."""
    found: list[Stretch] = []
    for unit in units:
        ahead = found[-1] if found else None
        joined = ahead is not None and _DASH.search(passage.text, ahead.start, unit.start)
        word = lead(passage, ahead) if ahead and joined else None
        if ahead and word and word.bare:
            found[-1] = Stretch(ahead.start, unit.end)
        else:
            found.append(unit)
    return found


def _numbered(passage: Passage, whole: Stretch, asked: Sequence[Prompt]) -> Iterator[Reply]:
    """Replies under rising numbers or letters, the first of them at the start."""
    hits: list[tuple[int, re.Match[str]]] = []
    for hit in _NUMBER.finditer(passage.text, whole.start, whole.end):
        n = int(hit[1]) if hit[1] else ord(hit[2].lower()) - ord("a") + 1
        same = not hits or bool(hit[1]) == bool(hits[-1][1][1])
        if same and (hits[-1][0] < n if hits else hit.start() == whole.start) and n <= _highest(asked):
            hits.append((n, hit))
    alone = [n for n, _ in hits] == [1] and _short_lead(passage, Stretch(hits[0][1].end(), whole.end))
    if not alone and (len(hits) < 2 or hits[0][0] > 2):
        return
    known = {p.n for p in asked}
    for i, (n, hit) in enumerate(hits):
        end = hits[i + 1][1].start() if i + 1 < len(hits) else whole.end
        number = n if n in known or n > len(asked) else asked[n - 1].n
        yield from _sentences(passage, Stretch(hit.end(), end), number if number in known else None, "number")


def _short_lead(passage: Passage, behind: Stretch) -> bool:
    """Is what stands behind a number no more than a yes or no with a few words ("1. Not yet.")?"""
    return _length(passage, behind) <= _FEW and lead(passage, behind) is not None


def _counted(passage: Passage, whole: Stretch, asked: Sequence[Prompt]) -> Iterator[Reply]:
    """Replies behind bare numbers, where they count all prompts through ("1 yes 2 University of X 3 external")."""
    hits: list[re.Match[str]] = []
    for hit in _BARE.finditer(passage.text, whole.start, whole.end):
        if int(hit[0]) == len(hits) + 1 and (hits or hit.start() == whole.start):
            hits.append(hit)
    if len(hits) != len(asked) or len(hits) <= _FEW:
        return
    ends = [*(h.start() for h in hits[1:]), whole.end]
    for hit, end, prompt in zip(hits, ends, asked, strict=True):
        yield from _sentences(passage, Stretch(hit.end(), end), prompt.n, "number")


def _ordered(passage: Passage, whole: Stretch, asked: Sequence[Prompt]) -> Iterator[Reply]:
    """Replies behind words for their order ("First question: 58. Second: 390."), the first of them at the start."""
    hits: list[re.Match[str]] = []
    for hit in _ORDER.finditer(passage.text, whole.start, whole.end):
        if len(hits) < len(_ORDINALS) and hit[len(hits) + 1] and (hits or hit.start() == whole.start):
            hits.append(hit)
    if not 1 < len(hits) <= len(asked):
        return
    for hit, end, prompt in zip(hits, [*(h.start() for h in hits[1:]), whole.end], asked, strict=False):
        yield from _sentences(passage, Stretch(hit.end(), end), prompt.n, "number")


def _highest(asked: Sequence[Prompt]) -> int:
    """The highest number that a reply may carry."""
    return max((p.n for p in asked), default=9)


def _labelled(passage: Passage, whole: Stretch) -> Iterator[Reply]:
    """Replies under labels cut from the prompts ("Published: no")."""
    marks: list[tuple[int, int, int]] = []
    for mention in passage.of("prompt_labels"):
        item, _, number = mention.code.partition(".")
        if item != passage.item or not whole.start <= mention.start < whole.end:
            continue
        mark = _LABEL_END.match(passage.text, mention.end, whole.end)
        before = passage.text[max(whole.start, mention.start - 3) : mention.start].rstrip()
        if mark and (marks or not before or before[-1] in ".;:,!?/|)-–"):
            marks.append((mention.start, mark.end(), int(number)))
    if not marks:
        return
    if marks[0][0] > whole.start:
        yield from _sentences(passage, Stretch(whole.start, marks[0][0]), None, None)
    for i, (_, start, prompt) in enumerate(marks):
        end = marks[i + 1][0] if i + 1 < len(marks) else whole.end
        if start < end:
            yield from _sentences(passage, Stretch(start, end), prompt, "label")


def _listed(passage: Passage, asked: Sequence[Prompt], lines: list[Stretch]) -> list[Reply]:
    """As many short replies as prompts, one after the other; or fewer, that fit the prompts in order."""
    whole = Stretch(lines[0].start, lines[-1].end)
    units = _units(passage, whole)
    slashed, listed = _cut(passage, whole, _SLASH), _cut(passage, whole, _COMMA)
    words = _cut(passage, whole, _SPACE)
    if len(asked) == 2 and "/" not in passage.text[whole.start : whole.end] and not all(
            lead(passage, p) for p in slashed):
        slashed = []  # "Yes – the older courses"
    kept = _cut(passage, whole, _SLASH, blank=True) if slashed else []
    spaced = len(_SPACED.findall(passage.text, whole.start, whole.end)) == len(slashed) - 1
    for pieces in (lines, _with_marks(passage, units, whole), units, slashed, kept, listed, words):
        longest = _LONG_LINE if pieces is lines or (pieces is slashed and spaced) else _LONG_UNIT
        if len(pieces) == len(asked) and all(_length(passage, p) <= longest for p in pieces):
            leads = [lead(passage, p) for p in pieces]
            asking = [w for w, q in zip(leads, asked, strict=True) if "yes_no" in q.expects]
            if pieces is words and not all(asking):
                continue
            if pieces is listed and any(w and not w.bare for w in asking):
                continue
            if pieces is listed and len(asked) == 2 and not all(asking):  # "Yes, the older courses"
                continue
            if all(_fit(passage, p, q, w) >= 0 for p, q, w in zip(pieces, asked, leads, strict=True)):
                return [Reply(p, q.n, "order", True, w) for p, q, w in zip(pieces, asked, leads, strict=True)
                        if _WORD.search(passage.text, p.start, p.end)]
    if 2 < len(asked) <= len(units) and all((w := lead(passage, u)) and w.bare for u in units[: len(asked) - 1]):
        return _in_turn(passage, asked, units)
    for pieces, least in ((units, 2), (slashed, 2), (listed, 3)):
        if least <= len(pieces) <= 2 * len(asked) and all(_length(passage, p) <= _LONG_UNIT for p in pieces):
            leads = [lead(passage, p) for p in pieces]
            if any(w and w.bare for w in leads):
                return _align(passage, asked, pieces, leads)
    return []


def _in_turn(passage: Passage, asked: Sequence[Prompt], units: list[Stretch]) -> list[Reply]:
    """A bare yes or no for each prompt but the last, which all sentences behind them answer."""
    last = len(asked) - 1
    return [Reply(u, asked[min(i, last)].n, "order", i <= last, lead(passage, u)) for i, u in enumerate(units)]


def _free(passage: Passage, asked: Sequence[Prompt], whole: Stretch) -> Iterator[Reply]:
    """A text of its own; an opening yes or no answers the first prompt."""
    for i, unit in enumerate(_units(passage, whole)):
        word = lead(passage, unit)
        first = i == 0 and word is not None and "yes_no" in asked[0].expects
        prompt = _spoken_to(passage, asked, unit, word) if word and first else None
        yield Reply(unit, prompt, "first" if first else None, i == 0, word)


def _spoken_to(passage: Passage, asked: Sequence[Prompt], unit: Stretch, word: Lead) -> int:
    """The prompt that an opening yes or no answers: the first, unless what is said behind the word is of another."""
    fits = [_fit(passage, unit, p, word) if "yes_no" in p.expects else 0.0 for p in asked]
    best = fits.index(max(fits))
    return asked[best if fits[0] < 2 <= fits[best] and len(asked) == 2 else 0].n


def _length(passage: Passage, piece: Stretch) -> int:
    return len(_WORD.findall(passage.text, piece.start, piece.end))


def _with_marks(passage: Passage, units: list[Stretch], whole: Stretch) -> list[Stretch]:
    """The units and the lone marks between them, each a reply of its own ("No. No. - - - No")."""
    marks = [Stretch(m.start(), m.end()) for m in _MARK.finditer(passage.text, whole.start, whole.end)
             if not any(u.start < m.start() and _WORD.search(passage.text, m.end(), u.end) for u in units)]
    bare = [_bare(passage, u) for u in units]
    return sorted([*marks, *(u for u in bare if u)], key=lambda s: s.start) if marks else []


def _bare(passage: Passage, unit: Stretch) -> Stretch | None:
    """A unit without lone marks at its ends."""
    first = _WORD.search(passage.text, unit.start, unit.end)
    return Stretch(first.start(), unit.end) if first else None


def _cut(passage: Passage, whole: Stretch, at: re.Pattern[str], blank: bool = False) -> list[Stretch]:
    """The pieces of a one-sentence answer between marks; with `blank` also those that hold nothing, but the last."""
    found, begin = [], whole.start
    for mark in at.finditer(passage.text, whole.start, whole.end):
        found.append(Stretch(begin, mark.start()))
        begin = mark.end()
    found.append(Stretch(begin, whole.end))
    if blank:
        return found if found[-1].of(passage.text).strip() else found[:-1]
    return [s for s in found if passage.text[s.start : s.end].strip()] if len(found) > 1 else []


def _fit(passage: Passage, piece: Stretch, prompt: Prompt, word: Lead | None) -> float:
    """How well a piece answers a prompt: its yes or no where one is asked for, its phrases where they are expected."""
    asks = "yes_no" in prompt.expects
    content = _content(passage, piece, prompt)
    if not _WORD.search(passage.text, piece.start, piece.end):
        return 0.5
    if word and word.bare:
        return 2 if asks else 0 if word.code == "no" else -2
    if content:
        return 2 + (0.5 if word and asks else 0)
    if not prompt.expects or _length(passage, piece) <= _FEW:
        return 1 if word and asks else 0
    return 1 if word and asks else -1


def _content(passage: Passage, piece: Stretch, prompt: Prompt) -> bool:
    """Holds a piece phrases that a prompt expects, of a whole vocabulary or of one code ("vocabulary.code")?"""
    named = (name.partition(".") for name in prompt.expects if name != "yes_no")
    return any(piece.holds(m.start) for name, _, code in named for m in passage.of(name, *([code] if code else [])))


def _align(passage: Passage, asked: Sequence[Prompt], pieces: list[Stretch], leads: list[Lead | None]) -> list[Reply]:
    """The best pairing that keeps the order; a prompt may go without a reply, several pieces may share one."""
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for i, (piece, word) in enumerate(zip(pieces, leads, strict=True)):
        rows: list[tuple[float, list[int]]] = []
        for j, prompt in enumerate(asked):
            fit = _fit(passage, piece, prompt, word) - 0.01 * j
            options = [(s + fit - _repeat(chosen, j, word, leads, i), [*chosen, j])
                       for s, chosen in best if not chosen or chosen[-1] <= j]
            if options:
                rows.append(max(options, key=lambda o: o[0]))
        best = rows
    chosen = max(best, key=lambda o: o[0])[1]
    return [Reply(p, asked[j].n, "aligned" if i else "first", i == 0 or chosen[i - 1] != j, w)
            for i, (p, j, w) in enumerate(zip(pieces, chosen, leads, strict=True))]


def _repeat(chosen: list[int], j: int, word: Lead | None, leads: list[Lead | None], i: int) -> float:
    """What a second piece for the same prompt costs; nothing for the same word in another language ("Ja / Yes")."""
    if not chosen or chosen[-1] != j:
        return 0.0
    before = leads[i - 1]
    if word and word.bare:
        return 0.0 if before and before.bare and before.code == word.code else 3.0
    return 0.5
