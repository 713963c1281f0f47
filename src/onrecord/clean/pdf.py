"""PDF of printed pages to blocks of text, in the order of reading. An extra: ``pip install 'onrecord[pdf]'``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from onrecord.clean.columns import in_reading_order, usual_size
from onrecord.clean.markup import Cut
from onrecord.clean.papers import Paper, believable, bounded
from onrecord.clean.printed import Line, Printed, printed, with_next
from onrecord.problems import MissingExtra

_MOST_PAGES = 2_000
_END = (".", "!", "?", "”", '"', ":", "…", "»", "。", "؟")
_EDGE = 0.1  # share of a page's height in which its running head or foot stands
_HEADLINE, _SUBHEAD, _SMALL = 1.25, 1.12, 0.92  # times the usual size of type
_SUBHEAD_CHARS = 150  # of bold type on lines of its own
_FEW = 5  # lines whose own right edge tells little
_MOST_COLUMNS = 2_000  # looked through for each of them
_NEAR = 3.0  # lines between a picture and its caption
_DIGITS = re.compile(r"\d+")
# What programs print at the edge of a page on their own: its number, its address, the time of printing.
_PRINTED = re.compile(
    r"(?:(?:page|seite|p\.|s\.)?\s?[-–—|]?\s?\d{1,4}(?:\s?(?:/|of|von|de|sur)\s?\d{1,4})?\s?[-–—|]?"
    r"|(?:https?|file)://\S{1,500}|\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?)",
    re.I,
)


def read_pdf(data: bytes, *, max_chars: int) -> Paper:
    """Return the paragraphs of a PDF. Raises `MissingExtra` without PDFium; trouble with the file itself is told."""
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtra("reading PDF", "pdf") from None
    paper = Paper()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        paper.trouble = "a PDF locked with a password" if locked else f"not a PDF that can be read: {error}"
        return paper
    try:
        pages = list(_pages(document, max_chars))
        known = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    cuts = _cuts(pages)
    paper.cuts = list(bounded(cuts, max_chars))
    paper.declared = list(believable(str(known.get("Title", "")), str(known.get("Author", "")), paper.cuts))
    empty = sum(not page.lines for page in pages)
    if not paper.cuts:
        paper.trouble = "a PDF without text: perhaps scanned pictures"
    elif len(paper.cuts) < len(cuts) or sum(len(cut.text) for cut in cuts) >= max_chars:
        paper.trouble = f"longer than {max_chars} characters: the rest was not read"
    elif any(page.pictures for page in pages if not page.lines):
        paper.trouble = f"{empty} of {len(pages)} pages without text: perhaps scanned pictures"
    return paper


def _pages(document: Any, max_chars: int) -> Iterator[Printed]:
    import pypdfium2

    left = max_chars
    for number in range(min(len(document), _MOST_PAGES)):
        if left <= 0:
            return
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            continue
        try:
            made = printed(page, number, left)
        except pypdfium2.PdfiumError:
            continue
        finally:
            page.close()
        left -= sum(len(line.text) for line in made.lines) + len(made.turned)
        yield made


def _cuts(pages: Sequence[Printed]) -> list[Cut]:
    """Return the blocks of all pages, running heads and feet and turned type apart from the text."""
    written = [line for page in pages for line in page.lines if line.text]
    if not written:
        return [Cut(" ".join(page.turned.split()), "p", "turned", 0.0, 1) for page in pages if page.turned.strip()]
    usual = usual_size(written)
    edges = _edges(pages, _HEADLINE * usual)
    largest = max(line.size for line in written)
    flow: list[Line] = []
    for page in pages:
        flow += in_reading_order([line for line in page.lines if line.text and line not in edges])
    cuts = [_cut(held, usual, largest, pages) for held in _paragraphs(flow, usual)]
    first = pages[0].height / 2
    heads = [line.text for line in written if line in edges and line.page == written[0].page and line.middle > first]
    others = dict.fromkeys(line.text for line in written if line in edges and line.text not in heads)
    turned = [" ".join(page.turned.split()) for page in pages if page.turned.strip()]
    # The head of the first page stays above the text: it often names the paper and the day.
    return [
        *(Cut(text, "p", "page-header header", 0.0, 1) for text in dict.fromkeys(heads)),
        *cuts,
        *(Cut(text, "p", "page-footer footer", 0.0, 1) for text in others),
        *(Cut(text, "p", "turned", 0.0, 1) for text in turned),
    ]


def _edges(pages: Sequence[Printed], largest: float) -> frozenset[Line]:
    """Return the running heads, feet and page numbers: what comes again in the same place but for its digits."""
    near = [line for page in pages for line in page.lines if line.size <= largest and _is_at_edge(line, page)]
    times = Counter(_place(line) for line in near)
    return frozenset(line for line in near if times[_place(line)] > 1 or _PRINTED.fullmatch(line.text))


def _is_at_edge(line: Line, page: Printed) -> bool:
    return line.top > page.height * (1 - _EDGE) or line.foot < page.height * _EDGE


def _place(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.middle / 4)


def _paragraphs(flow: Sequence[Line], usual: float) -> Iterator[list[Line]]:
    """Join the lines of a paragraph: it ends at a gap, a change of size, an indent, or a short line.

    It goes on in the next column and on the next page, unless the last line closes a sentence.
    """
    leading = _leading(flow, usual)
    widths = _widths(flow)
    held: list[Line] = []
    for line in flow:
        if held and _breaks(held, line, leading, widths):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _leading(flow: Sequence[Line], usual: float) -> float:
    """Return how far apart the lines of a paragraph stand, as a share of their size."""
    steps = sorted(
        (a.middle - b.middle) / a.size
        for a, b in pairwise(flow)
        if a.page == b.page and 0 < a.middle - b.middle < 4 * usual and abs(a.size - b.size) < 0.06 * usual
    )
    # Most steps are those inside a paragraph, the larger ones those between two.
    return steps[(len(steps) - 1) // 3] if steps else 1.2


def _widths(flow: Sequence[Line]) -> dict[Line, tuple[float, float]]:
    """Return for each line the left and the right edge of the column that it stands in."""
    made: dict[Line, tuple[float, float]] = {}
    stretch: list[Line] = []
    columns: list[tuple[list[Line], tuple[float, float]]] = []
    for line in [*flow, None]:
        if line is None or (stretch and not _is_column(stretch[-1], line)):
            columns += [(stretch, _sides(stretch))] if stretch else []
            stretch = []
        if line is not None:
            stretch.append(line)
    for lines, sides in columns:
        made |= dict.fromkeys(lines, _like_neighbours(lines, sides, columns) if len(lines) < _FEW else sides)
    return made


def _like_neighbours(
    lines: Sequence[Line], sides: tuple[float, float], columns: Sequence[tuple[list[Line], tuple[float, float]]]
) -> tuple[float, float]:
    """Return the sides of a few lines: a letterhead or a byline ends where the column of text under it does."""
    wider = [
        other[1]
        for column, other in columns[:_MOST_COLUMNS]
        if len(column) >= _FEW
        and column[0].page == lines[0].page
        and abs(other[0] - sides[0]) < lines[0].size
        and other[1] > sides[1]
    ]
    return sides[0], min(wider, default=sides[1])


def _sides(column: Sequence[Line]) -> tuple[float, float]:
    """Return where most lines of a column begin, and where all but the odd one end."""
    body = median(line.size for line in column)
    like = [line for line in column if 0.8 * body < line.size < 1.2 * body] or column
    left, _ = Counter(round(line.left) for line in like).most_common(1)[0]
    return float(left), sorted(line.right for line in like)[(len(like) * 9 - 1) // 10]


def _is_column(before: Line, line: Line) -> bool:
    return _is_below(before, line) and 0.8 < line.size / before.size < 1.25


def _is_below(before: Line, line: Line) -> bool:
    """Tell whether a line stands below another, in one column."""
    shared = min(before.right, line.right) - max(before.left, line.left)
    return before.page == line.page and line.middle < before.middle and shared > 0


def _breaks(held: Sequence[Line], line: Line, leading: float, widths: dict[Line, tuple[float, float]]) -> bool:
    last = held[-1]
    if abs(line.size - last.size) > 0.08 * last.size + 0.3 or (last.is_bold != line.is_bold and _is_below(last, line)):
        return True
    is_below = _is_below(last, line)
    if is_below and (last.middle - line.middle) / last.size > leading * 1.4:
        return True
    left, right = widths[last]
    first_word = len(line.text.split(" ", 1)[0]) * line.size * 0.5
    room, width = right - last.right, right - left
    fits = room > first_word + 0.1 * width
    # The next word would have stood on the last line with room to spare.
    is_short = last.right - left < 0.6 * width or room > 1.2 * first_word + 0.2 * width
    own = widths[line][0]
    is_indented = line.left - own > 0.6 * line.size and (not is_below or last.left - own < 0.3 * line.size)
    if last.text.endswith(_END):
        return is_indented or fits or not is_below
    return fits and is_short


def _cut(held: Sequence[Line], usual: float, largest: float, pages: Sequence[Printed]) -> Cut:
    size = held[0].size / usual
    if size > _HEADLINE:
        return Cut(_text(held), "h1" if held[0].size > 0.75 * largest else "h2", "headline", 0.0, 1)
    if size < _SMALL:
        if any(
            _is_beside(held, picture) for page in pages[held[0].page : held[0].page + 1] for picture in page.pictures
        ):
            return Cut(_text(held), "figcaption", "caption", 0.0, 1)
        return Cut(_text(held), "p", "small", 0.0, 1)
    text = _text(held)
    is_subhead = size > _SUBHEAD or (all(line.is_bold for line in held) and len(text) < _SUBHEAD_CHARS)
    return Cut(text, "h3" if is_subhead else "p", "", 0.0, 1)


def _is_beside(held: Sequence[Line], picture: tuple[float, float, float, float]) -> bool:
    left, foot, right, top = picture
    reach = _NEAR * held[0].size
    under, over = foot - held[0].top, held[-1].foot - top
    return held[0].left < right and held[0].right > left and (-reach < under < reach or -reach < over < reach)


def _text(held: Iterable[Line]) -> str:
    text = ""
    for line in held:
        is_cut = text.endswith("-") and text[-2:-1].islower() and line.text[:1].islower()
        text = text[:-1] + line.text if is_cut else with_next(text, line.text) if text else line.text
    return " ".join(text.split())
