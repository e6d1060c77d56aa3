"""How likely a value is wrong: its marks, what is learnt of values read at first sight, and what follows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline import first_sight
from pipeline.check import examples
from pipeline.extract import Engine, engine, read_answers
from pipeline.first_sight import Marks, marks, weighed, wrong
from pipeline.learn import first_sight_values, learn
from pipeline.learnt import LEARNT, FirstSight
from pipeline.model import RulesError
from pipeline.normalise.certainty import content
from pipeline.rules import load
from pipeline.second_reader import doubt, expects, labels

HERE = Path(__file__).resolve().parent
PACK = HERE.parent / "rules" / "perpetrator_programmes"
LENDING = load(HERE / "small_pack").by_name["lending"]
PLAIN = Marks(0.1, 0.9, 0.05, 0.05, 40, 6, 1, 1, 1, 4, 0, 0, 0, 0.0)
STRANGE = Marks(0.9, 0.1, 0.8, 1.2, 40, 90, 7, 2, 2, 3, 9, 4, 2, 0.5)


def _taught(folder: Path, rows: list[tuple[str, Marks]]) -> Engine:
    """The small pack with values read at first sight, (yes or no, marks), and what is learnt of them."""
    shutil.copytree(HERE / "small_pack", folder)
    (folder / "coded").mkdir()
    told = [",".join(["lending", right, *("" if m is None else str(m) for m in seen)]) for right, seen in rows]
    lines = [",".join(["variable", "right", *Marks._fields]), *told]
    (folder / "coded" / first_sight.FILE).write_text("\n".join(lines) + "\n", "utf-8")
    assert learn(folder) == 0
    return engine(folder)


def test_values_that_look_like_wrong_ones_are_likelier_wrong(tmp_path: Path) -> None:
    learnt = _taught(tmp_path / "small", [("yes", PLAIN)] * 30 + [("no", STRANGE)] * 10).rules.first_sight
    assert learnt
    assert wrong(learnt, LENDING, PLAIN) < 0.1 < 0.8 < wrong(learnt, LENDING, STRANGE)


@pytest.mark.parametrize(("bias", "grade", "flags"), [(-30.0, "high", 0), (-1.5, "medium", 0), (3.0, "low", 1)])
def test_a_value_has_the_confidence_that_it_deserves(tmp_path: Path, bias: float, grade: str, flags: int) -> None:
    shutil.copytree(HERE / "small_pack", tmp_path / "small")
    learnt = f'{{"variables": {{}}, "first_sight": {{"bias": {bias}, "marks": {{}}}}}}'
    (tmp_path / "small" / LEARNT).write_text(learnt, "utf-8")
    _, readings, found = read_answers({"q2_lending": "At the counter."}, engine(tmp_path / "small"))
    assert [(v.value, v.confidence) for v in readings["lending"].values] == [(("counter",), grade)]
    told = [f.message for f in found if f.variable == "lending" and f.kind == "low_confidence"]
    assert len(told) == flags
    assert all("9 in 10 values read like this one turned out wrong" in sentence for sentence in told)


def test_marks_count_what_stands_there() -> None:
    ready = engine(PACK)
    form, readings, _ = read_answers({"i08_format": "Group sessions. Some quuxly blorbs and one zzyzx."}, ready)
    variable = ready.rules.by_name["delivery_format"]
    value, passage = readings[variable.name].values[0], form.passage("i08_format")
    given, expected = labels(variable, content(value)), expects(ready.rules, variable, None, passage)
    seen = marks(variable, value, given, expected, doubt(expected, given), passage)
    assert (seen.sentences, seen.quoted_sentences, seen.place) == (2, 1, 0)
    assert (seen.strange, seen.strange_beside) == (3, 0)
    assert 1 <= seen.quoted_words < seen.words == len(passage.tokens)
    assert seen.doubt == pytest.approx(max(1 - (seen.least or 0), seen.other or 0))


def test_marks_of_any_value_are_numbers() -> None:
    ready = engine(HERE / "small_pack")
    for variable, _, example in examples(ready):
        form, readings, _ = read_answers({variable.item: example.answer, **example.items}, ready)
        for value in readings[variable.name].values:
            passage = form.passage(value.item or variable.item)
            told = weighed(variable, marks(variable, value, labels(variable, content(value)), {}, None, passage))
            assert all(isinstance(number, float) for number in told.values())


def test_odds_stay_odds() -> None:
    other = "a mark of another version"
    both = {"words": {other: 1.0, "words": 9.0}, other: {"words": 1.0}}
    learnt = FirstSight(bias=0, marks={"words": 1e6, other: 5}, together=both)
    assert 0 <= wrong(learnt, LENDING, PLAIN) <= 1


def test_two_marks_tell_more_together(tmp_path: Path) -> None:
    long, short = PLAIN._replace(words=60), PLAIN._replace(words=3)
    strange = [m._replace(strange_beside=3) for m in (long, short)]
    rows = [("yes", long), ("yes", short), ("yes", strange[0])] * 40 + [("no", strange[1])] * 40
    learnt = _taught(tmp_path / "small", rows).rules.first_sight
    assert learnt
    assert wrong(learnt, LENDING, strange[1]) > 0.5 > wrong(learnt, LENDING, strange[0])


@pytest.mark.parametrize("row", [
    "lending,perhaps" + ",1" * 14, "borrowing,no" + ",1" * 14, "lending,yes,1,2", "lending,no" + ",many" * 14])
def test_a_wrong_row_is_refused_with_its_line(tmp_path: Path, row: str) -> None:
    file = tmp_path / first_sight.FILE
    file.write_text(",".join(["variable", "right", *Marks._fields]) + "\n" + row + "\n", "utf-8")
    with pytest.raises(RulesError, match="line 2"):
        first_sight_values(file, load(HERE / "small_pack"))


def test_the_pack_knows_its_first_sight() -> None:
    pack = load(PACK)
    seen, learnt = first_sight_values(PACK / "coded" / first_sight.FILE, pack), pack.first_sight
    assert learnt
    assert set(learnt.marks) == set(weighed(LENDING, PLAIN))
    caught = [wrong(learnt, variable, m) for is_wrong, variable, m in seen if is_wrong]
    spared = [wrong(learnt, variable, m) for is_wrong, variable, m in seen if not is_wrong]
    assert sum(caught) / len(caught) > 2 * sum(spared) / len(spared)
