"""Who does something else than leading: trains, pays, sends, provides the room, keeps contact."""

from __future__ import annotations

import re

from pipeline.passage import Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.ideas.ideas import Words
from pipeline.words.staff import paying, strangers
from pipeline.words.wording.function_words import AND_ANY
from pipeline.words.wording.triggers import language_of

_ACTORS, _BEHALF = frozenset({"own", "service_staff", "outside", "outsourced", "municipal"}), frozenset({"behalf"})
_DELIVER, _PEOPLE, _REACH = frozenset({"deliver"}), frozenset({"person", "leader"}), 60
_LEADING, _ASIDE = frozenset({"deliver", "pair"}), frozenset({"aside"})
_JOINT = re.compile(rf"[,;]|\b(?:{AND_ANY}|oraz|és|și)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:in|im|at|on|of|to|for|with|bei|mit|für|auf|dans|en|à|de|per|nel\w*|di|i|på|med|av|af|w|z|v|s|u)\b",
    re.IGNORECASE)
_ARTICLE = re.compile(r"\s*(?:en|ett|et)\b", re.IGNORECASE)
_SENDS = re.compile(
    r"send|sent|schick|stell|entsend|envoi|envoy|env[ií]|invi|stuur|skick|lähet|wysył|posíl|posiel|šalj", re.IGNORECASE)
_OF_COURSE = re.compile(
    r"\b(?:training|course|seminar|schooling|instruction|education|formation|formación|curso|formazione|corso|Schulung"
    r"|Ausbildung|Fortbildung|opleiding|utbildning|uddannelse|utdanning|koulutus|szkoleni\w+|školení|školenie|obuk\w+"
    r"|usposabljanj\w+|mokym\w+|formação|formació)\s(?:of|at|by|from|in|with|de|en|por|à|par|del|presso|an|bei|durch"
    r"|von|bij|van|vid|på|av|ved|na|w|v|pri|em|a)\s(?:the\s|an?\s|la\s|el\s|der\s|dem\s|een\s|de\s"
    r"|l['’])?(?:external\s)?$", re.IGNORECASE)
_TAKEN_OVER = re.compile(
    r"\b(?:took (?:it|this|the \w+|them) over from|taken over from|took over from|inherited from|übernommen von|von"
    r" \w+ übernommen|repris (?:de|d['’]|à)|asumido de|rilevato da|overgenomen van|tagit över från|overtaget fra)"
    r"\s(?:the\s|an?\s|der\s|einem\s|une?\s|un[ao]?\s|de\s|een\s)?$", re.IGNORECASE)
_VISIT = re.compile(
    r"(?:\s[^\W\d_]+)?\s(?:also\s|only\s|just\s|then\s|refer and (?:also )?)?(?:attend|attends|is present"
    r"|are present|sits?(?: in)?|comes?"
    r"|visits?|greets?|welcomes?|opens?|joins?|looks? in|drops? in|takes? part|assist\w*|ist anwesend|nimmt|kommt"
    r"|kommen|besucht|eröffnet|sitzt|sitzen|est présent\w*|sont présent\w*|vient|viennent|assiste|assistent|ouvre"
    r"|asiste|asisten|viene|vienen|abre|assiste|assistono|viene|apre|komt|opent|kommer|deltar|öppnar|kommer|åbner"
    r"|tulee|avaa|przychodzi|otwiera|přijde|otevírá)\s(?:[^\W\d_]+\s){0,4}?(?:first|last|opening|closing|once"
    r"|occasionally|sometimes|beginning|start|end|one session|one meeting|now and then|rarely|erste[nr]?|letzte[nr]?"
    r"|einmal|gelegentlich|manchmal|Eröffnung|première|dernière|une fois|parfois|ouverture|primera|última|una vez"
    r"|a veces|apertura|prim[ao]|ultim[ao]|una volta|talvolta|eerste|laatste|één keer|soms|första|sista|en gång"
    r"|ibland|første|sidste|siste|en gang|ensimmäis\w+|viimeis\w+|kerran|joskus|pierwsz\w+|ostatni\w+|raz"
    r"|první\w*|poslední\w*|jednou|dabei)\b", re.IGNORECASE)
_FEW, _BESIDE, _SHORT, _OPENING = 4, 2, 14, 2


