"""What in a clause about an end, a run or a review is not this programme: the others that go on beside it, what made
way for it, and the money or the review that is over."""

from __future__ import annotations

import re

from pipeline.passage import Passage
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims
from pipeline.words.wording.function_words import AND

_OTHERS = re.compile(  # "no, the other two are still offered next to it"
    r"(?:\W*(?:no|nein|non|nee|nej|nei|nie|ne|ei|não|nu|nem|and|but|because|since|as),?)?\W*"
    r"(?:(?:it is|it does|it did|yes|ja|oui|sí|sì|tak|ano),? )?"
    r"(?:(?:all |both |alle |toutes? |tous )?(?:the |die |les |los |las |gli |le |i |de |els |os |as )?"
    r"(?:two |three |four |zwei |beiden |deux |dos |due |twee |två |to |dwa |dva )?"
    r"(?:other|others|previous|older|old|former|earlier|existing|anderen?|früheren|alten|bisherigen|autres|anciens?"
    r"|otros|otras|anteriores|altri|altre|vecchi|precedenti|oude|eerdere|andra|tidigare|gamla|andre|tidligere|gamle"
    r"|inne|pozostałe|poprzednie|ostatní|ostatné|předchozí|muut|aiemmat|outros|outras|druge|ostali|prijašnji)"
    r"(?: (?:one|ones|two|three|four|offers?|courses?|programmes?|groups?|trainings?|kurse|angebote|programme|gruppen"
    r"|programmes|programas|cursos|programmi|corsi|cursussen|programma['’]s|kurserna|programmen|kurser|programy|kurzy"
    r"|ohjelmat|kurssit))?) "
    r"(?:\w+ly |all |also |still )?(?:is|are|was|were|had|go|goes|run|runs|ran|still|continue|stay|stayed"
    r"|exist|remain|keep|have"
    r"|sind|werden|wurden|laufen|gibt|bleiben|bestehen|sont|ont été|fueron|sono stati"
    r"|continuent|restent|existent|siguen|continúan|existen|sono"
    r"|continuano|restano|zijn|blijven|lopen|bestaan|worden|är|finns|fortsätter|er|fortsætter|fortsetter|findes|są"
    r"|działają|jsou|běží|probíhají|sú|ovat|jatkuvat|continuam|são|su|ostaju)\b", re.IGNORECASE)
_FOR_IT = re.compile(
    r"\b(?:into (?:it|this|ours)\b|in (?:its|our|this(?: programme['’]s)?) favou?r"
    r"|in favou?r of (?:it|this|ours?|the (?:present|current))"
    r"|for (?:its|our) sake|(?:on account|because) of (?:it|this|ours?)\b|zu (?:seinen|unseren) Gunsten|zugunsten"
    r" (?:dieses|unseres)|seinetwegen|en sa faveur|au profit de (?:celui-ci|ce)|a (?:su|nuestro) favor|a suo favore"
    r"|ten gunste (?:hier|er)van|till förmån för (?:det|detta)|til fordel for (?:det|dette)|na jego rzecz"
    r"|v jeho prospěch|a favor deste|u njegovu korist)", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:projects?|grants?|fund(?:s|ing)?|money|subsid\w+|scheme|donation|projekt\w*|zuschuss|förderung|subvention"
    r"|financement|projet|proyecto|subvención|progetto|finanziament\w*|subsidie|project|medel|bidrag\w*|prosjekt\w*"
    r"|hanke\w*|rahoitus\w*|dotac\w+|grant\w*|projecto|projeto|projekat)\s"
    r"(?:(?:by|from|of|with|money|von|der|des|du|de|del|di|van|från|fra|z)\s)?(?:[^\W\d_]+\s){0,3}?"
    r"(?:(?:that|which|who|das|der|die|qui|que|che|dat|som|joka|który|który|který|ktorý|koji)\s)?"
    r"(?:had\s|has\s|avait\s|a\s|ha\s|había\s)?(?:paid|financed|funded|supported|covered|bezahl\w+|finanzier\w+"
    r"|förder\w+|trug|pa[yi]\w+|financ\w+|finanz\w+|sosten\w+|betaal\w+|bekost\w+|betal\w+|finansier\w+|rahoitt\w+"
    r"|sfinans\w+|finansow\w+|hradil\w*|platil\w*|plaćao|financira\w+)", re.IGNORECASE)
_MONEY_ALONE = re.compile(  # "the grant for the training ended", "the EU money"
    r"\W*(?:(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar|och|men|og|a|ale) )?(?:[^\W\d_]+['’]?\s?){0,3}?"
    r"\b(?:money|grants?|funds?|funding|subsid\w+|donation|Zuschuss|Förderung|Mittel|Geld|Gelder|subventions?"
    r"|financements?"
    r"|fonds|subvención|financiación|fondos|finanziament\w|fondi|subsidie|medel|pengar\w*|bidrag\w*|midler\w*|rahoitus"
    r"|dotacj\w|środki|pieniądze|dotace|peníze|dotácia|financiranje|novac|sredstva|financiamento|verbas?|támogatás"
    r"|finanțarea|fondurile)\b", re.IGNORECASE)
_PAID = re.compile(
    r"\b(?:paid|pays|financed|funded|zahlte|bezahlte|finanzierte|förderte|payé|financé|payait|finançait|pagó"
    r"|pagaba|financió"
    r"|financiaba|pagato|finanziato|pagava|betaalde|financierde|betalade|finansierade|betalte|finansierte|betalte"
    r"|finansierede|maksoi|rahoitti|płacił\w*|sfinansował\w*|finansował\w*|platil\w*|hradil\w*|financoval\w*"
    r"|plaćao|platio"
    r"|financira\w*|plačal\w*|fizett\w*|finanszíroz\w*|plătit|finanțat|pagou|pagava|financiou)\b", re.IGNORECASE)
