"""What is used for some only: where another setting or place has nothing or meets in person, by whoever lives far
away, by those who are abroad."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.passage import Passage, Stretch
from pipeline.vocabulary import Mention
from pipeline.words.claiming import claims, scopes
from pipeline.words.ideas.ideas import Words
from pipeline.words.wording import triggers

_FEW = 3  # words
_OTHER_PLACES = frozenset({"other_places"})
_WHOEVER = re.compile(  # "Who lives far away joins by video"
    r"(?:(?:only|just|nur|seulement|solo|sólo|alleen|bara|kun|vain|tylko|jen|pouze|len|samo|apenas|només|doar"
    r"|csak)\s)?(?:who|whoever|those who|anyone who|he who|them who|people who|wer|qui|ceux qui|celui qui|celles qui"
    r"|quien|quienes|los que|el que|chi|coloro che|wie|degenen die|de som|den som|dem som|de der|dem der|den der"
    r"|se joka|ne jotka|joka|kto|ten,? kto|ci,? którzy|kdo|ti,? kteří|tí,? ktorí|ten,? kdo|tko|oni koji|onaj koji"
    r"|kdor|tisti,? ki|aki|akik|kes|need,? kes|kas|tas,? kas|tie,? kas|quem|os que|qui viu|els que|cine|cei care)\s",
    re.IGNORECASE,
)
_FOR_THOSE = re.compile(  # "by video for those who live far away"
    r"\s?(?:for|für|pour|para|per|voor|för|for|till|til|dla|pro|pre|za|pentru|per a|για|kasutavad)?\s?"
    r"(?:those|people|men|clients|participants|diejenigen|jene|die|männer|teilnehmer|ceux|celles|les personnes|quienes"
    r"|los|coloro|chi|wie|degenen|de|dem|niille|heille|asiakkaille|osallistujille|tych|osób|ty|tých|tiste"
    r"|tistim|one|onima"
    r"|azoknak|neile|tiem|tiems|quem|os|aqueles|aquells|qui|els|cei|cele|όσους|the ones|persons|them),?\s"
    r"(?:who|that|die|qui|que|som|der|joilla|jotka|którzy|które|kteří|kdo|ktorí|ki|kateri|koji|akik|kes|kas|kurie|care"
    r"|viven|vive|abita|woont|wonen|ver)\s|\s?for\s(?:who|whoever|anyone|anybody)\s", re.IGNORECASE)
_ABROAD = re.compile(  # "for clients abroad"
    r",?\s(?:\w+\s){0,3}(?:abroad|im Ausland|à l['’]étranger|en el extranjero|all['’]estero|in het buitenland|utomlands"
    r"|i utlandet|ulkomail\w*|za granicą|v zahraničí|u inozemstvu|v tujini|no estrangeiro|în străinătate|külföldön"
    r"|a l['’]estranger|στο εξωτερικό|užsienyje|ārzemēs|välismaal)", re.IGNORECASE)
_VISITS = re.compile(
    r"\b(?:(?<!home )visits?|family contacts?|contacts? with (?:the|their) (?:famil\w+|relatives)"
    r"|with (?:the|their) famil(?:y|ies)\b(?! th)|Besuche|Besuchs\w+|Familienbesuch\w*|Familienkontakt\w*|visites"
    r"|parloirs?|visitas|comunicaciones con la familia|colloqui con (?:i familiari|la famiglia)|familiebezoek\w*"
    r"|bezoekuur|anhörigbesök\w*|besøg|perhetapaami\w*|widze[nń]\w+|návštěv\w*|návštev\w*|posjet\w*|poset\w*|obiski"
    r"|vizit\w*|επισκέψ\w*|επισκεπτήρι\w*|ziyaret\w*|pasimatym\w*)", re.IGNORECASE)
_SUCH = re.compile(  # "none of this", "nothing of the sort"
    r"(?:of (?:this|that|these|those|them|it|the (?:sort|kind))|such|like (?:it|that|this)|davon|dergleichen|hiervan"
    r"|daarvan|dergelijks|(?:de|da) (?:tout )?(?:cela|ça|tel|semblable|parecido|esto|eso|ello|questo|simile|ciò)"
    r"|(?:av|af) (?:det|dette|den|detta|slaget)|(?:z|s) (?:tego|toho)|takiego|takového|takého|od toga|takvog"
    r"|(?:mitään )?sellaista|disto|din acestea)", re.IGNORECASE)
_LABEL = re.compile(r"\s?[:=–—-]\s?$")
_SCREEN = re.compile(
    r"(?:video[- ]?|vidéo-?|dia-?|data-?|over ?head ?)?(?:pro[jy][eéè][ck]?t|proiett?|beamer|rzutnik|tykki|kanon)"
    r"|(?:video|data)(?:tykki|kanon)|προβολ",
    re.IGNORECASE)
_PARTS = 3  # characters between a label and what stands behind it


def screen_for(here: Words, mention: Mention, films: Collection[Mention], others: Collection[Mention]) -> bool:
    """Is a projector no more than that on which films are shown: does its clause name films, and nothing else of its
    kind (`others`)?"""
    if not _SCREEN.match(here.passage.text, mention.start, mention.end):
        return False
    unit = here.window("unit", mention.start)
    beside = [m for m in others if unit.holds(m.start) and not _SCREEN.match(here.passage.text, m.start, m.end)]
    return any(unit.holds(m.start) for m in films) and not beside


def whoever(passage: Passage, mention: Mention) -> bool:
    """Does the sentence of a thing open with words for whoever does something, so that it is for them, or do such words
    stand right behind the thing ("by Teams for those who live far away")?"""
    sentence = passage.sentence_at(mention.start)
    found = _WHOEVER.match(passage.text, sentence.start)
    if found is not None and found.end() < mention.start:
        return True
    return _FOR_THOSE.match(passage.text, mention.end) is not None


def only_here(here: Words, mention: Mention) -> bool:
    """Does a clause behind deny it for another place than the one that the tool's own clause names?"""
    passage, sentence = here.passage, here.window("sentence", mention.start)
    unit = here.window("unit", mention.start)
    denials = [t for t in triggers.triggers(passage) if t.start >= unit.end]
    if any(unit.holds(m.start) for m in passage.of("settings")):
        return any(t.start < sentence.end for t in denials)
    after = next((u for u in scopes.units(passage) if u.start >= unit.end), None)
    return after is not None and bool(here.within(_OTHER_PLACES, after)) and any(after.holds(t.start) for t in denials)


