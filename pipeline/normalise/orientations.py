"""Whether violence in same-sex relationships is included (kind `orientation`).

Said in so many words, or told by the sexes: men on the one side, and only feminine words for their partners on the
other. A neutral word beside the feminine one ("wife or partner") leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel, ConfigDict

from pipeline.model import Reading
from pipeline.normalise import choices
from pipeline.passage import Form, Passage, starting
from pipeline.rules import Variable
from pipeline.vocabulary import Mention
from pipeline.words.claiming import others, scopes
from pipeline.words.claiming.scopes import Scope
from pipeline.words.ideas import asides
from pipeline.words.people import also_if_man, couples, owned, sexed

_NEAR, _JOINED, _SHUT, _ABOUT, _BEFORE, _FAR = 4, 3, 1, 5, 4, 12
_TREATS = re.compile(
    r"\b(?:deal|address|cover|treat|behandel|befass|arbeite[nt]|trait|occup|abord|trabaj|trat|lavor|werk|behandl"
    r"|arbet"
    r"|arbejd|pracuj|hoito|käsit|zajmuj|zabýv|dirb|obravnav|bav[ie])\w*(?=\W|$)", re.IGNORECASE)
_NO_OFFER = re.compile(
    r"\b(?:no|not any|kein\w*|pas d['’e]|aucune?|ningún|ninguna|nessun[ao]?|geen|inget|ingen|intet)\s(?:own\s)?(?:"
    r"offers?|places?|groups?|courses?|services?|Angebote?|Plätze?|Gruppen?|Platz|offre|place|groupe|oferta|plaza"
    r"|grupo|offerta"
    r"|posto|gruppo|aanbod|plaats|groep|plats|grupp|erbjudande|tilbud|plads|plass|gruppe)\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*,\s*")  # "wife, girlfriend, boyfriend"
_US = re.compile(r"\W*(?:us|our|uns|nous|notre|nos|nosotros|noi|nostr\w+|ons|onze|oss|vår\w*|os|vores)\b",
                 re.IGNORECASE)
_PEOPLE_FIRST = re.compile(r"(?:men|women) in ")
_TOLD = frozenset({"same", "topic"})


class Options(BaseModel):
    """`words`: the vocabulary with the codes and the classes her and him (partner words), neutral, same, topic;
    `violence`: that with the words of violence; `sex`: the variable that tells the sex of the participants."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str = "orientation_scope"
    violence: str = "relations"
    sex: str = "target_sex"


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """The orientation that the home item tells."""
    passage = form.passage(variable.item)
    if not passage:
        return Reading(())
    permitted = {c.code for c in form.rules.permitted(variable) or ()}
    told = choices.tell(passage, _words(passage, options, permitted))
    told = _sent_on(passage, _topics(passage, told))
    codes = {_code(passage, options, m) for m in told.kept}
    if codes and _others_sent(told):
        codes = {"same_sex_only"}
    elif "heterosexual_only" in codes and any(m.code == "heterosexual_only" and _only(passage, m) for m in told.kept):
        codes = {"heterosexual_only"}
    flags, used = choices.denials(passage, variable, told), choices.used(passage, told)
    if codes:
        if "same_sex_only" in codes and all(m.code == "same" for m in told.kept):
            codes = {"same_sex_only"}  # "partners of the same sex only: gay men"
        code = "any_orientation" if len(codes) > 1 else codes.pop()
        spans = [s for m in told.kept for s in passage.locate(m.start, m.end)]
        made = choices.value(passage, variable, (code,), spans)
        return Reading(made.values, (*flags, *made.flags), (*used, *made.used))
    shut = _shut_out(passage, told)
    if shut:
        spans = [s for m in shut for s in passage.locate(m.start, m.end)]
        made = choices.value(passage, variable, ("heterosexual_only",), spans, confidence="medium", rule="shut out")
        return Reading(made.values, made.flags, (*used, *made.used))
    sexes = {v.value for v in (found[options.sex].values if options.sex in found else ())}
    either = _either(passage, options) if sexes & {"men", "women"} else _of_any_sex(passage)
    either = either or (_also_him(passage, options) if "men" in sexes else [])
    either = either or [m for sex in ("men", "women") if sex in sexes for m in also_if_man.found(passage, sex)]
    if either:
        spans = [s for m in either for s in passage.locate(m.start, m.end)]
        made = choices.value(passage, variable, ("any_orientation",), spans, confidence="medium", rule="either sex")
        return Reading(made.values, (*flags, *made.flags), (*used, *made.used))
    men = "men" in sexes
    words = (m for m in passage.of(options.words, "her") if not asides.aside(passage, m.start))
    feminine = choices.tell(passage, words).kept
    hers = [m for m in feminine if _of_violence(passage, options, m) or sexed.named_victim(passage, m)]
    hers += [m for m in passage.of("sexes", "women")
             if sexed.named_victim(passage, m) and scopes.of(passage, m) is None]
    hers += [m for m in passage.of("sexes", "women") if owned.partners_of(passage, m)]
    hers += [m for m in passage.of(options.violence, "mother_of_child") if _struck(passage, options, m)]
    if men and hers:
        spans = [s for m in hers[:1] for s in passage.locate(m.start, m.end)]
        made = choices.value(passage, variable, ("heterosexual_only",), spans, confidence="medium", rule="sexes")
        return Reading(made.values, (*flags, *made.flags), (*used, *made.used))
    return Reading((), flags, used)


