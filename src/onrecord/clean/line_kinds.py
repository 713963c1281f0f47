"""What the words of a line in a thread of comments make it: a name, a date, a button, a heading, somebody's words."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from onrecord.clean import marks
from onrecord.clean.handles import BY, PLACEHOLDER, VERB, answered, handle_in, is_handle
from onrecord.clean.handles import RANK as _RANK
from onrecord.clean.headings import heads_others, is_count
from onrecord.clean.line_cue_kinds import (
    FIRST_BADGE,
    FIRST_BUTTON,
    FIRST_BY,
    FIRST_FIELD,
    FIRST_NOBODY,
    FIRST_REMOVED,
    FIRST_SUBJECT,
    HAS_AGES,
    HAS_BUTTON,
    HAS_COUNTS,
    HAS_DIGIT,
    HAS_FIGURES,
    HAS_FORM,
    HAS_HEADS,
    HAS_HOUR,
    HAS_LETTER,
    HAS_NEAR,
    HAS_RANK,
    HAS_RECENT,
    HAS_VERB,
)
from onrecord.clean.line_cues import may_hold_date
from onrecord.clean.line_dates import dates_of, without_ages, without_dates
from onrecord.clean.posted import CLOCK, NEAR, YEARLESS

SHORT = 110  # characters; a longer line is what somebody wrote
LONG = 300  # characters; a longer line is nothing else
_NOTICE = 200  # characters; a longer line is no notice and of no form
_REMEMBERED = 2048  # lines: buttons, ranks and names come again and again
_BUTTON = (
    r"reply|replies|share|likes?|unlike|liked|loved?|recommend(?:ed)?|report(?: abuse| this comment| comment| post)?|"
    r"flag|quote|edit|edited|delete|up ?votes?|down ?votes?|votes?|permalink|link|parent|prev|next|root|context|save|"
    r"hide|"
    r"give award|award|follow|block|copy|more|less|read more|see more|embed|expand|collapse|translate|see translation|"
    r"click to expand|reply with quote|log in to reply|"
    r"show (?:new |more |hidden )?(?:comments?|replies)|view (?:more )?(?:comments?|replies)|"
    r"antworten|antwort|löschen|melden|zitieren|teilen|bewerten|beitrag melden|kommentar melden|"
    r"mehr|liken|gefällt(?: mir)?|daumen (?:hoch|runter)|gut|schlecht|link kopieren|empfehlen|"
    r"répondre|réponses?|signaler(?: un abus)?|partager|j['’]aime|recommander|citer|alerter|modérer|"
    r"responder|respuestas?|denunciar|compartir|me gusta|citar|reportar|compartilhar|curtir|ocultar|"
    r"rispondi|segnala|condividi|mi piace|cita|"
    r"beantwoorden|reageer|rapporteer|delen|odpowiedz|zgłoś|cytuj|lubię to|"
    r"ответить|пожаловаться|поделиться|цитировать|нравится|ссылка|жалоба|"
    r"svara|anmäl|gilla|svar|vastaa|points?|pts|helpful|person(?:en)?|people|helped|thanks?|op|top|staff|"
    r"\+1|-1|and|und|et|y|e|o|or"
)
_ACTION = re.compile(rf"(?:\W*(?:\d[\d.,]{{0,6}}k?\W*)?(?:{_BUTTON})(?!\w)){{1,9}}\W*(?:\d{{1,6}}\W*){{0,3}}", re.I)
_COUNTED = 40  # characters of a line that are asked whether they are counts alone
_ADORNS = "!*~?."
_COUNTS = re.compile(r"[\s\d|•·.,:()+↑↓▲▼△▽-]*")
_SHORT_AGE = re.compile(r"(?<!\w)\d{1,3}\s?(?:yrs?|y|mos?|w|wks?|d|h|hrs?|m|mins?)(?!\w)\.?", re.I)
# "Gull_7 !!!": what no word looks like is a name, whatever marks adorn it.
_ADORNED = re.compile(r"(\S{0,20}(?:[a-zà-ÿ][A-ZÀ-Ý]|\d|_)\S{0,20}?)\s?[!*~?.]{1,6}")
_SAYS = re.compile(rf"(.{{2,50}}?)\s{VERB}\s?[:,.]?", re.I)
_REMOVED = re.compile(
    r"\W{0,3}(?:(?:this|the)\s(?:comment|post|message|reply)\s(?:has\sbeen|was|is)\s(?:deleted|removed|hidden|collapsed)|"
    r"\[?(?:removed|deleted|gelöscht|entfernt|supprimé|eliminado|удалено)\]?\W{0,2}$|"
    r"(?:comment|post|message)\s(?:deleted|removed|hidden)|(?:removed|deleted)\sby\s(?:a\s|the\s)?(?:moderator|author|user)|"
    r"(?:dieser|der)\s(?:kommentar|beitrag)\s(?:wurde|ist)\s|(?:beitrag|kommentar)\s(?:wurde\s)?(?:gelöscht|entfernt)|"
    r"(?:ce|le)\s(?:commentaire|message)\sa\sété\s(?:supprimé|modéré)|commentaire\ssupprimé|"
    r"(?:este\s|el\s)?comentario\s(?:ha\ssido\s|fue\s)?(?:eliminado|borrado)|комментарий\sудал[её]н|сообщение\sудалено)",
    re.I,
)
# Badges beside a name, fields and menus of the form: none is anybody's words.
_TAG = re.compile(
    r"[\s•·|✓✔-]{0,3}(?:op|author|autor(?:in)?|auteur|mod|staff|editor|redaktion|verified|subscriber|"
    r"top \d{1,2}% \w{1,12}|profile)?[\s•·|✓✔-]{0,3}",
    re.I,
)
_FIELD = re.compile(
    r"\W{0,3}(?:(?:your |ihr |votre |su )?(?:name|nom|nombre|nome|naam|имя|e-?mail(?:[- ]adress?e?)?|email address|"
    r"website|web ?site|"
    r"url|site web|comment|kommentar|commentaire|comentario|message|nachricht)\s?(?:\*|\(.{3,40}\)\s?\*?)|website|"
    r"(?:post|submit|add|send) (?:a |your )?(?:comment|reply)|kommentar (?:ab)?(?:senden|schicken)|absenden|submit|"
    r"(?:sort(?:ed|ieren)?|trier|ordenar|ordina|сортировать)\s(?:by|nach|par|por|per|по)\b.{0,30}|"
    r"(?:newest|oldest|best|top|most relevant)(?: first)?)\W{0,3}",
    re.I,
)
_SUBJECT = re.compile(r"(?:re|aw|antw|sv|betreff|subject|тема)\s?:\s\S", re.I)


class Kind(Enum):
    """What a line of a thread is."""

    HEADING = "heading"  # "12 Comments"
    OUTSIDE = "outside"  # a form, a policy, a list of comments on other articles
    DATED = "dated"  # opens or closes a comment: a date, "Comment by NAME"
    ANSWER = "answer"  # "in reply to NAME", the writer's own name elsewhere
    SUBJECT = "subject"  # "Re: The bridge"
    RANK = "rank"  # "Senior Member", "Joined: Apr 25, 2012", "Messages: 7,850"
    NAME = "name"
    PICTURE = "picture"  # "avatar", "Guest": a writer without a name
    BUTTONS = "buttons"
    REMOVED = "removed"
    WORDS = "words"


# Asked of the class, each costs a call.
HEADING, OUTSIDE, DATED, ANSWER, SUBJECT, RANK, NAME, PICTURE, BUTTONS, REMOVED, WORDS = Kind


def kind_of_words(words: str, cues: int) -> Kind:
    """Return what a line's words make it; ``cues``: of `line_cues.cues_in`, 0 of a line of `LONG` or more."""
    if not words:
        return BUTTONS
    if is_counted(words, cues) or (cues & HAS_HEADS and cues & HAS_RECENT and heads_others(words)):
        return HEADING
    if cues & FIRST_REMOVED and len(words) < _NOTICE and _REMOVED.match(words):
        return REMOVED
    if len(words) <= SHORT:
        return _kind_of_short(words, cues)
    return OUTSIDE if cues & HAS_FORM and len(words) < _NOTICE and marks.names_a_form(words) else WORDS


