"""The second reader: what coded answers teach, and the doubts that follow from it."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

import pytest
import yaml

from pipeline import second_reader
from pipeline.extract import Engine, as_form, engine, read_answers
from pipeline.learn import coded_answers, learn
from pipeline.learnt import LEARNT
from pipeline.model import RulesError
from pipeline.rules import coded, load
from pipeline.second_reader import SOME, labels, traits

HERE = Path(__file__).resolve().parent
PACK = HERE.parent / "rules" / "perpetrator_programmes"
BY_COUNTER = ["at the hatch", "the hatch lends", "ask at our hatch", "hatch, daily", "one hatch", "the old hatch"] * 5
BY_POST = ["in a parcel", "parcels go out", "we send a parcel", "parcel, weekly", "by parcel", "small parcel"] * 5


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The small pack, whose rules know the counter and the trolley, taught that hatches are counters and parcels are
    trolleys."""
    folder = tmp_path_factory.mktemp("packs") / "small"
    shutil.copytree(HERE / "small_pack", folder)
    (folder / "coded").mkdir()
    cases = [(w, ["counter"]) for w in BY_COUNTER] + [(w, ["trolley"]) for w in BY_POST] + [("no books", None)] * 24
    for number, (answer, value) in enumerate(cases):
        content = {"items": {"q2_lending": answer}, "values": {"lending": value}}
        (folder / "coded" / f"{number:02}.yaml").write_text(yaml.safe_dump(content), "utf-8")
    assert learn(folder) == 0
    return engine(folder)


def _expects(ready: Engine, answer: str) -> dict[str, float]:
    passage = as_form({"q2_lending": answer}, ready).passage("q2_lending")
    expected = second_reader.expects(ready.rules, ready.rules.by_name["lending"], None, passage)
    return {code: e.odds for code, e in expected.items()}


def test_it_expects_what_it_was_taught(taught: Engine) -> None:
    hatch, parcel = _expects(taught, "a hatch"), _expects(taught, "two parcels")
    assert hatch["counter"] > 0.8 > 0.2 > hatch["trolley"]
    assert parcel["trolley"] > 0.8 > 0.2 > parcel["counter"]
    assert all(0 <= odds <= 1 for odds in [*hatch.values(), *parcel.values()])


def test_it_expects_nothing_of_words_never_seen(taught: Engine) -> None:
    assert _expects(taught, "zzzz qqqq") == {}


def test_a_missed_value_is_flagged_and_stays_away(taught: Engine) -> None:
    _, readings, flags = read_answers({"q2_lending": "the hatch, a hatch"}, taught)
    assert [v.status for v in readings["lending"].values] == ["not_mentioned"]
    flag = next(f for f in flags if f.variable == "lending")
    assert flag.kind == "low_confidence"
    assert "mostly say" in flag.message


def test_a_value_against_all_odds_is_of_low_confidence(taught: Engine) -> None:
    model = taught.rules.learnt["lending"][""]
    row = zip(model.codes, model.weights["hatch"], strict=True)
    model.weights["hatch"] = tuple(-900 if code == "counter" else w for code, w in row)
    second_reader._table.cache_clear()
    _, readings, flags = read_answers({"q2_lending": "At the counter, a hatch."}, taught)
    value = readings["lending"].values[0]
    assert (value.value, value.confidence) == (("counter",), "low")
    flag = next(f for f in flags if f.variable == "lending")
    assert flag.kind == "low_confidence"
    assert "seldom say" in flag.message
    assert flag.span == value.evidence[0]


def test_learning_twice_gives_the_same_bytes(taught: Engine) -> None:
    file = taught.rules.folder / LEARNT
    before = file.read_bytes()
    learn(taught.rules.folder)
    assert file.read_bytes() == before


def test_what_was_learnt_belongs_to_the_fingerprint(tmp_path: Path) -> None:
    shutil.copytree(HERE / "small_pack", tmp_path / "small")
    before = load(tmp_path / "small").fingerprint
    (tmp_path / "small" / LEARNT).write_text('{"variables": {}}', "utf-8")
    assert load(tmp_path / "small").fingerprint != before


@pytest.mark.parametrize("damage", [
    "{", "[]", '{"variables": {"lending": {"": {"codes": ["a"], "taught": [9], "bias": [1, 2], "weights": {}}}}}',
    '{"variables": {"lending": {"": {"codes": ["a"], "taught": [9], "bias": [1], "weights": {"desk": [1, 2]}}}}}'])