def _words(passage: Passage, options: Options, permitted: Collection[str]) -> Iterator[Mention]:
    """The words that tell an orientation, each under one code, without those said by the way."""
    same = {(m.start, m.end) for m in passage.of(options.words, "same")}
    staff = {m.first for m in (*passage.of("sexes", "staff"), *passage.of("count_nouns", "staff"))}
    for mention in passage.of(options.words):
        twice = mention.code == "any_orientation" and (mention.start, mention.end) in same
        twice = twice or _not_seen(passage, mention) or _referral(passage, mention)
        twice = twice or mention.last + 1 in staff  # "gay leaders"
        twice = twice or couples.bare_pair(passage, mention)
        if not twice and (mention.code in permitted or mention.code in _TOLD) and (
                not asides.aside(passage, mention.start) or _elsewhere(passage, mention)):
            yield mention
    yield from (m for m in couples.of_one_sex(passage) if _decided(passage, m))
    known = {(m.last, m.first) for m in passage.of(options.words, "topic")}
    for mention in passage.of("sexes", "topic"):
        taken = any(first <= mention.first <= last for last, first in known)
        if not taken and sexed.of_partner(passage, mention) and sexed.indifferent(passage, mention, _FAR):
            yield mention


def _decided(passage: Passage, mention: Mention) -> bool:
    """Does the sentence of a couple of one sex say whether it is let in, by more than an "also" where only "relations
    between men" are named?"""
    sentence, least = passage.sentence_at(mention.start), 1 if couples.counted(passage, mention) else _LONG
    marks = (*passage.of("refusals", "refuse", "admit"), *passage.of("orientation_scope", "inclusive"))
    return any(sentence.holds(m.start) and not mention.start <= m.start < mention.end and scopes.spoken(passage, m)
               and m.end - m.start >= least for m in marks)


def _referral(passage: Passage, mention: Mention) -> bool:
    """Is "orientation" the sending of people ("l'orientation est faite par le CPIP", "orientation by the court")?"""
    if mention.code != "topic" or mention.last > mention.first:
        return False
    clause = passage.clause_at(mention.start)
    if any(clause.holds(m.start) for m in passage.of("level_marks", "regardless")):
        return False
    return _ARTICLE.search(passage.text, max(0, mention.start - 2), mention.start) is not None or (
        _SENT.match(passage.text, mention.end) is not None)


_LONG = 6  # characters
_ARTICLE = re.compile(r"[ld]['’]$", re.IGNORECASE)
_SENT = re.compile(
    r"\s(?:par|vers|du|de la|des|by|from|towards?|to|through|via|(?:is|are|was|were) (?:made|done|given|decided"
    r"|proposed|sent)|est|sont|se)\b", re.IGNORECASE)


def _not_seen(passage: Passage, mention: Mention) -> bool:
    """Is it only told that nobody has come so far ("no same-sex couples until now")?"""
    clause = passage.clause_at(mention.start)
    return mention.code in ("same", "heterosexual_only") and any(
        clause.holds(m.start) for m in passage.of("volume_words", "so_far")) and any(
        clause.holds(t.start) for t in scopes.triggers(passage))


