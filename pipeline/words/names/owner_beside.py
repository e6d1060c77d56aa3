"""The owner told beside something else: behind "our foundation" or "ourselves", behind a word for the owner that shares
the verb of the author.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.fold import keys
from pipeline.passage import Passage, Stretch
from pipeline.words.names.body_leads import ARTICLE, BODIES, GENERIC, OUR, OWNING, SMALL, bodies
from pipeline.words.names.body_names import Owner, named, only_the_programme
from pipeline.words.names.body_verbs import WORD, verb_after
from pipeline.words.quantities.years import ROLES
from pipeline.words.wording.function_words import EVERYDAY
from pipeline.words.wording.pieces import Piece

GIVEN = re.compile(  # "the rights were handed over to X"
    r"\b(?:it|programm?e?|course|manual|rights?|ownership|copyright|licen[cs]e|rechte|eigentum|droits|propriété"
    r"|derechos"
    r"|programa|propiedad|diritti|programma|proprietà|rechten|rättigheterna|rettighederne|rettighetene|programmet|prawa"
    r"|program|práva|direitos)\s(?:[^\W\d_]+\s){0,4}?(?:\d{4}\s)?(?:(?:handed|passed|signed|made|given)\s(?:over\s"
    r"|on\s)?to"
    r"|(?:transferred|sold|ceded|assigned|entrusted|bequeathed|donated)\s"
    r"(?:by\s(?:[^\W\d_]+\s){1,4})?to|(?:übergeben|übertragen|verkauft"
    r"|abgetreten)\san"
    r"|(?:cédée?s?|transmise?s?|transférée?s?|vendue?s?)\s(?:à|au|aux)|(?:cedid|traspasad|transferid|vendid)[oa]s?\sal?"
    r"|(?:cedut|trasferit|vendut)[oaie]\sal?(?:la|l['’]|lo)?|(?:overgedragen|verkocht)\saan"
    r"|(?:överlåt\w+|såld\w*|överförd\w*)\still|(?:overdrag\w+|overdratt|overført|solgt)\stil"
    r"|przekazan[yeao]|předán[ay]?|postoupen[ay]?|odovzdan[ýáé]|postúpen[ýáé])\s"
    r"(?!(?:all|other|others|the other|each|every|some|many|most|several|various|allen?|anderen?|autres|tous|toutes"
    r"|otr[oa]s|tod[oa]s|altr[ei]|tutt[ei]|andere|andra|alla|alle|andre|wszystkim|innym|všem|jiným|the courts?"
    r"|the prisons|staff|men|clients|participants)\b)",
    re.IGNORECASE)
_SHORT = 4  # letters
_VERB = 12  # characters


_QUOTED = re.compile(r"(?P<lead>[^«»„“”\"]{4,90}?),?\s*[«„“”\"]\s?(?P<name>[^«»„“”\"]{2,60}?)\s?[»“”\"]")
_WHOSE = re.compile(
    r"\b(?:is|est|es|è|é|ist|is|är|er|on|jest|je|yra|ir|este|our|unser\w*|notre|nuestr[ao]|nostr[ao]|la nostra|onze?"
    r"|vår"
    r"|vores|vår|nasz\w*|naš\w*|náš|nossa|nosso|mūsu|mūsų|meie|noastră|the|the local|die|der|das|la|le|l['’]|el|il"
    r"|lo|de"
    r"|het|a|o)(?:\s|(?<=['’]))", re.IGNORECASE)


_FORM = re.compile(r"\s*(?:e\.\s?V\.|asbl|vzw|ry\b|z\.\s?s\.|o\.\s?z\.|g?GmbH|onlus|APS\b|ODV\b)", re.IGNORECASE)
_OWNERS = (
    r"(?:owners|Eigentümer\w*|Träger\w*|propriétaires|titulaires|propietarios|titulares|titolari|proprietari|eigenaren"
    r"|eigenaars|ägare|ejere|eiere|omistajat|właściciel\w+|vlastní\w+|vlasni\w+|lastnik\w*|proprietários|savinink\w+"
    r"|īpašniek\w+|omanik\w+|proprietari)")
_SOME = (
    r"(?:two|three|zwei|drei|deux|trois|dos|tres|due|tre|twee|drie|två|to|kaksi|kolme|dwaj|dwóch|dva|dvě|tři|tri|dois"
    r"|três|du|divi|kaks|doi|2|3)")
_COUNTED = re.compile(
    rf"(?:(?:the|die|les|los|i|de|os)\s)?{_OWNERS}\s(?:are|sind|sont|son|sono|zijn|är|er|są|jsou|su|são|ovat|yra|ir|on)"
    rf"\s(?:au nombre de\s)?{_SOME}\s?[,:–-]\s|(?:it has|there are|we have|es gibt|es hat|il y a|il a|hay|tiene|ci sono"
    rf"|ha|er zijn|het heeft|det finns|der er|det er|on|jest|są|jsou|má|ima|há|tem)\s{_SOME}\s{_OWNERS}\s?[,:–-]\s",
    re.IGNORECASE)


def counted(passage: Passage, unit: Sequence[Piece]) -> Owner | None:
    """The bodies that a number of owners announces ("The owners are two, X and Y")."""
    said = _COUNTED.match(passage.text, unit[0].start, unit[-1].end)
    at = next((i for i, p in enumerate(unit) if said and said.end() < p.end), None)
    if said is None or at is None:
        return None
    first = Piece(max(said.end(), unit[at].start), unit[at].end, "plain", "")
    return named(passage, [first, *unit[at + 1 :]], "stated")


def proper(passage: Passage, told: Owner) -> Owner:
    """An owner; where a quoted name stands behind no more than what it is ("our association, «Il Ponte»"), the name."""
    start = told.name[0].start
    if apposed := _apposed(passage, told):
        return apposed
    found = _QUOTED.match(passage.text, start, passage.sentence_at(start).end)
    if found is None or not told.name[0].start <= found.start("name") <= told.last + 2:
        return told
    kinds = bodies(passage, start, found.end("lead"))
    words = [w for w in WORD.finditer(passage.text, start, found.end("lead"))
             if not any(m.start <= w.start() < m.end for m in kinds)]
    common = all(w.group()[0].islower() for w in words[1:]) and _WHOSE.search(passage.text, start, found.end("lead"))
    small = [m for m in kinds if passage.text[m.start].islower() or m.language == "de"]
    if not common or not small or _FORM.match(passage.text, found.end()):
        return told
    return Owner((Stretch(*found.span("name")),), told.how, found.end())


_APPOSED = re.compile(r",\s+(?P<name>[^\W\d_a-zà-öø-ÿ][^,;.:()\n\d]{2,60}?)\s?(?=[,;.(\n]|$)")
_OF_OURS = 12  # characters of the longest "our"


def _apposed(passage: Passage, told: Owner) -> Owner | None:
    """The name in apposition to a body that is only told to be the respondent's ("our charity, Safe Shore")."""
    only = told.name[0]
    ours = OUR.finditer(passage.text, max(0, only.start - _OF_OURS), only.end)
    near = [m for m in ours if m.start() <= only.start]
    kinds = [m for m in bodies(passage, only.start, only.end) if m.end == only.end]
    found = _APPOSED.match(passage.text, only.end)
    if len(told.name) > 1 or not near or not kinds or found is None:
        return None
    between = passage.text[near[-1].end() : kinds[0].start].split()
    words = WORD.findall(found["name"])
    if any(w[0].isupper() for w in between) or any(w[0].islower() and len(w) >= _SHORT for w in words):
        return None
    return Owner((Stretch(*found.span("name")),), told.how, found.end("name"))


