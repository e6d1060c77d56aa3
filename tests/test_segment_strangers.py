"""How strangers fill forms: programmes side by side, titles over a second form, words of their own before an answer."""

from __future__ import annotations

import pytest
from segmented import kinds, pack, quoted, read, ready, texts


def under(item: str, lines: str) -> str:
    """What is read for an item whose answer stands in lines under its heading."""
    rows = [f"{i.heading}:\n{lines if i.id == item else 'text of another item'}" for i in pack().template.items]
    return read("\n\n".join(rows)).programmes[0][item].text


def test_columns_side_by_side_are_programmes() -> None:
    rows = [("Name of the perpetrator programme", "Alpha", "Beta"), ("Owner/developer Year", "Ministry", "A club"),
            ("Geographical scope", "Finland", "Turku"), ("Risk assessment", "SARA", "none"),
            ("Target group", "Men", "Fathers"), ("Volume", "120 men", "9 fathers"), ("Evaluation", "yes", "")]
    found = read("\n".join("\t".join(row) for row in [("", "Programme 1", "Programme 2"), *rows]))
    assert [texts(found, n)["i06_target"] for n in (1, 2)] == ["Men", "Fathers"]
    assert [len(texts(found, n)) for n in (1, 2)] == [7, 6]
    assert kinds(found)["multiple_programmes"] == 1
    remarked = [("", "Answer", "Explanation"), *rows]
    assert len(read("\n".join("\t".join(row) for row in remarked)).programmes) == 1


def test_a_title_over_the_second_form_is_no_answer() -> None:
    one = "Name of the perpetrator programme:\nAlpha\n\nRisk assessment:\nSARA\n\nVolume:\n120\n\nEvaluation:\nyes\n\n"
    found = read(f"PROGRAMME 1\n\n{one}PROGRAMME 2\n\n{one}Thank you for your patience!\n")
    assert [texts(found, n)["i12_evaluation"] for n in (1, 2)] == ["yes", "yes"]
    assert "Thank you for your patience!" in quoted(found, "boilerplate", "closing")


@pytest.mark.parametrize(
    ("item", "lines", "own"),
    [
        ("i12_evaluation", "Who evaluated it, and how?\nA university", "A university"),
        ("i12_evaluation", "Explanation: Is the perpetrator programme evaluated?\nYes", "Yes"),
        ("i12_evaluation", "Answer: Yes, in 2019", "Yes, in 2019"),
        ("i12_evaluation", "a) Is the perpetrator programme evaluated?\nA: Yes\nb) By who?\nA: A club", "Yes A club"),
        ("i04_key_features", "Describe who delivers the programme: own staff\nDescribe the resources: a room",
         "own staff a room"),
    ],
)
def test_what_stands_before_an_answer_is_none(item: str, lines: str, own: str) -> None:
    assert under(item, lines) == own


def test_two_headings_in_one_cell() -> None:
    matcher = ready().matcher
    assert matcher.heading("Evaluation / Transferability").items == ("i12_evaluation", "i13_transferability")  # type: ignore[union-attr]


def test_three_headings_in_one_cell_and_a_paragraph_for_two() -> None:
    rest = "\n".join(f"{item.heading}\tof another item" for item in pack().template.items[9:14])
    found = read("Ime programa / Lastnik ali razvijalec, leto / Geografski obseg\tMirna pot\n"
                 "\tUprava za probacijo, od leta 2015\n\tCelotna Slovenija\n"
                 f"Duration / Volume\t24 sessions of 90 minutes, weekly. About 60 men a year so far.\n{rest}\n")
    got = found.programmes[0]
    assert [a.text for a in list(got.values())[:3]] == ["Mirna pot", "Uprava za probacijo, od leta 2015",
                                                       "Celotna Slovenija"]
    assert got["i09_duration"].text == "24 sessions of 90 minutes, weekly."
    assert got["i15_volume"].text == "About 60 men a year so far."


