"""Who evaluates: bodies from outside, the service's own people and research units, as an answer claims them."""

from __future__ import annotations

from pipeline.passage import Form, Passage
from pipeline.vocabulary import Mention
from pipeline.words import claims, replies

_BESIDE = 5
_FEW = 9


def claimed(passage: Passage, vocabulary: str, codes: tuple[str, ...]) -> list[Mention]:
    """The phrases that are said of this programme, and not denied."""
    return [
        m
        for m in passage.of(vocabulary, *codes)
        if claims.own(passage, m.start)
        and not claims.denied(passage, m, ("effects", "publication", "evaluation_topic"))
        and not _traced(passage, m)
        and claims.spoken(passage, m)
    ]


def _traced(passage: Passage, mention: Mention) -> bool:
    """Is a word of the evaluators part of a phrase that names something else ("on the internet")?"""
    return any(m.start <= mention.start and mention.end <= m.end for m in passage.of("evaluators", "trace"))


def own_unit(passage: Passage, unit: Mention) -> bool:
    """Is a research unit one of an administration, and not of a university that stands beside it?"""
    beside = claims.within(passage, claims.clause(passage, unit.start), "evaluators", "external")
    return not any(abs(m.first - unit.last) <= _BESIDE or abs(unit.first - m.last) <= _BESIDE for m in beside)


def both(form: Form, passage: Passage, prompts: tuple[int, ...], found: list[Mention]) -> list[str]:
    """Internal and external, where the reply to that question is "both"; its words join the evaluators `found`."""
    for reply in replies.to(form, passage, *prompts):
        said = claims.within(passage, reply.stretch, "evaluators", "both")
        if reply.opens and reply.sure and said and len(reply.stretch.of(passage.text).split()) <= _FEW:
            found += said
            return ["internal", "external"]
    return []