def is_counted(words: str, cues: int) -> bool:
    """Tell whether a line is a heading with a number: "12 Comments"."""
    return bool(cues & HAS_HEADS and cues & (HAS_DIGIT | HAS_COUNTS) and is_count(words))


@lru_cache(maxsize=_REMEMBERED)
def _kind_of_short(words: str, cues: int) -> Kind:
    if is_buttons(words, cues) or (_may_begin(cues, FIRST_BADGE) and _TAG.fullmatch(words)):
        return BUTTONS
    if cues & FIRST_SUBJECT and _SUBJECT.match(words):
        return SUBJECT
    if cues & FIRST_NOBODY and PLACEHOLDER.fullmatch(words):
        return PICTURE
    if cues & HAS_HEADS and len(words) < 80 and marks.COMMENTS_BEGIN.fullmatch(words):
        return HEADING
    if (cues & HAS_FORM and marks.names_a_form(words)) or (cues & FIRST_FIELD and _FIELD.fullmatch(words)):
        return OUTSIDE
    if _is_dated(words, cues):
        return RANK if cues & HAS_RANK and _RANK.search(words) and handle_in(words) is None else DATED
    return _kind_of_undated(words, cues)


def _kind_of_undated(words: str, cues: int) -> Kind:
    answers = answered(words, cues)
    if answers and handle_in(words) is None:
        return ANSWER
    says = _SAYS.fullmatch(words) if cues & HAS_VERB else None
    if (says and is_handle(says[1])) or is_handle(words) or answers:
        return NAME
    adorned = _ADORNED.fullmatch(words) if words[-1] in _ADORNS else None
    return NAME if adorned and is_handle(adorned[1]) else WORDS


