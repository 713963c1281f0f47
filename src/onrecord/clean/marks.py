"""What a line's own words show.

A date, a byline, a heading of comments, a share button. Each is a hint, none is proof.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

KINDS = (
    "comment_form", "comment_meta", "said", "comments", "related", "clutter", "credit", "legal", "repost", "bio", "ad",
)  # fmt: skip

MONTH = (
    r"jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar|brero|rero|braio)?|f[ée]v(?:rier|ereiro)?|mar(?:ch|s|zo|ço)?|m[äa]rz|"
    r"apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|maggio|maio|mei|jun[ei]?|juin|junio|junho|giugno|jul[iy]?|"
    r"juillet|"
    r"julio|julho|luglio|aug(?:ust|ustus)?|ao[ûu]t|ago(?:sto)?|sep(?:t|tember|tembre|tiembre)?|set(?:tembre|embro)?|"
    r"okt(?:ober)?|o[ck]t(?:ober|obre|ubre)?|out(?:ubro)?|ott(?:obre)?|nov(?:ember|embre|iembre|embro)?|"
    r"de[czs](?:ember|embre|iembre|embro)?|d[ée]c(?:embre)?|dic(?:iembre|embre)?|"
    r"янв\w*|фев\w*|мар\w*|апр\w*|ма[йя]|июн\w*|июл\w*|авг\w*|сен\w*|окт\w*|ноя\w*|дек\w*|stycznia|lutego|marca|"
    r"kwietnia|"
    r"maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|"
    r"يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر|"
    r"كانون|شباط|[آا]ذار|نيسان|[أا]يار|حزيران|تموز|[آا]ب|[أا]يلول|تشرين"
)
_MONTH_INITIAL = "(?=[jfmasondlkcwpgяфмаисондيفمأاسنآكشحت])"  # most words fail here, not forty names later
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.|er)?,?\s+(?:de\s+|of\s+)?(?:{MONTH})\b\.?|"
    rf"\b{_MONTH_INITIAL}(?:{MONTH})\b\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b|,?\s+(?:19|20)\d\d\b)|"
    rf"\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d\d\b|\b(?:19|20)\d\d[./-]\d{{1,2}}[./-]\d{{1,2}}\b|"
    r"(?:19|20)\d\d\s?年|\b\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2,4}\b",
    re.I,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d)?\b\s*(?:[ap]\.?m\b|uhr\b|gmt|utc|est\b|edt\b|cet\b|ist\b)?", re.I)
AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|few)\s+(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?\s+ago\b|"
    r"\b\d{1,3}\s?(?:h|hrs?|d|min|mo|yr?)\s+ago\b|"
    r"\bvor \w{1,9} (?:Minute|Stunde|Tag|Woche|Monat|Jahr)|\bil y a \d|\bhace \d",
    re.I,
)
BY = re.compile(
    r"(?:\W{0,3}(?:written |posted |published |reported |story |words |text |report |article |edited |submitted )?by|"
    r"von|par|por|di|da|door|av|af|от|автор|autor(?:in)?|author|"
    r"auteur|autore|texte?|текст|przez|reporter|correspondent)\b\s*:?\s*\W{0,2}[A-ZÀ-ÝА-Я@]|"
    r"(?:كتبت?|بقلم|بواسطة|إعداد|تقرير)\b\s*:?\s*\w",
)
BY_ANYWHERE = re.compile(
    r"\b(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i)\s*:?\s[A-ZÀ-ÝА-Я][\w.'’-]+(?:\s[A-ZÀ-ÝА-Я][\w.'’-]+){1,3}"
)
PARTICLES = frozenset(["van", "von", "de", "da", "del", "bin", "al", "der", "el", "la", "le"])  # of a name
NAME = re.compile(
    rf"[A-ZÀ-ÝЁА-Я][\w.'’-]{{0,20}}(?:\s(?:[A-ZÀ-ÝЁА-Я][\w.'’-]{{0,20}}|{'|'.join(sorted(PARTICLES))})){{1,4}}"
)
END = re.compile(r"[.!?…。]['\"”’»)\]]{0,2}$|[:;,]$|['\"”»]$")
ADDRESS = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.\w|(?:^|\s)@\w{2,30}|https?://|www\.", re.I)
COMMENTS_BEGIN = re.compile(
    r"\W{0,4}(?:(?:\d{1,5}|no|one|all|view|show|read|reader|readers|latest|recent|the|your|new|user|facebook|s|see|"
    r"top|alle|les|los|vos|ihre|nos|i)\W{1,3}){0,3}"
    r"(?:comments?|repl(?:y|ies)|responses?|reactions?|thoughts?|(?:leser)?kommentare?|commentaires?|réactions?|"
    r"comentarios?|"
    r"comentários?|commenti|reacties?|komentarz[ey]|комментари\w{1,3}|discussion|conversation|meinungen|kommentarer|"
    r"kommentit|"
    r"respuestas|yorumlar|komentáře|отзывы|обсуждение|opiniones|(?:ال)?تعليقات|آراء|antworten|réponses|risposte|respostas|"
    r"ответ(?:ы|ов|а)|odpowiedzi|σχόλια|تعليق|评论|コメント|댓글)\b(?:\W{0,4}$|"
    r"\s(?:de(?: nuestros)? (?:los )?lectores|des lecteurs|der leser|unserer leser|(?:наших )?читателей|القراء|الزوار)"
    r"\W{0,4}(?:\d{1,6}\W{0,4})?$|"
    r"\W{0,3}(?:to|on|zu|auf|sur|à|su|на|к|about|for|this)\b.{0,200}|"
    r"\W{0,4}\d{1,6}\W{0,4}$|"
    r"\W{0,4}\d{1,5} posted\W{0,4}$)",
    re.I,
)
_WORD = re.compile(r"\w+")
_FORM = KINDS.index("comment_form")


@dataclass(frozen=True, slots=True)
class Marks:
    """The kinds of furniture that a line's words name, by the marks of ``data/page_marks.tsv``."""

    counts: tuple[int, ...]  # how often each of KINDS is named
    at_start: frozenset[str]  # the kinds the line begins with
    last: frozenset[str]  # the kinds of a one-word phrase at its end


