"""Who is asked. A man who is asked whether somebody may act is not the one who acts: "with the consent of the man we
call her"; a woman who is asked whether she has a wish is offered something: "we ask whether she needs help"."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.vocabulary import Mention

Gap = Callable[[Mention, Mention], int | None]
ASKED = "asked_man"
_PHRASE, _WORD, _FREE, _MAN = "consent_man", "consent", "even_if", "man"
_OTHERS = ("partner", "she", "her", "to_her", "worker", "leader", "we", "contact")
_NEAR = 3
_WISHES = ("request", "wish_help")
_REACH = 40  # characters
_ASKS = re.compile(
    r"\b(?:ask|asks|asked|asking|frag\w*|gefragt|demand\w+|pregunt\w+|chied\w+|chiest\w+|vraagt?|vragen|gevraagd|fråga\w*"
    r"|spør\w*|kysy\w*|pyta\w*|ptá\w*|pýta\w*|vpraša\w*|pita\w*|pergunt\w*|întreab\w*|kérdez\w*|küsi\w*|jautā\w*"
    r"|klausia\w*),?\s(?:\w+\s)?(?:(?:if|whether|ob|si|se|of|om|jos|czy|zda|či|ali|da li|ha|kas|vai|ar|dacă)\s"
    r"(?:\w+\s){0,2})?$",
    re.IGNORECASE)


def set_apart(by_class: dict[str, list[Mention]], gap: Gap) -> list[tuple[int, int]]:
    """Move men beside a word for consent, with nobody else between, to a class of their own; where it does not matter
    ("even if the man objects"), they count as nobody. The first and last token of each such man and consent."""
    words = [m for code in (_PHRASE, _WORD) for m in by_class.get(code, ())]
    if not words or _MAN not in by_class:
        return []
    others = [m for code in _OTHERS for m in by_class.get(code, ())]
    pairs = [(m, w) for m in by_class[_MAN] for w in words if _beside(m, w, others, gap)]
    if not pairs:
        return []
    asked = {m for m, _ in pairs}
    by_class[_MAN] = [m for m in by_class[_MAN] if m not in asked]
    free = {m for m, w in pairs if any(_sets_aside(f, m, w, gap) for f in by_class.get(_FREE, ()))}
    by_class[ASKED] = [m._replace(code=ASKED) for m in asked - free]
    moot = {w for m, w in pairs if m in free}
    by_class[_PHRASE] = [m for m in by_class.get(_PHRASE, ()) if m not in moot]
    return [(min(m.first, w.first), max(m.last, w.last)) for m, w in pairs]


def asked_about(text: str, wish: Mention) -> bool:
    """Is somebody asked whether they have a wish ("we ask whether she needs help"), so that it limits nothing?"""
    return wish.code in _WISHES and _ASKS.search(text, max(0, wish.start - _REACH), wish.start) is not None


def _beside(man: Mention, word: Mention, others: list[Mention], gap: Gap) -> bool:
    if word.start < man.end and man.start < word.end:
        return True
    if word.code == _PHRASE:
        return False
    low, high = (man.end, word.start) if man.end <= word.start else (word.end, man.start)
    return (gap(man, word) or 0) <= _NEAR and not any(low <= o.start and o.end <= high for o in others)


def _sets_aside(free: Mention, man: Mention, word: Mention, gap: Gap) -> bool:
    """Does a word by which the consent does not matter stand right before the man and his consent, or behind them?"""
    first, last = min(man, word, key=lambda m: m.start), max(man, word, key=lambda m: m.end)
    before = free.end <= first.start and (gap(free, first) or 0) <= _NEAR
    behind = free.start >= last.end and (gap(last, free) or 0) <= _NEAR
    return before or behind
