"""What a page says about itself: title, byline, dateline, outlet, original outlet and dates, each with its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.clean.bounds import Bounds, bounds_of
from onrecord.clean.bylines import bylines
from onrecord.clean.date_kinds import OF_JOINED
from onrecord.clean.datelines import dateline
from onrecord.clean.lines import sheet_of
from onrecord.clean.originals import originals
from onrecord.clean.outlets import outlets
from onrecord.clean.published import dates_of
from onrecord.clean.readings import best
from onrecord.clean.titles import title
from onrecord.clean.told_dates import told_dates
from onrecord.dates import PartialDate
from onrecord.model import Article, Block, Capture, Comment, Declared, Page, Passage, Problem, Reading, problem
from onrecord.pipeline import step

_LEAST = 0.52  # a source named with less is as often that of a picture or of another article


@step(
    version=7,
    data=(
        "data/press.tsv",
        "data/page_words.tsv",
        "data/firstnames.tsv",
        "data/calendar.tsv",
        "data/events.tsv",
        "data/feasts.tsv",
        "data/tenses.tsv",
        "data/dateline_places.tsv",
    ),
)
def articles(
    capture: Capture,
    page: Page,
    passages: Sequence[Passage],
    blocks: Sequence[Block],
    declared: Sequence[Declared],
    comments: Sequence[Comment],
) -> Iterator[Article | Reading | Problem]:
    """Give a page's article, and a reading for each value: those believed, and the dates that were refused.

    ``original_outlet`` is empty where an article is its outlet's own.
    """
    sheet = sheet_of(page, passages, blocks)
    told = told_dates(sheet, comments)
    is_forum = any(date.kind is OF_JOINED for date in told)
    whose = outlets(sheet, declared, capture, is_forum=is_forum)
    outlet = best(whose)
    sites = [reading.value for reading in whose]
    heading = title(sheet, declared, sites)
    sheet = sheet.under(heading.value, heading.span) if heading else sheet
    named = bylines(sheet, declared, sites)
    authors = [reading for reading in named if reading.believed]
    sources = originals(sheet, declared, capture, outlet.value if outlet else "", is_forum=is_forum)
    original = best(r for r in sources if r.field == "original_outlet" and r.confidence >= _LEAST)
    agency = best(r for r in sources if r.field == "agency")
    if original is not None:
        # Who posts another's report under a login did not write it.
        authors = [each for each in authors if " " in each.value or not sheet.is_below(each.span)]
    place = dateline(sheet)
    dates = dates_of(sheet, capture, declared, told, title_at=sheet.title_at, is_copied=original is not None)
    bounds = Bounds(None, None) if dates.published else bounds_of(sheet, capture, declared, told, comments)
    not_authors = [reading for reading in named if not reading.believed]
    told_of = (heading, *authors, *not_authors, place, outlet, original, agency, bounds.earliest, bounds.latest)
    readings = [r for r in told_of if r]
    yield from {reading.id: reading for reading in (*readings, *dates.readings)}.values()
    if dates.dispute:
        yield problem(page.capture, "articles", dates.dispute)
    if heading is None and page.text.strip():
        yield problem(page.capture, "articles", "the page has no title that could be told")
    yield Article(
        id=page.capture,
        capture=page.capture,
        title=_value(heading),
        byline=tuple(author.value for author in authors),
        dateline=_value(place),
        outlet=_value(outlet),
        original_outlet=_value(original),
        published=_date(dates.published),
        earliest=_date(bounds.earliest),
        latest=_date(bounds.latest),
        published_why=dates.published.because if dates.published else "the page does not tell",
        reposted=_date(dates.reposted),
        updated=_date(dates.updated),
        language=page.language,
        comments=len(comments),
    )


def _value(reading: Reading | None) -> str:
    return reading.value if reading else ""


def _date(reading: Reading | None) -> PartialDate | None:
    return PartialDate(reading.value) if reading else None
