"""Tables inside an answer of a Word file: a cell goes with the label of its row and the head of its column."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from segmented import pack

from pipeline.extract import engine, read_answers, read_bytes
from pipeline.model import Result

Rows = list[list[str]]


def headed(item: str, rows: Rows) -> Result:
    """The reading of a form in headings with one answer, a table."""
    template, form = pack().template, docx.Document()
    form.add_paragraph(template.title[0])
    for row in template.items:
        form.add_heading(row.heading, 2)
        if row.id == item:
            filled(form.add_table(rows=len(rows), cols=len(rows[0])), rows)
        else:
            form.add_paragraph("Nothing to add.")
    return saved(form)


def filled(table: Any, rows: Rows) -> None:
    for r, told in enumerate(rows):
        for c, words in enumerate(told):
            table.cell(r, c).text = words


def saved(form: Any) -> Result:
    file = io.BytesIO()
    form.save(file)
    return read_bytes(file.getvalue(), "form.docx", engine(pack().folder))


def result(item: str, rows: Rows) -> Result:
    """The reading of a form with one answer, a table."""
    template, form = pack().template, docx.Document()
    form.add_paragraph(template.title[0])
    table = form.add_table(rows=0, cols=2)
    for row in template.items:
        heading, cell = table.add_row().cells
        heading.text = row.heading
        if row.id == item:
            filled(cell.add_table(rows=len(rows), cols=len(rows[0])), rows)
    return saved(form)


def values(item: str, rows: Rows, read: Callable[[str, Rows], Result] = result) -> dict[str, Any]:
    """Its values by variable, those of a setting as `variable.setting`; ranges as (low, high)."""
    found = {}
    for value in read(item, rows).programmes[0].values:
        name = value.variable if value.dimension in (None, "any") else f"{value.variable}.{value.dimension}"
        if value.status == "ok":
            found[name] = value.value if value.low is value.high is None else (value.low, value.high)
    return found


@pytest.mark.parametrize("read", [result, headed])
def test_a_label_and_what_stands_beside_it(read: Callable[[str, Rows], Result]) -> None:
    found = values("i05_risk", [["Low", "No"], ["Medium", "Yes"], ["High", "Yes"], ["Very high", "No"]], read)
    assert found["risk_levels"] == ("medium", "high")
    assert found["risk_levels_excluded"] == ("low", "very_high")


def test_yes_and_no_beside_several_subjects() -> None:
    rows = [["Substance misuse", "Yes, a clinic"], ["Mental health", "No"], ["Else", "Debt advice"]]
    found = values("i18_other", rows)
    assert found["support_substance_misuse"] == "yes"
    assert found["support_mental_health"] == "no"


def test_a_tick_in_a_cell_of_its_own_is_that_of_its_row() -> None:
    found = values("i05_risk", [["Low", "☐"], ["Medium", "☒"], ["High", "☒"]])
    assert found["risk_levels"] == ("medium", "high")


@pytest.mark.parametrize(("yes", "no"), [("☒", "☐"), ("x", "-"), ("x", ""), ("yes", "no")])
@pytest.mark.parametrize("turned", [False, True])
def test_a_matrix_of_ticks(yes: str, no: str, turned: bool) -> None:
    rows = [["", "Prison", "Community"], ["Low", no, yes], ["Medium", yes, yes], ["High", yes, no]]
    found = values("i05_risk", [list(row) for row in zip(*rows, strict=True)] if turned else rows)
    assert found["risk_levels.custody"] == ("medium", "high")
    assert found["risk_levels.community"] == ("low", "medium")


@pytest.mark.parametrize(("tick", "none"), [("x", ""), ("☒", "☐")])
def test_a_column_for_yes_and_one_for_no(tick: str, none: str) -> None:
    rows = [["", "Yes", "No"], ["Low", none, tick], ["Medium", tick, none], ["High", tick, none]]
    found = values("i05_risk", rows)
    assert found["risk_levels"] == ("medium", "high")
    assert found["risk_levels_excluded"] == ("low",)


def test_years_beside_their_labels() -> None:
    rows = [["Owner", "Ministry of Justice"], ["Developed", "2014"], ["First group", "2015"], ["Accredited", "2018"]]
    found = values("i02_owner_year", rows)
    assert found["owner_name"] == "Ministry of Justice"
    assert found["year_first_use"] == 2014
    assert found["year_first_use_basis"] == "developed"
    assert found["year_accreditation"] == 2018


def test_settings_as_heads() -> None:
    found = values("i09_duration", [
        ["", "Prison", "Community"], ["Number of sessions", "20", "26"],
        ["Length of a session", "2 hours", "2.5 hours"], ["Duration", "10 weeks", "6 months"],
        ["Intensity", "high", "moderate"]])
    assert found["sessions"] == (20, 26)
    assert found["session_minutes"] == (120, 150)
    assert found["duration_weeks"] == (10, 26)
    assert found["intensity.custody"] == ("high",)
    assert found["intensity.community"] == ("moderate",)


@pytest.mark.parametrize(("answer", "admitted"), [
    ("Low No Medium Yes High Yes", ("medium", "high")),
    ("Low risk Yes Medium risk Yes High risk No", ("low", "medium")),
    ("Niedrig Nein Mittel Ja Hoch Ja", ("medium", "high")),
])
def test_labels_and_answers_in_turn(answer: str, admitted: tuple[str, ...]) -> None:
    _, readings, _ = read_answers({"i05_risk": answer}, engine(pack().folder))
    assert readings["risk_levels"].values[0].value == admitted


@pytest.mark.parametrize("answer", ["Low No Medium Yes High Yes", "Low: no\nMedium: yes\nHigh: yes"])
def test_a_pointer_to_a_row_with_a_table_is_flagged_as_any_other(answer: str) -> None:
    answers = {"i05_risk": "See under Target group.", "i06_target": answer}
    _, readings, flags = read_answers(answers, engine(pack().folder))
    assert readings["risk_levels"].values[0].value == ("medium", "high")
    assert {f.kind for f in flags if f.variable == "risk_levels"} >= {"cross_reference", "cross_item"}


def test_numbers_beside_their_labels_and_under_their_head() -> None:
    beside = values("i15_volume", [["Groups so far", "12"], ["Participants a year", "45"], ["In total", "140"]])
    assert beside["programmes_delivered_total"] == (12, 12)
    assert beside["participants_per_year"] == (45, 45)
    under = values("i15_volume", [["Year", "Participants"], ["2020", "31"], ["2021", "38"], ["2022", "45"]])
    assert under["participants_per_year"] == (45, 45)


def test_evidence_of_a_table_stands_in_the_file() -> None:
    read = result("i05_risk", [["Low", "No"], ["Medium", "Yes"]])
    quotes = [s.of(read.document.text) for v in read.programmes[0].values for s in v.evidence if v.status == "ok"]
    assert quotes
    assert not any(":" in q or not q.strip() for q in quotes)




def test_the_columns_of_the_form_may_be_settings() -> None:
    template, form = pack().template, docx.Document()
    form.add_paragraph(template.title[0])
    told = {"i05_risk": ["High and very high risk.", "Medium and high risk."],
            "i02_owner_year": ["Prison and Probation Service", "Prison and Probation Service"],
            "i09_duration": ["30 sessions, three a week.", "20 sessions, once a week."]}
    rows = [["", "Custody", "Community"]]
    rows += [[i.heading, *told.get(i.id, ["Nothing to add.", ""])] for i in template.items]
    filled(form.add_table(rows=len(rows), cols=3), rows)
    values = {(v.variable, v.dimension): v for v in saved(form).programmes[0].values}
    assert values["risk_levels", "custody"].value == ("high", "very_high")
    assert values["risk_levels", "community"].value == ("medium", "high")
    assert (values["sessions", None].low, values["sessions", None].high) == (20, 30)
    assert values["owner_name", None].value == "Prison and Probation Service"