def _sent_on(passage: Passage, told: choices.Told) -> choices.Told:
    """People in same-sex relationships who are sent elsewhere are not admitted."""
    away = [m for m in told.kept if m.code in ("same", "any_orientation") and (
        _elsewhere(passage, m) or _no_offer(passage, m))]
    away += [m for m in told.kept if m.code == "heterosexual_only" and _elsewhere(passage, m)]
    away += [m for m in told.kept if m not in away and any(  # "gay men are sent to the LGBT centre"
        a.end <= m.start and passage.clause_at(a.start).holds(m.start) for a in away)]
    denied = [(m, Scope("refuse", m.start, m.end, m, False)) for m in away]
    return choices.Told(tuple(m for m in told.kept if m not in away), (*told.denied, *denied), told.more)


def _others_sent(told: choices.Told) -> bool:
    """Are it those in relationships of man and woman who are sent elsewhere ("gay men; straight men go to another")?"""
    sent = any(m.code == "heterosexual_only" and scope.kind == "refuse" for m, scope in told.denied)
    return sent and all(m.code in ("same", "same_sex_only") for m in told.kept)


def _struck(passage: Passage, options: Options, her: Mention) -> bool:
    """Does a word of violence stand before the mother of the children in her clause, or right behind her, with no
    neutral word for her?"""
    clause = passage.clause_at(her.start)
    acts = [m for m in passage.of(options.violence, "violence")
            if clause.start <= m.start < her.start or 0 < m.first - her.last <= 1]
    return bool(acts) and _of_violence(passage, options, her) and scopes.of(passage, her) is None


def _no_offer(passage: Passage, mention: Mention) -> bool:
    """Is there nothing for people in same-sex relationships ("for gay men we have no offer")?"""
    clause = passage.clause_at(mention.start)
    sentence = passage.sentence_at(mention.start)
    taken = [m for m in (*passage.of("refusals", "admit"), *passage.of("taking", "takes"))
             if clause.end <= m.start < sentence.end and scopes.denied(passage, m)]
    let_in = [m for m in (*passage.of("refusals", "admit"), *passage.of("orientation_scope", "inclusive"))
              if clause.holds(m.start) and m.end - m.start >= _LONG and not scopes.denied(passage, m)]
    if not let_in and any(_THEM.match(passage.text, m.end) or _THEM_FIRST.search(passage.text, clause.end, m.start)
                          for m in taken):
        return True  # "for gay couples there is a project, we do not take them"
    nouns = (*passage.of("other_programme", "programme"), *passage.of("refusals", "admit"))
    return any(clause.holds(m.start) and m.start > mention.end and scopes.denied(passage, m) for m in nouns) or (
        _NO_OFFER.search(passage.text, clause.start, clause.end) is not None)


_THEM = re.compile(r"\s(?:them|these|those|sie|diese|solche|ze|hen|deze|dem|dessa|disse|ich|je|ih|jih)\b",
                   re.IGNORECASE)
