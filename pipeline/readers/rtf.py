"""Rich text (.rtf): its tokens to paragraphs and tables, every cell kept, and these to a Document.

Tracked changes are read as accepted; deleted, struck-out and hidden words and comments are asides; notes and text
boxes follow the paragraph that they hang on, in the same cell; headers stand first, footers last.
"""

from __future__ import annotations

from pipeline.model import Document
from pipeline.readers.flow import Flow
from pipeline.readers.rtf_tree import Reader
from pipeline.readers.story import Writer


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of an RTF file. Raises UnreadableFile: empty, too-deep, zip-truncated (breaks off)."""
    reader = Reader(data, name)
    flow = Flow(data, name, "rtf", "rtf")
    Writer(flow, reader.headings).whole(reader.items, reader.margins)
    for code, detail in reader.codes.items():
        flow.note(code, detail)
    return flow.document()
