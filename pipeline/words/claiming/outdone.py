"""Which of two theories or two tools is meant, told by how a sentence sets one against the other.

    A is easier than B / unlike B / A differs from B          what something is measured by is not what is used
    B made room for A / B was dropped for A                   one that goes, and one that comes
    started with B, ended up with A / A since 2018; B before  two times
    the prison's programme builds on B, ours on A             two programmes
    people expect B, but it is A / B is well known; ours is A what is thought, and what is so
    B may be brought in, but it is not in the manual          taken back by a clause that points to it

Names stand as one sign each in the text that the patterns see, so that a pattern tells how they are set. A pattern
marks what is out; what it marks as in is freed from words of denial or of the past inside the pattern. Nothing is out
where no other theory or tool is named in the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.passage import Passage, Stretch, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming.governing import Scope

_KINDS = ("theories", "risk_tools")
_SIGN = "\x00"
_ARTICLE = (r"(?:(?:the|an?|our|der|die|das|dem|den|des|le|la|les|el|il|lo|de|het|den|det)\s|l['’])?"
            r"(?:(?:model\w{0,2}|modèle|teor[ií]a|théorie|terapia|thérapie|enfoque|approche"
            r"|metod\w?)\s(?:d[ei]\s)?)?")
_MORE = rf"(?:(?:/|\sand|\sor|\sund|\set|\sy|\se|\sen|\soch|\sog|\si|\sa)\s?{_ARTICLE}{_SIGN})*"
_GAP = rf"[^.;:!?{_SIGN}]"
_ANY = rf"[^{_SIGN}]"


def _pattern(text: str) -> re.Pattern[str]:
    """A pattern in which OUT and IN stand for the names, GAP and ANY for letters between them."""
    text = text.replace("OUT", rf"{_ARTICLE}(?P<out>{_SIGN}{_MORE})")
    text = text.replace("IN", rf"{_ARTICLE}(?P<in>{_SIGN}{_MORE})")
    return re.compile(text.replace("NAME", _ARTICLE + _SIGN).replace("GAP", _GAP).replace("ANY", _ANY), re.IGNORECASE)


_COMPARED = [_pattern(p) for p in (
    r"\b(?!other|rather|either|neither|never|over|under|after|whether|further)(?:\w{3,}er|better|worse"
    r"|less|more(?= \w+ than)"
    r"|(?:gives?|offers?|tells?|says?|asks?|covers?|needs?|takes?"
    r"|costs?)(?: us)? more)(?<!often)(?: (?!often)\w+){0,6}? than OUT",
    r"\b(?:compared (?:to|with)|unlike|contrary to|in contrast (?:to|with)|as opposed to|differs? from|different from"
    r"|distinguish\w* (?:it |us |itself )?from|half the \w+ that) OUT",
    r"\b(?!ander|weiter)(?:\w{3,}er|mehr \w+|weniger \w+)(?<!anderer)(?: \w+){0,3}? als OUT",
    r"\b(?:im (?:Vergleich|Unterschied|Gegensatz) (?:zu|zum|zur)|verglichen mit|unterscheidet sich (?:vom|von)) OUT",
    r"\b(?:plus|moins) (?!souvent)\w+(?: \w+){0,3}? que OUT", r"\bmieux (?:\w+ ){0,2}?que OUT",
    r"\b(?:contrairement (?:à|au)|à la différence (?:de|du)|par rapport (?:à|au)|comparée? (?:à|au)"
    r"|se distingue (?:de|du)) OUT",
    r"\b(?:más|menos) (?!a menudo)\w+(?: \w+){0,3}? que OUT", r"\b(?:mejor|peor) que OUT",
    r"\b(?:a diferencia del?|en comparación con|se distingue del?|comparado con) OUT",
    r"\b(?:più|meno) (?!spesso)\w+(?: \w+){0,2}? (?:di|del|della|dell['’]|che) ?OUT",
    r"\b(?:a differenza (?:di|del|della)|rispetto (?:a|al|alla|all['’])|in confronto (?:a|al|alla)) ?OUT",
    r"\b(?!ander|eerder)\w{3,}er(?: \w+){0,2}? dan OUT", r"\b(?:in tegenstelling tot|vergeleken met|anders dan) OUT",
    r"\b(?:\w{3,}are|bättre|mer \w+|mindre \w+)(?: \w+){0,2}? än OUT", r"\b(?:till skillnad från|jämfört med) OUT",
    r"\b(?:\w{3,}ere|bedre|mere? \w+)(?: \w+){0,2}? (?:end|enn) OUT",
    r"\b(?:i modsætning til|i motsetning til|sammenlignet med|til forskel fra) OUT",
    r"\b\w{2,}(?:szy|sza|sze|ej) niż OUT", r"\bw (?:odróżnieniu od|porównaniu z|przeciwieństwie do) OUT",
    r"\b\w{2,}(?:ší|eji|ěji|lépe) než OUT", r"\bna rozdíl od OUT",
    r"\b\w{2,}mpi kuin OUT",
)]
_TWO = [_pattern(p) for p in (
    r"OUTGAP{0,40}\b(?:ma(?:de|ke|kes|king)|g(?:a|i)ves?|giving) (?:room|way|place) (?:for|to) IN",
    r"OUT (?:was|were|has been|have been) (?:dropped|abandoned|given up|exchanged|swapped|discarded|left"
    r"|set aside) for IN",
    r"OUT (?:was|were|has been|have been) (?:rejected|refused|turned down|discarded|dropped|voted down"
    r"|put aside)GAP{0,40}"
    r"(?:\band|,|\bbut) IN (?:was |were )?(?:taken|chosen|adopted|accepted|kept|introduced|preferred|came)",
    r"\bagainst OUT,? (?:and|but)? ?(?:for|in favou?r of) IN",
    r"\b(?:start|began|begun|set out|startet|beg[ai]nn)\w* (?:out |off )?(?:with|from|as) OUTANY{1,40}?"
    r"(?:ended up|ending up|finished up|arrived|landed) (?:with|at|in|on) IN",
    r"\b(?:tried|gave|given|tested) (?:out )?OUTGAP{1,40}?\b(?:stayed|went back|remained|settled|stuck"
    r"|kept) (?:with|to|for|on) IN",
    r"IN (?:since|from) (?:(?:19|20)\d\d|then)(?: on)?[;,.]? (?:and )?OUT (?:before|until then|till then"
    r"|earlier|up to then)\b",
    r"IN where (?:it|there|this) (?:used to be|was once|was|had been) OUT",
    r"IN,? (?:and|but|und|aber|et|mais|y|e|en|maar|och|men|og|i|ale|a) (?:no longer|no more|not any ?more"
    r"|nicht mehr|non plus"
    r"|ya no|non più|niet meer|inte längre|ikke længere|ikke lenger|już nie|už ne) OUT",
    r"OUT (?:is|was|were|are|seemed|proved) (?:too|so) ANY{2,40}?\b(?:so|therefore|hence|thus|now"
    r"|which is why|that is why)"
    r" (?:we \w+ |it is |we now \w+ )?IN",
    r"OUT (?:is |are )?for (?:the other|another|our other|other) \w+GAP{0,12}[,;]? (?:and |but )?IN (?:is "
    r"|are )?for (?:this|ours|us|here)",
    r"\b(?:program\w*|course|clinic|prison|unit|service|shelter)s?\bGAP{0,40}OUT[,;] (?:but |and |while |whereas )?"
    r"(?:ours|this one|our own|we)\bGAP{0,25}IN",
    r"\b(?:c[ao]mes?|stem\w*|grew|gr[eo]wn?) (?:from|out of) OUTGAP{0,25}(?:\bbut|\byet"
    r"|,)GAP{0,10}\b(?:today|now|nowadays)\bGAP{0,40}IN",
    r"\b(?:once|originally|long ago|years ago) (?:it|we|the program\w*"
    r"|this)GAP{1,30}OUT[.;,]\s(?:but )?(?:since|today|now|after)\b"
    r"GAP{1,60}IN",
    r"\bless OUT than (?:one|you|people|many|we|the name)\bGAP{0,30}[;,.:]GAP{0,40}IN",
    r"OUT (?:is|was) (?:well |widely |also )?known GAP{0,30}[;,.] (?:but )?(?:ours|we|our)\bGAP{0,20}IN",
    r"\b(?:people|one|you|many|every(?:one|body)|others?|visitors|colleagues)(?: (?:may|might|often|always"
    r"|would|could|still))?"
    r" (?:expect|think of|think|ask about|ask for|guess|suppose|assume)s? OUTANY{1,30}?\b(?:but|answer is"
    r"|they get|it is|we \w+)\b"
    r"GAP{0,15}IN",
    r"\b(?:read|heard|talked|learnt|learned|know) (?:a lot |much )?(?:about|of) OUT,? but (?:we |it is "
    r"|we have |what we )"
    r"GAP{0,20}IN",
    r"\b(?:tried|tests?|tested|looked at) OUT,? (?:and|but) (?:it is|it['’]s|now it is|in the end it was) IN",
    r"OUT[;,]? (?:but|yet|however)? ?(?:was|were|is|are)? ?(?:only |just )?(?:the|a) (?:proposal"
    r"|suggestion|wish|advice) of",
)]
_BACK = (r"(?:part|in the manual|manual|basis|base|place|role|foundation|ground\w*|used|ours|core|included|foreseen"
         r"|in it|of the program\w*|in the program\w*)")
_ALONE = [_pattern(p) for p in (
    rf"OUTGAP{{0,40}}[,;]? (?:but|yet|though|however),? (?:(?:it|this|that|these|they|which)(?:['’]s| is"
    rf"| are| was| were)"
    rf"|is|was|were|are) (?:not|no|never) (?:an? |the |in |any |its |our |really )?{_BACK}\b",
    r"\bwith OUT we part(?:ed)? (?:company|ways)", r"\bwe see OUT (?:\w+ )?(?:critically|sceptically|skeptically)",
    r"\b(?:sceptical|skeptical|suspicious) (?:of|about|towards) OUT", r"\bour critique of OUT (?:led|brought|took)",
    r"\b(?:search|look)\w* in vain for OUT", r"OUT is what (?!we\b|our team|i\b)"
    r"GAP{3,40} (?:uses?|prefers?|works? with|ha(?:s|ve))\b",
    r"\bfor OUT we (?:lack|have no|miss|do not have|don['’]t have|are missing)\b",
    r"\b(?:rather than|instead of|and not|not) (?:by |on |with |from |after )?(?:an? |any "
    r"|one )?(?:\w+ )?(?:school|form|kind|model|tool"
    r"|theory|method|therapy)(?: of \w+)?(?: such as| like|, say,) OUT",
    r"\bcritics (?:say|hold|claim|argue)\w* (?:that )?OUT", r"\bstudents? (?:learn|study|hear)s? (?:of |about )?OUT",
    r"\belsewhere,? (?:it is )?OUT (?:is|are|it is)\b",
    r"OUT,? (?:and|or|,) (?:in |on )?NAMEANY{1,60}?\bonly the (?:second|latter|last)(?: one)? (?:is|counts)",
    r"NAME,? (?:and|or|,) (?:in |on )?OUTANY{1,60}?\bonly the (?:first|former)(?: one)? (?:is|counts)",
)]
_FREED = frozenset({"not", "refuse", "past", "other", "plan", "except"})


class Pair(NamedTuple):
    """What a pattern tells: the words that are out, those that are in, and the whole of it."""

    out: Stretch
    kept: Stretch | None
    whole: Stretch


@once
def pairs(passage: Passage) -> list[Pair]:
    """What is set against something else, found once."""
    return [p for kind in _KINDS for p in _pairs(passage, _names(passage, kind))]


def outdone(passage: Passage) -> Iterator[Scope]:
    """The scopes over what gives way to something else."""
    for pair in pairs(passage):
        left, right = (pair.whole.start, pair.out.start), (pair.out.end, pair.whole.end)
        start, end = max(left, right, key=lambda s: s[1] - s[0])
        inside = [i for i, w in enumerate(passage.tokens) if start <= w.start and w.end <= end]
        if inside:
            trigger = Mention("scope_marks", "unlike", start, end, passage.text[start:end], "", inside[0], inside[-1])
            yield Scope("not", pair.out.start, pair.out.end, trigger, start < pair.out.start)


def freed(passage: Passage, scopes: Iterable[Scope]) -> Iterator[Scope]:
    """Scopes without what a pattern tells to be in, where the word that governs it stands in the pattern."""
    kept = [(p.kept, p.whole) for p in pairs(passage) if p.kept]
    for scope in scopes:
        cut = [k for k, whole in kept if scope.kind in _FREED and k.start < scope.end and scope.start < k.end
               and whole.start <= scope.trigger.start <= whole.end]
        if not cut:
            yield scope
            continue
        if scope.start < cut[0].start:
            yield replace(scope, end=cut[0].start)
        if cut[0].end < scope.end:
            yield replace(scope, start=cut[0].end)


def meant(passage: Passage, at: int) -> bool:
    """Does a character stand in what a pattern tells to be in?"""
    return any(p.kept and p.kept.holds(at) for p in pairs(passage))


def _names(passage: Passage, kind: str) -> list[Mention]:
    """The names of one kind, of those that overlap the longest."""
    found: list[Mention] = []
    for mention in sorted(passage.of(kind), key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


def _pairs(passage: Passage, names: list[Mention]) -> Iterator[Pair]:
    if len({m.code for m in names}) < 2:
        return
    text, places = _signs(passage.text, names)
    both = [m.start() for m in _BOTH.finditer(passage.text)]
    for pattern in (*_COMPARED, *_TWO, *_ALONE):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            out = Stretch(places[match.start("out")], places[match.end("out")])
            kept = Stretch(places[match.start("in")], places[match.end("in")]) if groups.get("in") else None
            pair = Pair(out, kept, Stretch(places[match.start()], places[match.end()]))
            sentence = passage.sentence_at(out.start)
            near = any(sentence.start <= at < sentence.end + _SOON for at in both)
            if not near and not _again(names, pair, sentence):
                yield pair


_SOON = 30  # characters
_BOTH = re.compile(
    r"\b(?:both|beides?|les deux|ambos|ambas|entramb[ie]|allebei|båda|begge|molemmat|oba|obie|obě)\b",
    re.IGNORECASE)


def _again(names: list[Mention], pair: Pair, sentence: Stretch) -> bool:
    """Is what is out named in its sentence once more, before or behind the pattern ("first SARA and then ODARA, which
    is quicker than SARA")?"""
    codes = {m.code for m in names if pair.out.holds(m.start)}
    return any(m.code in codes and sentence.holds(m.start) and not pair.whole.holds(m.start) for m in names)


_NOUN = re.compile(
    r"[ -](?:therapy|theory|model|method|approach|work|Therapie|Theorie|Modell|Ansatz|terapi|teori)\b", re.I)


def _signs(text: str, names: list[Mention]) -> tuple[str, list[int]]:
    """A text with a sign for every name, and where each of its letters stood."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for name in names:
        pieces.append(text[at : name.start] + _SIGN)
        places += [*range(at, name.start), name.start]
        noun = _NOUN.match(text, name.end)
        at = noun.end() if noun else name.end
    pieces.append(text[at:])
    return "".join(pieces), [*places, *range(at, len(text) + 1)]
