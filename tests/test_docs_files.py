"""The tables of docs/FILES.md are those of the code. `python -m tests.test_docs_files` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline import limits
from pipeline.codes import CODES
from pipeline.readers import FORMATS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "FILES.md"


def tables() -> dict[str, list[str]]:
    """The rows of each table, by the name of its mark."""
    codes = ["| code | severity as a flag | the return is then | sentence |", "|---|---|---|---|"]
    codes += [f"| `{c.name}` | {c.severity} | {c.status or 'read'} | {c.sentence} |" for c in CODES.values()]
    sizes = {name: value for name, value in vars(limits).items() if name.isupper() and name != "MB"}
    bounds = ["| limit | value |", "|---|---|", *(f"| `{name}` | {value:,} |" for name, value in sizes.items())]
    return {"codes": codes, "limits": bounds}


def page_with_tables(page: str) -> str:
    for mark, rows in tables().items():
        head, _, tail = page.partition(f"<!-- {mark} -->\n")
        rest = re.sub(r"\A\n?(\|.*\n)*", "", tail)
        page = head + f"<!-- {mark} -->\n\n" + "\n".join(rows) + "\n" + rest
    return page


def test_tables_are_those_of_the_code() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page_with_tables(page) == page


def test_every_ending_that_is_read_is_named() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rare = {".xml", ".dot", ".ots", ".fods", ".htm", ".xhtml", ".xltx", ".xltm", ".mhtml", ".sxw"}
    plain = {".text", ".md", ".csv", ".tsv", ".log", ".asc"}
    endings = {ending for known in FORMATS for ending in known.endings} - rare - plain
    assert {ending for ending in endings if ending not in page} == set()


if __name__ == "__main__":
    PAGE.write_text(page_with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