def elliptic(passage: Passage, unit: Sequence[Piece]) -> Owner | None:
    """The body behind a word for the owner that shares the verb of the author ("the author is X, the owner Y")."""
    for mention in passage.of(OWNING, "owner_label") if len(unit) > 1 else ():
        piece = next((p for p in unit[1:] if p.start <= mention.start and mention.end < p.end), None)
        if piece is None or piece.joint not in (",", "") or GENERIC.search(mention.term) or len(mention.term) <= _SHORT:
            continue
        first = all(keys(w)[0] in SMALL for w in WORD.findall(passage.text, piece.start, mention.start))
        rest = Piece(mention.end + 1, piece.end, "plain", "")
        body = next(iter(bodies(passage, rest.start, rest.end)), None)
        if verb_after(passage, rest.start, min(rest.end, rest.start + _VERB)) == rest.start:
            continue  # "the rights are with Y"
        shared = any(unit[0].start <= m.start < piece.start for m in passage.of(OWNING, "made_after", "made_before"))
        ahead = WORD.findall(passage.text, rest.start, body.start) if body else []
        if body and first and shared and all(w[0].isupper() or len(w) < 3 or keys(w)[0] in SMALL for w in ahead):
            return named(passage, [rest, *unit[list(unit).index(piece) + 1 :]], "stated")
    return None


