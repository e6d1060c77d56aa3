"""Words that a typist divided at the ends of hard-wrapped lines, and compounds that only break there."""

from __future__ import annotations

from pipeline.readers.divided import divides, rejoined, words_of
from pipeline.readers.text import read

DIVIDED = """The groups are led by two persons, and the super-
vision of these persons is done by a psychologist who
works in the prison. Each month there is one super-
vision, in which the leaders tell about their exer-
cises and about the men who did not come, so that
the supervision also helps the men.
"""
COMPOUNDS = """The men learn to speak about control, and about self-
control when they are angry. The programme is a long-
term programme, it is paid each year. There is a low-
and a high-risk group, and each of them has a follow-
up of six months. There is no self-control without it.
"""


def _text(raw: str) -> str:
    return read(raw.encode(), "letter.txt").text


def test_divided_words_are_whole_again() -> None:
    text = _text(DIVIDED)
    assert text.count("supervision") == 3
    assert "their exercises and" in text


def test_compounds_keep_their_hyphen() -> None:
    text = _text(COMPOUNDS)
    for word in ("self-control when", "long-term programme", "a low- and a high-risk", "a follow-up of"):
        assert word in text


def test_a_word_that_stands_whole_elsewhere_needs_no_habit() -> None:
    words = words_of(["die Bewährungshilfe", "der ex-partner"])
    assert rejoined("die Bewährungs-", "hilfe hilft", words, False) == "die Bewährungshilfe hilft"
    assert rejoined("von ex-", "partner zu", words, True) == "von ex-partner zu"
    assert rejoined("Einzel-", "und Gruppe", words, True) == "Einzel- und Gruppe"
    assert not divides(["a b-", "c d-", "e"], frozenset())


SCAN = """ERHEBUNGSBOGEN DES LANDES ÜBER PROGRAMME FÜR TÄTER

Träger und Jahr: Verein für Bewährungshilfe Kas-
sel, seit 2008, anerkannt 2013.
Zielgruppe: Männer ab 18 Jahren mit Bewährungs-
auflage wegen Gewalt gegen die Partnerin.
Dauer: 25 wöchentliche Abende zu zwei Stun-
den, etwa ein halbes Jahr.
Opferschutz: Frauenhaus und Ju-
gendamt; eine Multi-
agency-Konferenz.
"""


def test_more_hyphens_at_the_ends_of_lines_than_within_them_divide_words() -> None:
    text = _text(SCAN)
    for words in ("Bewährungshilfe Kassel", "Bewährungsauflage", "zwei Stunden", "und Jugendamt", "eine Multi-agency"):
        assert words in text


def test_compounds_are_as_many_within_lines() -> None:
    words = "well-known step-by-step face-to-face up-to-date one-off hands-on"
    lines = f"{words}\nwe work in co-\noperation with drop-\nin centres, stop-\ngap help and walk-\nins"
    assert not divides(lines.split("\n"), words_of(lines.split("\n")))
