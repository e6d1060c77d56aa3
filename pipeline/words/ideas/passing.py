"""What was done for a time only, in the past, or is done in some places: "while the house was being repaired, the
group met by video", "VR was tried out", "at two of our nine sites"."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.ideas.ideas import Words
from pipeline.words.wording import triggers

_WHILE = re.compile(
    r"\b(?:while|when|during|as long as|for (?:some|a few|two|three|several)|once|während|als|solange|einmal|pendant"
    r"|lorsque|quand|durante|cuando|mentre|quando|terwijl|toen|tijdens|medan|när|under|mens|da|kun|aikana"
    r"|podczas|kiedy|gdy"
    r"|během|když|počas|keď|tijekom|kada|dok|med|kai|kad|ajal|alatt|amikor|în timpul|când)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_THEN = re.compile(  # "was online in 2020", "in 2020 sessions went by Skype"
    r"\b(?:(?:was|were|went|ran|took place|war|waren|wurden?|était|étaient|fut|fue|fueron|era|erano|werd|werden|var"
    r"|blev|ble|oli|był\w*|byl\w*|bil\w*|foi|foram)\s(?:[^\W\d]+\s){0,4}(?:in|during|im Jahr|en|nel|i|w|v|u|em)"
    r"\s20[12]\d\b|(?:in|during|en|nel|em)\s20[12]\d,?\s(?:[^\W\d]+\s){1,3}(?:were|went|was|ran|took place)\b)",
    re.IGNORECASE)
_RAN = re.compile(
    r"\b(?:was|were|went|ran|met|held|took place|worked|war|waren|wurden?|lief|liefen|fand|fanden|traf|trafen|était"
    r"|étaient|fut|fue|fueron|era|erano|werd|werden|vond|vonden|liep|var|blev|ble|skedde|foregik|oli|olivat|był\w*"
    r"|odbywa\w*|byl\w*|prob[ěí]\w*|bil\w*|bol[aoi]?|foi|foram|vyko|notika|volt\w*|toimus\w*)\b", re.IGNORECASE)
_BEGUN = re.compile(
    r"\b(?:since|introduc|start|beg[au]n|launch|develop|adopt|implement|bought|acquir|add|creat|made|equip|install"
    r"|eingef|einge|begonn|entwick|seit|depuis|lanc|mis en place|introdu|desde|inici|avvi|sinds|ingevoer|inför|indfør"
    r"|innfør|aloit|wprowadz|zaved|uved|until now|still|and go)", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|from|seit|ab|depuis|desde|dal|da|sinds|vanaf|sedan|siden|fra|od|nuo|kopš|alates|alkaen|lähtien|óta)\s"
    r"(?:[^\W\d]+\s){0,2}(?:19|20)\d\d\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:from|between|von|zwischen|de|du|entre|desde|dal|tra|van|tussen|från|mellan|fra|mellem|mellom|od"
    r"|w latach|od roku"
    r"|vuodesta)\s(?:[^\W\d]+\s){0,2}20[12]\d\s?(?:to|until|till|and|bis|und|à|au|et|a|al|hasta|y|e|il|tot|en"
    r"|till|til|och"
    r"|og|do|i|–|-)\s?(?:[^\W\d]+\s){0,2}20[12]\d\b", re.IGNORECASE)
_MONTHS = re.compile(
    r"\b(?:from|von|de|desde|da|van|från|fra|od|nuo|din)\s[^\W\d]+\s(?:to|until|till|bis|à|a|hasta|tot|till|til|do"
    r"|iki|până în)\s[^\W\d]+\s(?:de\s)?20[12]\d\b", re.IGNORECASE)
_ON_CONDITION = re.compile(
    r"\b(?:when|whenever|if|in case|wenn|falls|sofern|si|quand|lorsque|cuando|se|quando|qualora|als|wanneer"
    r"|indien|om|när"
    r"|hvis|når|dersom|jos|jeśli|gdy|kiedy|když|pokud|ak|keď|če|ko|ako|kad|jei|kai|ja|kui|ha|dacă|când)\s(?:a"
    r"|an|the|he|she"
    r"|they|somebody|someone|one|people|men|man|trainer|facilitator|participant|client|it|der|die|ein|er|jemand"
    r"|man|le|la|un"
    r"|une|il|on|quelqu|el|alguien|uno|il|qualcuno|de|het|een|iemand|någon|en|den|han|nogen|noen|joku|ktoś"
    r"|uczestnik|někdo"
    r"|klient)\b", re.IGNORECASE)
_ONLY_IF = re.compile(
    r"[^;:]*\b(?:if|in case|falls|sofern|jos|jeśli|jeżeli|pokud|dacă|kui|jei|hvis|indien|qualora)\s", re.IGNORECASE)
_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|sieben|acht|neun"
    r"|zehn|deux|trois"
    r"|quatre|cinq|dos|tres|cuatro|cinco|due|tre|quattro|cinque|twee|drie|vier|två|fyra|fem|to|fire|kaksi|kolme"
    r"|dwóch|trzech"
    r"|dvou|třech|dveh|treh)")
_IN_ONE = re.compile(
    rf"\b(?:in|at|en|dans|à|i|w|we|v|ve|na|på|u|a|em|no|op|bei|an)\s(?:only\s)?(?:einem|einer|un|una|une|un'|een|en|ett|et|jednym|jednej|jednom"
    rf"|jedné|enem|eni|um|uma|{_NUMBER[3:-1]})\s(?:\w+\s)?$", re.IGNORECASE)
_PART = re.compile(
    rf"\b{_NUMBER}\s(?:out\sof|of|von|der|sur|de|di|su|van|av|af|z|ze|od|iš|no)\s(?:the\s|our\s|den\s|unseren\s"
    rf"|nos\s|las\s|los"
    rf"\s|onze\s|våra\s)?{_NUMBER}\b"
    r"(?!\s(?:sess|sitz|séanc|sesion|incontr|modul|evening|abend|week|woch|meeting|treffen|zajęć|lekc|topic|thema))",
    re.IGNORECASE)
_IF = re.compile(
    r"(?:for )?(?:if|when|whenever|where|wherever|in case|unless|wenn|falls|wo|sofern|si|quand|lorsque|là où|cuando"
    r"|donde|se|quando|dove|als|wanneer|waar|indien|om|när|där|ifall|hvis|når|der|dersom|jos|kun|jeśli|jeżeli"
    r"|gdy|kiedy|gdzie|pokud"
    r"|když|kde|ak|keď|ko|če|kjer|ako|kad|kada|gdje|jei|kai|kur|ja|kad|kui|kus|ha|amikor|dacă|când|unde|onde"
    r"|quan|on)\s",
    re.IGNORECASE)
_SUBJECT = re.compile(
    r"\s(?:he|she|they|we|you|one|it|there|this|the|a|an|sessions?|meetings?|groups?|talks?|er|sie|wir|man|es"
    r"|il|elle|ils"
    r"|on|nous|le|la|les|él|el|se|lui|si|hij|zij|ze|wij|kan|wordt|han|hon|de|vi|får|hun|hän|voi)\s", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:since|ever since|after|seit|depuis|desde|dal(?:la|l['’])?|sinds|sedan|siden|efter|etter"
    r"|od(?: czasu| doby| časů)?|po|nuo|kopš|alates|pärast|din|de la)\s(?:\w{1,4}\s)?$", re.IGNORECASE)
_LEAD = 20  # characters
_DOUBLE = 2  # French "ne ... pas"
_YET = re.compile(
    r"\b(?:yet|encore|ancora|todavía|aún|noch|nog|än|ännu|endnu|ennå|enda|vielä|jeszcze|ještě|ešte|še|još|dar"
    r"|vēl|veel|még|încă"
    r"|ainda|encara|ακόμα|ακόμη|още|ще)\b", re.IGNORECASE)
_OR = re.compile(r"\s?(?:or|oder|ou|o|of|eller|tai|czy|lub|nebo|alebo|ili|ali|vagy|sau|või|vai|ar|/)\s?", re.IGNORECASE)
_SHORT = 10  # words
_OF_WORDS = 3
_EVENINGS = re.compile(
    r"\s(?:the\s|our\s|der\s|den\s|des\s|las\s|delle\s|de\s|onze\s)?(?:\w+\s)?(?:evening|afternoon|abende|nachmittag"
    r"|soir|tardes|serate|avonden|kväll|aftene|kvelde|wieczor|večer|week|woche|semaine|semana|settiman|weken"
    r"|veck|uger|uker"
    r"|materi[ae]l|exerci|homework|content|übung|aufgabe|inhalt|matériel|contenu|ejercici|contenid|eserci"
    r"|contenut|oefening|övning|øvels"
    r"|ćwicze|cviče|vježb|vaj|harjoitu|tehtäv|conteúd)",
    re.IGNORECASE)
_ALL, _SITE = frozenset({"everybody"}), frozenset({"site"})
_SITES = _SITE | {"sites"}

_EFFECT = re.compile(
    r"effe[ck]t|effic|efica|wirk|nutzen|impact|impat|rezultat|resultat|benefi|werking|vaikut|skuteczn|účin|situa",
    re.IGNORECASE)


_LABELS = re.compile(r"\s*[:–—-]\s+")
_LABEL = re.compile(r"\s*(?:for\s|für\s|pour\s|para\s|per\s)?((?:[^\W\d_]+[\s/]?){1,4})\s?(?::|\s[-–]\s)")
_SO_NO = re.compile(
    r"[.,;:–-]\s*(?:and\s)?(?:so|thus|hence|therefore|in short|daher|deshalb|also|donc|así que|por lo tanto|quindi"
    r"|perciò|dus|därför|derfor|siksi|więc|dlatego|takže|proto|zato|torej)\b[,:]?\s"
    r"(?:no|nein|non|nee|nej|nei|ei|nie|ne|não)\s*[.!]*\s*$",
    re.IGNORECASE)
_REST = re.compile(
    r"\b(?:all others?|all the others?|all other|the others|the rest|rest|otherwise|the remaining|alle anderen"
    r"|die anderen|die übrigen|der Rest|sonst|tout le reste|le reste|les autres|el resto|los demás|las demás"
    r"|il resto|gli altri|le altre|de rest|de andere|overige|alla andra|resten|övriga|de andre|øvrige|muut"
    r"|muuten|pozostałe|reszta|ostatní|ostali|ostatak|o resto|os restantes|la resta)\b", re.IGNORECASE)


_NAME_OPENS = re.compile(
    r"\s*(?:[.,;(/]|$|(?:is|was|for|during|since|until|when|while|only|sometimes|because|sessions?|meetings?|calls?"
    r"|groups?|wird|für|während|seit|nur|est|pour|pendant|para|durante|per|è|voor|tijdens|wordt|används|under|samo"
    r"|tijekom)\b|in (?:the )?(?:pandemic|lockdown|covid|corona))")


def was(passage: Passage, mention: Mention) -> bool:
    """Does the sentence of a way of meeting tell that people met so in a time that is over?"""
    sentence = passage.sentence_at(mention.start)
    place = (passage.text, sentence.start, sentence.end)
    if _PERIOD.search(*place) or (_THEN.search(*place) and not _BEGUN.search(*place)):
        return True
    if not any(sentence.holds(m.start) for m in passage.of("occasions", "met")):
        return False
    if _SINCE.search(passage.text, sentence.start, sentence.end):
        return False
    return any(like.search(passage.text, sentence.start, sentence.end) for like in (_WHILE, _YEAR))


def ran(passage: Passage, mention: Mention) -> bool:
    """Does the sentence of a thing tell of a period with a verb of the past ("ran from April 2020 to June 2021")?"""
    sentence = passage.sentence_at(mention.start)
    place = (passage.text, sentence.start, sentence.end)
    return bool(_PERIOD.search(*place) or _MONTHS.search(*place)) and bool(_RAN.search(*place))


def tried(passage: Passage, mention: Mention, label: bool = False) -> bool:
    """Is a thing said to have been tried out, in its clause or the one that it is the `label` of ("VR: was tried")?"""
    clause = passage.clause_at(mention.start)
    joint = _LABELS.match(passage.text, mention.end) if label else None
    if joint:
        clause = Stretch(clause.start, passage.clause_at(joint.end()).end)
    return any(clause.holds(m.start) for m in passage.of("occasions", "tried"))


def in_part(passage: Passage, mention: Mention) -> bool:
    """Does its sentence say in how many places of how many?"""
    sentence = passage.sentence_at(mention.start)
    return _PART.search(passage.text, sentence.start, sentence.end) is not None


def over(here: Words, times: tuple[str, ...], mention: Mention) -> bool:
    """Is a thing that is denied in a later clause told before of a time that is over ("in the pandemic by Zoom, now
    not any more")?"""
    passage = here.passage
    unit = Stretch(passage.sentence_at(mention.start).start, claims.clause(passage, mention.start).end)
    if any(unit.holds(t.start) for t in triggers.triggers(passage)):
        return False
    dated = _YEAR.search(passage.text, unit.start, unit.end)
    return bool(dated) or any(m.code != "only" for m in here.within(frozenset(times), unit))


def conditional(passage: Passage, mention: Mention) -> Mention | None:
    """The negator of a condition that opens the sentence of a thing, another subject behind it ("when a man cannot come
    he joins by video")."""
    sentence = passage.sentence_at(mention.start)
    if not _IF.match(passage.text, sentence.start):
        return None
    inside = [t for t in triggers.triggers(passage) if sentence.start < t.start < mention.start]
    if not 0 < len(inside) <= _DOUBLE or not _SUBJECT.search(passage.text, inside[-1].end, mention.start):
        return None
    return inside[-1]


def on_condition(passage: Passage, mention: Mention) -> bool:
    """Does a condition with a subject of its own stand behind a way of meeting ("Teams when a trainer is ill")?"""
    end = passage.sentence_at(mention.start).end
    if _ON_CONDITION.search(passage.text, mention.end, end):
        return True
    return _ONLY_IF.match(passage.text, mention.end, end) is not None


def for_some(here: Words, sentence: Stretch) -> bool:
    """Is it said of people of whom a relative clause tells which ("participants who work abroad join by video")?"""
    passage = here.passage
    people = claims.within(passage, sentence, "people", "man")
    whole = [m.first for m in here.within(_ALL, sentence)]
    relative = {m.first for m in triggers.joiners(passage, "who")}
    return any(
        {m.last + 1, m.last + 2} & relative
        and not any(m.first - 2 <= at <= m.last for at in whole)
        and passage.text[m.end : m.end + 1] in (" ", ",")
        for m in people
    )


def at_a_site(here: Words, sentence: Stretch) -> bool:
    """Is a place of the service named, with a name beside it ("in the Lisbon unit"), or counted ("in one county")?"""
    text, tokens = here.passage.text, here.passage.tokens
    for site in here.within(_SITE, sentence):
        low, high = max(0, site.first - 1), min(len(tokens) - 1, site.last + 1)
        before, after = tokens[low], tokens[high]
        named = [w for w in (before, after) if w.start > sentence.start and w.end <= sentence.end]
        if any(w is not tokens[site.first] and text[w.start].isupper() and w.key.isalpha() for w in named):
            return True
    return any(_IN_ONE.search(text, max(sentence.start, site.start - _LEAD), site.start)
               for site in here.within(_SITES, sentence))


def not_yet(here: Words, mention: Mention, things: Collection[Mention]) -> bool:
    """Does a clause behind that of a thing, with none of its own, say that it is not used yet ("the app is ready but
    has not been launched yet")?"""
    passage, sentence = here.passage, here.window("sentence", mention.start)
    begin = next((u.start for u in scopes.units(passage) if mention.end < u.start < sentence.end), None)
    if begin is None or any(begin <= m.start < sentence.end for m in things):
        return False
    if claims.tenses(passage, Stretch(begin, sentence.end), "not_yet"):
        return True
    denied = any(begin <= t.start < sentence.end for t in triggers.triggers(passage))
    return denied and _YET.search(passage.text, begin, sentence.end) is not None


def studied(here: Words, mention: Mention) -> bool:
    """Is it just being looked at whether to use a thing, and not what it brings ("VR is being studied")?"""
    marks = here.passage.of("occasions", "studied")
    unit = claims.clause(here.passage, mention.start) if marks else None
    if unit is None or _EFFECT.search(here.passage.text, unit.start, unit.end):
        return False
    return any(unit.holds(m.start) and claims.spoken(here.passage, m) for m in marks)


def to_come(here: Words, late: tuple[str, ...]) -> Mention | None:
    """The word that says so where a short answer tells no more than that something is to come ("foreseen for 2027")."""
    passage = here.passage
    if not brief(passage):
        return None
    whole = Stretch(0, len(passage.text))
    plans = [*claims.tenses(passage, whole, "plan"), *here.within(frozenset(late), whole)]
    return next((m for m in plans if not scopes.denied(passage, m)), None)


_ENDS_NO = re.compile(
    r"\b(?:not|n['’]t|none|nothing|no|nicht|nichts|keine[ns]?|pas|rien|non|nada|ninguno|niente|nulla|niet|niets|inte|inget"
    r"|ikke|intet|ingenting|ei|nie|nic|ne|nič|ništa|não|res)\W*$", re.IGNORECASE)


def not_theirs(passage: Passage, mention: Mention) -> bool:
    """Is a thing that the staff use denied of the participants in a later clause, or in the short sentence behind
    ("les participants non", "For the men there is nothing")?"""
    sentence = passage.sentence_at(mention.start)
    behind = next((x for x in passage.sentences if x.start >= sentence.end), None)
    short = behind and len(behind.of(passage.text).split()) <= _SHORT and _ENDS_NO.search(
        passage.text, behind.start, behind.end)
    units = [u for u in scopes.units(passage) if sentence.start <= u.start < sentence.end]
    own = next((u for u in units if u.holds(mention.start)), None)
    if own is None or not claims.within(passage, own, "people", "leader"):
        return False
    later = [u for u in units if u.start > mention.start] + ([behind] if behind and short else [])
    return any(
        claims.within(passage, u, "people", "man") and any(u.holds(t.start) for t in triggers.triggers(passage))
        for u in later
    )


def for_others(passage: Passage, mention: Mention) -> bool:
    """Is a thing had by partners and victims, of whom alone its clause tells ("the women have an app")?"""
    unit = claims.clause(passage, mention.start)
    if any(claims.spoken(passage, m) for m in claims.within(passage, unit, "people", "man")):
        return False
    classes = (("people", "partner"), ("count_nouns", "victim"), ("sexes", "women"))
    return any(m.end <= mention.start for words, code in classes for m in claims.within(passage, unit, words, code))


def of_staff(here: Words, mention: Mention) -> bool:
    """Does a thing stand behind a label for the staff ("Staff: e-learning. Clients: nothing")?"""
    passage = here.passage
    if for_others(passage, mention):
        return True
    begin = max(passage.text.rfind(mark, 0, mention.start) for mark in ".;\n") + 1
    label = _LABEL.match(passage.text, begin, mention.start)
    if label is None:
        return False
    head = Stretch(label.start(1), label.end(1))
    staff = here.within(frozenset({"staff"}), head) or claims.within(passage, head, "people", "leader")
    return bool(staff) and not claims.within(passage, head, "people", "man")


def concluded(passage: Passage) -> Mention | None:
    """The no that an answer ends with, drawn from what stands before ("the money did not come, so no")."""
    end = _SO_NO.search(passage.text)
    return next((m for m in passage.of("yes_no", "no") if end and end.start() <= m.start), None)


def the_rest_in_person(here: Words, mention: Mention, instead: Collection[Mention]) -> bool:
    """Is it told behind a way of meeting that the rest is done in person ("intake by video, the rest in the room")?"""
    text, unit = here.passage.text, here.window("unit", mention.start)
    return any(m.start >= unit.end and _REST.search(text, unit.end, here.window("unit", m.start).end) for m in instead)


_GLOSS = re.compile(
    r"\s?(?:=|(?:\w+\s){0,3}(?:means|stands for|is short for|steht für|bedeutet|heißt|signifie|veut dire|significa"
    r"|sta per|staat voor|betekent|står för|betyder|står for|tarkoittaa|oznacza|znamená|znači|pomeni|quer dizer"
    r"|înseamnă)\s)(?!\s?(?:the\s)?virtu)", re.IGNORECASE)


def glossed(passage: Passage, mention: Mention) -> bool:
    """Are letters that look like a thing explained as something else ("VR = Victim Representative")?"""
    letters = passage.text[mention.start : mention.end]
    return letters.isupper() and len(letters) <= _OF_WORDS and _GLOSS.match(passage.text, mention.end) is not None


def named(passage: Passage, mention: Mention) -> bool:
    """Is a word that is a name too written as one ("by Zoom", not "zoom in"; "Zoom is used", not "Teams of two")?"""
    opens = passage.sentence_at(mention.start).start == mention.start
    return passage.text[mention.start].isupper() and (not opens or bool(_NAME_OPENS.match(passage.text, mention.end)))


def either(passage: Passage, no: Mention) -> bool:
    """Is a no only one of the two that might be said ("hard to say yes or no")?"""
    return any(m.end < no.start and _OR.fullmatch(passage.text, m.end, no.start) for m in passage.of("yes_no", "yes"))


def staff_only(here: Words, staff: tuple[str, ...]) -> list[Mention]:
    """The words for what the staff do, where a short answer tells no more ("only for the administration")."""
    return here.of(frozenset(staff))[0] if brief(here.passage) else []


def brief(passage: Passage) -> bool:
    """Is an answer too short to speak of anything but what it was asked?"""
    return len(passage.text.split()) <= _SHORT


def since(passage: Passage, time: Mention) -> bool:
    """Is a time the beginning of what goes on ("since the pandemic we meet online")?"""
    return _FROM.search(passage.text, max(0, time.start - _LEAD), time.start) is not None


def of_sessions(passage: Passage, part: Mention) -> bool:
    """Are "some of" or "three of" those of the sessions or of what is done in them, not of places or people ("clips on
    three of the evenings")?"""
    if _EVENINGS.match(passage.text, part.end):
        return True
    return any(0 < m.first - part.last <= _OF_WORDS and passage.sentence_at(part.start).holds(m.start)
               for m in passage.of("count_nouns", "session"))


def closes(here: Words, mention: Mention, only: Mention) -> bool:
    """Does an "only" right behind a thing end its clause ("slides only"), so that there is no other thing?"""
    rest = here.passage.text[only.end : here.window("unit", mention.start).end]
    return only.start > mention.start and here.gap(mention, only) == 0 and not any(c.isalnum() for c in rest)


def replaced(here: Words, mention: Mention, instead: Collection[Mention]) -> bool:
    """Does the sentence of a way of meeting name a year up to its clause, no "since" before it and no plan, and a later
    clause what is done instead ("by Zoom in 2020, today we are back in the room")?"""
    text, clause = here.passage.text, here.window("unit", mention.start)
    unit = Stretch(here.window("sentence", mention.start).start, clause.end)
    if claims.planned(here.passage, mention):
        return False
    if not _YEAR.search(text, unit.start, unit.end) or _SINCE.search(text, unit.start, unit.end):
        return False
    return any(m.start >= unit.end for m in instead)
