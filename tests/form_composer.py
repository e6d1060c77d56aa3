"""Composes filled-in forms whose right reading is known: layouts, wordings and habits at random, by seed."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.document import Document as Docx

from pipeline.rules import Item, Template

TEXT_LAYOUTS = ("tab", "tab numbered", "colon", "plain", "caps", "numbered", "inline", "dashes", "pipes")
WORD_LAYOUTS = (
    "table",
    "table numbered",
    "headings",
    "numbered headings",
    "bold",
    "bold colon",
    "stacked",
    "tables",
    "prompt column",
    "prompts left",
    "left below",
    "rows below",
    "run-in",
)
HABITS = ("kept", "removed", "interleaved", "last", "reworded", "glued", "some", "translated")
CLOSINGS = (
    ("Ljubljana, 3 March 2021",),
    ("Kind regards,", "Head of the treatment unit"),
    ("The coordinator of the programme",),
    ("Contact: probation@example.org",),
    ("Oslo, 12.05.2020", "Director"),
)
COVERS = (
    ("Return of the Probation Service, March 2020",),
    ("Dear colleagues,", "please find below our answers."),
    ("FINLAND",),
)
FOREIGN = (
    ("Contact person", "Secretariat of the programme, office@example.org"),
    ("Legal basis", "Article 13 of the Act"),
    ("Remarks", "We are glad to answer questions."),
)
_TYPO_SAFE = 6


@dataclass
class Row:
    """A row of a form: its heading as written, the items it stands for (none: a foreign one), and its cell as pieces:
    ("prompt", text), ("answer", text), ("on", label), ("off", label); each list of pieces is a line."""

    heading: str
    items: tuple[str, ...]
    lines: list[list[tuple[str, str]]] = field(default_factory=list)


@dataclass
class Form:
    """A composed form with what it says: the words and the status of each item."""

    name: str
    data: bytes
    words: dict[str, str]
    status: dict[str, str]


def compose(template: Template, bank: dict[str, Sequence[str]], seed: int, layout: str | None = None) -> Form:
    """A form drawn by `seed`; `bank` holds possible answers by item."""
    draw = random.Random(seed)
    layout = layout or draw.choice(TEXT_LAYOUTS + WORD_LAYOUTS)
    language = draw.choice(
        ["en"] * 6 + ["de", "fr", "es", "it", "nl", "sv", "fi", "pl", "cs", "sl", "lt", "pt", "hr", "hu"]
    )
    rows = [_row(item, bank[item.id], language, draw) for item in template.items if draw.random() > 0.06]
    if draw.random() < 0.3:
        rows = _shuffled(rows, draw)
    if draw.random() < 0.3:
        heading, answer = draw.choice(FOREIGN)
        rows.insert(draw.randrange(2, len(rows) + 1), Row(heading, (), [[("answer", answer)]]))
    words = {i.id: "" for i in template.items}
    status = {i.id: "row_absent" for i in template.items}
    for row in rows:
        for item in row.items:
            words[item] = " ".join(t for line in row.lines for kind, t in line if kind in ("answer", "on"))
            kinds = {kind for line in row.lines for kind, _ in line}
            status[item] = "answered" if words[item] else "prompt_only" if kinds else "not_answered"
    cover = draw.choice(COVERS) if draw.random() < 0.4 else ()
    closing = draw.choice(CLOSINGS) if draw.random() < 0.4 else ()
    intro = [*template.title, *template.introduction] if draw.random() < 0.5 else []
    drawn = (_text if layout in TEXT_LAYOUTS else _word)(layout, rows, [*intro, *cover], closing, draw)
    suffix = "txt" if layout in TEXT_LAYOUTS else "docx"
    return Form(f"{seed}-{layout.replace(' ', '_')}-{language}.{suffix}", drawn, words, status)


def _row(item: Item, answers: Sequence[str], language: str, draw: random.Random) -> Row:
    names = (
        item.aliases.get(language, ())
        if language != "en"
        else (item.heading, item.heading, *item.aliases.get("en", ()))
    )
    heading = draw.choice([n for n in names if len(n) > 3] or [item.heading])
    if language == "en" and draw.random() < 0.12 and len(heading) > _TYPO_SAFE + 3:
        heading = _misspelt(heading, draw)
    if language != "en" and draw.random() < 0.15:
        heading = f"{heading} / {item.heading}"
    elif draw.random() < 0.06:
        heading = f"{item.heading} ({heading})" if language != "en" else heading.upper()
    return Row(heading, (item.id,), list(_cell(item, draw.choice(answers), language, draw)))


def _cell(item: Item, answer: str, language: str, draw: random.Random) -> Iterator[list[tuple[str, str]]]:
    lines = [_pieces(line) for line in answer.split("\n") if line.strip()]
    if draw.random() < 0.08:
        lines = []
    habit = draw.choice(HABITS)
    prompts = [p.text for p in item.prompts if not p.text[:1].islower()]
    if habit == "translated" and language != "en":
        prompts = [p.translations[language][0] for p in item.prompts if language in p.translations]
    if habit == "reworded":
        prompts = [_misspelt(p, draw) if len(p) > 24 else p for p in prompts]
    if habit == "some":
        prompts = [p for p in prompts if draw.random() < 0.5]
    if habit == "removed" and lines:
        prompts = []
    if habit == "interleaved" and len(lines) > 1:
        for i in range(max(len(prompts), len(lines))):
            yield [*([("prompt", prompts[i])] if i < len(prompts) else []), *(lines[i] if i < len(lines) else [])]
    elif habit == "last":
        yield from [*lines, *([("prompt", p)] for p in prompts)]
    elif habit == "glued" and prompts and lines and prompts[-1].endswith("?"):
        yield from ([("prompt", p)] for p in prompts[:-1])
        yield [("prompt", prompts[-1]), ("glue", ""), *lines[0]]
        yield from lines[1:]
    else:
        yield from [*([("prompt", p)] for p in prompts), *lines]


def _pieces(line: str) -> list[tuple[str, str]]:
    """A line of an answer: plain, or with tick boxes `[x] label [ ] label`."""
    if not re.match(r"\s*\[[x ]\]", line):
        return [("answer", line.strip())]
    found = re.findall(r"\[([x ])\]\s*([^\[]+)", line)
    return [("on" if mark == "x" else "off", label.strip()) for mark, label in found]


def _misspelt(text: str, draw: random.Random) -> str:
    at = draw.randrange(2, len(text) - 3)
    while not (text[at].isalpha() and text[at + 1].isalpha()):
        at = draw.randrange(2, len(text) - 3)
    return text[:at] + draw.choice([text[at + 1] + text[at], text[at], text[at] * 2 + text[at + 1]]) + text[at + 2 :]


def _shuffled(rows: list[Row], draw: random.Random) -> list[Row]:
    rows = list(rows)
    for _ in range(draw.randrange(1, 4)):
        row = rows.pop(draw.randrange(1, len(rows)))
        rows.insert(draw.randrange(1, len(rows) + 1), row)
    return rows


def _written(line: list[tuple[str, str]], on: str = "[x] ", off: str = "[ ] ") -> str:
    text = ""
    for kind, words in line:
        if kind == "glue":
            text = text.rstrip()
            continue
        text += {"on": on, "off": off}.get(kind, "") + words + ("" if kind == "prompt" and words.endswith("§") else " ")
        if line[-1][0] != kind and ("glue", "") in line and kind == "prompt":
            text = text.rstrip()
    return text.strip()


def _text(layout: str, rows: list[Row], above: list[str], below: Sequence[str], draw: random.Random) -> bytes:
    lines = list(above)
    if layout.startswith("tab"):
        lines.append("\tExplanation")
    for number, row in enumerate(rows, 1):
        cell = [_written(line) for line in row.lines]
        title = row.heading
        if layout.startswith("tab"):
            left = f"{number}. {title}" if layout.endswith("numbered") else title
            lines.append(f"{left}\t{' '.join(cell)}")
        elif layout == "pipes":
            lines.append(f"{title} | {' '.join(cell)}")
        elif layout == "inline" and len(cell) == 1:
            lines.append(f"{title}: {cell[0]}")
        else:
            head = {
                "caps": title.upper(),
                "numbered": f"{number}. {title}",
                "colon": f"{title}:",
                "inline": f"{title}:",
                "dashes": f"--- {title} ---",
                "plain": title,
            }[layout]
            lines += ["", head, *cell]
    return "\n".join([*lines, "", *below]).encode() + b"\n"


def _word(layout: str, rows: list[Row], above: list[str], below: Sequence[str], draw: random.Random) -> bytes:
    document = docx.Document()
    for line in above:
        document.add_paragraph(line)
    if "table" in layout or layout in ("stacked", "prompt column", "prompts left", "left below", "rows below"):
        _word_tables(document, layout, rows)
    else:
        _word_lines(document, layout, rows)
    for line in below:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word_lines(document: Docx, layout: str, rows: list[Row]) -> None:
    for number, row in enumerate(rows, 1):
        cell = [_written(line, "☒ ", "☐ ") for line in row.lines]
        if layout.endswith("headings"):
            title = f"{number}. {row.heading}" if layout.startswith("numbered") else row.heading
            document.add_heading(title, level=2)
        elif layout == "run-in":
            paragraph = document.add_paragraph()
            paragraph.add_run(row.heading + ": ").bold = True
            if cell:
                paragraph.add_run(cell.pop(0))
        else:
            document.add_paragraph().add_run(row.heading + (":" if layout.endswith("colon") else "")).bold = True
        for line in cell:
            document.add_paragraph(line)


def _word_tables(document: Docx, layout: str, rows: list[Row]) -> None:
    table = (
        None
        if layout == "tables"
        else document.add_table(0, {"table numbered": 3, "prompt column": 3, "stacked": 1}.get(layout, 2))
    )
    for number, row in enumerate(rows, 1):
        if layout == "tables":
            table = document.add_table(0, 2)
        assert table is not None
        cells = table.add_row().cells
        lines = [_written(line, "☒ ", "☐ ") for line in row.lines]
        prompts = [t for line in row.lines for kind, t in line if kind == "prompt"]
        own = [_written([p for p in line if p[0] not in ("prompt", "glue")], "☒ ", "☐ ") for line in row.lines]
        if layout == "table numbered":
            _fill(cells, [[str(number)], [row.heading], lines])
        elif layout == "prompt column":
            _fill(cells, [[row.heading], prompts, own])
        elif layout == "prompts left":
            _fill(cells, [[row.heading, *prompts], own])
        elif layout == "left below":
            _fill(cells, [[row.heading, *own], prompts])
        elif layout == "rows below":
            _fill(cells, [[row.heading], prompts])
            merged = table.add_row().cells
            merged[0].merge(merged[1]).text = "\n".join(line for line in own if line)
        elif layout == "stacked":
            _fill(cells, [[row.heading]])
            _fill(table.add_row().cells, [lines])
        else:
            _fill(cells, [[row.heading], lines])
        if layout == "tables":
            document.add_paragraph("")


def _fill(cells: Sequence[object], content: list[list[str]]) -> None:
    for cell, lines in zip(cells, content, strict=True):
        cell.text = "\n".join(line for line in lines if line)  # type: ignore[attr-defined]


def folder_of(path: Path) -> Path:
    """The rule pack beside the tests."""
    return path.resolve().parent.parent / "rules" / "perpetrator_programmes"
