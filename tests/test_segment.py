"""Whose words are whose: layouts, headings, and what belongs to no item."""

from __future__ import annotations

from time import process_time

import pytest
from form_bank import BANK
from form_composer import TEXT_LAYOUTS, WORD_LAYOUTS, compose
from hypothesis import example, given, settings
from hypothesis import strategies as st
from segmented import flag, kinds, pack, quoted, read, ready, texts

from bench.segmenting import Score
from pipeline import readers, segment
from pipeline.model import Block, Document, Place, Span, UnreadableFile

# Composed forms ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", TEXT_LAYOUTS + WORD_LAYOUTS)
def test_composed_forms(layout: str) -> None:
    score = Score()
    for seed in range(4):
        form = compose(pack().template, BANK, 1000 + seed, layout)
        found = segment.segment(readers.read(form.data, form.name), ready())
        for item, answer in found.programmes[0].items():
            score.add(form.name, form.words[item], form.status[item], answer)
    assert score.due > 300
    assert score.lost <= 0.005 * score.due, score.misses
    assert score.foreign <= 0.01 * score.given, score.misses
    assert score.status >= 0.98 * score.items, score.misses


# Headings ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("Evaluation", "i12_evaluation"),
        ("12. EVALUATION:", "i12_evaluation"),
        ("Q12 - Evaluation of the programme", "i12_evaluation"),
        ("Evalution", "i12_evaluation"),
        ("Risk assessment (risicotaxatie)", "i05_risk"),
        ("Naam van het daderprogramma / Name of the perpetrator programme", "i01_name"),
        ("Monitoring and traning of facilitators", "i11_monitoring"),
        ("Zielgruppe", "i06_target"),
        ("Duree du programme", "i09_duration"),
        ("Safety of victims and of their children", "i10_victims"),
        ("Owner / developer and year", "i02_owner_year"),
    ],
)
def test_headings_in_other_wordings(heading: str, item: str) -> None:
    found = ready().matcher.heading(heading)
    assert found is not None
    assert found.items == (item,)


@pytest.mark.parametrize(
    "line", ["Groups", "Men are referred by the court.", "SARA", "Yes", "12 sessions of 2 hours", ""]
)
def test_answers_are_no_headings(line: str) -> None:
    assert ready().matcher.heading(line) is None


def test_a_heading_nobody_knows_ends_the_item_before_it() -> None:
    found = read("Geographical scope\tFinland\nLegal basis\tAct 5 of 2010\nRisk assessment\tSARA\nEvaluation\tno\n")
    assert texts(found) == {"i03_scope": "Finland", "i05_risk": "SARA", "i12_evaluation": "no"}
    assert flag(found, "heading-unmatched").item is None
    assert [p.span.of(found.ledger.document.text) for p in found.cover] == ["Legal basis", "Act 5 of 2010"]
    assert quoted(found, "answer", "unmatched") == ["Act 5 of 2010"]


def test_unknown_headings_are_told_by_their_words_or_their_place() -> None:
    found = read(
        "What is it called?\tAlpha\nOwner/developer Year\tMinistry\nThe Nordic side\tFinland\nKey features\tA course\n"
        "Tool for assessing how dangerous he is\tSARA\nWho can come\tMen\nTheory/Methodology used\tCBT\n"
    )
    assert texts(found) == {
        "i01_name": "Alpha",
        "i02_owner_year": "Ministry",
        "i03_scope": "Finland",
        "i04_key_features": "A course",
        "i05_risk": "SARA",
        "i06_target": "Men",
        "i07_theory": "CBT",
    }
    assert kinds(found)["heading-unmatched"] == 3


def test_lost_headings_are_found_by_their_prompts() -> None:
    found = read(
        "Name of the perpetrator programme:\nAlpha\n\nRisk assessment:\nSARA\n\n"
        "Is the programme delivered to a group, one to-one or combined?\nGroup\n\n"
        "Describe the length and intensity of the programme\n20 sessions\n\nVolume:\n120 men\n"
    )
    assert texts(found) == {
        "i01_name": "Alpha",
        "i05_risk": "SARA",
        "i08_format": "Group",
        "i09_duration": "20 sessions",
        "i15_volume": "120 men",
    }


