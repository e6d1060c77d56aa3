"""Whose words are whose? Scores readers and segmenter alone, without values.

    python -m bench.segmenting GOLD_FOLDER ... [--formats docx pdf txt] [--show N]
    python -m bench.segmenting --answers CASES [--show N]

GOLD_FOLDER: returns with their gold in YAML of the same name (`items`: status and text of each). CASES: single answers
(YAML file or folder) with the template's guidance in {braces}; each is put into an otherwise empty form. Prints the
share of answer words lost and foreign, of items whose status and whose text are right, and the CPU time of segmenting.
Cases of a folder whose name ends in `_aside` are counted and never shown.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bench.scoring import fold
from pipeline import readers, rules, segment
from pipeline.model import Answer, Document

ROOT = Path(__file__).resolve().parent.parent
ANSWERED = {"displaced_in": "answered", "displaced_out": "answered"}


def words(text: Any) -> list[str]:
    """The words of a text, compared loosely."""
    return fold(text).split()


@dataclass
class Score:
    """Counts over items; `misses` tells of those that are not right."""

    due: int = 0
    given: int = 0
    lost: int = 0
    foreign: int = 0
    items: int = 0
    status: int = 0
    exact: int = 0
    seconds: float = 0.0
    files: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, about: str, text: Any, status: str | None, answer: Answer) -> None:
        """Compare one item: the gold's words and status (None: not told) with the answer's."""
        want, have = Counter(words(text)), Counter(words(answer.text))
        lost, foreign = want - have, have - want
        self.due += want.total()
        self.given += have.total()
        self.lost += lost.total()
        self.foreign += foreign.total()
        self.items += 1
        same = status is None or ANSWERED.get(status, status) == ANSWERED.get(answer.status, answer.status)
        self.status += same
        self.exact += words(text) == words(answer.text)
        if lost or foreign or not same:
            self.misses.append(f"{about} {answer.item}: {status} read as {answer.status}; lost: "
                               f"{' '.join(lost.elements())[:200]!r}; foreign: {' '.join(foreign.elements())[:200]!r}")

    def line(self) -> str:
        """The figures in a row."""
        return (f"{self.files} files, {self.items} items: words lost {self.lost / max(1, self.due):.4f}, "
                f"foreign {self.foreign / max(1, self.given):.4f}, status {self.status / max(1, self.items):.4f}, "
                f"exact {self.exact / max(1, self.items):.4f}, {1000 * self.seconds / max(1, self.files):.1f} ms")


def segmented(document: Document, ready: segment.Segmenter, score: Score) -> dict[str, Answer]:
    """The answers of a document's first programme; its CPU time goes into the score."""
    began = time.process_time()
    found = segment.segment(document, ready)
    score.seconds += time.process_time() - began
    score.files += 1
    return found.programmes[0]


def gold(folder: Path, suffix: str, ready: segment.Segmenter) -> Score:
    """Score the returns of a folder in one format."""
    score = Score()
    for file in sorted(folder.glob("*.yaml")):
        source = file.with_suffix("." + suffix)
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        answers = segmented(readers.read(source.read_bytes(), source.name), ready, score)
        for item, want in content["items"].items():
            score.add(source.name, want.get("text"), want["status"], answers[item])
    return score


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """Single answers."""
    for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
        yield from yaml.safe_load(file.read_text(encoding="utf-8"))


def drawn(case: dict[str, Any], template: rules.Template) -> bytes:
    """A form in which only one item is answered."""
    lines = [template.title[0], "\tExplanation"]
    for item in template.items:
        text = re.sub(r"[{}]", "", str(case["answer"])).strip() if item.id == case["item"] else ""
        lines.append(item.heading + "\t" + " ".join(text.split("\n")))
    return ("\n".join(lines) + "\n").encode()


def due(answer: str) -> str:
    """The respondent's words of a case: outside braces, without the options that are not ticked."""
    text = re.sub(r"\{[^}]*\}", " ", answer)
    text = re.sub(r"\(([xX ])\)", r"[\1]", text)
    if re.search(r"\[[xX ]\]|[☐☒]", text):
        text = re.sub(r"(?:\[ \]|☐)(?:(?! - )[^\[\]☐☒;:.])*", " ", text)
        text = re.sub(r"\[[xX]\]|☒", " ", text)
    return "" if re.fullmatch(r"[xX]{1,3}", text.strip()) else text


def single(path: Path, ready: segment.Segmenter, template: rules.Template) -> Score:
    """Score single answers, each in a form of its own."""
    score = Score()
    for case in cases(path):
        answers = segmented(readers.read(drawn(case, template), f"{case['id']}.txt"), ready, score)
        score.add(str(case["id"]), due(str(case["answer"])), None, answers[case["item"]])
        for item, answer in answers.items():
            if item != case["item"] and answer.parts:
                score.misses.append(f"{case['id']}: words given to {item}: {answer.text[:100]!r}")
    return score


def main() -> None:
    """Print the figures of what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--formats", nargs="+", default=["docx", "pdf", "txt"])
    parser.add_argument("--answers", type=Path, nargs="+", default=[])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--rules", type=Path, default=ROOT / "rules" / "perpetrator_programmes")
    asked = parser.parse_args()
    pack = rules.load(asked.rules)
    ready = segment.prepare(pack)
    for folder in asked.gold:
        for suffix in asked.formats:
            score = gold(folder, suffix, ready)
            print(f"{folder.name} {suffix}: {score.line()}", *score.misses[: asked.show], sep="\n  ")
    for path in asked.answers:
        score = single(path, ready, pack.template)
        aside = path.resolve().name.endswith("_aside") or path.resolve().parent.name.endswith("_aside")
        print(f"{path.name}: {score.line()}", *([] if aside else score.misses[: asked.show]), sep="\n  ")


if __name__ == "__main__":
    main()
