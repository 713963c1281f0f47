"""What an unknown first name hints at: most languages end the names of women and men differently."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.understand.knowledge import first_names, plain

SLOTS = 512
LONGEST_END = 4  # letters
WEIGHTS = "models/first_names.npy"


def slots(name: str) -> list[int]:
    """Return where a first name's endings and its first letter stand in the weights; the last slot is the bias."""
    folded = plain(name)
    parts = [f"^{folded[:1]}", *(f"{folded[-n:]}$" for n in range(1, LONGEST_END + 1) if n < len(folded))]
    return [*(crc32(part.encode("utf-8", "surrogatepass")) % SLOTS for part in parts), SLOTS]


@lru_cache(maxsize=4096)
def lean(name: str) -> float:
    """Return what a full name hints at where its first name is none that we know: 1 for a man's, -1 for a woman's.

    0 for a name of one word, and for first names that both bear.
    """
    words = plain(name).split()
    if len(words) < 2 or words[0] in first_names() or len(words[0].rstrip(".")) < 3:
        return 0.0
    return float(np.tanh(_weights()[slots(words[0])].sum() / 2))


@cache
def _weights() -> NDArray[np.float32]:
    with resources.files("onrecord").joinpath(*WEIGHTS.split("/")).open("rb") as file:
        made: NDArray[np.float32] = np.load(file).astype(np.float32)
    return made