def _may_begin(cues: int, bit: int) -> bool:
    """Tell whether a line's first word may be one of those of ``bit``; so it may where no letter stands in it."""
    return bool(cues & bit) or not cues & HAS_LETTER


def is_buttons(words: str, cues: int) -> bool:
    """Tell whether a line is a row of buttons, ages and counts: "Like · Reply · 3 · 2 yrs"."""
    if _may_begin(cues, FIRST_BUTTON) and _ACTION.fullmatch(words[:200]):
        return True
    is_bare = len(words) > _COUNTED or not cues & HAS_LETTER
    if is_bare and _COUNTS.fullmatch(words[:_COUNTED]) and not marks.DATE.search(words):
        return True
    if not (cues & (HAS_DIGIT | HAS_AGES) and cues & HAS_BUTTON):
        return False  # neither a date nor an age stands in it, or no button
    bare = _SHORT_AGE.sub(" ", _without_age(_without_date(words, cues), cues))
    return bare != words and _ACTION.fullmatch(bare[:200]) is not None


def _is_dated(words: str, cues: int) -> bool:
    if cues & FIRST_BY and len(words) < 80 and BY.match(words):
        return True
    rest = words
    if words[0] in '"“„«':
        return False  # what somebody quotes may hold a date
    if _has_date(words, cues) or (cues & HAS_AGES and without_ages(words) != words):
        rest = _without_age(_without_date(words, cues), cues)
        rest = NEAR.sub(" ", rest) if cues & HAS_NEAR and cues & HAS_HOUR else rest
    elif not (cues & HAS_RANK and _RANK.search(words)):
        return False
    # "On 4 May 2020 nobody said so." is what somebody wrote.
    many = len(rest.split())
    return many <= 9 and not (many > 3 and words.endswith((".", "!", "?")))


def _has_date(words: str, cues: int) -> bool:
    if may_hold_date(cues) and dates_of(words):
        return True
    if not cues & HAS_HOUR:
        return False
    return bool((cues & HAS_FIGURES and YEARLESS.search(words)) or (cues & HAS_NEAR and NEAR.search(words)))


def _without_date(words: str, cues: int) -> str:
    rest = without_dates(words) if may_hold_date(cues) else words
    if not cues & HAS_HOUR:
        return rest
    return CLOCK.sub(" ", YEARLESS.sub(" ", rest) if cues & HAS_FIGURES else rest)


def _without_age(words: str, cues: int) -> str:
    return without_ages(words) if cues & HAS_AGES else words