def otherwise(here: Words, mention: Mention, unit: Stretch) -> bool:
    """Do words for something else than leading (training, paying, evaluating) take the actor?"""
    text = here.passage.text
    before = text[unit.start : mention.start]
    if _TAKEN_OVER.search(before) or _OF_COURSE.search(before) or any(
            told(here, mention, unit) for told in (_visits, only_does, takes_no_part)):
        return True
    aside = [m for m in here.within(_ASIDE, unit) if (m.end <= mention.start or mention.end <= m.start)
             and not _ours(here, m) and not _taught(here, m) and not strangers.marks(here, m.start)
             and not scopes.denied(here.passage, m)
             and not paying.of_leader(here, m, mention) and not _sends_leaders(here, m)
             and not (mention.end <= m.start and paying.has_agent(here, m))]
    if not aside:
        return False
    deliver = [m for m in here.within(_LEADING, unit) if m.end <= mention.start or mention.end <= m.start]
    if not deliver:
        return True
    if len(deliver) == 1 and any(_object(here, deliver[0], a) for a in aside):
        return True
    gaps = {m: here.gap(m, mention) or 0 for m in (*deliver, *aside)}
    word, other = min(deliver, key=lambda m: gaps[m]), min(aside, key=lambda m: gaps[m])
    if gaps[other] <= gaps[word]:
        return True
    between = text[other.end : word.start] if other.end < word.start < mention.start else ","
    return len(between.split()) <= _FEW and not _JOINT.search(between)


def _taught(here: Words, aside: Mention) -> bool:
    """Does "taught by" open a sentence, so that it is the course and not its leaders that is taught?"""
    return aside.term.casefold() in _TAUGHT and here.window("sentence", aside.start).start == aside.start


_TAUGHT = frozenset({"taught by", "instructed by"})
_ONLY = re.compile(
    r"\b(?:only|just|merely|solely|nur|lediglich|bloß|seulement|uniquement|que|sólo|solo|solamente|únicamente|soltanto"
    r"|solamente|unicamente|alleen|slechts|enkel|bara|endast|kun|bare|vain|ainoastaan|tylko|jedynie|jen|pouze|len|iba"
    r"|samo|jedino|apenas|somente|tik|tikai|ainult|csak|doar|numai)\s", re.IGNORECASE)
_TALK = re.compile(
    r"interview|intake|assess|admission|selection|entry|entrance|follow|report|refer|\w*gespräch|aufnahme|auswahl|vorgespr"
    r"|entretien|entrevista|acogida|seguimiento|colloqui|selezione|gesprek|aanmelding|\w*samtal|urval|visitation"
    r"|haastattel|rozm|kwalifik|pohovor|rozhovor|výběr|výber|razgovor|odabir|pogovor|izbor|triagem|pokalb|atrank|sarun"
    r"|atlas|vestlus|beszélget|interjú|interviu", re.IGNORECASE)
_LATE = 4  # words


def only_does(here: Words, mention: Mention, unit: Stretch) -> bool:
    """Is an actor the subject of an "only" that leaves leading to others ("our own officers only make the first
    interview", "nuestro personal solo hace el seguimiento")?"""
    text = here.passage.text
    only = _ONLY.search(text, mention.end, unit.end)
    if only is None or len(text[mention.end : only.start()].split()) > _LATE or re.search(
            r"[,;:(]", text[mention.end : only.start()]):
        return False
    said = [m for m in here.within(_LEADING, Stretch(mention.end, unit.end)) if m.code != "pair"]
    behind = text[only.end() : unit.end].split()
    if said:
        return _TALK.match(" ".join(behind[:1])) is not None or any(_TALK.match(w) for w in behind[: _LATE + 1])
    return len(behind) >= 2


_NOT = re.compile(
    r"\b(?:not|never|neither|no|nicht|nie|keine?|pas|ne|jamais|nunca|non|mai|niet|geen|inte|aldrig|ikke|aldri|ei|eivät|não"
    r"|nu|nem|není|nejsou|nisu|niso)\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:[^\W\d_]+\s){0,6}?(?P<part>involved|participat\w*|part\b|present\b|engaged|beteiligt|teil\b|mitwirk\w*|intervien\w*"
    r"|particip\w*|partecip\w*|interveng\w*|betrokken|deel\b|inblanda\w*|involver\w*|del\b|osallistu\w*|mukana"
    r"|uczestnic\w*|udział\w*|(?P<un>ne(?:z?účastn|zúčastň|dalyvau)\w*)|účastn\w*|zúčastň\w*|sudjeluj\w*|sodeluj\w*"
    r"|dalyvau\w*)", re.IGNORECASE)


def takes_no_part(here: Words, mention: Mention, unit: Stretch) -> bool:
    """Is an actor the subject of a denial of taking part ("prison staff are not involved in the delivery")?"""
    text = here.passage.text
    people = (p.end for p in here.within(_PEOPLE, unit) if mention.end < p.end and p.start - mention.end <= 1)
    begin = max([mention.end, *people])
    part = _PART.match(text, begin + 1, unit.end)
    return part is not None and (part["un"] is not None or _NOT.search(text, begin, part.start("part")) is not None)


