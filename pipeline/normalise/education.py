"""The education that those who lead sessions must have: by degree, else by profession; several levels are mixed.

A degree named beats the professions beside it, but for those whose level is their own (`words.staff.schooling`). Who
only supervises, observes or answers questions is no leader, and what some have beyond what is asked is no requirement.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from pipeline.model import Reading, Span, Value
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, Stretch
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.ideas import afield, ideas
from pipeline.words.ideas.ideas import Words
from pipeline.words.ideas.series import Series
from pipeline.words.replying import leads, replies
from pipeline.words.replying.leads import Lead
from pipeline.words.staff import schooling

_LEVEL = {
    "degree_master": "master",
    "degree_bachelor": "bachelor",
    "degree_vocational": "vocational",
    "prof_master": "master",
    "prof_bachelor": "bachelor",
    "prof_vocational": "vocational",
}
_NEAR, _LEAD, _BESIDE = 4, 40, 2
_EXTRA = frozenset({"extra"})  # an advantage
_ORDER = ("vocational", "bachelor", "master")
_OF_LEVEL = re.compile(r"bachelor|bakal|licen[cs]|laurea triennale|kandidat|\bb\.?[as]\b", re.IGNORECASE)
_SCHOOLING, _DEMANDED = frozenset({"schooling", "education_word"}), frozenset({"demanded"})
_SUBJECTS, _BEHIND = frozenset({"subject"}), 24
_DEGREES = frozenset(c for c in _LEVEL if c.startswith("degree"))
_PROFESSIONS = frozenset(c for c in _LEVEL if c.startswith("prof"))


class Options(BaseModel):
    """`words`, `circumstances`: see `composed.Options`; `levels`: the vocabulary of degrees and professions;
    `acts`: classes by which a clause speaks of somebody who does
    something else than lead; `elsewhere`: by which a sentence speaks of another programme; `afield`, `series`:
    see `composed`; `prompts`: those whose bare yes tells no level."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    levels: str
    circumstances: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    afield: tuple[str, ...] = ()
    series: Series | None = None
    prompts: tuple[int, ...] = ()


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The level that the answer asks for."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    here = ideas.words(passage, options.words, options.circumstances)
    apart = options.model_copy(update={"afield": tuple(c for c in options.afield if c not in afield.UNDONE)})
    waived = [*here.by_class.get("no_degree", []), *_no_matter(here)]
    none = [m for m in waived if not _elsewhere(here, m, apart, m) and not _any_subject(here, m, options)]
    sure = [m for m in none if not here.within(_EXTRA, here.window("sentence", m.start))]
    mixed = [m for m in here.by_class.get("mixed_team", []) if _stated(here, m, options)]
    degrees = [m for m in here.of(_DEGREES)[0] if _stated(here, m, options) and not _serves(here, m, options)]
    if sure:
        trades = [*(m for m in degrees if m.code == "degree_vocational"), *schooling.trades(here)]
        told = [m for m in mixed if here.window("sentence", m.start).holds(sure[0].start)]
        waived_for = "mixed" if told else "vocational" if trades else "none_required"
        return _value(passage, variable, waived_for, told or trades or sure)
    halves = here.by_class.get("other_half", []) if degrees else []
    if halves:
        return _value(passage, variable, "mixed", [degrees[0], *halves])
    degrees = schooling.levelled(here, degrees)
    graduates = schooling.graduates(here, degrees)
    degrees = [m for m in degrees if m not in graduates]
    if graduates and any(m.code == "degree_bachelor" for m in degrees):
        return _value(passage, variable, "mixed", [*graduates, *degrees])
    unasked = [m for m in _unasked(here) if not _elsewhere(here, m, options)]
    if unasked and not degrees:
        trades = schooling.trades(here)
        return _value(passage, variable, "vocational" if trades else "none_required", trades or unasked)
    professions = [m for m in here.of(_PROFESSIONS)[0] if _stated(here, m, options) and not _busy(here, m, options)]
    professions = sorted([*professions, *schooling.guards(here)], key=lambda m: m.start)
    level, by = _settle(here, degrees, professions, mixed)
    if level:
        return _value(passage, variable, level, by)
    waived = [m for m in here.by_class.get("education_word", []) if scopes.denied(passage, m)]
    waived = [*none, *(m for m in waived if not _elsewhere(here, m, options))]
    if waived:
        return _value(passage, variable, "none_required", waived)
    no = _no_in_place(passage, options)
    if no:
        return choices.value(passage, variable, ("none_required",), passage.locate(no.start, no.end), rule="education")
    if options.series and options.series.labelled(passage):
        return Reading(())
    if any(
        r.lead and r.lead.bare and r.lead.code == "yes" and r.opens for r in replies.to(form, passage, *options.prompts)
    ):
        return Reading((Value(variable.name, status="unparsed"),))
    return Reading(())


