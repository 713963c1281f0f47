"""What the lines of a thread of comments show: that one opens, that one closes, or what somebody wrote."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from onrecord.clean import marks
from onrecord.clean.language import function_words
from onrecord.clean.line_cue_kinds import FIRST_BY, HAS_AGO, HAS_HOUR, HAS_RANK, HAS_THREAD, HAS_VERB
from onrecord.clean.line_cues import cues_in, may_hold_date
from onrecord.clean.line_dates import dates_of, without_dates
from onrecord.clean.units import Unit
from onrecord.clean.wording import any_in

_REMEMBERED = 4096  # lines: buttons, ranks and handles come again and again
SHORT = 110  # characters; a longer line is what somebody wrote
ACTION = re.compile(
    r"\W*(?:\d{0,6}\W*(?:reply|replies|share|like|likes?|unlike|recommend(?:ed)?|report(?: abuse)?|flag|quote|edit|"
    r"up ?votes?|down ?votes?|"
    r"permalink|link|click to expand|show (?:new |more |hidden )?comments?|collapse|translate|antworten|melden|"
    r"zitieren|répondre|"
    r"signaler|responder|denunciar|rispondi|segnala|beantwoorden|odpowiedz|ответить|svara|gut|schlecht|gefällt mir|"
    r"points?|helpful)\W*){1,6}"
    r"\d{0,6}\W*(?:\(\d{1,5}\)\W*)?",
    re.I,
)
PLACEHOLDER = re.compile(r"\W*(?:avatar|guest|anonymous|profile picture|user|gravatar|deleted)\W*", re.I)
RANK = re.compile(
    r"\b(?:join(?:ed| date)?\b|member since|registered|messages?:|posts?:|senior member|full member|moderator|"
    r"administrator|"
    r"elite member|new member|junior member|well-known member|active member|registered user|veteran|newbie|regular|"
    r"rank)",
    re.I,
)
QUOTED = re.compile(r".{1,40}\b(?:said|wrote|schrieb|a écrit):|click to expand.{0,5}", re.I)
REPLY_TO = re.compile(r"in reply to", re.I)
BY = re.compile(r"(?:comment|kommentar|commentaire|posted|geschrieben|written|reply)\s(?:by|von|de|from|par)\s+", re.I)
# Only threads say this; "Share" and "Like" also stand at the head of an article.
_STRONG = re.compile(
    r"\W*\d{0,5}\W*(?:reply|replies|antworten|antwort|répondre|responder|rispondi|beantwoorden|odpowiedz|ответить|"
    r"svara|report abuse|"
    r"melden|beitrag melden|signaler|recommend \d{1,5}\W{1,3}report abuse)\W*(?:\d{0,5}\W*)(?:[↓⤵↩]?)\W*|"
    r"\W*(?:rating|votes?|recommend|likes?)\W{0,3}\d{1,5}.{0,20}|"
    r".{1,60}\b(?:reply|antworten|répondre|responder)\W{0,3}|\d{1,5}\W{1,5}(?:reply|like)\b.{0,40}",
    re.I,
)
_SAYS = re.compile(
    r".{1,50}\s(?:says|said|wrote|writes|sagt|sagte|schreibt|schrieb|meint|dit|a dit|a écrit|dice|"
    r"dijo|disse|schreef|zegt)\s?:?",
    re.I,
)


_PICTURE = re.compile(r"\W*(?:avatar|gravatar|profile picture)\W*", re.I)


class Kind(Enum):
    OPENING = "opening"
    CLOSING = "closing"
    WORDS = "words"


def kind_of(unit: Unit) -> Kind:
    """Return what a line of a thread is by its own words."""
    return _kind_of_short(unit.words) if len(unit.words) <= SHORT else _kind_of(unit.words)


def _kind_of(words: str) -> Kind:
    if not words or ACTION.fullmatch(words[:200]) or marks.COMMENTS_BEGIN.fullmatch(words[:200]):
        return Kind.CLOSING
    if len(words) > SHORT:
        return Kind.WORDS
    # To look for a date or a rank in a line takes ten times as long as to see that it holds none.
    folded = words.casefold()
    has_digit = _DIGIT.search(words) is not None
    has_date = has_digit and marks.DATE.search(words) is not None
    if not has_date and (folded[-1] == ":" or "click" in folded) and QUOTED.fullmatch(words):
        return Kind.WORDS
    if PLACEHOLDER.fullmatch(words) or BY.match(words) or (any_in(_RANKS, folded) and RANK.search(words)):
        return Kind.OPENING
    if (has_digit or "ago" in folded or "vor" in folded) and marks.AGO.search(words):
        return Kind.OPENING
    if has_date and len(_without_date(words).split()) <= 8:
        return Kind.OPENING
    if REPLY_TO.match(words):
        return Kind.OPENING
    return Kind.WORDS


_kind_of_short = lru_cache(maxsize=_REMEMBERED)(_kind_of)


def _without_date(words: str) -> str:
    return marks.CLOCK.sub(" ", without_dates(words))


# One of these, or a word that begins with "reply", stands in every line that `marks_a_thread` knows and that has no
# digit: a look-up spares most lines the rest.
TELLING = frozenset(
    [
        "reply", "replies", "replying", "antworten", "antwort", "répondre", "responder", "rispondi",
        "beantwoorden", "odpowiedz", "ответить", "svara", "report", "melden", "signaler", "comment", "kommentar",
        "commentaire", "posted", "geschrieben", "written", "join", "joined", "date", "member", "registered",
        "message", "messages", "post", "posts", "moderator", "administrator", "veteran", "newbie", "regular",
        "rank", "avatar", "gravatar", "picture", "says", "said", "wrote", "writes", "sagt", "sagte", "schreibt",
        "schrieb", "meint", "dit", "écrit", "dice", "dijo", "disse", "schreef", "zegt", "ago", "vor", "il", "hace",
    ]
)  # fmt: skip

# One of these stands in every line that `RANK` matches.
_RANKS = (
    "join", "member", "register", "message", "post", "moderator", "administrator", "veteran", "newbie", "regular",
    "rank",
)  # fmt: skip

_DIGIT = re.compile(r"\d")


class _Sign(Enum):
    """Whether a line marks a thread of comments by its words alone."""

    ALWAYS = "always"
    BELOW_A_NAME = "below a name"
    NEVER = "never"


_ALWAYS, _BELOW_A_NAME, _NEVER = _Sign  # asked of the class, each costs a call
_MARKING = HAS_THREAD | FIRST_BY | HAS_RANK | HAS_VERB | HAS_AGO


def marks_a_thread(unit: Unit, above: Unit | None) -> bool:
    """Tell whether a line is one that hardly anything but a thread of comments holds.

    ``above`` is the line before it.
    """
    words = unit.words
    if not words or len(words) > SHORT:
        return False
    cues = cues_in(words)
    if not (cues & _MARKING or (cues & HAS_HOUR and may_hold_date(cues))):
        return False
    sign = _sign_of(words, cues)
    if sign is _BELOW_A_NAME and above is not None:
        before = above.words
        return len(before) < 40 and before.count(" ") < 4
    return sign is _ALWAYS


@lru_cache(maxsize=_REMEMBERED)
def _sign_of(words: str, cues: int) -> _Sign:
    if cues & (HAS_THREAD | FIRST_BY | HAS_RANK) and _names_a_thread(words, cues):
        return _ALWAYS
    if (
        cues & HAS_VERB
        and words.count(" ") < 5
        and _SAYS.fullmatch(words)
        and words.lower().split()[0] not in function_words()
    ):
        return _ALWAYS
    if (cues & HAS_AGO and marks.AGO.search(words)) or (
        cues & HAS_HOUR and may_hold_date(cues) and marks.CLOCK.search(words) and dates_of(words)
    ):
        return _ALWAYS if len(_without_date(words).split()) < 8 else _BELOW_A_NAME
    return _NEVER


def _names_a_thread(words: str, cues: int) -> bool:
    """Tell whether a line is a button, an opening or a rank that only threads have."""
    if cues & (HAS_THREAD | FIRST_BY) and (
        _STRONG.fullmatch(words) or BY.match(words) or _PICTURE.fullmatch(words) or REPLY_TO.search(words)
    ):
        return True
    return bool(cues & HAS_RANK and RANK.search(words) and (len(words) < 40 or marks.DATE.search(words)))
