"""Does the format change what is read? The same returns in seven formats, with answers wrapped, and as scans.

    python -m bench.formats [--only formats wrapped scans] [--returns N] [--languages eng] [--show N]

formats: the gold returns (.docx), saved by LibreOffice as .odt, .rtf, .doc, .pdf, .html and .txt; prints how many core
values are those of the .docx. wrapped: every answer in a content control, a tracked insertion, a text box, a
hyperlink; core values and the words of answers. scans: the gold PDFs printed at 200 dpi and read by Tesseract; words
of the answers found again, core values that are those of the PDF and of the gold, and how many words that came out
wrong are marked as doubtful.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pypdfium2
import yaml

from bench.accuracy import Cells, read, score_return
from bench.scoring import Tally, fold, percent, rates
from bench.wrapping import WRAPS, wrapped
from pipeline import readers
from pipeline.extract import Engine, engine
from pipeline.readers.convert import libreoffice
from pipeline.readers.pdf_ocr import tesseract

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "golden" / "returns"
SAVED = {"odt": "odt", "rtf": "rtf", "doc": "doc:MS Word 97", "pdf": "pdf", "html": "html:XHTML Writer File:UTF8",
         "txt": "txt:Text (encoded):UTF8"}
DPI = 200


def saved(files: list[Path], suffix: str, folder: Path) -> list[Path]:
    """What LibreOffice makes of Word files in another format."""
    program = libreoffice()
    assert program is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run([program, profile, "--headless", "--convert-to", SAVED[suffix], "--outdir", str(folder),
                    *map(str, files)], capture_output=True, check=True, timeout=600)
    return [folder / f"{file.stem}.{suffix}" for file in files]


def core_cells(rows: dict[str, list[dict[str, Any]]], ready: Engine) -> Cells:
    """The core values of one return, comparable."""
    core = {v.name for v in ready.rules.variables if v.tier == "core"}
    return {(r["variable"], r["dimension"]): (r["value"], r["value_min"], r["value_max"], r["status"] == "ok")
            for r in rows["values"] if r["variable"] in core}


def plain(cells: Cells) -> Cells:
    """The same with ranges by their ends only: the wording of a range may differ in its blanks."""
    return {key: (v[1:] if v[1] is not None or v[2] is not None else fold(v[0])) for key, v in cells.items()}


def compare(about: str, one: Cells, other: Cells, misses: list[str]) -> tuple[int, int]:
    """Cells that are the same, of how many."""
    a, b = plain(one), plain(other)
    misses += [f"{about} {key}: {one.get(key)} became {other.get(key)}" for key in a if a[key] != b.get(key)]
    return sum(a[key] == b.get(key) for key in a), len(a)


def formats(files: list[Path], ready: Engine, suffixes: Iterable[str] = SAVED) -> tuple[dict[str, tuple[int, int]],
                                                                                        list[str]]:
    """By format: core cells that are those of the Word file, of how many; and those that are not."""
    base = {file.stem: core_cells(read(file.read_bytes(), file.name, ready), ready) for file in files}
    found: dict[str, tuple[int, int]] = {}
    misses: list[str] = []
    with tempfile.TemporaryDirectory(prefix="formledger-") as folder:
        for suffix in suffixes:
            pairs = []
            for file in saved(files, suffix, Path(folder)):
                cells = core_cells(read(file.read_bytes(), file.name, ready), ready)
                pairs.append(compare(file.name, base[file.stem], cells, misses))
            found[suffix] = (sum(p[0] for p in pairs), sum(p[1] for p in pairs))
    return found, misses


def wraps(files: list[Path], ready: Engine) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """By wrap: core cells and answers that are the same as without, of how many; and those that are not."""
    found: dict[str, tuple[int, int]] = {}
    misses: list[str] = []
    for how in WRAPS:
        same = of = 0
        for file in files:
            data = file.read_bytes()
            before, after = read(data, file.name, ready), read(wrapped(data, how), file.name, ready)
            a, b = compare(f"{how}, {file.name}", core_cells(before, ready), core_cells(after, ready), misses)
            texts = {r["item"]: fold(r["text"]) for r in after["answers"]}
            differ = [r["item"] for r in before["answers"] if fold(r["text"]) != texts.get(r["item"])]
            misses += [f"{how}, {file.name} {item}: the answer's words" for item in differ]
            same, of = same + a + len(before["answers"]) - len(differ), of + b + len(before["answers"])
        found[how] = (same, of)
    return found, misses


def scan(data: bytes) -> bytes:
    """A PDF whose pages are pictures of those of another."""
    target = pypdfium2.PdfDocument.new()
    for page in pypdfium2.PdfDocument(data):
        wide, high = page.get_size()
        bitmap = page.render(scale=DPI / 72, grayscale=True)
        image = pypdfium2.PdfImage.new(target)
        image.set_bitmap(bitmap)
        image.set_matrix(pypdfium2.PdfMatrix().scale(wide, high))
        sheet = target.new_page(wide, high)
        sheet.insert_obj(image)
        sheet.gen_content()
    with tempfile.TemporaryFile() as file:
        target.save(file)
        file.seek(0)
        return file.read()


def scans(files: list[Path], ready: Engine, languages: tuple[str, ...]) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Words of the gold's answers found again; core values that are the same as in the PDF itself, and right; wrong
    words that are marked as doubtful."""
    tally = Tally()
    known = common = wrong = marked = same = of = 0
    misses: list[str] = []
    for file in files:
        gold = yaml.safe_load(file.with_suffix(".yaml").read_text(encoding="utf-8"))
        picture = scan(file.read_bytes())
        made = readers.transcribe(picture, file.name, languages)
        document = readers.read(picture, file.name, made)
        rows = read(picture, file.name, ready, made)
        tally.add(score_return(gold, rows, ready, file.name))
        before = core_cells(read(file.read_bytes(), file.name, ready), ready)
        equal, number = compare(file.name, before, core_cells(rows, ready), misses)
        same, of = same + equal, of + number
        answers = Counter(fold(" ".join(str(a.get("text") or "") for a in gold["items"].values())).split())
        have = Counter(fold(" ".join(r["text"] or "" for r in rows["answers"])).split())
        known, common = known + answers.total(), common + (answers & have).total()
        doubtful = Counter(fold(" ".join(span.of(document.text) for span in document.doubtful)).split())
        wrong, marked = wrong + (have - answers).total(), marked + ((have - answers) & doubtful).total()
    values = rates(tally.tiers["core"])
    return {"words of answers": (common, known), "same core values": (same, of), "core values right": values["recall"],
            "wrong words marked": (marked, wrong)}, misses