def _visits(here: Words, mention: Mention, unit: Stretch) -> bool:
    """Does somebody only look in, at the first meeting or once ("officers attend the first evening")?"""
    found = _VISIT.match(here.passage.text, mention.end, unit.end)
    return found is not None and not here.within(_LEADING, Stretch(mention.end, unit.end))


def with_partners(here: Words, sentence: Stretch, partners: frozenset[str]) -> bool:
    """Does a sentence open with the partners or children, and tell only who works with them ("the partner contact is
    done by a shelter", "die Partnerinnen betreut ein Verein")?"""
    people = here.within(partners, sentence)
    if not people or len(here.passage.text[sentence.start : people[0].start].split()) > _OPENING:
        return False
    if here.within(frozenset({"leader"}), sentence):
        return False
    return all((here.gap(people[0], m) or 0) <= 1 for m in here.within(_LEADING, sentence))


def _sends_leaders(here: Words, verb: Mention) -> bool:
    """Is it people who lead that are sent ("the centre sends two therapists")?"""
    if not _SENDS.match(verb.term):
        return False
    end = here.window("unit", verb.start).end
    behind = here.within(frozenset({"leader"}), Stretch(verb.end, end)) if verb.end < end else []
    return bool(behind) and (here.gap(verb, behind[0]) or 0) <= _BESIDE


def _ours(here: Words, verb: Mention) -> bool:
    """Is it the respondent who does it ("therapists whom we pay")?"""
    before = here.within(frozenset({"identity"}), Stretch(max(0, verb.start - _SHORT), verb.start))
    return any(here.gap(m, verb) == 0 for m in before)


def _object(here: Words, verb: Mention, noun: Mention) -> bool:
    """Is something aside the object right behind a verb of leading ("provides only the rooms")?"""
    if verb.end > noun.start or (here.gap(verb, noun) or 0) > _BESIDE:
        return False
    between = here.passage.text[verb.end : noun.start]
    if language_of(here.passage) in ("sv", "da", "nb"):
        between = _ARTICLE.sub("", between)
    return not (_JOINT.search(between) or _WITHIN.search(between))


def leading_behind(here: Words, mention: Mention) -> list[Mention]:
    """The words for leading behind an actor in its sentence, up to another actor."""
    end = here.window("sentence", mention.start).end
    others = here.within(_ACTORS, Stretch(mention.end, end)) if mention.end < end else []
    end = min([end, *(m.start for m in others)])
    return here.within(_DELIVER, Stretch(mention.end, end)) if mention.end < end else []


_HOUSE = frozenset({"service", "service_staff", "own"})
_WHOM = re.compile(  # "trainers whom the prison contracts by the hour"
    r"\b(?:whom|that|who|which|die|den|que|che|som|których|které|ktorých|koje)\s(?:(?:the|our|der|die|das|la|le|el|il"
    r"|l['’]|de|het|a|o)\s?)?$", re.IGNORECASE)
_HIRES = re.compile(
    r"\s(?:\w+\s){0,2}?(?:contracts?|contracted|hires?|hired|pays?|engages?|employs? by the hour|beauftragt\w*"
    r"|engagiert"
    r"|einkauft|honoriert|rémunère|mandate|engage|embauche|contrata|paga|ingaggia|incarica|inhuurt|inkoopt|anlitar|hyr"
    r"|köper|køber|engasjerer|hyrer|leier|zatrudnia na zlecenie|najímá|najíma|angažira|plaća)\b", re.IGNORECASE)


def commissions(here: Words, mention: Mention) -> bool:
    """Does somebody only commission the work ("on behalf of the probation service"), and not employ from outside the
    people named right before ("psychologists contracted by the association")?"""
    whom = mention.code in _HOUSE and _WHOM.search(here.passage.text, max(0, mention.start - _SHORT), mention.start)
    if whom and _HIRES.match(here.passage.text, mention.end):
        return True
    window = Stretch(max(0, mention.start - _REACH), mention.start + 1)
    marks = [m for m in here.within(_BEHALF, window) if m.end <= mention.start]
    people = here.within(_PEOPLE, Stretch(window.start, marks[-1].start)) if (
        marks and mention.code == "outside" and window.start < marks[-1].start) else []
    if people and here.gap(people[-1], marks[-1]) == 0:
        return False
    return bool(marks) and (here.gap(marks[-1], mention) or 0) <= 1
