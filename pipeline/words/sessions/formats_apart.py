"""Formats told without a word for them, or each of a version of its own: a man and his partner who come together, a
short version alone with an officer and a long one in a group, two variants that both exist."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes

_HE = (
    r"(?:the (?:man|perpetrator|client|offender|husband)|husband|he|(?:der |dem )?(?:Mann|Ehemann|Klient|Täter)"
    r"|le mari|el (?:hombre|marido)|l['’](?:homme|auteur|uomo|home)|il marito|de (?:man|cliënt)|mannen|maken|manden"
    r"|ektemannen|mies|mąż|mężczyzna|muž|manžel|muškarac|moški|mož|muž|a férfi|a férj|bărbatul|soțul|o homem"
    r"|o marido|vyras|vīrs|vīrietis|mees)")
_SHE = (
    r"(?:partner|wife|girlfriend|spouse|she|(?:Ehe)?Frau|Partnerin|Ehefrau|compagne|conjointe|épouse|femme|pareja"
    r"|esposa|mujer|compagna|moglie|partner|vrouw|vriendin|partnern|sambo|hustru|frun|hustruen|kone|partneren"
    r"|puolison\w*|vaimon\w*|kumppanin\w*|żona|partnerka|manželka|žena|supruga|partnerica|žena|felesége|partnere"
    r"|párja|soția|partenera|companheira|mulher|žmona|partnerė|sieva|partnere|naine|elukaaslane|parella|dona)")
_AND = r"(?:and|und|et|y|e|en|och|og|ja|i|a|és|și|ir|un|&|\+)"
_OWN = r"(?:his|the|her|seine|die|sa|la|su|la sua|zijn|de|hans|sin|hänen|jego|jeho|njegova|a|lui|a sua|jo|viņa|tema)"
_BOTH = (
    r"(?:both (?:partners|spouses|of the couple)|the (?:two )?(?:partners|spouses)|beide (?:Partner|Eheleute)"
    r"|die (?:Partner|Eheleute)|les deux (?:partenaires|conjoints)|(?:ambos|los dos) (?:cónyuges"
    r"|miembros de la pareja)"
    r"|entrambi i (?:partner|coniugi)|beide (?:partners|echtgenoten)|båda (?:parterna|makarna)|begge (?:parter"
    r"|ektefeller"
    r"|ægtefæller)|molemmat (?:puolisot|kumppanit)|oboje (?:partnerzy|małżonkowie)|oba (?:partneři|manželé|partneri"
    r"|partnera|partnerja)|ambii (?:parteneri|soți)|ambos os (?:parceiros|cônjuges)|mindkét fél|ambdós membres)")
_TOGETHER = (
    r"(?:together|jointly|gemeinsam|zusammen|ensemble|conjointement|juntos|conjuntamente|insieme|congiuntamente|samen"
    r"|tillsammans|gemensamt|sammen|yhdessä|razem|wspólnie|společně|spoločne|spolu|skupaj|zajedno|együtt"
    r"|împreună|kartu"
    r"|kopā|koos|junts|μαζί)")
_RECEIVED = re.compile(
    rf"\b(?:{_HE}\s{_AND}\s(?:{_OWN}\s)?{_SHE}|{_BOTH})\s(?:[^.;:]{{0,60}}?\s)?{_TOGETHER}\b", re.IGNORECASE)
_ONCE = re.compile(r"\s(?:only\s)?(?:once|einmal|une fois|una vez|una volta|één keer|en gång|én gang|kerran|raz"
                   r"|jednou|jednom|enkrat|egyszer|o dată|uma vez)\b", re.IGNORECASE)
_VERSION = re.compile(
    r"\b[^\W\d_]*(?:tracks?|version(?:en|e|i|er)?|variant[ese]?|variantti|fassung|versión|versie|versjon|versja"
    r"|wersja"
    r"|wersji|wariant\w*|verze|verzia|verzija|različica|inačica|versione|variante?|versão|versiune\w*|varianta"
    r"|változat"
    r"|versija|versioon|versi[oó]|spur|filière|formule|traject)\b(?!\s(?:of|von|de|di|van|av|af)\b)", re.IGNORECASE)
_RISK = re.compile(
    r"\b(?:(?:low|medium|high)(?:er)?[- ]risk|(?:niedriges|mittleres|hohes) Risiko|risque (?:faible|moyen|élevé)"
    r"|riesgo (?:bajo|medio|alto)|rischio (?:basso|medio|alto)|(?:laag|hoog) risico|(?:låg|hög|lav|høj|høy) risi?ko?"
    r"|(?:matala|korkea) riski|(?:niskie|wysokie) ryzyko|(?:nízké|nízke|vysoké) riziko|(?:nizek"
    r"|visok[oa]?) tveganj\w+"
    r"|(?:nizak|visok) rizik\w*|risco (?:baixo|alto))\b", re.IGNORECASE)
_TWO = re.compile(
    r"\b(?:both|two|beiden?|zwei|les deux|deux|ambas|ambos|dos|entrambe|entrambi|due|båda|två|begge|to|molemmat|kaksi"
    r"|oba|obie|dwa|dwie|obě|dvě|obe|dve|obje|dvije|ambele|două|duas|abu|abi|mõlemad|mindkét"
    r"|két)\s(?:[^\W\d_]+\s){0,2}"
    r"(?:variant\w*|options?|optionen|opcion\w*|opzion\w*|opci\w*|opç\w+|opties|version\w*|versies|wersj\w*|verz\w*"
    r"|alternativ\w*|alternatieven|möglichkeiten|possibilit\w+|posibilidad\w*|mogelijkheden|możliwości|možnost\w*"
    r"|mogućnost\w*|lehetőség\w*|möjligheter\w*|mulighet\w*|vaihtoeh\w+|wariant\w*|inačic\w*|različic\w*|változat\w*"
    r"|alternativ\w*|galimyb\w*|iespēj\w*|võimalus\w*)\b", re.IGNORECASE)


def received_together(passage: Passage) -> list[Mention]:
    """A man and his partner who are received together, as words for work with couples: not where it is denied, nor
    where it is done once."""
    found = []
    for match in _RECEIVED.finditer(passage.text):
        denied = any(match.start() <= m.start < match.end() and m.code in ("not", "local", "no", "never")
                     for m in scopes.triggers(passage))
        inside = passage.words_in(*match.span())
        if inside and not denied and not _ONCE.match(passage.text, match.end()):
            found.append(Mention("delivery_formats", "family", *match.span(), match[0], "und", inside[0], inside[-1]))
    return found


def by_version(passage: Passage, group: Sequence[Mention], individual: Sequence[Mention]) -> bool:
    """Is one version of the programme individual work only, and another one, or another level of risk, in a group?"""
    labels = sorted(m.start() for label in (_VERSION, _RISK) for m in label.finditer(passage.text))
    if len(labels) < 2:
        return False
    told: dict[int, set[str]] = {}
    for mention in (*group, *individual):
        begin = passage.sentence_at(mention.start).start
        before = [at for at in labels if begin <= at < mention.start]
        if not before:
            return False
        told.setdefault(before[-1], set()).add(mention.code)
    return {"individual"} in told.values() and any("group" in formats for formats in told.values())


def both_exist(passage: Passage) -> bool:
    """Are the two formats called two variants, options or versions?"""
    return _TWO.search(passage.text) is not None
