"""Articles grouped into stories in a second of processor time, from their gists, in streams of several lengths.

    python -m benchmarks.speed stories

The articles are invented by rule: words as frequent as the table of rare words has
them, and for each story a few of its own. A longer stream lasts
longer, at the same number of articles a day, so that a rate that falls tells of work that grows with the record.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from onrecord.dates import PartialDate, on_day
from onrecord.model import Article, Gist, Page, Passage, Region, Story, address
from onrecord.pipeline import run_relation
from onrecord.relate.gists import gists, rarity, term_of
from onrecord.relate.stories import stories
from onrecord.spans import Span

SIZES = (3_500, 35_000)
AT_LEAST = 2_000  # articles per second of processor time, in the longer stream
A_DAY = 12  # as in the stream of the public stories set
SLOWER = 0.8  # least rate of the longer stream, as a share of the shorter one's
_VOCABULARY = 40_000
_WORDS, _TITLE, _STORY_WORDS, _FIELD_WORDS, _FIELDS = 260, 9, 14, 60, 40
_FIRST = date(2015, 1, 1)


def measure(sizes: Sequence[int] = SIZES) -> bool:
    """Print the rate of each size; return whether the longest is fast enough, and hardly slower than the shortest."""
    rates = []
    for size in sizes:
        told = list(stream(size))
        began = time.process_time()
        made = [each for each in run_relation(stories, told) if isinstance(each, Story)]
        rates.append(len(told) / (time.process_time() - began))
        found = len({story.story for story in made})
        print(f"stories: {size} articles, {rates[-1]:.0f} a CPU second, {found} stories", flush=True)
    print(f"stories: at least {AT_LEAST} a CPU second, and {SLOWER:.0%} of the rate of {sizes[0]}")
    return rates[-1] >= AT_LEAST and rates[-1] >= SLOWER * rates[0]


def stream(size: int, seed: int = 1) -> Iterator[Gist]:
    """Yield the gists of so many invented articles, in stories of one to twelve."""
    chance = np.random.default_rng(seed)
    rare = np.array([rarity(term_of(_word(n))) for n in range(_VOCABULARY)])
    ladder = np.cumsum(np.exp(-rare) / np.exp(-rare).sum())
    known, odd = np.flatnonzero((rare > 2.5) & (rare < 5)), np.flatnonzero(rare >= 5)
    fields = [chance.choice(known, _FIELD_WORDS) for _ in range(_FIELDS)]
    made = 0
    while made < size:
        own = chance.choice(odd, _STORY_WORDS)
        about = np.concatenate([own, own, chance.choice(fields[int(chance.integers(_FIELDS))], 20)])
        first = int(chance.integers(max(1, size // A_DAY)))
        for _ in range(min(size - made, 1 + int(chance.geometric(0.4)))):
            common = np.searchsorted(ladder, chance.random(_WORDS))
            body = np.where(chance.random(_WORDS) < 0.25, chance.choice(about, _WORDS), common)
            day = on_day(_FIRST + timedelta(first + int(chance.integers(3))))
            yield _gist(address("stream", seed, made), chance.choice(about, _TITLE), body, day)
            made += 1


def _gist(id: str, title: npt.NDArray[np.int64], body: npt.NDArray[np.int64], day: PartialDate) -> Gist:
    text = " ".join(_word(n) for n in body)
    article = Article(id, id, " ".join(map(_word, title)), (), "", "", "", day, None, None, "", None, None, "en", 0)
    page = Page(id, id, text, "en", "utf-8")
    (made,) = gists(page, [Passage(id, id, Span(0, len(text)), Region.BODY, 1.0)], article)
    assert isinstance(made, Gist)
    return made


def _word(number: int) -> str:
    """Return an invented word; the rarer, the longer."""
    letters = "".join("bdfgklmnprstvz"[d % 14] + "aeiou"[d % 5] for d in divmod(int(number), 70))
    return f"{letters}{'aeiou'[int(number) % 5]}{int(number) // 4900 or ''}"
