"""A change of hands: who led up to a time, and what tells that somebody else leads since then."""

from __future__ import annotations

import re

from pipeline.words.ideas import Words

_SINCE = re.compile(
    r"\b(?:since|seit|depuis|desde|dal|sinds|sedan|siden|vuodesta|od|nuo|kopš|alates)\s(?:then\b|(?:\w+\s){0,2}(?:19|20)\d\d\b)",
    re.IGNORECASE)
_FORMERLY = re.compile(
    r"\b(?:from|between|in|von|ab|de|en|dal|desde|van|från|fra|vuodesta|od|nuo|no|alates)\s(?:19|20)\d\d\b|\b(?:formerly|earlier"
    r"|previously|at first|initially|originally|used to|before|früher|vorher|davor|zunächst|anfangs|ursprünglich"
    r"|autrefois|avant|auparavant|d['’]abord|au début|antes"
    r"|al principio|inicialmente|prima|inizialmente|in passato|vroeger|voorheen|eerst|aanvankelijk|tidigare|först"
    r"|før|først|tidligere|aiemmin"
    r"|ensin|aluksi|dawniej|przedtem|kiedyś|wcześniej|początkowo|dříve|dřív|nejprve|původně|predtým|najprv|anksčiau|pradžioje|agrāk|sākumā|varem"
    r"|alguses|prej|sprva|ranije|isprva|înainte|inițial|korábban|eleinte|abans)\b", re.IGNORECASE)
_UP_TO = re.compile(
    r"\b(?:until|till|up to|whereas|while|bis|während|jusqu|alors que|tandis que|hasta|mientras|fino|mentre|tot|terwijl"
    r"|fram till|til|mens|saakka|asti|do|podczas gdy|zatímco|iki|līdz|kuni|até|enquanto|până)\b", re.IGNORECASE)


def turns(here: Words) -> list[tuple[int, int]]:
    """The words that begin what holds today ("now", "since 2021"), in order."""
    marks = [(m.start, m.end) for m in here.passage.of("scope_marks", "now")]
    return sorted([*marks, *(m.span() for m in _SINCE.finditer(here.passage.text))])


def ended(here: Words, first: int, last: int, turn: int) -> bool:
    """Is what stands from character `first` to `last` told to be over before a turn ("until 2019 ...", "formerly")?"""
    text = here.passage.text
    begin = here.window("sentence", first).start
    return (_FORMERLY.search(text, begin, turn) or _UP_TO.search(text, begin, max(begin, last))) is not None
