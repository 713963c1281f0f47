"""What a story is called: the headline that says most of what all its reports say, rid of what is no headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import chain
from math import sqrt
from typing import Protocol

import numpy as np

from onrecord.relate.gists import flat, rarities, term_of, words_of

_COMPARED = 60  # articles of a story whose headlines and words are compared: more say nothing new
_LONGEST = 160  # characters
_DECIMALS = 9  # so that sums are the same in whatever order a processor adds them
_GOOD_WORDS = (6, 13)  # a headline of so many words tells what happened and is read at a glance

_BEFORE = re.compile(r"([^:|–—]{2,24}?)(?:\s\d{1,2})?\s*(?::|\||\s[–—-]|(?<=\d)-)\s*(?=\S)")
_BEHIND = re.compile(r"\s*[\[(]([^\])]{2,24})[\])]\s*\Z")
_SITE = re.compile(r"\s+(?:\||»|::|·|•)\s+([^|»•·]{2,40})\Z|\s+[–—-]\s+([^–—-]{2,40})\Z")
_SITE_WORDS = 4
_MAY_BEGIN, _MAY_END = re.compile(r"[:|–—-]"), re.compile(r"[|»:·•–—\])-]")  # what one of these cannot be without
_ASKS = re.compile(
    r"[!?…]|\.\.\.|\.\s+\w|^(?:why|how|what|who|is|are|can|will|does|did|should)\b|\b(?:what|need) to know\b",
    re.IGNORECASE,
)
_TWO_PARTS = re.compile(r"[:;—]\s|\s–\s")
_SMALL_WORD = re.compile(r"[a-zà-ÿ]")


class Titled(Protocol):
    """What a label is chosen from: gists, or whatever holds as much of an article."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def terms(self) -> bytes: ...


def label(gists: Sequence[Titled]) -> str:
    """Return what a story is called; "" where none of its articles has a title or words."""
    some = sorted(gists, key=lambda gist: gist.id)[:_COMPARED]
    told = {gist.id: cleaned(gist.title) for gist in some}
    if len(some) == 1:
        return told[some[0].id]
    words = [_words(told[gist.id]) for gist in some]
    shared = _shared(words, some)
    worth = {each.id: _worth(told[each.id], each, said) for each, said in zip(some, shared, strict=True)}
    ranked = sorted(some, key=lambda gist: (-worth[gist.id], told[gist.id], gist.id))
    return next((told[gist.id] for gist in ranked if told[gist.id]), "")


def _words(title: str) -> dict[int, float]:
    """Return the terms of a headline, and how rare they are, in news."""
    rare = rarities()
    return {term: rare[term] for term in map(term_of, words_of(title))}


def _shared(words: Sequence[dict[int, float]], some: Sequence[Titled]) -> list[float]:
    """Return of each headline how much of it the other articles tell, on average: the cosine with their words."""
    asked = np.array(sorted(set(chain.from_iterable(words))), np.int64)
    is_asked = np.zeros(1 << 16, np.bool_)
    is_asked[asked] = True
    titles, told = np.zeros((len(some), len(asked))), np.zeros((len(some), len(asked)))
    rows = np.repeat(np.arange(len(some)), [len(title) for title in words])
    titles[rows, np.searchsorted(asked, list(chain.from_iterable(words)))] = [
        rare for title in words for rare in title.values()
    ]
    bodies = flat([each.terms for each in some])
    there = np.flatnonzero(is_asked[bodies.terms])
    told[bodies.of[there], np.searchsorted(asked, bodies.terms[there])] = bodies.weights[there]
    lengths = np.sqrt((titles * titles).sum(axis=1))
    shares = (titles * (told.sum(axis=0) - told)).sum(axis=1) / (np.where(lengths > 0, lengths, 1.0) * (len(some) - 1))
    told_by_others: list[float] = shares.round(_DECIMALS).tolist()
    return told_by_others


def _worth(title: str, own: Titled, shared: float) -> float:
    """Return how much of what all the articles tell a headline says, less what makes it a poor one."""
    if not title:
        return -1.0
    is_view = (found := _BEFORE.match(own.title)) and found[1].strip().lower() in _kickers("views")
    return shared * _form(title) * (0.6 if is_view else 1.0)


def _form(title: str) -> float:
    """Return how good a headline is as a name, 0 to 1, whatever it tells."""
    words = len(title.split())
    few, many = _GOOD_WORDS
    good = sqrt(min(1.0, words / few, many / words))
    if not _SMALL_WORD.search(title):
        good *= 0.6  # all in capitals
    if _ASKS.search(title) or not _kickers("lure").isdisjoint(words_of(title.replace("’", "'"))):
        good *= 0.7
    if _TWO_PARTS.search(title):
        good *= 0.85  # "Retreat: the council gives in"
    if title[0] in "\"“‘'«":
        good *= 0.8  # somebody's words, not what happened
    return good


def cleaned(title: str) -> str:
    """Return a headline without its kicker, the name of the site and marks such as "[video]"."""
    text = " ".join(title.split())
    if _MAY_BEGIN.search(text):
        while (found := _BEFORE.match(text)) and found[1].strip().lower() in _kickers("before") | _kickers("views"):
            text = text[found.end() :]
    if _MAY_END.search(text):
        text = _ended(text)
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rpartition(' ')[0] or text[:_LONGEST]} …"
    return text


def _ended(text: str) -> str:
    """Return a headline without the marks and the name of the site behind it."""
    while (found := _BEHIND.search(text)) and found[1].strip().lower() in _kickers("behind"):
        text = text[: found.start()]
    if (found := _SITE.search(text)) and _is_site(
        found[1] or found[2], is_sure=bool(found[1]), rest=text[: found.start()]
    ):
        return text[: found.start()]
    return text


def _is_site(name: str, *, is_sure: bool, rest: str) -> bool:
    words = name.split()
    if len(words) > _SITE_WORDS or len(rest.split()) < 3:
        return False
    return is_sure or all(word[0].isupper() or word.lower() in ("the", "of", "and") for word in words)


@cache
def _kickers(place: str) -> frozenset[str]:
    text = resources.files("onrecord").joinpath("data", "kickers.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return frozenset(words for at, words in rows if at == place)
