"""A house that is named only by what kind of house it is, as its own people name it: "employed by the Agency", "all of
us at the centre". It is no stranger, unless somebody from outside was named before: then it points back at that one."""

from __future__ import annotations

import re

from pipeline.passage import Stretch
from pipeline.words.ideas.ideas import Words
from pipeline.words.wording.function_words import AND

_END = rf"(?=\s*(?:$|[.,;:()\n\"“«]|(?:{AND}|ir|with|mit|avec|con|met|med|full|part|permanent)\b))"
_EN = (r"(?:agency|service|department|directorate|administration|institution|establishment|centre|center|office|unit"
       r"|authority|inspectorate|division|facility|house|board|headquarters|ministry)")
_OF = r"(?:\sof\s(?:justice|the interior|interior|corrections|prisons|probation|the ministry))?"
_LANGUAGES = (
    rf"(?:employed (?:by|at|in|with)|employees of|staff of|civil servants (?:of|at|in)|on (?:the )?(?:payroll|books"
    rf"|staff) of"
    rf"|salaried by|work(?:s|ing)? (?:in|at|for)|belong(?:s|ing)? to|(?:is|are) part of|all (?:in|at|of)|officials of"
    rf"|post(?:s)? at"
    rf"|(?:permanent|fixed) (?:posts?|jobs?|contracts?) (?:in|at|with)) (?:the|this) (?:(?:general|national|central"
    rf"|regional|state|prison|probation) )?{_EN}{_OF}"
    rf"|on (?:the )?(?:payroll|books|staff) of the [\w’']+ (?:probation |prison )?{_EN}",
    r"(?:angestellt(?:e)?|beschäftigt(?:e)?|Mitarbeitende|Mitarbeiter(?:innen)?|tätig|Bedienstete)\s"
    r"(?:bei der|beim|in der|im|der|des|am)\s(?:Behörde|Dienst(?:es|stelle)?|Amt(?:es)?|Anstalt|Einrichtung|Zentrum"
    r"|Zentrums"
    r"|Direktion|Abteilung|Verwaltung|Ministerium|Ministeriums)",
    r"(?:bei der|beim|in der|im)\s(?:Behörde|Dienst|Amt|Anstalt|Einrichtung|Zentrum|Direktion|Abteilung|Verwaltung"
    r"|Ministerium)\s(?:fest\s)?(?:angestellt|beschäftigt)",
    r"(?:employée?s?|salariée?s?|agents?|fonctionnaires?|titulaires?|travaillent|personnel)\s"
    r"(?:par|de|du|d[e']|dans|à|au)\s?(?:la\s|le\s|l['’])?(?:agence|service|établissement|administration|centre"
    r"|direction|institution|ministère)",
    r"(?:emplead[oa]s?|funcionari[oa]s?|trabajador[ea]s?|personal|trabajan|plantilla|contratad[oa]s? por)\s"
    r"(?:de|del|en|por)?\s?(?:la\s|el\s)?(?:agencia|servicio|institución|centro|administración|dirección|ministerio)",
    r"(?:dipendenti|funzionari|personale|assunti|lavorano)\s(?:del|della|dell['’]|dal|dalla|dall['’]|nel|nella"
    r"|nell['’])\s?"
    r"(?:agenzia|servizio|istituto|istituzione|centro|amministrazione|direzione|ministero)",
    r"(?:in dienst (?:van|bij)|werkzaam (?:bij|in)|medewerkers van|personeel van)\s(?:de|het)\s"
    r"(?:dienst|instelling|inrichting|centrum|directie|organisatie|ministerie)",
    r"(?:anställda?|ansatt(?:e)?|ansat(?:te)?)\s(?:av|vid|hos|i|på|inom|ved)\s(?:myndigheten|verket|anstalten|centret"
    r"|kontoret|styrelsen|etaten|enheden|enheten|direktoratet|institutionen|departementet|tjenesten|tjänsten)",
    r"(?:zatrudnien[ie]|zatrudnion[ye]|pracownicy|pracują)\s(?:w|przez|u)?\s?(?:ośrodk\w+|zakładz?i?e?u?|agencj\w+"
    r"|instytucj\w+"
    r"|służb\w+|centrum|jednost\w+)",
    r"(?:zaměstnan[ciů]\w*|zaměstnáni|zamestnan[ci]\w*|pracovníci)\s(?:ve?|u|střediska|ústavu|služby|centra)\s?"
    r"(?:středisk\w+|ústav\w+|služb\w+|centr\w+)?",
    r"(?:zaposleni|zaposlene|djelatnici|delavci|radnici|službenici|stručnjaci|psiholozi)\s(?:u|v|na|pri)?\s?(?:ustanov\w+|služb\w+|centr\w+|uprav\w+|zavod\w+"
    r"|agencij\w+"
    r"|ministarstv\w+)",
    r"(?:viraston|laitoksen|keskuksen|palvelun|yksikön)\s(?:omia\s)?(?:työntekijöitä|virkamiehiä|palveluksessa)",
    r"(?:centro|įstaigos|tarnybos|agentūros|departamento)\s(?:darbuotoj\w+|specialist\w+)",
)
_EMPLOYED = re.compile("|".join(rf"\b(?:{x}){_END}" for x in _LANGUAGES), re.IGNORECASE)
_NEEDED = re.compile(
    r"\W*(?:what is |we |one |it |you )?(?:needed|needs?|required|requires|necessary|resources|costs?|budget|benötigt"
    r"|nötig|erforderlich|nécessaires?|il faut|besoins?|necesari\w+|se necesita\w*|hace falta|hacen falta|serv(?:e"
    r"|ono)|occorr\w+|nodig|behövs|kræves|kreves|tarvitaan|potrzebn\w+|potřeb\w+|potrebn\w+|reikia|precisa-se|cal"
    r"|calen)\b", re.IGNORECASE)


def of_house(here: Words, sentence: Stretch) -> Stretch | None:
    """The words that tell that somebody belongs to "the agency", "the centre"."""
    found = _EMPLOYED.search(here.passage.text, sentence.start, sentence.end)
    return Stretch(*found.span()) if found else None


def wanted(here: Words, sentence: Stretch, at: int) -> bool:
    """Is something only part of a list of what a programme needs ("Needed: four facilitators paid by the hour")?"""
    return _NEEDED.match(here.passage.text, sentence.start, at) is not None
