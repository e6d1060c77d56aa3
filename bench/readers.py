"""Reading, side by side with the peers: CPU time, share of the known words recovered, answers given back whole.

    python -m bench.readers [--peers PYTHON]    (some minutes with all peers)

Ours, python-docx and pdfplumber used naively, and the raw floors (an lxml walk of the parts that hold text, its looks
and numbers; PDFium's text rectangles and object bounds) run here; kreuzberg, markitdown and docling run in the
environment of PYTHON (`pip install kreuzberg markitdown[docx,pdf] docling` there), pandoc and pdftotext where they are
installed. A peer that is not there is named as such. Each number is the least of several rounds, per file, over the
gold returns; ratios hold in one run. An answer is whole where its words stand together in the text; ours are also
counted as the segmenter gives them back, its time included. "traits right" are small files of one trait each (a content
control, a struck word, a field ...) of which every word that shows is there and none that does not.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bench.scoring import fold
from bench.traits import Known, right, traits

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "golden" / "returns"
_PARTS = re.compile(r"word/(?:document|styles|numbering|comments|(?:foot|end)notes|header\d*|footer\d*)\.xml|.*\.rels")
ROUNDS = 3
DEADLINE = 20  # seconds for one small file
ANSWERS = "formledger, answers"
Read = Callable[[Path], str]
Run = tuple[dict[str, str], dict[str, float]]  # texts and CPU seconds by the name of the file

PEER = """
import json, resource, signal, sys, time
from pathlib import Path
name, rounds, deadline, files = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), [Path(f) for f in sys.argv[4:]]
signal.signal(signal.SIGALRM, signal.default_int_handler)
resource.setrlimit(resource.RLIMIT_DATA, (4 << 30, 4 << 30))
if name == "kreuzberg":
    import kreuzberg
    extract = kreuzberg.extract_file_sync
    read = lambda f: extract(str(f)).content
elif name == "markitdown":
    from markitdown import MarkItDown
    reader = MarkItDown(enable_plugins=False)
    read = lambda f: reader.convert(str(f)).text_content
else:
    from docling.document_converter import DocumentConverter
    reader = DocumentConverter()
    read = lambda f: reader.convert(f).document.export_to_markdown()
texts, seconds = {}, {}
for f in files:
    signal.alarm(deadline)
    try:
        texts[f.name] = read(f)
    except (Exception, KeyboardInterrupt):
        texts[f.name] = ""
    signal.alarm(0)
for _ in range(rounds):
    for f in files:
        began = time.process_time()
        read(f)
        seconds[f.name] = min(seconds.get(f.name, 9e9), time.process_time() - began)
print(json.dumps({"texts": texts, "seconds": seconds}))
"""


def ours(path: Path) -> str:
    from pipeline import readers

    return readers.read(path.read_bytes(), path.name).text


def naive_docx(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    lines = [p.text for p in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            lines.append("\t".join(cell.text for cell in row.cells))
    return "\n".join(lines)


def naive_pdf(path: Path) -> str:
    import pdfplumber

    with pdfplumber.open(path) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


def floor_docx(path: Path, parts: re.Pattern[str] = _PARTS) -> str:
    """All elements of the parts that hold text, looks and numbers, or of others."""
    from lxml import etree

    words = []
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        for name in package.namelist():
            if parts.fullmatch(name):
                for element in etree.fromstring(package.read(name)).iter():
                    if element.text and str(element.tag).endswith("}t"):
                        words.append(element.text)
    return " ".join(words)


def floor_pdf(path: Path) -> str:
    """Per page, the text of every text rectangle and the bounds of every object."""
    import pypdfium2

    words = []
    document = pypdfium2.PdfDocument(path.read_bytes())
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_rects()):
            words.append(text.get_text_bounded(*text.get_rect(index)))
        for found in page.get_objects(max_depth=2):
            found.get_bounds() if hasattr(found, "get_bounds") else found.get_pos()
        text.close()
        page.close()
    document.close()
    return " ".join(words)


@lru_cache(maxsize=1)
def segmenter() -> Any:
    from pipeline import rules, segment

    return segment.prepare(rules.load(ROOT / "rules" / "perpetrator_programmes"))


def answers(path: Path) -> str:
    """Ours, as the segmenter gives it back: an answer a line."""
    from pipeline import readers, segment

    found = segment.segment(readers.read(path.read_bytes(), path.name), segmenter())
    return "\n".join(answer.text for answer in found.programmes[0].values())


def program(*command: str) -> Read:
    def read(path: Path) -> str:
        return subprocess.run([c.replace("FILE", str(path)) for c in command], capture_output=True, check=True,
                              timeout=120).stdout.decode("utf-8", "replace")

    return read


def timed(read: Read, files: list[Path], small: list[Known], children: bool = False) -> Run:
    """Texts of all files, and the least CPU seconds of each of `files`; `children` counts a program's own time."""
    texts = {known.path.name: tried(read, known.path) for known in small}
    seconds: dict[str, float] = {}
    for file in files:
        texts[file.name] = read(file)
        for _ in range(ROUNDS):
            began = spent(children)
            read(file)
            seconds[file.name] = min(seconds.get(file.name, 9e9), spent(children) - began)
    return texts, seconds


