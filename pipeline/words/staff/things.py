"""Adjectives for own and outside that stand before a thing ("internal telephone", "external hard disk"), where the
adjective goes before its noun: no people are told by them."""

from __future__ import annotations

from pipeline.vocabulary import Mention
from pipeline.words.ideas.ideas import Words

_ADJECTIVES = frozenset({"internal", "external", "interner", "internes", "internen", "externer", "externes",
                         "externen"})
_NO_NOUNS = frozenset({
    "and", "or", "only", "but", "to", "for", "by", "with", "from", "in", "at", "as", "who", "they", "all", "no",
    "not", "of", "is", "are", "we", "und", "oder", "ones", "the", "a", "on", "both", "then", "because", "since",
    "when", "where",
    "if", "paid", "employed", "always", "exclusively", "solely", "fully", "entirely", "mostly", "sowie", "nur"})
_PEOPLE = frozenset({
    "person", "leader", "prof_master", "prof_bachelor", "prof_vocational", "service", "service_staff", "outside",
    "outsourced", "own", "municipal", "deliver"})
_REACH = 3  # words


def of_thing(here: Words, mention: Mention) -> bool:
    """Does a bare adjective stand before a word that is neither people, a body nor a joint?"""
    tokens = here.passage.tokens
    if mention.first != mention.last or tokens[mention.first].key not in _ADJECTIVES:
        return False
    if mention.last + 1 >= len(tokens):
        return False
    noun = tokens[mention.last + 1]
    gap = here.passage.text[mention.end : noun.start]
    if gap != " " or not noun.key.isalpha() or noun.key in _NO_NOUNS:
        return False
    return not any(mention.last < m.first <= mention.last + _REACH
                   for code in _PEOPLE for m in here.by_class.get(code, ()))
