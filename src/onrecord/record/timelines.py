"""Which days of many reports matter, and which sentences tell most of each.

A day matters for how many reports look back on it, once more for those that still do a week later, and half as much
for what came out on it; each counts for as much as it has to do with what all are about. A sentence tells much of a
day that it names or stands near the top of a report of that day or the next, and that shares its words with the
others of that day. Pure: reports in, days and sentences out.

Sources: counting mentions of dates, Gholipour Ghalandari and Ifrim 2020, "Examining the State-of-the-Art in News
Timeline Summarization"; choosing by the centroid, Radev et al. 2004.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log, log1p, sqrt

from onrecord.relate.gists import rarity, term_of, words_of
from onrecord.spans import Span

# Measured on the public half of the timeline set (5 topics, 7 time lines), 2026-11: date F1 .78; without the reports
# of a week later .73, without what came out .75. Around these values nothing moves by more than .01.
_LATE_DAYS = 7
_CAME_OUT = 0.5

FIRST = 20  # sentences of a report that may tell of its own day without naming it
_UNNAMED, _FALL = 0.5, 0.9  # what the first of them counts against one that names the day, and each the one before
_GOES_ON = 0.7  # the sentence after one that names the day
_AHEAD = 0.5  # one that announces the day
_TOPIC = 0.5  # what the words of all reports count beside those of the day
_LEAST_WORDS, _MOST_WORDS = 6, 60
_SAME = 0.55  # cosine from which two sentences say the same
_WEIGHED = 200  # sentences of a day that are compared with those chosen
TOPIC_TERMS = 60
_NESTED = 8  # statements inside one another that a sentence goes on with


@dataclass(frozen=True, slots=True)
class Telling:
    """A place in a report that tells a day."""

    day: date
    at: int  # character of the page
    span: Span | None  # the words that tell it; None where a statement is known to be of that day
    because: str
    end: int = 0  # of what was said that day, where a statement tells it: further sentences of it are of that day, too


@dataclass(frozen=True, slots=True)
class Report:
    """What a time line needs to know of an article before it is read."""

    capture: str
    text: str  # the same for all reprints of one text
    published: date | None
    weight: float  # how much it has to do with what all are about; the middle one counts 1
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day that matters."""

    day: date
    score: float
    reports: int  # texts that tell of it, or came out on it


@dataclass(slots=True)
class _Counted:
    after: float = 0.0
    late: float = 0.0
    out: float = 0.0
    texts: set[str] = field(default_factory=set)

    @property
    def score(self) -> float:
        return log1p(self.after) + log1p(self.late) + _CAME_OUT * log1p(self.out)


def days(reports: Sequence[Report], first: date, last: date, most: int) -> list[Day]:
    """Return the ``most`` days from ``first`` to ``last`` that matter most, in order. Reprints count once."""
    counted: dict[date, _Counted] = defaultdict(_Counted)
    seen: set[tuple[str, date]] = set()
    out: set[str] = set()  # texts that came out already: a reprint of one is no news
    for report in sorted(reports, key=lambda r: (r.published or date.max, r.capture)):
        told = {telling.day for telling in report.tellings}
        first_out = {report.published} if report.published and report.text not in out else set[date]()
        out.add(report.text)
        for day in told | first_out:
            if not first <= day <= last or (report.text, day) in seen:
                continue
            seen.add((report.text, day))
            _count(counted[day], report, day, is_told=day in told, is_out=day in first_out)
    ranked = sorted(counted.items(), key=lambda each: (-each[1].score, each[0]))
    return sorted((Day(day, each.score, len(each.texts)) for day, each in ranked[:most]), key=lambda d: d.day)


