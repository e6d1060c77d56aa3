"""CPU time of one warm return by stage and format, as ratios to the raw floors measured in the same run.

    python -m bench.speed [--rounds 7]

Floors: an lxml walk of a Word file's main part; PDFium's text rectangles and object bounds of a PDF. Each number is the
least of several rounds that take turns, mean over the gold returns. The last line scales the times to a machine on
which the PDF floor takes 9 ms.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from bench.accuracy import ROOT
from bench.readers import GOLD, floor_docx, floor_pdf
from pipeline import readers
from pipeline.extract import Engine, engine, read_document

FORMATS = ("docx", "pdf", "txt")
FLOOR_MS = 9.0
MAIN = re.compile(r"word/document\.xml")


def measure(ready: Engine, rounds: int) -> dict[str, dict[Path, float]]:
    """Least seconds by stage and file."""
    least: dict[str, dict[Path, float]] = defaultdict(dict)

    def timed(stage: str, file: Path, work: Callable[[], Any]) -> Any:
        began = process_time()
        found = work()
        least[stage][file] = min(least[stage].get(file, 9e9), process_time() - began)
        return found

    for _ in range(rounds):
        for suffix in FORMATS:
            for file in sorted(GOLD.glob(f"*.{suffix}")):
                data = file.read_bytes()
                if suffix == "docx":
                    timed("floor of Word", file, lambda file=file: floor_docx(file, MAIN))
                if suffix == "pdf":
                    timed("floor of PDF", file, lambda file=file: floor_pdf(file))
                document = timed(f"{suffix}: read", file, lambda data=data, file=file: readers.read(data, file.name))
                timed(f"{suffix}: segment, normalise, flag", file, lambda d=document: read_document(d, ready))
    return least


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rounds", type=int, default=7)
    ap.add_argument("--rules", type=Path, default=ROOT / "rules" / "perpetrator_programmes")
    o = ap.parse_args()
    least = measure(engine(o.rules), o.rounds)
    mean = {stage: 1000 * sum(found.values()) / len(found) for stage, found in least.items()}
    floor = mean["floor of PDF"]
    print(f"{'':36}{'ms':>8}{'x PDF floor':>13}")
    for stage in sorted(mean, key=lambda s: (not s.startswith("floor"), s)):
        print(f"{stage:36}{mean[stage]:8.1f}{mean[stage] / floor:13.2f}")
    scaled = {s: (mean[f"{s}: read"] + mean[f"{s}: segment, normalise, flag"]) * FLOOR_MS / floor for s in FORMATS}
    print("a return, at a floor of 9 ms: " + ", ".join(f"{s} {ms:.0f} ms" for s, ms in scaled.items()))


if __name__ == "__main__":
    main()
