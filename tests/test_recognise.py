"""Which template a document is a return of."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from form_bank import BANK
from form_composer import compose, folder_of

from pipeline import readers, rules
from pipeline.extract import engine, read_bytes
from pipeline.model import UnreadableFile
from pipeline.segment.match import Matcher
from pipeline.segment.recognise import recognise

FOLDER = folder_of(Path(__file__))


@lru_cache(maxsize=1)
def pack() -> rules.Rules:
    return rules.load(FOLDER)


@lru_cache(maxsize=1)
def templates() -> dict[str, Matcher]:
    return {pack().template.name: Matcher(pack())}


@pytest.mark.parametrize("seed", range(12))
def test_returns_are_recognised(seed: int) -> None:
    form = compose(pack().template, BANK, 2000 + seed)
    name, match = recognise(readers.read(form.data, form.name), templates())
    assert name == "perpetrator_programmes"
    assert match > 0.4


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir, our office will be closed next week. Evaluation of the heating follows.\nKind regards\n",
        "Name\tAge\tCity\nAnna\t12\tOslo\nPer\t13\tBergen\n",
        "Minutes of the meeting\n1. Welcome\n2. Current status of the budget\n3. Other\n",
    ],
)
def test_other_texts_are_not(text: str) -> None:
    name, match = recognise(readers.read(text.encode(), "letter.txt"), templates())
    assert name is None
    assert match < 0.2


def test_a_file_of_no_known_questionnaire_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_bytes(b"Dear Sir, our office will be closed next week.\n", "letter.txt", engine(FOLDER))
    assert refused.value.code == "no-template"
    assert "letter.txt" in refused.value.sentence