_THIS = re.compile(
    r"(?:[,;:.]|\s(?=(?:and|und|et|y|e|en|och|og|i|a|in|és|și)\s))\s?(?:and |but |und |aber |et |mais |y "
    r"|pero |e |ma |en |och |men |og |a |ale |i |in |és |și )?(?:this"
    r"|that|it|das|dies|es|cela|ça"
    r"|ceci|esto|eso|questo|ciò|dat|dit|det|detta|dette|se|tämä|to|toto|ono|isso|isto|ez"
    r"|asta)\s(?:[^\W\d_]+['’]?\s?){0,3}$",
    re.IGNORECASE)
_DONE = re.compile(
    r"\s(?:(?:is|was|were|has been|ist|wurde|est|a été|fue|ha sido|è|è stat[ao]|is|werd|är|blev|er|ble|jest|został\w?"
    r"|byl[ao]?|bol[ao]?|je|foi|on)\s)?(?:(?:now|just|already|successfully|recently|nun|bereits|déjà|ya|già|nu|już"
    r"|už|já)\s)?(?:completed?|finished|concluded|closed|over\b(?! in| by| on)|done|behind us|passed"
    r"|successful|abgeschlossen|vorbei"
    r"|beendet|erfolgreich|terminé\w*|achevé\w*|conclu\w*|clos\b|terminad\w+|concluid\w+|finalizad\w+|superad\w+"
    r"|concluso|conclusa|terminat\w|superat\w|afgerond|voltooid|achter de rug|avslutad\w*|klar\b|afsluttet|overstået"
    r"|avsluttet|päättyi|päättynyt|valmis|zakończ\w+|ukończ\w+|ukončen\w*|dokončen\w*|skončil\w*|završen\w*"
    r"|zaključen\w*|concluíd\w+|lõppe\w+|baig\w+|pabeigt\w*|încheiat\w*|lezárult|befejez\w+)", re.IGNORECASE)
_GOT_THROUGH = re.compile(
    r"\b(?:passed|completed|finished|went through|got through|come through|came through|concluded|survived|bestanden"
    r"|durchlaufen|passé|terminé|superado|pasado|superato|completato|doorstaan|afgerond|genomgått|gennemgået"
    r"|gjennomgått|przeszed\w+|prošel|prošla|prešiel)\s(?:its|the|our|a|an|die|das|sa|son|la|su|il|de|een|en|et|sin"
    r"|sitt)?\s?(?:last |latest |external |first |second )?$", re.IGNORECASE)
SINCE_THEN = re.compile(
    r"(?:and|und|et|y|e|en|och|og|ja|i|a|in)?\s?(?:(?:since|seit|depuis|desde|sinds|sedan|siden|od|dal) \w+,?"
    r"(?= (?:it|we|they"
    r"|the (?:programme|course|groups)|läuft|wird|il|elle|nous|on|se|está|funciona|si|è|loopt|wordt|går|pågår"
    r"|działa|jest|znów|běží|opět)\b)"
    r"|since then|since that time|ever since|after that|afterwards|seither"
    r"|seitdem|danach|depuis|depuis lors|ensuite|desde entonces|después|da allora|dopo|sindsdien|daarna|sedan dess"
    r"|därefter|siden da|siden den gang|siden|derefter|deretter|sen jälkeen|siitä lähtien|od tego czasu|od tamtej pory"
    r"|potem|od té doby|poté|odvtedy|potom|od tada|otada|nakon toga|od takrat|od tedaj|potem|azóta|utána"
    r"|de atunci|desde então|depois|sellest ajast|pärast seda|kopš tā laika|pēc tam|nuo tada|po to|des de llavors"
    r"|després|έκτοτε|από τότε)\b", re.IGNORECASE)
_AND = re.compile(rf"\b(?:{AND}|but|aber|mais|pero|ma|maar|men|ale)\b|[;:]", re.IGNORECASE)
_REACH = 40  # characters


def others_run(passage: Passage, mention: Mention) -> bool:
    """Are the other programmes the subject of what goes on ("no, the previous ones are still offered")?"""
    unit = claims.clause(passage, mention.start)
    opening = _OTHERS.match(passage.text, unit.start)
    return opening is not None and opening.end() <= mention.end + 1


def made_way(passage: Passage, end: Mention) -> bool:
    """Did what ended make way for this programme ("the old course was dropped in favour of it")?"""
    unit = claims.clause(passage, end.start)
    return _FOR_IT.search(passage.text, unit.start, unit.end) is not None


def money_ended(passage: Passage, end: Mention) -> bool:
    """Is it the money of a start that ended ("the project that paid for the first groups ended in 2015")?"""
    begin = passage.sentence_at(end.start).start
    money = _MONEY.search(passage.text, begin, end.start)
    if money is not None and _AND.search(passage.text, money.end(), end.start) is None:
        return True
    clause = claims.clause(passage, end.start)
    opens = not re.search(r"\w", passage.text[clause.start : end.start])  # behind a relative clause
    head = _MONEY_ALONE.match(passage.text, begin if opens else clause.start, end.start)
    before = passage.sentence_at(begin - 2).start if passage.text[:begin].rstrip().endswith(";") else begin
    this = _THIS.search(passage.text, before, end.start)
    return head is not None or (this is not None and _PAID.search(passage.text, before, this.start()) is not None)


def finished(passage: Passage, review: Mention) -> bool:
    """Is a review said to be over, right behind it or before it ("was completed last year", "passed its review")?"""
    return _DONE.match(passage.text, review.end) is not None or _GOT_THROUGH.search(
        passage.text, max(0, review.start - _REACH), review.start) is not None
