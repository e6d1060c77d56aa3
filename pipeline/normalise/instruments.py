"""Named instruments: which are used for the programme, which are only mentioned, and which nobody listed.

An instrument counts where it is stated, unless the police, the court or the general sentence plan keep it. A version
near its name narrows it. A form that the service or an agency made and that has no name is `own_instrument`; a denial
of any instrument is `none`. A name that the list does not hold raises `unknown_term`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Span, Status, Value
from pipeline.normalise import choices
from pipeline.normalise.choices import Told
from pipeline.passage import Form, Passage, Stretch, starting
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, contrast, scopes
from pipeline.words.instruments import idle_tools, inflected, no_tools, occasions, of_others, supplanted, versions
from pipeline.words.instruments.unlisted import unlisted
from pipeline.words.wording.function_words import ALSO, AND_ANY

_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_NOUN_OF = re.compile(r"\s+of\s+(?:the|our|this|a|each)\b", re.IGNORECASE)
_ALSO = re.compile(rf"\b(?:{ALSO}|not|nicht)\s$", re.I)
_SCORE = re.compile(r"\s(?:total\s)?(?:scores?|results?|points|ratings?)\s(?:of\s|above|over|below|under|higher"
    r"|lower|from|≥|>|<)", re.I)
_FIRST_NAME = r"(?!SARA|Sara|The|Die|Das|Der)[A-ZÀ-Þ][a-zà-ÿ]{2,}"
_WITH_NAME = re.compile(
    rf"(?<!\w){_FIRST_NAME}\s(?:{AND_ANY})\sSara(?!\w)|(?<!\w)Sara\s(?:{AND_ANY})\s{_FIRST_NAME}(?![\w-])"
    rf"|(?<!\w)Sara\s(?:{_FIRST_NAME}|from our|aus unser|does|fait|macht|hace|fa)\b"
    r"|\b(?:colleague|psychologist|therapist|officer|secretary|nurse|trainer|worker|leader|facilitator|counsellor|coordinator"
    r"|intern|volunteer|Kollegin|Psychologin|Therapeutin|collègue|psychologue|compañera|psicóloga|collega|psicologa"
    r"|kollega|psykolog\w*|psycholoog)\s(?:(?:named|called|namens|nommée|llamada|di nome)\s)?Sara(?!\w)"
    r"|(?<!\w)Sara,?\s(?:who|whose|(?:our|unsere?|notre|nuestra|nostra|onze|vår|vores|naša?|nasza)\s(?!(?:\w+\s)?(?:tool"
    r"|instrument|scale|form|test|guide|Instrument|Verfahren|outil|herramienta|strumento)))")
_FORM_NUMBER = re.compile(r"[A-Z]{1,2}[-/.]?\d{1,4}[a-z]?")
_TO_US = re.compile(r"\b(?:us|we|uns|wir|nous|nos|ci|ons|oss)\b", re.IGNORECASE)  # "only rarely comes to us"
_FORM_OF = re.compile(r"\b(?:(?:form|kind|type|sort|sheet|tool)s?\s(?:of|for)|own|their|its)\s$", re.IGNORECASE)
_NOUNS = frozenset({"start", "acute", "stable", "arms", "dash"})
_SPECIAL = frozenset({"SPJ", "own_instrument", "clinical_interview", "none"})
_KIND_REACH, _VERSION_REACH, _OWN_REACH, _MOST_CASED, _SHORTEST, _ADDED_REACH = 3, 3, 5, 6, 4, 14
_TITLED = 12
class Options(BaseModel):
    """`words`: the vocabulary of the words around instruments; `versions`: code of the third version by code of the
    tool; `others`: vocabularies whose terms are no unknown instruments; `name`: the item that names the programme."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str
    versions: dict[str, str] = {}
    others: tuple[str, ...] = ()
    name: str | None = None


