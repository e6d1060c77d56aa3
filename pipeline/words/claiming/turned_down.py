"""Verbs that turn down or give up what stands before them, as their own clause has no more than a pronoun for it.

    family therapy, which other centres propose, we exclude it      a pronoun beside the verb
    psychodrama was looked at, but we dropped that / mais nous y avons renoncé
    konfrontative Verfahren, wie es sie gab, lehnen wir ab          the object stands before an inserted clause

A German verb that is cut in two ("lassen wir bewusst weg") turns down what stands before it in its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.passage import Passage, once
from pipeline.vocabulary import Mention
from pipeline.words.claiming.governing import Scope, clip
from pipeline.words.wording.units import Unit, near, unit_at

_BACK = 4  # units
_THINGS = ("theories", "risk_tools", "settings")
_GO = r"(?:[^\W\d]+ ){0,2}?"
_WITH_PRONOUN = re.compile(
    rf"\b(?:(?:we|I|have|had|they|was|were) {_GO}(?:exclud|reject|declin|refus|avoid|abandon|drop|dropp|discard|dismiss"
    rf"|renounc)(?:e|ed|s|es)? (?:it|them|this|that|these)\b"
    rf"|(?:we|have|had) {_GO}(?:leav\w*|left|lay|laid|put|set|gave|give|given|thrown?|threw|turn\w*) (?:it|them|this"
    r"|that|these) (?:out|up|away|aside|down)\b"
    r"|(?:we|they|the (?:team|board|group|authors?|working group)) (?:did|do|have|had) ?(?:not|n['’]t) (?:take|taken"
    r"|choose|chosen|adopt|adopted) (?:it|them|this|that)\b|(?:it|their (?:way|method|approach|model)[\w ]{0,12}) we"
    r" (?:did|have) ?(?:not|n['’]t) (?:take|taken|chosen?|adopt|adopted)\b|nicht dafür entschieden|dagegen entschieden"
    rf"|(?:lehn\w+|schlie(?:ß|ss)\w+|lassen|ließen|geben|gaben|verw[ae]rf\w+|vermeid\w+|mied\w*) wir (?:sie|es|ihn"
    rf"|das|dies\w?) {_GO}(?:ab|aus|weg|auf|beiseite)?\b|(?:davon|von ihm|von ihr) {_GO}(?:abgerückt|abgekommen"
    r"|abgegangen|abgewandt|verabschiedet|Abstand genommen)|darauf (?:verzichtet|verzichten)"
    rf"|nous (?:y |l['’]|les |n['’]en )(?:avons )?{_GO}(?:renonc|écart|exclu|rejet|abandonn|refus|laiss"
    rf"|évit|voulons pas)\w*|on (?:y|l['’]|les) {_GO}(?:a )?(?:renonc|écart|exclu|rejet|abandonn|refus|évit)\w*"
    rf"|(?:la|lo|las|los) (?:hemos )?(?:exclu[iy]|descart|rechaz|abandon|evit)\w*"
    rf"|(?:la|lo|le|li|l['’]|vi|ci) ?(?:abbiamo )?(?:esclud|esclus|scart|rifiut|rigett|abbandon|rinunci|evit)\w*"
    rf"|(?:er|daar) {_GO}(?:van af(?:gezien|gestapt)|afstand van genomen)|(?:wijzen|wezen|sluiten|sloten|laten|lieten)"
    rf" (?:we|wij) (?:dat|die|deze|het|dit) {_GO}(?:af|uit|weg)\b"
    rf"|(?:avstod|avstår|avstått|tog|tagit|tok|tatt|tager|tar) (?:vi )?{_GO}(?:avstånd |avstand |afstand )?(?:från|fra)"
    rf" (?:det|den|dem|detta|dette)\b|(?:valde|valgte) (?:vi )?(?:bort|fra) (?:det|den|dem)\b"
    rf"|(?:zrezygnow|odstąpi|wycofa)\w+ (?:z|od) (?:niej|niego|tego|nich)\b|(?:z|od) (?:niej|niego|tego|nich)"
    rf" (?:zrezygnow|odstąpi|odesz)\w+|(?:upustil|ustoupil|odstoupil|ustúpil|odstúpil)\w* (?:jsme |sme )?(?:od|z)"
    rf" (?:něj|něho|ní|toho|neho|nej|nich)\b|od (?:něj|něho|ní|toho|neho|nej|nich) (?:jsme |sme )?(?:upusti|ustoupi"
    rf"|odstoupi|ustúpi|odstúpi)\w*|od (?:njega|nje|toga|njih|tega) (?:smo |se )?(?:odusta|odstopi|odstupi)\w*"
    rf"|(?:odusta|odstopi|odstupi)\w* (?:smo )?od (?:njega|nje|toga|njih|tega)\b"
    r"|(?:exclu|rejeit|recus|abandon|evit|descart|deix)\w+-(?:n?[oa]s?|l[oa]s?)\b(?: de (?:lado|fora))?"
    r"|(?:l-am|am|le-am|o) (?:respins|exclus|abandonat|exclude\w*|evităm)(?:-o|-l)?\b"
    r"|(?:luovuimme|luovuttiin) (?:siitä|niistä)|(?:siitä|niistä) (?:luovuttiin|luovuimme)"
    r"|(?:loobusime|loobuti) (?:sellest|neist)|sellest (?:loobusime|loobuti)"
    r"|(?:jo|jos|to) (?:atsisakėme|atsisakyta)|no (?:tā|tās|tiem) (?:atteicāmies|atteicās))", re.IGNORECASE)
_UNUSED = re.compile(  # "we got to know Duluth at seminars, but in the work we do not use it"
    r"\b(?:(?:we|they|I) (?:do|did|have|will) ?(?:not|n['’]t) (?:use|used|apply|applied|employ|follow|practi[sc]e"
    r"|work with|work by) (?:it|them|this|that|these)\b"
    r"|(?:verwenden|nutzen|benutzen|gebrauchen|praktizieren) wir (?:sie|es|ihn|das|dies\w?)"
    r" (?:aber |jedoch |dort )?nicht"
    r"|(?:setzen|wenden) wir (?:sie|es|ihn|das|dies\w?) (?:aber |jedoch )?nicht (?:ein|an)\b"
    r"|arbeiten wir (?:aber |jedoch )?nicht damit"
    r"|nous ne (?:l['’]|les |la |le )(?:utilis|appliqu|pratiqu|employ)\w+ pas"
    r"|on ne (?:l['’]|les |la |le )(?:utilis|appliqu|pratiqu|employ)\w+ pas"
    r"|(?:nous ne nous en servons|on ne s['’]en sert) pas|no (?:lo|la|los|las) (?:us|utiliz|aplic|emple)\w+"
    r"|non (?:lo|la|li|le) (?:us|utilizz|applic|adoper|impieg)\w+"
    r"|gebruiken (?:we|wij) (?:het|ze|die|dat) (?:echter )?niet|använder vi (?:det|den|dem) (?:dock )?inte"
    r"|(?:bruger|bruker|anvender) vi (?:det|den|dem) (?:dog |imidlertid )?ikke"
    r"|nie (?:stosujemy|używamy) (?:jej|go|ich|tego)"
    r"|(?:ho|je|ji|jej) (?:však )?(?:nepoužív|nevyužív)\w+|(?:nepoužív|nevyužív)áme (?:ho|je|ji|ju|jej|ich)\b"
    r"|ne koristimo (?:ga|je|ju|ih)\b|(?:ga|je|ih) ne (?:koristimo|uporabljamo)"
    r"|não (?:o|a|os|as) (?:us|utiliz|aplic)\w+"
    r"|não (?:us|utiliz|aplic)amos)", re.IGNORECASE)
_CUT_IN_TWO = re.compile(
    r"\b(?:lassen|ließen|lassen wir|weisen|wiesen|lehnen|lehnten|schließen|schlossen|stellen|legen) wir\b"
    r"(?: (?!niemand|kein|nicht)[^\s,;:.()]+){0,3}? (?:weg|ab|aus|beiseite|zurück|hintan|außen vor|draußen)\b"
    r"|\b(?:vermeiden|meiden|verwerfen|verzichten|verzichteten) wir\b"
    r"|\b(?:turn|turns|turned|turning|send|sends|sent|sending) (?:(?:any|some|no|every) ?(?:one|body|man|client"
    r"|person)|people"
    r"|men|them|him|clients|applicants|those [\w ]{2,20}?) (?:away|down|home|off)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?:(?:in|on|for|with|mit|bei|von|à|en|con|por|in|med|på|z|s) )?(?:which|who|that|as|die|der|das|den|dem|denen"
    r"|welche\w*|wie|was|qui|que|dont|laquelle|lequel|cual|el que|la que|che|cui|la quale|il quale|dat|wat|zoals|som"
    r"|joka|jota|jotka|jonka|któr\w+|kter\w+|ktor\w+|koj\w+|kakv\w+|ki|kater\w+|care|amely\w*|mis|mida|kas|kur\w+)\b",
    re.IGNORECASE)


@once
def cut_in_two(passage: Passage) -> list[Mention]:
    """Verbs of turning down that are cut in two ("weisen wir ... ab", "turn anyone away"), or stand behind what they
    turn down, as words that refuse."""
    return [_mention(passage, *m.span()) for m in _CUT_IN_TWO.finditer(passage.text)]


def turned_down(passage: Passage, all_units: list[Unit]) -> Iterator[Scope]:
    """What verbs with a pronoun turn down: what stands before them in a sentence of one clause, else the nearest clause
    before that names a thing, or the one right before."""
    for found in (*_WITH_PRONOUN.finditer(passage.text), *_UNUSED.finditer(passage.text)):
        i = unit_at(all_units, found.start())
        begin = _thing_before(passage, all_units, i) if all_units[i].joint else all_units[i].start
        yield from clip(begin, found.start(), "refuse", _mention(passage, *found.span()), False)


def over_relatives(passage: Passage, all_units: list[Unit], k: int) -> int:
    """The number of the unit in which a clause begins that the unit `k`, a relative clause, is put into."""
    while k and all_units[k].joint == "," and _RELATIVE.match(passage.text, all_units[k].start) and (
            all_units[k - 1].sentence == all_units[k].sentence):
        k -= 1
    return k


def _names(passage: Passage, unit: Unit) -> bool:
    """Does a unit name a method, a tool or a place?"""
    return any(near(passage.of(kind), unit) for kind in _THINGS)


def _thing_before(passage: Passage, all_units: list[Unit], i: int) -> int:
    same = [k for k in range(i - 1, max(-1, i - 1 - _BACK), -1) if all_units[k].sentence == all_units[i].sentence]
    named = next((k for k in same if _names(passage, all_units[k])), None)
    k = named if named is not None else same[0] if same else i
    return all_units[over_relatives(passage, all_units, k)].start


def _mention(passage: Passage, start: int, end: int) -> Mention:
    first = next(n for n, w in enumerate(passage.tokens) if w.end > start)
    last = max(n for n, w in enumerate(passage.tokens) if w.start < end)
    return Mention("refusals", "refuse", start, end, passage.text[start:end].casefold(), "", first, last)