def tried(read: Read, path: Path) -> str:
    """The text of a file, none where the reader gives up or takes longer than DEADLINE (an absurd span, naively read,
    fills the memory)."""
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(DEADLINE)
    try:
        return read(path)
    except (Exception, KeyboardInterrupt):  # each reader has its own errors
        return ""
    finally:
        signal.alarm(0)


def spent(children: bool) -> float:
    """CPU seconds so far."""
    if children:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime
    return time.process_time()


def peer(python: str | None, name: str, files: list[Path], small: list[Known]) -> Run | None:
    """The same from a library in another environment; None where it is not there. A small file that ends its process
    is read as nothing."""
    found = _peer(python, name, ROUNDS, files) if python else None
    if python is None or found is None:
        return None
    paths = [known.path for known in small]
    together = _peer(python, name, 0, paths)
    for one in [together] if together else [_peer(python, name, 0, [path]) or ({}, {}) for path in paths]:
        found[0].update(one[0])
    return found


def _peer(python: str, name: str, rounds: int, paths: list[Path]) -> Run | None:
    done = subprocess.run([python, "-c", PEER, name, str(rounds), str(DEADLINE), *map(str, paths)],
                          capture_output=True, timeout=1200)
    try:
        answer = json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        return None
    return answer["texts"], answer["seconds"]


def recovered(texts: dict[str, str]) -> tuple[float, int, int]:
    """Share of the respondent's words that a text holds; answers that stand in it whole, of how many."""
    known = common = whole = of = 0
    for file in sorted(GOLD.glob("*.yaml")):
        text = next(text for name, text in texts.items() if Path(name).stem == file.stem)
        gold = yaml.safe_load(file.read_text(encoding="utf-8"))
        words, flat = Counter(fold(text).split()), fold(text)
        for answer in gold["items"].values():
            wanted = fold(answer.get("text"))
            if wanted:
                bag = Counter(wanted.split())
                known, common = known + bag.total(), common + (bag & words).total()
                whole, of = whole + (wanted in flat), of + 1
    return common / known, whole, of


def table(title: str, rows: dict[str, Run | None], floor: str, small: list[Known]) -> None:
    """Print the figures of each reader."""
    print(f"\n{title:22} {'CPU ms a file':>14} {'x floor':>8} {'words':>8} {'answers whole':>14} {'traits right':>13}")
    base = rows[floor]
    assert base is not None
    low = sum(base[1].values()) / len(base[1])
    for name, found in rows.items():
        if found is None:
            print(f"{name:22} not installed")
            continue
        texts, seconds = found
        each = sum(seconds.values()) / len(seconds)
        share, whole, of = recovered(texts)
        hits, number = right(texts, small)
        traits = "" if name == ANSWERS else f"{hits:6} of {number}"
        print(f"{name:22} {1000 * each:14.2f} {each / low:8.2f} {100 * share:7.2f}% {whole:7} of {of} {traits:>13}")


def main() -> None:
    """Print both tables."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--peers", help="a Python in whose environment the peers are installed")
    o = ap.parse_args()
    with tempfile.TemporaryDirectory(prefix="formledger-") as folder:
        for suffix, title, floor, base, naive, tool in (
            ("docx", "Word", "floor: lxml walk", floor_docx, ("python-docx, naive", naive_docx),
             ("pandoc", "-t", "plain", "--wrap=none", "FILE")),
            ("pdf", "PDF", "floor: PDFium", floor_pdf, ("pdfplumber, naive", naive_pdf),
             ("pdftotext", "-layout", "FILE", "-")),
        ):
            files, small = sorted(GOLD.glob(f"*.{suffix}")), traits(suffix, Path(folder))
            rows: dict[str, Run | None] = {
                floor: timed(base, files, small), "formledger": timed(ours, files, small),
                ANSWERS: timed(answers, files, []), naive[0]: timed(naive[1], files, small),
                tool[0]: timed(program(*tool), files, small, True) if shutil.which(tool[0]) else None}
            for name in ("kreuzberg", "markitdown", "docling")[: 3 if suffix == "docx" else 2]:
                rows[name] = peer(o.peers, name, files, small)
            table(title, rows, floor, small)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
