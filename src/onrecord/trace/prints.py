"""The fingerprint of an article's body, by which copies are found and told from their source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model import Article, Capture, Page, Passage, Print, Region
from onrecord.pipeline import step
from onrecord.spans import Span
from onrecord.trace.credits import Credit, credited, name_key
from onrecord.trace.folding import LONG, Hashes, Places, Runs, Skeleton, skeleton

_SAMPLED = np.uint32(1 << 31)  # of two short runs the one with a lesser hash is kept: all prints keep the same ones
_LEAD_LETTERS = 350  # about 100 words: an excerpt is most often cut from there
_LEAD_KEYS, _PARAGRAPH_KEYS = 9, 24
_PARAGRAPH_LETTERS = 40  # about 12 words; a shorter line counts with the next: a scanner's columns are no paragraphs
_EDGE_CHARS = 450
_BODY_MAX_CHARS = 400_000  # a longer text is a book; its print is made of what comes first
_SHAPES = bytes(
    ord("a" if chr(point).islower() else "A" if chr(point).isupper() else "0" if chr(point) in "015" else ".")
    if chr(point) in "015.,'" or chr(point).isalpha()
    else point
    for point in range(128)
) + bytes(128)
_MISREAD = (b"a0a", b"aa.aa", b"aaAa", b"0aaa", b"a-\na")
_NOT_TOLD = (Region.COMMENT, Region.RELATED, Region.DATE, Region.BYLINE)
_FEW_PARAGRAPHS = 3
_ACROSS = np.arange(1, LONG)
_NO_RUN = np.uint32(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a text is found and weighed by, as `Print` keeps it."""

    signature: Hashes  # rising
    shingles: Hashes  # rising


@step(version=3, data=("data/house_style.yml", "data/credits.yml", "data/press.tsv"))
def prints(capture: Capture, page: Page, passages: Sequence[Passage], article: Article) -> Iterator[Print]:
    """Yield the print of the page's body; none where it has no body."""
    lines = [each for each in credited(page.text, passages) if each.name not in (article.outlet, *article.byline)]
    body = body_of(page.text, passages, lines)
    credits = _credits(lines, article)
    if not body.strip():
        return
    made = fingerprint(body)
    yield Print(
        id=capture.id,
        capture=capture.id,
        words=len(body.split()),
        signature=made.signature.tobytes(),
        shingles=made.shingles.tobytes(),
        outlet=article.outlet,
        credits=credits,
        edges=_edges(page.text, passages, body, article),
        published=article.published,
        title=article.title,
        garbled=_garbled(body),
    )


def fingerprint(body: str) -> Fingerprint:
    """Return what ``body`` is found and weighed by; empty where it is shorter than one run."""
    bones = skeleton(body)
    runs = Runs.of(bones.letters)
    rising = np.sort(runs.short)
    kept = rising[: np.searchsorted(rising, _SAMPLED)]
    return Fingerprint(_signature(bones, runs.long), _distinct(kept))


def _garbled(body: str) -> float:
    """Return how many marks of a scanner ("Hou5e", "advo.cacy", "rnUnion") ``body`` has for each of its words."""
    shapes = body.encode("ascii", "ignore").translate(_SHAPES)
    return round(sum(map(shapes.count, _MISREAD)) / len(body.split()), 4)


def _signature(bones: Skeleton, long: Hashes) -> Hashes:
    """Return the least hashes of the lead's long runs, and the least of each paragraph's.

    A copy has some of them too: what is least in a paragraph is least in each part of it that holds the run.
    """
    if not len(long):
        return long
    starts = _paragraphs(bones)
    within = long.copy()
    across = starts[1:, None] - _ACROSS  # a run that reaches into the next paragraph is in no excerpt
    within[np.maximum(across, 0)] = _NO_RUN
    whole = np.minimum.reduceat(within, starts)
    if len(whole) > _FEW_PARAGRAPHS:  # the last is often the house's own: a thousand pages end in the same words
        whole = whole[:-1]
    lead = _least(long[:_LEAD_LETTERS], _LEAD_KEYS)
    return _distinct(np.sort(np.concatenate([lead, _least(whole, _PARAGRAPH_KEYS)])))


def _paragraphs(bones: Skeleton) -> Places:
    """Return where paragraphs of some length begin, as places of long runs; at least one."""
    last = len(bones.letters) - LONG
    starts = [0]
    for start in bones.lines.tolist():
        if start - starts[-1] >= _PARAGRAPH_LETTERS and start <= last:
            starts.append(start)
    return np.array(starts)


def _least(hashes: Hashes, count: int) -> Hashes:
    if len(hashes) <= count:
        return hashes
    return np.partition(hashes, count)[:count]


def _distinct(rising: Hashes) -> Hashes:
    is_new = np.ones(len(rising), bool)
    np.not_equal(rising[1:], rising[:-1], out=is_new[1:])
    return rising[np.flatnonzero(is_new)]


def body_of(text: str, passages: Sequence[Passage], credits: Sequence[Credit]) -> str:
    """Return the body's words. Of a page without one that names its source, such as a line and "more at …", all words.

    Only where it names its source: pages that say nothing but "allow cookies" are nobody's copies.
    """
    spans = told(passages)
    if not any(p.region is Region.BODY for p in passages):
        spans = [span for span in spans if not any(span.covers(each.span) for each in credits)] if credits else []
    return "\n\n".join(span.of(text) for span in spans)[:_BODY_MAX_CHARS]


def told(passages: Sequence[Passage]) -> list[Span]:
    """Return where a page tells its report: its body, or all that may be one where none was found."""
    body = [p.span for p in passages if p.region is Region.BODY]
    return body or [p.span for p in passages if p.region not in _NOT_TOLD]


def _credits(lines: Sequence[Credit], article: Article) -> tuple[str, ...]:
    names: dict[str, str] = {}
    if article.original_outlet:
        names[name_key(article.original_outlet)] = article.original_outlet
    for credit in lines:
        names.setdefault(name_key(credit.name), credit.name)
    return tuple(names.values())


def _edges(text: str, passages: Sequence[Passage], body: str, article: Article) -> str:
    """Return the words near the body's ends, and of the title, bylines and short lines around it."""
    around = [
        p.span.of(text)[:_EDGE_CHARS]
        for p in passages
        if p.region in (Region.BYLINE, Region.DATE) or (p.region is Region.OTHER and len(p.span) < 200)
    ][:12]
    parts = [article.title[:_EDGE_CHARS], body[:_EDGE_CHARS], body[-_EDGE_CHARS:], *around]
    return " | ".join(" ".join(part.split()) for part in parts)
