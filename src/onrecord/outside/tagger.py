"""A token tagger of the Transformers library: a folder, or the name of one, that a person gives.

It runs here, on the CPU, one line of text at a time. A name is looked for among what the library has on this machine,
and fetched by it from its hub only where a person asks for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.outside.labels import spans_of, told_by, understood
from onrecord.outside.told import Excerpt, Told
from onrecord.problems import BadReader, MissingExtra

LONGEST = 510  # tokens of one window: what models of BERT's kind take, less two marks
OVERLAP = 64  # tokens that two windows of one long line share
_WEIGHTS = ("model.safetensors", "model.safetensors.index.json")


class Tagger:
    """One tagger, loaded."""

    def __init__(self, where: str, *, fetch: bool = False) -> None:
        """Load the tagger; ``fetch`` allows the library to get one that is not on this machine.

        Raises MissingExtra without the library, BadReader for what is no tagger with labels that we understand. Only
        weights in the safetensors format are loaded: older files can run code.
        """
        if find_spec("transformers") is None or find_spec("torch") is None:
            raise MissingExtra("a token tagger", "tagger")
        from transformers import AutoModelForTokenClassification, AutoTokenizer

        options = {"local_files_only": Path(where).is_dir() or not fetch, "trust_remote_code": False}
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(where, use_fast=True, **options)
            self._model: Any = AutoModelForTokenClassification.from_pretrained(where, use_safetensors=True, **options)
        except (OSError, ValueError, KeyError, RuntimeError, ImportError) as why:
            told = " ".join(str(why).split())[:300]
            raise BadReader(f"no token tagger at {where!r} that can be loaded: {told}") from None
        self._model.eval()
        self._labels = [str(self._model.config.id2label[n]) for n in range(self._model.config.num_labels)]
        if not understood(self._labels):
            raise BadReader(f"{where!r} gives labels that we do not know: {', '.join(self._labels[:12])}")
        if not getattr(self._tokenizer, "is_fast", False):
            raise BadReader(f"{where!r} has a tokenizer that does not tell where its tokens stand")
        self.name = f"tagger {_called(where, self._model)}"

    def close(self) -> None:
        """Nothing is held open."""

    def read(self, excerpt: Excerpt) -> list[Told]:
        """Return the names, or the statements, that the tagger marks."""
        told: list[Told] = []
        for start, line in zip(excerpt.starts, excerpt.text.split("\n"), strict=True):
            labels, places = self._labelled(line)
            told += told_by(spans_of(labels, places), line, start, excerpt)
        return told

    def _labelled(self, line: str) -> tuple[list[str], list[tuple[int, int]]]:
        """Return the label of each word of a line, and where the word stands."""
        import torch

        size = min(LONGEST + 2, int(self._tokenizer.model_max_length))
        given = self._tokenizer(
            line,
            truncation=True,
            max_length=size,
            stride=min(OVERLAP, size // 4),
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        best: dict[tuple[int, int], tuple[int, str]] = {}  # by place: how far from its window's edge, and the label
        for window, ids in enumerate(given["input_ids"]):
            mask = given["attention_mask"][window]
            with torch.inference_mode():
                logits = self._model(input_ids=torch.tensor([ids]), attention_mask=torch.tensor([mask])).logits[0]
            chosen = logits.argmax(-1).tolist()
            for at, place in enumerate(given["offset_mapping"][window]):
                if given["special_tokens_mask"][window][at] or place[0] == place[1]:
                    continue
                inside = min(at, len(ids) - at)
                if inside > best.get(tuple(place), (-1, ""))[0]:
                    best[tuple(place)] = inside, self._labels[chosen[at]]
        return _words(line, sorted((place, label) for place, (_, label) in best.items()))


def _words(line: str, tokens: Sequence[tuple[tuple[int, int], str]]) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the words that tokens make, each with the label of its first token, as such taggers are trained."""
    labels: list[str] = []
    places: list[tuple[int, int]] = []
    for (start, end), label in tokens:
        start += len(line[start:end]) - len(line[start:end].lstrip())  # some tokens begin with the blank before them
        if start >= end:
            continue
        if places and start == places[-1][1] and line[start].isalnum() and line[start - 1].isalnum():
            places[-1] = places[-1][0], end
        else:
            labels.append(label)
            places.append((start, end))
    return labels, places


def _called(where: str, model: Any) -> str:
    """Return what a tagger is called on record: its name, and a mark of its weights."""
    folder = Path(where)
    if not folder.is_dir():
        commit = getattr(model.config, "_commit_hash", None) or ""
        return f"{where}, {commit[:12]}".rstrip(", ")
    marks = sha256()
    for name in _WEIGHTS:
        if (folder / name).is_file():
            with (folder / name).open("rb") as file:
                while piece := file.read(1 << 20):
                    marks.update(piece)
    return f"{folder.resolve().name}, {marks.hexdigest()[:12]}"
