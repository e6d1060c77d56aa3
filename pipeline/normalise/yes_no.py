"""Yes, no, partly or planned: from the reply to a prompt, or from a statement about the aspect."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from pipeline.model import Confidence, Flag, Reading, Span, Value
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, forerunners, none_met, scopes, spent_no, unknowing, used_by_others
from pipeline.words.claiming.bounds_of_yes import BUT_NOT, bound_before_plan, but_for, limited
from pipeline.words.evaluation import published, studies
from pipeline.words.places.telling import to_come
from pipeline.words.quantities.measured import not_applicable, unsaid
from pipeline.words.replying import asking, replies
from pipeline.words.replying.leads import Lead, closing, labelled, of_a_noun, pronoun
from pipeline.words.replying.replies import Reply
from pipeline.words.status import giving_way
from pipeline.words.wording.triggers import not_only, triggers

_BRIEF, _BESIDE, _FEW_WORDS, _NEAR = 8, 3, 5, 4  # words


class Options(BaseModel):
    """`prompts`: those of the item that ask for it, a bare yes or no there answers it; `about`: vocabulary of
    phrases that state it, by the code that they state (`yes`: a denial of the phrase is no, a plan is planned;
    `partly`: a condition or limit, denied it is no limit; `no`); `perceived`: see `none_met`;
    `void`: a code of `about` that voids a yes in its clause, but where it is said of an `earlier` one (vocabulary with
    that code); `cited`: a work cited by author and
    year states it, results at hand do not; `part`: a code of `about` for what is less than the whole, of which a yes
    is partly; `limits`: vocabulary of conditions that make a yes partly where nothing is told as `free`, but those of
    code `other`; `items`: further items whose statements count; `lone`: a bare yes or no that answers no certain
    prompt counts too; `obstacles`: the prompt that asks what stands in the way, of which any reply but a no limits a
    yes; `moot`: values of other variables that make it not applicable; `before`: vocabulary of states, where the aspect
    is what was there before (nothing is a no, what was ended a yes); `by_others`: that others use it states it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompts: tuple[int, ...] = ()
    about: str | None = None
    limits: str | None = None
    items: tuple[str, ...] = ()
    lone: bool = False
    void: str | None = None
    earlier: str | None = None
    part: str | None = None
    cited: bool = False
    obstacles: int | None = None
    moot: dict[str, tuple[str, ...]] = {}
    before: str | None = None
    perceived: tuple[str, str] | None = None
    by_others: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """One statement on the aspect: its code, the words that make it, whether it is a reply to the prompt."""

    code: str
    start: int
    end: int
    reply: bool = False
    sure: bool = True
    rule: str = "statement"


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The verdict of the home item, else of the further items."""
    if moot(options.moot, found):
        return Reading((Value(variable.name, status="not_applicable"),))
    for passage in form.passages((variable.item, *options.items)):
        verdicts = list(statements(passage, options)) if options.about else []
        if options.cited and passage.item != variable.item:
            verdicts = [v for v in verdicts if _of_a_study(passage, v)]
        elif options.cited and not verdicts:
            sources = published.sources(passage)
            verdicts = [Verdict("yes", s.start, s.end) for s in sources if claims.own(passage, s.start)]
            verdicts = verdicts or [Verdict("no", s.start, s.end) for s in published.kept_back(passage)]
        if passage.item == variable.item:
            verdicts = verdicts or _of_before(passage, options)
            if not verdicts and options.limits and passage.sentences:
                first = passage.sentences[0]
                sorted_ = _by_sorts(passage, first, options.about)
                verdicts = [Verdict(sorted_, first.start, first.end, rule="by sorts")] if sorted_ else []
            replied = [*answered(form, passage, options), *hindered(form, passage, options)]
            verdicts = [*(replied or _asked(passage, options)), *verdicts]
        if verdicts:
            return reading(passage, variable, verdicts)
        if passage.item == variable.item:
            open_ = unknown(form, passage, variable, options.prompts) or _not_known(passage, variable, options)
            if open_:
                return open_
    return Reading((), (), _others(form, form.passage(variable.item), options))


def _of_a_study(passage: Passage, verdict: Verdict) -> bool:
    """Does a statement in another item speak of an evaluation of this programme?"""
    sentence = passage.sentence_at(verdict.start)
    return claims.own(passage, verdict.start) and bool(claims.within(passage, sentence, "evaluation_topic", "study"))


def _of_before(passage: Passage, options: Options) -> list[Verdict]:
    """What the words on the time before the programme tell."""
    if options.before is None:
        return []
    none = forerunners.none(passage, options.about or "")
    nothing = [Verdict("no", s.start, s.end, rule="nothing before") for s in none]
    nothing = nothing or [Verdict("yes", s.start, s.end, sure=False, rule="another before")
                          for s in forerunners.until_then(passage)]
    nothing = nothing or [Verdict("no", m.start, m.end, sure=False, rule="earlier one kept")
                          for m in forerunners.kept(passage, options.before)]
    return nothing or [Verdict("yes", m.start, m.end, sure=False, rule="given up")
                       for m in forerunners.given_up(passage, options.before)]


def unknown(form: Form, passage: Passage, variable: Variable, prompts: tuple[int, ...]) -> Reading | None:
    """A reply to the variable's own prompts that says no more than that nobody knows, or that it is not applicable."""
    for reply in replies.to(form, passage, *prompts):
        status = unsaid(passage, reply.stretch) if reply.opens and reply.sure else None
        if status is not None:
            where = passage.locate(reply.stretch.start, reply.stretch.end)
            return Reading((Value(variable.name, status=status),), (), where)
    return None


