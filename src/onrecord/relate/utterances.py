"""One saying in several articles is one utterance: also shortened, altered, translated twice or told in other words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from onrecord.dates import PartialDate
from onrecord.model import Article, Form, Saying, Statement, Utterance, address
from onrecord.pipeline import Every, Link, relation, step
from onrecord.relate.gists import rarity, term_of
from onrecord.relate.linkage import average_link

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BRACKETED = re.compile(r"\[[^\]\n]{0,80}\]")  # what the paper put into the quotation, or for what it left out
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{2,2000})[”\"»“]|``((?:[^'`]|'(?!')){2,2000})''|''((?:[^']|'(?!')){2,2000})''")
_LEAST_WORDS = 3  # shorter quotations ("a mistake") are everybody's
_LEAST_REPORTED = 5  # of an indirect statement that reprints have word by word
# Keys are runs of three words, of a known speaker with the speaker: "one of the" alone made each saying meet thousands,
# and a million statements took hours. Fewer come without one, to meet what nobody is known to have said, which is
# seldom and has more of them; three are rare ones, that many others do not have. Of 1,500 reports each of AllSides and
# of the reprints, 104 and 99 in 100 pairs are linked of those that 16 runs of anybody linked (2026-11).
_KEYS, _KEYS_ALONE, _RARE_ALONE, _KEYS_UNNAMED = 12, 8, 3, 48
_LEAST_RARE = 4.0  # of independent words, a run of this rarity would stand in one article of 55
_HUBS = 24  # whom one of very many with the same key meets
_MOST_WORDS = 2_000

_SAME = 0.6  # least share of the shorter one's word pairs in the longer
_SAME_UNNAMED = 0.8  # where a speaker is not known
_WHOLE = 0.9

# In other words: of one speaker, a day apart at most, and of one content. A word counts by how rare it is in news, by
# its first letters, so that "inspectors" and "inspection" are one.
_STEM = 6
_LEAST_RARITY = 2.0  # commoner words than one article in seven has say nothing of the content
_MOST_RARITY = 4.5  # names are the rarest words, and whoever speaks of one matter names the same ones
_TERMS, _TERM_KEYS = 24, 5
_LEAST_TERMS = 5  # that both hold
_SAME_CONTENT = 0.6  # of the lighter one's weight; below it stand other sayings on the same matter
_NOT_MUCH_LONGER = 0.3  # of the heavier one's weight: a sentence of a long speech is not the speech
_NEGATIONS = frozenset({"not", "no", "never", "none", "nor", "neither", "without", "cannot"})
_NEGATED, _NUMBER = 1, 1 << 31  # the mark of a negation, and the bit that numbers have


@step(version=5, data=("models/idf.npy",))
def sayings(article: Article, statements: Sequence[Statement]) -> Iterator[Saying]:
    """Yield what makes each statement comparable with those of other pages.

    An indirect one only by a known speaker, and where it says much on a known day or stands word by word in a reprint.
    """
    for statement in statements:
        is_quoted = statement.form is not Form.INDIRECT
        words = _words(_spoken(statement))
        terms = _terms(statement)
        speaker = _speaker_key(statement.speaker)
        day = statement.said_on or article.published
        met = list(_content_keys(terms, speaker, day))
        hashes = np.array([crc32(word.encode("utf-8", "surrogatepass")) for word in words], np.uint32)
        copied = [f"{speaker} {day} {crc32(hashes.tobytes()):x}"] if speaker and len(words) >= _LEAST_REPORTED else []
        if len(words) < _LEAST_WORDS or not (is_quoted or met or copied):
            continue
        yield Saying(
            id=statement.id,
            capture=statement.capture,
            words=hashes.tobytes(),
            keys=(*(_keys(hashes, words, speaker) if is_quoted else copied), *met),
            speaker_key=speaker,
            terms=_packed(terms) if met else b"",
            day=day,
            is_quoted=is_quoted,
        )


def _spoken(statement: Statement) -> str:
    """Return a statement's own words: of a mixed one those in quotation marks, for each outlet words the rest anew."""
    found = _QUOTED.finditer(statement.text) if statement.form is Form.MIXED else ()
    quoted = " ".join(part for each in found for part in each.groups() if part)
    return quoted if len(quoted.split()) >= _LEAST_WORDS else statement.text


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", _BRACKETED.sub(" ", text)).casefold().replace("’", "'")
    return _WORD.findall(plain)[:_MOST_WORDS]


def _speaker_key(name: str) -> str:
    """Return the last word of a name, folded: what two pages agree on when one writes the full name."""
    plain = unicodedata.normalize("NFKD", name.split(";")[0]).encode("ascii", "ignore").decode().casefold()
    words = _WORD.findall(plain)
    return words[-1] if words else ""


def _terms(statement: Statement) -> dict[int, float]:
    """Return the weight of each word of a statement's content; that of a negation's mark is 0."""
    words = _words(statement.text)
    weights: dict[int, float] = {}
    for word in words:
        is_number = any(c.isdigit() for c in word)
        weight = max(rarity(term_of(word)), _LEAST_RARITY if is_number else 0.0)
        if weight >= _LEAST_RARITY:
            stem = crc32(word[:_STEM].encode("utf-8", "surrogatepass")) & (_NUMBER - 1)
            weights[max(stem, 2) | (_NUMBER if is_number else 0)] = round(min(weight, _MOST_RARITY), 2)
    kept = dict(sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:_TERMS])
    if statement.negated or any(word in _NEGATIONS or word.endswith("n't") for word in words):
        kept[_NEGATED] = 0.0
    return kept


def _packed(terms: dict[int, float]) -> bytes:
    """Return terms and their weights: uint32 hashes, then as many float32."""
    return np.array(list(terms), np.uint32).tobytes() + np.array(list(terms.values()), np.float32).tobytes()