def spoken_of(passage: Passage, told: Owner) -> Owner:
    """An owner; where it is only "the municipality", "the foundation", the body of that kind that is named before."""
    only = told.name[0]
    kind = next((m for m in passage.of(BODIES) if (m.start, m.end) == (only.start, only.end)), None)
    if kind is None or len(told.name) > 1 or passage.text[only.start].isupper() != (kind.language == "de"):
        return told
    if not ARTICLE.fullmatch(passage.text, max(0, only.start - 4), only.start):
        return told
    for body in reversed(bodies(passage, 0, passage.sentence_at(only.start).start)):
        before = _NAME_BEFORE.search(passage.text, 0, body.start)
        behind = _NAME_BEHIND.match(passage.text, body.end)
        if body.code == kind.code and (before or behind):
            name = Stretch(before.start() if before else body.start, behind.end() if behind else body.end)
            return Owner((name,), told.how, name.end)
    return told


_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w&-]*(?:\.(?=\w)[\w&-]+)*"
_NAME_BEFORE = re.compile(rf"(?:{_CAPITAL}\s)+$")
_NAME_BEHIND = re.compile(
    rf"(?:\s(?:(?:of|de|du|von|van|der|den|för|di|del|della|da|do|for|für)\s(?:the\s|la\s|het\s)?)?{_CAPITAL})+")


def copula(passage: Passage, unit: Sequence[Piece]) -> Owner | None:
    """The body behind "the licence holder at this moment is", "owner for sure is", or behind "the one who owns it:"."""
    for at, piece in enumerate(unit):
        following = unit[at + 1 :]
        owns = any(m.end == piece.end and _bodiless(passage, piece) for m in passage.of(OWNING, "owns_before"))
        if owns and following and following[0].joint == ":":
            return named(passage, following, "stated")
        for mention in passage.of(OWNING, "owner_label"):
            if not piece.start <= mention.start < piece.end:
                continue
            end = _labels_end(passage, piece, mention.end)
            begin = _labels_end(passage, piece, piece.start)
            opens = only_the_programme(passage, min(begin, mention.start), mention.start) and (
                len(mention.term) > _SHORT or end > mention.end)
            is_ = _IS_HU if mention.language == "hu" else _IS
            verb = is_.match(passage.text, end, piece.end) if opens else None
            if verb and not bodies(passage, end, verb.end()):
                return named(passage, [Piece(verb.end(), piece.end, "plain", ""), *following], "stated")
    return None


_IS_HU = re.compile(r"\s+az?\s+(?=[^\W\d_a-zà-öø-ÿőű])")  # a tongue without "is": "A program gazdája az X"


def _labels_end(passage: Passage, piece: Piece, end: int) -> int:
    """Where labels and the programme end that stand behind a label of the owner ("and developer of the programme")."""
    marks = [*passage.of(OWNING, "owner_label", "maker_label"), *passage.of(ROLES, "programme", "makers")]
    while ahead := next((m for m in marks if end <= m.start < piece.end and all(
            keys(w)[0] in SMALL for w in WORD.findall(passage.text, end, m.start))), None):
        end = ahead.end
    return end


