"""What the owner row and the cover note tell of a return whose geographical scope names no place that is known."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from pipeline import readers
from pipeline.extract import Engine, engine, read_document

PACK = Path(__file__).parents[1] / "rules" / "perpetrator_programmes"


@lru_cache
def ready() -> Engine:
    return engine(PACK)


def jurisdictions(cover: str, owner: str, scope: str) -> tuple[object, list[str]]:
    """The main jurisdictions of a return in text form with these answers, and the kinds of flags on them."""
    told = {"i02_owner_year": owner, "i03_scope": scope}
    rows = [f"{item.heading}\n{told.get(item.id, '')}\n" for item in ready().rules.template.items]
    text = f"{cover}\n\n" + "\n".join(rows)
    result = read_document(readers.read(text.encode(), "return.txt"), ready())
    value = next(v for v in result.programmes[0].values if v.variable == "jurisdictions_main")
    return value.value, [f.kind for _, f in result.flags if f.variable == "jurisdictions_main"]


@pytest.mark.parametrize(("cover", "owner", "scope", "codes"), [
    ("Bulgaria. Filled by the manager of the centre.", "Written in 2012 with colleagues from Vienna.",
     "Sliven and Yambol", ("BG",)),
    ("Filled by the manager of the centre.", "Ministry of Justice of Bulgaria, 2012.", "Sliven and Yambol", ("BG",)),
    ("Austria. Filled by the secretariat.", "Association in Vienna, 2012.", "our two offices", ("AT-9",)),
])
def test_a_place_elsewhere_is_not_that_of_the_respondent(cover: str, owner: str, scope: str,
                                                         codes: tuple[str, ...]) -> None:
    found, flags = jurisdictions(cover, owner, scope)
    assert found == codes
    assert "cross_item" in flags
