"""What each line of a thread of comments is: a name, a date, a button, a heading, a quotation, somebody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from onrecord.clean import line_cue_kinds as cue
from onrecord.clean import marks
from onrecord.clean.handles import (
    BY,
    PLACEHOLDER,
    RANK,
    VERB,
    Named,
    answered,
    handle_in,
    is_handle,
    may_hold_date,
    quoted,
)
from onrecord.clean.handles import (
    NAMELESS as _NAMELESS,
)
from onrecord.clean.headings import heads_others, is_count
from onrecord.clean.line_cues import cues_in
from onrecord.clean.making import Maker
from onrecord.clean.posted import AGO, CLOCK, NEAR, YEARLESS
from onrecord.clean.units import Unit
from onrecord.spans import Span

SHORT = 110  # characters; a longer line is what somebody wrote
_LONG = 300  # characters; a longer line is nothing else
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
_REPLY = re.compile(
    r"repl(?:y|ies)|report|recommend|like|quote|vote|permalink|antwort|melden|zitieren|répon|signaler|responder|denunciar|"
    r"rispondi|beantwoord|odpowiedz|ответить|пожаловаться|цитировать|svara",
    re.I,
)
# "Gull_7 !!!": what no word looks like is a name, whatever marks adorn it.
_ADORNED = re.compile(r"(\S{0,20}(?:[a-zà-ÿ][A-ZÀ-Ý]|\d|_)\S{0,20}?)\s?[!*~?.]{1,6}")
_COMMENTING = re.compile(r"comm?ent|komment|reply|posting|review|opinion")
_SPEAKS = re.compile(rf"\s{VERB}\b", re.I)
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
_NOTICE = re.compile(r"(?:^|\s)(?:ping|track)back(?=\s|$)")
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
_PINGBACK = re.compile(r"\W{0,3}(?:ping|track)backs?\b", re.I)
# What the markup calls a form, a count on another page's teaser, or a list of comments on other articles.
_OUTSIDE = re.compile(
    r"(?:\S{0,30}comment-?form\S{0,30}|respond|comment-respond|\S{0,20}reply-(?:title|form)\S{0,20}|must-log-in|"
    r"\S{0,20}(?:add|write|post|leave|send)-?_?comment\S{0,30}|comments?-send\S{0,40}|comment[_-](?:rules|note|notes|policy)\S{0,20}|"
    r"\S{0,20}(?:recent|recently|latest|last|most|neueste|aktuelle|letzte|derniers|ultimos|ultimi)[-_]{0,2}"
    r"(?:comment|kommentar|coment|komment)\S{0,30}|comments?-?_?(?:counts?|number|num)\S{0,20}|"
    r"\S{0,20}modal\S{0,20}|\S{0,20}popup\S{0,20}|\S{0,20}log-?in\S{0,20}|\S{0,20}(?:subscri|newsletter)\S{0,30}|widget_\S{0,40})"
)
_NEAR = 140  # characters of class words, innermost first
_OWN_ELEMENT = re.compile(r"\S{0,20}(?:comment|kommentar|post)-?\d{1,20}$|c\d{10,20}")
_NAMES = re.compile(r"author|user|nick|\bname|\bfn\b|vcard|byline|handle|poster|commenter|pseudo|autor|avtor|persona")
_NOT_NAMES = re.compile(r"body|text|content|message|meta-?data|date|time|avatar|\buserinteraction")


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


_WORDS, _NAME, _DATED = Kind.WORDS, Kind.NAME, Kind.DATED  # asked of the class, each costs a call


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a thread, read by itself."""

    unit: Unit
    words: str  # the unit's
    cues: int  # what they may hold, by bits of `line_cue_kinds`; 0 of long ones
    kind: Kind
    handle: Named | None  # of its writer, in the unit's words
    answers: str  # the handle that it says it answers, or whose words it announces
    is_quoted: bool  # another's words: behind ">" or in a block of quotation
    is_bullet: bool
    indent: int
    is_inside: bool  # judged to be of a comment, not only between two that are
    is_marked: bool  # its markup calls it a writer's name
    is_nameless: bool  # a date whose writer is told to be nobody: "Guest, Norvik, May 4, 2020"

    @property
    def is_bare(self) -> bool:
        """Tells of a date or a rank that names nobody: the name stands on another line."""
        return self.kind in (Kind.DATED, Kind.RANK) and self.handle is None and not self.is_nameless


_LINE = Maker(Line)


