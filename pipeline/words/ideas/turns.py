"""A change of hands: who led up to a time, and what tells that somebody else leads since then."""

from __future__ import annotations

import re

from pipeline.words.ideas.ideas import Words

SINCE = re.compile(
    r"\b(?:since|seit|depuis|desde|dal|sinds|sedan|siden|vuodesta|od|nuo|kopš|alates)\s(?:then\b|(?:\w+\s){0,2}(?:19|20)\d\d\b"
    r"|(?:the |de[mnr] |l['’]|el |la |le |het |de )?(?:last|this|letzte[mnr]?|diese[mnr]?|an dernier|année dernière"
    r"|cette|este|esta|pasad\w|últim\w"
    r"|scors\w|ultim\w|quest\w|vorig\w?|laatste|dit|förra|i fjor|siste|sidste|zeszł\w+|ostatni\w*|tego|loňsk\w+"
    r"|letošn\w+)\b)",
    re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:from|between|in|von|ab|de|en|dal|desde|van|från|fra|vuodesta|od|nuo|no|alates)\s(?:19"
    r"|20)\d\d\b", re.IGNORECASE)
FORMERLY = re.compile(
    r"\b(?:formerly|earlier|first|in the past|in former times|in the first years|at the beginning"
    r"|in the beginning|to begin with"
    r"|previously|at first|initially|originally|used to|before|früher|vorher|davor|zunächst|anfangs"
    r"|ursprünglich|zu Beginn|zuerst"
    r"|autrefois|avant|auparavant|d['’]abord|au début|au départ|antes|al comienzo|en un principio"
    r"|al principio|inicialmente|prima|all['’]inizio|in origine|inizialmente|in passato|vroeger|voorheen|eerst"
    r"|aanvankelijk|in het begin"
    r"|tidigare|först|i början|från början|til at begynde med|i begyndelsen|i begynnelsen|til å begynne med|opprinnelig"
    r"|før|først|tidligere|aiemmin|alun perin|alkujaan|alussa"
    r"|ensin|aluksi|dawniej|przedtem|kiedyś|wcześniej|początkowo|na początku|najpierw|dříve|dřív|nejprve"
    r"|nejdříve|původně|zpočátku"
    r"|predtým|najprv|spočiatku|pôvodne|anksčiau|pradžioje|iš pradžių|agrāk|sākumā|varem"
    r"|alguses|esialgu|prej|sprva|najprej|na začetku|ranije|isprva|najprije|na početku|înainte|inițial"
    r"|la început|korábban"
    r"|eleinte|kezdetben|abans|al principi|no início)\b",
    re.IGNORECASE)
_UP_TO = re.compile(
    r"\b(?:until|till|up to|whereas|while|bis|während|jusqu|alors que|tandis que|hasta|mientras|fino|mentre|tot|terwijl"
    r"|fram till|til|mens|saakka|asti|do|podczas gdy|zatímco|iki|līdz|kuni|até|enquanto|până)\b", re.IGNORECASE)


def turns(here: Words) -> list[tuple[int, int]]:
    """The words that begin what holds today ("now", "since 2021"), in order."""
    marks = [(m.start, m.end) for m in here.passage.of("scope_marks", "now")]
    return sorted([*marks, *(m.span() for m in SINCE.finditer(here.passage.text))])


def ended(here: Words, first: int, last: int, turn: int) -> bool:
    """Is what stands from character `first` to `last` told to be over before a turn ("until 2019 ...", "formerly")?"""
    text = here.passage.text
    begin = here.window("sentence", first).start
    former = FORMERLY.search(text, begin, turn) or _DATED.search(text, begin, turn)
    return (former or _UP_TO.search(text, begin, max(begin, last))) is not None
