"""Scanned pages to pages with text: what Tesseract recognises, where the ruling lines and tick boxes are.

A PDF or a picture goes in, a PDF comes out whose scanned pages are drawn anew from what was recognised; the reader then
reads it as any other. Text recognition is never required: without Tesseract a scan is refused with a plain sentence. It
runs in a process of its own with a deadline, since it renders what strangers sent: not in an isolated worker.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from pipeline import limits
from pipeline.codes import unreadable

if TYPE_CHECKING:
    from pipeline.readers.pdf_ocr_image import Grey
    from pipeline.readers.pdf_ocr_page import Sheet

DEFAULT_LANGUAGES = ("eng",)
_USUAL_PLACE = "C:/Program Files/Tesseract-OCR/tesseract.exe"
_LEAST_DPI, _MOST_DPI = 150.0, 300.0
_START_SECONDS = 30.0  # on top of those for each page: to start, open and write
_A4_INCHES = 8.27  # the short side
_SCAN_SHARE = 0.5  # of a page's area: a picture that large is the page itself
_TIMEOUT, _MISSING_LANGUAGE, _TOO_LARGE = 3, 4, 5  # exit codes of the process


def tesseract() -> str | None:
    """The path of Tesseract, None where it is not installed."""
    found = shutil.which("tesseract")
    return found or (_USUAL_PLACE if Path(_USUAL_PLACE).exists() else None)


def convert(data: bytes, name: str, languages: Sequence[str] = DEFAULT_LANGUAGES) -> bytes:
    """The PDF with the words of its scanned pages, or of a picture; `data` itself where no page is scanned.

    Raises UnreadableFile: needs-ocr where Tesseract or one of the languages is missing, timeout, image-too-large.
    """
    program = tesseract()
    if program is None:
        raise unreadable("needs-ocr", name, "Tesseract is not installed")
    command = [sys.executable, "-m", "pipeline.readers.pdf_ocr", program, "+".join(languages)]
    seconds = _START_SECONDS + limits.OCR_PAGE_SECONDS * _pages(data)
    path = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds, env={**os.environ, "PYTHONPATH": path}
        )
    except subprocess.TimeoutExpired:
        raise unreadable("timeout", name, "text recognition") from None
    if done.returncode == _TIMEOUT:
        raise unreadable("timeout", name, "text recognition")
    if done.returncode == _TOO_LARGE:
        raise unreadable("image-too-large", name)
    if done.returncode == _MISSING_LANGUAGE:
        raise unreadable("needs-ocr", name, f"Tesseract cannot read the languages {'+'.join(languages)}")
    if done.returncode:
        raise unreadable("needs-ocr", name, "text recognition failed")
    return done.stdout


def _pages(data: bytes) -> int:
    """How many pages there may be: marks of pages in the file, or as many as allowed."""
    return min(max(data.count(b"/Page"), 1), limits.PAGES)


# The process of its own ----------------------------------------------------------------------------------------------


def recognise(data: bytes, program: str, languages: str) -> bytes:
    """`data` with its scanned pages drawn anew.

    Raises subprocess.TimeoutExpired, LookupError for a language, OverflowError for a picture that is too large.
    """
    from pipeline.readers.pdf_ocr_page import write

    if b"%PDF-" not in data[: limits.SNIFF_BYTES]:
        return write([_study(grey, dpi, program, languages) for grey, dpi in _frames(data)])
    document = pdfium.PdfDocument(data)
    scanned = [index for index in range(len(document)) if _is_scan(document[index])]
    if not scanned:
        return data
    sheets = [_study(*_rendered(document[index]), program, languages) for index in scanned]
    drawn = pdfium.PdfDocument(write(sheets))
    for place, index in enumerate(scanned):
        document.del_page(index)
        document.import_pages(drawn, [place], index)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _frames(data: bytes) -> Iterator[tuple[Grey, float]]:
    """The pages of a picture file, grey, with their dots an inch."""
    import numpy as np
    from PIL import Image, ImageOps, ImageSequence

    with Image.open(io.BytesIO(data)) as picture:
        for number, frame in enumerate(ImageSequence.Iterator(picture)):
            if frame.width * frame.height > limits.IMAGE_PIXELS or number >= limits.PAGES:
                raise OverflowError
            upright = ImageOps.exif_transpose(frame).convert("L")
            given = float(frame.info.get("dpi", (0, 0))[0])
            # A photograph tells no size: its page is taken to be A4.
            yield np.asarray(upright), given if given >= _LEAST_DPI else min(upright.size) / _A4_INCHES


def _is_scan(page: pdfium.PdfPage) -> bool:
    """No text, and something that may show some."""
    return page.get_textpage().count_chars() == 0 and next(iter(page.get_objects(max_depth=4)), None) is not None


def _rendered(page: pdfium.PdfPage) -> tuple[Grey, float]:
    """A page as a grey picture, and its dots an inch."""
    wide, high = page.get_size()
    dpi = min(_resolution(page, wide * high), 72 * (limits.IMAGE_PIXELS / (wide * high)) ** 0.5)
    grey = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    return grey.reshape(grey.shape[:2]).copy(), dpi


def _study(grey: Grey, dpi: float, program: str, languages: str) -> Sheet:
    """What stands on a picture of a page."""
    from pipeline.readers.pdf_ocr_image import study
    from pipeline.readers.pdf_ocr_page import Sheet, words_of

    picture = study(grey, dpi)
    table = _read(picture.grey, program, languages, dpi)
    high, wide = picture.grey.shape
    return Sheet(wide * 72 / dpi, high * 72 / dpi, dpi / 72, picture, words_of(table, picture.grey))


def _resolution(page: pdfium.PdfPage, area: float) -> float:
    """Dots an inch of the page's largest picture, within bounds."""
    best = 0.0
    for item in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = item.get_bounds()
        columns, _ = item.get_px_size()
        if (right - left) * (top - bottom) > _SCAN_SHARE * area:
            best = max(best, 72 * columns / (right - left))
    return min(max(best or 200.0, _LEAST_DPI), _MOST_DPI)


def _read(grey: Grey, program: str, languages: str, dpi: float) -> str:
    """Tesseract's table of words."""
    image = b"P5 %d %d 255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes()
    command = [program, "-", "-", "--psm", "3", "--dpi", str(round(dpi)), "-l", languages, "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # more threads slow it down
    done = subprocess.run(command, input=image, capture_output=True, timeout=60.0, env=environment)
    if done.returncode:
        raise LookupError(languages)
    table: str = done.stdout.decode("utf-8", "replace")
    return table


def main() -> int:
    """Standard input to standard output; what went wrong is the exit code."""
    program, languages = sys.argv[1:3]
    try:
        sys.stdout.buffer.write(recognise(sys.stdin.buffer.read(), program, languages))
    except subprocess.TimeoutExpired:
        return _TIMEOUT
    except LookupError:
        return _MISSING_LANGUAGE
    except OverflowError:
        return _TOO_LARGE
    return 0


if __name__ == "__main__":
    sys.exit(main())
