"""Questions that respondents ask themselves in an answer, and the sentence that answers them.

"Could another country use it? Yes, if there is a worker for the partners." The yes says nothing without its question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.passage import Passage, Stretch
from pipeline.words.claiming import claims
from pipeline.words.replying.leads import Lead, lead

_MAY = re.compile(
    r"\b(?:can|could|may|might|would|kann|könnte|können|könnten|darf|dürfen|peut|peuvent|pourrait|pourraient|puede"
    r"|pueden|podría|podrían|può|possono|potrebbe|potrebbero|kan|kunnen|zou|zouden|kunne|kunde|voi|voiko|voisi|voisiko"
    r"|może|mogą|mogłoby|mógłby|mogłyby|může|mohou|mohl[aoiy]?|môže|môžu|mohl[aoiy]?|lahko|može|mogu|mogl[aoi]|pode"
    r"|podem|poderia|poderiam|poate|pot|putea|lehet|tudja|gali|galėtų|var|varētu|saab|saaks|μπορεί|μπορούν|μπορούσε"
    r"|podria|podrien)\b",
    re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the respondent's own, the sentence behind it, and the yes or no which that begins with, if any."""

    question: Stretch
    reply: Stretch
    lead: Lead | None


def own(passage: Passage, about: str) -> Iterator[Asked]:
    """The questions on what a vocabulary tells: they hold a phrase that states it, or ask whether others (`sorts`)
    can or could."""
    sentences = passage.sentences
    for i, question in enumerate(sentences[:-1]):
        if not passage.text[question.start : question.end].rstrip().endswith("?"):
            continue
        word = lead(passage, sentences[i + 1])
        named = claims.within(passage, question, about, "yes", "partly")
        sorts = claims.within(passage, question, about, "sorts") and _MAY.search(passage.text, *question)
        if (named or sorts) and not (word and word.direct):
            yield Asked(question, sentences[i + 1], word)
