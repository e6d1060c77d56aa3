"""What item a few words speak of, in whatever language: by the beginnings of their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

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
        for stem in {word[:STEM] for word in keys(text)[:_MOST_WORDS] if len(word) >= _LEAST}:
            for item, share in self._shares.get(stem, {}).items():
                found[item] += share
        return found


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
