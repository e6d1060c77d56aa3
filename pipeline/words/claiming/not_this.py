"""What is told to be no part of this programme, by a word that points back, and denials of the place alone.

    women get talks, and that isn't CRX / das gehört nicht zum Programm     what stands before is none of this programme
    treated in other programmes and not here / by others, not by us         it is done, only not here
"""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

BACK = re.compile(
    r"(?<![^\s,;.(–—-])(?:that|this|it|which|these|das|dies|es|was|ce|cela|ça|qui|eso|esto|que|questo|ciò|che|dat|dit|wat"
    r"|det|detta|vilket|dette|hvilket|hvilke[nt]|se|tämä|mikä|to|co|což|čo|tai|ono|što|kar|isso|isto|això|asta|see|tas|ez"
    r"|αυτό)\b", re.IGNORECASE)
_PART = re.compile(  # the words that may stand between a negator and the programme
    r"(?:\s(?:belongs?|part|a|of|to|the|this|our|in|inside|under|same|gehört|Teil|zum|zu|von|des|dieses|diesem|unser\w*|im"
    r"|ein|partie|pas|fait|font|du|de|ce|cette|notre|le|la|dans|formano?|forman|parte|del|della|este|nuestro|es|fa|fanno"
    r"|questo|nostro|al|nel|è|deze|dit|onze|bij|het|hoort|een|deel|van|ingår|i|med|den|det|detta|dette|denne|vårt|vores"
    r"|vår|hører|til|en|del|av|af|kuulu|ole|osa|tätä|tähän|należy|do|tego|naszego|część|częścią|jest|patří|součástí|tohoto"
    r"|našeho|je|súčasťou|dio|del|tega|našega|faz|deste|nosso|do|o|forma|face|din|nostre)\b)*\s?", re.IGNORECASE)
_NAME = re.compile(r"(?=[^\W\d_])(?:[A-ZÅÄÖØÆČŠŽ0-9+&-]{2,}|[A-Z]\w*[A-Z]\w*)")
_PROPER = re.compile(r"[A-ZÅÄÖØÆČŠŽ]\w+")
_NOUNS_SMALL = frozenset({"en", "fr", "es", "it", "nl", "sv", "da", "nb", "pt", "ca", "pl", "cs", "fi"})
_FEW = 3
_HERE = re.compile(
    r"\W*(?:here|(?:with|by|at|in|to) us|by our \w+|in (?:this|our) \w+|hier|(?:bei|von|durch|zu|an) uns|ici"
    r"|(?:chez|par|vers|à) nous|aquí|(?:con|por|entre|a) nosotros|qui|(?:da|a) noi|(?:bij|door|naar) ons|här"
    r"|(?:hos|av|till|til) oss|her|(?:hos|af|til) os|täällä"
    r"|meillä|tutaj|u nas|do nas|przez nas|tady|zde|u nás|k nám|tu|ovdje|kod nas|k nama|tukaj|pri nas|k nam|aqui"
    r"|connosco|a nós|čia"
    r"|pas mus|šeit|pie mums|siin|meie juures|aici|la noi|itt|nálunk|εδώ)\W*", re.IGNORECASE)


def place_only(passage: Passage, trigger: Mention) -> bool:
    """Does a negator with nothing behind it but "here" or "us" deny the place alone ("elsewhere and not here")?"""
    return _HERE.fullmatch(passage.text, trigger.end, passage.clause_at(trigger.start).end) is not None


def told(passage: Passage, unit: Stretch) -> bool:
    """Is it said in a clause or right behind it, by a word that points back, that it is not this programme?"""
    end = passage.sentence_at(unit.start).end
    behind = next((s for s in passage.sentences if s.start >= unit.end - 1), None)
    if unit.end >= end - 1 and behind and BACK.match(passage.text, behind.start):
        end = behind.end  # "Women get talks. That is not the programme."
    limit = next((u.end for u in scopes.units(passage) if u.start >= unit.end and u.start < end), unit.end)
    return any(_denied(passage, back.end(), Stretch(back.end(), limit))
               for back in BACK.finditer(passage.text, unit.start, limit) if back.end() < limit)


def _denied(passage: Passage, at: int, rest: Stretch) -> bool:
    """Is a word for the programme, or a name, denied right behind a word that points back?"""
    programmes = claims.within(passage, rest, "other_programme", "programme")
    for trigger in scopes.triggers(passage):
        if not rest.holds(trigger.start) or trigger.code not in ("not", "local", "no"):
            continue
        lead = passage.text[at : trigger.start]
        if len(lead.split()) > _FEW or re.search(r"[,;.]", lead):
            continue
        last = not passage.text[trigger.end : rest.end].strip(" .,;!")
        if last and any(m.end <= trigger.start for m in programmes):
            return True  # "dat is deze training niet"
        part = _PART.match(passage.text, trigger.end, rest.end)
        thing = part.end() if part else trigger.end
        if any(m.start == thing for m in programmes) or _NAME.match(passage.text, thing):
            return True
        if scopes.language_of(passage) in _NOUNS_SMALL and _PROPER.match(passage.text, thing):
            return True
    return False
