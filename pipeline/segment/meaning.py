"""What item a few words speak of, in whatever language: by the beginnings of their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from pipeline.rules import Item, Template
from pipeline.segment.tokens import STEM, keys

_SAID = ((1.0, "names"), (0.8, "cues"), (0.4, "prompts"))
_MOST_WORDS = 400
_LEAST = 3  # letters of a word that says something


class Meaning:
    """The beginnings of the words in a template's headings, cues and prompts, weighted by how few items have them."""

    def __init__(self, template: Template) -> None:
        weights: dict[str, dict[str, float]] = defaultdict(dict)
        for item in template.items:
            for stem, weight in _stems(item):
                weights[stem][item.id] = max(weight, weights[stem].get(item.id, 0.0))
        self._shares = {stem: {item: (w / sum(own.values())) ** 2 * w for item, w in own.items()}
                        for stem, own in weights.items()}

    def scores(self, text: str) -> dict[str, float]:
        """How much a text speaks of each item; 1 is a word that stands in no other item's headings."""
        found: dict[str, float] = defaultdict(float)
        for stem in dict.fromkeys(word[:STEM] for word in keys(text)[:_MOST_WORDS] if len(word) >= _LEAST):
            for item, share in self._shares.get(stem, {}).items():
                found[item] += share
        return found

    def most(self, text: str) -> str | None:
        """The item that a text speaks of most; None where it speaks of none."""
        scores = self.scores(text)
        return max(scores, key=lambda i: scores[i]) if scores else None

    def clearly(self, text: str, least: float, items: Collection[str] = ()) -> str | None:
        """The item, of all or of some, that a text speaks of at least so much, and twice as much as of any other."""
        scores = self.scores(text)
        ranked = sorted(((scores.get(i, 0.0), i) for i in items or scores), key=lambda pair: -pair[0])
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        return ranked[0][1] if ranked and ranked[0][0] >= max(least, 2 * second) else None


def _stems(item: Item) -> Iterator[tuple[str, float]]:
    names = [item.heading, *(n for some in (item.aliases, item.called) for all_ in some.values() for n in all_)]
    prompts = [t for p in item.prompts for t in (p.text, *p.variants, *p.labels,
                                                 *(x for texts in p.translations.values() for x in texts))]
    texts = {"names": names, "cues": item.cues, "prompts": prompts}
    for weight, kind in _SAID:
        for text in texts[kind]:
            for word in keys(text):
                if len(word) >= _LEAST:
                    yield word[:STEM], weight
