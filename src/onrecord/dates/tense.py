"""Whether the words around a day speak of what was or of what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

REACH_CHARS = 240  # of the words on either side that are read: a clause is seldom longer
_END = re.compile(r"[.!?;:](?=\s|$)[\"”’»)]*|[\n“”„«»]|(?<=\s)[\"–—](?=\s)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|['’][^\W\d_]+|,")
_OPENS = frozenset(
    ["that", "when", "where", "which", "who", "whom", "and", "but", "while", "whether", "if", "because", "as"]
)
_LEADS = frozenset(
    [
        "on",
        "by",
        "in",
        "at",
        "until",
        "till",
        "from",
        "before",
        "after",
        "since",
        "late",
        "early",
        "the",
        "this",
        "next",
        "last",
        "coming",
    ]
)
_NO_VERB = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "all",
        "each",
        "every",
    ]
)
_DUE = ("by", "until", "till")
_BACK = 4  # words between an auxiliary and its verb: "will not now be held"


def looks_ahead(left: str, right: str) -> bool | None:
    """Return whether the clause around a day speaks of what is to come; None where its words do not tell.

    ``left`` and ``right`` are the words before and after the day; only its own sentence counts. The nearest verb
    before the day decides ("said on Friday that it will close" speaks of a past day, "said it will close on Friday"
    does not), and the first one after it where a clause begins with the day, or the day is somebody's: "Friday's vote".
    English; other languages by the words of `tenses.tsv` alone.
    """
    before = _words(_END.split(left[-REACH_CHARS:])[-1])
    after = _words(_END.split(right[:REACH_CHARS], maxsplit=1)[0])
    is_owner = right.lstrip()[:2].lower() in ("'s", "’s")
    first = (_after, _before) if is_owner or _begins(before) else (_before, _after)
    for read in first:
        found = read(before if read is _before else after)
        if found is not None:
            return found
    if before and before[-1] in _DUE:
        return True
    return _is_appointment(before) or None


def _begins(before: Sequence[str]) -> bool:
    """Tell whether a clause begins right before the day: "said that on Friday"."""
    rest = list(before)
    while rest and rest[-1] in _LEADS and rest[-1] != "that":
        rest.pop()
    return bool(rest) and rest[-1] in _OPENS


def _is_appointment(before: Sequence[str]) -> bool:
    """Tell whether words without a telling verb look ahead: "the deadline is Friday", a headline's "Brann to speak"."""
    rest = list(before)
    while rest and rest[-1] in _LEADS:
        rest.pop()
    if rest and rest[-1] in ("is", "are"):
        return rest[-2:-1] not in (["it"], ["today"])
    at = len(rest) - 1 - rest[::-1].index("to") if "to" in rest else 0
    return 0 < at < len(rest) - 1 and (at == 1 or rest[at - 1] == ",") and rest[at + 1] not in (*_NO_VERB, ",")


def _before(words: Sequence[str]) -> bool | None:
    for at in range(len(words) - 1, -1, -1):
        if (found := _verb(words, at)) is not None:
            return found
    return None


def _after(words: Sequence[str]) -> bool | None:
    for at in range(len(words)):
        if (found := _verb(words, at)) is not None:
            return found
    return None


def _verb(words: Sequence[str], at: int) -> bool | None:
    """Return what the verb at ``at`` tells with its auxiliaries; None where it is no verb or tells nothing."""
    word = words[at]
    if _is_coming(word) or (word == "for" and at and _is("fixed", words[at - 1])):
        return True
    if word == "to":
        return _infinitive(words, at)
    if _is_past(word):
        for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
            if words[back] == "," or _is("had", words[back]):
                return False
            if _is("will", words[back]):
                return True
            if words[back] == "to" and (found := _infinitive(words, back)) is not None:
                return found
        return False
    return True if _is("now", word) else None


def _infinitive(words: Sequence[str], at: int) -> bool | None:
    """Return what "to" and a verb tell by the word they hang on: "plans to meet" looks ahead, "failed to" back."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if not following or following in _NO_VERB or following == ",":
        return None
    governor = words[at - 1] if at else ""
    if _is("turned", governor):
        return False
    return True if _is("bound", governor) or governor in ("is", "are", "was", "were") else None


def _is_past(word: str) -> bool:
    return _is("past", word) or _is("did", word) or _is("had", word) or (len(word) > 4 and word.endswith("ed"))


def _is_coming(word: str) -> bool:
    return _is("will", word) or _is("ahead", word) or word.endswith(("'ll", "’ll"))


def _words(clause: str) -> list[str]:
    # A capital inside a sentence makes a name: "Will Brann" waits for nothing, "May" is a month.
    found = [match[0] for match in _WORD.finditer(clause)]
    return [word.lower() if n == 0 or not word[:1].isupper() else "," for n, word in enumerate(found)]


def _is(sort: str, word: str) -> bool:
    whole, stems = _known(sort)
    return word in whole or word.startswith(stems)


@cache
def _known(sort: str) -> tuple[frozenset[str], tuple[str, ...]]:
    text = resources.files("onrecord").joinpath("data", "tenses.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    words = [word for of, _, words in rows if of == sort for word in words.split()]
    return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))
