"""Any text at all gives a result: no exception, quotes that stand where they say, time that grows with the text."""

from __future__ import annotations

import gc
from functools import lru_cache
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline import check, readers
from pipeline.extract import Engine, engine, read_answers, read_bytes, read_document
from pipeline.model import UnreadableFile

PACK = Path(__file__).resolve().parent.parent / "rules" / "perpetrator_programmes"
ODD = (
    "\n", "\t", " ", "-", "–", "/", ":", ";", ".", ",", "(", ")", "[x]", "☒", "☐", "{", "}", "%", "€", "§", "°", "·",
    "1", "2,5", "1.000", "10-12", "12 x", "3x", "1/2", "2019", "99999999999999999999", "1e999", "½", "٣", "三", "0",
    "\u200f", "\u202e", "\u00ad", "\u0301", "\u0000", "\ufeff", "👩‍👩‍👧", "שלום", "مرحبا",
    "no", "not", "or", "to", "per", "see above",
)  # fmt: skip
NOVEL = "The groups meet on 2 evenings a week, not in prison, and nobody in 2019 said why: “12 or 14 sessions”? "


@lru_cache(maxsize=1)
def ready() -> Engine:
    return engine(PACK)


@lru_cache(maxsize=1)
def phrases() -> list[str]:
    """Pieces of the examples: words that rules look for, in other company."""
    pieces = {w for _, _, e in check.examples(ready()) for w in e.answer.replace("\n", " ").split(". ")}
    return sorted(pieces)


def texts() -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(ODD), st.sampled_from(phrases()), st.text(max_size=8))
    return st.lists(piece, max_size=14).map(" ".join)


ITEMS = [i.id for i in ready().rules.template.items]


@given(st.dictionaries(st.sampled_from(ITEMS), texts(), min_size=1, max_size=4))
@example({"i01_name": "- { {", "i02_owner_year": "} a {b{c}} 1999 {"})
@example({"i09_duration": "9" * 5000})
@example(dict.fromkeys(ITEMS, "1/0 x 0 – ½–½ per 0 weeks ((("))
@example({"i01_name": "2022/23: 118 starts; 2023/24: 131 starts; the current year stands at 64"})
@example(dict.fromkeys(ITEMS, "❶ 12 men ❷ 20² sessions ⑧ ١٢ weeks"))
@example({"i01_name": "Way Out", "i18_other": "Compared with the sex offender course, a national audit team visits."})
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_answers_are_read(answers: dict[str, str]) -> None:
    form, readings, flags = read_answers(answers, ready())
    assert set(readings) == set(ready().rules.by_name)
    size = len(form.document.text)
    for reading in readings.values():
        for value in reading.values:
            assert all(0 <= s.start < s.end <= size for s in value.evidence)
            assert value.status != "ok" or value.evidence
            assert value.low is None or value.high is None or value.low <= value.high
    for flag in flags:
        assert flag.message
        assert flag.span is None or flag.span.end <= size


@given(st.binary(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    try:
        result = read_bytes(data, "return.txt", ready())
    except UnreadableFile:
        return
    assert result.programmes


@pytest.mark.parametrize("piece", [
    NOVEL, "12 ", "not ", "a, b; ", "(", "Berlin, SARA ", "3 months order stay 9 months ",
    "the trainers had a course of 3 weeks from referral and contact ",
])
def test_long_answers_cost_no_more_than_their_length(piece: str) -> None:
    def seconds(size: int) -> float:
        began = process_time()
        read_answers(dict.fromkeys(ITEMS, piece * (size // len(piece))), ready())
        return process_time() - began

    seconds(500)
    assert seconds(8_000) < 12 * seconds(2_000) + 0.7


def test_a_return_leaves_nothing_to_the_collector() -> None:
    file = PACK.parent.parent / "tests" / "golden" / "returns" / "austria_anti_gewalt_training.docx"
    data = file.read_bytes()
    read_bytes(data, file.name, ready())
    document = readers.read(data, file.name)
    gc.collect()
    gc.disable()
    try:
        read_document(document, ready())
        assert gc.collect() < 500
    finally:
        gc.enable()


@pytest.mark.parametrize(("answer", "asked"), [
    ("Saesneg yw iaith wreiddiol y llawlyfr. Mae'r taflenni gwaith wedi'u cyfieithu i'r Gymraeg.", True),
    ("Das Handbuch ist auf Deutsch geschrieben und wurde nicht übersetzt.", False),
    ("The manual was written in English and is not translated.", False),
])
def test_a_language_of_which_the_rules_know_few_words_is_a_question(answer: str, asked: bool) -> None:
    _, _, flags = read_answers({"i13_transferability": answer}, ready())
    kinds = {f.kind for f in flags if f.item == "i13_transferability" and f.variable is None}
    assert ("unread_words" in kinds) is asked