_IS = re.compile(
    r"(?:\s+(?-i:[a-zà-öø-ÿāčēģīķļņšūžěřůąęėįųłśźż][\w'’]*)){0,5}?"
    r"\s+(?:is|are|ist|sind|est|sont|es|son|è|sono|zijn|är|er|on|jest|są|je|jsou|sú|yra|ir|so|su|é|são|és|este|sunt"
    r"|είναι)(?:\s+(?:now|today|currently|presently|still|again|nowadays|always|only|jetzt|heute|derzeit|nun"
    r"|weiterhin|aujourd['’]hui|actuellement|désormais|ahora|actualmente|hoy|ora|oggi|attualmente|adesso|nu|thans"
    r"|momenteel|idag|nykyään|nyt|obecnie|teraz|dnes|nyní|dabar|tagad|zdaj|sada|agora|hoje|atualmente|acum|most|ara"
    r"|τώρα|(?:since|seit|ab|depuis|desde|dal|sinds|vanaf|sedan|siden|from|od)\s(?:19|20)\d\d))?\s+(?!(?:del|du|of"
    r"|with|by|at|von|vom|bei|beim|dal|della|van|av|af|hos|ved|da"
    r"|do)\s)(?=(?:(?-i:[a-zà-öø-ÿ]{1,4})\s|[ld]['’])?(?-i:[^\W\d_a-zà-öø-ÿ]))", re.IGNORECASE)


def _bodiless(passage: Passage, piece: Piece) -> bool:
    """Does a piece name no body?"""
    return not bodies(passage, piece.start, piece.end)


def work_of(passage: Passage, unit: Sequence[Piece]) -> Owner | None:
    """The body whose idea, product or initiative it is said to be."""
    for mention in passage.of(OWNING, "work_of"):
        piece = next((p for p in unit if p.start <= mention.start < p.end), None)
        near = bodies(passage, mention.end, min(mention.end + _FAR, piece.end)) if piece else []
        if piece and near:
            rest = Piece(mention.end + 1, piece.end, "plain", "")
            return named(passage, [rest, *unit[list(unit).index(piece) + 1 :]], "maker")
    return None


_FAR = 50  # characters


def apposed(passage: Passage, unit: Sequence[Piece]) -> Owner | None:
    """The name beside "our foundation" or "we" ("Our foundation, X, introduced it"; "that's ourselves, X")."""
    for own, name in itertools.pairwise(unit):
        us = _ourselves(passage, own) if name.joint in (",", ":", "-", "") else None
        if us and _proper(passage, name, us == "ourselves"):
            return named(passage, [Piece(name.start, name.end, "plain", "")], "stated")
        tail = _OUR_OWN.search(passage.text, own.start, own.end)
        ours = tail and bodies(passage, tail.end(), own.end) and name.kind in ("bracket", "plain")
        if ours and name.joint in (",", "") and _proper(passage, name, False):
            return named(passage, [Piece(name.start, name.end, "plain", "")], "stated")
        ours_is = _WE_ARE.match(passage.text, own.start, own.end) and bodies(passage, own.start, own.end)
        if ours_is and name.joint in (",", ":", "-", "") and _proper(passage, name, name.kind == "bracket"):
            return named(passage, [Piece(name.start, name.end, "plain", "")], "stated")
    for own, name, act in zip(unit, unit[1:], unit[2:], strict=False):
        mine = OUR.match(passage.text, own.start, own.end)
        apart = name.joint == act.joint == "," and passage.text[name.start].isupper()
        we = any((m.start, m.end) == (own.start, own.end) for m in passage.of(OWNING, "we"))
        kind = we or (mine and bodies(passage, own.start, own.end)) or _only_label(passage, own)
        if kind and apart and passage.text[act.start].islower():
            return named(passage, [Piece(name.start, name.end, name.kind, "")], "stated")
    return None


_OUR_OWN = re.compile(
    r"\b(?:of|by|from|von|vom|de|di|della|van|door|av|af|par|por|per|przez)\s(?:our|unser\w*|notre|nuestr[oa]"
    r"|nostr[oa]|ons|onze"
    r"|vår[ta]?|vores|nasz\w*|naš\w*|noss[oa])\s(?:own\s|eigenen\s)?(?=(?-i:[a-zà-ÿ\s-]{3,40})$)", re.IGNORECASE)