def _no_in_place(passage: Passage, options: Options) -> Lead | None:
    """A bare no where the prompt asks for the level of education ("Basic level of education: none")."""
    piece = options.series.labelled(passage).get(options.series.at or 0) if options.series else None
    word = leads.lead(passage, piece) if piece else None
    return word if word and word.bare and word.code == "no" else None


def _no_matter(here: Words) -> Iterator[Mention]:
    """What is said not to matter, where education is what the words before it in the clause speak of last."""
    for m in here.by_class.get("no_matter", []):
        unit = here.window("unit", m.start)
        opens = len(here.passage.text[unit.start : m.start].split()) <= 1  # "what one has learnt, is not important"
        before = Stretch((here.window("sentence", m.start) if opens else unit).start, m.start)
        about = here.within(_DEGREES | {"schooling", "education_word"}, before)
        if about and m.first - about[-1].last <= _NEAR + opens:
            yield m


def _any_subject(here: Words, mention: Mention, options: Options) -> bool:
    """Is it only the subject of a degree named before it that does not matter ("a bachelor, the subject is not
    important", "a master's degree, whatever the field")?"""
    sentence = here.window("sentence", mention.start)
    begin = max([sentence.start, *(m.end for m in here.of(_DEGREES)[0] if m.end <= mention.start)])
    near = Stretch(begin, min(sentence.end, mention.end + _BEHIND))
    stated = any(m.end <= mention.start and _stated(here, m, options) for m in here.of(_DEGREES)[0])
    return stated and bool(here.within(_SUBJECTS, near))


def _unasked(here: Words) -> Iterator[Mention]:
    """Schooling of which it is said that none is asked for ("no particular schooling is asked for")."""
    if not here.by_class.get("demanded"):
        return
    for m in here.of(_SCHOOLING)[0]:
        unit = here.window("unit", m.start)
        if here.within(_DEMANDED, unit) and scopes.denied(here.passage, m) and not here.within(_EXTRA, unit):
            yield m


def _settle(
    here: Words, degrees: Sequence[Mention], professions: Sequence[Mention], mixed: Sequence[Mention]
) -> tuple[str | None, Sequence[Mention]]:
    apart = schooling.several(here, degrees, professions, _LEVEL)
    if apart:
        return "mixed", apart
    if _named(here, degrees, professions):
        degrees = []
    if degrees:
        levels = {_LEVEL[m.code] for m in degrees}
        if len(levels) == 1:
            other = "master" in levels and any(_OR_SOCIAL.match(here.passage.text, m.end) for m in degrees)
            return ("mixed" if other else levels.pop()), degrees
        if _of_one(here, degrees):
            return max(levels, key=_ORDER.index), degrees
        gloss = [m for m in degrees if _alone_in_bracket(here.passage.text, m, degrees)]
        levelled = [m for m in degrees if m not in gloss and _OF_LEVEL.search(here.passage.text, m.start, m.end)]
        if len({_LEVEL[m.code] for m in gloss}) == 1 and not levelled:
            return _LEVEL[gloss[0].code], gloss
        lowest = min(degrees, key=lambda m: _ORDER.index(_LEVEL[m.code]))
        if here.within(frozenset({"lowest"}), here.window("sentence", lowest.start)):
            return _LEVEL[lowest.code], [lowest]
        if len({_LEVEL[m.code] for m in gloss}) == 1:
            return _LEVEL[gloss[0].code], gloss
        return "mixed", degrees
    if mixed:
        return "mixed", mixed
    levels = {_LEVEL[m.code] for m in professions}
    if not levels:
        return None, ()
    return (levels.pop() if len(levels) == 1 else "mixed"), professions


def _alone_in_bracket(text: str, degree: Mention, degrees: Sequence[Mention]) -> bool:
    """Does a degree open a bracket in which no other stands?"""
    if not text[: degree.start].rstrip().endswith("("):
        return False
    end = text.find(")", degree.end)
    return not any(degree.end <= m.start < end for m in degrees)


# "a degree in psychology or social work"
_OR_SOCIAL = re.compile(
    r"(?:\s(?:psychology|psicologia|psicología|psychologie|psykologi|psychologii))?(?:,|\s(?:or|and|oder|und|ou|et|o"
    r"|y|e|of|en|eller|och|lub|nebo|ali|ili))\s(?:(?:in|en|de|di|in)\s)?(?:social work|education(?:al)? sciences?"
    r"|sciences? of education|pedagog\w+|criminolog\w+|criminología|sociolog\w+|social sciences?|law\b"
    r"|sciences de l['’]éducation"
    r"|ciencias de la educación|scienze dell['’]educazione|Pädagogik|Kriminologie|sociología|derecho"
    r"|social pedagogy|Sozialarbeit"
    r"|Soziale Arbeit|Sozialpädagogik|travail social|trabajo social|educación social|servizio sociale|servizi sociali"
    r"|maatschappelijk werk|socialt arbete|socialt arbejde|sosialt arbeid|pracy socjalnej"
    r"|sociální práce|sociálnej práce|socialnega dela|socijalnog rada|serviço social|treball social)\b", re.IGNORECASE)


