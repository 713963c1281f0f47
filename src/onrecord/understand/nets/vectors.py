"""The public-domain vectors of words (GloVe) that ship as ``models/vectors.npz``."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WIDTH = 100


class Vectors(NamedTuple):
    """``row_of`` a word's key; row 0 is all zeros, for a word that is not there."""

    row_of: dict[int, int]
    steps: NDArray[np.int8]
    step: np.float32

    def rows(self, keys: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of an array of keys, one more axis of `WIDTH`."""
        at = np.array([self.row_of.get(key, 0) for key in keys.ravel().tolist()], np.intp)
        made: NDArray[np.float32] = self.steps[at].astype(np.float32).reshape(*keys.shape, WIDTH) * self.step
        return made


@cache
def vectors() -> Vectors:
    """Return the vectors, read once a process."""
    file = resources.files("onrecord").joinpath("models", "vectors.npz")
    with file.open("rb") as opened, np.load(opened) as kept:
        keys, steps, step = kept["keys"], kept["steps"], kept["step"]
    with_none = np.concatenate([np.zeros((1, WIDTH), np.int8), steps])
    return Vectors({int(key): row for row, key in enumerate(keys, 1)}, with_none, np.float32(step))
