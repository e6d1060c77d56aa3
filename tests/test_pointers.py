"""Rows that only send the reader to another row of the form: the item refers elsewhere, its values come from there."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from pipeline import readers
from pipeline.extract import Engine, Result, engine, read_document

PACK = Path(__file__).parents[1] / "rules" / "perpetrator_programmes"
TARGET = "Men over 18 on probation after violence against a partner. Medium and high risk are taken, low risk not."


@lru_cache
def ready() -> Engine:
    return engine(PACK)


def sent(risk: str) -> Result:
    """A return in text form with this answer in the row on risk levels, before the row on the target group."""
    told = {"i01_name": "Lantern", "i04_key_features": "Five modules.", "i05_risk": risk, "i06_target": TARGET}
    rows = [f"{item.heading}\n{told.get(item.id, '')}\n" for item in ready().rules.template.items]
    return read_document(readers.read("\n".join(rows).encode(), "return.txt"), ready())


@pytest.mark.parametrize("pointer", [
    "See the next row (target group).", "Si veda la riga successiva (destinatari).", "Voir ligne suivante.",
    "Véase la fila siguiente.", "siehe nächste Zeile", "zie volgende rij", "Se nästa rad", "Se næste række",
    "patrz następny wiersz", "viz následující řádek", "vezi răspunsul de la rândul următor", "lásd a következő sort",
    "skatīt nākamo rindu", "žr. kitą eilutę", "vaata järgmist rida", "ver linha seguinte", "glej naslednjo vrstico",
    "vidi sljedeći red", "Katso seuraava rivi", "The answer is in the next row.", "More on this in the next box.",
])
def test_the_row_after_is_read_for_a_row_that_points_there(pointer: str) -> None:
    result = sent(pointer)
    (programme,) = result.programmes
    assert {a.item: a.status for a in programme.answers}["i05_risk"] == "refers_elsewhere"
    levels = [v for v in programme.values if v.variable == "risk_levels" and v.status == "ok"]
    assert levels
    assert set(levels[0].value or ()) == {"medium", "high"}
    assert any(f.kind == "cross_reference" and f.item == "i05_risk" for _, f in result.flags)


@pytest.mark.parametrize("answer", [
    "Medium risk, and in the next group high risk.", "The same levels in all prisons: medium.", "Next year: SARA.",
    "Low to medium; see the next row for the tools.",
])
def test_an_answer_that_says_something_is_no_pointer(answer: str) -> None:
    (programme,) = sent(answer).programmes
    assert {a.item: a.status for a in programme.answers}["i05_risk"] == "answered"
