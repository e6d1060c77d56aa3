"""Studies of which a later clause tells that they were about others than this programme.

    a study of 2015 with good results, but it concerns other men / that was about another group
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch

_OTHERS = re.compile(
    r"(?:[,;.(–—-]\s*|\b(?:but|though|and|aber|jedoch|doch|und|mais|et|pero|y|ma|però|e|maar|en|men|och|og|mutta|ale|i|a"
    r"|ali|vendar|mas|dar|de|bet|kuid)\s)"
    r"(?:(?:but|though|however|aber|doch|mais|pero|ma|maar|men|mutta|ale|ali|mas|dar|it|this|that|they|which|sie|es|das"
    r"|die|diese|elle|il|celle-ci|cela|qui|esta|ésta|este|ese|eso|que|questa|questo|che|ze|het|dat|deze|die|den|det|de"
    r"|som|se|to|ta|ona|ono|ovo|esta|essa|isso|aceasta)\s){0,3}?"
    r"(?:concern(?:s|ed)?|(?:is|was|were|are) (?:about|of|on|done on|made on|carried out (?:on|with))"
    r"|related? to|relates to|regards?|regarded|dealt with|deals with|looked at|covers|covered|applies to"
    r"|betrifft|betraf|bezieht sich auf|bezog sich auf|handelt von|galt|gilt"
    r"|concerne|concernait|porte sur|portait sur|riguarda(?:va)?|concerne(?:va)?|si riferi(?:sce|va) a|tratta(?:va)? di"
    r"|se refiere a|se refería a|trata(?:ba)? de|afecta(?:ba)? a|betreft|betrof|gaat over|ging over|gäller|gällde"
    r"|handlar om|handlade om|avser|avsåg|handler om|handlede om|vedrører|vedrørte|gælder|gjelder|gjaldt|dreier seg om"
    r"|koskee|koski|dotyczy|dotyczył[oa]?|týká se|týkal[ao]? se|týka sa|týkal[ao]? sa|odnosi se na|odnosil[ao] se na"
    r"|nanaša se na|refere-se a|dizia respeito a|diz respeito a|se referă la|privește|vonatkozik)\s"
    r"(?:aber\s|jedoch\s|doch\s|echter\s|però\s|however\s|nur\s|only\s|just\s|auf\s|ein(?:e[nrms]?)?\s|an?\s|the\s"
    r"|quite\s|d['’]|des\s|une?\s|un\s|una\s|een\s|en\s"
    r"|ett\s|et\s|na\s)*"
    r"(?:others?|another|(?:some|something) else|different|ander\w*|autres?|un['’]altr[ao]|altr[aei]|otr[oa]s?|andr[ae]"
    r"|annan|annat|anden|andet|annen|annet|muita|muuta|toista|toisia|inn\w+|jin\w+|iného|iných|drug\w+|outr[oa]s?|alt[ăeo]\w*)\b",
    re.IGNORECASE)
_THE_OTHERS = re.compile(r"\s(?:half|things?|aspects?|questions?|effects?|outcomes?|Fragen?|Dinge)\b", re.IGNORECASE)


def others(passage: Passage) -> list[Stretch]:
    """The sentences on such studies; with the one before where the clause is a sentence of its own."""
    found = []
    for said in _OTHERS.finditer(passage.text):
        if _THE_OTHERS.match(passage.text, said.end()):
            continue
        sentence = passage.sentence_at(said.end() - 1)
        start = min(sentence.start, passage.sentence_at(said.start()).start)
        studied = [m for m in passage.of("evaluation_topic", "study") if start <= m.start < said.end()]
        if studied:
            first = passage.sentence_at(studied[-1].start)
            begin = passage.clause_at(studied[-1].start).start
            alone = not any(first.start <= m.start and m.end < begin for m in studied)
            found.append(Stretch(first.start if alone else begin, sentence.end))
    return found