def test_a_damaged_file_is_refused_with_advice_before_anything_is_read(tmp_path: Path, damage: str) -> None:
    shutil.copytree(HERE / "small_pack", tmp_path / "small")
    (tmp_path / "small" / LEARNT).write_text(damage, "utf-8")
    with pytest.raises(RulesError, match="rules learn"):
        load(tmp_path / "small")


@pytest.mark.parametrize(("content", "says"), [
    ("items: {q2_lending: desk}\nvalues: {landing: [counter]}", "landing"),
    ("items: {q9_lending: desk}\nvalues: {}", "q9_lending"),
    ("- items: {q2_lending: desk}", "values"),
    ("- desk", "one.yaml"),
])
def test_a_wrong_coded_return_is_refused(tmp_path: Path, content: str, says: str) -> None:
    shutil.copytree(HERE / "small_pack", tmp_path / "small")
    (tmp_path / "small" / "coded").mkdir()
    (tmp_path / "small" / "coded" / "one.yaml").write_text(content, "utf-8")
    with pytest.raises(RulesError, match=says):
        list(coded(load(tmp_path / "small")))


def test_a_pack_without_it_expects_nothing() -> None:
    assert _expects(engine(HERE / "small_pack"), "At the counter.") == {}


def test_labels_of_choices_are_codes_and_of_all_else_some_value() -> None:
    variables = load(PACK).by_name
    assert labels(variables["risk_levels"], ["medium", "high"]) == {"medium", "high"}
    assert labels(variables["accredited"], "yes") == {"yes"}
    assert labels(variables["sessions"], {"min": 3, "max": None}) == {SOME}
    assert labels(variables["jurisdictions_main"], ["IE"]) == {SOME}
    assert labels(variables["risk_levels"], None) == labels(variables["risk_levels"], []) == frozenset()


def test_traits_are_beginnings_numbers_and_codes() -> None:
    ready = engine(HERE / "small_pack")
    found = traits(as_form({"q2_lending": "At the counter, 12 times."}, ready).passage("q2_lending"))
    assert {"#", "count", "times", "lending.counter"} <= found
    assert not {",", ".", "12", "counter"} & found


def test_the_packs_learnt_codes_are_its_own() -> None:
    pack = load(PACK)
    assert pack.learnt
    for name, models in pack.learnt.items():
        variable = pack.by_name[name]
        permitted = {c.code for c in pack.permitted(variable) or ()} | {"yes", "no", "none", SOME}
        for dimension, model in models.items():
            assert (dimension or None) in variable.dimensions
            assert set(model.codes) <= permitted | {"partly", "planned", "unclear"}
            assert all(len(row) == len(model.codes) == len(model.bias) for row in model.weights.values())


def test_the_table_of_a_question_sums_what_each_weight_says() -> None:
    ready = engine(PACK)
    passage = as_form({"i08_format": "Mostly in groups of ten, some men alone with one worker."}, ready).passage(
        "i08_format")
    for variable in ready.rules.of_item("i08_format"):
        for dimension, model in ready.rules.learnt.get(variable.name, {}).items():
            rows = [model.weights[t] for t in traits(passage) if t in model.weights]
            expected = second_reader.expects(ready.rules, variable, dimension or None, passage)
            for at, code in enumerate(model.codes):
                told = (model.bias[at] + sum(row[at] for row in rows) / len(rows) ** 0.5) / second_reader.SCALE
                assert expected[code].odds == pytest.approx(1 / (1 + math.exp(-told)))


def test_the_packs_coded_returns_have_only_its_items_and_variables() -> None:
    pack = load(PACK)
    returns = list(coded(pack))
    assert returns
    for told in returns:
        assert set(told.items) <= set(pack.items)
        assert set(told.values) <= set(pack.by_name)


def test_every_example_teaches_its_variable() -> None:
    ready = engine(HERE / "small_pack")
    taught_by = coded_answers(ready)
    for variable in ready.rules.variables:
        assert len(taught_by[variable.name, ""]) == len(variable.examples)


def test_what_governs_a_code_and_which_follows_it_are_traits() -> None:
    answer = {"i05_risk": "We do not use SARA. We use ODARA and the interview."}
    found = traits(as_form(answer, engine(PACK)).passage("i05_risk"))
    assert {"risk_tools.SARA", "risk_tools.SARA@not", "risk_tools.ODARA", "odara"} <= found
    assert "risk_tools.ODARA@not" not in found
    assert any(second_reader.BEHIND in trait and trait.startswith("risk_tools.ODARA") for trait in found)
