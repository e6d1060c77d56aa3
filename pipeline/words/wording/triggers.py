"""Which words deny and join in the language of an answer.

A negator of one language is an everyday word of another ("sin" in Spanish and Swedish, "no" in English and
Portuguese): of several readings of a word that of the answer's language counts, and short words in no other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from pipeline.fold import keys
from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Lexicon, Mention
from pipeline.words.wording.language import detect
from pipeline.words.wording.tongues import besides, first_of_two, likely

_NUMERO = re.compile(r"no\.\s?\d", re.IGNORECASE)  # "No. 12"
_US = re.compile(r"ne-(?:am|a|au|ați|ai|aș|ar|om|or)\b", re.IGNORECASE)  # Romanian "we have ... each other"
_NO_ONE = re.compile(r"no[\s-]one(?=[\s-](?:to|on|2)[\s-](?:one|1)\b)", re.IGNORECASE)  # "no one-to-one work"
_ABBREVIATIONS = frozenset({"NI", "NE", "SIN", "EI", "BE", "NIE"})
_BEFORE = re.compile(r"\bavant qu(?:['’]|e )(?:[^\W\d_]+ ){1,4}$", re.IGNORECASE)  # the "ne" there denies nothing
_PART = re.compile(
    r"\s(?:the|our|this)\s(?:programme?|manual|handbook|course|curriculum|package|kit|set)\b", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:\b(?:and|or|with|to|by|between|among|through|amongst)|[,&/+])\s(?:the\s|all\s|all the\s|our\s)?$",
    re.IGNORECASE)
_AS = re.compile(r"\s(?:as|to be|to have|of|rather|quite)\b", re.IGNORECASE)
_MORE = re.compile(r"\s+\w")
_QUOTES = ("'", "’", "`", "´")
_SHORT_WORD = 3
_PAIRED = re.compile(  # "followed and not followed": two groups, nothing denied
    r"\b([^\W\d_]{4,})\s(?:and|or|et|ou|und|oder|y|o|e|en|of|och|eller|og|i|a|ja)\s"
    r"((?:non|not|nicht|no|niet|inte|ikke|nie|ne|ei|não))[\s-](?:[^\W\d_]{1,4}\s)?\1\b"
    r"|\b(non|not|nicht|no|niet|inte|ikke|nie|ne|ei|não)[\s-]([^\W\d_]{4,})\s(?:and|or|et|ou|und|oder|y|o|e|en|of|och"
    r"|eller|og|i|a|ja)\s\4\b", re.IGNORECASE)
_REACH = 40
_BRIEF = 20
_FIRST = 3
_OTHER_NO = frozenset({"pt", "hr", "sl", "lv"})  # where "no" is a preposition or a conjunction


def of_number(passage: Passage, mention: Mention) -> bool:
    """Is it "No." before a number, or Latvian "no" before the first of two?"""
    return _NUMERO.match(passage.text, mention.start) is not None or first_of_two(passage, mention)


@lru_cache(maxsize=20_000)
def _languages(lexicon: Lexicon, vocabulary: str, code: str, term: str, word: str) -> frozenset[str]:
    """The languages that have a term under a code, or another that the word answers to."""
    terms = lexicon.vocabularies[vocabulary].codes[code].terms
    return frozenset(language for language, phrases in terms.items()
                     if term in phrases or (word and any(_fits(word, phrase) for phrase in phrases)))


def _fits(word: str, phrase: str) -> bool:
    """Does a single word answer to a phrase of one word or stem?"""
    bare = keys(phrase.strip("*"))
    forms = (word, keys(word)[1])
    if phrase.startswith("*"):
        return bare[1] in forms[1]
    if phrase.endswith("*"):
        return any(f.startswith(b) for f in forms for b in bare)
    return word == bare[0] or forms[1] == bare[1]


@once
def language_of(passage: Passage) -> str | None:
    """The language of the answer, None where its words do not tell."""
    return detect(passage.text)


def spoken(passage: Passage, mention: Mention) -> bool:
    """Is a mention a phrase of the answer's language? Yes where the language cannot be told."""
    language = language_of(passage)
    return language is None or bool(tongues(passage, mention) & {language, "und"})


