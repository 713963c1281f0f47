"""Commenters' names: where a line of a thread gives its writer's, and whose comment it says it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.clean.line_cue_kinds import (
    FIRST_BY,
    FIRST_LABEL,
    FIRST_NOBODY,
    FIRST_QUOTED,
    HAS_AGES,
    HAS_ANSWERS,
    HAS_COLON,
    HAS_CUT,
    HAS_FIGURES,
    HAS_HOUR,
    HAS_LETTER,
    HAS_NEAR,
    HAS_RANK,
    HAS_STOP,
    HAS_VERB,
)
from onrecord.clean.line_cues import cues_in, may_hold_date
from onrecord.clean.line_dates import dates_of, first_date
from onrecord.clean.posted import AGO, CLOCK, NEAR, YEARLESS
from onrecord.dates.calendar import weekdays

LONGEST = 40  # characters of a handle
_EARLY = 6  # characters before a date that a name follows
MOST_QUOTED = LONGEST + 60  # characters of a line that says whose words follow
_REMEMBERED = 2048  # lines: ranks, dates and names come again and again

VERB = (
    r"(?:said|says|wrote|writes|commented|replied|replies|replying|posted|responded|responds|asked|added|sagt|sagte|"
    r"schreibt|schrieb|meint|meinte|antwortete?t?|kommentierte?t?|a écrit|écrit|a dit|dit|répond|a répondu|a commenté|"
    r"dice|dijo|escribió|escribe|respondió|comentó|ha detto|ha scritto|scrive|scrisse|disse|diz|escreveu|respondeu|"
    r"schreef|schrijft|zegt|reageerde|pisze|napisał\w{0,2}|skrev|skriver|säger|sa|siger|sanoo|kirjoitti|"
    r"пишет|написал\w{0,2}|сказал\w{0,2}|говорит|ответил\w{0,2})"
)
BY = re.compile(
    r"(?:(?:comment|kommentar|commentaire|comentario|comentário|commento|reactie|komentarz|комментарий|posted|"
    r"submitted|geschrieben|verfasst|written|reply|envoyé|posté|publié|publicado|enviado)\s"
    r"(?:by|von|de|from|par|por|di|door|od|от)|par|author|user(?:name)?|name|автор|auteur|autor|utente)\s?:?\s+",
    re.I,
)
# What sites write where a reader gave no name, or where a picture of the reader stood.
_NOBODY = (
    r"\W{0,4}(?:(?:an?\s)?(?:avatar|guest|anonymous(?: user| coward)?|anon|profile (?:picture|photo)|user|gravatar|"
    r"\[?deleted\]?|deleted user|gast|anonym(?:er nutzer)?|invité|anonyme|anónimo|anônimo|anonimo|ospite|anoniem|"
    r"gość|гость|аноним|gelöschter (?:nutzer|benutzer)|unknown)(?:'s)?(?:\s(?:avatar|picture|photo))?)"
)
PLACEHOLDER = re.compile(_NOBODY + r"\W{0,4}", re.I)
NAMELESS = re.compile(_NOBODY + r"\W{1,3}", re.I)
RANK = re.compile(
    r"\b(?:join(?:ed| date)?\b|member since|registered|messages?:|posts?:|beiträge:|registriert|dabei seit|"
    r"mitglied seit|inscrit|messages :|mensajes:|desde:|регистрация|сообщени[йя]:|"
    r"likes received|reputation:|location:|karma:|"
    r"senior member|full member|moderator|administrator|"
    r"elite member|new member|junior member|well-known member|active member|registered user|veteran|newbie|regular|"
    r"distinguished|erfahrener benutzer|neuer benutzer|rank)",
    re.I,
)
# "in reply to NAME", "NAME replied to OTHER", "Antwort auf NAME"; flattened texts lose the blank: "reply toNAME"
_ANSWERS = re.compile(
    r"(?:\b(?:in\s(?:reply|response)\sto|repl(?:y|ied|ies|ying)\s(?:to|@)|responding\sto|(?:als\s)?antwort(?:et(?:e)?)?\s"
    r"(?:auf|an)|en\sréponse\sà|répond\sà|en\srespuesta\sa|responde\sa|in\srisposta\sa|risponde\sa|em\sresposta\sa|"
    r"in\santwoord\sop|w\sodpowiedzi\s(?:na|do)|в\sответ\s(?:на)?|ответил\w{0,2}|svar\s(?:till|til))\s?@?|"
    r"\s[→➜▸►➤⇒]\s?@?)",
    re.I,
)
_GLUED = re.compile(r"(?<=\w)in\sreply\sto\b", re.I)  # "gull_7in reply to osprey"
_NUMBERED = re.compile(r"#[\d.]{1,8}\s(?:von|by|de|par|di|от)\s", re.I)  # "Antwort auf #1 von NAME"
_QUOTES = re.compile(
    rf"(?:quote\s(?:from|of)\s|zitat\svon\s|citation\sde\s|originally\sposted\sby\s|цитата:?\s)?@?"
    rf"(.{{2,{LONGEST}}}?)\s(?:said|wrote|writes|schrieb|schreibt|hat geschrieben|a écrit|escribió|ha scritto|escreveu|"
    r"schreef|napisał\w?|писал\w?|написал\w?)(?:\s(?:on|at|am|le|el|op|в)\b.{0,40})?\s?:\s?[↑⬆]?",
    re.I,
)
_QUOTES_NAMED = re.compile(
    rf"(?:quote\s(?:from|of)|zitat\svon|citation\sde|originally\sposted\sby|цитата)\s?:?\s(.{{2,{LONGEST}}}?)\s?:?",
    re.I,
)

_BEFORE = re.compile(
    r"(?:[\s|•·,:;–—@#*↑>]|\[[–+-]\]|#?\d{1,5}[.)]\s|#\d{1,5}\b|/?u/|(?:by|von|par)\s(?=\S{2,30}\s.{0,20}\d))+"
)
_CUT = re.compile(
    rf"\s*[|•·–—,/(:\[→➜▸►➤⇒»]|\s[-><~]\s|\szu$|\s\d{{1,2}}[:.]\d\d(?:\s?[ap]m)?$|\s\d{{1,6}}\s(?:points?|pts?)\b|"
    rf"\s{VERB}(?=\s*(?:[:,.|]|$|on\b|at\b|am\b|um\b|le\b|el\b|il\b|op\b|в\b|\d))",
    re.I,
)
_TAIL = re.compile(r"(?:[\s,;|•·@#*()\\:–—-]|…|\.{2,}|!{2,}|\.(?=\s*$)(?<!\b\w\.)(?<!\b\w\w\.)(?<!\b\w\w\w\.))+$")
_THEN_NAME = re.compile(
    r"\b(?:by|von|par|por|di|da|door|av|af|od|от)\s+(?=\S)|(?<=\d)\s[|•·—]\s(?=[^\W\d])|"
    r"(?<=:\d\d)\s(?!(?:uhr|by|von|par|por|di|da|от|[ap]\.?m|gmt|utc|[a-z]{2,3}t|h)\b)(?=[^\W\d])",
    re.I,
)
_SMALL = frozenset(
    ["on", "at", "am", "um", "le", "el", "il", "em", "op", "the", "den", "dne", "от", "в", "posted", "published", "vom",
     "y", "a", "vor", "hace"]
)  # fmt: skip
_NEVER = re.compile(
    r"\W*(?:reply|share|like|report|quote|edit|comments?|name|e-?mail|website|antworten|kommentare?|permalink|https?|www|"
    r"kommentieren|commenter|comentar|link zum artikel|re|ps|p\.s|note|edit|update|source|quelle|via|"
    r"pingback|trackback|image|photo|video|loading|top|new|best|op)\W*",
    re.I,
)


_NO_NAME = re.compile(r"[!?…:;\"“”„«»<>=]|\.\.|[.,] [a-zà-ÿ]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name inside a line: characters ``start`` up to ``end`` of its words."""

    start: int
    end: int


