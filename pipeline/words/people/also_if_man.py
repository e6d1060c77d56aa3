"""Partners of the participants' own sex told as a case that is included: "against the partner, also if this is another
man", "auch wenn das ein Mann ist"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.people.sexed import BEING

_ALSO_IF = (
    r"(?:(?:also|even|including|no matter|too,?|as well,?|equally) (?:if|when|where|though)"
    r"|(?:auch|selbst) (?:dann,? )?(?:wenn|falls|wo)"
    r"|(?:aussi|même|y compris|également) (?:(?:si|quand|lorsque|dans le cas où)|s['’]|lorsqu['’])"
    r"|(?:también|incluso|aun|aunque|inclusive)(?: (?:si|cuando|en caso de que))?|(?:anche|pure|perfino) (?:se"
    r"|quando|nel caso in cui)"
    r"|(?:ook|zelfs) (?:als|wanneer|indien)|(?:även|också) (?:om|när|då)|(?:også|selv) (?:hvis|når|om|der)"
    r"|(?:myös|silloinkin)(?: silloin)?,? (?:jos|kun)|(?:także|również|też|nawet)(?: wtedy)?,? (?:gdy|jeśli|kiedy"
    r"|jeżeli)"
    r"|(?:i|také|též|rovněž|tiež|aj|také i|a to i)(?: tehdy| vtedy)?,? (?:když|pokud|jestliže|keď|ak)|(?:tudi"
    r"|također|i) (?:če|kadar|ako|kad|kada)"
    r"|(?:também|mesmo|inclusive) (?:se|quando)|(?:chiar|și|inclusiv)(?: și)? (?:dacă|când|atunci când)"
    r"|(?:també|fins i tot) (?:si|quan)|akkor is,? ha|(?:taip pat|ir),? (?:jei|kai)|(?:arī|pat),? (?:ja|tad)"
    r"|(?:ka siis|samuti),? (?:kui|juhul)|(?:ακόμα|ακόμη|επίσης) (?:κι? )?(?:αν|όταν))")
_A_MAN = (
    r"(?:man|Mann|homme|hombre|uomo|mand|mann|mies|mężczyzn[aąęy]|mu[žž](?:em|om)?|moški|muškarac|homem|bărbat|home"
    r"|férfi|vyras|vīrietis|mees|άνδρας|άντρας|male|männlich|mannelijk)")
_A_WOMAN = (
    r"(?:woman|Frau|femme|mujer|donna|vrouw|kvinna|kvinde|kvinne|nainen|kobiet[aąęy]|žen[aou]|ženska|mulher|femeie|dona"
    r"|nő|moteris|sieviete|naine|γυναίκα|female)")
_CASE = {sex: re.compile(
    rf"\b{_ALSO_IF}\s?(?P<who>(?:[^\W\d]{{1,8}}['’]?\s?){{0,5}})\s?\b{man}\b(?:\s\w+){{0,2}}", re.IGNORECASE)
    for sex, man in (("men", _A_MAN), ("women", _A_WOMAN))}
_BE = re.compile(rf"\b(?:{BEING}|s['’]agit|se trate|se trata|si tratta|['’]s|gaat)\b|^es\b", re.IGNORECASE)
_PARTNERS = (("relations", "partner", "ex"), ("orientation_scope", "neutral", "her", "him"), ("people", "partner"))
_OTHERS = (("relations", "parent", "own_parent", "child", "relative", "mother"), ("sexes", "staff"),
           ("count_nouns", "staff", "child"), ("people", "leader", "worker"))


def found(passage: Passage, sex: str) -> Iterator[Mention]:
    """For participants of a sex ("men", "women"): the words that include partners of the same, as mentions of code
    `same`."""
    for match in _CASE[sex].finditer(passage.text) if sex in _CASE else ():
        sentence = passage.sentence_at(match.start())
        before = Stretch(sentence.start, match.start())
        partners = [m for name, *codes in _PARTNERS for m in claims.within(passage, before, name, *codes)
                    if scopes.spoken(passage, m)]
        others = [m for name, *codes in _OTHERS for m in claims.within(passage, before, name, *codes)]
        if not partners or any(m.start > max(p.start for p in partners) for m in others):
            continue
        inside = passage.words_in(*match.span())
        if inside and (_BE.search(match["who"]) or _BE.search(match[0])):
            yield Mention("orientation_scope", "same", *match.span(), match[0], "und", inside[0], inside[-1])