def _not_known(passage: Passage, variable: Variable, options: Options) -> Reading | None:
    """A statement of which it is told that nobody knows whether it is so."""
    for mention in passage.of(options.about) if options.about else ():
        if mention.code == "yes" and unknowing.unknown(passage, mention) and claims.own(passage, mention.start):
            where = passage.locate(mention.start, mention.end)
            return Reading((Value(variable.name, status="dont_know"),), (), where)
    return None


def _others(form: Form, passage: Passage, options: Options) -> tuple[Span, ...]:
    """The yes/no words that are no reply to this variable's prompts: fillers, and replies to other prompts."""
    asked = (None, *options.prompts)
    mine = {r.lead.start for r in replies.of(form, passage) if r.lead and r.prompt in asked}
    return tuple(s for m in passage.of("yes_no") if m.start not in mine for s in passage.locate(m.start, m.end))


def moot(rules: Mapping[str, tuple[str, ...]], found: Mapping[str, Reading]) -> bool:
    """Does the value of another variable make this one not applicable?"""
    return any(v.status == "ok" and v.value in codes for name, codes in rules.items() if name in found
               for v in found[name].values)


def answered(form: Form, passage: Passage, options: Options) -> Iterator[Verdict]:
    """The yes or no of the replies to the variable's prompts, limited by conditions that follow a yes."""
    for reply in replies.of(form, passage):
        asked = reply.prompt in options.prompts or (options.lone and reply.prompt is None)
        if not asked or not reply.opens:
            continue
        sorted_ = _by_sorts(passage, _whole(form, passage, reply), options.about) if options.limits else None
        if sorted_:
            yield Verdict(sorted_, reply.stretch.start, reply.stretch.end, True, rule="by sorts")
            continue
        word = reply.lead or closing(passage, reply.stretch)
        if word is None:
            code = _of_time(passage, reply, options)
            told = options.limits and reply.sure and unsaid(passage, reply.stretch) is None
            if told and limited(passage, reply.stretch, options.limits or ""):
                yield Verdict("partly", reply.stretch.start, reply.stretch.end, rule="condition")
            elif code:
                yield Verdict(code, reply.stretch.start, reply.stretch.end, True, rule="time")
            elif options.earlier and reply.how in ("after", "number", "label") and forerunners.only_named(
                    passage, reply.stretch, options.about or "", options.earlier):
                yield Verdict("yes", *reply.stretch, True, False, "named")
            continue
        if any(m.start <= word.start < m.end for m in passage.of("references", "unknown")):
            continue
        if reply.how == "first" and (of_a_noun(passage, word) or (word.direct and pronoun(passage, word))):
            continue  # "No translation so far", "Nothing in it is bound to our law"
        if reply.how == "first" and word.direct and options.obstacles and claims.within(
                passage, Stretch(word.end, reply.stretch.end + 1), "translation_words", "translate"):
            continue  # "Not to our knowledge translated"
        if word.direct and options.about and not _speaks_of_it(passage, word, reply.stretch, options.about):
            continue
        code = word.code
        if code == "yes" and options.limits and limited(passage, _whole(form, passage, reply), options.limits):
            code = "partly"
        yield Verdict(code, word.start, word.end, True, reply.sure, "reply")