def only_named(passage: Passage, only: Mention, tool: Mention) -> bool:
    """Does a name stand right behind "only", so that none but that place has a thing ("only Ljubljana has the set")?"""
    after = passage.tokens[only.last + 1] if only.last + 1 < tool.first else None
    return after is not None and passage.text[after.start].isupper() and after.key.isalpha()


def not_there(here: Words, mention: Mention, general: Collection[Mention], others: Collection[Mention] = ()) -> bool:
    """Is nothing, or nothing of the kind, or only one of the `others`, told of another setting than the one that the
    clause of a thing names ("In prison nothing. On probation four modules online", "in custody on a laptop, in the
    community on paper")?"""
    passage = here.passage
    settings = passage.of("settings")
    place = _with_label(passage, here.window("unit", mention.start))
    own = {m.code for m in settings if place.holds(m.start) and not scopes.denied(passage, m)}
    if not own:
        return False
    for told in (*triggers.triggers(passage), *others):
        other = _with_label(passage, claims.clause(passage, told.start))
        named = {m.code for m in settings if other.holds(m.start)}
        if not named or named & own or other.start == place.start:
            continue
        rest = passage.text[told.end : other.end].strip(" .,;:!")
        if not rest or _SUCH.fullmatch(rest) or told in others:
            return True
        if any(other.holds(m.start) and scopes.denied(passage, m) for m in general):
            return True
    return False


def _with_label(passage: Passage, clause: Stretch) -> Stretch:
    """A clause with the label in front of it."""
    return Stretch(_label_start(passage, clause), clause.end)


def _label_start(passage: Passage, clause: Stretch) -> int:
    """Where the label of a clause begins ("Prison: tablets"), else where the clause does."""
    since = passage.sentence_at(clause.start).start
    before = passage.text[since : clause.start]
    return since if _LABEL.search(before) and len(before.split()) <= _FEW else clause.start


