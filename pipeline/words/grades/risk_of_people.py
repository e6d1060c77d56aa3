"""What a sentence says of risk and length beside the words of the question: people named by how dangerous they are, the
exception of a rule that holds for all, a risk that falls with time, a change of something else than the length."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.wording import tongues

_REACH = 12  # words
_BUT = re.compile(
    r"\b(?:but|except|only|however|unless|though|aber|nur|außer|jedoch|allerdings|im einzelfall|mais|sauf"
    r"|seul\w*|cependant"
    r"|pero|salvo|excepto|solo|sólo|ma|tranne|però|soltanto|maar|behalve|alleen|men|utom|endast|bara|bortset|kun|undtagen"
    r"|unntatt|bare|mutta|paitsi|vain|ale|tylko|oprócz|jen|pouze|kromě|iba|len|ali"
    r"|osim|samo|razen|vendar|mas|exceto|apenas"
    r"|dar|doar)\b", re.IGNORECASE)
_FALLS = re.compile(
    r"\bthe (?:longer|more)\b[^.]{3,40}\bthe (?:lower|smaller|less)\b"
    r"|\b(?:risk|level|danger)\w* (?:gets?|becomes?|goes|is"
    r"|falls|sinks|drops|decreases|diminishes) (?:down |lower |smaller |less )?"
    r"(?:the longer|with (?:the )?(?:time|length))"
    r"|\bje länger\b[^.]{3,40}\b(?:desto|umso) (?:geringer|niedriger|kleiner)\w*|\bplus (?:il|ils|on)\b[^.]{3,40}"
    r"\bplus (?:le risque|il) (?:baisse|diminue)", re.IGNORECASE)
_OTHER = re.compile(
    r"\W+(?:(?:the|only|just|how|die|der|den|la|le|les|il|el|de|het|nur|seulement|solo)\W+){0,2}(?:frequen\w+|often"
    r"|intensity of (?:the )?(?:contact|supervision)|content\w*|order|method\w*|supervision|contacts?|follow-?ups?"
    r"|Häufigkeit|Frequenz|Inhalt\w*|Kontakt\w*|fréquence|contenus?|suivi|frecuencia|contenidos?|seguimiento|frequenza"
    r"|contenut\w+|frequentie|inhoud|frekvens\w*|innehåll\w*|indhold\w*|innhold\w*|częstotliwość|četnost|obsah)\b",
    re.IGNORECASE)


_SEVERE = re.compile(
    r"\b(?:scor\w+ (?:high|low)|(?:high|low|higher|lower|highest)(?:er|est)? (?:scor\w+|ones|tier|category|danger)"
    r"|(?:more |most |very )?(?:dangerous|violent|heavy|heavier|serious|severe|grave) (?:men|cases|offenders|ones"
    r"|clients|perpetrators|participants|violence)"
    r"|gefährliche\w* (?:Männer|Täter|Fälle)|schwere\w* (?:Fälle|Gewalt)|cas (?:graves|lourds|sévères)|(?:hommes"
    r"|auteurs) dangereux"
    r"|casos (?:graves|severos|pesados)|hombres peligrosos|casi (?:gravi|pesanti|difficili)|uomini pericolosi"
    r"|zware gevallen|gevaarlijke mannen"
    r"|(?:svåra|tunga|grova) fall|farliga män|(?:svære|tunge|alvorlige) (?:sager|saker|tilfælde|tilfeller)"
    r"|vaikeat tapaukset|vaarallis\w+"
    r"|(?:ciężkie|poważne|trudne) przypadki|niebezpiecz\w+|(?:těžké|závažné|vážné) případy|nebezpečn\w+"
    r"|teški slučajevi|opasn\w+"
    r"|casos perillosos|cazuri(?:le)? grave)\b", re.IGNORECASE)


def severe(passage: Passage, stretch: Stretch) -> bool:
    """Does a sentence speak of people by how dangerous they are ("heavy cases stay longer", "men scoring high")?"""
    return _SEVERE.search(passage.text, stretch.start, stretch.end) is not None


def excepted(passage: Passage, same: Iterable[Mention], affects: Mention) -> bool:
    """Does a word for a change stand behind "the same for all", with a level of risk between ("the same for all, but
    with high risk we prolong it")?"""
    first = min(m.end for m in same)
    levels = (*tongues.heard(passage, "levels"), *passage.of("level_marks"))
    sentence = passage.sentence_at(first - 1)
    between = any(first <= m.start and abs(m.first - affects.first) <= _REACH for m in levels)
    turned = _BUT.search(passage.text, first, max(affects.start, first))
    return sentence.holds(affects.start) and affects.start > first and turned is not None and (
        between or severe(passage, sentence))


def falls(passage: Passage, stretch: Stretch) -> bool:
    """Is the risk what changes with the time ("the longer he stays, the lower it becomes")?"""
    return _FALLS.search(passage.text, stretch.start, stretch.end) is not None


def of_other(passage: Passage, affects: Mention) -> bool:
    """Is what changes something else than the length ("the risk changes the frequency of the talks")?"""
    return _OTHER.match(passage.text, affects.end) is not None