def line_of(text: str, unit: Unit, *, is_inside: bool) -> Line:
    """Return what a line of a thread shows by itself; ``text`` is the page's."""
    span, words, tag, _, _, _, _, indent, bullet, _ = unit
    cues = cues_in(words) if len(words) < _LONG else 0
    is_quoted = tag == "blockquote" if tag else ">" in text[span.start - indent : span.start]
    kind = _kind(unit, words, cues)
    handle, answers, is_marked, is_nameless = None, "", False, False
    if kind is _WORDS:
        answers = "" if is_quoted else quoted(words, cues)
        bullet = bullet and not is_quoted
    else:
        answers = (answered(words, cues) if len(words) <= SHORT else "") or quoted(words, cues)
        bullet = bullet and not is_quoted
    if kind is _DATED:
        handle = handle_in(words)
        is_nameless = handle is None and _is_of_nobody(words, cues)
    elif kind is _NAME:
        handle = handle_in(words)
        is_marked = _is_marked(unit)
    made: Line = _LINE.of(
        (unit, words, cues, kind, handle, answers, is_quoted, bullet, indent, is_inside, is_marked, is_nameless)
    )
    return made


def _is_of_nobody(words: str, cues: int) -> bool:
    if not cues & (cue.FIRST_NOBODY | cue.FIRST_BY):
        return False
    by = BY.match(words)
    return _NAMELESS.match(words, by.end() if by else 0) is not None


def _kind(unit: Unit, words: str, cues: int) -> Kind:
    if unit.tag and _is_outside(unit.hints) and not _is_count(words, cues):
        return Kind.OUTSIDE
    if not words:
        return Kind.BUTTONS
    if _heads_others(words, cues) or _is_count(words, cues):
        return Kind.HEADING
    if cues & cue.FIRST_REMOVED and len(words) < 200 and _REMOVED.match(words):
        return Kind.REMOVED
    if len(words) > SHORT:
        return Kind.OUTSIDE if cues & cue.FORM and len(words) < 200 and marks.names_a_form(words) else _WORDS
    return _kind_of_short(unit, words, cues)


def _is_count(words: str, cues: int) -> bool:
    return bool(cues & cue.HEADS and cues & (cue.DIGIT | cue.COUNTS) and is_count(words))


def _heads_others(words: str, cues: int) -> bool:
    return bool(cues & cue.HEADS and cues & cue.RECENT and heads_others(words))


def is_heading(unit: Unit) -> bool:
    """Tell whether a line heads a thread: "12 Comments", "Recent comments"."""
    words = unit.words
    cues = cues_in(words) if len(words) < _LONG else 0
    return bool(cues & cue.HEADS) and _kind(unit, words, cues) is Kind.HEADING


@lru_cache(maxsize=_REMEMBERED)
def _is_outside(hints: str) -> bool:
    """Tell whether markup calls a block a form or the like: it or what is close around it, inside its own comment."""
    for word in hints[:_NEAR].split():
        told = _tells_of(word)
        if told is not None:
            return told
    return False


@lru_cache(maxsize=_REMEMBERED)
def _tells_of(word: str) -> bool | None:
    """Tell whether a word of class or id is that of a form or the like; None where it is neither that nor a comment's.

    False: it is a comment's own, and what stands around it is no matter.
    """
    if _OWN_ELEMENT.match(word):
        return False
    return True if _OUTSIDE.fullmatch(word) else None


def _kind_of_short(unit: Unit, words: str, cues: int) -> Kind:
    kind = _kind_of_words(words, cues)
    if unit.tag and (kind is _NAME or kind is _WORDS):
        if _is_marked(unit) and handle_in(words):
            return _NAME
        if _is_no_name(unit.hints.partition(" ")[0]):
            return _WORDS
    return kind


@lru_cache(maxsize=_REMEMBERED)
def _kind_of_words(words: str, cues: int) -> Kind:
    if is_buttons(words, cues) or (_may_begin(cues, cue.FIRST_BADGE) and _TAG.fullmatch(words)):
        return Kind.BUTTONS
    if cues & cue.FIRST_SUBJECT and _SUBJECT.match(words):
        return Kind.SUBJECT
    if cues & cue.FIRST_NOBODY and PLACEHOLDER.fullmatch(words):
        return Kind.PICTURE
    if cues & cue.HEADS and len(words) < 80 and marks.COMMENTS_BEGIN.fullmatch(words):
        return Kind.HEADING
    if (cues & cue.FORM and marks.names_a_form(words)) or (cues & cue.FIRST_FIELD and _FIELD.fullmatch(words)):
        return Kind.OUTSIDE
    if _is_dated(words, cues):
        return Kind.RANK if cues & cue.RANK and RANK.search(words) and handle_in(words) is None else _DATED
    return _kind_of_undated(words, cues)


def _kind_of_undated(words: str, cues: int) -> Kind:
    answers = answered(words, cues)
    if answers and handle_in(words) is None:
        return Kind.ANSWER
    says = _SAYS.fullmatch(words) if cues & cue.VERB else None
    if (says and is_handle(says[1])) or is_handle(words) or answers:
        return _NAME
    adorned = _ADORNED.fullmatch(words) if words[-1] in _ADORNS else None
    return _NAME if adorned and is_handle(adorned[1]) else _WORDS


