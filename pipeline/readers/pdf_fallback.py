"""Pages of which PDFium sees no letters, or none with names: what pdfplumber makes of them."""

from __future__ import annotations

import io
import logging

from pipeline.readers.pdf_chars import Run, Words, garbage


def words_of(data: bytes, index: int) -> Words:
    """The words of the page with this index (from 0); none where pdfplumber fails too."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font
    try:
        with pdfplumber.open(io.BytesIO(data), password="") as document:
            found = document.pages[index].extract_words(extra_attrs=["size", "fontname"])
    except Exception:  # its parser raises errors of many kinds on what strangers send
        return Words()
    words = Words(texts=[str(word["text"]) for word in found])
    place = 0
    for number, word in enumerate(found):
        text, size = str(word["text"]), float(word["size"])
        left, right = float(word["x0"]), float(word["x1"])
        end = place + len(text)
        bold = "bold" in str(word["fontname"]).lower()
        base = float(word["bottom"]) - 0.22 * size
        words.runs.append(Run(text, left, right, base, size, right, place, end, (number, number + 1), bold))
        words.left.append(left)
        words.right.append(right)
        words.letters += len(text)
        place = end + 1
    words.garbled = sum(garbage(text) for text in words.texts)
    return words
