"""What the whole of a page settles, whatever its single lines look like.

Threads, teasers far below, headlines at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from onrecord.clean import marks
from onrecord.clean.commands import is_form
from onrecord.clean.marks import folded_words, marks_in
from onrecord.clean.sentences import END, is_told
from onrecord.clean.templates import NAMES, templates_of
from onrecord.clean.threads import Kind, kind_of, marks_a_thread
from onrecord.clean.units import Unit
from onrecord.model import Region

TITLE, BYLINE, DATE, BODY, CAPTION, COMMENT, RELATED, OTHER = Region  # asked of the class, each costs a call
_BEFORE_THREAD = 40  # words of body that must stand above a thread
_FEWEST = 3  # marks that make a thread where no heading says so
_NEAR = 40  # units: two marks of one thread are no farther apart
_CLOSE = 6  # units: where a thread begins, the second mark is no farther off
_APART = 4  # units that are no body: what lies beyond so many is another text
_MANY = 6  # lines that come again make a thread below a heading or form
_SOON = 10  # units: the first of them is no farther below it
_DENSE = 0.25  # of a thread's lines come again: names, dates, buttons
_LAST = 12  # paragraphs: a longer run is a comment whose name is lost
_PARAGRAPH = 50  # characters
_TOLD = 11  # blanks: a paragraph has more, a name or a button fewer
_FEW = 4  # blanks: a line of a form that says no more
_SURE = 0.7  # 2026-11, five-fold: above it the rules below broke more than they mended
_SURE_END = 0.77  # the same for headlines at the end
_SURE_CAPTION = 0.95  # the same for the line under the head: no worse there, and small pages need it
_SURE_REVIEWS = 0.85  # the same for paragraphs under a heading of reviews
_SMALL = 0.15  # of the longest stretch's words; 2026-11, five-fold on the public flat texts
_REVIEWS = re.compile(
    r"\W{0,4}(?:customer reviews|user reviews|reader reviews|based on \d{1,6} (?:reviews|ratings)|kundenbewertungen|"
    r"kundenrezensionen|kundenmeinungen|basierend auf \d{1,6} bewertungen|avis (?:des )?clients|avis vérifiés|"
    r"opiniones de (?:los )?clientes|reseñas de (?:los )?clientes|recensioni (?:dei )?clienti|klantbeoordelingen|"
    r"avaliações de clientes|opinie klientów|отзывы (?:покупателей|клиентов))\W{0,4}(?:\(?\d{1,6}\)?)?",
    re.I,
)
# One of these stands in every line that `_REVIEWS` matches.
REVIEWS = frozenset(
    [
        "reviews", "ratings", "kundenbewertungen", "kundenrezensionen", "kundenmeinungen", "bewertungen", "avis",
        "opiniones", "reseñas", "recensioni", "klantbeoordelingen", "avaliações", "opinie", "отзывы",
    ]
)  # fmt: skip
_NAMED = re.compile(r"[\w.@'’-]{2,30}(?:\s[\w.'’-]{1,20}){0,2}:\s\S")
_TIME = re.compile(r"\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?\s?m\.?|Uhr|h|GMT|[A-Z]{2,4})?\W{0,3}", re.I)
_OPENING = tuple("\"“„«‘'`")
_HEAD = (TITLE, BYLINE, DATE, CAPTION)


def settled(
    units: Sequence[Unit],
    regions: Sequence[Region],
    sure: Sequence[float],
    headings: Sequence[int] | None = None,
    forms: Sequence[int] | None = None,
) -> list[Region]:
    """Return the regions with what contradicts the page's structure put right.

    ``sure`` says how sure each unit's region is, 0 to 1; ``headings`` which units may be headings of comments or
    reviews, ``forms`` which may be lines of a form, all where it is not given.
    """
    made = list(regions)
    headings = range(len(units)) if headings is None else headings
    _threads(units, made)
    _recurring(units, made)
    _named_lines(units, made, headings)
    _reviews(units, made, sure, headings)
    _unnamed(units, made)
    _stretches(units, made, sure)
    _before_the_first_opening(units, made)
    _headlines_at_end(units, made, sure)
    _line_under_the_head(units, made, sure)
    _amid_form(units, made, range(len(units)) if forms is None else forms)
    _lead_ins(units, made)
    return made


def _threads(units: Sequence[Unit], regions: list[Region]) -> None:
    """Between the first and the last mark of a thread nothing is the article.

    Plain text alone: markup shows threads itself.
    """
    if not units or units[0].tag:
        return
    marked = [at for at, unit in enumerate(units) if marks_a_thread(unit, units[at - 1] if at else None)]
    judged = zip(units, regions, strict=True)
    body = list(accumulate(unit.words.count(" ") + 1 if region is BODY else 0 for unit, region in judged))
    ends = _ends(marked)
    for place, first in enumerate(marked):
        count, last = ends[place] - place + 1, marked[ends[place]]
        heading = next((at for at in range(first, max(first - 6, -1), -1) if _is_heading(units[at])), None)
        is_dense = count >= _FEWEST and marked[place + 1] - first <= _CLOSE
        begins = first if heading is None else heading
        if body[begins] >= _BEFORE_THREAD and (is_dense or (heading is not None and count > 1)):
            # Handles, dates and buttons inside a thread are of it; its heading and the form below it are not.
            for at in range(begins, last + 1):
                if regions[at] is BODY or (at >= first and _is_of_thread(units[at])):
                    regions[at] = COMMENT
            _last_words(units, regions, last)
            return


def _recurring(units: Sequence[Unit], regions: list[Region]) -> None:
    """Below a heading or form of comments, from the first to the last of lines that come again nothing is the article.

    For threads whose names, dates and buttons no list of ours knows.
    """
    if not units or units[0].tag:
        return
    words = 0
    begins = len(units)
    for at, (unit, region) in enumerate(zip(units, regions, strict=True)):
        if words >= _BEFORE_THREAD and (_is_heading(unit) or _is_form(unit)):
            begins = at
            break
        words += unit.words.count(" ") + 1 if region is BODY else 0
    if begins + _MANY >= len(units) or BODY not in regions[begins:]:
        return
    alternating = templates_of(units)[:, NAMES.index("alternating")]
    chain = _chain([at for at in range(begins, len(units)) if alternating[at]] or [begins])
    inside = range(chain[0], chain[-1] + 1)
    if len(chain) >= _MANY and chain[0] - begins <= _SOON and len(chain) >= len(inside) * _DENSE:
        for at in inside:
            if regions[at] is BODY:
                regions[at] = COMMENT


def _is_form(unit: Unit) -> bool:
    return len(unit.words) < 80 and is_form(unit.words)


def _last_words(units: Sequence[Unit], regions: list[Region], last: int) -> None:
    """What stands under the last opening of a thread is its last comment: a handle, if it comes below, and one line."""
    if kind_of(units[last]) is not Kind.OPENING:
        return
    for at in range(last + 1, min(last + 3, len(units))):
        words = units[at].words
        if kind_of(units[at]) is not Kind.WORDS or marks_in(folded_words(words)).at_start or _is_heading(units[at]):
            return
        regions[at] = COMMENT


def _named_lines(units: Sequence[Unit], regions: list[Region], headings: Sequence[int]) -> None:
    """Under a heading of comments, lines of the form "NAME: words" are comments, down to the first that is not."""
    first = next((at for at, region in enumerate(regions) if region is BODY), len(units))
    for at in headings:
        if at > first and _is_heading(units[at]):
            for below in range(at + 1, len(units)):
                if not _NAMED.match(units[below].words):
                    break
                regions[below] = COMMENT


def _reviews(units: Sequence[Unit], regions: list[Region], sure: Sequence[float], headings: Sequence[int]) -> None:
    """Under a heading of customers' reviews what is unsurely body is theirs: their names are often lost."""
    heading = next((at for at in headings if len(units[at].words) < 60 and _REVIEWS.fullmatch(units[at].words)), None)
    if heading is None or regions[heading] is TITLE:
        return
    below = [at for at in range(heading + 1, len(units)) if regions[at] is BODY]
    if below and sum(sure[at] for at in below) < len(below) * _SURE_REVIEWS:
        for at in below:
            regions[at] = COMMENT


