"""A word for "individual" that means a person, not a form of work: "each individual attends", "individual men"."""

from __future__ import annotations

import re

from pipeline.vocabulary import Mention

_PEOPLE = re.compile(
    r"\s(?:(?:male|adult|violent)\s)?(?:offenders?|m[ae]n|participants?|perpetrators?|clients?|facilitators?|members?"
    r"|persons?|people|prisoners?|therapists?|trainers?)\b(?!['’]?\s(?:sessions?|work|meetings?|talks?|therapy|contact))",
    re.IGNORECASE)
_JOINED = re.compile(r"(?:\b(?:and|or|also|with|to|as|see|sees|seeing)\s|[/+&:]\s?)(?:the\s)?$", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:each|every|the|an|any|no)\s$", re.IGNORECASE)
_ACTS = re.compile(
    r"\s(?:attends?|is|has|gets?|joins?|takes?|learns?|does|can|may|must|will|should|completes?|receives?|comes?|works?"
    r"|meets?|needs?|stays?|who|whose|at|in\s(?:the|a)\s(?:group|cent\w+|middle))\b|\s?[.;)]|\s?$", re.IGNORECASE)
_GERMAN = re.compile(r"Einzelne[rnm]?\b")
_ARTICLE = re.compile(r"\b(?:der|den|dem|des|jede[rnm]?|die)\s$", re.IGNORECASE)


def of_person(text: str, mention: Mention) -> bool:
    """Does a word for "individual" mean one of the people: before a noun for people, or as the noun itself?"""
    word, before = text[mention.start : mention.end], text[max(0, mention.start - 12) : mention.start]
    if _GERMAN.match(text, mention.start) and _ARTICLE.search(before):
        return True
    if word.casefold() != "individual":
        return False
    if _PEOPLE.match(text, mention.end):
        return not _JOINED.search(before)
    return _DETERMINED.search(before) is not None and _ACTS.match(text, mention.end) is not None
