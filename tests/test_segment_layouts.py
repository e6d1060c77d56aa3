"""Forms re-typed in layouts of the office's own: where the headings stand, and what parts them from the answers."""

from __future__ import annotations

import pytest
from segmented import pack, read, ready, texts

from pipeline import readers
from pipeline.segment.recognise import recognise

SAID = {
    "i01_name": "Harbour Light", "i02_owner_year": "Northshire Probation wrote it in 2014.",
    "i03_scope": "Northshire and two prisons.", "i04_key_features": "Our own officers run six blocks of four meetings.",
    "i05_risk": "We score the SARA at intake.", "i06_target": "Adult men convicted of violence against a partner.",
    "i07_theory": "Cognitive-behavioural, and some social learning.", "i08_format": "Groups of up to nine men.",
    "i09_duration": "24 meetings of two hours, weekly.", "i10_victims": "A worker of the refuge rings the partner.",
    "i11_monitoring": "A degree in social work, then five days of course.",
    "i12_evaluation": "The University looked at it in 2019.", "i13_transferability": "Anyone may use it.",
    "i14_digital": "Nothing on screens.", "i15_volume": "Some 140 men in 2022.",
    "i16_lessons": "Do not start without the refuge.", "i17_status": "Still running, paid year by year.",
    "i18_other": "An alcohol team down the corridor.",
}
ROWS = [(item.heading, SAID[item.id]) for item in pack().template.items]


def lines(form: str, between: str = "\n") -> str:
    return between.join(form.format(n=n, name=name, said=said) for n, (name, said) in enumerate(ROWS, 1))


def cells(*rows: list[str]) -> str:
    made = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{made}</table>"


def three_by_three(between: str = "") -> str:
    groups = [ROWS[at : at + 3] for at in range(0, 18, 3)]
    rows = between.join(cells(*([row[k] for row in group] for k in (0, 1)))[7:-8] for group in groups)
    return f"<table>{rows}</table>"


def two_by_two() -> str:
    return cells(*(["".join(f"<p>{words}</p>" for words in side) for side in zip(*ROWS[at : at + 2], strict=True)]
                   for at in range(0, 18, 2)))


def parts(title: str) -> str:
    """Tables of three columns with a bold title on top of each."""
    rows = [[f"{n}.", name, said] for n, (name, said) in enumerate(ROWS, 1)]
    tables = [cells([f"<b>{title}</b>"], ["No.", "Question", "Answer"], *rows[at : at + 6]) for at in (0, 6, 12)]
    return "".join(tables)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (lines("{name} -> {said}"), "arrows.txt"),
        (lines("{name} = {said}"), "equals.txt"),
        (lines("{name} ........ {said}"), "leaders.txt"),
        (lines("{name}; {said}"), "semicolons.txt"),
        (lines("{n} | {name} | {said}"), "numbers and bars.txt"),
        (lines("[{name}] {said}"), "brackets.txt"),
        (lines("<p>**{name}:** {said}</p>"), "stars.html"),
        (lines("{name}. {said}"), "sentences.txt"),
        (lines("{name}: {said}", " "), "one paragraph.txt"),
        (lines("{name} {said}"), "nothing between.txt"),
        (lines("You asked: {name}\n{said}"), "letter.txt"),
        (lines("{name}:\nComment:\n{said}"), "labels.txt"),
        (cells(["Our reply"], [lines("<p>{name}</p><p>{said}</p>", "")]), "one cell.html"),
        (three_by_three(), "three by three.html"),
        (three_by_three("</table><table>"), "a table for each three.html"),
        (two_by_two(), "two in a cell.html"),
        (parts("B. Ablauf"), "parts with titles.html"),
        (cells(*([f"{name} {said}", ""] for name, said in ROWS)), "left cells.html"),
    ],
    ids=lambda value: value if len(value) < 40 else "",
)
def test_layouts_of_their_own(text: str, name: str) -> None:
    assert recognise(readers.read(text.encode(), name), {"form": ready().matcher})[0] == "form"
    assert texts(read(text, name)) == SAID


