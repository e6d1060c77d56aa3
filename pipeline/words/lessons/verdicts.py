"""What a whole clause says of the thing it names, whatever the single words are: that there was no trouble with it ("no
trouble with the waiting list"), that one would do it again, or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch, once
from pipeline.words.claiming import claims

_NO = (r"no|not (?:\w+ ){0,2}any|never (?:\w+ ){0,3}any|any|without|kein\w*|niemals|nie|aucune?s?"
       r"|jamais (?:\w+ )?d[e']|pas d[e']"
       r"|ningun\w*|ningún|sin|nessun\w*|senza|mai|geen|nooit|inga|aldrig|ingen|żadn\w+|nie (?:\w+ ){0,2}"
       r"|žádn\w+|žiadn\w+"
       r"|nikakv\w*|nobenih|nenhuma?s?|sem|nicio|niciun\w*|nem|semmi\w*|ei")
_TROUBLE = (
    r"troubles?|problems?|difficult(?:y|ies)|headaches?|worries|complications|Mühe|Probleme?|Schwierigkeit(?:en)?|Ärger"
    r"|difficultés?|problèmes?|soucis?|ennuis?|problemas?|dificultad(?:es)?|problemi|problema|difficoltà|moeite"
    r"|problemen|probleem|moeilijkheden|problem|svårigheter|besvär|bekymmer|problemer|vanskelighe[dt]er|ongelmia"
    r"|vaikeuksia|problem(?:ów|u|y)|trudności|kłopot\w*|problém\w*|potíž\w*|obtíž\w*|ťažkost\w*|poteškoć\w*|težav\w*"
    r"|dificuldades?|dificultăți|probleme|gond\w*|nehézség\w*")
_WITH = r"with|mit|bei|avec|con|met|bij|med|z|ze|s|se|so(?! far)|sa|com|cu"
_CAUSE = re.compile(
    r"\b(?:caus(?:e[ds]?|ing)|g[ai]ves?|given|ma[dk]es?|pos(?:e[ds]?|é\w*|ent)|created?s?|presented|bereite\w*|mach\w+"
    r"|gemacht|verursach\w*|caus\w+|donn\w+|présent\w+|dio|dieron|dado|dan?|dato|dati|creat\w+|ga(?:f|ven)|geven"
    r"|veroorza\w+|gav|ger|gett|orsak\w+|volder|voldte|gitt|givet|aiheutt\w+|sprawi\w+|powod\w+|dělal\w*|působil\w*"
    r"|robil\w*|zadaval\w*|stvaral\w*|povzroč\w*|deu|deram|causou|okoz\w+)\b", re.IGNORECASE)
_NO_TROUBLE = re.compile(
    rf"(?:\b(?:{_NO})|n['’]t (?:\w+ ){{0,2}}any)\s(?:(?:real|major|great|big|serious|particular|special|much|größeren?"
    rf"|nennenswerten?|grands?|gros|major|grandes?|grandi|grote|större|store)\s)?(?:{_TROUBLE})\b"
    rf"(?P<thing>\s(?:{_WITH})\s)?", re.IGNORECASE)
_THING_FIRST = re.compile(rf"\b(?:{_WITH})\s[^.;:]{{2,50}}?\b(?:had|have|has|hatt\w+|hab\w+|gab|eu|hemos|tuvimos"
                          rf"|abbiamo|hebben|hadden|har|hade|havde|hadde|mieliśmy|mamy|měli|máme|imali"
                          rf"|imamo)\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:would (?P<no>not |never )?(?:do|choose|take|use|hire|have|run|go for) [^.;:!?]{3,60} again"
    r"|würden wir (?P<no2>[^.;:!?]{0,50}nicht )?[^.;:!?]{0,60}(?:wieder|noch einmal"
    r"|nochmals?) (?:so )?(?:machen|tun|wählen)"
    r"|(?P<no3>ne )?referions|volveríamos a (?:hacer|elegir)|rifaremmo"
    r"|zouden we (?P<no4>[^.;:!?]{0,50}niet )?[^.;:!?]{0,60}(?:opnieuw|weer) doen"
    r"|skulle vi (?P<no5>inte )?[^.;:!?]{0,60}göra (?:om|igen))\b", re.IGNORECASE)
_NO_BEFORE = re.compile(r"\b(?:no|non|ne)\s$", re.IGNORECASE)


@once
def of(passage: Passage) -> tuple[tuple[str, Stretch], ...]:
    """The kinds that whole clauses tell, with the clauses."""
    return (*_spared(passage), *_again(passage))


def _spared(passage: Passage) -> Iterator[tuple[str, Stretch]]:
    """No trouble with a thing, or none that it caused."""
    for said in _NO_TROUBLE.finditer(passage.text):
        unit = claims.clause(passage, said.start())
        before = Stretch(unit.start, said.start())
        caused = _CAUSE.search(passage.text, *before) and re.search(r"\w{3,}\s", before.of(passage.text))
        behind = _CAUSE.search(passage.text, said.end(), unit.end)
        if said["thing"] or caused or behind or _THING_FIRST.match(passage.text, unit.start, unit.end):
            yield "positive", unit


def _again(passage: Passage) -> Iterator[tuple[str, Stretch]]:
    """What one would do again, and what one would not."""
    for said in _AGAIN.finditer(passage.text):
        unit = claims.clause(passage, said.start())
        no = any(said.groupdict().values()) or _NO_BEFORE.search(passage.text, unit.start, said.start())
        yield "negative" if no else "positive", unit
