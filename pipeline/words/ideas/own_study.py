"""Things told by what is done with them: units that somebody works through on the internet by himself are e-learning, a
band that measures the pulse is no tag, a film seen with the glasses is no film shown."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.ideas import partial
from pipeline.words.ideas.ideas import Words

_NET = re.compile(
    r"(?:(?:on|in|by|via|over|per|por|par|sur|su|sul|im|auf|en|på|przez|na|pe|no|al|à|a|za)\s)?(?:the\s|das\s|la\s"
    r"|el\s)?"
    r"(?:on-?line|(?:l['’])?internet\w*|intranet\w*|web\w{0,3}|nett?(?:et)?|nät\w{0,3}|nettiss\w*|verko\w{2,4}|sieci"
    r"|síti|siet[ie]|mreži|tīklā|veebis|digital(?:ly|t)?)",
    re.IGNORECASE)
_STUDY = re.compile(  # what is worked through, and by oneself
    r"\b(?:modul|lektio|lekcj|lekc[ij]|lesson|chapter|units?\b|kapitel|chapitre|capítul|capitol|kapito|rozdział"
    r"|einheit|lerneinheit|unité|unidad|unità"
    r"|unidade|eenhe[id]|enhet|opdrach|assignment|exerci|übung|ejerci|eserci|oefening|övning|øvelse|harjoitu|ćwicze"
    r"|cviče|vježb|vaj[aeio]"
    r"|pratim|uzdevum|harjutus|gyakorlat|άσκησ|alone\b|by (?:himself|themselves|oneself)|own pace|self-?(?:study"
    r"|paced|learn|guided)|auto-?(?:aprend|form|apprend|étud|estud|apprendimento)"
    r"|selbst|selvstudi|självstudi|zelf|in autonomia|en autonomie|a su ritmo|à son rythme|samodzieln|samostat"
    r"|samostoj|itsenäis|omaan tahtiin|i eget tempo"
    r"|lerneinheit|self-?test)", re.IGNORECASE)
_PULSE = re.compile(
    r"heart|pulse|\bpuls|pulso|pouls|cardi|kardi|c[oœ]e?ur|corazón|cuore|battit|biofeed|stress|herz|hartslag|hjert"
    r"|hjärt|sykke"
    r"|syket|tętn|serc|srd[ečc]|\btep|pulz|szív|inim|širdies|sird[sī]|coração|breath|atem|calm", re.IGNORECASE)
_BAND = re.compile(
    r"br[aá][cs]+el|pulser|wristb|armb[aä]nd|bands?\b|opask|náram|narukvic|zapestn|ranne|bransol"
    r"|pulseir", re.IGNORECASE)


def learns_on(here: Words, mention: Mention, tools: Collection[Mention]) -> bool:
    """Is "online" or "on the internet", none of the `tools` beside it, told of what somebody works through ("units on
    the internet", "alone, at home, online") and not of a meeting?"""
    passage = here.passage
    if not _NET.fullmatch(passage.text, mention.start, mention.end):
        return False
    unit = claims.clause(passage, mention.start)
    sentence = passage.sentence_at(mention.start)
    if any(sentence.holds(m.start) and m.start != mention.start for m in tools):
        return False
    if partial.sessions(passage, unit) or claims.within(passage, unit, "delivery_formats", "group"):
        return False
    return _STUDY.search(passage.text, unit.start, sentence.end) is not None


def measures(passage: Passage, mention: Mention) -> bool:
    """Is a band told of that measures the pulse, and nothing of where he is?"""
    unit = claims.clause(passage, mention.start)
    return bool(_BAND.search(passage.text, mention.start, mention.end)
                and _PULSE.search(passage.text, unit.start, unit.end))


def seen_within(here: Words, film: Mention, glasses: Collection[Mention]) -> bool:
    """Is a film one word with what it is seen with ("immersive film")?"""
    text = here.passage.text
    return any(m.end <= film.start and text[m.end : film.start] in (" ", "-") for m in glasses) or any(
        film.end <= m.start and text[film.end : m.start] in (" ", " in ") for m in glasses)
