"""Word files whose answers are wrapped in what Word puts around words; nothing that one reads on the page changes."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_VML = "urn:schemas-microsoft-com:vml"
_RUNS = {f"{{{_W}}}{name}" for name in ("r", "hyperlink", "ins", "sdt", "smartTag", "fldSimple")}


def _w(name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    made = etree.Element(f"{{{_W}}}{name}", {f"{{{_W}}}{key}": value for key, value in attributes.items()})
    made.extend(children)
    return made


def _control(runs: list[etree._Element]) -> etree._Element:
    return _w("sdt", _w("sdtPr"), _w("sdtContent", *runs))


def _insertion(runs: list[etree._Element]) -> etree._Element:
    return _w("ins", *runs, id="9001", author="A", date="2024-01-01T00:00:00Z")


def _link(runs: list[etree._Element]) -> etree._Element:
    return _w("hyperlink", *runs, anchor="here")


def _text_box(runs: list[etree._Element]) -> etree._Element:
    """As Word writes it: once as drawing, once as the older fallback."""
    choice = etree.Element(f"{{{_MC}}}Choice", {"Requires": "wps"})
    box = etree.SubElement(etree.SubElement(etree.SubElement(choice, f"{{{_W}}}drawing"), f"{{{_WPS}}}wsp"),
                           f"{{{_WPS}}}txbx")
    box.append(_w("txbxContent", _w("p", *copy.deepcopy(runs))))
    fallback = etree.Element(f"{{{_MC}}}Fallback")
    shape = etree.SubElement(etree.SubElement(fallback, f"{{{_W}}}pict"), f"{{{_VML}}}shape")
    etree.SubElement(shape, f"{{{_VML}}}textbox").append(_w("txbxContent", _w("p", *runs)))
    both = etree.Element(f"{{{_MC}}}AlternateContent", nsmap={"wps": _WPS, "mc": _MC})
    both.extend([choice, fallback])
    return _w("r", both)


WRAPS: dict[str, Callable[[list[etree._Element]], etree._Element]] = {
    "content control": _control, "tracked insertion": _insertion, "hyperlink": _link, "text box": _text_box}


def wrapped(data: bytes, how: str) -> bytes:
    """A .docx with the words of every paragraph that may hold an answer wrapped."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                for paragraph in list(_paragraphs(root)):
                    _wrap(paragraph, WRAPS[how])
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            package.writestr(name, content)
    return target.getvalue()


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs beside headings in tables."""
    for row in root.iter(f"{{{_W}}}tr"):
        cells = row.findall(f"{{{_W}}}tc")
        for cell in cells[1:]:
            yield from cell.findall(f"{{{_W}}}p")


def _wrap(paragraph: etree._Element, wrap: Callable[[list[etree._Element]], etree._Element]) -> None:
    """Wrap the runs of a paragraph, but those that are parts of a field."""
    runs = [child for child in paragraph if child.tag in _RUNS]
    if runs and all(run.tag == f"{{{_W}}}r" for run in runs) and paragraph.find(f".//{{{_W}}}fldChar") is None:
        at = paragraph.index(runs[0])
        made = wrap(runs)
        paragraph.insert(at, made)
