"""The fingerprint of an article's body, by which copies are found and told from their source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.model import Article, Capture, Page, Passage, Print, Region
from onrecord.pipeline import step
from onrecord.trace.credits import credited, name_key
from onrecord.trace.folding import Hashes, Letters, folded, folded_words, runs

# A run of 8 skeleton letters is two or three words, of 14 four or five. Short runs weigh what two texts share; long
# ones find what is worth weighing: no phrase of the day ("the president of …") is that long.
SHORT, LONG = 8, 14
_SAMPLED = 2  # one in so many short runs is kept, by its hash, so that the same ones are kept everywhere
_LEAD_LETTERS = 350  # about 100 words: an excerpt is most often cut from there
_LEAD_KEYS, _BODY_KEYS = 9, 14
_EDGE_CHARS = 450
_BODY_MAX_CHARS = 400_000  # a longer text is a book; its print is made of what comes first


@step(version=1, data=("data/house_style.yml", "data/credits.yml", "data/press.tsv"))
def prints(capture: Capture, page: Page, passages: Sequence[Passage], article: Article) -> Iterator[Print]:
    """Yield the print of the page's body; none where it has no body."""
    body = "\n\n".join(p.span.of(page.text) for p in passages if p.region is Region.BODY)[:_BODY_MAX_CHARS]
    letters = folded(body)
    if not len(letters):
        return
    short = runs(letters, SHORT)
    yield Print(
        id=capture.id,
        capture=capture.id,
        words=len(body.split()),
        signature=_signature(letters).tobytes(),
        shingles=short[short % _SAMPLED == 0].tobytes(),
        outlet=article.outlet,
        credits=_credits(page.text, passages, article),
        edges=_edges(page.text, passages, body, article),
        published=article.published,
        title=article.title,
    )


def _signature(letters: Letters) -> Hashes:
    """Return the least hashes of long runs, of the lead and of the whole: a text and its copy share some of them."""
    lead = np.unique(runs(letters[:_LEAD_LETTERS], LONG))[:_LEAD_KEYS]
    whole = np.unique(runs(letters, LONG))[:_BODY_KEYS]
    return np.unique(np.concatenate([lead, whole]))


def _credits(text: str, passages: Sequence[Passage], article: Article) -> tuple[str, ...]:
    names: dict[str, str] = {}
    if article.original_outlet:
        names[name_key(article.original_outlet)] = article.original_outlet
    for credit in credited(text, passages):
        if credit.name != article.outlet and credit.name not in article.byline:
            names.setdefault(name_key(credit.name), credit.name)
    return tuple(names.values())


def _edges(text: str, passages: Sequence[Passage], body: str, article: Article) -> str:
    """Return the folded words near the body's ends, and of the title, bylines and short lines around it."""
    around = [
        p.span.of(text)[:_EDGE_CHARS]
        for p in passages
        if p.region in (Region.BYLINE, Region.DATE) or (p.region is Region.OTHER and len(p.span) < 200)
    ][:12]
    parts = [article.title[:_EDGE_CHARS], body[:_EDGE_CHARS], body[-_EDGE_CHARS:], *around]
    return " | ".join(folded_words(part) for part in parts)