@lru_cache(maxsize=_REMEMBERED)
def handle_in(words: str) -> Named | None:
    """Return where a line that opens a comment names the writer: before its date, rank, verb or first mark."""
    cues = cues_in(words)
    by = BY.match(words) if cues & FIRST_BY else None
    before = None if by else _BEFORE.match(words)
    start = by.end() if by else before.end() if before else 0
    if cues & HAS_RANK and RANK.match(words, start):
        return None
    return _trimmed(words, start, _end(words, start, cues)) or _after_date(words, cues)


def _after_date(words: str, cues: int) -> Named | None:
    """Return the name that follows a date: "06.11.23 - 14:00 von NAME", "May 4, 2020 | NAME"."""
    dates = dates_of(words) if may_hold_date(cues) else ()
    if not dates or dates[0][0] > _EARLY:
        return None
    end = dates[0][1]
    found = _THEN_NAME.search(words, end, end + LONGEST)
    return _trimmed(words, found.end(), _end(words, found.end(), cues)) if found else None


def _end(words: str, start: int, cues: int) -> int:
    """Return where a name that begins at ``start`` ends: before a mark, verb, rank, date or whom it answers."""
    date = first_date(words, start) if may_hold_date(cues) else -1
    found: list[re.Match[str] | None] = []
    if cues & (HAS_CUT | HAS_VERB | HAS_HOUR):
        found.append(_CUT.search(words, start + 1))
    if cues & HAS_RANK:
        found.append(RANK.search(words, start + 1))
    if cues & HAS_ANSWERS:
        found += [_ANSWERS.search(words, start), _GLUED.search(words, start)]
    if cues & HAS_AGES:
        found.append(AGO.search(words, start))
    if cues & HAS_HOUR:
        found.append(CLOCK.search(words, start))
        if cues & HAS_FIGURES:
            found.append(YEARLESS.search(words, start))
        if cues & HAS_NEAR:
            found.append(NEAR.search(words, start))
    ends = [each.start() for each in found if each]
    return min([*ends, date] if date >= 0 else ends, default=len(words))