@lru_cache(maxsize=50_000)
def _unpacked(terms: bytes) -> dict[int, float]:
    half = len(terms) // 2
    places, weights = np.frombuffer(terms[:half], np.uint32), np.frombuffer(terms[half:], np.float32)
    return dict(zip(places.tolist(), weights.tolist(), strict=True))


def _content_keys(terms: dict[int, float], speaker: str, day: PartialDate | None) -> Iterator[str]:
    """Yield the rarest words with the speaker and the day, and the day before: two sayings a day apart share one."""
    if not speaker or day is None or day.precision != "day" or len(terms) < _LEAST_TERMS:
        return
    at = day.first.toordinal()
    for term in list(terms)[:_TERM_KEYS]:
        yield f"{speaker} {at:x} {term:x}"
        yield f"{speaker} {at - 1:x} {term:x}"


def _keys(hashes: npt.NDArray[np.uint32], words: Sequence[str], speaker: str) -> Iterator[str]:
    """Yield the least hashes of its runs of three words; a shortened quotation keeps some of them."""
    if len(hashes) < _LEAST_WORDS:
        return
    wide = hashes.astype(np.uint64)
    runs = (wide[:-2] * np.uint64(31) + wide[1:-1]) * np.uint64(31) + wide[2:]
    mixed = (runs * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(24)
    least = np.unique(mixed).tolist()
    if not speaker:
        yield from (f"{key:x}" for key in least[:_KEYS_UNNAMED])
        return
    yield from (f"{speaker} {key:x}" for key in least[:_KEYS])
    rarities = np.array([rarity(term_of(word)) for word in words])
    is_rare = rarities[:-2] + rarities[1:-1] + rarities[2:] >= _LEAST_RARE
    rare = np.unique(mixed[is_rare])[:_RARE_ALONE].tolist()
    yield from (f"{key:x}" for key in list(dict.fromkeys([*rare, *least]))[:_KEYS_ALONE])


@lru_cache(maxsize=50_000)
def _pairs(words: bytes) -> frozenset[int]:
    """Return a number for each run of two words."""
    hashes = np.frombuffer(words, np.uint32).astype(np.uint64)
    return frozenset((hashes[:-1] * np.uint64(1_000_003) + hashes[1:]).tolist())


def contained(one: Saying, other: Saying) -> float:
    """Return the share of ``one``'s runs of two words that ``other`` has too, 0 to 1."""
    ours = _pairs(one.words)
    return len(ours & _pairs(other.words)) / len(ours) if ours else 0.0


def retold(one: Saying, other: Saying) -> float:
    """Return the share of the lighter one's content that the other has too, 0 to 1; 0 where that is no sure sign.

    Symmetrical. 0 on one page, where the days or the speakers are not known to agree, where one is negated and the
    other is not, and where both tell numbers and none of them agree.
    """
    if one.capture == other.capture or not one.speaker_key or one.speaker_key != other.speaker_key:
        return 0.0
    if one.day is None or other.day is None or abs((one.day.first - other.day.first).days) > 1:
        return 0.0
    ours, theirs = _unpacked(one.terms), _unpacked(other.terms)
    shared = ours.keys() & theirs.keys()
    if len(shared - {_NEGATED}) < _LEAST_TERMS or (_NEGATED in ours) != (_NEGATED in theirs):
        return 0.0
    if any(t & _NUMBER for t in ours) and any(t & _NUMBER for t in theirs) and not any(t & _NUMBER for t in shared):
        return 0.0
    weight = sum(ours[term] + theirs[term] for term in shared) / 2
    light, heavy = sorted((sum(ours.values()), sum(theirs.values())))
    share = min(1.0, weight / light) if light else 0.0
    return share if share >= _SAME_CONTENT and weight >= _NOT_MUCH_LONGER * heavy else 0.0


def link(one: Saying, other: Saying) -> float:
    """Return how much of the shorter saying the longer holds; 0 where that is little or the speakers differ."""
    if one.speaker_key and other.speaker_key and one.speaker_key != other.speaker_key:
        return 0.0
    if not (one.is_quoted and other.is_quoted):
        return 1.0 if one.words == other.words and one.day == other.day else retold(one, other)
    share = max(contained(one, other), contained(other, one))
    needed = _SAME if one.speaker_key and other.speaker_key else _SAME_UNNAMED
    return share if share >= needed else retold(one, other)


@relation(version=5, keys=lambda saying: saying.keys, link=link, hubs=_HUBS)
def utterances(sayings: Every[Saying], links: Sequence[Link]) -> Iterator[Utterance]:
    """Yield the utterance of each statement that can be compared with others."""
    by_id = {saying.id: saying for saying in sayings}
    weights = {(each.a, each.b): each.weight for each in links}
    for members in average_link(sorted(by_id), weights, _SAME / 2):
        fullest = max(members, key=lambda i: (by_id[i].is_quoted, len(by_id[i].words), i))
        name = address("utterance of", min(members))
        for i in members:
            yield _utterance(by_id[i], by_id[fullest], name)


def _utterance(one: Saying, fullest: Saying, name: str) -> Utterance:
    kept, covered = contained(one, fullest), contained(fullest, one)
    if one.id == fullest.id:  # two words said twice over hold no run of two
        variant, covered = "whole" if one.is_quoted else "reported", 1.0
    elif not one.is_quoted:
        variant, covered = "reported", 1.0 if one.words == fullest.words else retold(one, fullest)
    else:
        variant = "altered" if kept < _WHOLE else "whole" if covered >= _WHOLE else "shortened"
    return Utterance(address("utterance", one.id), one.capture, one.id, name, variant, round(covered, 3))
