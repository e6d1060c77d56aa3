"""What a body does about those it might send, told without a word of sending: it writes the programme into a judgment,
or sends nobody."""

from __future__ import annotations

import re

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes

_WRITES = re.compile(
    r"\b(?:writes?|puts?|includes?|inserts?|lays? (?:it |this )?down|inscribes?|enters?|adds?|sets?|orders?|schreib\w+"
    r"|nimmt|nehmen|trägt|setzt|inscri\w+|prévoi\w+|ajoute\w*|mentionne\w*|inclu\w+|pone|fija|escribe|inseri\w+|mette"
    r"|scriv\w+|neemt|nemen|schrijft|zet|skriv\w*|tar in|för in|sætter|indsætter|tager|setter|kirja\w+|wpisuje|zapisuje"
    r"|umieszcza|zapíše|zapisuje|uvede|zařadí|upisuje|unosi|zapiše|vpiše|escreve|trece|scrie|beírja|beleírja|įrašo"
    r"|ieraksta|kirjutab)\b", re.IGNORECASE)
_JUDGMENT = re.compile(
    r"\b(?:in|into|ins?|im|dans|en|nella|nel|sulla|op in|i|till|na|do|w|v|u|em|na|no|à|al?)\s(?:(?:the|its|their|his"
    r"|das|die|der|dem|den"
    r"|sein\w*|le|la|son|sa|el|su|il|het|een|een|a|o)\s)?(?:written\s|final\s)?"
    r"(?:judge?ments?|sentence|verdict|ruling|Urteil\w*|Beschluss|jugement|arrêt|sentencia|sentenza|vonnis|domen|dommen"
    r"|wyrok\w*|rozsudk\w*|presud\w*|sodb\w*|sentença|sentință|hotărâre\w*)\b"
    r"|\b(?:tuomioon|ítéletbe\w*|az ítéletbe|nuosprendyje|spriedumā|kohtuotsusesse)\b", re.IGNORECASE)
_SENDS_NONE = re.compile(
    r"\s(?:\w+\s){0,2}?(?:sends?|refers?|directs?|schick\w+|verwei\w+|weis\w+|stuurt|verwijst|skickar|hänvisar|sender"
    r"|henviser|invia|manda|envía|deriva|manda|envia)\s(?:us\s|uns\s|ci\s)?"
    r"(?:nobody|no one|no[- ]one|none|niemand\w*|keinen?|ingen|niemand|nessuno|a nadie|ninguém)\b(?P<rest>[^.;!?]*)",
    re.IGNORECASE)
_BUT = re.compile(
    r"\b(?:without|but|except|unless|else|other|until|who|ohne|außer|bis|der|sonst|zonder|behalve|utan|utom|uden"
    r"|senza|sin|tranne|salvo|sem|bez|ale|okrem|kromě|oprócz|osim|razen|dokud|kým|dopóki)\b", re.IGNORECASE)


_NE_SENDS = re.compile(  # "Polícia nikoho neposiela", "Policja nie kieruje"
    r"\s(?:[^\W\d_]+\s){0,4}?(?:ne|nie\s|ne\s)(?:posiel|posíl|pošl|odosiel|odesíl|kieruj|wysył|przysył|šalj|pošilj"
    r"|upuć|napoti|siun|sūt|suuna|saada)\w*(?P<rest>[^.;!?]*)", re.IGNORECASE)


def in_judgment(passage: Passage, unit: Stretch, court: Mention) -> bool:
    """Does a clause tell that a court writes the programme into its judgment?"""
    writes = _WRITES.search(passage.text, court.end, unit.end)
    told = writes and _JUDGMENT.search(passage.text, writes.end(), unit.end)
    if not writes or not told:
        return False
    programme = claims.within(passage, Stretch(court.end, told.end()), "other_programme", "programme")
    return bool(programme) and not any(
        scopes.denied(passage, m) for m in programme)


def sends_none(passage: Passage, sender: Mention) -> bool:
    """Is a body the subject of sending nobody ("the police send nobody directly")?"""
    told = _SENDS_NONE.match(passage.text, sender.end) or _NE_SENDS.match(passage.text, sender.end)
    return told is not None and not _BUT.search(told["rest"])
