"""Tables written as text, and what the numbers of headings tell."""

from __future__ import annotations

import pytest
from segmented import read, texts

from pipeline.readers.delimited import rows

SHEET = [
    ("No", "Frage", "Answer", "Remark"), ("1a", "Programme name", "Harbour Light", ""),
    ("2a", "Owner", "Northshire Probation", "with the city"), ("2b", "Since", "2014", ""),
    ("3", "Area", "Northshire; two prisons, one city", ""), ("5", "Risk assessment", "SARA", "at entry"),
    ("7", "Theory, method", "social learning", ""), ("12", "Evaluation", "not evaluated", ""),
    ("14", "Digital", "none", ""), ("16", "Lessons learned", "start with the refuge", ""),
]


def sheet(sign: str) -> str:
    return "\n".join(sign.join(f'"{cell}"' for cell in row) for row in SHEET)


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_a_sheet_saved_as_text_is_a_table_and_parts_of_a_question_are_one_item(sign: str) -> None:
    found = texts(read(sheet(sign), "sheet.txt"))
    assert found["i02_owner_year"].split() == ["Northshire", "Probation", "with", "the", "city", "2014"]
    assert found["i03_scope"] == "Northshire; two prisons, one city"
    assert found["i05_risk"].split() == ["SARA", "at", "entry"]
    assert found["i12_evaluation"] == "not evaluated"


@pytest.mark.parametrize("text", [
    "We run it; they pay.\n" * 8, "Dear all, thank you.\n" * 8, '"Yes", she said; we go on.\nNo.\n' * 6,
    "Group, weekly, two hours.\n" * 8,
])
def test_sentences_are_no_table(text: str) -> None:
    assert rows(text) is None