_SINGULAR = re.compile(
    r"\s(?:is|was|has|does|ist|wird|wurde|est|a été|n['’]est|es|ha|è|viene|wordt|är|er|har|on|ei ole|jest|je|nije|é"
    r"|foi)\b",
    re.IGNORECASE)


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The instruments of the home item."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    vocabulary = (variable.values or "").removeprefix("vocab:")
    mentions = [m for m in inflected.with_endings(passage, vocabulary)
                if _cased(passage, m) and not _of_health(passage, m)]
    mentions = _not_programme(form, options, passage, mentions)
    siblings = versions.siblings(passage, [m for m in mentions if m.code not in _SPECIAL])
    mentions = [m for m in mentions if not any(s.holds(m.start) for s in siblings)]
    told = _apart(passage, mentions, _of_version(passage, options, choices.tell(passage, mentions)))
    staying, coming = supplanted.to_come(passage, mentions)
    told = Told((*(m for m in told.kept if m not in coming), *(m for m in staying if m not in told.kept)),
                tuple(d for d in told.denied if d[0] not in staying), told.more)
    kept, apart = _serving(passage, options, _ours(passage, options, _undenied(passage, told)), told.mentions)
    kept = versions.without_units(passage, kept, _SPECIAL)
    named = [m for m in kept if m.code not in _SPECIAL]
    kept = [m for m in kept if m.code != "SPJ" or not _describes(passage, options, m, [*named, *apart])]
    tools = [*named, *(m for m in passage.of(options.words, "tool") if scopes.of(passage, m, ("not",)) is None)]
    kept = [m for m in kept if m.code != "clinical_interview" or not any(
        t.start <= m.start and m.end < t.end for t in tools)]  # "interview guide"
    kept = occasions.without(passage, kept, tools)
    codes: dict[str, list[Mention]] = {}
    for mention in kept:
        codes.setdefault(_versioned(passage, options, mention), []).append(mention)
    for code, evidence in _renewed(passage, options, told).items():
        codes.setdefault(code, []).extend(evidence)
    unknown = [*unlisted(passage, options.words, options.others, mentions), *(
        s for s in siblings if scopes.standing(passage, s.start, s.end, ("not",)) is None)]
    if any(0 <= u.start - m.end <= _TITLED for m in codes.get("own_instrument", ()) for u in unknown):
        del codes["own_instrument"]  # "the national tool “Riski”"
    if unknown and all(_FORM_NUMBER.fullmatch(u.of(passage.text)) for u in unknown) and _own(passage, options, named):
        unknown = []  # "the ministry's form (PV-3)"
    own = [] if unknown else _own(passage, options, named)
    if own and (not _tools(codes) or _added(passage, own, named) or contrast.besides(
            passage, own, named) or no_tools.of_danger(passage, own, named)):
        codes.setdefault("own_instrument", []).extend(own)
    nothing = not [c for c in codes if c != "none"] and not unknown
    if nothing and not _not_known(passage, options) and (
            denial := _nothing(passage, options, told)):
        codes["none"] = denial
    if len(codes) > 1:
        codes.pop("none", None)
    return _reading(form, passage, variable, options, codes, Told(tuple(kept), told.denied, told.more), apart, unknown)


