"""How alike articles are, many pairs at once, to the same numbers whatever else is asked beside them.

Weights are whole numbers under 256, so that sums of their products are exact, in whatever order they are added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

from onrecord.dates import PartialDate
from onrecord.pipeline import Pairs
from onrecord.relate import overlap
from onrecord.relate.gists import HASHED, VIEWS
from onrecord.relate.rows import Ints, Rows, joined, numbers, rows_of, shared

Floats = npt.NDArray[np.float64]

FEATURES = (
    *("whole", "title", "lead", "names", "title in other", "phrases", "quotes", "foremost"),
    *("gap", "undated", "near", "words", "title words", "quoted"),
)
_PLACES, _EXTRAS = 1 << 16, 2 * (HASHED + 1)
_MANY = 1_000  # articles that are laid out at once
_QUOTE = 1  # the weight by which a quotation is told from a phrase, which has 16 or more
_NEAR_DAYS, _FAR_DAYS = 3.0, 60  # `overlap` has the second as well
_FAR, _UNDATED = 0.5, 0.8  # what likeness counts between articles of different weeks, and where a date is missing


class Told(Protocol):
    """What is compared: a `Gist` or a `Surrounding`."""

    @property
    def published(self) -> PartialDate | None: ...
    @property
    def words(self) -> int: ...
    @property
    def terms(self) -> bytes: ...
    @property
    def phrases(self) -> bytes: ...
    @property
    def quotes(self) -> bytes: ...


@dataclass(frozen=True)
class Packed:
    """Articles laid out to be compared."""

    terms: Rows  # weights are four bytes: in the whole, the title, the lead, as names
    extras: Rows  # phrases and quotations
    lengths: Floats  # (n, 4): of the vectors of each view; 1 where there is none
    phrase_lengths: Floats  # (n,)
    quotes: Ints  # (n,): quotations kept
    words: Ints  # (n,)
    title_words: Ints  # (n,)
    first: Ints  # (n,): day, counted as `datetime.date.toordinal`; 0 where it is not known
    last: Ints  # (n,)

    @cached_property
    def whole(self) -> Rows:
        """The terms with their weights in the whole alone."""
        return Rows(self.terms.places, _views(self.terms)[:, 0].copy(), self.terms.begins, self.terms.size)


def pack(told: Sequence[Told]) -> Packed:
    """Lay articles out."""
    parts = [_packed(told[start : start + _MANY]) for start in range(0, max(1, len(told)), _MANY)]
    if len(parts) == 1:
        return parts[0]
    whole = Packed(
        joined([each.terms for each in parts]),
        joined([each.extras for each in parts]),
        *(np.concatenate(columns) for columns in zip(*map(_columns, parts), strict=True)),
    )
    places = whole.terms.places
    # What is frequent lies side by side, so that a processor's cache holds most of what is looked up.
    ranked = np.zeros(_PLACES, np.uint16)
    ranked[np.argsort(-np.bincount(places, minlength=_PLACES), kind="stable")] = np.arange(_PLACES)
    return replace(whole, terms=replace(whole.terms, places=ranked[places]))


def _columns(packed: Packed) -> list[npt.NDArray[np.generic]]:
    return [getattr(packed, each.name) for each in fields(packed)[2:]]


def _packed(told: Sequence[Told]) -> Packed:
    """Lay a thousand articles out or fewer, so that what is made on the way is small and used again."""
    terms = _terms([each.terms for each in told])
    extras, phrase_lengths, quotes = _extras([each.phrases for each in told], [each.quotes for each in told])
    days = [_days(each.published.iso) if each.published else (0, 0) for each in told]
    views = _views(terms).astype(np.int32)
    return Packed(
        terms,
        extras,
        np.maximum(1.0, np.sqrt(_summed(views * views, terms.begins))),
        phrase_lengths,
        quotes,
        np.array([each.words for each in told], np.int64),
        _summed(views[:, 1] > 0, terms.begins),
        *np.array(days, np.int64).reshape(-1, 2).T.copy(),
    )


def likeness(packed: Packed, pairs: Pairs) -> Floats:
    """Return how alike each pair is in words and time, 0 to 1; articles of different weeks count half."""
    return cosine(packed, pairs) * timely(packed, pairs)


def cosine(packed: Packed, pairs: Pairs) -> Floats:
    """Return the cosine of the words of each pair, 0 to 1."""
    found = np.zeros(len(pairs))
    if overlap.IS_COMPILED:
        whole = np.zeros(len(pairs), np.int64)
        overlap.dots(packed.whole, np.ascontiguousarray(pairs), whole)
        found += whole
    else:
        for some in shared(packed.whole, pairs):
            found[some.pairs] = some.summed(np.multiply(some.ours, some.theirs, dtype=np.float32))
    found /= packed.lengths[pairs[:, 0], 0] * packed.lengths[pairs[:, 1], 0]
    return found


def timely(packed: Packed, pairs: Pairs) -> Floats:
    """Return what their dates leave of the likeness of each pair: 1 on one day, a half after weeks."""
    gap, undated = _gap(packed, pairs)
    return np.where(undated, _UNDATED, _FAR + (1 - _FAR) * _nearness(gap))


def apart(packed: Packed, pairs: Pairs) -> Floats:
    """Return the fewest days between the dates of each pair; 0 where one has none."""
    return _gap(packed, pairs)[0]


def by_days() -> tuple[Floats, Floats]:
    """Return (62,) how near dates are that lie 0 to 60 days apart, and 62 of what `timely` leaves of likeness.

    Last stands what counts where a date is missing.
    """
    near = _nearness(np.arange(_FAR_DAYS + 1.0))
    return np.append(near, 0.0), np.append(_FAR + (1 - _FAR) * near, _UNDATED)


def features(packed: Packed, pairs: Pairs) -> Floats:
    """Return (pairs, 14): what `FEATURES` names, all the same for both orders of a pair."""
    a, b = pairs[:, 0], pairs[:, 1]
    dots = np.zeros((len(pairs), VIEWS))
    titles = np.zeros((len(pairs), 2))
    foremost = np.zeros(len(pairs))
    for some in shared(packed.terms, pairs):
        one, two = (side.view(np.uint8).reshape(-1, VIEWS).astype(np.float32) for side in (some.ours, some.theirs))
        products = one * two
        dots[some.pairs] = np.column_stack([some.summed(products[:, view]) for view in range(VIEWS)])
        foremost[some.pairs] = some.largest(products[:, 0])
        for side, told, other in ((0, one, two), (1, two, one)):
            titles[some.pairs, side] = some.summed(told[:, 1] ** 2 * (other[:, 0] > 0))
    cosines = dots / (packed.lengths[a] * packed.lengths[b])
    phrases, quotes = _extras_shared(packed, pairs)
    gap, undated = _gap(packed, pairs)
    title = packed.lengths[:, 1] ** 2
    return np.column_stack(
        [
            cosines,
            np.maximum(titles[:, 0] / title[a], titles[:, 1] / title[b]),
            phrases / (packed.phrase_lengths[a] * packed.phrase_lengths[b]),
            np.log1p(quotes),
            foremost / (packed.lengths[a, 0] * packed.lengths[b, 0]),
            np.log1p(gap),
            undated,
            np.where(undated, 0.0, _nearness(gap)),
            np.log1p(np.minimum(packed.words[a], packed.words[b])),
            np.minimum(packed.title_words[a], packed.title_words[b]),
            np.log1p(np.minimum(packed.quotes[a], packed.quotes[b])),
        ]
    )


@lru_cache(maxsize=20_000)
def _days(iso: str) -> tuple[int, int]:
    """Return the first and the last day a date may mean, counted as `datetime.date.toordinal`."""
    day = PartialDate(iso)
    return day.first.toordinal(), day.last.toordinal()


def _terms(told: Sequence[bytes]) -> Rows:
    """Lay out what `gists.packed` put away, with the four weights of each term as one number."""
    held = np.frombuffer(b"".join(told), np.uint8)
    sizes = np.array([len(terms) for terms in told], np.int64)
    counts = sizes // (2 + VIEWS)
    # Of each term, where the terms of its article begin among all bytes, and which of them it is.
    begins = np.repeat(np.cumsum(sizes) - sizes, counts)
    nth = np.arange(len(begins)) - np.repeat(np.cumsum(counts) - counts, counts)
    hashed = np.zeros((len(begins), 2), np.uint8)
    for byte in range(2):
        hashed[:, byte] = held[begins + 2 * nth + byte]
    weights = np.zeros((len(begins), VIEWS), np.uint8)
    begins += nth
    counted = np.repeat(counts, counts)
    for view in range(VIEWS):
        begins += counted if view else 2 * counted
        weights[:, view] = held[begins]
    return rows_of(hashed.view(np.uint16)[:, 0], weights.view(np.uint32)[:, 0], counts, _PLACES)


def _views(terms: Rows) -> npt.NDArray[np.uint8]:
    """Return (k, 4) the weights of terms one by one."""
    return terms.weights.view(np.uint8).reshape(-1, VIEWS)


def _summed(values: npt.NDArray[np.generic], begins: Ints) -> Ints:
    """Return the sums of ``values`` (k,) or (k, m) of each article, whose values begin where ``begins`` says."""
    sums = np.zeros((len(values) + 1, *values.shape[1:]), np.int64)
    np.cumsum(values, axis=0, out=sums[1:])
    return sums[begins[1:]] - sums[begins[:-1]]


def _extras(phrases: Sequence[bytes], quotes: Sequence[bytes]) -> tuple[Rows, Floats, Ints]:
    """Lay out phrases and quotations; beside them the lengths of the vectors of phrases, and counts of quotations."""
    held, counts = numbers([part for both in zip(phrases, quotes, strict=True) for part in both], np.uint32)
    is_quote = np.repeat(np.arange(len(counts)) % 2 == 1, counts)
    hashed = np.where(is_quote, HASHED + 1, 0).astype(np.int32) + (held & HASHED).astype(np.int32)
    weights = np.where(is_quote, _QUOTE, held >> 24).astype(np.uint8)
    rows = rows_of(hashed, weights, counts[::2] + counts[1::2], _EXTRAS)
    own = np.where(is_quote, 0, weights).astype(np.int32)
    return rows, np.maximum(1.0, np.sqrt(_summed(own * own, rows.begins))), counts[1::2].copy()


def _extras_shared(packed: Packed, pairs: Pairs) -> tuple[Floats, Floats]:
    """Return the products of shared phrases, and how many quotations are shared, of each pair."""
    phrases, quotes = np.zeros(len(pairs)), np.zeros(len(pairs))
    for some in shared(packed.extras, pairs):
        products = np.multiply(some.ours, some.theirs, dtype=np.float32)
        is_quote = some.theirs == _QUOTE
        phrases[some.pairs] = some.summed(np.where(is_quote, 0, products))
        quotes[some.pairs] = some.summed(np.where(is_quote, products, 0))
    return phrases, quotes


def _gap(packed: Packed, pairs: Pairs) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return the fewest days between the dates of each pair, 0 where one is missing, and where one is."""
    a, b = pairs[:, 0], pairs[:, 1]
    undated = (packed.first[a] == 0) | (packed.first[b] == 0)
    apart = np.maximum(packed.first[a] - packed.last[b], packed.first[b] - packed.last[a])
    return np.where(undated, 0, np.maximum(0, apart)).astype(np.float64), undated


def _nearness(gap: Floats) -> Floats:
    near: Floats = np.exp(-(np.minimum(gap, _FAR_DAYS) ** 2) / (2 * _NEAR_DAYS**2))
    return near
