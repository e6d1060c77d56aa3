"""Whether all of a place is said to be meant, and which places give way to those that lie in them."""

from __future__ import annotations

from pipeline.passage import Form, Passage
from pipeline.vocabulary import Mention
from pipeline.words.figures import numbers
from pipeline.words.places import gazetteer
from pipeline.words.places.gazetteer import Place
from pipeline.words.places.placed import stands
from pipeline.words.places.settled import WORDS, area_of


def counts_some(passage: Passage, mention: Mention) -> bool:
    """Does a word for all of them tell of some only ("across eight counties", "almost all prisons")?"""
    if any(0 < mention.first - m.last <= 2 for m in passage.of(WORDS, "almost")):
        return True
    return mention.term in ("across", "over", "throughout") and any(
        n.start == mention.end + 1 for n in numbers.single(passage)
    )


def denied_whole(passage: Passage, mention: Mention) -> bool:
    """Does a negator stand right before ("not in all"), or hold the word ("not the whole")?"""
    if any(m.start < mention.start < m.end for m in passage.of("negators", "not_only")):
        return True
    return any(m.end <= mention.start <= m.end + 6 and len(passage.text[m.end : mention.start].split()) < 2
               for m in passage.of("negators", "not", "no", "local", "except"))


def specific(form: Form, passage: Passage, found: list[Place]) -> list[Place]:
    """A country gives way to its regions, and a land to what lies in it, unless all of it is said to be meant."""
    coded = [p for p in found if p.codes]
    single = {c for p in coded if len(p.codes) == 1 for c in p.codes}
    coded = [p for p in coded if len(p.codes) == 1 or not set(p.codes) & single]
    whole = {p.codes[0] for p in coded if p.kind in ("country", "land") and whole_of(passage, p, coded)}
    parents = gazetteer.of(form.rules).parents
    inner = [p for p in coded if p.kind in ("land", "region") and not (whole & _above(p.codes[0], parents))]
    outer = {c for p in inner for c in _above(p.codes[0], parents)}
    return [p for p in coded if (p in inner or p.kind in ("country", "group", "part")) and not set(p.codes) <= outer]


def _above(code: str, parents: dict[str, str]) -> set[str]:
    """The units that a unit lies in, up to its country."""
    found: set[str] = set()
    for _ in range(3):
        if code in parents:
            code = parents[code]
            found.add(code)
    return found


def whole_of(passage: Passage, place: Place, coded: list[Place]) -> bool:
    """Is all of a place said to be meant: by its own word, by one right before it, or by one behind it before any
    other place?"""
    if place.wide:
        return True
    sentence = passage.sentence_at(place.start)
    following = min((p.start for p in coded if p.start >= place.end), default=sentence.end)
    for mention in passage.of(WORDS, "whole"):
        if not sentence.holds(mention.start) or not stands(passage, mention):
            continue
        if counts_some(passage, mention) or denied_whole(passage, mention):
            continue
        if (
            mention.end <= place.start
            and len(passage.text[mention.end : place.start].split()) <= 3
            and not any(mention.end <= p.start < place.start for p in coded)
        ):
            return area_of(passage, place.start, place.end) is None or place.kind != "country"
        if place.end <= mention.start < following:
            return True
    return False
