"""Numbers of list items and headings as they are printed."""

from __future__ import annotations

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def written(count: int, form: str) -> str:
    """A number in the form that the list asks for: 1, a, A, i, I."""
    if form in ("a", "A") and count > 0:
        letters = ""
        while count:
            count, rest = divmod(count - 1, 26)
            letters = chr(97 + rest) + letters
        return letters.upper() if form == "A" else letters
    if form in ("i", "I") and 0 < count < 400:
        roman = ""
        for value, sign in _ROMAN:
            while count >= value:
                roman, count = roman + sign, count - value
        return roman.upper() if form == "I" else roman
    return str(count)
