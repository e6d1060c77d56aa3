"""What bounds a yes: a condition or limit that is named, an exception that is made, "but not for others"."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.wording.triggers import joiners, not_only, triggers

BUT_NOT = re.compile(  # "suitable for prisons but not for the community"
    r"\b(?:but|though|aber|jedoch|mais|pero|ma|maar|men|mutta|ale|bet|kuid|ampak|vendar|ali|mas|però|dar|de)\s(?:not"
    r"|nicht|pas|no|non|niet|inte|ikke|ei|nie|ne|não|nu|nem)\s(?:for|in|to|at|with|für|bei|im|pour|dans|en|para|con|per"
    r"|nei|nelle|voor|bij|för|i|til|dla|w|pro|v|na|za|u|pentru|a)\b"
    r"|\b(?:others|andere|d['’]autres|otros|altri|anderen|andra|andre|muut|inne|jiné|iné|drugi|mások|altele|outros)"
    r"\s(?:not|nicht|non|no|niet|inte|ikke|eivät|nie|ne|não|nu|nem)\b", re.IGNORECASE)  # "some modules, others not"
_BUT_FOR = re.compile(  # "not for other countries, for youth offices however quite usable"
    r"\b(?:but|however|aber|jedoch|dagegen|hingegen|däremot|derimod|derimot|mais|en revanche|pero|en cambio|ma|invece"
    r"|maar|wel|men|mutta|sen sijaan|ale|natomiast|avšak|však|ali|zato|mas|em contrapartida|în schimb|dar)\s"
    r"(?:well |certainly |gut |durchaus |wohl |sehr wohl |sí |oui |sì |gärna |godt |gjerne )?(?:(?:for|in"
    r"|within|auf|für|bei|im"
    r"|pour|dans|à|para|en|per|voor|bij|för|inom|til|innen|i|dla|w|pro|v|na|za|u|pentru)\s(?!us\b|our|uns|nous\b|nos|nosotros|noi\b|ons|oss|vår|vore|meil|nas\b|nás\b|nám)"
    r"|other \w+ (?:of ours )?(?:can|could|may|might)\b)"
    r"|[,;.]\s(?:for|for the|für|pour|para|per|voor|för|til|dla|pro|za|pentru)\s[^.;:,]{3,50}?,?\s(?:aber"
    r"|jedoch|hingegen"
    r"|dagegen|however|en revanche|en cambio|invece|wel|däremot|derimod|derimot|natomiast|však|yes|ja|oui|sí|sì|sim|tak"
    r"|ano|áno|da|igen|kyllä)\b", re.IGNORECASE)
_NO_OTHER = re.compile(  # behind a negator: "no obstacle if not the training"
    r"\b(?:se non|sinon|si ce n['’]est|que no sea|más que|sino|senão|a não ser|sinó|decât)\s",
    re.IGNORECASE)
_ALIKE = re.compile(  # "but the families are the same everywhere"
    r"\b(?:the same|alike|similar|not (?:so )?different|no different|gleich\w*|dieselben?|die selben|ähnlich|les mêmes"
    r"|la même|le même|identiques?|pareil\w*|iguales|igual|los mismos|las mismas|l[oa] mism[oa]|ugual[ei]|gli stessi"
    r"|le stesse|l[oa] stess[oa]|hetzelfde|dezelfde|gelijk|samma|likadan\w*|likadant|de?t samme|de samme|ens"
    r"|samanlais\w*"
    r"|sama[at]?|taki\w* sam\w*|te same|ten sam|stejn\w+|rovnak\w+|ist[iaeo]|enak[aie]?|ugyanaz\w*|ugyanoly\w+"
    r"|aceeași|aceiași|aceleași|la fel|os mesmos|as mesmas|o mesmo|a mesma|iguais|els mateixos|les mateixes|mateix\w*"
    r"|ίδι\w+|toks pat|tokie pat|tas pats|tādi paši|samasugu\w*)(?!\w)", re.IGNORECASE)
_CLAUSE_ON_IT = re.compile(
    r",?\s(?:(?:that|which|on which|from which|where|die|der|das|von der|que|qui|dont|de la que|che|da cui"
    r"|waarvan|som)\s)?"
    r"(?:we|I|they|one|you|nobody|wir|man|nous|on|noi|we|vi|men|man)\b|,?\s(?:which|die|que|che|dont|som|waarvan)\s",
    re.IGNORECASE)
_LOST = re.compile(  # "without the training it becomes a string of lectures"
    r"\b(?:without|ohne|sans|sin|senza|zonder|utan|uden|uten|ilman|bez|brez|sem|sense|fără|nélkül|ilma|be)\b"
    r"[^.;:]{0,60}?"
    r"\b(?:becomes?|turns? (?:in)?to|loses?|falls? (?:apart|flat)|makes? no sense|is (?:only|just|nothing|worthless|not"
    r" worth)|do(?:es)? not work|doesn['’]t work|will not work|wird (?:daraus|es|das)|verliert|funktioniert|taugt"
    r"|bringt"
    r"|(?:cela|il|ça) devient|devient|perd|ne (?:marche|fonctionne|sert|vaut)|se convierte|pierde"
    r"|no (?:funciona|sirve|vale)"
    r"|diventa|perde|non (?:funziona|serve|vale)|wordt het|verliest|werkt het niet|blir det|förlorar|fungerar"
    r"|bliver det|mister|virker|fungerer|muuttuu|menettää|ei toimi|staje się|traci|nie działa|stane se|ztrácí|nefunguje"
    r"|stratí|postaje|gubi|ne funkcionira|izgubi|ne deluje|torna-se|não funciona|esdevé|devine|își pierde"
    r"|nu funcționează)\b",
    re.IGNORECASE)
_NEAR = 2  # words
_AHEAD = 20  # characters


def limited(passage: Passage, stretch: Stretch, vocabulary: str) -> bool:
    """Is a condition, a limit or an exception named in a stretch, and not denied, nor said to cost nothing?"""
    if excepting(passage, stretch) or lost_without(passage, stretch):
        return True
    return not claims.within(passage, stretch, vocabulary, "free") and any(
        (not scopes.denied(passage, m) or _insisted(passage, m)) and not not_only(passage, m)
        and claims.spoken(passage, m) and not _outweighed(passage, m)
        for m in claims.within(passage, stretch, vocabulary) if m.code != "other")


def but_for(passage: Passage, mention: Mention) -> bool:
    """Is what is denied of some told of others behind it, with a "but" or "however" and no negator?"""
    ends = passage.sentence_at(mention.start).end
    told = _BUT_FOR.search(passage.text, mention.end, passage.sentence_at(ends + 1).end)
    return told is not None and not any(
        mention.end <= t.start < told.end() + _AHEAD for t in triggers(passage) if t.code in ("no", "not"))


def bound_before_plan(passage: Passage, stretch: Stretch, vocabulary: str) -> bool:
    """Do words of a condition stand before every word for a plan, so that the plan is what the condition asks for
    ("usable on condition that they will first take our course")?"""
    bounds = [m for m in claims.within(passage, stretch, vocabulary) if m.code != "other" and claims.spoken(passage, m)]
    plans = claims.tenses(passage, stretch, "plan")
    return bool(bounds) and bool(plans) and bounds[0].end <= min(p.start for p in plans)


def _insisted(passage: Passage, limit: Mention) -> bool:
    """Does what seems to deny a limit stand in a clause on it, as of something not given up ("on one condition we will
    not move from")?"""
    scope = scopes.of(passage, limit, scopes.DENIALS)
    if scope is None or scope.trigger.start < limit.end:
        return False
    return _CLAUSE_ON_IT.match(passage.text, limit.end, scope.trigger.start) is not None


def _outweighed(passage: Passage, limit: Mention) -> bool:
    """Does a "but" behind a limit say that the rest is the same everywhere ("laws differ, but the men are alike")?"""
    behind = Stretch(limit.end, passage.sentence_at(limit.start).end)
    buts = [m for m in joiners(passage, "but") if behind.holds(m.start)]
    return bool(buts) and _ALIKE.search(passage.text, buts[0].end, behind.end) is not None


def lost_without(passage: Passage, stretch: Stretch) -> bool:
    """Is it told, there or in the next sentence, that it comes to nothing without something?"""
    return _LOST.search(passage.text, stretch.start, passage.sentence_at(stretch.end + 1).end) is not None


def excepting(passage: Passage, stretch: Stretch) -> bool:
    """Is something taken out ("yes, except the part on our law", "no obstacle other than the training"), and no
    language of a translation?"""
    for trigger in triggers(passage):
        if not stretch.holds(trigger.start):
            continue
        unit = claims.clause(passage, trigger.start)
        excepted = trigger.code == "except" and trigger.end < unit.end - 1
        other = trigger.code in ("no", "not") and _NO_OTHER.search(passage.text, trigger.end, unit.end)
        tongue = any(0 < m.first - trigger.last <= _NEAR for m in claims.within(passage, unit, "languages"))
        if (excepted or other) and not tongue and not claims.within(passage, unit, "translation_words"):
            return True
    return False
