"""Sessions told by their place in the order: "the first two and the last one individual" are three."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.words.wording.tongues import heard

_FEW = 4  # words between the last of them and the word for their form
_NUMBERS = {
    2: "2 two zwei deux dos due twee två to dwa dwie dwóch dvě dva dve duas două dues kaksi",
    3: "3 three drei trois tres tre drie trzy tři tri três trei kolme",
    4: "4 four vier quatre cuatro quattro fyra fire cztery čtyři štyri štiri četiri quatro patru neljä",
    5: "5 five fünf cinq cinco cinque vijf fem pięć pět päť pet cinci viisi",
    6: "6 six sechs seis sei zes sex seks sześć šest șase kuusi",
}
_VALUES = {word: n for n, words in _NUMBERS.items() for word in words.split()}
_N = "|".join(sorted(map(re.escape, {*_VALUES, "one", "1"}), key=len, reverse=True))


def _placed(word: str, name: str) -> str:
    """One end of the order with its number before or behind it."""
    article = r"(?:(?:the|das|die|der|le|la|les|l['’]|el|las|los|il|i|lo|gli|de|het|den|det|a|o|as|os)\s?)?"
    return rf"{article}\b(?:(?P<{name}_a>{_N})\s)?(?:{word})(?:\s(?P<{name}_b>{_N})\b(?![-:]|\s(?:to|on|à|a)\b))?"


_FIRST = (
    r"first|erste[nrs]?|premi[eè]re?s?|primer[ao]?s?|prim[oaie]|eerste|första|første|pierwsz\w+|první\w*|prv[éýaeiou]\w*"
    r"|primeir[ao]s?|ensimmäi\w+")
_LAST = (
    r"last|final|letzte[nrs]?|derni[eè]re?s?|últim[ao]s?|ultim[oaie]|laatste|sista|sidste|siste|ostatni\w*|posledn\w+"
    r"|zadnj\w+|viimei\w+")
_AND = r"\s(?:and|und|et|y|e|en|och|og|i|a|oraz|ja)\s"
_BOTH_ENDS = re.compile(rf"\b{_placed(_FIRST, 'f')}{_AND}{_placed(_LAST, 'l')}", re.IGNORECASE)


def individual(passage: Passage) -> tuple[int, Stretch] | None:
    """How many sessions are individual, where those are told by both ends of the order, and the words that tell it."""
    for match in _BOTH_ENDS.finditer(passage.text):
        behind = passage.sentence_at(match.start()).end
        forms = [m for m in heard(passage, "session_forms") if match.end() <= m.start < behind]
        near = forms and len(passage.text[match.end() : forms[0].start].split()) < _FEW
        if near and forms[0].code == "individual":
            ends = (match["f_a"] or match["f_b"], match["l_a"] or match["l_b"])
            return sum(_VALUES.get((n or "").casefold(), 1) for n in ends), Stretch(match.start(), forms[0].end)
    return None