_NONE = Marks((0,) * len(KINDS), frozenset(), frozenset())

# One of these is the first word of every line that `BY` matches.
BY_FIRST = frozenset(
    [
        "written", "posted", "published", "reported", "story", "words", "text", "report", "article", "edited",
        "submitted", "by", "von", "par", "por", "di", "da", "door", "av", "af", "от", "автор", "autor", "autorin",
        "author", "auteur", "autore", "texte", "текст", "przez", "reporter", "correspondent",
        "كتب", "كتبت", "بقلم", "بواسطة", "إعداد", "تقرير",
    ]
)  # fmt: skip
# One of these stands in every line that `AGO` matches and that does not say "ago".
SINCE = frozenset(["vor", "il", "hace"])
# One of these, or a word that begins with `HEADING_STEM`, stands in every line that `COMMENTS_BEGIN` matches.
HEADINGS = frozenset(
    [
        "comment", "comments", "reply", "replies", "response", "responses", "reaction", "reactions", "thought",
        "thoughts", "kommentar", "kommentare", "leserkommentar", "leserkommentare", "commentaire", "commentaires",
        "réaction", "réactions", "comentario", "comentarios", "comentário", "comentários", "commenti", "reactie",
        "reacties", "komentarze", "komentarzy", "discussion", "conversation", "meinungen", "kommentarer", "kommentit",
        "respuestas", "yorumlar", "komentáře", "отзывы", "обсуждение", "opiniones", "تعليقات", "التعليقات", "آراء",
        "antworten", "réponses", "risposte", "respostas", "ответы", "ответов", "ответа", "odpowiedzi", "σχόλια",
        "تعليق", "评论", "コメント", "댓글",
    ]
)  # fmt: skip
HEADING_STEM = "комментари"
# `MONTH` matches each of these from end to end: beside a day or year nothing more need be asked.
MONTH_NAMES = frozenset(
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "januar",
        "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "janvier", "février", "mars", "avril", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]
)  # fmt: skip
# A word that `MONTH` matches begins with one of these.
MONTHS_BEGIN = frozenset(
    [
        "jan", "feb", "fev", "fév", "mar", "mär", "apr", "avr", "abr", "may", "mai", "mag", "mei", "jun", "jui", "jul",
        "lug", "giu", "aug", "aou", "aoû", "ago", "sep", "set", "okt", "oct", "out", "ott", "nov", "dec", "dez", "des",
        "déc", "dic", "янв", "фев", "мар", "апр", "май", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "sty",
        "lut", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru", "ينا", "فبر", "مار", "أبر", "ابر", "ماي",
        "يون", "يول", "أغس", "اغس", "سبت", "أكت", "اكت", "نوف", "ديس", "كان", "شبا", "آذا", "اذا", "نيس", "أيا", "ايا",
        "حزي", "تمو", "آب", "اب", "أيل", "ايل", "تشر",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases that begin with one word: the kinds it names alone, and by its second word what longer ones do."""

    alone: tuple[int, ...]
    longer: dict[str, list[tuple[tuple[str, ...], int]]]  # the words after the second, and the kind


def marks_in(words: Sequence[str]) -> Marks:
    """Return what case-folded ``words`` name; one look-up a word."""
    known = phrases()
    if known.keys().isdisjoint(words):
        return _NONE
    counts = [0] * len(KINDS)
    at_start: set[str] = set()
    last: set[str] = set()
    for at in [at for at, word in enumerate(words) if word in known]:
        for kind in named_at(words, at, len(words)):
            counts[kind] += 1
            if at == 0:
                at_start.add(KINDS[kind])
            if at == len(words) - 1:
                last.add(KINDS[kind])
    return Marks(tuple(counts), frozenset(at_start), frozenset(last))


def folded_words(words: str) -> list[str]:
    return _WORD.findall(words.casefold())


@lru_cache(maxsize=4096)
def names_a_form(words: str) -> bool:
    """Tell whether a line names what stands in the form below a thread: "Leave a reply", "Your email address"."""
    return marks_in(_WORD.findall(words.casefold())).counts[_FORM] > 0


def named_at(words: Sequence[str], at: int, end: int) -> list[int]:
    """Return the kinds of the phrases that begin with word ``at``, which begins one, and stand before ``end``."""
    found = phrases()[words[at]]
    named = list(found.alone)
    if at + 1 < end:
        for rest, kind in found.longer.get(words[at + 1], ()):
            if not rest or (at + 2 + len(rest) <= end and tuple(words[at + 2 : at + 2 + len(rest)]) == rest):
                named.append(kind)
    return named


@cache
def phrases() -> dict[str, Phrases]:
    """Return the phrases of ``data/page_marks.tsv`` by their first word."""
    made: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    lines = resources.files("onrecord").joinpath("data", "page_marks.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            kind, listed, _ = line.split("\t")
            for phrase in listed.split(" | "):
                first, *rest = phrase.casefold().split()
                made.setdefault(first, []).append((tuple(rest), KINDS.index(kind)))
    return {first: _phrases(rests) for first, rests in made.items()}


def _phrases(rests: Sequence[tuple[tuple[str, ...], int]]) -> Phrases:
    longer: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for rest, kind in rests:
        if rest:
            longer.setdefault(rest[0], []).append((rest[1:], kind))
    return Phrases(tuple(kind for rest, kind in rests if not rest), longer)
