"""The same words in several articles are one utterance, also where an outlet shortened or altered them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np

from onrecord.model import Form, Saying, Statement, Utterance, address
from onrecord.pipeline import Every, Link, relation, step
from onrecord.record.linkage import average_link

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BRACKETED = re.compile(r"\[[^\]\n]{0,80}\]")  # what the paper put into the quotation, or for what it left out
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{2,2000})[”\"»“]")
_LEAST_WORDS = 3  # shorter quotations ("a mistake") are everybody's
_KEYS = 16
_MOST_WORDS = 2_000

_SAME = 0.6  # least share of the shorter one's word pairs in the longer
_SAME_UNNAMED = 0.8  # where a speaker is not known
_WHOLE = 0.9


@step(version=1)
def sayings(statements: Sequence[Statement]) -> Iterator[Saying]:
    """Yield what makes each direct or mixed statement comparable with those of other pages."""
    for statement in statements:
        words = _words(_spoken(statement)) if statement.form is not Form.INDIRECT else []
        if len(words) >= _LEAST_WORDS:
            hashes = np.array([crc32(word.encode("utf-8", "surrogatepass")) for word in words], np.uint32)
            yield Saying(
                id=statement.id,
                capture=statement.capture,
                words=hashes.tobytes(),
                keys=tuple(_keys(hashes)),
                speaker_key=_speaker_key(statement.speaker),
            )


def _spoken(statement: Statement) -> str:
    """Return a statement's own words: of a mixed one those in quotation marks, for each outlet words the rest anew."""
    quoted = " ".join(_QUOTED.findall(statement.text)) if statement.form is Form.MIXED else ""
    return quoted if len(quoted.split()) >= _LEAST_WORDS else statement.text


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", _BRACKETED.sub(" ", text)).casefold().replace("’", "'")
    return _WORD.findall(plain)[:_MOST_WORDS]


def _speaker_key(name: str) -> str:
    """Return the last word of a name, folded: what two pages agree on when one writes the full name."""
    plain = unicodedata.normalize("NFKD", name.split(";")[0]).encode("ascii", "ignore").decode().casefold()
    words = _WORD.findall(plain)
    return words[-1] if words else ""


def _keys(hashes: np.ndarray[tuple[int], np.dtype[np.uint32]]) -> Iterator[str]:
    """Yield the least hashes of its runs of three words; a shortened quotation keeps some of them."""
    wide = hashes.astype(np.uint64)
    runs = (wide[:-2] * np.uint64(31) + wide[1:-1]) * np.uint64(31) + wide[2:]
    mixed = (runs * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(24)
    for key in np.unique(mixed)[:_KEYS].tolist():
        yield f"{key:x}"


@lru_cache(maxsize=50_000)
def _pairs(words: bytes) -> frozenset[int]:
    """Return a number for each run of two words."""
    hashes = np.frombuffer(words, np.uint32).astype(np.uint64)
    return frozenset((hashes[:-1] * np.uint64(1_000_003) + hashes[1:]).tolist())


def contained(one: Saying, other: Saying) -> float:
    """Return the share of ``one``'s runs of two words that ``other`` has too, 0 to 1."""
    ours = _pairs(one.words)
    return len(ours & _pairs(other.words)) / len(ours) if ours else 0.0


def link(one: Saying, other: Saying) -> float:
    """Return how much of the shorter saying the longer holds; 0 where that is little or the speakers differ."""
    if one.speaker_key and other.speaker_key and one.speaker_key != other.speaker_key:
        return 0.0
    share = max(contained(one, other), contained(other, one))
    needed = _SAME if one.speaker_key and other.speaker_key else _SAME_UNNAMED
    return share if share >= needed else 0.0


@relation(version=1, keys=lambda saying: saying.keys, link=link)
def utterances(sayings: Every[Saying], links: Sequence[Link]) -> Iterator[Utterance]:
    """Yield the utterance of each statement that quotes somebody."""
    by_id = {saying.id: saying for saying in sayings}
    weights = {(each.a, each.b): each.weight for each in links}
    for members in average_link(sorted(by_id), weights, _SAME / 2):
        fullest = max(members, key=lambda i: (len(by_id[i].words), i))
        name = address("utterance of", min(members))
        for i in members:
            yield _utterance(by_id[i], by_id[fullest], name)


def _utterance(one: Saying, fullest: Saying, name: str) -> Utterance:
    kept, covered = contained(one, fullest), contained(fullest, one)
    variant = "altered" if kept < _WHOLE else "whole" if covered >= _WHOLE else "shortened"
    return Utterance(address("utterance", one.id), one.capture, one.id, name, variant, round(covered, 3))
