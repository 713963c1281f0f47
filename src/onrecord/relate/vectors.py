"""What the vectors of an outside model say of two articles, where a person had it asked (`onrecord ask --vectors`).

They are one more witness, never the only one: articles are compared because they share words, and a pair that no
vectors are known of, or those of different models, is judged without them.
"""

from __future__ import annotations

from base64 import b85decode
from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from onrecord.model import Tip, TipKind
from onrecord.pipeline import Pairs

Floats = npt.NDArray[np.float64]

# What their log odds count: our own net has seen most of what they see. At a quarter a very poor model, hashed words,
# costs little (docs/outside.md); no better one was at hand to be measured.
TRUST = 0.25
MOST_ODDS = 4.0  # log odds, either way, beyond which they say no more
MOST_NUMBERS = 4_096
_HEAD = 12  # bytes: which model, and the middle and slope of its cosines
_BLOCK = 4_096  # pairs whose vectors are held at once


def vector_of(tips: Sequence[Tip]) -> bytes:
    """Return the vector of the first model that told one: which model, its middle and slope, then a byte a number."""
    for tip in sorted((tip for tip in tips if tip.kind is TipKind.VECTOR), key=lambda tip: tip.reader):
        try:
            told, middle, slope = tip.words
            numbers = b85decode(told)
            ruled = np.array([float(middle), float(slope)], np.float32)
        except ValueError:  # a hand or a disk has spoiled it
            continue
        if 0 < len(numbers) <= MOST_NUMBERS and any(numbers) and np.isfinite(ruled).all():
            return crc32(tip.reader.encode()).to_bytes(4, "little") + ruled.tobytes() + numbers
    return b""


def log_odds(vectors: Sequence[bytes], pairs: Pairs) -> Floats:
    """Return (n,) what the ``vectors`` of articles say for each of (n, 2) ``pairs`` being one event; 0: nothing."""
    odds = np.zeros(len(pairs))
    heads: dict[tuple[bytes, int], int] = {}
    of = np.array([heads.setdefault((v[:_HEAD], len(v)), len(heads)) if v else -1 for v in vectors], np.int64)
    one, other = of[pairs[:, 0]], of[pairs[:, 1]]
    for (head, _), n in heads.items():
        alike = np.flatnonzero((one == n) & (other == n))
        middle, slope = np.frombuffer(head, np.float32, 2, 4).astype(np.float64)
        place = np.cumsum(of == n) - 1
        those = (vector for vector, k in zip(vectors, of, strict=True) if k == n)
        numbers = np.array([np.frombuffer(vector, np.int8, offset=_HEAD) for vector in those])
        for start in range(0, len(alike), _BLOCK):
            some = alike[start : start + _BLOCK]
            odds[some] = slope * (_cosines(numbers, place[pairs[some]]) - middle)
    return np.clip(odds, -MOST_ODDS, MOST_ODDS)


def _cosines(numbers: npt.NDArray[np.int8], pairs: Pairs) -> Floats:
    # Sums of whole numbers: the same in whatever order they are added.
    lengths = np.sqrt(np.einsum("ij,ij->i", numbers, numbers, dtype=np.int64).astype(np.float64))
    dots = np.einsum("ij,ij->i", numbers[pairs[:, 0]], numbers[pairs[:, 1]], dtype=np.int64)
    return np.asarray(dots / (lengths[pairs[:, 0]] * lengths[pairs[:, 1]]), np.float64)


def weighed(probability: Floats, odds: Floats) -> Floats:
    """Return (n,) probabilities with ``odds`` added as far as they are trusted; what is certain stays so."""
    is_open = (probability > 0) & (probability < 1) & (odds != 0)
    found = probability.copy()
    p = probability[is_open]
    for_one = p * np.exp(TRUST * odds[is_open])
    found[is_open] = for_one / (for_one + 1 - p)
    return found