_THEM_FIRST = re.compile(
    r"\b(?:they|these|those|sie|diese|solche|ils|elles|les|los|las|li|le|loro|essi|ze|zij|deze|de|dessa|disse|he|heitä"
    r"|ich|oni|je)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def _elsewhere(passage: Passage, mention: Mention) -> bool:
    """Is somebody told to be served elsewhere, or sent to others than us ("gay men are sent to the centre")?"""
    if any(s.holds(mention.start) for s in others.elsewhere(passage)):
        return True
    end = passage.clause_at(mention.start).end
    sent = starting(passage.of("other_people", "sent"), mention.end, end)
    together = {m.first for m in passage.of("orientation_scope", "inclusive")}  # "dealt with in the same group"
    away = [m for m in starting(passage.of("level_marks", "elsewhere"), mention.end, end)
            if not others.as_others_do(passage, m) and not together & {m.last, m.last + 1, m.last + 2, m.last + 3}]
    return bool(away) or any(not _US.match(passage.text, m.end) for m in sent)


def _shut_out(passage: Passage, told: choices.Told) -> list[Mention]:
    """Words for same-sex relationships that are refused, excepted or not worked with."""
    found = []
    for mention, scope in told.denied:
        if mention.code not in ("same", "any_orientation"):
            continue
        clause = passage.clause_at(mention.start)
        admits = any(clause.holds(m.start) for m in (*passage.of("refusals", "admit"), *passage.of("taken_back", "do")))
        admits = admits or _TREATS.search(passage.text, clause.start, clause.end) is not None
        if scope.kind in ("refuse", "except") or _elsewhere(passage, mention) or (scope.kind == "not" and (
                admits or scopes.distance(passage, scope.trigger, mention) <= _SHUT)):
            found.append(mention)
    return found


def _either(passage: Passage, options: Options) -> list[Mention]:
    """Words for both sexes that tell who the partner is ("a partner of either sex", "the partner, man or woman"), or a
    feminine and a masculine word for the partner joined to each other."""
    partners = sorted((*passage.of(options.violence, "partner", "ex"), *passage.of(options.words, "living"),
                       *passage.of("people", "partner")), key=lambda m: m.start)
    partners = [m for m in partners if not asides.aside(passage, m.start)]
    told = [m for m in passage.of("sexes", "both", "any") if scopes.spoken(passage, m)]
    for both in (*told, *_man_or_woman(passage)):
        near = [m for m in partners if m.last < both.first and scopes.distance(passage, m, both) <= _NEAR
                and passage.sentence_at(m.start).holds(both.start)]
        near += [m for m in partners if -1 <= m.first - both.last <= 2 and scopes.spoken(passage, m)]
        if near:
            return sorted((near[-1], both), key=lambda m: m.start)
    for her in passage.of(options.words, "her", "heterosexual_only"):
        if owned.partners_of(passage, her):
            continue
        if not asides.aside(passage, her.start) and scopes.of(passage, her) is None and _beside_him(
                passage, options, her) and _of_violence(passage, options, her, neutral=False):
            return [her]
    return []


def _of_any_sex(passage: Passage) -> list[Mention]:
    """Words for any sex right behind a partner and an "of", whoever takes part ("an ex, of whichever sex")."""
    told = (m for m in passage.of("sexes", "both", "any") if scopes.spoken(passage, m))
    return [m for m in told if sexed.right_behind_partner(passage, m) and not asides.aside(passage, m.start)][:1]


def _also_him(passage: Passage, options: Options) -> list[Mention]:
    """Male partners that are told to be included ("a partner or ex-partner, including male partners")."""
    return [m for m in passage.of(options.words, "him") if _MALE_PARTNER.search(passage.text, m.start, m.end)
            and _INCLUDED.search(passage.text, max(0, m.start - _LOOK), m.start) and scopes.spoken(passage, m)
            and not asides.aside(passage, m.start)][:1]


_LOOK = 24  # characters
_MALE_PARTNER = re.compile(
    r"\bm(?:ale|en|[äâ]nnlich\w*|annelijke|anlig\w*)\s\w|partn?\w+\s(?:of|who|m[ae]s\w+|homm\w+|uomini)", re.IGNORECASE)
_INCLUDED = re.compile(
    r"\b(?:including|incl\.?|also|even|auch|einschließlich|inklusive|inkl\.?|y compris|aussi|incluid[ao]s?|incluyendo"
    r"|también|inclus[aoie]|compres[aoie]|anche|inclusief|ook|även|også|herunder)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def _man_or_woman(passage: Passage) -> Iterator[Mention]:
    """A word for women and one for men joined to each other, as one ("to a female or to a male partner")."""
    joined = [*scopes.joiners(passage, "or"), *scopes.joiners(passage, "and")]
    who = scopes.joiners(passage, "who")
    parents = {i for m in passage.of("relations", "own_parent") for i in range(m.first, m.last + 1)}
    men = (*passage.of("sexes", "men"), *passage.of("orientation_scope", "him"))
    for a in (*passage.of("sexes", "women"), *passage.of("orientation_scope", "her")):
        if a.first in parents or owned.partners_of(passage, a):
            continue
        for b in men:
            first, second = sorted((a, b), key=lambda m: m.start)
            if any(first.end <= w.start < second.start for w in who):
                continue  # "men who hit a wife or girlfriend"
            if scopes.distance(passage, a, b) <= _JOINED and scopes.spoken(passage, b) and any(
                    first.last < m.first < second.first for m in joined):
                yield first._replace(code="both", end=second.end, last=second.last)


def _code(passage: Passage, options: Options, mention: Mention) -> str:
    """A word for same-sex relationships includes them, unless it tells who takes part and nothing names others, or an
    "only" stands with it; a feminine word for the partner beside a masculine one leaves nobody out."""
    if mention.code == "topic":
        return "any_orientation"
    if mention.code == "heterosexual_only":
        return "any_orientation" if _beside_him(passage, options, mention) else mention.code
    if mention.code == "same_sex_only" and _PEOPLE_FIRST.match(mention.term) and not _only(passage, mention) and (
            _welcome(passage, options, mention)):
        return "any_orientation"  # "men in same-sex relationships are welcome"
    if mention.code != "same":
        return mention.code
    if _only(passage, mention):
        return "same_sex_only"
    theirs = [m for m in passage.of(options.words, "within") if 0 < mention.first - m.last <= 2]
    if theirs and not _welcome(passage, options, mention):
        return "same_sex_only"  # "women abusive within a same-sex relationship"
    people = any(0 < m.first - mention.last <= 4 for m in passage.of(options.words, "people"))
    sentence = passage.sentence_at(mention.start)
    others = _welcome(passage, options, mention) or any(
        sentence.holds(m.start) for m in (*scopes.refusing(passage), *passage.of("volume_words", "so_far")))
    return "same_sex_only" if people and not others else "any_orientation"


def _welcome(passage: Passage, options: Options, mention: Mention) -> bool:
    """Does a word that includes stand with a word for people in same-sex relationships?"""
    sentence = passage.sentence_at(mention.start)
    return any(sentence.holds(m.start) for m in passage.of(options.words, "inclusive"))


def _only(passage: Passage, mention: Mention) -> bool:
    """Does an "only" stand with a word, right beside it or some words before?"""
    joined = {m.first for m in passage.of("orientation_scope", "inclusive")}  # "are just in the same group"
    only = [m for m in scopes.joiners(passage, "only")
            if scopes.same_clause(passage, m, mention) and m.last + 1 not in joined]
    return any(scopes.distance(passage, m, mention) <= (_BEFORE if m.first < mention.first else 2)
               and not scopes.denied(passage, m) for m in only)


def _beside_him(passage: Passage, options: Options, her: Mention) -> bool:
    """Is a masculine word for the partner joined to a feminine one ("female or male partner")?"""
    reaches = {"or": _JOINED, "and": _JOINED - 1}
    joined = [(m, reach) for code, reach in reaches.items() for m in scopes.joiners(passage, code)]
    neutral = {(m.start, m.end) for m in passage.of(options.words, "neutral") if scopes.spoken(passage, m)}
    for him in (m for m in passage.of(options.words, "him") if (m.start, m.end) not in neutral):
        low, high = min(him.end, her.end), max(him.start, her.start)
        apart = scopes.distance(passage, him, her) if scopes.same_clause(passage, him, her) else _JOINED + 1
        if _LISTED.fullmatch(passage.text, low, high) or any(
                apart <= reach and m.start - low <= 1 and m.end <= high for m, reach in joined if m.start >= low) or (
                apart <= _JOINED and "/" in passage.text[low:high]):
            return True
    return False


def _topics(passage: Passage, told: choices.Told) -> choices.Told:
    """Orientation as the subject counts also where it is denied ("without distinction of orientation"), and so do
    orientations of which it is said that they do not matter."""
    marks = passage.of("level_marks", "regardless")
    topics = tuple(m for m, scope in told.denied if m.code == "topic" or (m.code == "any_orientation" and any(
        r.start < scope.trigger.end and scope.trigger.start < r.end for r in marks)))
    return choices.Told((*told.kept, *topics), tuple(d for d in told.denied if d[0] not in topics), told.more)


def _of_violence(passage: Passage, options: Options, her: Mention, neutral: bool = True) -> bool:
    """Does a feminine word stand in a sentence on violence, and is no `neutral` word meant beside it? One that stands
    elsewhere in the sentence is none where the violence is right before ("partner violence against a woman")."""
    sentence = passage.sentence_at(her.start)
    between = passage.of(options.violence, "relationship", "in_relationship")  # "in a couple"
    beside = [m for m in passage.of(options.words, "neutral") if sentence.holds(m.start) and not any(
        b.start <= m.start < b.end for b in between) and scopes.spoken(passage, m)]
    acts = [m for m in passage.of(options.violence, "violence", "over", "ipv") if sentence.holds(m.start)]
    if not (acts and neutral and beside):
        return bool(acts)
    low = max((m.end for m in acts if m.last < her.first and scopes.distance(passage, m, her) <= _ABOUT), default=None)
    joined = any(m.end > her.start and scopes.distance(passage, her, m) <= _JOINED for m in beside)
    return low is not None and not joined and not any(low <= m.start < her.start for m in beside)