def _of_one(here: Words, degrees: Sequence[Mention]) -> bool:
    """Do words of degrees stand side by side, as one degree ("wykształcenie wyższe psychologiczne magisterskie")?"""
    text, joined = here.passage.text, here.passage.of("joiners", "or", "and")
    return all(b.first - a.last <= _BESIDE and re.fullmatch(r"[\w\s]*", text[a.end : b.start]) is not None
               and not any(a.end <= m.start < b.start for m in joined) for a, b in itertools.pairwise(degrees))


def _named(here: Words, degrees: Sequence[Mention], professions: Sequence[Mention]) -> bool:
    """Does a profession ask for more than the degree of its clause, which names no level of its own ("psychologists
    with a university degree", "higher education in psychology")?"""
    if len(degrees) != 1 or degrees[0].code != "degree_bachelor" or _OF_LEVEL.search(degrees[0].term):
        return False
    unit = here.window("unit", degrees[0].start)
    found = [m for m in professions if _subject(here.passage.text, degrees[0].end, m.start) or (
        m.end <= degrees[0].start and (
            unit.holds(m.start) or _AND_HIS.fullmatch(here.passage.text, m.end, degrees[0].start)))]
    return any(m.code == "prof_master" for m in found)


_AND_HIS = re.compile(  # "psychologists, with the degree of their profession"
    r",\s(?:(?:with|having|mit|avec|con|met|med|z|s|se|cu|com|amb|ar|su)\s(?:[^\W\d]+\s)?)?", re.IGNORECASE)
_OF = re.compile(
    r"\s\(?(?:(?:of|de|di|von|van|à)\s\w+\s(?:years|años|anni|ans|Jahren|jaar|anos|anys)\s)?"
    r"(?:(?:in|of|as|der|des|im|in der|als|en|de|di|del|della|van|in de|i|af|av|na|v|w|z|zo|iz|iš|em|da|în)\s)?",
    re.IGNORECASE)


def _subject(text: str, degree: int, profession: int) -> bool:
    """Is a profession what the degree before it is in?"""
    return degree <= profession and _OF.fullmatch(text, degree, profession) is not None


def _stated(here: Words, mention: Mention, options: Options) -> bool:
    if scopes.denied(here.passage, mention) or _elsewhere(here, mention, options):
        return False
    if scopes.of(here.passage, mention, ("past", "other", "plan")):
        return False
    unit = here.window("unit", mention.start)
    return not here.within(_EXTRA, unit) and not _of_men(here, mention)


def _elsewhere(here: Words, mention: Mention, options: Options, but: Mention | None = None) -> bool:
    """Does what stands round a mention tell nothing of this programme? Words inside `but` do not count."""
    return bool(here.within(frozenset(options.elsewhere), here.window("sentence", mention.start))) or any(
        s.holds(mention.start) for s in afield.stretches(here, options.afield, but)
    )


def _busy(here: Words, mention: Mention, options: Options) -> bool:
    """Does the clause of a profession say that its people do something else than lead sessions?"""
    unit = here.window("unit", mention.start)
    named = frozenset(options.acts)
    acts = here.within(named, unit)
    if _by_the_way(here, mention, options) or _in_bracket(here, mention, named) or _consulted(here, mention, unit):
        return True
    leaders = here.within(frozenset({"leader"}), Stretch(unit.start, mention.start))
    if leaders and not any(leaders[-1].end <= m.start < mention.start for m in acts):
        return False
    gaps = (here.gap(mention, m) for m in acts
            if not mention.start <= m.start < mention.end and not _gets(here, mention, m))
    return any(gap is not None and gap <= _NEAR for gap in gaps)


def _in_bracket(here: Words, mention: Mention, acts: frozenset[str]) -> bool:
    """Does a profession stand in a bracket behind what its people do ("supervision once a month (psychologist)")?"""
    head = here.passage.text[: mention.start].rstrip()
    if not head.endswith("("):
        return False
    unit = here.window("unit", max(0, len(head) - 2))
    found = here.within(acts | {"leader"}, Stretch(unit.start, len(head)))
    return bool(found) and found[-1].code != "leader"


