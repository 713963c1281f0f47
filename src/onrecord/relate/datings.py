"""The days that a report names beside its own: what makes a time line of many reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.dates import Interval, PartialDate, expressions, resolve
from onrecord.model import Article, Dating, Page, Passage, Region, address
from onrecord.pipeline import step
from onrecord.relate.sentences import sentences
from onrecord.spans import Span

NEAR_CHARS = 400  # of the words around an expression that may tell what it means
_LONG_AGO_DAYS, _SOON_DAYS = 270, 90
MOST = 500  # days told by one page; what has more is a calendar, a table of results


@step(version=3, data=("data/calendar.tsv", "data/tenses.tsv", "data/feasts.tsv"))
def datings(page: Page, passages: Sequence[Passage], article: Article) -> Iterator[Dating]:
    """Yield each place of the body that tells one day, with its sentence; what may mean several days is left out."""
    left = MOST
    for passage in passages:
        if passage.region is not Region.BODY:
            continue
        for found in _of_passage(page, passage.span, _anchor(article)):
            yield found
            left -= 1
            if not left:
                return


def _anchor(article: Article) -> PartialDate | Interval | None:
    """Return the day of a report, or the days among which it lies; None where not both ends are known."""
    if article.published or not (article.earliest and article.latest and article.earliest.first <= article.latest.last):
        return article.published
    return Interval(article.earliest.first, article.latest.last)


def _of_passage(page: Page, passage: Span, anchor: PartialDate | Interval | None) -> Iterator[Dating]:
    text = page.text
    words = passage.of(text)
    told = [span.shift(passage.start) for span in expressions(words, page.language)]
    within = iter(sentences(text, passage)) if told else iter(())
    sentence = next(within, None)
    for span in told:
        while sentence is not None and sentence.end <= span.start:
            sentence = next(within, None)
        before = text[max(passage.start, span.start - NEAR_CHARS) : span.start]
        after = text[span.end : min(passage.end, span.end + NEAR_CHARS)]
        day = _meant(span.of(text), anchor, before, after)
        if sentence is not None and day is not None and day.precision == "day":
            yield Dating(address(page.capture, "dating", span), page.capture, span, day, sentence)


def _meant(words: str, anchor: PartialDate | Interval | None, before: str, after: str) -> PartialDate | None:
    """Return the day that words mean: of a day nearly a year ago and one that is near, the near one.

    "The money lasts until Feb. 8" on a page of December: nobody tells of the February before without saying so.
    """
    day = resolve(words, anchor, left=before, right=after)
    if day is None or not isinstance(anchor, PartialDate) or (anchor.first - day.first).days < _LONG_AGO_DAYS:
        return day
    ahead = resolve(words, anchor, past=False, left=before, right=after)
    is_near = ahead is not None and 0 <= (ahead.first - anchor.first).days <= _SOON_DAYS
    return ahead if is_near else day
