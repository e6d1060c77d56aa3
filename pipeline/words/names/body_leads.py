"""Where the name of a body begins: behind articles, people and what else leads to it ("we at X", "in Latvia the X")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.dates.cues import cues
from pipeline.words.names.body_verbs import WORD
from pipeline.words.wording.function_words import small
from pipeline.words.wording.pieces import Piece

OWNING = "owning"
BODIES = "owner_types"
SMALL = small(4)
ARTICLE = re.compile(
    r"(?:the|an?|der|die|das|den|dem|la|le|les|el|los|las|il|lo|de|het|o|os|as|our)\s+|l['’]", re.IGNORECASE
)
_PROPER = re.compile(r"(?:De|Het|La|Le|Les|El|Il|Los|L['’])\s*[^\W\d_a-zà-öø-ÿ]\w*")
_BUT = re.compile(
    r"(?:(?:but|sondern|mais|sino|ma|bensì|maar|utan|vaan|lecz|nýbrž|nego|bet|mas|men)\s+|(?:Sondern|Maar|Utan"
    r"|Vaan)\s+(?=[A-ZÀ-Þ]))"
)
_IT_IS = re.compile(
    r"(?:it['’]s|it is|this is|that is|c['’]est|es ist|das ist|het is|dat is|det är|det er|è|es|je to|to je|jest to"
    r"|tai yra)\s+"
    r"(?=(?:[^\W\d_]{1,3}['’\s]\s?)?[^\W_])",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?:jointly|both|gemeinsam|conjointement|conjuntamente|congiuntamente|gezamenlijk)\s+", re.IGNORECASE
)
_CAPITAL = re.compile(r"\s*(?:the\s+)?(?=[^\W\d_a-zà-öø-ÿ])")
GENERIC = re.compile(
    r"organi|instit|entid|ente|agenc|body|bodies|träger|responsab|verantwort|porteur|ansvarig|\bby\b|von|par", re.I)
OUR = re.compile(
    r"(?:our|unser\w*|notre|nuestr[oa]|(?:la |il )?nostr[oa]|ons|onze|vår[ta]?|vores|nasz[ae]?|naše?|nossa|nosso)\b",
    re.I,
)


def bodies(passage: Passage, start: int, end: int) -> list[Mention]:
    """The words for bodies in a stretch."""
    return [m for m in passage.of(BODIES) if start <= m.start and m.end <= end]


def behind_people(passage: Passage, row: Sequence[Piece]) -> Sequence[Piece]:
    """A row without the people named by profession, or "our charity", before a name ("two psychologists, Ms X")."""
    first, name = row[0], row[1] if len(row) > 1 else None
    if name is None or name.joint not in (",", ":", "-", "") or not passage.text[name.start].isupper():
        return row
    people = any(first.start <= m.start < first.end for m in passage.of(OWNING, "people")) or (
        OUR.match(passage.text, first.start) and bodies(passage, first.start, first.end))
    small = all(w[0].islower() or not i for i, w in enumerate(WORD.findall(passage.text, first.start, first.end)))
    event = any(m.start == name.start for m in cues(passage, Stretch(name.start, name.end)))
    return row[1:] if people and small and not event else row


def begin(passage: Passage, piece: Piece) -> int:
    """Where a body's name begins: behind an article, behind the people who work for it, behind what it is."""
    text, at = passage.text, piece.start
    while at < piece.end and not (text[at].isalnum() or text[at] in '"“„«'):
        at += 1
    for opening in (_IT_IS, _BOTH, _BUT):
        lead = opening.match(text, at, piece.end)
        at = lead.end() if lead else at
    at = _behind_kind(passage, _behind_place(passage, at, piece.end), piece.end)
    work = _WORK_OF.match(text, at, piece.end)
    at = work.end() if work and bodies(passage, work.end(), min(piece.end, work.end() + _NEAR)) else at
    for mention in passage.of(OWNING, "person", "noun_words"):
        joined = mention.code == "noun_words" and any(
            at < m.start < mention.start for m in passage.of("joiners", "and"))
        inner = mention.code == "person" and bodies(passage, at, mention.start)
        if at <= mention.start <= at + 25 and mention.end < piece.end and not joined and not inner:
            rest = _CAPITAL.match(text, mention.end)
            if rest:
                return rest.end()
    labels = (m for m in passage.of(OWNING, "owner_label", "maker_label") if _leads(passage, m, at, piece))
    at = max((m.end + 1 for m in labels), default=at)
    article = ARTICLE.match(text, at, piece.end)
    if article and (
        any(m.start == article.end() for m in passage.of(BODIES)) or text[article.end() : article.end() + 1].isupper()
    ):
        body = any(m.start <= at < m.end for m in passage.of(BODIES))
        proper = _PROPER.fullmatch(text, at, piece.end) and not bodies(passage, piece.start, piece.end)
        return at if body or proper else article.end()
    return at


