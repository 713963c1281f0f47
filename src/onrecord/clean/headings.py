"""Headings over threads of comments: how many they speak of, and whether these are of this article at all."""

from __future__ import annotations

import re

_COUNTED = re.compile(
    r"\W{0,4}(?:all\s|alle\s|tous\sles\s|view\s|show\s|see\s|read\s|reader\s|leser-?|user\s|showing\s){0,2}"
    r"(?P<count>\d{1,3}(?:[.,\s]\d{3})?|\d{1,6}|one|no|ein|eine|un|une|uno|keine)\s"
    r"(?:reader\s|user\s|new\s|facebook\s)?"
    r"(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|commento|reacties?|komentarz\w{0,2}|"
    r"комментари\w{1,3}|replies|reply|responses?|thoughts?|gedanken?|réactions?|réponses?|respuestas?|risposte|"
    r"antworten|reaktionen|meinungen|beiträge|posts)\b"
    r"(?:\s?[»:|>].{0,3}|\s(?:on|to|zu|sur|about|for|en|su|bei|comment|from|posted)\b.{0,200}|\W{0,4})",
    re.I,
)
_LABELLED = re.compile(
    r"\W{0,4}(?:comments?|(?:leser)?kommentare|commentaires|comentarios|comentários|commenti|reacties|komentarze|"
    r"комментарии|réactions|respuestas|opiniones|meinungen)\W{1,4}(?P<count>\d{1,6})\W{0,4}",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\W{0,3}(?:(?:most )?(?:recent|latest|newest) comments|(?:neueste|letzte|aktuelle) kommentare|"
    r"derniers commentaires|(?:últimos|ultimos) (?:comentarios|comentários)|comentarios recientes|"
    r"ultimi commenti|commenti recenti|"
    r"(?:laatste|recente) reacties|(?:ostatnie|najnowsze) komentarze|(?:свежие|последние) комментарии|"
    r"senaste kommentarer)\W{0,3}",
    re.I,
)
_ON_ANOTHER = re.compile(
    r"(?:.{2,60}\s(?:on|zu|bei|к записи|en|sur|su|em|op|do|på|to)(?:\s\S.{2,120})?|.{2,40}\son\s\d.{2,20})", re.I
)


def heads_others(words: str) -> bool:
    """Tell whether a heading stands over comments on other articles: "Recent comments", a blog's side bar."""
    return _ELSEWHERE.fullmatch(words[:80]) is not None


def is_on_another(words: str) -> bool:
    """Tell whether a line names a writer and another article: "gull_7 on The harbour is closed"."""
    return _ON_ANOTHER.fullmatch(words[:200]) is not None


def told_count(words: str) -> int:
    """Return how many comments a heading speaks of: "12 Comments"; -1 where it is no such heading."""
    found = _COUNTED.fullmatch(words[:300]) or _LABELLED.fullmatch(words[:100])
    if not found:
        return -1
    count = found["count"].lower()
    if count[0].isdigit():
        return int("".join(filter(str.isdecimal, count)))
    return 0 if count in ("no", "keine") else 1


def is_count(words: str) -> bool:
    """Tell whether a line is a heading with a number: "12 Comments", "Comments (12)"."""
    return len(words) < 300 and (_COUNTED.fullmatch(words) is not None or _LABELLED.fullmatch(words) is not None)