def _count(into: _Counted, report: Report, day: date, *, is_told: bool, is_out: bool) -> None:
    into.texts.add(report.text)
    gap = (report.published - day).days if report.published else 0
    if is_out:
        into.out += report.weight
    if is_told and gap >= 1:
        into.after += report.weight
    if is_told and gap > _LATE_DAYS:
        into.late += report.weight


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may tell of a day."""

    capture: str
    span: Span
    words: str
    weight: float
    telling: Telling | None  # what puts it under the day; None: the day its report came out


def candidates(report: Report, day: date, body: Sequence[tuple[Span, str]]) -> Iterator[Sentence]:
    """Yield the sentences of a report that may tell of ``day``; ``body`` gives all of them with their words."""
    gap = (report.published - day).days if report.published else None
    at = _tellings(report, body)
    named: Telling | None = None
    for n, (span, words) in enumerate(body):
        here = next((t for t in at.get(n, ()) if t.day == day), None)
        weight, why = 0.0, here
        if here is not None:
            weight = _AHEAD if gap is not None and gap < 0 else 1.0
        elif at.get(n):
            named = None
            continue
        elif named is not None and (gap is None or gap >= 0):
            weight, why = _GOES_ON, named
        elif gap in (0, 1) and n < FIRST:
            weight = _UNNAMED * _FALL**n
        # The next sentence goes on with the day that this one tells last: proposed *on 4 May*, she said *on Friday*.
        named = here if here is not None and max(at[n], key=lambda t: t.at).day == day else None
        if weight and _LEAST_WORDS <= len(words.split()) <= _MOST_WORDS:
            yield Sentence(report.capture, span, words, weight * report.weight, why)


def _tellings(report: Report, body: Sequence[tuple[Span, str]]) -> dict[int, list[Telling]]:
    """Return what tells a day in each sentence of ``body``, by the sentence's number."""
    at: dict[int, list[Telling]] = defaultdict(list)
    places = iter(sorted(report.tellings, key=lambda t: t.at))
    telling = next(places, None)
    going_on: list[Telling] = []  # statements that have not ended
    for n, (span, _) in enumerate(body):
        going_on = [each for each in going_on if each.end > span.start][-_NESTED:]
        at[n] += going_on
        while telling is not None and telling.at < span.end:
            if telling.at >= span.start:
                at[n].append(telling)
                going_on += [telling] if telling.end > span.end else []
            telling = next(places, None)
    return at


Vector = Mapping[int, float]


def chosen(of_day: Sequence[Sentence], topic: Vector, most: int) -> list[Sentence]:
    """Return the ``most`` sentences that tell most of a day, the most telling first, none that says the same again.

    ``topic`` gives the weight of the words that all reports share.
    """
    vectors = [_vector(sentence.words) for sentence in of_day]
    middle: dict[int, float] = defaultdict(float)
    for sentence, vector in zip(of_day, vectors, strict=True):
        for term, weight in vector.items():
            middle[term] += weight * sentence.weight
    length = sqrt(sum(weight * weight for weight in middle.values())) or 1.0
    total = sum(topic.values()) or 1.0
    scored = []
    for n, (sentence, vector) in enumerate(zip(of_day, vectors, strict=True)):
        central = sum(weight * middle[term] for term, weight in vector.items()) / length
        on_topic = sum(topic.get(term, 0.0) for term in vector) / total
        scored.append((-sentence.weight * (central + _TOPIC * on_topic), sentence.capture, sentence.span, n))
    kept: list[int] = []
    for *_, n in sorted(scored)[:_WEIGHED]:
        if len(kept) == most:
            break
        if all(_cosine(vectors[n], vectors[other]) <= _SAME for other in kept):
            kept.append(n)
    return [of_day[n] for n in kept]


def _vector(words: str) -> Vector:
    counts = Counter(term_of(word) for word in words_of(words) if len(word) > 1)
    weights = {term: (1 + log(count)) * rarity(term) for term, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _cosine(one: Vector, other: Vector) -> float:
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())


def topic(gists: Sequence[Vector]) -> Vector:
    """Return the words that gists share most, as a vector of unit length."""
    total: dict[int, float] = defaultdict(float)
    for gist in gists:
        for term, weight in gist.items():
            total[term] += weight
    top = sorted(total.items(), key=lambda each: (-each[1], each[0]))[:TOPIC_TERMS]
    length = sqrt(sum(weight * weight for _, weight in top)) or 1.0
    return {term: weight / length for term, weight in top}


def weights(gists: Mapping[str, Vector], about: Vector) -> dict[str, float]:
    """Return how much each article has to do with ``about``, the middle one 1."""
    found = {capture: _cosine(about, gist) for capture, gist in gists.items()}
    middle = sorted(found.values())[len(found) // 2] if found else 0.0
    return {capture: weight / middle if middle else 1.0 for capture, weight in found.items()}


def day_before(day: date) -> date:
    """Return the day before, of which a morning paper tells."""
    return day - timedelta(days=1)
