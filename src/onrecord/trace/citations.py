"""The links of the chain that words travelled: Antonov -> Interfax -> Press TV -> Aletho News."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Article, Citation, Form, Page, Passage, Region, Statement, address
from onrecord.pipeline import step
from onrecord.spans import Span, hull
from onrecord.trace.credits import Credit, credited, name_key, passing_credits

_NEAR_CHARS = 60  # a source named farther from a statement than this did not pass it on


@step(version=1, data=("data/credits.yml", "data/press.tsv"))
def citations(
    page: Page, passages: Sequence[Passage], article: Article, statements: Sequence[Statement]
) -> Iterator[Citation]:
    """Yield each outlet that the page names as having passed words on, with the words that prove it."""
    seen: set[tuple[Span, str]] = set()
    for credit, statement in _found(page.text, passages, article, statements):
        if (credit.span, credit.name) not in seen:
            seen.add((credit.span, credit.name))
            yield Citation(
                id=address(page.capture, credit.span, credit.name),
                capture=page.capture,
                span=credit.span,
                source=credit.name,
                statement=statement,
                because=credit.because,
            )


def _found(
    text: str, passages: Sequence[Passage], article: Article, statements: Sequence[Statement]
) -> Iterator[tuple[Credit, str]]:
    """Yield credits with the id of the statement each carries, "" where it is the whole article."""
    whole = [c for c in credited(text, passages) if name_key(c.name) != name_key(article.outlet)]
    for credit in whole:  # less the outlet's own name at the foot, which is no source
        yield credit, ""
    placed = sorted(((hull([*s.content, *s.cue, *s.speaker_mention]), s) for s in statements if s.content), key=_start)
    for passage in passages:
        if passage.region is Region.BODY:
            here = [(span, s) for span, s in placed if span.overlaps(passage.span)]
            for credit in _passing(text, passage.span, here):
                if not any(credit.span.overlaps(c.span) and credit.name == c.name for c in whole):
                    yield credit, _carried(credit.span, here)


def _start(placed: tuple[Span, Statement]) -> tuple[int, int]:
    return placed[0].start, placed[0].end


def _passing(text: str, within: Span, here: Sequence[tuple[Span, Statement]]) -> Iterator[Credit]:
    """Yield the sources named in a passage, those inside quoted words left out, and those that statements know."""
    quoted = [span for _, s in here if s.form is not Form.INDIRECT for span in s.content]
    named: set[str] = set()
    for credit in passing_credits(text, within):
        if not any(span.covers(credit.span) for span in quoted):
            named.add(name_key(credit.name))
            yield credit
    for place, statement in here:
        for name in statement.via:
            key = name_key(name)
            around = Span(max(within.start, place.start - _NEAR_CHARS), min(within.end, place.end + _NEAR_CHARS))
            at = text.find(name, around.start, around.end) if name else -1
            if at >= 0 and not any(key in other or other in key for other in named):
                named.add(key)
                yield Credit(Span(at, at + len(name)), name, "the statement's channel")


def _carried(credit: Span, here: Sequence[tuple[Span, Statement]]) -> str:
    """Return the id of the statement that ``credit`` stands in or next to, "" where there is none."""
    best, found = _NEAR_CHARS + 1, ""
    for span, statement in here:
        distance = max(span.start - credit.end, credit.start - span.end, 0)
        if distance < best:
            best, found = distance, statement.id
    return found
