"""Every limit in one table: what a questionnaire can never need, so that a hostile file cannot cost more.

Each line: the limit, its unit, and the code that a file gets beyond it. All sizes in bytes unless said otherwise.
A questionnaire of twenty pages with pictures has about 5 MB, 40 parts, 2,000 cells and 100,000 characters.
"""

from __future__ import annotations

from typing import Final

MB: Final = 1024 * 1024

# Files and packages
FILE_BYTES: Final = 100 * MB  # one file, or one part of a mail or archive: too-large
ZIP_PARTS: Final = 5_000  # entries in a package's directory: too-many-parts
ZIP_BYTES: Final = 300 * MB  # all entries unpacked, as declared and as found: too-large-expanded
XML_BYTES: Final = 64 * MB  # one XML part, unpacked: too-large-expanded
RATIO: Final = 300  # unpacked to packed size of an entry, looked at only above RATIO_FROM: too-large-expanded
RATIO_FROM: Final = 64 * MB  # 500,000 equal runs of an honest file reach a ratio of 400 below this size
XML_DEPTH: Final = 256  # elements within elements (the XML parser's own bound): xml-too-deep
CONTAINER_DEPTH: Final = 3  # mails and archives within each other: too-deep
CONTAINER_PARTS: Final = 500  # parts of one mail or archive: too-many-parts

# Documents
TEXT_CHARS: Final = 20_000_000  # characters of one document: too-long
ANSWER_CHARS: Final = 20_000  # characters of one answer that are read for values; the rest is kept: answer-too-long
QUANTITIES: Final = 300  # numbers of one answer that are held against each other; further ones are unread words
TABLE_DEPTH: Final = 20  # tables within tables: too-deep
CELLS: Final = 50_000  # table cells of one document that hold text: too-many-cells
CELL_SPAN: Final = 1_000  # columns or rows that one cell may claim to cover; more is read as this many: bad-table
PAGES: Final = 500  # pages of one document: too-many-pages
PAGE_POINTS: Final = 14_400.0  # side of a page in points (the PDF standard's bound): page-size
PAGE_OBJECTS: Final = 20_000  # lines and curves on a page beyond which no table is looked for: bad-table
IMAGE_PIXELS: Final = 100_000_000  # pixels of one picture given to text recognition: image-too-large

# Time, in seconds
READ_SECONDS: Final = 5.0  # one document, and on top of it
PAGE_SECONDS: Final = 0.1  # for each page,
READ_SECONDS_MAX: Final = 60.0  # but never more than this: timeout
CONVERT_SECONDS: Final = 60.0  # one conversion by LibreOffice: timeout
OCR_PAGE_SECONDS: Final = 5.0  # one page by text recognition: timeout

# Detection
SNIFF_BYTES: Final = 4_096  # how far the type of a file is looked for
TAIL_BYTES: Final = 2_048  # how far from its end a PDF's end mark is looked for (junk after it is common)
