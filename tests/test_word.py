"""The Word reader: small files of one trait each, the sample returns, random files, and files that cannot be read."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from word_fixtures import Trait, changed, flat, p, picture, r, sdt, shape_box, tbl, tc, tr, vml_box, word, zipped
from word_traits import IMAGE, TRAITS
from word_traits_more import PACKAGES, STORIES
from word_traits_shapes import SHAPES

from pipeline import readers
from pipeline.codes import CODES
from pipeline.model import Document, UnreadableFile
from pipeline.readers import word as reader

ALL = (*TRAITS, *STORIES, *SHAPES, *PACKAGES)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
RETURNS = sorted((Path(__file__).parent.parent / "raw_submissions").glob("*.docx"))
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


def read(data: bytes) -> Document:
    return reader.read(data, "return.docx")


def everything(document: Document) -> str:
    return " ".join([document.text, *(aside.text for aside in document.asides)])


def stored_words(data: bytes) -> list[str]:
    """Every text that the file stores in its stories, but what stands in fallbacks."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if STORY.fullmatch(name):
                for element in etree.fromstring(archive.read(name)).iter(W + "t", W + "delText"):
                    if not any(parent.tag == FALLBACK for parent in element.iterancestors()):
                        found.append(element.text or "")
    return found


@pytest.mark.parametrize("trait", ALL, ids=lambda trait: trait.name)
def test_trait(trait: Trait) -> None:
    document = read(trait.data)
    assert document.text == trait.text
    assert [(aside.kind, aside.text) for aside in document.asides] == list(trait.asides)
    assert sorted(notice.code for notice in document.notices) == sorted(trait.notices)
    assert document.format == trait.format
    assert tuple(span.of(document.text) for span in document.emphasised) == trait.emphasised
    if trait.places is not None:
        assert tuple((b.place.table, b.place.row, b.place.column) for b in document.blocks) == trait.places
    if trait.styles is not None:
        assert tuple((block.style, block.level) for block in document.blocks) == trait.styles


@pytest.mark.parametrize("trait", PACKAGES, ids=lambda trait: trait.name)
def test_told_to_be_word_by_its_bytes(trait: Trait) -> None:
    assert readers.read(trait.data, "return.docx").text == trait.text


def test_names_of_traits_are_unique() -> None:
    assert len({trait.name for trait in ALL}) == len(ALL) >= 60


def test_document_says_what_it_was_made_from() -> None:
    data = word(p("a"))
    document = reader.read(data, "some name.docx")
    assert (document.name, document.size, document.reader) == ("some name.docx", len(data), "word")
    assert len(document.sha256) == 64
    assert document.pages is None


def test_nested_table_names_its_cell() -> None:
    document = read(word(tbl(tr("a", tc(p("b"), tbl(tr("c")))))))
    assert [block.place.parent for block in document.blocks] == [None, None, (0, 0, 1)]


def test_aside_stands_where_the_words_stood() -> None:
    document = read(word(tbl(tr("Risk", tc(p("low ", r("medium ", "<w:strike/>"), "high"))), tr("Year", "2004"))))
    [aside], [notice] = document.asides, document.notices
    assert aside.at is not None
    assert document.text[: aside.at] == "Risk\tlow "
    assert notice.span is not None
    assert notice.span.of(document.text) == "low high"
    assert "medium" in notice.message


def test_aside_alone_in_its_cell_points_behind_the_heading() -> None:
    document = read(word(tbl(tr("Risk", tc(p(r("low", "<w:vanish/>")))), tr("Year", "2004"))))
    [aside], [notice] = document.asides, document.notices
    assert aside.at == len("Risk\t")
    assert notice.span is not None
    assert notice.span.of(document.text) == "Risk"


def test_aside_keeps_its_place_where_ticks_change_the_text() -> None:
    document = read(word(p("[x] yes [ ] no ", r("never ", "<w:strike/>"), "always")))
    [aside] = document.asides
    assert document.text == "☒ yes ☐ no always"
    assert document.text[aside.at :] == "always"


def test_picture_notice_says_after_which_words() -> None:
    trait = next(trait for trait in ALL if trait.name == "picture")
    [notice] = read(trait.data).notices
    assert "image1.png" in notice.message
    assert "after “Results:”" in notice.message
    assert notice.span is not None


def test_many_notices_of_a_kind_are_counted() -> None:
    document = read(word("".join(p("a", r("b", "<w:strike/>")) for _ in range(100))))
    assert len(document.notices) == 41
    assert "60 more" in document.notices[-1].message


@pytest.mark.parametrize("look", ["<w:b/>", '<w:sz w:val="32"/>', '<w:rStyle w:val="Strong"/>'])
def test_whole_bold_or_large_paragraphs_are_strong(look: str) -> None:
    document = read(word(p(r("Name", look), r(" of", look)) + p(r("Name", look), " of") + p("and what follows")))
    assert [block.strong for block in document.blocks] == [True, False, False]