_IN = re.compile(
    r"(?:in|im|en|au|i|w|we|v|ve|na|u|nel|nella|em|no|a|din|în)\s+(?:the\s|der\s|los\s|la\s)?", re.IGNORECASE)
_NAME = re.compile(r"[,:]?\s+(?=(?:[^\W\d_]{1,4}\s|[ld]['’])?[^\W\d_a-zà-öø-ÿ])")
_COUNTRY = re.compile(
    r"(?:our (?:own )?country|this country|unserem land|notre pays|nuestro país|nostro paese|ons land|vårt land"
    r"|vores land"
    r"|naszym kraju|naší zemi|našej krajine|našoj zemlji|naši državi|mūsų šalyje|mūsu valstī|nosso país"
    r"|nostre país|țara noastră)",
    re.IGNORECASE)


def _behind_place(passage: Passage, at: int, end: int) -> int:
    """Where a name begins behind the country that it is told of ("in Finland X", "in our country the X")."""
    within = _IN.match(passage.text, at, end)
    if within is None:
        return at
    country = _COUNTRY.match(passage.text, within.end(), end)
    stops = [m.end for m in passage.of("jurisdictions") if m.start == within.end()]
    stop = country.end() if country else max(stops, default=None)
    behind = stop and _NAME.match(passage.text, stop, end)
    return behind.end() if behind else at


_NEAR = 30  # characters
_WORK_OF = re.compile(  # "Programme of the Spanish Prison Administration"
    r"(?:(?:the|our|a|ein|une|un|das|le|el|il)\s)?(?:programm?e?|course|training|project|programma?|programa|kurs)\s"
    r"(?:(?:of|by|from|der|des|von|du|de la|de l['’]|del|della|dell['’]|de los|da|do|van|van de|av|af)\s?)(?:the\s)?"
    r"(?=(?-i:[^\W\d_a-zà-öø-ÿ]))", re.IGNORECASE)
_CALLED = re.compile(
    r"\s(?:called|named(?! (?:after|for))|by the name of|with the name(?: of)?|under the name(?: of)?|known as|namens"
    r"|mit Namen|genannt|nommée?|appelée?|du nom de|dénommée?|llamad[oa]|denominad[oa]|de nombre|chiamat[oa]"
    r"|denominat[oa]|di nome|genaamd|met de naam|med namnet|vid namn|som heter|kallad|kaldet|ved navn|med navnet|kalt"
    r"|o nazwie|s názvem|jménem|s názvom|pod nazivom|z imenom|chamad[oa]|de nome|anomenad?[ta]|nimega|numită?"
    r"|pavadinimu|ar nosaukumu)\s"
    r"(?=[\"“„«'‘]?(?:[^\W\d_]{1,4}\s)?[^\W\d_a-zà-öø-ÿ])")


_KIND = re.compile(  # "the non-governmental organisation X", before a name that begins with a capital letter
    r"(?:(?:the|an?|die|der|la|le|el|il|uma?|o|a|l['’])\s?)?"
    r"(?:(?:non[- ]?governmental|non[- ]?profit|not[- ]for[- ]profit|nongovernmental)\s"
    r"(?:organi[sz]ation|association|foundation|society|body)|(?:nicht-?staatliche|gemeinnützige)\s[\wäöü]+"
    r"|Nichtregierungsorganisation|(?:organisation|association)\s(?:non[- ]gouvernementale|sans but lucratif)"
    r"|(?:organización|asociación|entidad)\s(?:no gubernamental|sin ánimo de lucro)"
    r"|(?:organizzazione|associazione)\s(?:non governativa|senza (?:scopo|fini) di lucro)"
    r"|(?:organização|associação)\s(?:não governamental|sem fins lucrativos)|organizacja pozarządowa"
    r"|nevládn[ií] organizac[ei]|mimovládna organizácia|nevyriausybinė organizacija|nevladina (?:organizacija|udruga)"
    r"|niet-gouvernementele organisatie|ideell(?:a)? (?:förening|organisation)(?:en)?)\s"
    r"(?=(?-i:[\"“„«]?[^\W\d_a-zà-öø-ÿ]))", re.IGNORECASE)


def _behind_kind(passage: Passage, at: int, end: int) -> int:
    """Where a name begins behind the kind of body that is called so ("a Bangor charity by the name of X"), or behind
    a kind that no name holds ("the non-governmental organisation X")."""
    kind = _KIND.match(passage.text, at, end)
    if kind:
        return kind.end()
    called = _CALLED.search(passage.text, at, end)
    return called.end() if called and bodies(passage, at, called.start()) else at


def _leads(passage: Passage, label: Mention, at: int, piece: Piece) -> bool:
    """Is it a label before a name, with no mark between ("Owner RISE"), and no word that names of bodies hold?"""
    if label.start != at or label.end + 1 >= piece.end or GENERIC.search(label.term):
        return False
    return passage.text[label.end] == " " and passage.text[label.end + 1].isupper()
