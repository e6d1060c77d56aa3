"""Words that stand outside the form and point at one of its questions by number."""

from __future__ import annotations

import pytest
from segmented import pack, read, texts

OPEN = {4: "", 8: "", 11: ""}  # places of the items left empty in the form


def table(numbered: bool = True) -> str:
    rows = [(f"{n}. " if numbered else "") + f"{i.heading}\t{OPEN.get(n - 1, 'Text of another item.')}"
            for n, i in enumerate(pack().template.items, 1)]
    return "\tExplanation\n" + "\n".join(rows)


@pytest.mark.parametrize(("five", "nine", "twelve"), [
    ("ad 5) ", "ad 9) ", "ad 12) "), ("Zu 5: ", "Zu 9: ", "Zu 12: "), ("Re 5 - ", "Re 9 - ", "Re 12 - "),
    ("Zu Frage 5: ", "Zu Frage 9: ", "Zu Frage 12: "), ("Point 5 : ", "Point 9 : ", "Point 12 : "),
    ("K bodu 5: ", "K bodu 9: ", "K bodu 12: "), ("5. ponthoz: ", "9. ponthoz: ", "12. ponthoz: "),
    ("Ad. 5. ", "Ad. 9. ", "Ad. 12. "), ("(5) ", "(9) ", "(12) "), ("To point 5: ", "To point 9: ", "To point 12: "),
    ("Kysymys 5: ", "Kysymys 9: ", "Kysymys 12: "), ("Fråga 5. ", "Fråga 9. ", "Fråga 12. "),
    ("Op vraag 5: ", "Op vraag 9: ", "Op vraag 12: "), ("A la pregunta 5: ", "A la pregunta 9: ", "A la pregunta 12: "),
])
@pytest.mark.parametrize("numbered", [True, False])
def test_below_the_table_numbers_answer_the_rows_left_empty(five: str, nine: str, twelve: str, numbered: bool) -> None:
    found = texts(read(f"{table(numbered)}\n\n{five}SARA is filled in.\n{nine}20 meetings.\n\nWeekly, all year.\n"
                       f"{twelve}None so far.\n\nKind regards\n"))
    assert found["i05_risk"] == "SARA is filled in."
    assert found["i09_duration"] == "20 meetings. Weekly, all year."
    assert found["i12_evaluation"] == "None so far."
    assert found["i18_other"] == "Text of another item."


@pytest.mark.parametrize("below", [
    "1) Annex: the manual\n2) Annex: the leaflet\n", "Room 5 is in the house of the court.\n",
    "In 12 months we shall know more.\n",
    "Above 9 men we open a second group.\n", "Version 5\n",
])
def test_other_numbers_below_the_table_point_at_nothing(below: str) -> None:
    found = texts(read(f"{table()}\n\n{below}"))
    assert not {"i05_risk", "i09_duration", "i12_evaluation"} & found.keys()
    assert found["i02_owner_year"] == "Text of another item."


@pytest.mark.parametrize("pointing", [
    "to point 9:", "Zu Punkt 9:", "one correction to question 9:", "oprava k bodu 9:", "Sur le point 9 :",
    "korrektur til spørgsmål 9:", "w punkcie 9:",
])
def test_a_correction_above_the_form_goes_to_its_question(pointing: str) -> None:
    rows = [f"{n}. {i.heading}: {'Twenty weeks.' if n == 9 else 'Text of another item.'}"
            for n, i in enumerate(pack().template.items, 1)]
    above = f"Dear all,\n\n{pointing} each meeting is two hours.\n\nThe rest stands.\n\nRegards\n\n"
    found = texts(read(above + "\n".join(rows)))
    assert found["i09_duration"] == "each meeting is two hours. Twenty weeks."
    assert "hours" not in found["i01_name"]


def test_the_prompts_of_one_question_may_have_numbers_too() -> None:
    rows = [f"{n}. {i.heading}: {'' if n == 18 else 'Text of another item.'}"
            for n, i in enumerate(pack().template.items, 1)]
    found = texts(read("\n".join(rows) + "\nad 1) a course for fathers\nad 2) an addiction clinic\nad 3) none\n"))
    assert found["i01_name"] == "Text of another item."
    assert "addiction clinic" in found["i18_other"]