def test_bold_set_in_two_styles_is_off() -> None:
    document = read(word(p(r("a", '<w:rStyle w:val="Strong"/>'), properties='<w:pStyle w:val="Heavy"/>')))
    assert not document.blocks[0].strong


def test_table_style_makes_first_column_strong() -> None:
    look = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="0080"/>'
    strong = [block.strong for block in read(word(tbl(tr("a", "b"), properties=look))).blocks]
    assert strong == [True, False]
    plain = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="0000"/>'
    assert not any(block.strong for block in read(word(tbl(tr("a", "b"), properties=plain))).blocks)


WRAPS = {
    "control": lambda cell: sdt(p(cell)),
    "inline control": lambda cell: p(sdt(r(cell))),
    "insertion": lambda cell: p(changed("ins", r(cell))),
    "hyperlink": lambda cell: p(f"<w:hyperlink>{r(cell)}</w:hyperlink>"),
    "smart tag": lambda cell: p(f"<w:smartTag>{r(cell)}</w:smartTag>"),
    "text box": lambda cell: p(shape_box(p(cell))),
    "old text box": lambda cell: p(vml_box(p(cell))),
    "one run a letter": lambda cell: p(*(r(letter) for letter in cell)),
}


@pytest.mark.parametrize("wrap", WRAPS, ids=str)
def test_wrapped_answers_change_nothing(wrap: str) -> None:
    answers = {"Name": "Another road", "Risk": "medium & high", "Volume": "about 30 a year"}
    plain = read(word(tbl(*(tr(heading, answer) for heading, answer in answers.items()))))
    wrapped = read(word(tbl(*(tr(heading, tc(WRAPS[wrap](answer))) for heading, answer in answers.items()))))
    assert wrapped.text == plain.text
    assert [(b.span, b.place) for b in wrapped.blocks] == [(b.span, b.place) for b in plain.blocks]


@pytest.mark.parametrize("path", RETURNS, ids=lambda path: path.stem)
def test_every_stored_word_of_the_samples_is_read(path: Path) -> None:
    data = path.read_bytes()
    document = reader.read(data, path.name)
    flat_text = "".join(everything(document).split())
    words = stored_words(data)
    assert len(words) > 50
    for stored in words:
        assert "".join(stored.split()) in flat_text
    stored_letters = Counter(c for text in words for c in text if c.isalpha())
    assert Counter(c for c in everything(document) if c.isalpha()) == stored_letters


@pytest.mark.parametrize("path", RETURNS, ids=lambda path: path.stem)
def test_samples_read_the_same_in_other_packages(path: Path) -> None:
    data = path.read_bytes()
    plain, other = read(data), read(flat(data))
    assert (other.text, other.blocks, other.asides) == (plain.text, plain.blocks, plain.asides)


@pytest.mark.parametrize("trait", ALL, ids=lambda trait: trait.name)
def test_every_stored_word_of_the_traits_is_read(trait: Trait) -> None:
    """Letters only: ticks drawn with letters become signs."""
    if not trait.data.startswith(b"PK"):
        return
    known = "".join(everything(read(trait.data)).split())
    for stored in stored_words(trait.data):
        for found in re.findall(r"[^\W\d_]{2,}", stored):
            assert found in known


# Random files -----------------------------------------------------------------------------------------------------

