"""The rule pack: every example in it is a test; wrong packs are refused with file, line and key."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path

import pytest

from pipeline import check, normalise, rules
from pipeline.extract import Engine, engine
from pipeline.model import RulesError
from pipeline.rules import Example

PACK = Path(__file__).resolve().parent.parent / "rules" / "perpetrator_programmes"


@lru_cache(maxsize=1)
def ready() -> Engine:
    return engine(PACK)


BLOCK = 80
# By answer: an answer that is an example of several variables is then read once.
EXAMPLES = sorted(check.examples(ready()), key=lambda told: (told[0].item, told[2].answer))
BLOCKS = [(EXAMPLES[at][0].item, at) for at in range(0, len(EXAMPLES), BLOCK)]


@pytest.mark.parametrize(("item", "first"), BLOCKS)
def test_examples(item: str, first: int) -> None:
    """Some dozens of examples a test: as tests of their own they would take longer to count than to read."""
    told = {
        f"{variable.name} example {number}": check.verdict(ready(), variable, example)
        for variable, number, example in EXAMPLES[first : first + BLOCK]
    }
    assert {which: wrong for which, wrong in told.items() if wrong} == {}


def test_every_variable_has_examples() -> None:
    bare = [v.name for v in ready().rules.variables if not v.examples]
    assert bare == []


def test_every_variable_has_a_negative_example() -> None:
    bare = [v.name for v in ready().rules.variables if all(e.value not in (None, []) for e in v.examples)]
    assert bare == []


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "pack"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("variables/i05_risk.yaml", "  tier: core", "  teir: core", r"i05_risk.yaml, line \d+.*teir"),
        ("variables/i05_risk.yaml", "  item: i05_risk", "  item: i99_risk", r"i05_risk.yaml, line \d+.*i99_risk"),
        ("variables/i05_risk.yaml", "  kind: ", "  kind: un", r"i05_risk.yaml, line \d+.*kind"),
        ("variables/i05_risk.yaml", "values: risk_level\n", "values: risk_livel\n", r"risk_livel"),
        ("codes.yaml", "  yes_no:", "  yes_no: {}\n  yes_no:", r"codes.yaml, line \d+.*twice"),
        ("template.yaml", "label:", "label: [", r"template.yaml, line \d+"),
        ("vocabulary/settings.yaml", "terms:", "term:", r"settings.yaml, line \d+.*term"),
        ("checks.yaml", "left: sessions_group", "left: sessions_grp", r"sessions_grp"),
    ],
)
def test_wrong_pack_is_refused(pack: Path, file: str, old: str, new: str, says: str) -> None:
    edit(pack / file, old, new)
    with pytest.raises(RulesError, match=says):
        normalise.prepare(rules.load(pack))


@pytest.mark.parametrize(("name", "answer", "wanted"), [
    ("group_size", "Groups of 6 to 8 men", [6, 8]),
    ("group_size", "Groups of 6 to 8 men", "six to eight"),
    ("delivery_format", "Groups of 6 to 8 men", ["group_only"]),
    ("theories", "CBT", 1),
    ("theories", "CBT", "cbt"),
])
def test_what_no_value_can_be_is_not_what_an_example_wants(name: str, answer: str, wanted: object) -> None:
    variable = ready().rules.by_name[name]
    sentence = check.verdict(ready(), variable, Example(answer=answer, value=wanted))
    assert sentence is not None
    assert str(wanted) in sentence


def test_a_folder_without_template_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"template\.yaml"):
        rules.load(tmp_path)


def test_norway_and_times_stay_text(tmp_path: Path) -> None:
    from pipeline import yaml12

    file = tmp_path / "x.yaml"
    file.write_text("a: NO\nb: 12:30\nc: on\nd: 1.5\ne: true\nf: '7'\n", encoding="utf-8")
    content, lines = yaml12.load(file)
    assert content == {"a": "NO", "b": "12:30", "c": "on", "d": 1.5, "e": True, "f": "7"}
    assert lines.at(("d",)) == 4
