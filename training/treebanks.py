"""What the English net is trained on, as sentences of words with what is known of each."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

KINDS = {
    "Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "NORP", "Misc": "MISC",
    "Product": "MISC", "Date": "DATE", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "politician": "PER", "person": "PER",
    "organisation": "ORG", "politicalparty": "ORG", "country": "LOC", "location": "LOC",
}  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """Words, and what a corpus says of them; an empty tuple where it says nothing."""

    words: tuple[str, ...]
    glued: tuple[bool, ...] = ()  # no blank after the word
    classes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()  # O, B-PER …; "?" where PER, ORG and LOC are the only kinds that are ruled out
    every_kind: bool = False  # whether O also rules out NORP, MISC and DATE


def treebank(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file."""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                rows.append(cells)
            elif len(cells) < 10 and not line.strip() and rows:
                yield Sentence(
                    tuple(r[1] for r in rows), tuple("SpaceAfter=No" in r[9] for r in rows),
                    tuple(r[3] for r in rows), tuple(r[4] for r in rows),
                    tuple(int(r[6]) for r in rows), tuple(r[7] for r in rows),
                )  # fmt: skip
                rows = []


def named(path: Path, *, every_kind: bool) -> Iterator[Sentence]:
    """Yield the sentences of a file of words and BIO labels, one word a line: the label is the second column of two,
    the third of more."""
    words: list[str] = []
    kinds: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# ") or not line.strip():
                if words and len(words) == len(kinds):
                    yield Sentence(tuple(words), kinds=_whole(kinds), every_kind=every_kind)
                words, kinds = [], []
            elif len(cells) > 1:
                word, kind = (cells[1], cells[2]) if len(cells) > 2 else (cells[0], cells[1])
                words.append(word)
                kinds.append(_kind(kind))


def _kind(label: str) -> str:
    if label == "O" or "-" not in label:
        return "O"
    side, name = label.split("-", 1)
    if name in ("misc", "event", "election"):
        return "?"
    return f"{side}-{KINDS[name]}" if name in KINDS else "O"


def _whole(kinds: list[str]) -> tuple[str, ...]:
    """Return labels in which each I- follows its own kind."""
    made: list[str] = []
    for kind in kinds:
        before = made[-1] if made else "O"
        made.append("B-" + kind[2:] if kind.startswith("I-") and before[2:] != kind[2:] else kind)
    return tuple(made)


def changed(sentence: Sentence, dice: random.Random) -> Sentence:
    """Return a sentence as other pages would write it: hyphens within words, headlines, no stop, curly marks."""
    if dice.random() < 0.5:
        sentence = hyphens_joined(sentence)
    words, roll = list(sentence.words), dice.random()
    if roll < 0.02:
        words = [word.upper() for word in words]
    elif roll < 0.06 and len(words) > 3:
        words = [word[:1].upper() + word[1:] if len(word) > 3 or not at else word for at, word in enumerate(words)]
    elif roll < 0.07 and sentence.heads:
        words = [word.lower() for word in words]
    if dice.random() < 0.3:
        words = [word.replace("'", "’") for word in words]
        words = [("“" if at % 2 else "”") if word == '"' else word for at, word in enumerate(words)]
    return replace(sentence, words=tuple(words))


def hyphens_joined(sentence: Sentence) -> Sentence:
    """Return the sentence with "well - known" as the one word that a page has. Its head is the head of its parts."""
    words = sentence.words
    group, groups = [0], []
    glued = sentence.glued or (True,) * len(words)
    for at in range(1, len(words)):
        inner = (
            words[at] in "-–" and 0 < at < len(words) - 1 and words[at + 1][0].isalnum() and words[at - 1][-1].isalnum()
        )
        after = words[at - 1] in "-–" and len(group) > 1 and group[-1] == at - 1
        fits = glued[at - 1] and (not inner or glued[at])
        if fits and (inner or after) and not _splits_name(sentence.kinds, group[0], at):
            group.append(at)
        else:
            groups.append(group)
            group = [at]
    groups.append(group)
    if len(groups) == len(words):
        return sentence
    place = {at: n for n, each in enumerate(groups) for at in each}
    tops = [_top(sentence.heads, each) for each in groups]
    return Sentence(
        tuple("".join(words[at] for at in each) for each in groups),
        tuple(glued[each[-1]] for each in groups),
        tuple(sentence.classes[top] for top in tops) if sentence.classes else (),
        tuple(sentence.tags[top] for top in tops) if sentence.tags else (),
        tuple(place[sentence.heads[top] - 1] + 1 if sentence.heads[top] else 0 for top in tops)
        if sentence.heads
        else (),
        tuple(sentence.relations[top] for top in tops) if sentence.relations else (),
        tuple(sentence.kinds[each[0]] for each in groups) if sentence.kinds else (),
        sentence.every_kind,
    )


def _splits_name(kinds: tuple[str, ...], first: int, at: int) -> bool:
    return bool(kinds) and (kinds[first] != "O" or kinds[at] != "O") and not kinds[at].startswith("I-")


def _top(heads: tuple[int, ...], group: list[int]) -> int:
    """Return the word of a group whose head stands outside it."""
    if not heads:
        return group[-1]
    return next((at for at in group if heads[at] - 1 not in group), group[-1])
