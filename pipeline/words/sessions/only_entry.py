"""Sentences that tell that something decides only whether, or who, comes in.

Risk decides only if the man enters          entry
Risk only decides whether he has 20 or 26    no entry: a number follows
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.quantities.quantities import quantities
from pipeline.words.quantities.quantity import SESSIONS
from pipeline.words.wording.tongues import heard

_NEAR = 2  # words
_WHETHER = re.compile(
    r"\W*(?:(?:about|on|over|darüber|de|del|di|da|o tym|o tom|a[zr]t|azt|siitä|sen|om det)\b\W*)?"
    r"(?:whether|if|who|which (?:men|people|persons)|ob|wer|si|s['’](?=ils?\b)|qui|quién(?:es)?|se|chi|of|wie|om|vem"
    r"|hvem|czy|kto|zda|jestli|kdo|či|ali|hoće li|tko|dacă|cine|quem|ar|vai|kurš|kas|kes|hogy|ki|kuka|ketkä"
    r"|αν|ποιος)\b",
    re.IGNORECASE)
_REACH = 12  # characters
_TAKE = re.compile(r"\b(?:takes?|taking|took|prend(?:re)?|prendere|prende|ta|tar|tage|tager)\s$", re.IGNORECASE)  # part
_END = re.compile(r"[,.;:()\n]|$")


def dosed(passage: Passage, mention: Mention) -> bool:
    """Does a number of sessions stand behind a word for entry in its clause ("whether he gets 20 or 26 sessions")?"""
    clause = passage.clause_at(mention.start)
    return any(mention.end <= q.start < clause.end and q.what in SESSIONS and not q.article
               for q in quantities(passage))


def only_whether(passage: Passage, risks: Sequence[Mention], decides: Sequence[Mention],
                 doses: Sequence[Mention]) -> list[Mention]:
    """The verbs of deciding behind a word for risk, beside "only" and before "whether" or "who", where no number,
    session or dose is what is decided."""
    only = heard(passage, "joiners", "only")
    nouns = [m for m in heard(passage, "count_nouns", "session", "talk", "module")
             if not _TAKE.search(passage.text, max(0, m.start - _REACH), m.start)]
    found = []
    for verb in decides:
        beside = [o for o in only if -_NEAR < verb.first - o.last <= _NEAR or 0 < o.first - verb.last <= _NEAR]
        if not beside or not any(r.end <= verb.start and passage.sentence_at(verb.start).holds(r.start) for r in risks):
            continue
        asked = _WHETHER.match(passage.text, max(verb.end, *(o.end for o in beside)))
        if asked is None:
            continue
        ended = _END.search(passage.text, asked.end())
        said = Stretch(asked.end(), ended.start() if ended else len(passage.text))
        counted = [q.start for q in quantities(passage) if not q.article]
        if not any(said.holds(at) for at in (*(m.start for m in (*nouns, *doses)), *counted)):
            found.append(verb)
    return found
