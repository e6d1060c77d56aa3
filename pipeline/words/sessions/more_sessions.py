"""More sessions, weeks or months: a comparative right before the noun of a dose.

    with higher risk we give more consultations        more, of sessions
    více konzultací, zusätzliche Termine               more, of sessions
    more than 20 sessions                              none: a bound
"""

from __future__ import annotations

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.wording.tongues import heard

_MORE = (
    "more", "additional", "extra", "further", "fewer", "less", "mehr", "zusätzlich", "weiter", "weniger",
    "plus", "davantage", "moins", "supplémentaire", "más", "menos", "adicional", "più", "meno", "ulterior",
    "meer", "minder", "fler", "färre", "flere", "færre", "enemmän", "vähemmän", "lisä", "więcej", "mniej",
    "dodatk", "více", "víc", "viac", "méně", "menej", "več", "manj", "više", "manje", "dodatn", "több",
    "kevesebb", "mais", "mai", "daugiau", "mažiau", "vairāk", "mazāk", "rohkem", "vähem", "περισσότερ", "més",
    "menys",
)


def told(passage: Passage, stretch: Stretch) -> list[Mention]:
    """The nouns of sessions in a stretch before which a word for more or fewer stands."""
    nouns = heard(passage, "count_nouns", "session", "talk", "evening")
    return [m for m in nouns if stretch.holds(m.start) and _more(passage, m.first - 1)]


def _more(passage: Passage, at: int) -> bool:
    if at > 0 and passage.tokens[at].key in ("de", "d", "d'", "individual", "single", "group", "multe"):
        at -= 1
    return at >= 0 and passage.tokens[at].key.startswith(_MORE)
