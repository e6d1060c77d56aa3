"""The yes or no that opens a reply, in any language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.wording import tongues

_LETTER = re.compile(r"[^\W\d_]")
_AND = "but and aber und mais et pero y e ma maar en men och og mutta ja ale i a bet ir vendar ali mas però dar de in"
_JOINT = re.compile(rf"[\s,;:.!?()/–—-]*(?:(?:{_AND.replace(' ', '|')})\s+)?", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:$|[^\w\s])")
_COMPOUND = re.compile(r"[-‐‑][^\W\d_]")  # "No-one", "non-profit"
_NUMBERED = re.compile(r"\s?\.?\s?\d")
_JOINTS = (":", "-", "–", "—", "=", "|")
_LABEL = re.compile(r"[^.:;|=]{1,60}?(?:\s?[:=|]|\s[-–—])\s")
_UPSHOT = re.compile(
    r"[,;:–]\s*(?:(?:so|thus|hence|therefore|then|also|daher|deshalb|somit|donc|así que|por tanto|quindi|dunque|dus|så"
    r"|altså|derfor|joten|siis|więc|zatem|takže|teda|tad|torej|dakle|portanto|logo|deci|tehát)\s+)?$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"none|nothing|nichts|keine[rs]?|rien|nada|ninguno|niente|nulla|niets|inget|ingenting|intet|mitään|nic|nil|nič"
    r"|ništa|nieko|nekā|midagi|semmi|nimic", re.IGNORECASE)
_BUT = re.compile(
    r"\s*(?:but|except|other than|besides|außer|als|sauf|salvo|tranne|behalve|utom|undtagen|unntatt|paitsi|poza|kromě"
    r"|okrem|razen|osim)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:it|we|they|this|that|there|not|because|since|as|only|but|i|the|our|unfortunately|never)\b", re.IGNORECASE)
_SHORT = frozenset({
    "on", "da", "si", "y", "tak", "jo", "po", "le", "hej", "ja", "je", "ano", "true", "soon", "bai", "tá", "так",
    "да", "iva",
})
_IF = re.compile(  # "ja mits", "ano pokud": a condition, no phrase of which the short word is a part
    r"\s(?:mits|indien|wenn|sofern|falls|vorausgesetzt|hvis|dersom|forudsat|under|förutsatt|jos|jeśli|jeżeli|pod|pokud"
    r"|jestliže|ak|ako|uz|če|dacă|cu|si|condiț\w+|se|purché|siempre)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """An opening yes, no, partly or planned; `both` where yes and no stand side by side.

    `bare`: the reply holds nothing else. `direct`: a word follows without a mark between, so that a no may deny that
    word alone ("No obstacles"). `rest` is where the words after it begin."""

    code: str
    start: int
    end: int
    bare: bool
    direct: bool
    rest: int


def lead(passage: Passage, stretch: Stretch) -> Lead | None:
    """The yes or no at the start of a stretch, after words like 'unfortunately'; None where there is none."""
    first = _next(passage, stretch, stretch.start)
    while first and (first.code == "filler" or claims.unticked(passage, first)):
        first = _next(passage, stretch, _joint(passage, stretch, first.end))
    if first is None or _COMPOUND.match(passage.text, first.end):
        return None
    found = _made(passage, stretch, first)
    surface = passage.text[first.start : first.end].casefold()
    short = surface in _SHORT and found.code != "no" and not _IF.match(passage.text, first.end)
    if found.direct and (short or not claims.spoken(passage, first)):
        return None
    second = _next(passage, stretch, _joint(passage, stretch, first.end))
    while second and second.code == "filler":
        second = _next(passage, stretch, _joint(passage, stretch, second.end))
    if second and not claims.unticked(passage, second) and not found.direct:
        found = _joined(found, _made(passage, stretch, second))
    return found


def closing(passage: Passage, stretch: Stretch) -> Lead | None:
    """The yes or no that ends a stretch as its upshot ("it needed hardly any change, so yes")."""
    last = max((m for m in claims.within(passage, stretch, "yes_no", "yes", "no")), key=lambda m: m.end, default=None)
    if last is None or _LETTER.search(passage.text, last.end, stretch.end):
        return None
    upshot = _UPSHOT.search(passage.text, max(stretch.start, last.start - 20), last.start)
    return Lead(last.code, last.start, last.end, False, False, stretch.end) if upshot else None


def pronoun(passage: Passage, word: Lead) -> bool:
    """Is a no a word for nothing, which denies no noun behind it ("none that we know of")?"""
    but = _BUT.match(passage.text, word.end)
    return _PRONOUN.fullmatch(passage.text, word.start, word.end) is not None and but is None


def of_a_noun(passage: Passage, word: Lead) -> bool:
    """Does an English no deny only the noun behind it ("No translation so far")?"""
    if not word.direct or passage.text[word.start : word.end].casefold() != "no":
        return False
    english = "en" in tongues.likely(passage, passage.sentence_at(word.start))
    return english and not _CLAUSE.match(passage.text, word.rest)


def _next(passage: Passage, stretch: Stretch, at: int) -> Mention | None:
    """The yes/no phrase that begins at the first letter from `at`."""
    letter = _LETTER.search(passage.text, at, stretch.end)
    if not letter:
        return None
    here = [m for m in passage.of("yes_no") if m.start == letter.start() and m.end <= stretch.end]
    found = max(here, key=lambda m: m.end, default=None)
    if found and found.code == "no" and _NUMBERED.match(passage.text, found.end, stretch.end):
        return None
    unsaid = (*passage.of("missing"), *passage.of("references", "unknown")) if found else ()
    if found and any(m.start == found.start and m.end > found.end for m in unsaid):
        return None
    return found


def _joint(passage: Passage, stretch: Stretch, at: int) -> int:
    joint = _JOINT.match(passage.text, at, stretch.end)
    return joint.end() if joint else at


def _made(passage: Passage, stretch: Stretch, mention: Mention) -> Lead:
    rest = _LETTER.search(passage.text, mention.end, stretch.end)
    direct = rest is not None and not _AFTER.match(passage.text, mention.end, stretch.end)
    return Lead(mention.code, mention.start, mention.end, rest is None, direct, rest.start() if rest else stretch.end)


def _joined(first: Lead, second: Lead) -> Lead:
    """Yes, partly -> partly; no, planned -> planned; yes / no -> both."""
    if second.direct and second.code in ("yes", "no"):
        return first
    codes = {first.code, second.code}
    if codes == {"yes", "no"}:
        return replace(first, code="both", end=second.end, bare=second.bare, rest=second.rest)
    for code in ("planned", "partly"):
        if code in codes:
            return replace(first, code=code, end=second.end, bare=second.bare, rest=second.rest)
    return replace(first, end=second.end, bare=second.bare, rest=second.rest)


def labelled(passage: Passage, stretch: Stretch, vocabulary: str) -> bool:
    """Does a label with words of a vocabulary open a reply, or stand right before it ("Translations - none")?"""
    before = passage.text[: stretch.start].rstrip()
    own = _LABEL.match(passage.text, stretch.start, stretch.end)
    if own is not None:
        label = Stretch(stretch.start, own.end())
    elif before.endswith(_JOINTS):
        label = Stretch(passage.sentence_at(len(before) - 1).start, len(before))
    else:
        return False
    return any(label.holds(m.start) for m in passage.of(vocabulary))
