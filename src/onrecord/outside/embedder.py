"""A model that turns texts into vectors, behind an OpenAI-compatible address, and how far its vectors are trusted.

What a cosine means differs from model to model: of one, two texts taken by chance have .1, of another .75. So before
anything else the model is shown invented events (`data/tellings.tsv`), each told twice, with another of the same kind
beside it; its cosines of these say from where on, and how steeply, likeness speaks for one event.
"""

from __future__ import annotations

import json
from base64 import b85encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from onrecord.model import TipKind
from onrecord.outside.server import Server
from onrecord.outside.told import Excerpt, Told
from onrecord.problems import BadReader, NoAnswer
from onrecord.settings import Settings

VERSION = 1  # raise where what a model is shown changes: it is then asked anew
SHOWN = 2_000  # characters of title and body: what an article is about stands at its beginning
LEAST, MOST = 8, 4_096  # numbers of a vector
TELLS_APART = 0.8  # share of pairs, one of one event and one of two, of which the model must find the first more alike
STEEPEST = 60.0  # log odds by which a whole cosine may count; a model that is never wrong on the ruler is still one
_AT_ONCE = 16  # texts of one request

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ruler:
    """What a model's cosines mean."""

    middle: float  # cosine that speaks neither for one event nor for two
    slope: float  # log odds for one event per cosine above that


class Embedder:
    """A model of vectors. Asks for nothing when made."""

    def __init__(self, url: str, model: str, settings: Settings, *, pause_s: float = 1.0) -> None:
        """Raises BadReader for an address or a model that cannot be. ``pause_s`` doubles with each further try."""
        self._server = Server(url, model, settings, pause_s=pause_s)
        self.name = f"{' '.join(model.split())[:120]}, vectors {VERSION}"
        self._ruler: Ruler | None = None

    def close(self) -> None:
        """Close the connection."""
        self._server.close()

    def read(self, excerpt: Excerpt) -> list[Told]:
        """Return the vector of the beginning of ``excerpt``.

        Raises NoAnswer, or BadReader where the model cannot tell one event from two of a kind.
        """
        if self._ruler is None:
            self._ruler = self._measured()
        (vector,) = self._vectors([excerpt.text[:SHOWN]])
        return [Told(TipKind.VECTOR, (written(vector), f"{self._ruler.middle:.4f}", f"{self._ruler.slope:.2f}"))]

    def _measured(self) -> Ruler:
        texts = [text for row in tellings() for text in row]
        vectors = [v for n in range(0, len(texts), _AT_ONCE) for v in self._vectors(texts[n : n + _AT_ONCE])]
        if len({len(vector) for vector in vectors}) != 1:
            raise BadReader(f"{self._server.model} gives vectors of different lengths")
        made = ruler(np.array(vectors).reshape(-1, 3, len(vectors[0])))
        if made is None:
            raise BadReader(f"the vectors of {self._server.model} do not tell one event from another of the same kind")
        return made

    def _vectors(self, texts: Sequence[str]) -> list[Floats]:
        return self._server.patiently(lambda: self._asked(texts))

    def _asked(self, texts: Sequence[str]) -> list[Floats]:
        posted = self._server.post("/embeddings", {"input": list(texts), "encoding_format": "float"})
        self._server.check(posted)
        vectors = vectors_in(posted.body)
        if len(vectors) != len(texts):
            raise NoAnswer(f"{self._server.model} answered with something else than a vector for each text")
        return vectors


@cache
def tellings() -> tuple[tuple[str, str, str], ...]:
    """Return invented events: each told once, told again, and another event of its kind."""
    text = resources.files("onrecord").joinpath("data/tellings.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((one, again, other) for one, again, other in rows)


def ruler(vectors: Floats) -> Ruler | None:
    """Return what cosines mean by the (n, 3, size) unit vectors of `tellings`; None where they mean nothing.

    Cosines of one event and of two are taken for two normal distributions of one width, so that log odds are a line.
    """
    one, again, other = vectors[:, 0], vectors[:, 1], vectors[:, 2]
    same = (one * again).sum(axis=1)
    apart = np.concatenate([(one * other).sum(axis=1), (again * other).sum(axis=1)])
    if (same[:, None] > apart[None, :]).mean() < TELLS_APART:
        return None
    width = (((same - same.mean()) ** 2).sum() + ((apart - apart.mean()) ** 2).sum()) / (len(same) + len(apart) - 2)
    between = float(same.mean() - apart.mean())
    return Ruler(float(same.mean() + apart.mean()) / 2, min(STEEPEST, between / max(float(width), 1e-9)))


def vectors_in(body: bytes) -> list[Floats]:
    """Return the vectors, of length 1, of a server's answer; [] where it holds anything else."""
    try:
        rows = json.loads(body.decode("utf-8", "replace"))["data"]
        rows = sorted(rows, key=lambda row: int(row["index"]) if "index" in row else 0)
        vectors = [np.asarray(row["embedding"], np.float64) for row in rows]
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError, OverflowError):
        return []
    if not all(v.ndim == 1 and LEAST <= len(v) <= MOST and np.isfinite(v).all() and v.any() for v in vectors):
        return []
    scaled = [vector / np.abs(vector).max() for vector in vectors]
    return [vector / np.linalg.norm(vector) for vector in scaled]


def written(vector: Floats) -> str:
    """Return a vector as text: each number a byte, as a share of the largest in 127."""
    shares = np.round(vector * (127 / max(float(np.abs(vector).max()), 1e-300))).astype(np.int8)
    return b85encode(shares.tobytes()).decode("ascii")