def _trimmed(words: str, start: int, end: int) -> Named | None:
    """Return the name without prepositions, weekdays and marks at its end; None where nothing like a name is left."""
    for _ in range(4):
        tail = _TAIL.search(words, start, end)
        end = tail.start() if tail else end
        last = words[start:end].rpartition(" ")[2]
        if (last.lower() not in _SMALL or last == "A") and not (end < len(words) and _is_weekday(last)):
            break
        end -= len(last)
    handle = words[start:end]
    return Named(start, end) if is_handle(handle) else None


def _is_weekday(word: str) -> bool:
    return word.lower().rstrip(".") in weekdays()


def is_handle(words: str) -> bool:
    """Tell whether these words may be a name that a reader chose, and are no label, rank or whole sentence."""
    if not 1 < len(words) <= LONGEST or words.count(" ") > 4:
        return False
    cues = cues_in(words)
    if not cues & HAS_LETTER:
        return False
    last = words.rpartition(" ")[2]
    # "Anton B." is a name, "So it is." and "LOL." are none.
    if (cues & HAS_STOP and _NO_NAME.search(words)) or (
        words.endswith(".") and (len(last) > 4 or last == words or not last[0].isupper())
    ):
        return False
    return not (
        (cues & FIRST_LABEL and _NEVER.fullmatch(words))
        or (cues & FIRST_NOBODY and PLACEHOLDER.fullmatch(words))
        or (cues & HAS_RANK and RANK.search(words))
        or (cues & HAS_ANSWERS and _ANSWERS.match(words))
        or words.lower() in _SMALL
    )


def answered(words: str, cues: int) -> str:
    """Return whose comment a line says it answers: "in reply to NAME", "NAME replied to OTHER"; "" for none."""
    found = _ANSWERS.search(words) if cues & HAS_ANSWERS else None
    if not found:
        return ""
    numbered = _NUMBERED.match(words, found.end())
    rest = words[numbered.end() if numbered else found.end() :][: 2 * LONGEST]
    named = handle_in(rest)
    return rest[named.start : named.end] if named else ""


def quoted(words: str, cues: int) -> str:
    """Return whose words a line announces, "NAME said:" or "Quote from NAME"; "" where it announces none."""
    may_quote = cues & FIRST_QUOTED or (cues & HAS_VERB and cues & HAS_COLON)
    if not may_quote or len(words) > MOST_QUOTED:
        return ""
    found = _QUOTES.fullmatch(words) or _QUOTES_NAMED.fullmatch(words)
    return found.group(1) if found and is_handle(found.group(1)) else ""


def folded(handle: str) -> str:
    """Return a handle as two writings of it are compared: case, marks before it and runs of blanks do not count."""
    return " ".join(handle.casefold().lstrip("@#").split())
