"""Pages for tests: each line with its region, as `passages` would give it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.clean.articles import articles
from onrecord.model import Article, Block, Capture, Comment, Declared, Page, Passage, Problem, Reading, Region
from onrecord.spans import Span

Lines = Sequence[tuple[str, str]]

BODY = (
    ("body", "The harbour of Port Veska was closed on Monday after the storm had torn two cranes from their rails."),
    ("body", "Nobody was hurt, said Mira Oldanova, who runs the harbour, and the ferries will sail again this week."),
)


@dataclass(frozen=True)
class Told:
    """What the step makes of a page."""

    article: Article
    readings: tuple[Reading, ...]
    text: str
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> dict[str, str]:
        """The dates that were refused, each with its reason."""
        return {r.value: r.because for r in self.readings if r.field == "published" and not r.believed}


def told(
    *lines: tuple[str, str],
    url: str = "",
    captured: str = "",
    declared: Sequence[tuple[str, str, str]] = (),
    comments: int = 0,
    marked: Mapping[str, str] | None = None,
) -> Told:
    """Return what `articles` makes of lines given as (region, text); ``declared`` as (name, value, where).

    ``marked`` gives the tag and class words of the blocks that hold some of the lines.
    """
    text, passages, blocks = "", [], []
    for region, words in lines:
        span = Span(len(text), len(text) + len(words) + 1)
        passages.append(Passage(f"p{span.start}", "c", span, Region(region), 1.0))
        if marked and words in marked:
            tag, _, hints = marked[words].partition(" ")
            blocks.append(Block(f"b{span.start}", "c", Span(span.start, span.end - 1), tag, hints, 0.0, 3))
        text += words + "\n"
    capture = Capture("c", "page.txt", url, "text/plain", "0" * 64, len(text), captured, "", 0)
    notes = [Declared(f"d{i}", "c", name, value, where) for i, (name, value, where) in enumerate(declared)]
    said = [Comment(f"k{i}", "c", Span(0, 0), "", None, None) for i in range(comments)]
    made = list(articles(capture, Page("c", "c", text, "en", "utf-8"), passages, blocks, notes, said))
    (article,) = [each for each in made if isinstance(each, Article)]
    readings = tuple(each for each in made if isinstance(each, Reading))
    return Told(article, readings, text, tuple(each for each in made if isinstance(each, Problem)))
