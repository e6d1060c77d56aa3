"""Headings in words that nobody knows, told by the answers under them; titles and bands are no headings of items."""

from __future__ import annotations

from segmented import flag, pack, read, statuses, texts

ANSWERS = {
    "i01_name": "The Bridge", "i02_owner_year": "Probation Service, 2014.", "i03_scope": "The whole country.",
    "i04_key_features": "The problem is violence at home. Two members of our own staff lead seven modules; a room and "
                        "a budget for materials are needed.",
    "i05_risk": "SARA is used, medium and high risk are taken.",
    "i06_target": "Adult men on probation who were violent to their partner or former partner.",
    "i07_theory": "Cognitive behavioural therapy and motivational interviewing.",
    "i08_format": "In groups of eight.", "i09_duration": "24 weekly sessions of two hours.",
    "i10_victims": "A partner worker calls the women; the police are told of threats.",
    "i11_monitoring": "Five days of training, supervision each month.",
    "i12_evaluation": "A university evaluated it in 2019.", "i13_transferability": "The manual is in English only.",
    "i14_digital": "No digital tools.", "i15_volume": "About 60 men a year.",
    "i16_lessons": "Pairs of leaders worked well.", "i17_status": "In regular use with permanent funding.",
    "i18_other": "Treatment for alcohol and drugs is offered alongside.",
}


def form(names: dict[str, str], order: list[str] | None = None, above: str = "") -> str:
    """A form in text: headings set with a number and a colon, `names` in the place of the template's."""
    headings = {item.id: item.heading.replace("\n", " ") for item in pack().template.items} | names
    rows = [f"{headings[item]}:\n{ANSWERS[item]}\n" for item in order or headings]
    return above + "\n".join(rows)


def test_the_one_heading_left_takes_the_one_item_left() -> None:
    found = read(form({"i04_key_features": "What we do and with whom"}))
    assert texts(found) == ANSWERS
    assert flag(found, "heading-unmatched").item == "i04_key_features"


def test_two_headings_in_unknown_words_take_the_items_that_their_answers_speak_of() -> None:
    order = [i for i in ANSWERS if i not in ("i04_key_features", "i06_target")]
    order[3:3] = ["i06_target"]
    order[5:5] = ["i04_key_features"]
    found = read(form({"i04_key_features": "This and that", "i06_target": "Our people"}, order))
    assert texts(found) == ANSWERS


def test_the_questions_of_an_interview_are_told_by_their_answers() -> None:
    asked = {"i06_target": "Q: And who comes to you", "i12_evaluation": "Q: Did anybody look whether it works",
             "i15_volume": "Q: How big is all this"}
    every = {item.id: f"Q: {item.heading.replace(chr(10), ' ')}" for item in pack().template.items} | asked
    text = "Notes of a telephone call\n\n" + "\n".join(f"{every[i]}?\nA: {ANSWERS[i]}\n" for i in ANSWERS)
    found = read(text)
    assert texts(found) == ANSWERS


def test_the_title_of_a_letter_is_no_heading() -> None:
    found = read(form({}, above="Other initiatives on domestic violence: our answer\n\n"))
    assert texts(found) == ANSWERS
    assert set(statuses(found).values()) == {"answered"}


def test_what_runs_on_by_letter_over_groups_of_headings_is_no_answer() -> None:
    headings = [item.heading.replace("\n", " ") for item in pack().template.items]
    rows = [f"{heading}:\n{ANSWERS[item.id]}\n" for heading, item in zip(headings, pack().template.items, strict=True)]
    found = read("\n".join(["A. Basics", *rows[:6], "B. Contents", *rows[6:12], "C. Results", *rows[12:]]))
    assert texts(found) == ANSWERS


def test_lines_in_brackets_over_most_answers_are_the_offices_guidance() -> None:
    rows = [f"{item.heading.replace(chr(10), ' ')}:\n(what we should write, part {at})\n{ANSWERS[item.id]}\n"
            for at, item in enumerate(pack().template.items)]
    assert texts(read("\n".join(rows))) == ANSWERS
    one = [f"{item.heading.replace(chr(10), ' ')}:\n{'(in short)' + chr(10) if not at else ''}{ANSWERS[item.id]}\n"
           for at, item in enumerate(pack().template.items)]
    assert texts(read("\n".join(one)))["i01_name"] == "(in short) The Bridge"


def test_an_answer_on_the_line_of_its_question_is_no_heading() -> None:
    rows = [f"{at}. {item.heading.replace(chr(10), ' ').rstrip('?')}?" for at, item in enumerate(
        pack().template.items, 1)]
    text = "\n".join(f"{row}\n{answer}\n" if at != 2 else f"{row} {answer} Nowhere else\n{'so far.'}\n"
                     for at, (row, answer) in enumerate(zip(rows, ANSWERS.values(), strict=True)))
    assert texts(read(text)) == ANSWERS | {"i03_scope": "The whole country. Nowhere else so far."}


def test_the_foot_of_slides_that_count_on_is_no_answer() -> None:
    rows = [f"{item.heading.replace(chr(10), ' ')}:\n{ANSWERS[item.id]}\n\nProgramme Bridge - 2024\n{at}\n"
            for at, item in enumerate(pack().template.items, 2)]
    assert texts(read("The Bridge in slides\n\nProgramme Bridge - 2024\n1\n\n" + "\n".join(rows))) == ANSWERS


def test_one_heading_may_answer_two_questions_by_their_numbers() -> None:
    items = pack().template.items
    rows = [f"Re question {at} ({item.heading.replace(chr(10), ' ').lower()}):\n{ANSWERS[item.id]}\n"
            for at, item in enumerate(items, 1) if at not in (8, 9)]
    rows.insert(7, f"Re 8 and 9 (group or individual, duration):\n{ANSWERS['i08_format']}\n{ANSWERS['i09_duration']}\n")
    assert texts(read("\n".join(rows))) == ANSWERS