def _not_programme(form: Form, options: Options, passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """Without letters by which the name item calls the programme, where another tool is named beside them ("SARA,
    before the decision on VPR" in an answer of the programme VPR)."""
    name = form.passage(options.name) if options.name else None
    words = {w.key for w in name.tokens} if name else set()
    ours = [m for m in mentions if m.first == m.last and passage.text[m.start : m.end].isupper()
            and passage.tokens[m.first].key in words]
    return [m for m in mentions if m not in ours] or mentions


def _apart(passage: Passage, mentions: Sequence[Mention], told: Told) -> Told:
    """A tool right before another one, with which a denial in the singular begins, is a line of its own ("SARA ODARA is
    no longer used", as pasted text joins them)."""
    stays = [m for m, scope in told.denied if scope.trigger.start > m.end and any(
        n.start > m.end and n.end <= scope.trigger.start and not passage.text[m.end : n.start].strip()
        and _SINGULAR.match(passage.text, n.end) for n in mentions)]
    return Told((*told.kept, *stays), tuple(d for d in told.denied if d[0] not in stays), told.more)


def _of_version(passage: Passage, options: Options, told: Told) -> Told:
    """A denial or plan behind a tool that is only of its third version leaves the tool ("SARA (not yet version 3)")."""
    told = Told((*told.kept, *(m for m, _ in told.denied if _SCORE.match(passage.text, m.end))), tuple(
        d for d in told.denied if not _SCORE.match(passage.text, d[0].end)), told.more)
    marks = passage.of(options.words, "version3") if told.denied else []
    stays = [m for m, scope in told.denied if scope.kind in ("not", "plan") and m.code in options.versions and any(
        m.end <= scope.trigger.start <= k.start and scopes.distance(passage, scope.trigger, k) <= 1 for k in marks)]
    return Told((*told.kept, *stays), tuple(d for d in told.denied if d[0] not in stays), told.more)


def _tools(codes: Mapping[str, object]) -> list[str]:
    return [c for c in codes if c not in _SPECIAL]


def _reading(form: Form, passage: Passage, variable: Variable, options: Options, codes: Mapping[str, list[Mention]],
             told: Told, apart: Sequence[Mention], unknown: Sequence[Stretch]) -> Reading:
    flags = list(choices.denials(passage, variable, told))
    spans = tuple(s for m in apart for s in passage.locate(m.start, m.end))
    for stretch in unknown:
        message = f"{variable.label}: “{stretch.of(passage.text)}” is not in the list of instruments."
        span = passage.locate(stretch.start, stretch.end)[0]
        flags.append(Flag("unknown_term", message, passage.item, variable.name, span))
    flags += _replaced(passage, variable, options, codes)
    names = choices.narrowest(form, variable, codes)
    names += [c for c, new in options.versions.items() if c in codes and c not in names and any(
        versions.side_by_side(passage, codes[c], codes.get(new, ())))]
    if not names:
        status = _missing(passage, options, bool(unknown))
        return Reading((Value(variable.name, status=status),), tuple(flags), (*spans, *choices.used(passage, told)))
    evidence = [s for m in sorted((m for c in names for m in codes[c]), key=lambda m: m.start)
                for s in passage.locate(m.start, m.end)]
    if names == ["own_instrument"] and not any(m.vocabulary != options.words for m in codes["own_instrument"]):
        evidence = list(_stretch(passage, codes["own_instrument"]))
    made = choices.value(passage, variable, names, evidence)
    return Reading(made.values, (*flags, *made.flags), (*made.used, *spans, *choices.used(passage, told)))


def _replaced(passage: Passage, variable: Variable, options: Options,
              codes: Mapping[str, list[Mention]]) -> Iterator[Flag]:
    """A question where two tools stand in one sentence with a word of replacing: is one of them given up?"""
    for word in passage.of(options.words, "replaces"):
        sentence = passage.sentence_at(word.start)
        here = [c for c in _tools(codes) if any(sentence.holds(m.start) for m in codes[c])]
        if len(here) > 1:
            yield Flag("negation", f"{variable.label}: one tool takes the place of another; both are counted.",
                       passage.item, variable.name, passage.locate(word.start, word.end)[0])
            return


def _stretch(passage: Passage, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    return passage.locate(min(m.start for m in mentions), max(m.end for m in mentions))


def _cased(passage: Passage, mention: Mention) -> bool:
    """A short name in mixed capitals ("RISc") is no word in small letters ("risc"), and none is a noun of something
    ("START of the course")."""
    opening = passage.sentence_at(mention.start).start == mention.start
    if opening and mention.term.casefold() in _NOUNS and _NOUN_OF.match(passage.text, mention.end):
        return False
    if passage.text[mention.start : mention.end].islower() and _FORM_OF.search(
            passage.text, max(0, mention.start - 14), mention.start):
        return False  # "its own form of danger assessment"
    around = passage.text[max(0, mention.start - 30) : mention.end + 24]
    if passage.text[mention.start : mention.end] == "Sara" and _WITH_NAME.search(around):
        return False  # "Maria and Sara do the intake"
    if mention.end - mention.start > _MOST_CASED or len(_CAPITALS.findall(mention.term)) < 2:
        return True
    surface = passage.text[mention.start : mention.end]
    sentence = passage.sentence_at(mention.start)
    alone = surface[0].isupper() and not passage.text[mention.end : sentence.end].strip(" .;:,!")
    return len(_CAPITALS.findall(surface)) >= 2 or (alone and len(surface) > _SHORTEST)


def _of_health(passage: Passage, mention: Mention) -> bool:
    """Is a name part of that of a measure of health or symptoms, or glossed as one ("ACE (adverse childhood ...)")?"""
    gloss = re.match(r"[\w\s]{0,20}\(", passage.text[mention.end :])
    end = mention.end + (gloss.end() if gloss else 0)
    return any((m.start <= mention.start and mention.end < m.end) or (gloss and m.start == end)
               for m in passage.of("clinical_measures"))


def _undenied(passage: Passage, told: Told) -> list[Mention]:
    """The tools that are stated; one that its sentence denies or gives up before is not meant further on ("FOTRES
    instead of ROS, because ROS was too slow")."""
    out = [(m.code, passage.sentence_at(m.start), m.start) for m, scope in told.denied if scope.kind != "unticked"]
    return [m for m in told.kept
            if not any(code == m.code and s.holds(m.start) and at < m.start for code, s, at in out)]


def _ours(passage: Passage, options: Options, mentions: Sequence[Mention]) -> list[Mention]:
    """Without the instruments of other bodies, where another clause tells ours, and those that an own one follows ("our
    checklist, based on SARA")."""
    own = [m for m in passage.of(options.words, "tool") if any(
        scopes.distance(passage, m, o) <= _OWN_REACH for o in passage.of(options.words, "own"))]
    marks = passage.of(options.words, "modelled") if own else []
    mentions = [m for m in mentions if not any(
        0 < m.first - k.last <= 2 and own[0].start < k.start and passage.sentence_at(k.start).holds(own[0].start)
        for k in marks)]
    told = [m for m in (*mentions, *passage.of(options.words, "own"))
            if contrast.of_us(passage, m) and not contrast.results_too(passage, m)]
    return [m for m in mentions if not (told and contrast.of_body(passage, m))]


def _renewed(passage: Passage, options: Options, told: Told) -> dict[str, list[Mention]]:
    """A tool of the past of which a later clause names the present version alone ("since 2022 its version 3")."""
    found: dict[str, list[Mention]] = {}
    for mention, scope in told.denied:
        code = options.versions.get(mention.code)
        marks = [m for m in passage.of(options.words, "version3") if code and m.start > mention.end
                 and not scopes.same_clause(passage, m, mention) and scopes.of(passage, m) is None]
        if code and scope.kind == "past" and marks:
            found[code] = [mention, marks[0]]
    return found


def _serving(passage: Passage, options: Options, mentions: Sequence[Mention],
             every: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Instruments that serve the programme; and those that others keep, by the sentence they stand in, or that staff
    only learn, by their clause. A word of keeping belongs to the nearest of `every` instrument named."""
    learned = [m for m in mentions for mark in passage.of(options.words, "learned")
               if 0 <= scopes.distance(passage, mark, m) <= 3 and mark.end <= m.start]
    learned += supplanted.outdone(passage, [m for m in mentions if m not in learned])
    learned += supplanted.given_up(passage, [m for m in mentions if m.code not in _SPECIAL and m not in learned])
    mentions = [m for m in mentions if m not in learned]
    learned += of_others.apart(passage, [m for m in mentions if m.code not in _SPECIAL], every)
    mentions = [m for m in mentions if m not in learned]
    learned += idle_tools.idle(passage, [m for m in mentions if m.code not in _SPECIAL], mentions)
    mentions = [m for m in mentions if m not in learned]
    marks = sorted([*(m for m in passage.of(options.words, "kept") if not _ALSO.search(
        passage.text, max(0, m.start - 9), m.start)), *(
        m for m in passage.of(options.words, "kept_end") if not passage.text[m.end : m.end + 2].strip(" .;)"))],
        key=lambda m: m.start)
    if not marks:
        return list(mentions), learned
    kept: list[Mention] = []
    apart = learned
    for mention in mentions:
        sentence = passage.sentence_at(mention.start)
        after, before = starting(marks, mention.start, sentence.end), starting(marks, sentence.start, mention.start)
        between = [m for m in every if m.code != mention.code and after and mention.end <= m.start < after[0].start]
        taken = [m for m in every if not after and before and sentence.start <= m.start < before[-1].start]
        theirs = (after or before) and not between and not taken
        mark = (after or before or [mention])[0]
        shared = theirs and not _TO_US.search(mark.term) and any(
            contrast.reaches_us(passage, claims.clause(passage, m.start)) for m in (mention, mark))
        (apart if theirs and not shared else kept).append(mention)
    return kept, apart


def _describes(passage: Passage, options: Options, mention: Mention, named: Sequence[Mention]) -> bool:
    """Does "structured professional judgement" only tell what kind of tool another one is?"""
    words = passage.of(options.words, "describes")
    after = [d for d in starting(words, mention.end, mention.end + 25) if scopes.same_clause(passage, d, mention)]
    if after and named:
        return True
    before = [d for d in starting(words, mention.start - 25, mention.start) if scopes.same_clause(passage, d, mention)]
    if before and any(0 < before[-1].first - m.last <= 3 for m in named):
        return True  # "SARA, a tool of structured professional judgement"
    for other in named:
        near = scopes.distance(passage, other, mention) <= 4 and scopes.same_clause(passage, other, mention)
        low, high = min(mention.end, other.end), max(mention.start, other.start)
        if near and not any(starting(scopes.joiners(passage, code), low, high) for code in ("and", "or")):
            return True
    return False


def _versioned(passage: Passage, options: Options, mention: Mention) -> str:
    """The code of the version told beside a tool ("HCR 20, 3rd version")."""
    code = options.versions.get(mention.code)
    versioned = {*options.versions, *options.versions.values()}
    marks = starting(passage.of(options.words, "version3"), mention.start - 30, mention.end + 40) if code else []
    others = [m for m in passage.of(mention.vocabulary) if m.code != mention.code]
    for mark in marks:
        if scopes.of(passage, mark, ("not", "plan")) is not None:
            continue  # "SARA (not yet version 3)"
        if any(m.start < mark.start and mark.first - m.last <= 2 and mark.first < mention.first for m in others):
            continue  # "HCR-20, third version, and SARA"
        if code and scopes.same_clause(passage, mark, mention) and mark.start < mention.start and scopes.distance(
                passage, mark, mention) <= 2:
            return code
        if code and mark.start >= mention.end and scopes.distance(passage, mention, mark) <= _VERSION_REACH and not any(
                mention.end <= m.start < mark.end and m.code in versioned for m in others):
            return code  # "SARA and HCR-20, version 3" tells that of the second
        if code and versions.of_both(passage, mention, mark):
            return code
        if code and versions.now(passage, mention, mark, others):
            return code
    return mention.code


def _own(passage: Passage, options: Options, named: Sequence[Mention]) -> list[Mention]:
    """A kind of instrument with whose it is ("our own checklist", "form of the county police"), no name beside it; our
    own one before that of a body."""
    found = list(_owned(passage, options, named))
    return next((f for f in found if all(m.code != "agency" for m in f)), found[0] if found else [])


def _owned(passage: Passage, options: Options, named: Sequence[Mention]) -> Iterator[list[Mention]]:
    for tool in no_tools.kinds(passage, options.words):
        made = no_tools.made_by(passage, tool)
        whose = made or [m for m in starting(passage.of(options.words, "own", "agency"), tool.start - 60, tool.end + 60)
                 if passage.sentence_at(m.start) == passage.sentence_at(tool.start)
                 and scopes.distance(passage, m, tool) <= _OWN_REACH]
        if made:  # "our own Safety Map, a form we wrote with the refuge" begins with the first word for own
            whose = [m for m in passage.of(options.words, "own") if 0 < tool.first - m.last <= _OWN_REACH
                     and passage.sentence_at(tool.start).holds(m.start)] or made
        whose = no_tools.owner(passage, whose)
        if not whose or scopes.of(passage, tool) is not None:
            continue
        if whose[0].code == "agency" and starting(
                passage.of(options.words, "kept"), tool.end, passage.sentence_at(tool.start).end):
            continue  # "the police has a tool of which we know nothing"
        found = sorted((whose[0], tool), key=lambda m: m.start)
        if any(0 <= m.first - tool.last <= 1 and m.code not in _SPECIAL for m in named):
            continue  # "SARA, and the form RVD-2L of the police"
        if any(scopes.distance(passage, tool, m) <= _OWN_REACH and m.code not in _SPECIAL
               and passage.sentence_at(m.start) == passage.sentence_at(tool.start) for m in named) and not _added(
                   passage, found, named):
            continue
        yield found


def _added(passage: Passage, own: Sequence[Mention], named: Sequence[Mention]) -> bool:
    """Does the own instrument come on top of named ones ("SARA and, with children, our own checklist")?"""
    sentence = passage.sentence_at(own[0].start)
    marks = [*scopes.joiners(passage, "and"), *passage.of("tool_words", "added")]
    for other in (m for m in named if sentence.holds(m.start) and m.code not in _SPECIAL):
        if other.end > own[0].start and (any(m.code == "agency" for m in own) or any(
                sentence.start <= m.start < own[0].start for m in named)):
            continue  # "the form of the police and B-SAFER", "SARPO (the tool of the prison service) and B-SAFER"
        low, high = (other.end, own[0].start) if other.end <= own[0].start else (own[-1].end, other.start)
        inside = [w for w in passage.tokens if low <= w.start < high]
        if len(inside) <= _ADDED_REACH and (
                any(low <= m.start < high for m in marks) or "+" in passage.text[low:high]):
            return True
    clause = passage.clause_at(own[0].start)
    if any(clause.holds(m.start) for m in passage.of("tool_words", "added")):
        return True
    end = passage.sentence_at(min(sentence.end + 2, len(passage.text) - 1)).end
    later = [] if starting(named, sentence.start, own[-1].end) else starting(named, own[-1].end, end)
    return any(claims.clause(passage, o.start).holds(m.start) for o in later for m in starting(marks, own[-1].end, end)
               if m.code == "added")  # "a form we made; with those of the court we also use SARA"


def _nothing(passage: Passage, options: Options, told: Told) -> list[Mention] | None:
    """The words of a denial of any instrument."""
    return (no_tools.denial(passage, options.words, [m for m, _ in told.denied]) or choices.no_alone(passage)
            or no_tools.at_head(passage) or (no_tools.now_none(passage) if told.denied else None))


def _not_known(passage: Passage, options: Options) -> bool:
    """Does the respondent say that the instrument is not known?"""
    return any(passage.sentence_at(phrase.start).holds(tool.start)
               for phrase in (*passage.of("missing", "dont_know"), *passage.of(options.words, "not_known")) if (
                   phrase.term != "?" or passage.text[: phrase.start].rstrip()[-1:] in ":=-–")
               for tool in passage.of(options.words, "tool", "judgement"))


def _missing(passage: Passage, options: Options, unknown: bool) -> Status:
    if unknown:
        return "unparsed"
    if _not_known(passage, options):
        return "dont_know"
    kinds = [m for m in passage.of(options.words, "tool") if scopes.of(passage, m) is None]
    if any(0 < m.first - w.last <= _KIND_REACH for w in passage.of(options.words, "none") for m in kinds):
        return "unparsed"  # "a validated instrument"
    return "not_mentioned"