_AT = re.compile(
    r"\b(?:by|with|to|from|at|bei|beim|von|vom|mit|durch|par|avec|chez|por|con|da|dal|dalla|presso|door|met|bij|av"
    r"|hos|med|af|przez|u|z|ze|od|s|se|pri|la|cu|com|pie|pas|per)\s(?:the\s|a\s|an\s|einer?\s|einem\s|der\s|dem\s"
    r"|une?\s|la\s|le\s|un[ao]?\s"
    r"|een\s|de\s|en\s|et\s)?(?:[^\W\d]+\s)?$",
    re.IGNORECASE)
_HIS = re.compile(r"\s(?:luona|kanssa|tekem\w+|toimesta|juures|poolt)\b", re.IGNORECASE)
_SERVED = frozenset({"supervise", "debrief", "helpdesk", "guidance"})
_CHOSEN, _TALKS = frozenset({"select", "tested"}), frozenset({"talk", "psych_help"})


def _consulted(here: Words, mention: Mention, unit: Stretch) -> bool:
    """Is it somebody by whom leaders are chosen, or with whom they talk ("an interview with a psychologist")?"""
    text, before = here.passage.text, Stretch(unit.start, mention.start)
    if not _AT.search(text, max(0, mention.start - _LEAD), mention.start) and not _HIS.match(text, mention.end):
        return False
    if here.within(_CHOSEN | _SERVED, before):
        return True
    leaders = here.within(frozenset({"leader", "we", "after_hard"}), before)
    hard = any(m.code == "after_hard" for m in leaders)
    return hard or (bool(leaders) and any(m.start > leaders[0].end for m in here.within(_TALKS, before)))


_PERSON = re.compile(r"ps[iyí][ck]h?[oòó]lo|t(?:h)?[eé]rap[eé][vu]t", re.IGNORECASE)


def _serves(here: Words, mention: Mention, options: Options) -> bool:
    """Is a degree that names its holder ("psykologspesialist") that of somebody who supervises or is asked?"""
    unit = here.window("unit", mention.start)
    named = _PERSON.search(here.passage.text, mention.start, mention.end) is not None
    return named and (_consulted(here, mention, unit) or _by_the_way(here, mention, options))


_WITH = re.compile(
    r"\s(?:with|having|who have|mit|avec|con|met|med|z|ze|s|se|cu|com|ar|su|amb|με)\s(?:[^\W\d]+\s){0,2}$",
    re.IGNORECASE)


def _of_men(here: Words, mention: Mention) -> bool:
    """Is it the education of the participants ("men with a university degree drop out less often")?"""
    men = here.within(frozenset({"man"}), Stretch(max(0, mention.start - _LEAD), mention.start))
    return any(_WITH.fullmatch(here.passage.text, m.end, mention.start) for m in men)


_A = re.compile(
    r",\s(?:who\s(?:is|has\sto\sbe|must\sbe)\s)?(?:an?|eine?|une?|un[ao]|een|ett?|en)\s(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
_WHO = 3


def _by_the_way(here: Words, mention: Mention, options: Options) -> bool:
    """Is a profession told of one who does something else, by an apposition ("the supervisor, a psychiatrist, ...") or
    a relative clause ("the team has a psychologist who supports it")?"""
    passage, acts = here.passage, frozenset(options.acts)
    comma = _A.search(passage.text, max(0, mention.start - 24), mention.start)
    before = Stretch(max(0, comma.start() - 40), comma.start()) if comma else Stretch(0, 0)
    if any(m.end == before.end for m in here.within(acts, before)):
        return True
    who = any(mention.end <= m.start <= mention.end + 2 for m in scopes.joiners(passage, "who"))
    behind = Stretch(mention.end, here.window("sentence", mention.start).end)
    return who and any((here.gap(mention, m) or 0) <= _WHO and not _gets(here, mention, m)
                       for m in here.within(acts, behind))


_HAVE = re.compile(
    r"\b(?:have|has|get|gets|got|receive|receives|their|own|erhalten|bekommen|haben|ont|reçoivent|tienen|reciben"
    r"|ricevono"
    r"|hanno|krijgen|hebben|får|saavat|mają|mají|têm|recebem)\b", re.IGNORECASE)


def _gets(here: Words, mention: Mention, act: Mention) -> bool:
    """Is supervision what people of a profession get ("psychologists, who have their supervision at the hospital")?"""
    between = here.passage.text[mention.end : max(mention.end, act.start)]
    return act.code == "supervise" and _HAVE.search(between) is not None


def _value(passage: Passage, variable: Variable, level: str, by: Iterable[Mention]) -> Reading:
    spans: list[Span] = [s for m in by for s in passage.locate(m.start, m.end)]
    return choices.value(passage, variable, (level,), spans, rule="education")
