"""Forms in which offices ask in words of their own, or leave nothing but the numbers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from form_composer import folder_of

from pipeline import readers, rules, segment
from pipeline.model import Block, Place, Span
from pipeline.segment import Segmented
from pipeline.segment.lines import Line
from pipeline.segment.quoted_mail import heads_of
from pipeline.segment.recognise import recognise

ANSWERS = [
    "Turning Point", "Probation Board, 2011", "Leinster and Munster", "Men learn to see what their violence does.",
    "SARA v3 at intake", "Men over 18 on probation", "CBT and motivational interviewing", "Closed groups of eight",
    "24 weekly sessions of two hours", "Women's Aid phones the partner", "",
    "A university followed 120 men in 2018", "",
    "Homework in an app", "About 90 men a year", "Start with fewer men per group", "Running, funded until 2026",
    "A clinic for alcohol",
]
ASKED = [
    "What is your programme called?", "Who created it, and since when?", "In which area is it available?",
    "Please describe the programme in a few words", "How do you assess risk?", "Who can participate?",
    "What theories is it based on?", "Do they meet in a group or individually?", "How long is it?",
    "How do you look after victims?", "How are facilitators trained?", "Has it been evaluated?",
    "Could other countries use it?", "Which digital tools do you use?", "How many people take part?",
    "What have you learned?", "What is the situation now?", "What other initiatives exist?",
]
PLAIN = [
    "Under what name does it run?", "Who set it up, and in what year?", "Which regions does it cover?",
    "What happens in it, in short?", "How do you judge how dangerous a man is?", "Which men are taken in?",
    "Which theories stand behind it?", "Do the men come alone or in a group?", "How many sessions are there?",
    "What is done so that partners and children are safe?", "What training do the facilitators get?",
    "Did anybody study whether it works?", "Could another country take it over?", "Are there apps or video calls?",
    "How many men go through it each year?", "What would you do differently?", "Is it still going?",
    "What else is there for these men?",
]
SWEDISH = [
    "Programmets namn", "Vem äger det", "Var", "Vad vi gör", "Risk", "För vem", "Teori och metoder",
    "Grupp eller enskilt", "Hur länge", "Partner och barn", "Personal", "Fungerar det?", "För andra", "IT", "Hur många",
    "Vad vi har lärt oss", "I dag", "Annat",
]
SHORT = [
    "Name", "Owner", "Scope", "Features", "Risk ass.", "Target gr.", "Theory", "Indiv./group", "Dur.", "Victims",
    "Monit./train.", "Eval.", "Transf.", "Digit.", "Vol.", "Lessons", "Status", "Other init.",
]


LONG = [
    "Title of the programme", "Owner of the programme and year", "Scope of the programme", "Content of the programme",
    "Evaluation of risk", "Participants of the programme", "Theory of the programme", "Format of the programme",
    "Length of the programme", "Safety of victims", "Monitoring of the programme and training",
    "Results of evaluation", "Transferability of the programme", "Digital tools in the programme",
    "Scale of the programme", "Lessons from the programme", "Status of the programme",
    "Other measures against domestic violence",
]


@lru_cache(maxsize=1)
def ready() -> segment.Segmenter:
    return segment.prepare(rules.load(folder_of(Path(__file__))))


def read(text: str, name: str = "form.txt") -> Segmented:
    document = readers.read(text.encode(), name)
    assert recognise(document, {"form": ready().matcher})[0] == "form"
    return segment.segment(document, ready())


def texts(found: Segmented) -> list[str]:
    return [answer.text for answer in found.programmes[0].values()]


def table(*columns: list[str]) -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in zip(*columns, strict=True))
    return f"<html><meta charset='utf-8'><body><table>{rows}</table></body></html>"


def over(names: list[str], answers: list[str], wide: int) -> str:
    """Rows of so many names, each over a row with their answers."""
    rows = [cells[k : k + wide] for k in range(0, len(names), wide) for cells in (names, answers)]
    return table(*([row[column] for row in rows] for column in range(wide)))


def lines(form: str, names: list[str], between: str = "\n\n") -> str:
    pairs = enumerate(zip(names, ANSWERS, strict=True))
    return between.join(form.format(letter=chr(97 + k), n=k + 1, name=name, answer=answer, rule="=" * max(len(name), 3))
                        for k, (name, answer) in pairs)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (table([f"Q{n}. {q}" for n, q in enumerate(ASKED, 1)], ANSWERS), "questions.html"),
        (table(ANSWERS, ASKED), "answers on the left.html"),
        (table(ASKED[:9], ANSWERS[:9], ASKED[9:], ANSWERS[9:]), "two by two.html"),
        (table([str(n) for n in range(1, 19)], ANSWERS), "numbers.html"),
        (lines("{n}. {answer}", ASKED, "\n"), "numbers.txt"),
        (lines("{letter}) {name}\n{answer}", SWEDISH), "letters.txt"),
        (lines("{name}\n{rule}\n{answer}", SWEDISH), "underlined.txt"),
        (lines("<p><b>{name}</b></p><p>{answer}</p>", SWEDISH), "bold.html"),
        (lines("{name}\n\n{answer}", [name.upper() for name in SHORT]), "capitals.txt"),
        (over(ASKED, ANSWERS, 3), "three questions over their answers.html"),
        (over(SHORT, ANSWERS, 2), "two names over their answers.html"),
        (table(PLAIN[::2], ANSWERS[::2], PLAIN[1::2], ANSWERS[1::2]), "twice in a row.html"),
        (table(SHORT, ANSWERS), "shortened names.html"),
        (lines("{name}\n{answer}", SWEDISH, "\n"), "lines like all others.txt"),
        (lines("<p>{name}</p><p>{answer}</p>", SHORT), "shortened names like all others.html"),
        (table([f"{n}: {a}" for n, a in zip(LONG, ANSWERS, strict=True)]), "before a colon in one cell.html"),
        (table([f"<p>{n}</p><p>{a}</p>" for n, a in zip(LONG, ANSWERS, strict=True)]), "over them in one cell.html"),
        (table([c for pair in zip(SWEDISH, ANSWERS, strict=True) for c in pair]), "in rows of one cell.html"),
        (lines("{name}: {answer}", LONG), "before a colon, some without answer.txt"),
        (lines("Question {n}: {name}\nAnswer {n}: {answer}", PLAIN), "questions and answers by number.txt"),
    ],
    ids=lambda value: value if len(value) < 40 else "",
)
def test_forms_with_words_of_their_own(text: str, name: str) -> None:
    assert texts(read(text, name)) == ANSWERS


@pytest.mark.parametrize(("words", "item"), [
    ("Target group of the programme", "i06_target"), ("Digitalisation of the programme", "i14_digital"),
    ("Theory of this program", "i07_theory"), ("Duraton of the perpetrator programe", "i09_duration"),
    ("Lessons learnt in the programme", "i16_lessons"), ("Evaluation of risk", None), ("Scope: n/a", None),
])
def test_what_tells_a_heading_is_not_what_all_share(words: str, item: str | None) -> None:
    heading = ready().matcher.heading(words)
    assert (heading.items[0] if heading else None) == item


def test_a_heading_in_the_words_of_two_items_is_the_one_s_that_has_no_other() -> None:
    names = [*SWEDISH[:8], "Dauer und Umfang", *SWEDISH[9:14], "Fallzahlen", *SWEDISH[15:]]
    assert texts(read(table(names, ANSWERS), "form.html")) == ANSWERS


def test_the_empty_form_quoted_below_is_not_what_the_answers_are_told_by() -> None:
    form = "\n".join("> " + item.heading.replace("\n", " ") for item in ready().matcher.template.items)
    answers = lines("{name}\n{answer}", LONG)
    mail = f"{answers}\n\nKind regards\nA. B.\n\nOn 3 May 2021 at 10:15 the office wrote:\n{form}"
    assert texts(read(mail)) == ANSWERS


def test_a_heading_repeated_in_its_answer_is_none_of_it() -> None:
    said = [answer or "We do not know this." for answer in ANSWERS]
    text = "".join(f"<p><b>{name}</b></p><p>{name}: {answer}</p>" for name, answer in zip(SWEDISH, said, strict=True))
    assert texts(read(text, "repeated.html")) == said


def test_names_before_a_semicolon() -> None:
    said = [answer or "Nothing." for answer in ANSWERS]
    assert texts(read("\n".join(f"{name};{answer}" for name, answer in zip(SHORT, said, strict=True)))) == said


def guesses(found: Segmented) -> list[tuple[str | None, str | None]]:
    return [(flag.item, flag.severity) for _, flag in found.flags if flag.kind == "heading-unmatched"]


def test_a_form_of_numbers_alone_is_flagged_once() -> None:
    assert guesses(read(lines("{n}. {answer}", ASKED, "\n"))) == [(None, "medium")]


def test_a_list_within_an_answer_may_end_where_the_next_number_begins() -> None:
    said = [*ANSWERS]
    said[3] = "Three steps:\n1. Men see their violence.\n2. Men plan.\n3. Men keep the plan.\n4. Men go on."
    said[2] = "Two areas:\n1. Leinster\n2. Munster\n3. Dublin"
    found = read("\n".join(f"{n}. {answer}" for n, answer in enumerate(said, 1)))
    assert texts(found) == [" ".join(answer.split()) for answer in said]


def test_numbers_that_leave_some_items_out_stand_for_their_items() -> None:
    said = [answer if n % 5 else "" for n, answer in enumerate(ANSWERS)]
    found = read("\n".join(f"{n}) {answer}" for n, answer in enumerate(said, 1) if answer))
    assert texts(found) == said


def test_unmarked_questions_are_told_by_words_and_place_and_flagged_where_only_place_tells() -> None:
    said = [answer or "Nothing." for answer in ANSWERS]
    found = read("\n".join(f"{q}\n{a}" for q, a in zip(PLAIN, said, strict=True)))
    assert texts(found) == said
    assert ("i16_lessons", "medium") in guesses(found)
    assert ("i03_scope", "medium") not in guesses(found)


def test_a_question_that_names_no_item_left_is_flagged_where_its_answer_was_read() -> None:
    said = [*(answer or "Nothing." for answer in ANSWERS), "A club"]
    asked = [*PLAIN[:15], "Whose dog is it?", "What colour?", "Who feeds it?", PLAIN[17]]
    found = read("\n".join(f"{q}\n{a}" for q, a in zip(asked, said, strict=True)))
    assert ("i15_volume", "medium") in guesses(found)


def test_of_two_headings_for_one_item_the_one_where_another_is_missing_is_that_ones() -> None:
    found = read("Zielgruppe\nGewalttätige Männer\n\nTheorie\nKVT\n\nEinzel- oder Gruppenprogramm\nGruppe\n\n"
                 "Umfang\n26 Abende\n\n"
                 "Sicherheit der Opfer\nAnruf\n\nEvaluation\nNein\n\nVolume\n70 Männer\n")
    got = found.programmes[0]
    assert (got["i09_duration"].text, got["i15_volume"].text) == ("26 Abende", "70 Männer")
    assert ("i09_duration", "medium") in guesses(found)


def test_letters_for_question_and_answer_are_no_words() -> None:
    said = [answer or "Nothing." for answer in ANSWERS]
    found = read("\n".join(f"F: {q}\nS: {a}" for q, a in zip(PLAIN, said, strict=True)))
    assert texts(found) == said


def test_eighteen_other_things_are_no_return() -> None:
    text = "\n".join(f"{n}. {thing}" for n, thing in enumerate(["Victim support: buy paper", *["Call Tom"] * 17], 1))
    assert recognise(readers.read(text.encode(), "list.txt"), {"form": ready().matcher})[0] is None


def test_like_questions_about_another_subject_are_no_return() -> None:
    text = "\n\n".join(f"{n}. {question}\nSoup and bread" for n, question in enumerate(ASKED, 1))
    text = text.replace("victims", "small children")
    assert recognise(readers.read(text.encode(), "lunch.txt"), {"form": ready().matcher})[0] is None


def test_headings_below_their_answers_are_flagged() -> None:
    names = [item.heading for item in ready().matcher.template.items]
    said = [answer or "We do not know this." for answer in ANSWERS]
    text = "".join(f"<p>{a}</p><p><b>{h}</b></p>" for a, h in zip(said, names, strict=True))
    found = read(text, "below.html")
    assert texts(found) == said
    assert [f.item for _, f in found.flags if f.kind == "displaced_answer"] == [None]


def test_a_merged_heading_is_parted_by_what_its_paragraphs_speak_of() -> None:
    found = read("Target group\nMen\n\nRisk assessment\nSARA\n\nCurrent status\nRunning\n\n"
                 "Evaluation and transferability\n"
                 "A university study of reoffending was published.\nThe manual is translated to other languages.\n")
    got = found.programmes[0]
    assert got["i12_evaluation"].text == "A university study of reoffending was published."
    assert got["i13_transferability"].text == "The manual is translated to other languages."
    assert {f.item for _, f in found.flags if f.kind == "displaced_answer"} == {"i12_evaluation", "i13_transferability"}


def test_notices_to_the_reader_of_a_letter_are_no_answer() -> None:
    found = read("Evaluation\nNo violence study yet.\n\nVolume\n40 men\n\nCurrent status\nRunning\n\n"
                 "Other initiatives\nA clinic\n\nOslo, 3 May 2022\n"
                 "For the service,\nTel. +47 22 00 00 00\nThis document is confidential and intended solely for you.\n"
                 "Please consider the environment before printing this document.\n")
    assert found.programmes[0]["i18_other"].text == "A clinic"


def test_empty_cells_under_headings_side_by_side_are_unanswered() -> None:
    names = [item.heading for item in ready().matcher.template.items]
    found = read(table(*([name, answer] for name, answer in zip(names, ANSWERS, strict=True))), "wide.html")
    assert texts(found) == ANSWERS
    assert found.programmes[0]["i11_monitoring"].status == "not_answered"


def test_an_answer_may_point_to_a_heading() -> None:
    found = read("Evaluation\nSee Key features\n\nVictims safety\nplease see under Target group\n\nVolume\n40 men\n\n"
                 "Target group\nMen who see key features of violence\n")
    states = {item: answer.status for item, answer in found.programmes[0].items()}
    assert states["i12_evaluation"] == states["i10_victims"] == "refers_elsewhere"
    assert states["i06_target"] == "answered"


@pytest.mark.parametrize("said", ["See the explanations under Duration.", "Siehe Antwort unter Dauer",
                                  "Voir les explications sous Durée", "Zie toelichting bij Duur"])
def test_an_answer_may_point_to_what_is_said_under_a_heading(said: str) -> None:
    found = read(f"Evaluation\n{said}\n\nVolume\n40 men\n\nTarget group\nViolent men\n\nScope\nAll\n")
    assert found.programmes[0]["i12_evaluation"].status == "refers_elsewhere"


def test_a_short_answer_behind_a_colon_is_no_part_of_the_heading() -> None:
    found = read("Risk: SARA\nTarget group: violent men\nEvaluation: yes\nLessons learnt:\nCurrent status: Running\n"
                 "Other initiatives: no\n\nKind regards\nThe Office\n")
    own = found.programmes[0]
    assert [own[item].text for item in ("i12_evaluation", "i17_status", "i18_other")] == ["yes", "Running", "no"]


@pytest.mark.parametrize("questions", [ASKED, PLAIN, SHORT], ids=["asked", "plain", "short"])
@pytest.mark.parametrize("first", [True, False], ids=["questions first", "answers first"])
def test_questions_in_one_place_and_answers_by_number_in_another(questions: list[str], first: bool) -> None:
    asked = "\n".join(f"{n}. {question}" for n, question in enumerate(questions, 1))
    said = "\n".join(f"Re {n}: {answer}" for n, answer in enumerate(ANSWERS, 1) if answer)
    quoted = f"{said}\n----- Original message -----\n{asked}"
    found = read(f"Questions\n{asked}\n\nAnswers\n{said}" if first else quoted)
    assert texts(found) == ANSWERS
    assert guesses(found) == [(None, "medium")]


def test_questions_in_an_order_of_their_own_are_answered_by_their_numbers() -> None:
    order = [7, 3, 0, 9, 1, 14, 4, 5, 16]
    asked = "\n".join(f"{n}. {SHORT[k]}" for n, k in enumerate(order, 1))
    said = "\n".join(f"({n}) {ANSWERS[k]}" for n, k in enumerate(order, 1))
    assert texts(read(f"{asked}\n\n{said}")) == [answer if k in order else "" for k, answer in enumerate(ANSWERS)]


def test_a_heading_goes_on_by_the_next_letter_of_its_number() -> None:
    names = [f"{n}. {name}" for n, name in enumerate(LONG, 1)]
    names[8:9] = [f"9a. {LONG[8]}", "9b. Difference by danger"]
    more = "Nobody stays longer for that."
    expected = [*ANSWERS[:8], f"{ANSWERS[8]} {more}", *ANSWERS[9:]]
    assert texts(read(table(names, [*ANSWERS[:9], more, *ANSWERS[9:]]), "lettered.html")) == expected


def test_numbered_headings_with_their_answers_are_no_list_of_questions() -> None:
    assert texts(read(lines("{n}. {name}\n{answer}", ASKED))) == ANSWERS


@pytest.mark.parametrize(
    "mail",
    [
        "-----Original Message-----\nFrom: Secretariat <secretariat@example.org>\nSent: 3 March 2025\n\n",
        "________________________________\nVon: Sekretariat\nGesendet: 3. März 2025\nBetreff: Sammlung\n\n",
        "On Mon, 3 Mar 2025 at 10:12, the secretariat <secretariat@example.org> wrote:\n> ",
        "Le 3 mars 2025 à 10:12, le secrétariat a écrit :\n> ",
    ],
    ids=["original message", "rule and head", "wrote", "a écrit"],
)
def test_a_mail_quoted_below_the_form_is_no_answer(mail: str) -> None:
    said = [answer or "Nothing." for answer in ANSWERS]
    form = "\n".join(f"{name}: {answer}" for name, answer in zip(SHORT, said, strict=True))
    asked = "Dear all,\nplease fill in the questionnaire and return it by April."
    assert texts(read(f"{form}\n\n{mail}{asked}")) == said


def test_what_runs_along_the_edges_of_pages_begins_no_mail() -> None:
    text = "Annex : A\nTo : all\n"
    cut = ((0, 9), (10, 18))
    printed = [Line(a, b, Block(Span(a, b), Place(page=2), "header")) for a, b in cut]
    assert heads_of(text, printed) == []
    assert heads_of(text, [Line(a, b, Block(Span(a, b), style="header")) for a, b in cut]) == [0]
