"""Words of sex that do not tell who may take part: those of the staff, of the victim, and that of most participants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.passage import Passage, Stretch, starting
from pipeline.vocabulary import Mention
from pipeline.words.claiming import scopes
from pipeline.words.figures import shares

_SHARE_OF = re.compile(
    r"\s?(?:(?:of|are|is|were|the|them|participants|clients|sind|der|davon|Teilnehmenden|sont|des|son|de|los|las|sono"
    r"|dei|degli|zijn|van|är|er|av|af|on|to|są|jsou|sú|su|so|yra|ir)\s){0,3}", re.I)
_IS_HER = re.compile(
    r"(?:[:=]|\s|\b(?:is|are|be|being|must|has|have|to|always|only|mostly|the|a|an|current|former|his|their|own|adult"
    r"|ist|sind|muss|immer|eine|die|das|der|est|sont|doit|être|toujours|une|la|le|les|es|son|debe|ser|siempre|una|è|sono"
    r"|deve|essere|sempre|altijd|een|de|het|moet|zijn|är|alltid|en|er|altid|on|aina|jest|zawsze|je|vždy)\b)+",
    re.IGNORECASE)
_VICTIM = re.compile(
    r"\b(?:victims?|Opfers?|victimes?|víctimas?|vittim[ae]|slachtoffers?|offer(?:et)?s?|offrets?|uhrin?|ofiar[aąy]"
    r"|oběti?|oběť|obeť|obete|žrtev|žrtv[aei]|auk[ao]s?|upur[ai]s?|ohvri?|ohver|áldozat|victima|vítimas?|θύμα(?:τος)?)\b",
    re.IGNORECASE)
_ONE_IS = re.compile(
    r"(?:[,;:(]|\s|\b(?:of|whom|which|them|one|two|is|are|always|usually|a|an|the|both|at|least|must|be|davon|wovon"
    r"|eine|einer|ist|sind|immer|dont|une|un|est|toujours|de|los|las|cuales|ellos|una|es|siempre|cui|è|sempre|waarvan|een|is|altijd"
    r"|varav|en|är|alltid|hvoraf|er|altid|hvorav|alltid|joista|yksi|on|aina|z|których|jedna|jest|jeden|jsou|je)\b)*",
    re.IGNORECASE)
_AS = re.compile(r"\s(?:works?|acts?|are|serves?|working|employed)\s(?:as\s)?(?:the\s|our\s|a\s)?", re.IGNORECASE)
_WORK_AS = 20  # characters
_ASK = 4  # words
_JOINT = frozenset({"a", "an", "one", "ein", "eine", "un", "une", "uno", "una", "en", "et", "een", "/", "-", "trained"})


def leads(passage: Passage, words: str, mention: Mention) -> bool:
    """Does a word of sex name those who lead ("male trainers", "led by a man", "a man and a woman lead")?"""
    clause = passage.clause_at(mention.start)
    if any(clause.start <= m.start < mention.start for m in passage.of(words, "led")):
        return True
    staff = starting(passage.of(words, "staff"), passage.sentence_at(mention.start).start, mention.start)
    if staff and _ONE_IS.fullmatch(passage.text, staff[-1].end, mention.start):
        return True  # "two leaders of whom one is a woman"
    following = starting(passage.of(words, "staff"), mention.end, mention.end + _WORK_AS)
    if following and _AS.fullmatch(passage.text, mention.end, following[0].start):
        return True  # "two women work as facilitators"
    named = {i for m in passage.of(words, "men", "women", "both") for i in range(m.first, m.last + 1)}
    joined = {m.first for code in ("and", "or") for m in scopes.joiners(passage, code)}
    for mark in passage.of(words, "staff", "leads"):
        if mark.start >= clause.end or mark.first <= mention.last or not scopes.spoken(passage, mark):
            continue
        between = range(mention.last + 1, mark.first)
        if all(i in named or i in joined or passage.tokens[i].key in _JOINT for i in between):
            return True
    return False


def of_some(passage: Passage, people: Sequence[Mention]) -> bool:
    """Is a sex only that of most of them, or of a share ("80% men", "9 of 10 are men", "mostly men")?"""
    for mention in people:
        clause = passage.clause_at(mention.start)
        if any(0 < mention.first - m.last <= 1 for m in passage.of("level_marks", "mostly")):
            return True
        shares_told = shares.told(passage, Stretch(clause.start, mention.start))
        if shares_told and 0 < shares_told[-1].value < 100 and _SHARE_OF.fullmatch(
                passage.text, shares_told[-1].end, mention.start):
            return True
    return False


def named_victim(passage: Passage, mention: Mention) -> bool:
    """Is it said of the victim that it is a woman, or of the woman that she is the victim ("victim: a woman")?"""
    sentence = passage.sentence_at(mention.start)
    return any(_IS_HER.fullmatch(passage.text, min(m.end(), mention.end), max(m.start(), mention.start))
               for m in _VICTIM.finditer(passage.text, sentence.start, sentence.end))


def of_partner(passage: Passage, topic: Mention) -> bool:
    """Is the noun for sex that of the partner or victim ("the sex of the spouse", "partnerns kön")?"""
    clause = passage.clause_at(topic.start)
    partners = [(m.start, m.end) for code in _PARTNERS for m in passage.of(*code) if scopes.spoken(passage, m)]
    partners += [m.span() for m in _VICTIM.finditer(passage.text, clause.start, clause.end)]
    told = [m for m in passage.of("orientation_scope", "topic") if m.start <= topic.start and topic.end <= m.end]
    return bool(told) or any(
        (_OF.fullmatch(passage.text, topic.end, start) and not _THEIRS.match(passage.text, end))
        or _WHOSE.fullmatch(passage.text, end, topic.start) for start, end in partners if clause.holds(start))


def right_behind_partner(passage: Passage, mention: Mention) -> bool:
    """Do words for any sex stand right behind a partner, joined to it by an "of" or a genitive ("an ex, of whichever
    sex", "Ex-Partner, egal welchen Geschlechts")?"""
    genitive = mention.term.casefold().endswith("geschlechts")
    ends = [m.end for code in _PARTNERS[:2] for m in passage.of(*code) if scopes.spoken(passage, m)]
    return any(_OF_SEX.fullmatch(passage.text, end, mention.start) or (
        genitive and passage.text[end : mention.start].strip(" ,") == "") for end in ends if end <= mention.start)


_OF_SEX = re.compile(r",?\s(?:of|de|di|von|van|av|af|do|od|o)\s", re.IGNORECASE)


def parallel(passage: Passage, mention: Mention) -> bool:
    """Is the same violence told of people of the other sex right before ("men who hit their partner and women who hit
    theirs")?"""
    sentence = passage.sentence_at(mention.start)
    others = [m for m in passage.of("sexes", "men", "women") if m.code != mention.code
              and sentence.start <= m.start < mention.start]
    if not others or not _JOINS.search(passage.text, sentence.start, mention.start):
        return False
    deeds = [m for m in passage.of("relations", "violence") if m.last > m.first or len(m.term) > _SHORT_DEED
             or _verb(passage, m)]
    theirs = [_verb(passage, m) for m in starting(deeds, others[-1].end, mention.start)]
    own = [m for m in starting(deeds, mention.end, sentence.end) if 0 < m.first - mention.last <= _DEED]
    return bool(own) and _verb(passage, own[0]) in theirs and _verb(passage, own[0]) != ""


def _verb(passage: Passage, deed: Mention) -> str:
    """The first letters of a word of violence, none of a preposition ("against")."""
    word = passage.tokens[deed.first].key
    return "" if word in _TOWARDS else word[:_STEM]


_TOWARDS = frozenset({
    "against", "towards", "toward", "to", "gegen", "gegenüber", "contre", "envers", "contra", "contro",
    "hacia", "verso", "tegen", "mot", "imod", "wobec", "proti", "protiv", "vůči", "împotriva"})
_JOINS = re.compile(
    r"\b(?:and|or|und|oder|et|ou|y|e|o|en|of|och|eller|og|ja|tai|i|oraz|a|nebo|in|ali|ili|și|sau|és|vagy|ir|un)\s"
    r"(?:(?:the|die|les|las|le|de)\s)?$", re.IGNORECASE)
_STEM, _DEED, _SHORT_DEED = 4, 4, 3


def who_left(passage: Passage, mention: Mention) -> bool:
    """Is a woman only the one who left or called, told with "the" beside men in the plural ("after the woman left")?"""
    before = passage.text[max(0, mention.start - 8) : mention.start]
    return mention.code == "women" and _THE.search(before) is not None and _LEFT.match(
        passage.text, mention.end) is not None


_THE = re.compile(r"(?:^|\W)(?:the|die|la|the young|de)\s$", re.IGNORECASE)
_LEFT = re.compile(
    r"\s(?:(?:has|had|have|ist|hat|a|est|ha|se ha|se|se n['’]è|heeft|is)\s)?(?:(?:already|schon|déjà|ya|già)\s)?"
    r"(?:left|leaves|moved out|moves out|gone|went|walked out|threatens|asked|called"
    r"|(?:[\w ]{0,20}\s)?(?:verlassen|ausgezogen"
    r"|gegangen|weggegangen)|partie|quitté|quitte|ido|fue|marchado|abandonado|lasciato|andata|vertrokken|weggegaan"
    r"|verlaten)\b", re.IGNORECASE)


def of_couples(passage: Passage, mention: Mention) -> bool:
    """Does a word begin inside one for couples of the same sex ("same-sex couples: makes no difference")?"""
    return mention.code in ("any", "topic") and any(
        m.start < mention.start < m.end for m in passage.of("orientation_scope", "same", "any_orientation"))


def partner_is(passage: Passage, mention: Mention) -> bool:
    """Is it the partner or victim that is said to be of a sex ("if the partner is a woman or a man", "ob die Partnerin
    eine Frau oder der Partner ein Mann ist")?"""
    sentence = passage.sentence_at(mention.start)
    named = sorted(passage.of("sexes", "men", "women", "both", "any"), key=lambda m: -m.start)
    sexes = {m.start for m in named}
    partners = [m for code in _PARTNERS[:2] for m in passage.of(*code) if sentence.start <= m.start
                and m.end <= mention.start and m.start not in sexes and scopes.spoken(passage, m)]
    ends = [m.end for m in partners] + [m.end() for m in _VICTIM.finditer(passage.text, sentence.start, mention.start)]
    if not ends:
        return False
    before = any(_BE_FIRST.search(passage.text, sentence.start, m.start) for m in partners if m.end == max(ends))
    between, behind = passage.text[max(ends) : mention.start], passage.text[mention.end : sentence.end]
    for other in named:
        if max(ends) <= other.start and other.end <= mention.start:
            at = max(ends)
            between = between[: other.start - at] + between[other.end - at :]
    links = _LINKS.fullmatch(between)
    return links is not None and (before or _BE.search(between) is not None or _BE_LAST.match(behind) is not None)


BEING = (
    r"is|are|be|was|were|ist|sind|sei|est|soit|sont|es|sea|son|sean|è|sia|sono|siano|zijn|är|er|on|ovat|jest|są|je"
    r"|jsou|sú|so|su|é|seja|sejam|este|e|fie|yra|ir|vai|ar|μεταξύ|είναι|sigui|és")
_BE = re.compile(rf"\b(?:{BEING})\b", re.IGNORECASE)
_BE_FIRST = re.compile(rf"\b(?:{BEING})\s(?:\w{{1,4}}\s)?$", re.IGNORECASE)  # "zda je partnerem žena"
_BE_LAST = re.compile(r"\s(?:\w+\s){0,4}?(?:ist|sind|is|zijn|war)\b", re.IGNORECASE)
_LINKS = re.compile(
    rf"(?:[,:(]|\s|\b(?:{BEING}|may|can|could|a|an|the|or|and|either|both|of|whether|ein|eine|oder|und|un|une|ou|et"
    r"|una|uno|u|o|e|y|een|of|en|et|eller|tai|vai|lub|albo|czy|nebo|či|alebo|ali|ili|um|uma|sau|arba|või|vagy"
    r"|τι|mężczyzną|kobietą)\b)*", re.IGNORECASE)
_PARTNERS = (("relations", "partner", "ex"), ("people", "partner"), ("orientation_scope", "neutral", "her", "him"))
_OF = re.compile(
    r"\s(?:(?:of|the|a|an|his|her|their|other|current|former|present|des|der|die|dem|den|ihrer|ihres|du|de|la|le|l['’]|d['’]"
    r"|del|della|delle|los|las|el|su|sa|son|leur|lui|persona|van|het|een|hun|zijn|til|av|af|deres|hans|jejich|jego|ich"
    r"|o|a|da|do|seu|της|του|τους|dell['’]|angegriffenen|betroffenen|person)\s?){0,4}", re.IGNORECASE)
_THEIRS = re.compile(r"['’]s?\s")
_WHOSE = re.compile(r"(?:['’]?s)?\s(?:own\s)?", re.IGNORECASE)


def indifferent(passage: Passage, topic: Mention, most: int = 8) -> bool:
    """Do words that say that it decides nothing stand in the clause of a noun for sex, at most so many words from it,
    open the clause right behind it ("ob Mann oder Frau, spielt keine Rolle"), or stand behind a label
    ("sex, age: no difference")?"""
    sentence = passage.sentence_at(topic.start)
    for mark in passage.of("level_marks", "regardless"):
        if scopes.same_clause(passage, topic, mark) and scopes.distance(passage, topic, mark) <= most:
            return True
        if _LABEL.fullmatch(passage.text, topic.end, max(topic.end, mark.start)):
            return True
        if 0 < mark.first - topic.last <= 2 and sentence.holds(mark.start):
            return True
    return False


_LABEL = re.compile(r"(?:[,/&]|\s|[^\W\d]+){1,8}[:=–-]\s*")


def turned_away(passage: Passage, words: str, mention: Mention) -> bool:
    """Do they only ask for a place, and are told no or sent to somebody else ("two women called, we could not take
    them"; "a woman who applied was referred to another service")?"""
    sentence = passage.sentence_at(mention.start)
    asks = [m for m in passage.of(words, "asks") if sentence.holds(m.start) and scopes.spoken(passage, m)
            and scopes.distance(passage, m, mention) <= _ASK]
    if not asks:
        return False
    behind = Stretch(max(asks[0].end, mention.end), sentence.end)
    sent = [*passage.of("level_marks", "elsewhere"), *passage.of("refusals", "refuse"),
            *(m for m in (*passage.of("taking", "takes"), *passage.of("refusals", "admit"))
              if scopes.of(passage, m, scopes.DENIALS))]
    return any(behind.holds(m.start) and scopes.spoken(passage, m) for m in sent)
