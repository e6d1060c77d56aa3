"""A folder of mixed returns, by number: half Word, a third PDF (drawn by ReportLab), the rest text.

Every return takes an answer to each question at random; the template's prompts are kept, removed or reworded as
respondents do."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors, pagesizes, styles
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from bench.composed import bank_of
from pipeline.rules import Template
from tests import form_composer

KINDS = ("docx", "pdf", "docx", "txt", "docx", "pdf")
_STYLE = styles.getSampleStyleSheet()["BodyText"]


def write(folder: Path, answers: Path, template: Template, number: int) -> list[Path]:
    """Write `number` returns into a folder that is not there yet; their paths."""
    folder.mkdir(parents=True)
    bank = {item: [re.sub(r"[{}]", "", str(c["answer"])).strip() for c in found]
            for item, found in bank_of(answers).items()}
    made = []
    for seed in range(number):
        path = folder / f"{seed:06}.{KINDS[seed % len(KINDS)]}"
        path.write_bytes(draw(bank, template, seed))
        made.append(path)
    return made


def draw(bank: dict[str, Sequence[str]], template: Template, seed: int) -> bytes:
    """One return."""
    chance = random.Random(f"mixed {seed}")
    kind = KINDS[seed % len(KINDS)]
    if kind == "pdf":
        return _pdf(bank, template, chance)
    layouts = form_composer.WORD_LAYOUTS if kind == "docx" else form_composer.TEXT_LAYOUTS
    return form_composer.compose(template, bank, seed, chance.choice(layouts)).data


def _pdf(bank: dict[str, Sequence[str]], template: Template, chance: random.Random) -> bytes:
    rows: list[list[Any]] = [["", "Explanation"]]
    for item in template.items:
        printable = [a for a in bank[item.id] if a.encode("cp1252", "ignore").decode("cp1252") == a]
        answer = chance.choice(printable or [""])
        prompts = [p.text for p in item.prompts] if chance.random() < 0.6 else []
        cell = [Paragraph(escape(line), _STYLE) for text in (*prompts, answer) for line in text.split("\n") if line]
        rows.append([Paragraph(escape(item.heading), _STYLE), cell])
    table = Table(rows, colWidths=(140, 340), splitInRow=1)
    if chance.random() < 0.8:
        table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=pagesizes.A4, invariant=True).build([table])
    return out.getvalue()
