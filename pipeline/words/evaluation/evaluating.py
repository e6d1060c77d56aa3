"""What stands around the evaluations of an answer: words of time, plans beside a reply, who else is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Span
from pipeline.passage import Form, Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.evaluation import assessors, studies
from pipeline.words.evaluation.studies import Study
from pipeline.words.places import telling
from pipeline.words.quantities.measured import unsaid
from pipeline.words.quantities.years import FOUR_DIGITS
from pipeline.words.replying import replies
from pipeline.words.replying.replies import Reply
from pipeline.words.wording.function_words import BY, EVERYDAY

_ASKED_BY = re.compile(rf"\b(?:{BY})\b", re.IGNORECASE)
_ASKED = ("evaluation_topic", "evaluation_done", "evaluators", "tense", "negators", "yes_no")
_FEW, _BRIEF, _TINY = 9, 8, 3
_IT = re.compile(
    r"(?:\b(?:it|this|that|das|dies|es|le|lo|la|het|dat|det|den|sen|tego|azt|ezt|seda|jį|ją|îl)\b|-l[oa]\b"
    r"|l['’])", re.IGNORECASE)


_ONE = re.compile(  # "No evaluation was made. One is planned for 2027."
    r"\W*(?:(?:but|aber|mais|pero|ma|maar|men|mutta|ale|mas|dar)\s)?(?:there (?:is|will be) one"
    r"|es gibt eine|il y en a une"
    r"|hay un[ao]|c['’]è ne una|ce n['’]è una|er (?:is|staat|komt)(?: er)? (?:wel )?(?:een|één)|det (?:finns|er) en"
    r"|der er en|há uma|n['’]hi ha una"
    r"|one(?= (?:is|was|has|will|should))|eine(?= (?:ist|wird|soll))"
    r"|une(?= (?:est|sera|a été))|una(?= (?:è|sarà|está|será))"
    r"|(?:een|één)(?= (?:is|wordt|staat))|en(?= (?:är|er|ska|skal|planeras|planlægges|planlegges))"
    r"|yksi(?= (?:on|suunnit))|jedn[ao](?= (?:jest|je|sa|se|będzie))|uma(?= (?:está|é|será))|una(?= (?:està|este))"
    r"|viena(?= (?:yra|ir))|üks(?= on)|egy(?= )|ena(?= (?:je|bo)))\b", re.IGNORECASE)


def another(passage: Passage, reply: Reply, by: list[Study]) -> bool:
    """Are the evaluations under way or planned others than that of the reply: told behind it ("Yes, in 2015. A second
    one is planned"), with a word for a further one, or after a year or evaluator of its own?"""
    if any(reply.stretch.holds(s.start) for s in by):
        return False
    told = bool(FOUR_DIGITS.search(reply.stretch.of(passage.text))) or bool(
        claims.within(passage, reply.stretch, "evaluators", "external", "internal", "unit")
    )
    return told or any(claims.within(passage, passage.sentence_at(s.start), "evaluation_topic", "further") for s in by)


def whole(form: Form, passage: Passage, prompts: tuple[int, ...], aspects: tuple[int, ...]) -> tuple[Study, ...]:
    """The studies told, without denials in the replies to prompts on one aspect, where the question itself or the one
    right behind it has a reply too ("By whom? our own people. Long term? no follow-up of sentences")."""
    told = studies.of(passage)
    if not aspects or not any(s.state in ("denied", "not_yet") for s in told):
        return told
    asked = (*prompts, *(n + 1 for n in prompts))
    if not any(r.opens and r.sure for r in replies.to(form, passage, *asked)):
        return told
    apart = [r.stretch for r in replies.to(form, passage, *aspects) if r.sure]
    return tuple(s for s in told if s.state not in ("denied", "not_yet") or not any(a.holds(s.start) for a in apart))


def same_or_next(passage: Passage, reply: Reply) -> Iterator[Stretch]:
    """The clauses of a reply after its yes or no, and the sentence behind it where it is short ("No. We hope to do
    it.") or names who evaluates."""
    for unit in scopes.units(passage):
        speaks = claims.within(passage, unit, "effects") or claims.within(passage, unit, "publication")
        if reply.stretch.start <= unit.start < reply.stretch.end and not speaks:
            yield unit
    for sentence in passage.sentences:
        if sentence.start >= reply.stretch.end:
            who = claims.within(passage, sentence, "evaluators", "external", "internal", "unit")
            if who or len(passage.text[sentence.start : sentence.end].split()) <= _FEW:
                yield sentence
            return


def its_sentences(passage: Passage, denied: Study) -> Iterator[Stretch]:
    """The sentence of a denial, and the next one where that names who evaluates, or where it is joined by a semicolon,
    opens with "one", or is short and says "it" ("It has not been evaluated. We hope to do it in 2027.")."""
    here = passage.sentence_at(denied.start)
    yield here
    after = next((s for s in passage.sentences if s.start >= here.end), None)
    if after is None:
        return
    joined = passage.text[here.start : here.end].rstrip().endswith(";")
    brief = len(after.of(passage.text).split()) <= _BRIEF and _IT.search(passage.text, after.start, after.end)
    one = _ONE.match(passage.text, after.start, after.end)
    if joined or brief or one or claims.within(passage, after, "evaluators", "external", "internal", "unit"):
        yield after


def anew(passage: Passage, stopped: Sequence[Study]) -> list[Mention]:
    """The words that plan a further evaluation, be it named by a pronoun only, behind one that was broken off ("a new
    one is planned")."""
    found = []
    for sentence in passage.sentences:
        further = claims.within(passage, sentence, "evaluation_topic", "further") or _ONE.match(
            passage.text, sentence.start, sentence.end)
        plans = [m for m in claims.tenses(passage, sentence, "plan") if not scopes.denied(passage, m)]
        if further and plans and sentence.start > stopped[0].start:
            found += plans
    return found


_FIRST = re.compile(  # "a second study is running; the first is ready"
    r"\b(?:the (?:first|earlier|previous)|(?:der|die|das) erste|l[ae] premi[eè]re?|la primera|el primero"
    r"|la prima|il primo|(?:de|het) eerste|(?:den|det) f[øö]rst[ea]|ensimmäinen|pierwsz[aey]|první|prvá|prvé"
    r"|a primeira|o primeiro|prva|pirmasis|pirmais|esimene|az első)\b", re.IGNORECASE)


def _of_the_other_kind(passage: Passage, late: Sequence[Study], kind: str) -> list[Mention]:
    """The words that say in the sentence of evaluations to come that one by others is done."""
    other = "internal" if kind == "external" else "external"
    return [m for m in passage.of("evaluation_done", "done") if _apart(passage, m, late)
            and any(passage.sentence_at(m.start).holds(s.start) for s in late)
            and claims.within(passage, claims.clause(passage, m.start), "evaluators", other)]


def _apart(passage: Passage, mention: Mention, late: Sequence[Study]) -> bool:
    """Is a word for being done told of ours as a fact, in another clause than the evaluations to come?"""
    told = claims.spoken(passage, mention) and not claims.planned(passage, mention)
    if not told or scopes.denied(passage, mention) or not claims.own(passage, mention.start):
        return False
    return not any(claims.clause(passage, mention.start).holds(s.start) for s in late)


def first_over(passage: Passage, late: Sequence[Study]) -> list[Mention]:
    """The words that say in a clause of its own that the first one is over, where those to come are further ones, or
    are of the other kind ("internal evaluation is planned, external one was done")."""
    kinds = {m.code for s in late for m in claims.within(
        passage, claims.clause(passage, s.start), "evaluators", "external", "internal")}
    if len(kinds) == 1 and (other := _of_the_other_kind(passage, late, next(iter(kinds)))):
        return other
    if not all(claims.within(passage, passage.sentence_at(s.start), "evaluation_topic", "further") for s in late):
        return []
    return [m for m in passage.of("evaluation_done", "done", "finish")
            if _apart(passage, m, late)
            and (first := _FIRST.search(passage.text, claims.clause(passage, m.start).start, m.start))
            and not claims.within(passage, Stretch(first.end(), m.start), "effects", "result")]


def evidence(passage: Passage) -> bool:
    """Does anything but the word evaluation tell that there was one: who, what came out, where it is printed?"""
    return any(passage.of(name) for name in ("evaluators", "effects", "publication"))


def at_work(passage: Passage) -> list[Mention]:
    """Those who evaluate, in clauses that tell what they do now."""
    bodies = [*assessors.claimed(passage, "evaluators", ("external", "internal", "unit")),
              *assessors.own_people(passage)]
    return [m for m in bodies if claims.ongoing(passage, m) and claims.own(passage, m.start)]


def at_other_work(passage: Passage, body: Mention) -> bool:
    """Is another work told of those whom a clause names, and no study ("supervision with an external psychologist")?"""
    unit = claims.clause(passage, body.start)
    return bool(claims.within(passage, unit, "things_beside", "work")) and not claims.within(
        passage, unit, "evaluation_outcomes")


_PEOPLE = re.compile(r"our (?:own )?\w", re.IGNORECASE)  # "our psychologists", not "by ourselves"


def only_at_other_work(passage: Passage, body: Mention) -> bool:
    """Does its sentence tell another work of a body, and neither a study nor that anything was done or printed ("the
    university trains our staff")?"""
    sentence = passage.sentence_at(body.start)
    if (body.code == "internal" and not _PEOPLE.search(body.term)) or claims.within(
            passage, sentence, "publication", "yes", "no"):
        return False
    told = claims.within(passage, sentence, "evaluation_done") or claims.within(passage, sentence, "effects", "finds")
    studied = [m for m in claims.within(passage, sentence, "evaluation_topic", "study", "design")
               if not body.start <= m.start < body.end]
    measured = claims.within(passage, sentence, "evaluation_outcomes", "recidivism", "treatment_change")
    return not told and not studied and not measured and at_other_work(passage, body)


def besides(passage: Passage, denied: Sequence[Study]) -> list[Mention]:
    """Those who are at work in other clauses than those of evaluations that are denied ("a student observes the groups
    at present; a study of effects is not foreseen")."""
    return [m for m in at_work(passage)
            if not any(claims.clause(passage, m.start) == claims.clause(passage, d.start) for d in denied)]


def tense_alone(passage: Passage, code: str, apart: Sequence[Stretch]) -> list[Span]:
    """Words of time in clauses that speak neither of results nor of a report, nor stand in stretches set `apart`."""
    words = [
        m
        for unit in scopes.units(passage)
        if not claims.within(passage, unit, "publication")
        and not claims.within(passage, unit, "evaluation_topic", "monitoring")
        for m in claims.tenses(passage, unit, code)
        if claims.own(passage, m.start)
        and not any(s.holds(m.start) for s in apart)
        and all(m.start <= e.start and e.end <= m.end for e in claims.within(passage, unit, "effects"))
    ]
    return [s for m in words for s in passage.locate(m.start, m.end)]


def handed_in(passage: Passage) -> list[Mention]:
    """Words for a report in clauses that say that it is done, and not of another programme."""
    return [
        m
        for m in passage.of("effects", "report")
        if claims.own(passage, m.start) and claims.spoken(passage, m) and not claims.denied(passage, m)
        and claims.within(passage, claims.clause(passage, m.start), "evaluation_done", "done", "finish")
        and not claims.planned(passage, m) and not claims.not_yet(passage, m)
    ]


def says_not_yet(passage: Passage, start: int, end: int) -> bool:
    return any(start <= m.start < end for m in passage.of("tense", "not_yet"))


def outcome_unknown(passage: Passage, mention: Mention) -> bool:
    """Is it told that nothing is known of an outcome?"""
    unit = claims.clause(passage, mention.start)
    return bool(claims.within(passage, unit, "evaluation_outcomes", "unknown"))


def begun(passage: Passage, mention: Mention) -> bool:
    """Does an answer to another question speak of an evaluation in the sentence of a word, or before it?"""
    end = passage.sentence_at(mention.start).end
    return any(m.start < end and claims.spoken(passage, m) for m in passage.of("evaluation_topic", "study"))


def of_a_plan(passage: Passage, mention: Mention) -> bool:
    """Does it belong to an evaluation that is only planned?"""
    unit = claims.clause(passage, mention.start)
    here = [s for s in studies.of(passage) if unit.holds(s.start)]
    beside = [s for s in here if mention.start < s.start <= mention.end + 1]  # "Internal evaluation is planned"
    states = [s.state for s in beside or here]
    if states:
        return all(s == "planned" for s in states)
    if claims.planned(passage, mention):
        busy = any(unit.holds(m.start) for m in at_work(passage))
        return not (busy or claims.ongoing(passage, mention))
    sentence = passage.sentence_at(mention.start)
    around = [s for s in studies.of(passage) if sentence.holds(s.start)]
    further = claims.within(passage, sentence, "evaluation_topic", "further")
    over = [m for m in claims.within(passage, sentence, "evaluation_done") if m.code != "aborted"]
    told = all(s.state in ("planned", "not_yet", "denied", "aborted") for s in around)
    return bool(told and not over and (around or further) and claims.tenses(passage, sentence, "plan"))


def tense_in_reply(passage: Passage, code: str, reply: Reply) -> bool:
    """Does a tense word stand in a reply without a study word in its clause?"""
    return any(
        not claims.within(passage, claims.clause(passage, m.start), "evaluation_done")
        for m in claims.tenses(passage, reply.stretch, code)
    ) and not told_done(passage, reply)


def told_done(passage: Passage, reply: Reply) -> bool:
    return bool(claims.within(passage, reply.stretch, "evaluation_done"))


def only_asked(passage: Passage, body: Mention) -> bool:
    """Is a person or body one of those who were asked ("she talked to trainers and judges")?"""
    if body.code == "external":
        return False
    unit = claims.clause(passage, body.start)
    asked = claims.within(passage, Stretch(unit.start, body.start), "evaluation_outcomes", "ask")
    return any(
        body.first - m.last <= _BRIEF and not _ASKED_BY.search(passage.text, m.end, body.start)
        for m in asked
    )


def only_its_change(passage: Passage, outcome: Mention) -> bool:
    """Is it a difference or a change of an outcome that is denied, and not the outcome ("relapse did not differ")?"""
    scope = scopes.of(passage, outcome, scopes.DENIALS)
    if scope is None:
        return False
    if scope.trigger.start < outcome.end:  # "nebyl v recidivě žádný rozdíl"
        behind = Stretch(outcome.end, max(outcome.end, claims.clause(passage, outcome.start).end))
        return scope.trigger.end < outcome.start and bool(claims.within(passage, behind, "effects", "same"))
    between = Stretch(outcome.end, scope.trigger.start)
    return bool(claims.within(passage, between, "effects", "differ", "changed", "less", "more", "better"))


def reply_of_time(form: Form, passage: Passage, prompts: tuple[int, ...]) -> tuple[str, Stretch] | None:
    """The state that a short reply to the question itself tells by a word of time ("In progress", "Started in May")."""
    for reply in replies.to(form, passage, *prompts):
        words = len(reply.stretch.of(passage.text).split())
        if not (reply.opens and reply.sure) or words > _BRIEF or told_done(passage, reply):
            continue
        if stopped := claims.within(passage, reply.stretch, "evaluation_done", "aborted"):
            return "not_evaluated", Stretch(stopped[0].start, stopped[0].end)
        for code, tense in (("ongoing", "ongoing"), ("planned", "plan"), ("ongoing", "started")):
            found = [m for m in claims.tenses(passage, reply.stretch, tense) if not scopes.denied(passage, m)]
            if found:
                return code, Stretch(found[0].start, found[0].end)
    return None


_IT_WAS = re.compile(  # "The pilot was, by the institute", "The first edition has been (2019)"
    r"(?:(?:the|our|its?|this|yes|only|der|die|das|le|la|il|lo|el|het|de)\s)?(?:[^\W\d_]+\s){0,3}?"
    r"(?:was|has been|were|have been|wurde es|l['’]a été|è stat[oa]|lo (?:fue|ha sido)|werd het|blev det|ble det)"
    r"(?:\s(?:once|twice|already|indeed))?(?:\s?[,.;(]|\s(?:by|in (?:19|20)\d\d)\b|$)", re.IGNORECASE)


def elliptical(form: Form, passage: Passage, prompts: tuple[int, ...]) -> Stretch | None:
    """The words of a reply to the question itself that leave its verb out ("The pilot was, by the institute"), or say
    no more than that it was done ("We did it")."""
    for reply in replies.to(form, passage, *prompts):
        if reply.opens and reply.sure and (done := _only_done(passage, reply)):
            return Stretch(done.start, done.end)
        said = _IT_WAS.match(passage.text, reply.stretch.start, reply.stretch.end)
        denied = said and any(said.start() <= t.start < said.end() for t in scopes.triggers(passage))
        if said and reply.opens and reply.sure and not denied and claims.own(passage, reply.stretch.start):
            return Stretch(said.start(), said.end())
    return None


def _only_done(passage: Passage, reply: Reply) -> Mention | None:
    """The word for being done in a short reply that tells neither a plan nor a study to come."""
    if len(reply.stretch.of(passage.text).split()) > _BRIEF or telling.to_come(passage, reply.stretch):
        return None
    late = (claims.tenses(passage, reply.stretch, code) for code in ("plan", "ongoing", "not_yet"))
    if any(late) or claims.within(passage, reply.stretch, "evaluation_done", "aborted"):
        return None
    done = claims.within(passage, reply.stretch, "evaluation_done", "done", "finish")
    return next((m for m in done if claims.spoken(passage, m) and not scopes.denied(passage, m)
                 and claims.own(passage, m.start)), None)


_SOME_DONE = re.compile(  # "Two were made: in 2011 by …"
    r"(?:yes,\s|ja,\s|oui,\s|sí,\s)?(?:(?:so far|to date|until now|bisher|jusqu'ici|hasta ahora|finora|tot nu toe)\s)?"
    r"(?:one|two|three|four|several|some|both|eine|zwei|drei|mehrere|une|deux|trois|plusieurs|una|dos|tres|varias|due|tre"
    r"|diverse|twee|drie|meerdere|två|tre|flera|to|flere)(?:\s(?:such|of them|of these|davon|solche))?"
    r"\s(?:was|were|has been|have been|wurden?|a été|ont été|se hizo|se hicieron|se han hecho|è stata|sono state|werd"
    r"|werden|is|zijn|gjordes|har gjorts|blev|ble|er)\s?(?:already\s|bereits\s|déjà\s|già\s|al\s)?"
    r"(?:made|done|carried out|undertaken|conducted|completed|written|durchgeführt|gemacht|erstellt|faites?|réalisées?"
    r"|menées?|fatt[ae]|svolt[ae]|condott[ae]|gedaan|gemaakt|uitgevoerd|gjort|lavet|utført|gennemført|gjennomført)?"
    r"(?=\s*[:,.;(–—]|\s(?:in|by|im|en|par|por|nel|da|door|av|af|i)\s|$)", re.IGNORECASE)


def some_done(passage: Passage) -> Stretch | None:
    """The words that open an answer and say that there were some ("Two were made: …")."""
    said = _SOME_DONE.match(passage.text, len(passage.text) - len(passage.text.lstrip()))
    late = said and claims.tenses(passage, passage.sentence_at(said.start()), "plan")
    return Stretch(*said.span()) if said and not late and claims.own(passage, said.start()) else None


_NONE_DONE = re.compile(  # "None done to date. …"
    r"(?:none|nothing|not any|nil|keine|nichts|aucune|rien|ninguna|nada|nessuna|nulla|niente|geen|niets|ingen|inget"
    r"|žádn[éá]|žiadn[ea]|nenhuma|cap)(?:\s(?:has been|have been|was|were|is))?"
    r"(?:\s(?:done|made|carried out|undertaken|conducted|completed|durchgeführt|gemacht|faite|réalisée|hecha|realizada"
    r"|fatta|fatto|gedaan|gjord|gjort))?"
    r"(?:\s(?:so far|to date|as yet|yet|until now|up to now|bisher|bislang|à ce jour|pour l['’]instant|pour le moment"
    r"|hasta la fecha|hasta ahora|por ahora|finora|per ora|fino ad oggi|tot nu toe|tot dusver|hittills|ännu|endnu|ennå"
    r"|até à data|até agora|dosud|zatiaľ|fins ara))\s*(?:[.;,:–—(]|$)", re.IGNORECASE)


def none_done(passage: Passage) -> Stretch | None:
    """The words that open an answer and say that there has been none so far ("None done to date. A university …")."""
    said = _NONE_DONE.match(passage.text, len(passage.text) - len(passage.text.lstrip()))
    return Stretch(*said.span()) if said else None


def opens_with_time(passage: Passage) -> tuple[str, Mention] | None:
    """The state that the first words of an answer tell by a word of time ("On-going, by a team of the faculty")."""
    begin = len(passage.text) - len(passage.text.lstrip(" (\n"))
    for code, tense in (("ongoing", "ongoing"), ("planned", "plan")):
        for mention in passage.of("tense", tense):
            if mention.start == begin and claims.spoken(passage, mention) and not scopes.denied(passage, mention):
                return code, mention
    return None


def never_at_all(passage: Passage) -> Mention | None:
    """The negator that is all of an answer ("Noch nie", "Never")."""
    words = passage.text.split()
    unknown = unsaid(passage, Stretch(0, len(passage.text))) is not None
    negators = scopes.triggers(passage) if len(words) <= _TINY and not unknown else []
    if not negators:
        return None
    said = [*negators, *(m for v in _ASKED for m in passage.of(v))]
    others = any(w.key[:1].isalnum() and w.key not in EVERYDAY and not any(m.start <= w.start < m.end for m in said)
                 for w in passage.tokens)
    return None if others else negators[0]