def main() -> None:
    """Print the figures of what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = ("formats", "wrapped", "scans")
    parser.add_argument("--only", nargs="+", choices=kinds, default=kinds)
    parser.add_argument("--returns", type=int, default=1000)
    parser.add_argument("--languages", default="eng")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--rules", type=Path, default=ROOT / "rules" / "perpetrator_programmes")
    o = parser.parse_args()
    ready = engine(o.rules)
    word, pdf = sorted(GOLD.glob("*.docx"))[: o.returns], sorted(GOLD.glob("*.pdf"))[: o.returns]
    run: dict[str, tuple[bool, Callable[[], tuple[dict[str, tuple[int, int]], list[str]]]]] = {
        "formats": (libreoffice() is not None, lambda: formats(word, ready)),
        "wrapped": (True, lambda: wraps(word, ready)),
        "scans": (tesseract() is not None, lambda: scans(pdf, ready, tuple(o.languages.split("+")))),
    }
    for kind in o.only:
        there, work = run[kind]
        found, misses = work() if there else ({}, ["the program for it is not installed"])
        print(f"\n## {kind}")
        for name, (hits, of) in found.items():
            print(f"{name:20} {percent(hits, of)}")
        print(*misses[: o.show if there else None], sep="\n")


if __name__ == "__main__":
    main()
