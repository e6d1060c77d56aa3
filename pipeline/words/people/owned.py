"""Words of sex that only tell whose the participants are, whom they live with, or what they do to whom.

    husbands and boyfriends of women known to the shelter    the women are those whose husbands they are
    men; their mothers and sisters are invited once          relatives of the participants
    men who knocked women about                              the object of the relative clause that tells of men
"""

from __future__ import annotations

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

_OF = frozenset({
    "of", "von", "der", "de", "d", "des", "di", "delle", "del", "van", "av", "af", "till", "til", "od", "da", "das",
    "dos"})
_BETWEEN = frozenset({
    "the", "a", "an", "these", "those", "such", "young", "adult", "other", "den", "die", "diesen", "einer", "les",
    "ces", "las", "una", "le", "een", "en", "deze", "jungen", "jeunes"})
_THEIR = frozenset({
    "their", "his", "ihre", "ihren", "ihrer", "seine", "seinen", "deren", "leurs", "leur", "ses", "sus", "su",
    "loro", "hun", "deres", "sina", "hans", "ich", "jejich", "jego", "njihove", "seus", "suas", "seves"})
_LIST = frozenset({",", "/", "the", "die", "les", "las", "le", "los"})
_KIN = ("partner", "ex", "child", "parent", "mother", "relative")


def by_another(passage: Passage, mention: Mention) -> bool:
    """Is a word of sex no more than whose the participants are, who belongs to them, or the object of what they do?"""
    return _complement(passage, mention) or _theirs(passage, mention) or _object(passage, mention)


def partners_of(passage: Passage, mention: Mention) -> bool:
    """Are the participants the husbands or partners of the women that a word names ("exes of women known to us")?"""
    at = _of(passage, mention)
    return at > 0 and any(m.last + 1 == at and claims.spoken(passage, m) for m in (
        *passage.of("relations", "partner", "ex"), *passage.of("orientation_scope", "him")))


def _of(passage: Passage, mention: Mention) -> int:
    """Where the "of" stands that leads to a word; 0 where none does."""
    at = mention.first - 1
    while at > 0 and passage.tokens[at].key in _BETWEEN:
        at -= 1
    return at if at > 0 and passage.tokens[at].key in _OF else 0


def _complement(passage: Passage, mention: Mention) -> bool:
    """Does "of" and a word for relatives or people of the other sex stand right before ("husbands of young women")?"""
    at = _of(passage, mention)
    if not at:
        return False
    heads = {m.last for m in passage.of("sexes", "men", "women") if m.code != mention.code}
    heads |= {m.last for m in passage.of("relations", *_KIN) if claims.spoken(passage, m)}
    joined = any(m.first == at - 2 for m in scopes.joiners(passage, "and"))  # "maris et compagnons de femmes"
    return at - 1 in heads or (joined and at - 3 in heads)


def _theirs(passage: Passage, mention: Mention) -> bool:
    """Does a possessive open the list of relatives in which a word stands, with people of the other sex before it?"""
    kin = {i for m in (*passage.of("relations", *_KIN), *passage.of("sexes", "men", "women"))
           for i in range(m.first, m.last + 1)}
    joined = {m.first for m in scopes.joiners(passage, "and")}
    at = mention.first - 1
    while at >= 0 and (at in kin or at in joined or passage.tokens[at].key in _LIST):
        at -= 1
    return at >= 0 and passage.tokens[at].key in _THEIR and any(
        m.last < at and m.code != mention.code for m in passage.of("sexes", "men", "women"))


def _object(passage: Passage, mention: Mention) -> bool:
    """Does a word stand in a relative clause that tells of people of the other sex right before it, nothing joined or
    listed between ("men who knocked women about")?"""
    who = [m for m in scopes.joiners(passage, "who") if m.last < mention.first]
    if not who or not any(m.code != mention.code and 0 < who[-1].first - m.last <= 2
                          for m in passage.of("sexes", "men", "women")):
        return False
    between = range(who[-1].last + 1, mention.first)
    joints = {m.first for code in ("and", "or", "but") for m in scopes.joiners(passage, code)}
    plain = all(i not in joints and passage.tokens[i].key[:1].isalnum() for i in between)
    return plain and passage.sentence_at(mention.start).holds(who[-1].start)
