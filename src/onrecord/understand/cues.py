"""Cues: the words by which a text attributes, as ``data/cues.yml`` lists them, in every form they take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from onrecord.understand.tags import gerund, past_form, third


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb, a noun or a phrase of saying."""

    base: str
    kind: str  # say, ask, deny, promise, urge, judge, blame, think, show, act
    weight: float  # how often it really attributes, 0 to 1
    frames: frozenset[str]  # which complements it may have; see cues.yml


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a verb."""

    base: str
    part: str  # base, third, past, participle, gerund; past stands for both where they are alike


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, for look-up by the words of a text."""

    verbs: dict[str, Cue]  # by base form
    forms: dict[str, Form]  # of single verbs and of the first verb of phrases, by inflected form
    phrases: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]  # by base form of the first verb; longest first
    nouns: dict[str, Cue]  # singular and plural
    sources: tuple[tuple[str, ...], ...]  # "according to" and the like
    between: frozenset[str]
    channels: frozenset[str]
    platforms: frozenset[str]
    anonymous: frozenset[str]


@cache
def cues() -> Cues:
    """Return the cues of ``data/cues.yml``; read once."""
    listed: dict[str, Any] = yaml.safe_load(resources.files("onrecord").joinpath("data", "cues.yml").read_text("utf-8"))
    verbs: dict[str, Cue] = {}
    forms: dict[str, Form] = {}
    for group in listed["verbs"]:
        for word in group["words"].split():
            base = _inflect(word, forms)
            new = Cue(base, group["kind"], float(group["weight"]), frozenset(group["frames"]))
            verbs[base] = _merged(verbs.get(base), new)
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for row in listed["phrases"]:
        first, *rest = row["words"].split()
        if first not in verbs:
            _inflect(_IRREGULAR.get(first, first), forms)
        cue = Cue(row["words"], row["kind"], float(row["weight"]), frozenset(row["frames"]))
        phrases.setdefault(first, []).append((tuple(rest), cue))
    nouns: dict[str, Cue] = {}
    for group in listed["nouns"]:
        frames = frozenset({"clause", "to", *group.get("frames", ())})
        for word in group["words"].split():
            cue = _merged(nouns.get(word), Cue(word, group["kind"], float(group["weight"]), frames))
            nouns[word] = nouns[third(word)] = cue
    return Cues(
        verbs,
        forms,
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()},
        nouns,
        tuple(tuple(words.split()) for words in listed["sources"]),
        *(frozenset(listed[name].split()) for name in ("between", "channels", "platforms", "anonymous")),
    )


_IRREGULAR = {
    "make": "make/made/made", "put": "put/put/put", "speak": "speak/spoke/spoken", "take": "take/took/taken",
    "shoot": "shoot/shot/shot", "hit": "hit/hit/hit", "give": "give/gave/given", "let": "let/let/let",
    "be": "be/was/been",
}  # fmt: skip


def _inflect(word: str, forms: dict[str, Form]) -> str:
    base, *irregular = word.split("/")
    past, participle = irregular or (past_form(base), past_form(base))
    forms.setdefault(gerund(base), Form(base, "gerund"))
    forms.setdefault(participle, Form(base, "participle"))
    forms[past] = Form(base, "past")
    forms.setdefault(third(base), Form(base, "third"))
    forms.setdefault(base, Form(base, "base"))
    return base


def _merged(old: Cue | None, new: Cue) -> Cue:
    if old is None:
        return new
    first = old if old.weight >= new.weight else new
    return Cue(first.base, first.kind, first.weight, old.frames | new.frames)