def _unnamed(units: Sequence[Unit], regions: list[Region]) -> None:
    """Paragraphs that no name, no button and no heading of comments goes with are the report's own.

    Or a ticker's, where a bare time stands over each. Plain text alone.
    """
    if not units or units[0].tag or any(_is_heading(unit) for unit in units):
        return
    first = next((at for at, region in enumerate(regions) if region is BODY), len(units))
    runs = groupby(range(first, len(units)), key=lambda at: regions[at] is COMMENT)
    for run in [list(places) for is_comment, places in runs if is_comment]:
        if all(is_told(units[at].words, blanks=_TOLD) or _TIME.fullmatch(units[at].words) for at in run):
            for at in run:
                regions[at] = BODY


def _is_of_thread(unit: Unit) -> bool:
    return len(unit.words) < 60 and kind_of(unit) is not Kind.WORDS


def _chain(marked: Sequence[int]) -> list[int]:
    """Return the first of ``marked`` and those that follow without too wide a gap."""
    chain = [marked[0]]
    for at in marked[1:]:
        if at - chain[-1] > _NEAR:
            break
        chain.append(at)
    return chain


def _ends(marked: Sequence[int]) -> list[int]:
    """Return for each of ``marked`` the place of the last that follows it without too wide a gap."""
    ends = list(range(len(marked)))
    for place in range(len(marked) - 2, -1, -1):
        if marked[place + 1] - marked[place] <= _NEAR:
            ends[place] = ends[place + 1]
    return ends