def test_merged_headings() -> None:
    found = read(
        "Name of the perpetrator programme\tAlpha\nGeographical scope / Target group\tFinland, men\n"
        "Individual or group programme / Duration of the perpetrator programme\t"
        "Is the programme delivered to a group, one to-one or combined? group "
        "Describe the length and intensity of the programme 30 sessions\nVolume\t5\n"
    )
    answers = found.programmes[0]
    assert (answers["i03_scope"].status, answers["i06_target"].status) == ("displaced_in", "displaced_out")
    assert answers["i03_scope"].text == answers["i06_target"].text == "Finland, men"
    assert answers["i06_target"].found_in == "i03_scope"
    assert (answers["i08_format"].text, answers["i09_duration"].text) == ("group", "30 sessions")
    assert flag(found, "displaced_answer").item == "i06_target"


def test_a_heading_in_two_rows_or_cut_by_a_page() -> None:
    found = read(
        "Owner/developer\tMinistry\nYear\t2010\nDuration of the\t20 sessions,\n"
        "perpetrator programme\tweekly\nVolume\t5\n"
    )
    assert texts(found) == {"i02_owner_year": "Ministry 2010", "i09_duration": "20 sessions, weekly", "i15_volume": "5"}
    assert not kinds(found)["duplicate-heading"]


def test_a_heading_that_stands_twice() -> None:
    found = read("Risk assessment\tSARA\nTarget group\tmen\nRisk assessment\thigh risk\nVolume\t5\n")
    assert texts(found)["i05_risk"] == "SARA high risk"
    assert flag(found, "duplicate-heading").item == "i05_risk"


def test_own_lines_that_look_like_headings_stay_in_the_answer() -> None:
    found = read(
        "Name of the perpetrator programme:\nAlpha\n\nKey features of the perpetrator programme:\nProblem: violence.\n"
        "Duration: 20 sessions\nGroups:\nare closed\nTarget group: men\n\nRisk assessment:\nSARA\nRisk level: high\n\n"
        "Target group:\nMen over 18\n\nDuration of the perpetrator programme:\n20 sessions\n\nEvaluation:\nongoing\n"
    )
    assert (
        texts(found)["i04_key_features"]
        == "Problem: violence. Duration: 20 sessions Groups: are closed Target group: men"
    )
    assert texts(found)["i05_risk"] == "SARA Risk level: high"
    assert texts(found)["i06_target"] == "Men over 18"


def test_rows_without_a_heading_continue_the_item_above() -> None:
    found = read("Risk assessment\tSARA\n\tand ODARA\nTarget group\tmen\n\tover 18\nVolume\t5\n")
    assert texts(found) == {"i05_risk": "SARA and ODARA", "i06_target": "men over 18", "i15_volume": "5"}


@pytest.mark.parametrize(
    "text",
    [
        "Name of the programme\tAlpha\tOwner\tMinistry\n"
        "Country\tFinland\tTarget group\tmen\nEvaluation\tno\tVolume\t5\n",
        "Name of the programme\tOwner\tCountry\tTarget group\tEvaluation\tVolume\n"
        "Alpha\tMinistry\tFinland\tmen\tno\t5\n",
        "1\tName of the programme\tAlpha\n2\tOwner\tMinistry\n3\tCountry\tFinland\n"
        "4\tTarget group\tmen\n5\tEvaluation\tno\n"
        "6\tVolume\t5\n",
        "Name of the programme: Alpha\nOwner: Ministry\nCountry: Finland\n"
        "Target group: men\nEvaluation: no\nVolume: 5\n",
    ],
)
def test_layouts(text: str) -> None:
    assert texts(read(text)) == {
        "i01_name": "Alpha",
        "i02_owner_year": "Ministry",
        "i03_scope": "Finland",
        "i06_target": "men",
        "i12_evaluation": "no",
        "i15_volume": "5",
    }


# What belongs to no item -------------------------------------------------------------------------------------------


def test_cover_note_and_signature_are_named_and_kept() -> None:
    found = read(
        "Dear colleagues,\nplease find our answers below.\n\n"
        "Name of the perpetrator programme: Alpha\nOwner: Ministry\n"
        "Target group: men\nRisk assessment: see attachment\n"
        "Volume: 120 men a year\n\nKind regards,\nOffice of treatment\n"
    )
    assert texts(found)["i15_volume"] == "120 men a year"
    assert quoted(found, "boilerplate", "cover") == ["Dear colleagues,", "please find our answers below."]
    assert quoted(found, "boilerplate", "closing") == ["Kind regards,", "Office of treatment"]
    assert len(found.cover) == 4


def test_place_and_date_under_the_last_row() -> None:
    found = read("Risk assessment\tSARA\nVolume\t5\nOther initiatives\tA helpline for men.\nTallinn, 06.02.2020\n")
    assert texts(found)["i18_other"] == "A helpline for men."
    assert quoted(found, "boilerplate", "closing") == ["Tallinn, 06.02.2020"]


