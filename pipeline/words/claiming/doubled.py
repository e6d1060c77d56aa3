"""Two denials that make a demand of all: "nobody leads without the course", "no one leads who has not done it", "nobody
starts before he has done it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming.governing import lacks

_RELATIVE = re.compile(
    r"[\s,](?:who|that|which|der|die|das|qui|que|qu['’]|quien|che|dat|som|joka|joita|któr\w+|kto|kter\w+|kdo|ktor\w+"
    r"|kto"
    r"|koj[iae]|tko|ki|kdor|kas|kur\w+|kes|care|aki|quem)\s(?:[^\s,;]+\s){0,3}\Z", re.IGNORECASE)
_BEFORE = re.compile(
    r"\s(?:before|until|till|unless|bevor|ehe|solange er nicht|avant d['’]avoir|avant qu['’]|antes de|sin antes"
    r"|prima di"
    r"|prima che|voordat|alvorens|innan|före|før|førend|inden|ennen kuin|zanim|dopóki|dokud|než|kým|skôr než"
    r"|prije nego"
    r"|dok ne|preden|dokler ne|antes de|înainte de|până nu|mielőtt|amíg|enne kui|pirms|kol|prieš"
    r"|abans de)\s", re.IGNORECASE)
_NOUN = 2  # words


def doubled(passage: Passage, negators: Sequence[Mention]) -> set[Mention]:
    """The negators that another one takes back."""
    back: set[Mention] = set()
    for i, no in enumerate(negators):
        if no.code not in ("nobody", "no"):
            continue
        sentence = passage.sentence_at(no.start)
        if any(sentence.holds(m.start) for m in passage.of("refusals", "refuse")):
            continue
        later = [t for t in negators[i + 1 :] if sentence.holds(t.start)]
        if no.code == "nobody":
            earlier = [t for t in negators[:i] if sentence.start == t.start and lacks(t)]
            pair = next((t for t in later if lacks(t)), None)
            if pair or earlier:
                back.update((no, *earlier, *(t for t in later if pair and t.start <= pair.start)))
                continue
            if _BEFORE.search(passage.text, no.end, sentence.end):
                back.update((no, *later))
                continue
        back.update(_who_not(passage, no, later, sentence))
    return back


def _who_not(passage: Passage, no: Mention, later: Sequence[Mention], sentence: Stretch) -> Sequence[Mention]:
    """ "No one leads who has not ...", "no leader who has not ..." """
    for t in later:
        relative = _RELATIVE.search(passage.text, no.end, t.start) if t.code in ("not", "local") else None
        if relative and (no.code == "nobody" or len(passage.text[no.end : relative.start()].split()) <= _NOUN):
            return (no, *(x for x in later if x.start <= t.start))
    return ()