LOOKS = st.sampled_from(
    ["", "<w:b/>", "<w:vanish/>", "<w:strike/>", '<w:u w:val="single"/>', '<w:rStyle w:val="Gone"/>']
)
LETTERS = st.text("abcdefghij ☐☒✓[](x)", min_size=1, max_size=8)
RUNS = st.builds(r, LETTERS, LOOKS)
WRAPPERS = [
    sdt,
    lambda inside: changed("ins", inside),
    lambda inside: changed("del", inside),
    lambda inside: changed("moveFrom", inside),
    lambda inside: f"<w:smartTag>{inside}</w:smartTag>",
    lambda inside: shape_box(f"<w:p>{inside}</w:p>"),
]
INLINES = st.recursive(
    RUNS,
    lambda inner: st.builds(
        lambda wrap, parts: wrap("".join(parts)), st.sampled_from(WRAPPERS), st.lists(inner, max_size=3)
    ),
    max_leaves=6,
)
MARKS = st.sampled_from(
    ["", "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>", '<w:numPr><w:numId w:val="1"/></w:numPr>']
)
PARAGRAPHS = st.builds(lambda parts, mark: p(*parts, properties=mark), st.lists(INLINES, max_size=4), MARKS)
SPANS = st.sampled_from(
    ["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="-1"/>']
)
ROWS = st.sampled_from(["", "<w:del/>", "<w:hidden/>", '<w:gridBefore w:val="1"/>'])


def _tables(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.builds(lambda inside, span: tc(*inside, properties=span), st.lists(blocks, max_size=2), SPANS)
    rows = st.builds(lambda inside, kind: tr(*inside, properties=kind), st.lists(cells, max_size=3), ROWS)
    return st.builds(lambda inside: tbl(*inside), st.lists(rows, max_size=3))


BLOCKS = st.recursive(PARAGRAPHS, lambda inner: _tables(inner) | st.builds(sdt, inner), max_leaves=8)


@given(st.lists(BLOCKS, max_size=5))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_random_files_lose_nothing(blocks: list[str]) -> None:
    data = word("".join(blocks) + p("end"))
    document = read(data)
    stored = Counter(c for text in stored_words(data) for c in text if c in "abcdefghij")
    assert Counter(c for c in everything(document) if c in "abcdefghij") == stored
    for block in document.blocks:
        words = block.span.of(document.text)
        assert words == words.strip()
    for aside in document.asides:
        assert aside.at is not None
        assert 0 <= aside.at <= len(document.text)
    for span in document.emphasised:
        assert any(block.span.covers(span) for block in document.blocks)


JUNK = ("", "-1", "0", "99999999999", "x", "1.5", "nan", "1e400", "true", "rId999", "FFFFFFFFF", "%1%9")
SEEDS = [trait.data for trait in ALL if trait.data.startswith(b"PK")]


def _damage(data: bytes, chance: random.Random) -> bytes:
    """The file with some elements moved, doubled or dropped and some attributes made nonsense."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in files if name.lower().endswith((".xml", ".rels"))])
    root = etree.fromstring(files[name])
    for _ in range(chance.randint(1, 6)):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        one, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(5):
            case 0 if one.attrib:
                one.set(chance.choice(list(one.attrib)), chance.choice(JUNK))
            case 1 if one.attrib:
                del one.attrib[chance.choice(list(one.attrib))]
            case 2 if one.getparent() is not None:
                one.getparent().remove(one)
            case 3:
                one.append(copy.deepcopy(other))
            case 4:
                one.tag = other.tag
    files[name] = etree.tostring(root)
    return zipped(files)


@pytest.mark.parametrize("seed", range(8))
def test_damaged_files_are_read_or_refused_in_words(seed: int) -> None:
    chance = random.Random(seed)
    codes = [_outcome(_damage(chance.choice(SEEDS), chance)) for _ in range(50)]
    assert {code for found in codes for code in found} <= set(CODES)


def _outcome(data: bytes) -> list[str]:
    try:
        return [notice.code for notice in read(data).notices]
    except UnreadableFile as error:
        return [error.code]


# Files that cannot be read -------------------------------------------------------------------------------------------

SOUND = word(p("a"))


def _part(name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        return zipped({n: archive.read(n) for n in archive.namelist()} | {name: content})


def _nested(count: int, opening: str, closing: str, inside: str) -> bytes:
    return word(opening * count + inside + closing * count)


DTD = b'<!DOCTYPE x [<!ENTITY e "y">]><w:document xmlns:w="%s"><w:body/></w:document>' % W[1:-1].encode()
BAD = {
    "cut off": (SOUND[: len(SOUND) // 2], "zip-truncated"),
    "no document": (zipped({"[Content_Types].xml": b"<Types/>", "a.txt": b"a"}), "not-docx"),
    "a workbook": (_part("word/document.xml", b"<workbook/>"), "not-docx"),
    "broken XML": (_part("word/document.xml", b"<w:document"), "xml-invalid"),
    "broken styles": (_part("word/styles.xml", b"<w:styles"), "xml-invalid"),
    "definitions of its own": (_part("word/document.xml", DTD), "xml-dtd"),
    "no text": (word(p("")), "empty"),
    "a picture without text": (word(p(picture("pic")), IMAGE), "needs-ocr"),
    "tables in tables": (_nested(30, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", p("a")), "too-deep"),
    "elements in elements": (_nested(300, "<w:customXml>", "</w:customXml>", p("a")), "xml-too-deep"),
}


@pytest.mark.parametrize("case", BAD, ids=str)
def test_unreadable(case: str) -> None:
    data, code = BAD[case]
    with pytest.raises(UnreadableFile) as raised:
        read(data)
    assert raised.value.code == code
    assert "return.docx" in raised.value.sentence


@pytest.mark.parametrize("kind", ["ins", "del", "smartTag"])
def test_deep_nesting_ends_in_words_or_a_reason(kind: str) -> None:
    data = word(f"<w:p>{f'<w:{kind}>' * 240}{r('deep')}{f'</w:{kind}>' * 240}</w:p>")
    assert "deep" in everything(read(data))