def _asked(passage: Passage, options: Options) -> Iterator[Verdict]:
    """The yes or no behind a question that the respondent puts himself."""
    for asked in asking.own(passage, options.about) if options.about else ():
        word, bound = asked.lead, options.limits is not None and limited(passage, asked.reply, options.limits)
        if word:
            code = "partly" if bound and word.code == "yes" else word.code
            yield Verdict(code, word.start, word.end, True, rule="own question")
        elif bound:
            yield Verdict("partly", *asked.reply, True, False, "own question")


def _by_sorts(passage: Passage, stretch: Stretch, about: str | None) -> str | None:
    """Yes for one sort and no for another ("other sectors yes, other countries no")."""
    sorts = claims.within(passage, stretch, about or "", "sorts")
    found: set[str] = set()
    for a, b in itertools.pairwise([*sorts, None]):
        behind = Stretch(a.end if a else 0, b.start if b else stretch.end)
        words = [m for m in claims.within(passage, behind, "yes_no", "yes", "no") if a and m.first - a.last <= _BESIDE]
        found.update(m.code for m in words[:1])
    return "partly" if len(found) == 2 else None


def _of_time(passage: Passage, reply: Reply, options: Options) -> str | None:
    """A short reply to the variable's own prompt that only tells when: planned, or not yet."""
    elsewhere = reply.how == "order"  # by the mere number of sentences, where another one speaks of it
    told = options.about and any(elsewhere or reply.stretch.holds(m.start) for m in passage.of(options.about))
    if told or not reply.sure or reply.prompt not in options.prompts:
        return None
    if len(reply.stretch.of(passage.text).split()) > _BRIEF:
        return None
    if claims.tenses(passage, reply.stretch, "not_yet"):
        return "no"
    return "planned" if claims.tenses(passage, reply.stretch, "plan") else None


def _whole(form: Form, passage: Passage, reply: Reply) -> Stretch:
    """A reply with the sentences behind it that answer the same prompt."""
    end = reply.stretch.end
    for other in replies.of(form, passage):
        if other.stretch.start >= end and (other.prompt != reply.prompt or other.opens):
            break
        end = max(end, other.stretch.end)
    return Stretch(reply.stretch.start, end) if reply.how == "after" else reply.stretch


def _speaks_of_it(passage: Passage, word: Lead, stretch: Stretch, about: str) -> bool:
    """Is a no with a word right after it ("No obstacles") a no to the question? Not if it denies a phrase that the
    statements read by themselves."""
    return word.code != "no" or not any(
        word.start <= m.start < stretch.end and m.end > word.end for m in passage.of(about))


def hindered(form: Form, passage: Passage, options: Options) -> Iterator[Verdict]:
    """What the reply to the prompt on obstacles says: none is a yes, any is a limit, also behind a no ("no, but")."""
    for reply in replies.to(form, passage, options.obstacles) if options.obstacles else ():
        word = reply.lead
        if not reply.opens or unsaid(passage, reply.stretch) is not None:
            continue
        if reply.how in ("order", "aligned") and labelled(passage, reply.stretch, "translation_words"):
            continue  # "Translations - none."
        brief = len(reply.stretch.of(passage.text).split()) <= _FEW_WORDS
        none = brief and any(reply.stretch.holds(t.start) for t in triggers(passage))
        alone = word and (not word.direct or pronoun(passage, word))
        rest = Stretch(word.end if word else reply.stretch.start, reply.stretch.end + 1)
        if options.limits and reply.sure and not none and limited(passage, rest, options.limits):
            yield Verdict("partly", rest.start, reply.stretch.end, rule="obstacle")
        elif none or (word and word.code in ("no", "planned") and alone):
            at = (word.start, word.end) if word else reply.stretch
            yield Verdict("yes", *at, sure=reply.sure, rule="no obstacle")
        elif reply.sure and not claims.within(passage, reply.stretch, options.about or "", "yes", "no", "partly"):
            yield Verdict("partly", reply.stretch.start, reply.stretch.end, rule="obstacle")