def tongues(passage: Passage, mention: Mention) -> frozenset[str]:
    """The languages in which the words of a mention stand for its code."""
    word = passage.tokens[mention.first].key if mention.first == mention.last else ""
    return _languages(passage.lexicon, mention.vocabulary, mention.code, mention.term, word)


def plain(passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions without the readings in another language of a phrase that has one in the answer's own."""
    spans = {(m.start, m.end) for m in mentions if spoken(passage, m)}
    return [m for m in mentions if (m.start, m.end) not in spans or spoken(passage, m)]


def scope_marks(passage: Passage, *codes: str) -> list[Mention]:
    """Scope marks of some codes, without "belongs to" where it is this programme or its manual that follows, without
    "other services" that are named beside one's own work ("with the police and other services"), without "next door"
    that only says where a body is, without
    "considered" where it tells what something is held to be ("is considered as medium"), and without a noun for
    thought."""
    return [m for m in passage.of("scope_marks", *codes) if not (
        thought(passage, m) or
        (m.code == "plan" and m.term.endswith("considered") and _AS.match(passage.text, m.end)) or
        (m.code == "other" and (
            (m.term.startswith("belong") and _PART.match(passage.text, m.end))
            or (m.term == "next door" and any(b.last + 1 == m.first for b in passage.of("bodies")))
            or (m.term == "other services" and _JOINED.search(passage.text[max(0, m.start - 20) : m.start])))))]


_THINKS = re.compile(
    r"(?:^|[.,;:(–—-]\s*|['’]re\s|\b(?:are|is|am|were|was|been|be|still|now|also|already|just|currently|only|and|but|we"
    r"|keep|kept|started?|begun|began|seriously|presently|again|even|not)\s)$", re.IGNORECASE)


def thought(passage: Passage, mention: Mention) -> bool:
    """Is "thinking about" a noun for thought ("feminist thinking about power"), and not what somebody plans?"""
    ahead = passage.text[max(0, mention.start - _REACH) : mention.start]
    return mention.term.startswith("thinking ") and mention.code == "plan" and _THINKS.search(ahead) is None


def joiners(passage: Passage, code: str) -> list[Mention]:
    """The joiners of a code that are words of the answer's language ("men" opposes in Swedish only)."""
    key = f"joiners:{code}"
    found: list[Mention] | None = passage.notes.get(key)
    if found is None:
        mentions = passage.of("joiners", code)
        language = language_of(passage) or "en" if mentions else None
        found = passage.notes[key] = [
            m for m in mentions if language in tongues(passage, m)]
    return found


@once
def triggers(passage: Passage) -> list[Mention]:
    """The negators that count in the language of the answer, in order."""
    return list(_triggers(passage))


def _triggers(passage: Passage) -> Iterator[Mention]:
    """One trigger for each place: of readings in several languages that of the answer's language."""
    mentions = passage.of("negators")
    language = language_of(passage) if mentions or _PREFIXED.search(passage.text) else None
    mentions = [*mentions, *_prefixed(passage, language, {m.start for m in mentions})]
    short = len(passage.tokens) < 6
    brief = len(passage.tokens) <= _BRIEF
    own = {m.start for m in mentions if language in tongues(passage, m)} if brief else set[int]()
    best: dict[int, tuple[tuple[int, bool], Mention]] = {}
    paired = {max(p.start(2), p.start(3)) for p in _PAIRED.finditer(passage.text)} if mentions else set[int]()
    for mention in mentions:
        if mention.start in paired:
            continue
        if of_number(passage, mention) or _BEFORE.search(passage.text, max(0, mention.start - _REACH), mention.start):
            continue
        if _NO_ONE.match(passage.text, mention.start):
            mention = mention._replace(code="no", end=mention.start + 2, last=mention.first)
        local = language in tongues(passage, mention)
        if brief and mention.start not in own:  # few words tell a language badly
            likely_here = likely(passage, passage.sentence_at(mention.start))
            other = mention.term == "no" and language in _OTHER_NO and (not likely_here or language in likely_here)
            local = local if other else not tongues(passage, mention).isdisjoint(likely_here)
        local = local or _before_its_own(passage, mention, language) or (brief and _within_clause(passage, mention))
        if short and mention.start not in own and language not in besides(passage, passage.tokens[mention.first]):
            local = True  # nothing but the negator itself speaks for the language
        if not _speaks(mention, passage.text[mention.start : mention.end], language, local, short):
            continue
        if _US.match(passage.text, mention.start):
            continue
        if language == "it" and passage.text[mention.start : mention.end].casefold() == "ne":  # "of it", not "né"
            continue
        if but_only(passage, mention):
            continue
        if mention.term == "n'" and passage.text[mention.end : mention.end + 1] not in _QUOTES:
            continue
        goes_on = _MORE.match(passage.text, mention.end) is not None  # where a word that is a reply too is none
        rank = (2 * (mention.end - mention.start) + local, (mention.code == "reply") != goes_on)
        if mention.start not in best or rank > best[mention.start][0]:
            best[mention.start] = (rank, mention)
    taken = -1
    for start in sorted(best):
        mention = best[start][1]
        if start >= taken and mention.code != "pseudo":
            yield mention
        taken = max(taken, mention.end)


_PREFIXED = re.compile(r"\b[Nn]e\w{2,}(?:me|je|jí|jú|va|vá|án|n[oaeyi]|m[ao]|am|ām|ot)\b|\bs[ea]\b")
_VERBS = {
    "cs": re.compile(r"ne(?!j)\w{2,}(?:[íáe]me|uj[eí]|ají|[aá]v[aá]|ován[oaiy]?|án[oaiy]?)"),
    "sk": re.compile(r"ne(?!j)\w{2,}(?:[íiáae]me|uj[eú]|ajú|[aá]v[aá]|ovan[éáý]|an[éáý])"),
    "lt": re.compile(r"ne\w{3,}(?:[aoė]me|iame|[ao]ma|ojama)"),
    "lv": re.compile(r"ne\w{3,}(?:[aā]m|jam|[ao]t[ais]?)"),
}


def _prefixed(passage: Passage, language: str | None, known: Collection[int]) -> Iterator[Mention]:
    """Verbs that carry their denial in front, in the languages that join the two ("nepracujeme", "nedirbame")."""
    if not _PREFIXED.search(passage.text):
        return
    for i, word in enumerate(passage.tokens):
        if word.start in known or word.key[:2] != "ne":
            continue
        surface = passage.text[word.start : word.end].lower()
        likely_here = likely(passage, passage.sentence_at(word.start))
        for name, like in _VERBS.items():
            told = name == language or name in likely_here or (language is None and not likely_here)
            if told and (like.fullmatch(surface) or _of_itself(passage, name, i, known)):
                yield Mention("negators", "not", word.start, word.end, surface, name, i, i)
                break


_ITSELF = {"cs": "se", "sk": "sa"}
_NO_DENIAL = re.compile(
    r"ne(?:j|děl[eií]|deľ[aue]|moc|hod|dostat|přítel|priateľ|vlast|teř|ter|gativ|utrál|bezpeč|mnoh|kde|kdo)")
_SINCE = 6  # words


def _of_itself(passage: Passage, language: str, i: int, known: Collection[int]) -> bool:
    """Is a word with "ne-" the verb that ends a clause with a "se" in it, or stands right before one ("Mediace se u nás
    nevedou", "Nerobí sa mediácia"), and is there no other negator ("nic se nenatáčí")?"""
    word, itself = passage.tokens[i], _ITSELF.get(language)
    if itself is None or _NO_DENIAL.match(passage.text[word.start : word.end].lower()):
        return False
    clause = passage.clause_at(word.start)
    if any(clause.holds(at) for at in known):
        return False
    around = [w for w in passage.tokens[max(0, i - _SINCE) : i + 2] if clause.holds(w.start)]
    ends = not any(c.isalpha() for c in passage.text[word.end : clause.end])
    return any(w.key == itself and (ends or 0 <= w.start - word.end <= 1) for w in around)


def _before_its_own(passage: Passage, mention: Mention, language: str | None) -> bool:
    """Does a phrase that only the negator's language has stand right behind it ("be šeimos terapijos")? Few words tell
    a language badly."""
    if mention.code != "local" or len(passage.tokens) > _BRIEF:
        return False
    return any(m.first == mention.last + 1 and m.language == mention.language and language not in tongues(passage, m)
               and m.end - m.start > _BRIEF // 2 for m in passage.mentions)


def not_only(passage: Passage, mention: Mention) -> bool:
    """Is it said that a phrase is not all ("not only suitable for us")?"""
    return any(t.code == "not_only" and t.start < mention.end and mention.start < t.end for t in triggers(passage))


def _within_clause(passage: Passage, mention: Mention) -> bool:
    """Is it a "non" between words, which denies in Italian and French alike, and replies in neither?"""
    before = passage.tokens[mention.first - 1] if mention.first else None
    text = passage.text
    return mention.term == "non" and mention.code == "not" and before is not None and before.key.isalpha() and (
        text[before.end : mention.start] == " " and text[mention.end : mention.end + 2].strip().isalpha())


def but_only(passage: Passage, mention: Mention) -> bool:
    """Does a negator with a word behind it say "only": French "ne ... que", Spanish "no ... más que"?"""
    word = passage.text[mention.start : mention.end].casefold()
    return (word in ("ne", "n'", "n’", "n") and bool(_BUT_ONLY.match(passage.text, mention.end))) or (
        word in ("no", "não") and bool(_NO_MORE.match(passage.text, mention.end)))


_NO_MORE = re.compile(r"[^.;!?,\n]{1,40}?\s(?:más que|mas que|senão)\s", re.IGNORECASE)
_BUT_ONLY = re.compile(
    r"(?:(?!(?:pas|jamais|plus|aucun|aucune|rien|personne|guère|ni)\b)[^.;!?,\n]){1,60}?[^\w'’](?:que\s|qu['’])",
    re.IGNORECASE)


def _speaks(mention: Mention, surface: str, language: str | None, spoken: bool, short: bool) -> bool:
    """Does a negator mean a denial here? Short words and those marked local mean other things in other languages."""
    if surface in _ABBREVIATIONS:
        return False
    if mention.code == "local":
        return spoken or (short and language is None)
    if len(surface) > _SHORT_WORD or language is None or spoken:
        return True
    return surface.casefold() in ("no", "not") and language not in _OTHER_NO


_UNTIL = re.compile(
    r"\b(?:until+|till|up to|before|prior to|bis|bis zum jahr|vor|jusqu'en|avant|hasta|antes de|fino al|prima del|tot"
    r"|voor|före|innan|vuoteen|do roku|do|przed|iki|prieš|do leta|pred|prije|até|indtil|før|inntil|fins al|kuni|līdz"
    r"|până în)\s+(?:end of\s+|ende\s+|fin\s+|\w+\s)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def until_year(passage: Passage) -> list[Mention]:
    """ "Until 2018" and the like put their clause into the past."""
    if not any(w.key[:2] in ("19", "20") and len(w.key) == 4 for w in passage.tokens):
        return []
    found = []
    for m in _UNTIL.finditer(passage.text):
        inside = passage.words_in(*m.span())
        last = max(inside.start, inside.stop - 1)
        found.append(Mention("scope_marks", "past", m.start(), m.end(), m.group(), "und", inside.start, last))
    return found


def takes_place(passage: Passage, start: int, trigger: Mention) -> bool:
    """Is German "statt" the end of a verb ("findet jede Woche statt"), and not "instead"?"""
    return trigger.term == "statt" and bool(_TAKES_PLACE.search(passage.text, start, trigger.start))


_TAKES_PLACE = re.compile(r"\b(?:find(?:et|en|e)|fand(?:en)?|statt)\b", re.IGNORECASE)


def ours(passage: Passage, unit: Stretch) -> bool:
    """Is "we" among the first words of a clause that is not relative ("unlike that course, which ..., we start")?"""
    relative = any(m.start == unit.start for m in joiners(passage, "who"))
    found = [m for m in passage.of("occasions", "we") if unit.start <= m.start < unit.end and spoken(passage, m)]
    return bool(found) and not relative and len(passage.text[unit.start : found[0].start].split()) < _FIRST