def in_person_there(here: Words, mention: Mention, instead: Collection[Mention]) -> bool:
    """Do labels set places side by side, one with a thing and one where people meet in person ("Villages: video.
    Towns: in person")?"""
    unit = here.window("unit", mention.start)
    return _labelled(here.passage, unit) and any(
        not unit.holds(m.start) and _labelled(here.passage, here.window("unit", m.start)) for m in instead)


def _labelled(passage: Passage, unit: Stretch) -> bool:
    """Are a few words all that stands behind a label?"""
    before = passage.text[max(0, unit.start - _PARTS) : unit.start]
    return len(unit.of(passage.text).split()) <= _FEW and _LABEL.search(before) is not None


def away(here: Words, mention: Mention, marks: Collection[Stretch]) -> bool:
    """Is a way of meeting, told in words for what is elsewhere, that of participants who are there ("a participant who
    lives abroad joins by Teams")?"""
    passage = here.passage
    sentence = passage.sentence_at(mention.start)
    if not any(s.holds(mention.start) for s in marks):
        return False
    men = [*claims.within(passage, sentence, "people", "man"),
           *claims.within(passage, sentence, "occasions", "some_places")]
    return whoever(passage, mention) or any(
        m.end <= mention.start or _ABROAD.match(passage.text, m.end) for m in men)


def of_visits(passage: Passage, mention: Mention) -> bool:
    """Is a way of meeting told as that of prisoners with their families ("Skype exists for family visits")?"""
    unit = claims.clause(passage, mention.start)
    return _VISITS.search(passage.text, unit.start, unit.end) is not None


_PLATFORM = re.compile(r"plat+(?:e?form|aform|forma)|piattaform|alust|portal|plat?form", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:held|holds?|take place|takes place|took place|taken place|are done|were done|was done|is done|(?:is"
    r"|are|was|were|been) (?:run"
    r"|given|conducted|carried out|delivered|organised|organized)|continued|attend|meets?|met|stattfinden|finden|fanden"
    r"|abgehalten|durchgeführt|treffen|trafen|tenues?|se tiennent|se sont tenues|ont lieu|ont eu lieu"
    r"|se déroul\w+|se realiza\w*"
    r"|se celebra\w*|se hac\w+|se hicieron|se llev\w+|svolti|svolte|svolgono|svolto|tenuti|tengono|si fanno"
    r"|gehouden|vinden|vonden"
    r"|hölls|hålls|hölls|holdes|blev holdt|ble holdt|avholdes|pidetään|pidettiin|järjestettiin|odbywa\w*"
    r"|prowadzone|konaly|konají"
    r"|probíhaly|probíhají|konali|vyko|vyksta|potekala|potekajo|održavaju|održavala|realizam-se|decorr\w+"
    r"|es fan|es van fer"
    r"|toimuvad|toimusid|notika|notiek|tartjuk|tartottuk|se țin|s-au ținut)\b", re.IGNORECASE)
_NOT_THEN = re.compile(
    r"\b(?:between|after|before|for|of|zwischen|nach|vor|für|entre|après|avant|pour|después|antes|para|tra|fra|dopo|per"
    r"|tussen|na|voor|mellan|efter|för|mellem|mellom|między|po|mezi|medzi|med|między"
    r"|između)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def meets_on(passage: Passage, mention: Mention) -> bool:
    """Is a platform where sessions are held ("the meetings took place on a platform"), and not where somebody works
    between them?"""
    if not _PLATFORM.search(passage.text, mention.start, mention.end + 1):
        return False
    unit = claims.clause(passage, mention.start)
    return bool(sessions(passage, unit)) and _HELD.search(passage.text, unit.start, unit.end) is not None


def sessions(passage: Passage, unit: Stretch) -> list[Mention]:
    """The sessions of which a clause tells, and not only what is between, before or after them."""
    return [m for m in claims.within(passage, unit, "count_nouns", "session")
            if not _NOT_THEN.search(passage.text, unit.start, m.start)]