def statements(passage: Passage, options: Options) -> Iterator[Verdict]:
    """What the phrases about the aspect say, within the scope of negators and plans; a yes with a condition in its
    sentence is partly."""
    about, limits = options.about or "", options.limits
    beside = used_by_others.mentions(passage, about) if options.by_others else []
    kept = used_by_others.withheld(passage) if options.by_others else []
    yield from (Verdict(m.code, m.start, m.end, rule="withheld") for m in kept if claims.own(passage, m.start))
    own = [q for q in asking.own(passage, about) if q.lead]
    for mention in [*passage.of(about), *beside]:
        code = mention.code
        if code == options.void and options.earlier and _of_earlier(passage, mention, options.earlier):
            code = "yes"
        inside = any(mention.start <= t.start < mention.end and t.code != "rather" for t in triggers(passage))
        no = scopes.denied(passage, mention) and not inside  # "n'est pas public" denies once
        no = no and not (code == "no" and spent_no.behind(passage, mention))  # "nenahrazuje nic" denies once
        no = no and not (code == "no" and spent_no.spent(passage, mention, about))
        no = no or (code == "yes" and (claims.not_yet(passage, mention) or spent_no.labels_none(passage, mention)))
        if code not in ("yes", "no", "partly", "planned") or not claims.spoken(passage, mention):
            continue
        if passage.text.startswith("?", mention.end) or any(q.question.holds(mention.start) for q in own):
            continue  # "Obstacles? No."
        if (void := not_applicable(passage, mention.start, mention.end)) is not None:
            yield Verdict("not_applicable", mention.start, void.end, True)
            continue
        if code == "partly" and options.perceived and (
                told := none_met.behind(passage, mention, about, options.perceived)) is not None:
            if told:
                yield Verdict("yes", mention.start, mention.end, rule="no obstacle")
            continue
        beyond = not_only(passage, mention)
        if beyond and code == "yes":
            continue
        if options.cited and (studies.at_hand(passage, mention) or published.of_other(passage, mention)
                              or published.of_the_programme(passage, mention)
                              or published.of_the_course(passage, mention) or published.looked_up(passage, mention)
                              or published.of_no_report(passage, mention)
                              or published.of_those_who_did_it(passage, mention)):
            continue
        if any(m.start <= mention.start < m.end for m in kept):
            continue
        if claims.unticked(passage, mention) or (options.before and (
                giving_way.comes_instead(passage, mention) or forerunners.of_no_programme(passage, mention, about))):
            continue
        if unknowing.unknown(passage, mention) or (no and spent_no.no_reason(passage, mention, about)):
            continue
        if mention.code == "yes" and _voided(passage, mention, about, options.void):
            continue
        if code == "yes" and not no and options.part and (_in_part(passage, mention, about, options.part) or any(
                forerunners.kept(passage, options.before or ""))):
            code = "partly"
        if no or beyond:
            code = {"yes": "no", "partly": "yes", "no": "yes", "planned": "no"}[code]
        if code == "no" and limits and but_for(passage, mention):
            code = "partly"
        late = claims.not_yet(passage, mention) or code == "yes"
        plan = claims.planned(passage, mention) or to_come(passage, claims.clause(passage, mention.start))
        sentence = passage.sentence_at(mention.start)
        if code == "yes" and plan and limits and bound_before_plan(passage, sentence, limits):
            plan = False  # "usable on condition that the leaders will first follow our course"
        if code in ("yes", "no") and mention.code == "yes" and late and plan:
            code = "planned"
        if code == "yes" and limits and (
                limited(passage, sentence, limits) or BUT_NOT.search(passage.text, mention.end, sentence.end)):
            code = "partly"
        if code == "partly" and limits and claims.within(passage, sentence, limits, "free"):
            continue
        yield Verdict(code, mention.start, mention.end)


def _in_part(passage: Passage, mention: Mention, about: str, part: str) -> bool:
    """Does a yes speak only of a part of the thing ("the summary is online"), and of nothing joined to it?"""
    unit = claims.clause(passage, mention.start)
    marks = [m for m in claims.within(passage, unit, about, part) if claims.spoken(passage, m)]
    ands = [m for m in claims.within(passage, unit, "joiners", "and") if claims.spoken(passage, m)]
    return bool(marks) and not ands


