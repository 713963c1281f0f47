"""A second opinion on word classes: a linear model over the words themselves and the tags beside them.

The net sees words as numbers and knows rare ones by their letters only; a table of scores for words, pairs of words,
endings and shapes errs elsewhere, so the two together err less than either. Rows of the table are hashes of what is
seen: it holds no word. Source: hashed features, Weinberger and others 2009.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.understand.nets.layers import Table, log_softmax

ROWS = 1 << 17
BELIEVED = 1.0  # weight beside the net's own log probabilities; .7 to 1.5 do as well on EWT test and GUM dev, 2026-11
_EDGE, _NO_TAG = 1, 99  # beyond the ends of a sentence
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
Numbers = NDArray[np.uint64]


class Spelled(NamedTuple):
    """How the words of one batch are spelled: of `spelling`, ``(B, T)`` each."""

    keys: NDArray[np.int64]
    shapes: NDArray[np.intp]
    letters: NDArray[np.intp]  # (B, T, 6)
    patterns: NDArray[np.intp]
    mask: Table


class Read(NamedTuple):
    """What the net made of the words of one batch, ``(B, T)`` each."""

    tags: NDArray[np.intp]
    relations: NDArray[np.intp]
    heads: NDArray[np.intp]  # 1 for the first word, 0 for the root


def second_opinion(table: NDArray[np.generic], step: float, places: NDArray[np.intp]) -> Table:
    """Return log probabilities ``(B, T, classes)`` for ``places`` ``(B, T, features)``; ``table``: `ROWS` of bytes."""
    scores: Table = table[places].sum(-2, dtype=np.float32) * np.float32(step)
    return log_softmax(scores)


def places(spelled: Spelled, read: Read) -> NDArray[np.intp]:
    """Return the rows ``(B, T, features)`` of each word. Padding counts as what stands beyond the end."""
    here = spelled.mask > 0
    word, shape, pattern, tag, relation = (
        np.where(here, each, fill).astype(np.uint64)
        for each, fill in (
            (spelled.keys, _EDGE), (spelled.shapes, _EDGE), (spelled.patterns, _NO_TAG), (read.tags, _NO_TAG),
            (read.relations, _NO_TAG),
        )
    )  # fmt: skip
    head_word, head_tag = (
        np.where(read.heads > 0, np.take_along_axis(each, np.maximum(read.heads - 1, 0), 1), np.uint64(none))
        for each, none in ((word, _EDGE), (tag, _NO_TAG + 1))
    )
    parts = [np.where(here, spelled.letters[..., n], _EDGE).astype(np.uint64) for n in range(spelled.letters.shape[-1])]
    ending, longer = parts[-2], parts[-1]  # the last three letters, the last four
    word_1, word1, word_2, word2 = (_moved(word, by, _EDGE) for by in (1, -1, 2, -2))
    shape_1, shape1 = (_moved(shape, by, _EDGE) for by in (1, -1))
    ending_1, ending1 = (_moved(ending, by, _EDGE) for by in (1, -1))
    tag_1, tag1, tag_2, tag2 = (_moved(tag, by, _NO_TAG) for by in (1, -1, 2, -2))
    pattern_1, pattern1 = (_moved(pattern, by, _NO_TAG) for by in (1, -1))
    is_first = np.zeros_like(word)
    is_first[:, 0] = 1
    seen: tuple[tuple[Numbers, ...], ...] = (
        (word,), (word, shape), (word_1,), (word1,), (word_1, word), (word, word1), (word_1, word1),
        (word_2, word_1), (word1, word2), *((each,) for each in parts),
        (shape, is_first), (shape_1, shape), (shape, shape1), (shape_1, shape, shape1),
        (ending, shape), (longer, shape), (ending, word_1), (ending, word1),
        (ending_1, ending), (ending, ending1), (ending_1, ending1),
        (tag_1, word), (word, tag1), (tag_1, tag1), (tag_1, tag1, ending), (tag_2, tag_1, tag1), (tag_1, tag1, tag2),
        (relation, word), (relation, head_tag), (relation, ending), (relation, head_tag, shape),
        (relation, head_word), (relation, shape, tag_1),
        (pattern,), (pattern, relation), (pattern_1, pattern, pattern1), (pattern, tag),
    )  # fmt: skip
    return np.stack([_row(number, each) for number, each in enumerate(seen)], -1)


def _moved(each: Numbers, by: int, fill: int) -> Numbers:
    """Return what stands ``by`` words before each word, after it where ``by`` is negative."""
    made = np.full_like(each, fill)
    if by > 0:
        made[:, by:] = each[:, :-by]
    else:
        made[:, :by] = each[:, -by:]
    return made


def _row(number: int, values: tuple[Numbers, ...]) -> NDArray[np.intp]:
    mixed = np.full(values[0].shape, number * 7919 + 13, np.uint64)
    for each in values:
        mixed = (mixed ^ each) * _SPREAD
        mixed ^= mixed >> np.uint64(29)
    return ((mixed >> np.uint64(20)) & np.uint64(ROWS - 1)).astype(np.intp)
