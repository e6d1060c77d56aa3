"""Page numbers amid a text without pages."""

from __future__ import annotations

from segmented import read, texts

FORM = """Name of programme: Steady Ground
Target group: men on probation for violence against a partner
{}
Duration: 20 sessions
Victim safety: a worker phones her
Evaluation: none
"""


def test_page_numbers_that_cannot_be_anything_else_are_no_answer() -> None:
    for mark in ("- 2 -", "– 3 –", "Page 2 of 3", "Seite 2 von 5", "Página 4/7"):
        told = texts(read(FORM.format(f"\n{mark}\n")))
        assert told["i06_target"] == "men on probation for violence against a partner", mark


def test_numbers_that_may_answer_stay() -> None:
    for words in ("2/3", "- 12", "page 2"):
        assert texts(read(FORM.format(words)))["i06_target"].endswith(words.lstrip("- "))