def test_the_words_of_a_heading_outweigh_its_number() -> None:
    own = {4: "Who it is for", 5: "How risk is assessed"}
    names = [own.get(at, item.heading) for at, item in enumerate(pack().template.items)]
    found = read("\n\n".join(f"{n}. {name}\nanswer to {name}" for n, name in enumerate(names, 1)))
    assert texts(found)["i05_risk"] == "answer to How risk is assessed"
    assert texts(found)["i06_target"] == "answer to Who it is for"


def test_a_greeting_may_have_words_before_it() -> None:
    assert under("i18_other", "Help with alcohol\nWith our very best regards,\nThe office") == "Help with alcohol"


OWN = ["Programme title", "Who owns it, and since when", "Where it runs", "In a nutshell", "How risk is assessed",
       "Clients", "Theory and methods behind it", "Group work or one-to-one", "Length and dose",
       "Keeping partners and children safe", "Training and support of facilitators", "Research and results",
       "Use in other countries", "Digital tools", "Numbers so far and per year", "Lessons", "State of play",
       "Further measures"]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("<p><b>{0}.</b> Words on this.</p>", "bold.html"),
        ("<p>{1} – Words on this.</p>", "capitals.html"),
        ("<table><tr><td>{0}</td><td>Words on this.</td></tr></table><p>.</p>", "tables.html"),
        ("[{0}]\nWords on this.\n\n", "framed.txt"),
        ("{0}:\nWords on this.\n\n", "colon.txt"),
        ("1.{2} {0}\nWords on this.\n\n", "parted.txt"),
    ],
)
def test_headings_of_their_own_are_told_however_they_are_set(row: str, name: str) -> None:
    found = read("".join(row.format(h, h.upper(), n) for n, h in enumerate(OWN, 1)), name)
    assert texts(found) == dict.fromkeys(found.programmes[0], "Words on this.")


def test_words_in_capitals_that_may_be_of_the_answer_stay_with_it() -> None:
    found = read("".join(f"{h.upper()} {'SARA is used' if n == 4 else 'Words on this'}.\n" for n, h in enumerate(OWN)))
    got = texts(found)
    assert got["i05_risk"] == "SARA is used."
    assert len(got) == 18
    assert all(words.endswith("Words on this.") for item, words in got.items() if item != "i05_risk")


def test_what_follows_the_greeting_is_no_answer() -> None:
    end = ("\nHelp with alcohol\n\nWe hope that this is useful.\n\nYours very sincerely,\n\nA. B.\nHead of Unit\n"
           "Remarks: the manual can be sent by post.\n")
    assert under("i18_other", end.strip()) == "Help with alcohol"


def test_the_initials_of_who_answers_are_no_words() -> None:
    found = read("".join(f"{item.heading}:\n[KM] Words on this.\n\n" for item in pack().template.items))
    assert set(texts(found).values()) == {"Words on this."}


def test_a_cell_that_says_that_the_row_goes_on_is_no_heading() -> None:
    rows = [(item.heading, "Words.") for item in pack().template.items]
    rows[5:6] = [rows[5], ("(continued)", "Men."), ("Forts.", "Women.")]
    found = read("\n".join("\t".join(row) for row in rows))
    assert texts(found)["i06_target"] == "Words. Men. Women."


def test_what_a_mail_program_puts_under_a_signature_is_no_answer() -> None:
    below = "This letter was written with the free version of our software, which the ministry pays for every year.\n"
    for sign in ("Med vänlig hälsning,\n\nA. Berg\nhandläggare\nFrivården\nBox 1\n\n--\n",
                 "Cordialement,\nA.\nB\nC\nD\n---\n"):
        rows = [f"{item.heading}:\ntext of {item.id}\n\n" for item in pack().template.items]
        found = texts(read("".join(rows) + sign + below))
        assert found["i18_other"] == "text of i18_other"


def test_dashes_without_regards_part_no_answer() -> None:
    rows = [f"{item.heading}:\ntext of {item.id}\n\n" for item in pack().template.items]
    below = "There is also a course for fathers, which the municipality pays for in all of the four towns.\n"
    assert "course for fathers" in texts(read("".join(rows) + "--\n" + below))["i18_other"]