def _of_earlier(passage: Passage, mention: Mention, vocabulary: str) -> bool:
    """Is what a phrase says said of an earlier one ("two older courses were replaced")?"""
    unit = claims.clause(passage, mention.start)
    found = claims.within(passage, Stretch(unit.start, mention.start), vocabulary, "earlier")
    between = Stretch(found[-1].end, mention.start) if found else unit
    people = claims.within(passage, between, "people", "leader")
    people += claims.within(passage, between, "year_roles", "staff")
    return bool(found) and not people and mention.first - found[-1].last <= _NEAR


def _voided(passage: Passage, mention: Mention, about: str, void: str | None) -> bool:
    """Does a phrase for no or for a plan, or one that voids a yes, stand in the clause of a yes?"""
    unit = claims.clause(passage, mention.start)
    if claims.within(passage, unit, about, "no", "planned"):
        return True
    if void and claims.of_it(passage, mention):
        return True
    marks = claims.within(passage, unit, about, void) if void else []
    return any(claims.linked(passage, mention, m) and claims.spoken(passage, m) for m in marks)


def reading(passage: Passage, variable: Variable, verdicts: list[Verdict]) -> Reading:
    """One value from all verdicts of a passage: a reply beats statements, which may narrow it."""
    code, flags = settle(passage, variable, verdicts)
    used = tuple(s for v in verdicts for s in passage.locate(v.start, v.end))
    if code == "not_applicable":
        return Reading((Value(variable.name, status="not_applicable"),), tuple(flags), used)
    if code is None:
        return Reading((Value(variable.name, status="unparsed"),), tuple(flags), used)
    kept = [v for v in verdicts if v.code == code or v.reply] or verdicts
    home = passage.item == variable.item
    if not home:
        flags.append(Flag("cross_item", f"{variable.label}: read from another item.", passage.item, variable.name))
    sure = any(v.sure for v in kept)
    confidence: Confidence = "medium" if not home or not sure else "high"
    evidence: tuple[Span, ...] = tuple(s for v in kept for s in passage.locate(v.start, v.end))
    value = Value(variable.name, status="ok", value=code, evidence=evidence, item=passage.item, confidence=confidence,
                  rule=f"yes_no:{kept[0].rule}")
    return Reading((value,), tuple(flags), used)


def settle(passage: Passage, variable: Variable, verdicts: list[Verdict]) -> tuple[str | None, list[Flag]]:
    """The code that several verdicts amount to, and the doubts about it."""
    replied = [v for v in verdicts if v.reply]
    told = {v.code for v in verdicts if not v.reply}
    flags = []
    if replied and not replied[0].sure:
        why = "it is not certain which prompt these words answer"
        flags.append(_flag("ambiguous_fragment", passage, variable, replied[0], why))
    if any(v.code == "both" for v in replied):
        return None, [_flag("unparsed", passage, variable, replied[0], "both yes and no stand here")]
    if not replied:
        return _amount(told), flags
    code = replied[0].code
    if any(v.code != code and {v.code, code} == {"yes", "no"} and v.sure for v in replied[1:]):
        return None, [_flag("conflict_within_item", passage, variable, replied[0], "one reply says yes, another no")]
    if code == "yes" and "partly" in told:
        return "partly", flags
    if code == "no" and "planned" in told and "yes" not in told:
        return "planned", flags
    if {code, *told} >= {"yes", "no"} and code != "partly":
        other = next(v for v in verdicts if v.code != code)
        why = f"the reply says {code}, these words say otherwise"
        flags.append(_flag("conflict_within_item", passage, variable, other, why))
    return code, flags


def _amount(told: set[str]) -> str:
    """Several statements: a limit, or yes for one thing and no for another, is partly; a fact beats a plan."""
    if "partly" in told or told >= {"yes", "no"}:
        return "partly"
    for code in ("yes", "planned", "no"):
        if code in told:
            return code
    return min(told)


def _flag(kind: str, passage: Passage, variable: Variable, verdict: Verdict, why: str) -> Flag:
    span = next(iter(passage.locate(verdict.start, verdict.end)), None)
    quote = passage.text[verdict.start : verdict.end]
    return Flag(kind, f'{variable.label}: {why} ("{quote}").', passage.item, variable.name, span)