def test_two_forms_in_one_file() -> None:
    one = (
        "Name of the perpetrator programme:\n{}\n\nOwner/developer:\n{}\n\n"
        "Target group:\n{}\n\nRisk assessment:\n{}\n\n"
    )
    found = read(
        "FORM 1\n"
        + one.format("Alpha", "Ministry", "men", "SARA")
        + "FORM 2\n"
        + one.format("Beta", "NGO", "women", "ODARA")
    )
    assert len(found.programmes) == 2
    assert texts(found, 1) == {
        "i01_name": "Alpha",
        "i02_owner_year": "Ministry",
        "i06_target": "men",
        "i05_risk": "SARA",
    }
    assert texts(found, 2) == {"i01_name": "Beta", "i02_owner_year": "NGO", "i06_target": "women", "i05_risk": "ODARA"}
    assert {a.programme for a in found.programmes[1].values()} == {2}
    assert kinds(found)["multiple_programmes"] == 1


def test_the_empty_form_below_a_mail_is_no_second_programme() -> None:
    found = read(
        "Name of the programme: Alpha\nOwner: Ministry\nTarget group: men\nRisk assessment: SARA\nVolume: 5\n\n"
        "> Name of the programme:\n> Owner:\n> Target group:\n> Risk assessment:\n> Volume:\n"
    )
    assert len(found.programmes) == 1
    assert texts(found)["i15_volume"] == "5"


def test_words_after_the_form_that_are_no_closing_are_flagged() -> None:
    text = (
        "Name of the programme\tAlpha\nVolume\t5\nEvaluation\tno\n"
        "We also run a course for women in two other places of the country."
    )
    blocks = []
    for r, line in enumerate(text.split("\n")[:3]):
        a = text.index(line)
        tab = line.index("\t")
        blocks += [
            Block(Span(a, a + tab), Place(table=0, row=r, column=0)),
            Block(Span(a + tab + 1, a + len(line)), Place(table=0, row=r, column=1)),
        ]
    blocks.append(Block(Span(text.index("We also"), len(text))))
    found = segment.segment(Document("x", "0", 1, "docx", "word", text, tuple(blocks)), ready())
    assert kinds(found)["unclaimed"] == 1
    assert "two other places" in found.cover[-1].span.of(text)


# Any text ----------------------------------------------------------------------------------------------------------

_WORDS = (
    [i.heading for i in pack().template.items]
    + [p.text for i in pack().template.items for p in i.prompts]
    + [
        "☒ yes ☐ no",
        "see attachment",
        "N/A",
        "-",
        "12 sessions",
        "SARA",
        "Kind regards",
        "x",
        "•",
        "Legal basis",
        "1.",
        ":",
        "\u00ad",
    ]
)


@given(
    st.lists(
        st.one_of(st.sampled_from(_WORDS), st.sampled_from(["\n", "\t", "\n\n", " ", ": "]), st.text(max_size=12)),
        max_size=60,
    )
)
@example(["Target group", "\t", "Is it for men only?"])  # a question in a row that has no prompt
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_ledger_without_gaps(pieces: list[str]) -> None:
    try:
        document = readers.read("".join(pieces).encode("utf-8", "replace"), "form.txt")
    except UnreadableFile:
        return
    found = segment.segment(document, ready())
    for answers in found.programmes:
        assert list(answers) == [i.id for i in pack().template.items]
        for answer in answers.values():
            own = [p.span.of(document.text) for p in answer.parts]
            assert answer.text == " ".join(own)
            assert not any(c in part for part in own for c in "\n\t")
    answered = {(e.span.start, e.span.end) for e in found.ledger.entries if e.kind == "answer"}
    assert {(p.span.start, p.span.end) for a in found.programmes for x in a.values() for p in x.parts} <= answered


@pytest.mark.parametrize(
    "piece", ["By who? ", "Is the perpetratr programme evaluatd? ", "☒ yes ☐ no ", "a sentence of words. "]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = "Name of the programme\tA\nVolume\t5\nEvaluation\t" + piece * (size // len(piece))
        document = readers.read(text.encode(), "form.txt")
        best = 60.0
        for _ in range(2):
            began = process_time()
            segment.segment(document, ready())
            best = min(best, process_time() - began)
        return best

    seconds(1_000)
    assert seconds(60_000) < 30 * seconds(6_000) + 0.2
