"""What a whole answer says of itself in its own words: it is to be found elsewhere, or nobody knows.

The idea is that of a pointer: a verb that sends the reader ("look in", "steht in") and what holds the answer (a
leaflet, a point of the form), with hardly a word beside them. An answer that says something of its own is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from pipeline.fold import fold
from pipeline.passage import Form, Passage, Stretch, once
from pipeline.rules import Rules
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.replying.leads import lead
from pipeline.words.wording.function_words import small
from pipeline.words.wording.triggers import tongues

Kind = Literal["refers_elsewhere", "dont_know"]

REFERENCES = "references"
_MOST_WORDS, _MOST_SENTENCES, _FEW, _SHORT, _NEXT = 30, 3, 8, 4, 3
_QUOTES = frozenset("'’`´")
_WORD = re.compile(r"[^\W\d_]{4,}|[A-Z]{2,3}|[A-Z][^\W\d_]{2}")
_LINK = re.compile(r"<?(?:https?://|www\.)\S+|\S+\.(?:pdf|docx?|pptx?|xlsx?|html?|odt)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}")
_MAKING = re.compile(  # a new manual is no place to look in
    r"\b(?:being|an? new|ein(?:e|en)? neue[sn]?|une? nouve|une? nuev|une? nuov|een nieuwe?|en ny|ett nytt|et nyt|uusi"
    r"|now[aey]|nov[áéýaoi]|nauj"
    r"|jaun|uus|um novo|uma nova|új)\b", re.IGNORECASE)
_FULL_CUT = re.compile(r"[;:.!]\s+|\s[-–—]\s")
_CUT = re.compile(r"[;:.!,]\s+|\s[-–—]\s")
_SENDING = ("point", "holder", "here", "same", "next", "last", "previous", "enclosed", "unknown")
_OWN = re.compile(r"[^\W\d_]{2}")
_COMMON = small(6)


@once
def whole(form: Form, passage: Passage) -> Kind | None:
    """Is the whole answer a pointer, or a "we do not know"? Worked out once."""
    return _whole(form, passage)


def _whole(form: Form, passage: Passage) -> Kind | None:
    text = passage.text
    if not passage or len(text) > 400 or len(passage.sentences) > _MOST_SENTENCES:
        return None
    if not passage.of(REFERENCES) and not _LINK.search(text):
        return None
    if _MAKING.search(text) and not passage.of(REFERENCES, "unknown", "enclosed"):
        return None
    words = list(_WORD.finditer(text))
    if len(words) > _MOST_WORDS:
        return None
    opening = lead(passage, passage.sentences[0])
    if opening and not opening.direct:
        return None
    if len({p.prompt for p in passage.parts}) == 1 and _opens_unknown(form, passage):
        return "dont_know"
    left = _left(form, passage, words)
    few = 0 if len(words) <= _FEW else 1 if len(words) <= 2 * _FEW else 2
    if left > few:
        return None
    if _points(form, passage, left) and not _numbers(passage):
        return "refers_elsewhere"
    return "dont_know" if _unknown(passage) and not re.search(r"\d", text) else None


def _opens_unknown(form: Form, passage: Passage) -> bool:
    """Is the first clause of an answer without numbers no more than that nobody knows?"""
    first = passage.clauses[0]
    words = list(_WORD.finditer(passage.text, first.start, first.end))
    told = any(first.holds(m.start) for m in passage.of(REFERENCES, "unknown"))
    return told and not re.search(r"\d", passage.text) and _left(form, passage, words) == 0


def _points(form: Form, passage: Passage, left: int) -> bool:
    """Do a sending word and what holds the answer stand there?"""
    sending = [m for m in passage.of(REFERENCES) if _sends(passage, m)]
    codes = {m.code for m in sending}
    if "holder" in codes and all(scopes.denied(passage, m) for m in sending if m.code == "holder"):
        codes.discard("holder")  # "there is no written manual"
    if not _one_tongue(passage, sending):
        codes.discard("point")
    if (
        _LINK.search(passage.text)
        or codes >= {"enclosed", "holder"}
        or codes >= {"point", "enclosed"}
        or codes >= {"point", "holder"}
    ):
        return True
    if codes & {"point", "same"} and ("here" in codes or target(form, passage)):
        return True
    beside = "here" in codes and not codes.isdisjoint(("next", "previous"))  # "the answer is in the next row"
    held = codes >= {"filler", "holder"} and not scopes.triggers(passage)  # "there is no manual"
    return left == 0 and (held or beside or "same" in codes)


def _one_tongue(passage: Passage, sending: list[Mention]) -> bool:
    """Is a sending word of a language in which what holds the answer stands too (Spanish "se" is no Swedish "see")?"""
    points = [tongues(passage, m) for m in sending if m.code == "point"]
    held = [tongues(passage, m) for m in sending if m.code == "holder"]
    return not points or not held or any(not p.isdisjoint(h) for p in points for h in held)


def _sends(passage: Passage, mention: Mention) -> bool:
    """May a word be part of a pointer? A short one ("s.") in its language and standing free ("It's"); "the same" not
    where it holds for all ("the same for all levels")."""
    if mention.code == "same":
        return not any(0 < m.first - mention.last <= _NEXT for m in passage.of("level_marks", "all"))
    if mention.code == "point" and any(
        0 < mention.first - m.last <= 1 for m in passage.of("other_programme", "programme")
    ):
        return False  # "el programa anterior"
    if mention.end - mention.start > _NEXT - 1:
        return True
    free = passage.text[max(0, mention.start - 1) : mention.start] not in _QUOTES
    return free and (scopes.spoken(passage, mention) or _at_place(passage, mention))


def _at_place(passage: Passage, mention: Mention) -> bool:
    """Does a sending word stand right before a place of the form of its own language ("se nästa rad")?"""
    return any(0 < m.first - mention.last <= _NEXT and not tongues(passage, m).isdisjoint(tongues(passage, mention))
               for m in passage.of(REFERENCES, "here"))


def _unknown(passage: Passage) -> bool:
    """Is it said that nobody knows, in one phrase or by a denied "know"?"""
    return bool(passage.of(REFERENCES, "unknown")) or any(
        scopes.denied(passage, m) for m in passage.of(REFERENCES, "know")
    )


def _left(form: Form, passage: Passage, words: list[re.Match[str]]) -> int:
    """How many words say something of their own: no part of a pointer, of a heading, of everyday words."""
    taken = [(m.start(), m.end()) for m in _LINK.finditer(passage.text)]
    taken += [
        (m.start, m.end) for m in (*passage.of(REFERENCES), *passage.of("negators"), *passage.of("naming", "name_noun"))
    ]
    bodies = [(m.start, m.end) for m in passage.of("owner_types")]
    taken += [(m.start, m.end) for m in passage.of("naming", "generic") if not any(a <= m.start < b for a, b in bodies)]
    own = [w for w in words if w.group().casefold() not in _COMMON and not any(a <= w.start() < b for a, b in taken)]
    if not own:
        return 0
    said = f" {fold(passage.text)} "
    title = {w for t, _ in _possible(form.rules, said) if f" {t} " in said for w in t.split()}
    return sum(1 for w in own if fold(w.group()) not in title)


def _numbers(passage: Passage) -> bool:
    """Do numbers stand that are not the number of a page, an annex or a point?"""
    known = passage.of(REFERENCES, "holder", "here", "filler", "same")
    links = [(m.start(), m.end()) for m in _LINK.finditer(passage.text)]
    for match in re.finditer(r"\d+", passage.text):
        year = len(match.group()) == 4
        near = any(
            0 <= match.start() - m.end <= (2 if year else 12) or (not year and 0 <= m.start - match.end() <= 3)
            for m in known
        )
        if not near and not any(a <= match.start() < b for a, b in links):
            return True
    return False


def inside(passage: Passage) -> bool:
    """Does a pointer stay within the form, as far as it tells?"""
    return not passage.of(REFERENCES, "holder") and not _LINK.search(passage.text)


def own_words(form: Form, passage: Passage) -> list[Stretch]:
    """What a pointer says besides in pieces of its own ("see point 4; in short: collectively", "group, see above"): no
    heading of the form, no number or name alone. Behind a comma only where it stays within the form, for a paper is
    cited with commas."""
    cuts = [m.span() for m in (_CUT if inside(passage) else _FULL_CUT).finditer(passage.text)]
    begins, ends = [0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(passage.text)]
    places = [m.start for m in passage.of(REFERENCES, *_SENDING)]
    places += [m.start() for m in _LINK.finditer(passage.text)]
    pieces = [Stretch(a, b) for a, b in zip(begins, ends, strict=True)]
    return [p for p in pieces if len(pieces) > 1 and not any(p.holds(at) for at in places)
            and _OWN.search(passage.text, p.start, p.end) and not _is_title(form, p.of(passage.text))]


def _is_title(form: Form, text: str) -> bool:
    """Is a piece no more than a heading of the form?"""
    said = f" {fold(text)} "
    return any(said.strip() == title for title, _ in _possible(form.rules, said))


def target(form: Form, passage: Passage) -> str | None:
    """The item of the same form that a pointer names, by its number, its heading or as the one before or after; None
    where it names none."""
    template = form.rules.template
    for mention in passage.of(REFERENCES, "here", "point", "same"):
        number = _NUMBER.search(passage.text, mention.end, mention.end + 8)
        if number and not re.search(r"[^\W\d_]{3}", passage.text[mention.end : number.start()]):
            n = int(number.group())
            if 1 <= n <= len(template.items) and not passage.of(REFERENCES, "holder"):
                found = template.items[n - 1].id
                return found if found != passage.item else None
    if beside := _beside(form.rules, passage):
        return beside
    said = f" {fold(passage.text)} "
    short = len(said.split()) <= _SHORT
    best = max(
        (
            (title, item)
            for title, item in _possible(form.rules, said)
            if (short or " " in title or said.rstrip(" .!").endswith(f" {title}"))
            and any(f" {title}{mark}" in said for mark in " .,;!") and item != passage.item
        ),
        key=lambda t: len(t[0]),
        default=None,
    )
    return best[1] if best else None


def _beside(rules: Rules, passage: Passage) -> str | None:
    """The item before or after that of a pointer that sends there, or the last of the form: "see next question", "as in
    the previous one", "see the last point"."""
    items = [i.id for i in rules.template.items]
    if passage.item not in items or passage.of(REFERENCES, "holder"):
        return None
    places = passage.of(REFERENCES, "here")
    for mention in passage.of(REFERENCES, "next", "previous", "last"):
        whose = [p for p in places if p.first != mention.first and 0 < max(
            p.first - mention.last, mention.first - p.last) <= 1]
        page = any(p.first <= mention.first < p.last for p in places)
        if whose or (not page and len(passage.text.split()) <= _SHORT):
            at = items.index(passage.item) + (1 if mention.code == "next" else -1)
            at = len(items) - 1 if mention.code == "last" else at
            return items[at] if 0 <= at < len(items) and items[at] != passage.item else None
    return None


def _possible(rules: Rules, said: str) -> Iterator[tuple[str, str]]:
    """The headings whose first word a folded text has, with their items."""
    begins = _by_first_word(rules)
    for word in dict.fromkeys(said.split()):
        yield from begins.get(word, ())


@lru_cache(maxsize=4)
def _by_first_word(rules: Rules) -> dict[str, list[tuple[str, str]]]:
    """All headings of a template in loose form with their items, by their first word."""
    found: dict[str, list[tuple[str, str]]] = {}
    for item in rules.template.items:
        for title in dict.fromkeys(map(fold, (item.heading, *(a for texts in item.aliases.values() for a in texts)))):
            if len(title) > 4:
                found.setdefault(title.split()[0], []).append((title, item.id))
    return found