def test_the_end_of_a_wrapped_question_is_no_heading() -> None:
    asked = "What are the key underlying principles of the treatment\n> programme?"
    text = lines("> {n}. {name}\n{said}").replace(SAID["i07_theory"], f"> {asked}\n{SAID['i07_theory']}")
    found = read("".join(f"<p>{line}</p>".replace("> ", "&gt; ") for line in text.split("\n")), "quoted.html")
    assert (len(found.programmes), texts(found)) == (1, SAID)


def test_numbers_without_a_mark_behind_a_letter() -> None:
    assert texts(read("Domestic violence, our return\n" + lines("Q{n} {said}"))) == SAID


def test_numbers_that_a_print_ran_into_the_answer_before() -> None:
    text = "Domestic violence, our return\n" + lines("Ad {n}. {said}")
    assert texts(read(text.replace("\nAd 11.", " Ad 11.").replace("\nAd 12.", " Ad 12."))) == SAID


def test_the_number_of_a_prompt_that_stands_for_a_heading_is_no_answer() -> None:
    asked = pack().items["i04_key_features"].prompts[0].text
    found = read(f"3. Geographical scope\nNorthshire\n\n4. {asked}\nSix blocks\n\n5. Risk assessment\nSARA\n\n"
                 "6. Target group\nMen\n")
    assert (texts(found)["i03_scope"], texts(found)["i04_key_features"]) == ("Northshire", "Six blocks")


def test_a_name_amid_an_answer_is_no_heading_where_its_item_has_one() -> None:
    found = read("\n".join(f"{name}: {said}" for name, said in ROWS).replace(
        SAID["i16_lessons"], "The police helped. Evaluation: we began too late. Volume. It grew."))
    assert texts(found)["i16_lessons"].endswith("It grew.")
    assert texts(found)["i12_evaluation"] == SAID["i12_evaluation"]


def test_answers_that_are_set_like_the_headings() -> None:
    assert texts(read("".join(f"<h2>{name}</h2><h2>{said}</h2>" for name, said in ROWS), "all headings.html")) == SAID


def test_headings_broken_off() -> None:
    broken = {name: " ".join(name.split()[:3]) + "..." for name, _ in ROWS}
    assert texts(read("\n\n".join(f"{broken[name]}\n{said}" for name, said in ROWS))) == SAID


def test_answers_in_rows_of_their_own_hold_no_headings() -> None:
    said = dict(ROWS) | {ROWS[16][0]: "no, see above (Year): it replaced a course"}
    found = texts(read(cells(*([cell] for row in said.items() for cell in row)), "one column.html"))
    assert found == SAID | {"i17_status": "no, see above (Year): it replaced a course"}


def test_a_printed_heading_over_two_lines_in_plain_text() -> None:
    text = lines("{name}\n{said}\n").replace(ROWS[1][0], "Owner/developer\nYear")
    assert texts(read(text)) == SAID


def test_comma_separated_values() -> None:
    found = texts(read("Question,Answer\n" + lines('"{name}","{said}"')))
    assert {item: said.strip('"') for item, said in found.items()} == SAID


@pytest.mark.parametrize(("between", "more"), [
    ("<h2>How we run it</h2>", ""), ("<p><b>Results and plans</b></p>", ""),
    ("<p><b>The refuge phones her first.</b></p>", " The refuge phones her first."),
    ("<p>The refuge phones first</p>", " The refuge phones first"),
])
def test_headings_over_groups_of_rows_are_no_answers(between: str, more: str) -> None:
    rows = [[str(n), *row] for n, row in enumerate(ROWS, 1)]
    said = dict(SAID)
    said["i10_victims"] += more
    assert texts(read(cells(*rows[:10]) + between + cells(*rows[10:]), "bands.html")) == said