def _may_begin(cues: int, bit: int) -> bool:
    """Tell whether a line's first word may be one of those of ``bit``; so it may where no letter stands in it."""
    return bool(cues & bit) or not cues & cue.LETTER


def _is_marked(unit: Unit) -> bool:
    first = unit.hints.split(" ", 3)[:3] if unit.tag else []
    return any(map(_is_name, first))


@lru_cache(maxsize=_REMEMBERED)
def _is_name(word: str) -> bool:
    """Tell whether a word of class or id is that of a name."""
    return _NAMES.search(word) is not None and not _is_no_name(word)


@lru_cache(maxsize=_REMEMBERED)
def _is_no_name(word: str) -> bool:
    return _NOT_NAMES.search(word) is not None


def is_buttons(words: str, cues: int) -> bool:
    """Tell whether a line is a row of buttons, ages and counts: "Like · Reply · 3 · 2 yrs"."""
    if _may_begin(cues, cue.FIRST_BUTTON) and _ACTION.fullmatch(words[:200]):
        return True
    is_bare = len(words) > _COUNTED or not cues & cue.LETTER
    if is_bare and _COUNTS.fullmatch(words[:_COUNTED]) and not marks.DATE.search(words):
        return True
    if not (cues & (cue.DIGIT | cue.AGES) and cues & cue.BUTTON):
        return False  # neither a date nor an age stands in it, or no button
    bare = _SHORT_AGE.sub(" ", _without_age(_without_date(words, cues), cues))
    return bare != words and _ACTION.fullmatch(bare[:200]) is not None


def _is_dated(words: str, cues: int) -> bool:
    if cues & cue.FIRST_BY and len(words) < 80 and BY.match(words):
        return True
    rest = words
    if words[0] in '"“„«':
        return False  # what somebody quotes may hold a date
    if _has_date(words, cues) or (cues & cue.AGES and AGO.search(words)):
        rest = _without_age(_without_date(words, cues), cues)
        rest = NEAR.sub(" ", rest) if cues & cue.NEAR and cues & cue.HOUR else rest
    elif not (cues & cue.RANK and RANK.search(words)):
        return False
    # "On 4 May 2020 nobody said so." is what somebody wrote.
    many = len(rest.split())
    return many <= 9 and not (many > 3 and words.endswith((".", "!", "?")))


def _has_date(words: str, cues: int) -> bool:
    if may_hold_date(cues) and marks.DATE.search(words):
        return True
    if not cues & cue.HOUR:
        return False
    return bool(YEARLESS.search(words) or (cues & cue.NEAR and NEAR.search(words)))


def _without_date(words: str, cues: int) -> str:
    rest = marks.DATE.sub(" ", words) if may_hold_date(cues) else words
    return CLOCK.sub(" ", YEARLESS.sub(" ", rest)) if cues & cue.HOUR else rest


def _without_age(words: str, cues: int) -> str:
    return AGO.sub(" ", words) if cues & cue.AGES else words


def place(line: Line, named: Named, text: str) -> Span | None:
    """Return where a name inside a line's words stands on the page; None where a line break parts it."""
    words = line.words[named.start : named.end]
    at = text.find(words, line.unit.span.start, line.unit.span.end)
    return Span(at, at + len(words)) if at >= 0 else None


def shows_a_thread(lines: Sequence[Line]) -> bool:
    """Tell whether dated lines are a thread's, and no list of articles with their days."""
    return any(
        line.kind in (Kind.RANK, Kind.PICTURE, Kind.ANSWER, Kind.REMOVED)
        or (line.kind is Kind.BUTTONS and _REPLY.search(line.words) is not None)
        or (line.kind is Kind.NAME and line.answers != "")
        or (line.kind in (_DATED, _NAME) and is_of_comments(line.unit))
        or (line.kind is _DATED and line.handle is not None and _is_of_a_reader(line))
        for line in lines
    )


def _is_of_a_reader(line: Line) -> bool:
    words, cues = line.words, line.cues
    if cues & cue.HOUR and (CLOCK.search(words) or NEAR.search(words)):
        return True
    if (cues & cue.VERB and _SPEAKS.search(words)) or (cues & cue.FIRST_BY and BY.match(words)):
        return True
    return bool(cues & cue.AGES and AGO.search(words))


def is_of_comments(unit: Unit) -> bool:
    """Tell whether markup calls a block, or what is close around it, a comment."""
    return bool(unit.tag) and _speak_of_comments(unit.hints[:_NEAR])


@lru_cache(maxsize=_REMEMBERED)
def _speak_of_comments(hints: str) -> bool:
    return _COMMENTING.search(hints) is not None


def is_pingback(lines: Sequence[Line]) -> bool:
    """Tell whether these lines are a notice of another page's link, which no reader wrote."""
    for line in lines[:2]:
        hints = line.unit.hints
        if ("back" in hints and _NOTICE.search(hints)) or _PINGBACK.match(line.words):
            return True
    return False
