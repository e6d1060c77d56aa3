"""Folding compares loosely and points back exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.fold import fold, keys, words


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    at = 0
    for word in words(text):
        assert at <= word.start < word.end
        assert keys(text[word.start : word.end]) == (word.key, word.plain)
        at = word.end


@given(st.text())
def test_no_visible_character_is_lost(text: str) -> None:
    covered = {i for w in words(text) for i in range(w.start, w.end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once).replace(" ", "") == once.replace(" ", "") or not once.isascii()


@given(st.text(alphabet="abcdefgé ", max_size=30))
def test_case_blanks_and_accents_do_not_count(text: str) -> None:
    assert fold(text) == fold(text.upper()) == fold(text.replace(" ", "  ")) == fold(text.replace("é", "e\u0301"))


def test_where_letters_digits_and_marks_meet() -> None:
    assert [w.key for w in words("children?BBR 30sessions Community)Medium")] == [
        "children", "?", "bbr", "30", "sessions", "community", ")", "medium",
    ]
    assert fold("Täter\u00ad-Arbeit “ALT”") == "tater arbeit alt"
    assert fold("pro\u00adgramme") == "programme"
