"""More small Word files of one trait each: headings, lists, emphasis, tables."""

from __future__ import annotations

from word_fixtures import (
    Trait,
    p,
    r,
    tbl,
    tc,
    tr,
    word,
)
from word_traits import CELL, OFF, ON, listed, styled

SHAPES = (
    Trait(
        "headings by their styles",
        word(
            styled("a", "berschrift2") + styled("b", "Own") + styled("c", "Outlined") + styled("d", "Nadpis1") + p("e")
        ),
        "a\nb\nc\nd\ne",
        styles=(("heading", 1), ("heading", 1), ("heading", 2), ("heading", 0), ("paragraph", None)),
    ),
    Trait(
        "heading by its outline level",
        word(p("a", properties='<w:outlineLvl w:val="0"/>')),
        "a",
        styles=(("heading", 0),),
    ),
    Trait(
        "heading style taken back",
        word(p("a", properties='<w:pStyle w:val="Own"/><w:outlineLvl w:val="9"/>')),
        "a",
        styles=(("paragraph", None),),
    ),
    Trait(
        "table of contents",
        word(styled("Name 2", "TOC1") + p("a")),
        "Name 2\na",
        styles=(("header", None), ("paragraph", None)),
    ),
    Trait(
        "numbered headings and lists",
        word(
            listed("Introduction", 0, 1)
            + listed("a", 1, 1)
            + listed("b", 1, 1)
            + listed("Scope", 0, 1)
            + listed("c", 1, 1)
        ),
        "1. Introduction\n1.a) a\n1.b) b\n2. Scope\n2.a) c",
        styles=(("list", 0), ("list", 1), ("list", 1), ("list", 0), ("list", 1)),
    ),
    Trait("numbers in several forms", word(listed("A", 0, 3) + listed("b", 1, 3)), "Part I A\n1.1 b"),
    Trait("numbering that starts elsewhere", word(listed("x", 0, 6) + listed("y", 0, 6)), "7. x\n8. y"),
    Trait(
        "number of a paragraph without text",
        word(listed("a", 0, 1) + listed("", 0, 1) + listed("c", 0, 1)),
        "1. a\n3. c",
    ),
    Trait("bullets", word(styled("a", "ListBullet") + listed("b", 0, 2)), "a\nb", styles=(("list", 0), ("list", 0))),
    Trait("tick boxes as bullets", word(listed("men", 0, 5) + listed("women", 0, 4)), f"{ON} men\n{OFF} women"),
    Trait("empty boxes as bullets", word(listed("men", 0, 4) + listed("women", 0, 4)), "men\nwomen"),
    Trait("unknown list", word(listed("a", 0, 99)), "a", styles=(("paragraph", None),)),
    Trait(
        "bold by run",
        word(p("staff: ", r("internal", "<w:b/>"), " or external")),
        "staff: internal or external",
        emphasised=("internal",),
    ),
    Trait(
        "underlined by run",
        word(p("staff: ", r("internal", '<w:u w:val="single"/>'))),
        "staff: internal",
        emphasised=("internal",),
    ),
    Trait(
        "marked by colour",
        word(p("low ", r("high", '<w:highlight w:val="yellow"/>'))),
        "low high",
        emphasised=("high",),
    ),
    Trait("nothing emphasised in a bold paragraph", word(styled("all bold", "Heavy")), "all bold"),
    Trait(
        "nested table",
        word(tbl(tr("a", tc(p("b"), tbl(tr("c", "d")), p("e"))))),
        "a\tb\nc\td\ne",
        places=((0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 0, 1), (0, 0, 1)),
    ),
    Trait(
        "two tables",
        word(tbl(tr("a", "b")) + p("") + tbl(tr("c", "d"))),
        "a\tb\nc\td",
        places=((0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 0, 1)),
    ),
    Trait(
        "cells merged downwards",
        word(
            tbl(
                tr(tc("a", properties='<w:vMerge w:val="restart"/>'), "b"),
                tr(tc(properties="<w:vMerge/>"), "c"),
                tr("d", "e"),
            )
        ),
        "a\tb\n\tc\nd\te",
        places=((0, 0, 0), (0, 0, 1), (0, 1, 1), (0, 2, 0), (0, 2, 1)),
    ),
    Trait(
        "text in a merged cell",
        word(
            tbl(
                tr(tc("a", properties='<w:vMerge w:val="restart"/>'), "b"),
                tr(tc("more", properties="<w:vMerge/>"), "c"),
            )
        ),
        "a\tb\nmore\tc",
        places=((0, 0, 0), (0, 0, 1), (0, 0, 0), (0, 1, 1)),
    ),
    Trait("merged with nothing", word(tbl(tr(tc("a", properties="<w:vMerge/>"), "b"))), "a\tb", places=CELL),
    Trait(
        "cells over several columns",
        word(tbl(tr(tc("all", properties='<w:gridSpan w:val="3"/>')), tr("a", "b", "c"))),
        "all\na\tb\tc",
        places=((0, 0, 0), (0, 1, 0), (0, 1, 1), (0, 1, 2)),
    ),
    Trait(
        "equal wide cells",
        word(
            tbl(
                tr(*(tc(x, properties='<w:gridSpan w:val="4"/>') for x in "ab")),
                tr(*(tc(x, properties='<w:gridSpan w:val="4"/>') for x in "cd")),
            )
        ),
        "a\tb\nc\td",
        places=((0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)),
    ),
    Trait(
        "merged the old way",
        word(tbl(tr(tc("a", properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>"), "b"))),
        "a\t\tb",
        places=((0, 0, 0), (0, 0, 1)),
    ),
    Trait(
        "absurd span",
        word(tbl(tr(tc("a", properties='<w:gridSpan w:val="999999999"/>'), "b"))),
        "a\tb",
        notices=("bad-table",),
        places=CELL,
    ),
    Trait(
        "span that is no number",
        word(tbl(tr(tc("a", properties='<w:gridSpan w:val="two"/>'), "b"))),
        "a\tb",
        notices=("bad-table",),
        places=CELL,
    ),
    Trait(
        "row that begins later",
        word(tbl(tr("a", "b"), tr("c", properties='<w:gridBefore w:val="1"/>'))),
        "a\tb\nc",
        places=(*CELL, (0, 1, 1)),
    ),
    Trait("empty left cell", word(tbl(tr("a", "b"), tr("", "c"))), "a\tb\n\tc", places=(*CELL, (0, 1, 1))),
    Trait(
        "several paragraphs in a cell",
        word(tbl(tr(tc("a", "b"), tc("c", "", "d")))),
        "a\nb\tc\nd",
        places=((0, 0, 0), (0, 0, 0), (0, 0, 1), (0, 0, 1)),
    ),
    Trait("text outside any paragraph", word(p("a") + r("b") + tbl(tr("c") + p("d"))), "a\nb\nc\nd"),
)
