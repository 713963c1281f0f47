"""Articles grouped into stories in a second of processor time, from their gists, in streams of several lengths.

    python -m benchmarks.speed stories

The articles are invented by rule: words as frequent as the table of rare words has them, and for each story a few of
its own. A longer stream lasts longer, at the same number of articles a day, so that a rate that falls tells of work
that grows with the record. What is beyond the first 35,000 is the same again years later with other rare words in the
place of each, for to invent it word by word would take ten times as long as to group it. Labels, episodes and all that
stories are given are counted; to make gists is not. Beside the streams the worst of days: thousands of articles that
all have the same words, all of one day or all without a date.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from onrecord.dates import PartialDate, on_day
from onrecord.model import Article, Gist, Page, Passage, Region, Story, address
from onrecord.pipeline import run_relation
from onrecord.relate.gists import VIEWS, gists, keys_of, places, rarity, term_of, unpacked
from onrecord.relate.stories import stories
from onrecord.spans import Span

SIZES = (3_500, 35_000, 350_000)
AT_LEAST = 2_000  # articles per second of processor time, in each stream
A_DAY = 12  # as in the stream of the public stories set
SLOWER = 0.8  # least rate of the longest stream, as a share of that of the one before
MOST_GB = 4.0  # memory of the whole process at the end, the articles themselves included
WORST = 10_000  # articles with the same words
WORST_AT_LEAST = 200  # of them per second of processor time
_VOCABULARY = 40_000
_WORDS, _TITLE, _STORY_WORDS, _FIELD_WORDS, _FIELDS = 260, 9, 14, 60, 40
_FIRST = date(2015, 1, 1)
_INVENTED = 35_000  # articles that are invented word by word
_EXCHANGED = 4.0  # rarity from which on a word gives way to another in a later stretch of the stream


def measure(sizes: Sequence[int] = SIZES, worst: int = WORST) -> bool:
    """Print the rate of each size and of the worst days; return whether all are fast, and the longest not slower."""
    rates = []
    for size in sizes:
        told = list(longer(size))
        made, rate = _grouped(told)
        rates.append(rate)
        gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(f"stories: {size} articles, {rate:.0f} a CPU second, {len(made)} stories, {gigabytes:.1f} GB", flush=True)
        del told
    print(f"stories: at least {AT_LEAST} a CPU second, and {SLOWER:.0%} of the rate of a stream a tenth as long")
    print(f"stories: at most {MOST_GB} GB")
    is_steady = len(sizes) < 2 or rates[-1] >= SLOWER * rates[-2]
    is_bounded = min([_worst(worst, on_day(_FIRST)), _worst(worst, None)]) >= WORST_AT_LEAST
    return min(rates) >= AT_LEAST and is_steady and is_bounded and gigabytes <= MOST_GB


def _worst(size: int, day: PartialDate | None) -> float:
    made, rate = _grouped(list(alike(size, day)))
    when = "of one day" if day else "without a date"
    print(f"stories: {size} articles {when} with the same words, {rate:.0f} a CPU second, {len(made)} stories")
    print(f"stories: at least {WORST_AT_LEAST} a CPU second", flush=True)
    return rate


def _grouped(told: Sequence[Gist]) -> tuple[set[str], float]:
    """Return the stories of ``told``, and how many articles were grouped in a second of processor time."""
    began = time.process_time()
    made = {each.story for each in run_relation(stories, told) if isinstance(each, Story)}
    return made, len(told) / (time.process_time() - began)


def longer(size: int) -> Iterator[Gist]:
    """Yield so many gists: the first are invented, later ones tell the like years later in other rare words."""
    first = _invented(min(size, _INVENTED))
    yield from first
    days = timedelta(_INVENTED // A_DAY)
    for stretch in range(1, -(-size // _INVENTED)):
        exchanged = _exchange(stretch)
        for gist in islice(first, size - stretch * _INVENTED):
            yield _later(gist, exchanged, days * stretch, address("later", stretch, gist.id))


@cache
def _invented(size: int) -> tuple[Gist, ...]:
    return tuple(stream(size))


def alike(size: int, day: PartialDate | None, seed: int = 2) -> Iterator[Gist]:
    """Yield the gists of so many articles that hardly differ."""
    chance = np.random.default_rng(seed)
    words = chance.choice(_VOCABULARY, _WORDS)
    for n in range(size):
        body = np.where(chance.random(_WORDS) < 0.05, chance.choice(_VOCABULARY, _WORDS), words)
        yield _gist(address("alike", seed, n), words[:_TITLE], body, day)


def _exchange(stretch: int) -> npt.NDArray[np.uint16]:
    """Return (65536,) which term takes the place of each: one about as rare, for those that are rare."""
    rare = np.array([rarity(term) for term in range(1 << 16)])
    ordered = np.argsort(rare, kind="stable")
    ordered = ordered[rare[ordered] >= _EXCHANGED]
    chance = np.random.default_rng(stretch)
    near = np.argsort(np.arange(len(ordered)) + chance.uniform(0, 2_000, len(ordered)), kind="stable")
    exchanged = np.arange(1 << 16, dtype=np.uint16)
    exchanged[ordered] = ordered[near]
    return exchanged


def _later(gist: Gist, exchanged: npt.NDArray[np.uint16], by: timedelta, id: str) -> Gist:
    assert gist.published
    day = on_day(gist.published.first + by)
    terms = exchanged[places(gist.terms)].tobytes() + gist.terms[-VIEWS * len(places(gist.terms)) :]
    leading = list(unpacked(gist.terms))[:8]
    return replace(
        gist, id=id, capture=id, published=day, terms=terms, keys=tuple(keys_of(exchanged[leading].tolist(), day))
    )


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


def _gist(id: str, title: npt.NDArray[np.int64], body: npt.NDArray[np.int64], day: PartialDate | None) -> Gist:
    text = " ".join(_word(n) for n in body)
    article = Article(id, id, " ".join(map(_word, title)), (), "", "", "", day, None, None, "", None, None, "en", 0)
    page = Page(id, id, text, "en", "utf-8")
    (made,) = gists(page, [Passage(id, id, Span(0, len(text)), Region.BODY, 1.0)], article, ())
    assert isinstance(made, Gist)
    return made


def _word(number: int) -> str:
    """Return an invented word; the rarer, the longer."""
    letters = "".join("bdfgklmnprstvz"[d % 14] + "aeiou"[d % 5] for d in divmod(int(number), 70))
    return f"{letters}{'aeiou'[int(number) % 5]}{int(number) // 4900 or ''}"