def _only_label(passage: Passage, piece: Piece) -> bool:
    """Is a piece no more than "the owner", "our developer"?"""
    labels = [m for m in passage.of(OWNING, "owner_label") if piece.start <= m.start and m.end == piece.end]
    ahead = WORD.findall(passage.text, piece.start, labels[0].start) if labels else []
    return bool(labels) and len(labels[0].term) > _SHORT and all(keys(w)[0] in SMALL for w in ahead)


def behind_labels(passage: Passage, unit: Sequence[Piece]) -> Owner | None:
    """The body behind a comma that labels with their article open ("The developer and owner, X, has ...")."""
    if len(unit) < 2 or unit[1].joint != "," or not ARTICLE.match(passage.text, unit[0].start):
        return None
    if not _only_labels(passage, unit[0]) or not _proper(passage, unit[1], False):
        return None
    return named(passage, [Piece(unit[1].start, unit[1].end, "plain", "")], "stated")


_WE_ARE = re.compile(  # "We are a small charity in Sligo (X)"
    r"(?:we are|we['’]re|wir sind|nous sommes|somos|siamo|noi siamo|wij zijn|we zijn|vi är|vi er|olemme"
    r"|jesteśmy|jsme|sme|mes esame"
    r"|mēs esam|smo|mi smo|oleme|suntem|som)\s(?:(?:an?|eine?|une?|una?o?|um|een|ett?"
    r"|en)\s)?(?=(?-i:[a-zà-öø-ÿ]))", re.IGNORECASE)


def _only_labels(passage: Passage, piece: Piece) -> bool:
    """Is a piece no more than labels joined by small words ("the developer and owner")?"""
    every = passage.of(OWNING, "owner_label", "maker_label")
    labels = [m for m in every if piece.start <= m.start and m.end <= piece.end]
    return any(m.code == "owner_label" for m in labels) and all(
        keys(w.group())[0] in SMALL or any(m.start <= w.start() < m.end for m in labels)
        for w in WORD.finditer(passage.text, piece.start, piece.end))


def _proper(passage: Passage, piece: Piece, sure: bool) -> bool:
    """Does a piece begin with a capital, behind an article or not, and, where it is not sure, name a body?"""
    word = ARTICLE.match(passage.text, piece.start, piece.end)
    upper = passage.text[word.end() if word else piece.start].isupper()
    return upper and (sure or bool(bodies(passage, piece.start, piece.end)))


def _ourselves(passage: Passage, piece: Piece) -> str | None:
    """The code of the word for us, where a piece says no more than that it is we ("that's ourselves", "we")."""
    us = [m for m in passage.of(OWNING, "we", "ourselves") if piece.start <= m.start and m.end <= piece.end]
    if not us or (us[-1].code == "we" and us[-1].end < piece.end):
        return None
    rest = (w for w in WORD.finditer(passage.text, piece.start, piece.end) if not any(
        m.start <= w.start() < m.end for m in us))
    return us[-1].code if all(w.group().casefold() in EVERYDAY or _THATS.match(w.group()) for w in rest) else None


_THATS = re.compile(r"(?:that|it|this)['’]s$|c['’]est$", re.IGNORECASE)


_SHORT_NAME = 4  # words


def says_what(passage: Passage, unit: Sequence[Piece], found: Owner) -> bool:
    """Is a short name all of its piece, and does an apposition right behind it say what body it is ("Harbour, an
    outpatient clinic")?"""
    words = WORD.findall(passage.text, unit[0].start, unit[0].end)
    whole = len(words) <= _SHORT_NAME and found.name[-1].end >= unit[0].end and len(found.name) == 1
    if whole and _we_are(passage, unit[0]):
        return True
    beside = next((p for p in unit if p.start >= found.name[-1].end), None)
    apposed = beside is not None and beside.joint in (",", "-")
    return whole and beside is not None and apposed and bool(bodies(passage, beside.start, beside.end))


def _we_are(passage: Passage, head: Piece) -> bool:
    """Does the sentence behind the one that a name opens say what body we are ("Harbour, Cork. We are a charity")?"""
    first = passage.sentence_at(head.start)
    following = passage.sentence_at(min(first.end + 1, len(passage.text) - 1))
    ours = [m for m in passage.of(ROLES, "we_are") if m.start == following.start > first.start]
    return head.start <= 1 and bool(ours) and bool(bodies(passage, ours[0].end, following.end))
