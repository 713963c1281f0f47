"""Labels a page's units: each by its words and markup, then by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clean import marks
from onrecord.clean.units import Unit
from onrecord.model import Declared, Region


@dataclass(frozen=True, slots=True)
class Judgement:
    """A unit's region, and how sure that is, 0 to 1."""

    region: Region
    confidence: float


_BAD = re.compile(
    r"nav|menu|foot|sidebar|side-|relat|share|social|widget|promo|newsletter|cookie|advert|banner|breadcrumb|"
    r"recommend|popular|trending|teaser|login|subscri|tag-|tags|signup|modal|popup|outbrain|taboola"
)
_COMMENT = re.compile(r"comment|disqus|respond|replies|kommentar")


def judged(units: Sequence[Unit], declared: Sequence[Declared]) -> list[Judgement]:
    """Return one judgement a unit."""
    scores = [_prose(unit) for unit in units]
    zone = _comment_zone(units, scores)
    for at in zone:
        scores[at] = min(scores[at], -5.0)
    first, last = _best_run(scores)
    titles = {_folded(each.value) for each in declared if each.name == "title"}
    title = _title(units, first, titles)
    made: list[Judgement] = []
    for at, unit in enumerate(units):
        region = _region(unit, at, scores[at], first <= at < last, at in zone)
        if at == title:
            region = Region.TITLE
        made.append(Judgement(region, 0.7))
    return made


def _prose(unit: Unit) -> float:
    words = len(unit.words.split())
    score = min(words, 60) * (1 - unit.link_share) ** 2 - 9.0
    if words >= 5 and marks.END.search(unit.words):
        score += 5
    if _BAD.search(unit.hints):
        score -= 12
    if _COMMENT.search(unit.hints):
        score -= 20
    return max(score, -20.0)


def _best_run(scores: Sequence[float]) -> tuple[int, int]:
    best, best_at, total, start = 0.0, (0, 0), 0.0, 0
    for at, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, at
        total += score
        if total > best:
            best, best_at = total, (start, at + 1)
    return best_at


def _comment_zone(units: Sequence[Unit], scores: Sequence[float]) -> set[int]:
    zone = {at for at, unit in enumerate(units) if _COMMENT.search(unit.hints)}
    for at, unit in enumerate(units):
        head = len(unit.words) < 80 and marks.COMMENTS_BEGIN.fullmatch(unit.words)
        if head and sum(max(score, 0) for score in scores[:at]) > 60:
            zone.update(range(at, len(units)))
            break
    return zone


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _title(units: Sequence[Unit], first: int, titles: set[str]) -> int:
    best, best_score = -1, 0.0
    for at, unit in enumerate(units[: first + 2]):
        folded = _folded(unit.words)
        count = len(folded.split())
        if not 2 <= count <= 30:
            continue
        score = 1.0 + 3 * unit.heading + 4 * any(folded and folded in title for title in titles)
        score += (
            3 * (4 <= count <= 20)
            - 4 * bool(marks.CLUTTER.search(unit.words))
            - 3 * bool(marks.DATE.search(unit.words))
        )
        score -= 3 * bool(unit.words.endswith(".")) + 4 * bool(marks.BY.match(unit.words)) + abs(first - at) * 0.1
        score -= 3 * bool(marks.CREDIT.search(unit.words)) + 3 * (unit.link_share > 0.5)
        if score > best_score:
            best, best_score = at, score
    return best


def _region(unit: Unit, at: int, score: float, in_body: bool, in_comments: bool) -> Region:
    words = unit.words
    short = len(words) < 200
    if in_comments:
        return Region.OTHER if short and marks.COMMENT_FORM.search(words) else Region.COMMENT
    if short and marks.BY.match(words) and len(words) < 100:
        return Region.BYLINE
    if len(words) < 80 and marks.DATE.search(words):
        return Region.DATE
    if (short and marks.CREDIT.search(words)) or unit.tag == "figcaption":
        return Region.CAPTION
    if short and marks.RELATED.match(words):
        return Region.RELATED
    if not in_body:
        return Region.OTHER
    if marks.AD_IN_BODY.fullmatch(words[:200]) or unit.link_share > 0.7 or not words:
        return Region.OTHER
    if score < -9 and (_BAD.search(unit.hints) or unit.link_share > 0.3):
        return Region.OTHER
    return Region.BODY