def test_a_list_of_labels_has_several_for_one_item() -> None:
    """Labels that nobody knows stay with the answer before, or go to the item that they speak of."""
    rows = [("Name", "The Bridge"), ("Owner", "Probation Service"), ("Born", "2014, first groups in 2015"),
            ("Reach", "the whole country, all regions and provinces"), ("Target group", "Adult men on probation."),
            ("Sent by", "the probation officer or the criminal court"), ("Theory", "Cognitive behavioural therapy"),
            ("Length", "24 weekly sessions of two hours"), ("How often", "once a week"),
            ("Victims", "A partner worker calls the women"), ("Schooling", "a bachelor degree in social work"),
            ("Monitoring", "supervision each month by a psychologist"), ("Evaluation", "A university, in 2019"),
            ("Digital tools", "None."), ("Volume", "60 men a year"), ("Status", "in regular use")]
    found = texts(read("\n".join(f"{label}: {answer}" for label, answer in rows)))
    assert found["i02_owner_year"] == "Probation Service Born: 2014, first groups in 2015"
    assert found["i03_scope"] == "the whole country, all regions and provinces"
    assert found["i06_target"] == "Adult men on probation. Sent by: the probation officer or the criminal court"
    assert found["i09_duration"] == "24 weekly sessions of two hours How often: once a week"
    assert found["i11_monitoring"] == "Schooling: a bachelor degree in social work " \
        "supervision each month by a psychologist"


def test_a_list_of_all_the_questions_has_several_for_one_item() -> None:
    """The office copied the form's questions, the inner ones too, as headings with numbers of their own."""
    asked = [f"{item.heading.replace(chr(10), ' ').rstrip('?')}?" for item in pack().template.items]
    rows = [(question, answer) for question, answer in zip(asked, ANSWERS.values(), strict=True)]
    rows.insert(9, ("Does the risk level effect the duration?", "No, never."))
    rows.insert(14, ("Is the programme translated to other languages?", "Into Finnish."))
    found = texts(read("\n".join(f"{at}. {question}\n{answer}\n" for at, (question, answer) in enumerate(rows, 1))))
    assert found["i09_duration"] == ANSWERS["i09_duration"] + " No, never."
    assert found["i13_transferability"] == ANSWERS["i13_transferability"] + " Into Finnish."
    assert {i: t for i, t in found.items() if i not in ("i09_duration", "i13_transferability")} == {
        i: t for i, t in ANSWERS.items() if i not in ("i09_duration", "i13_transferability")}


def test_prose_under_broad_headings_is_parted_by_what_its_sentences_speak_of() -> None:
    told = {"Presentation": "The Bridge is owned by the Probation Service and was written in 2014. It is delivered in "
                            "the whole country, in all regions. The sessions are led by our own staff, in pairs. "
                            "There are seven modules, and each needs a room and workbooks.",
            "Results": "Leaders have a degree in social work, five days of training in the programme and supervision "
                       "each month. A university evaluated the programme in 2019 and found less reoffending than in "
                       "the comparison group; the report is published. About 60 men start each year, and 40 groups "
                       "have been delivered so far. No digital tools are used."}
    found = read("\n".join(f"{heading}\n\n{words}\n" for heading, words in [
        ("Name of the perpetrator programme", "The Bridge"), ("Key features", told["Presentation"]),
        ("Target group", ANSWERS["i06_target"]), ("Theory", ANSWERS["i07_theory"]),
        ("Duration", ANSWERS["i09_duration"]), ("Monitoring and training", told["Results"])]))
    given = texts(found)
    assert given["i12_evaluation"].startswith("A university evaluated the programme in 2019")
    assert given["i15_volume"] == "About 60 men start each year, and 40 groups have been delivered so far."
    assert given["i11_monitoring"].startswith("Leaders have a degree")
    assert "evaluated" not in given["i11_monitoring"]
    assert " ".join(sorted(" ".join(given.values()).split())) == " ".join(sorted(" ".join([
        "The Bridge", *told.values(), ANSWERS["i06_target"], ANSWERS["i07_theory"], ANSWERS["i09_duration"]]).split()))


def test_answers_run_on_behind_questions_and_labels_of_the_offices_own() -> None:
    asked = ["What is it called?", "Who developed it, and when?", "In which places does it run?",
             "Can you describe it in short?", "How do you assess risk?", "Who is it for?",
             "Which theories are behind it?",
             "Is it in groups or alone?", "How long does it last?", "How do you protect victims and children?",
             "How are leaders trained and supported?", "Has it been evaluated?", "Could it be used in other countries?",
             "Do you use digital tools?", "How many take part?", "What did you learn?", "Is it still running?",
             "What other help is there?"]
    assert texts(read("\n\n".join(f"{q} {a}" for q, a in zip(asked, ANSWERS.values(), strict=True)))) == ANSWERS


def test_headings_that_a_word_misled_take_the_items_that_their_answers_speak_of() -> None:
    asked = ("What it is called", "Who owns it, and since when", "Where you will find it", "What happens there",
             "How risk comes into it", "Who it is for", "What ideas it is built on", "How men take part",
             "How long it lasts", "How women and children are kept safe", "How the people who run it are trained",
             "What is known about its effect", "Could it be used elsewhere?", "Are there any digital parts?",
             "How many men have been through it", "What we have learned on the way", "Where it stands today",
             "What else is on offer for the men")
    rows = zip(asked, ANSWERS.values(), strict=True)
    found = texts(read("\n".join(f"{name.upper()}\n\n{words}\n" for name, words in rows)))
    assert {item: found.get(item) for item in ANSWERS} == ANSWERS