def _is_heading(unit: Unit) -> bool:
    return 0 < len(unit.words) < 80 and marks.COMMENTS_BEGIN.fullmatch(unit.words) is not None


def _stretches(units: Sequence[Unit], regions: list[Region], sure: Sequence[float]) -> None:
    """A short stretch of running text, far from the longest one.

    Is another article's beginning or the site's own words.
    """
    if units and units[0].tag:
        return
    stretches: list[list[int]] = []
    for at, region in enumerate(regions):
        if region is BODY:
            if stretches and at - stretches[-1][-1] <= _APART:
                stretches[-1].append(at)
            else:
                stretches.append([at])
    if len(stretches) < 2:
        return
    sizes = [sum(units[at].words.count(" ") + 1 for at in stretch) for stretch in stretches]
    longest = max(sizes)
    for stretch, size in zip(stretches, sizes, strict=True):
        if size < longest * _SMALL and sum(sure[at] for at in stretch) < len(stretch) * _SURE:
            for at in stretch:
                regions[at] = OTHER


def _headlines_at_end(units: Sequence[Unit], regions: list[Region], sure: Sequence[float]) -> None:
    """Several lines without a full stop after the body's last sentence are headlines of other articles, or tags."""
    if units and units[0].tag:
        return
    trailing: list[int] = []
    for at in range(len(units) - 1, -1, -1):
        if regions[at] is BODY:
            if units[at].bullet or (units[at].words.endswith(END) and not _is_headline(units[at])):
                break
            trailing.append(at)
    headed = sum(_is_headline(units[at]) for at in trailing)
    if headed >= 3 and headed * 3 >= len(trailing) * 2 and sum(sure[at] for at in trailing) < len(trailing) * _SURE_END:
        for at in trailing:
            regions[at] = OTHER if units[at].words.count(",") > 4 else RELATED


def _is_headline(unit: Unit) -> bool:
    """A short line, most of whose words begin with a capital."""
    words = unit.words.split()
    return 3 <= len(words) <= 16 and sum(word[:1].isupper() for word in words) > len(words) * 0.6


def _before_the_first_opening(units: Sequence[Unit], regions: list[Region]) -> None:
    """What follows the body without a break and stands above the first name of a thread is the body's last."""
    if not units or units[0].tag:
        return
    for at in range(1, len(units)):
        if regions[at] is COMMENT and regions[at - 1] is BODY and _is_paragraph(units[at - 1]):
            end = at
            while end < len(units) and regions[end] is COMMENT and _is_paragraph(units[end]):
                end += 1
            is_opened = end < len(units) and regions[end] is COMMENT and kind_of(units[end]) is not Kind.CLOSING
            if is_opened and end - at <= _LAST:
                regions[at:end] = [BODY] * (end - at)


def _is_paragraph(unit: Unit) -> bool:
    return len(unit.words) >= _PARAGRAPH and unit.words.endswith(END) and kind_of(unit) is Kind.WORDS


def _line_under_the_head(units: Sequence[Unit], regions: list[Region], sure: Sequence[float]) -> None:
    """A line without a full stop, close under the head of a page and apart from its first paragraph, is a caption."""
    first = next((at for at, region in enumerate(regions) if region is BODY), 0)
    if not first or units[0].tag or first + 1 >= len(units) or regions[first + 1] is not BODY:
        return
    line = units[first]
    is_apart = line.gap == 0 and units[first + 1].gap > 0 and regions[first - 1] in _HEAD
    if is_apart and sure[first] < _SURE_CAPTION and not line.words.endswith(END) and line.words.count(" ") < 30:
        regions[first] = CAPTION


def _amid_form(units: Sequence[Unit], regions: list[Region], forms: Sequence[int]) -> None:
    """A few words with lines of a form close above and below are the form's: "Twitter picture"."""
    if COMMENT not in regions:
        return
    places = [at for at in forms if regions[at] is OTHER and is_form(units[at].words)]
    for above, below in pairwise(places):
        between = range(above + 1, below)
        if len(between) <= 2 and all(units[at].words.count(" ") < _FEW for at in between):
            for at in between:
                if regions[at] is COMMENT:
                    regions[at] = OTHER


def _lead_ins(units: Sequence[Unit], regions: list[Region]) -> None:
    """A line amid the body that a colon ends, before a paragraph in quotation marks, is of it: "She added:"."""
    for at in range(1, len(units) - 1) if COMMENT in regions else ():
        is_amid = regions[at - 1] is regions[at + 1] is BODY and regions[at] is COMMENT
        if is_amid and units[at].words.endswith(":") and units[at + 1].words.startswith(_OPENING):
            regions[at] = BODY
