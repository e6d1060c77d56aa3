"""Tables of numbers inside an answer: found as cells and as pasted text, spelled out, every word where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from segmented import pack

from pipeline.extract import Engine, as_form, engine
from pipeline.passage import Passage
from pipeline.words.figures import tables


def ready() -> Engine:
    return engine(pack().folder)


def passage(answer: str, item: str = "i09_duration") -> Passage:
    form = as_form({item: answer}, ready())
    tables.spell_out(form)
    return form.passage(item)


def sentences(answer: str, item: str = "i09_duration") -> list[str]:
    found = passage(answer, item)
    return [s.of(found.text) for s in found.sentences]


SPELLED = ["Start 2 Meetings", "Main part 18 Meetings", "Start 3 Hours", "Main part 36 Hours"]


@pytest.mark.parametrize("answer", [
    "Stage Meetings Hours Start 2 3 Main part 18 36",
    "Stage\nMeetings\nHours\nStart\n2\n3\nMain part\n18\n36",
    "Stage | Meetings | Hours\nStart | 2 | 3\nMain part | 18 | 36",
])
def test_a_number_goes_with_the_label_of_its_row_and_the_head_of_its_column(answer: str) -> None:
    assert sentences(answer)[-4:] == SPELLED


def test_a_unit_in_the_cell_needs_no_head() -> None:
    assert "first 60 min" in sentences("Stage Meetings Minutes first 4 60 min second 12 90 min")


def test_years_open_rows_or_head_columns() -> None:
    rows = sentences("Year Groups Participants 2021 3 30 2022 4 44", "i15_volume")
    assert rows[1:] == ["2021 3 Groups", "2022 4 Groups", "2021 30 Participants", "2022 44 Participants"]
    columns = sentences("2021 2022 Started 30 44 Completed 21 35", "i15_volume")
    assert columns == ["2021 30 Started", "2022 44 Started", "2021 21 Completed", "2022 35 Completed"]


def test_settings_may_head_columns() -> None:
    assert sentences("Prison Community Sessions 20 26 Weeks 10 24") == [
        "Prison 20 Sessions", "Community 26 Sessions", "Prison 10 Weeks", "Community 24 Weeks"]


def test_one_column_of_numbers_needs_cells() -> None:
    cells = "Stage\nMeetings\nStart\n2\nMain part\n18\nEnd\n1\nTotal\n21"
    assert sentences(cells)[-4:] == ["Start 2 Meetings", "Main part 18 Meetings", "End 1 Meetings", "Total 21 Meetings"]
    assert sentences(cells.replace("\n", " ")) == [cells.replace("\n", " ")]


@pytest.mark.parametrize("answer", [
    "In 2019 and 2020 we held 20 sessions of 2 hours in 10 weeks; 12 men came, 9 stayed.",
    "20 group sessions of 2 hours, 4 individual talks of 1 hour, 24 weeks.",
    "In prison a group of 6-8, in probation a group of 10-12, sessions of 2 hours.",
    "Sessions: 20. Hours: 40. Weeks: 20. Men: 8 to 10.",
])
def test_prose_with_numbers_is_no_table(answer: str) -> None:
    plain = as_form({"i09_duration": answer}, ready()).passage("i09_duration")
    assert passage(answer).parts == plain.parts


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), min_size=2, max_size=6), st.booleans())
def test_every_word_of_a_table_points_to_where_it_stands(rows: list[tuple[int, int]], lines: bool) -> None:
    between = "\n" if lines else " "
    told = between.join(["Stage", "Sessions", "Hours", *(between.join(("Part", str(a), str(b))) for a, b in rows)])
    found = passage(f"As follows.\n{told}\nAll of them.")
    assert len(found.sentences) >= 2 * len(rows) + 2
    for word in found.tokens:
        spans = found.locate(word.start, word.end)
        assert "".join(s.of(found.document.text) for s in spans) == found.text[word.start : word.end]
        assert found.place(word.start) == spans[0].start


@pytest.mark.parametrize("words", ["2019 2020 2021 ", "Year Groups Participants 2021 3 30 ", "20 sessions 30 hours "])
def test_a_long_answer_of_numbers_is_looked_through_once(words: str) -> None:
    answer = (words * 500)[:8000].strip()
    assert len(passage(answer).text) >= len(answer)
