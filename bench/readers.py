"""Reading, side by side with the peers: CPU time, share of the known words recovered, answers given back whole.

    python -m bench.readers [--peers PYTHON]

Ours, python-docx and pdfplumber used naively, and the raw floors (an lxml walk of all parts; PDFium's text rectangles
and object bounds) run here; kreuzberg, markitdown and docling run in the environment of PYTHON (`pip install
kreuzberg markitdown[docx,pdf] docling` there), pandoc and pdftotext where they are installed. A peer that is not there
is named as such. Each number is the least of several rounds, per file, over the gold returns; ratios hold in one run.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import shutil
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import yaml

from bench.scoring import fold

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "golden" / "returns"
ROUNDS = 5
Read = Callable[[Path], str]

PEER = """
import json, resource, sys, time
from pathlib import Path
name, rounds, files = sys.argv[1], int(sys.argv[2]), [Path(f) for f in sys.argv[3:]]
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
    texts[f.name] = read(f)
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


def floor_docx(path: Path) -> str:
    from lxml import etree

    words = []
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
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


def program(*command: str) -> Read:
    def read(path: Path) -> str:
        return subprocess.run([c.replace("FILE", str(path)) for c in command], capture_output=True, check=True,
                              timeout=120).stdout.decode("utf-8", "replace")

    return read


def timed(read: Read, files: list[Path], children: bool = False) -> tuple[dict[str, str], dict[str, float]]:
    """Texts and the least CPU seconds of each file; `children` counts a program's own time."""
    texts, seconds = {}, {}
    for file in files:
        texts[file.name] = read(file)
        for _ in range(ROUNDS):
            began = spent(children)
            read(file)
            seconds[file.name] = min(seconds.get(file.name, 9e9), spent(children) - began)
    return texts, seconds


def spent(children: bool) -> float:
    if children:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime
    return time.process_time()


def peer(python: str | None, name: str, files: list[Path]) -> tuple[dict[str, str], dict[str, float]] | None:
    """The same from a library in another environment; None where it is not there."""
    if python is None:
        return None
    done = subprocess.run([python, "-c", PEER, name, str(ROUNDS), *map(str, files)], capture_output=True, timeout=1200)
    try:
        found = json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        return None
    return found["texts"], found["seconds"]


def recovered(texts: dict[str, str]) -> tuple[float, int, int]:
    """Share of the respondent's words that a text holds; answers that stand in it whole, of how many."""
    known = common = whole = of = 0
    for name, text in texts.items():
        gold = yaml.safe_load((GOLD / name).with_suffix(".yaml").read_text(encoding="utf-8"))
        words, flat = Counter(fold(text).split()), fold(text)
        for answer in gold["items"].values():
            wanted = fold(answer.get("text"))
            if wanted:
                bag = Counter(wanted.split())
                known, common = known + bag.total(), common + (bag & words).total()
                whole, of = whole + (wanted in flat), of + 1
    return common / known, whole, of


def table(title: str, rows: dict[str, tuple[dict[str, str], dict[str, float]] | None], floor: str) -> None:
    print(f"\n{title:22} {'CPU ms a file':>14} {'x floor':>8} {'words':>8} {'answers whole':>14}")
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
        print(f"{name:22} {1000 * each:14.2f} {each / low:8.2f} {100 * share:7.2f}% {whole:7} of {of}")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--peers", help="a Python in whose environment the peers are installed")
    o = ap.parse_args()
    docx_files, pdf_files = sorted(GOLD.glob("*.docx")), sorted(GOLD.glob("*.pdf"))
    word: dict[str, tuple[dict[str, str], dict[str, float]] | None] = {
        "floor: lxml walk": timed(floor_docx, docx_files), "formledger": timed(ours, docx_files),
        "python-docx, naive": timed(naive_docx, docx_files),
        "pandoc": timed(program("pandoc", "-t", "plain", "--wrap=none", "FILE"), docx_files, True)
        if shutil.which("pandoc") else None,
    }
    pdf: dict[str, tuple[dict[str, str], dict[str, float]] | None] = {
        "floor: PDFium": timed(floor_pdf, pdf_files), "formledger": timed(ours, pdf_files),
        "pdfplumber, naive": timed(naive_pdf, pdf_files),
        "pdftotext": timed(program("pdftotext", "-layout", "FILE", "-"), pdf_files, True)
        if shutil.which("pdftotext") else None,
    }
    for name in ("kreuzberg", "markitdown"):
        word[name], pdf[name] = peer(o.peers, name, docx_files), peer(o.peers, name, pdf_files)
    word["docling"] = peer(o.peers, "docling", docx_files)
    table("Word", word, "floor: lxml walk")
    table("PDF", pdf, "floor: PDFium")


if __name__ == "__main__":
    sys.exit(main())
