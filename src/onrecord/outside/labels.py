"""The labels of a token tagger, read: words of persons, bodies and places, or of source, cue and content.

    spans_of(["B-PER", "I-PER", "O"], [(0, 3), (4, 9), (10, 14)])  ->  [Labelled("person", 0, 9)]

Understood are names (``PER``, ``ORG``, ``LOC`` and their like, as in CoNLL, OntoNotes and WikiNEuRal) and attribution
(``SOURCE``, ``CUE``, ``CONTENT`` and their like, as in PolNeAR and PARC), with BIO, BILOU or BIOES marks or without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import TipKind
from onrecord.outside.told import Excerpt, Told

#: What each label means, upper case, without its mark.
MEANING: Mapping[str, str] = {
    **dict.fromkeys(("PER", "PERSON", "PERS"), "person"),
    **dict.fromkeys(("ORG", "ORGANIZATION", "ORGANISATION", "CORPORATION", "GROUP"), "organisation"),
    **dict.fromkeys(("LOC", "LOCATION", "GPE", "FAC", "FACILITY", "PLACE"), "place"),
    **dict.fromkeys(("SOURCE", "SPEAKER"), "speaker"),
    **dict.fromkeys(("CUE", "VERB"), "cue"),
    **dict.fromkeys(("CONTENT", "QUOTE", "QUOTATION", "DIRECT", "INDIRECT", "MIXED"), "content"),
}
NAMES = {"person": TipKind.PERSON, "organisation": TipKind.ORGANISATION, "place": TipKind.PLACE}
CUT_IN = 200  # characters of cue and speaker between two parts of one content
NEAR = 400  # characters between a content and its cue or speaker
_MARK = re.compile(r"([BILOUSEM])[-_](.+)", re.I)
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*\s")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Characters of a line that a tagger gave one label."""

    meaning: str  # a value of `MEANING`
    start: int
    end: int


def understood(labels: Iterable[str]) -> set[str]:
    """Return what of `MEANING` the labels of a tagger can say; empty where we understand none."""
    return {meaning for label in labels if (meaning := _read(label)[1])}


def _read(label: str) -> tuple[str, str]:
    """Return a label's mark (B, I …; "" for none) and its meaning ("" for ``O`` and what we do not know)."""
    marked = _MARK.fullmatch(label)
    mark, name = (marked[1].upper(), marked[2]) if marked else ("", label)
    return mark, MEANING.get(name.upper(), "")


def spans_of(labels: Sequence[str], places: Sequence[tuple[int, int]]) -> list[Labelled]:
    """Return the labelled stretches of a line, given the label of each of its words and where each stands."""
    found: list[Labelled] = []
    open_ = False
    for label, (start, end) in zip(labels, places, strict=True):
        mark, meaning = _read(label)
        if not meaning:
            open_ = False
            continue
        goes_on = open_ and found[-1].meaning == meaning and mark not in ("B", "U", "S")
        if goes_on:
            found[-1] = Labelled(meaning, found[-1].start, end)
        else:
            found.append(Labelled(meaning, start, end))
        open_ = mark not in ("L", "E", "U", "S")
    return found


def told_by(found: Sequence[Labelled], line: str, start: int, excerpt: Excerpt) -> Iterator[Told]:
    """Yield what the labelled stretches of one line tell; the line begins at ``start`` of ``excerpt``."""
    for each in found:
        if each.meaning in NAMES:
            yield Told(NAMES[each.meaning], (line[each.start : each.end],), near=excerpt.place(start + each.start))
    contents = _contents(found, line)
    for parts in contents:
        beside = [other for group in contents if group is not parts for other in group]
        speaker, cue = (_nearest(found, meaning, parts, beside) for meaning in ("speaker", "cue"))
        yield Told(
            TipKind.QUOTATION,
            tuple(line[part.start : part.end] for part in parts),
            line[speaker.start : speaker.end] if speaker else "",
            line[cue.start : cue.end] if cue else "",
            excerpt.place(start + parts[0].start),
        )


def _contents(found: Sequence[Labelled], line: str) -> list[list[Labelled]]:
    """Return the contents, each with its parts: those between which only its own cue and speaker cut in."""
    groups: list[list[Labelled]] = []
    ahead = between = False  # whether a cue stands ahead of the open content, or behind its last part
    for each in found:
        if each.meaning == "cue":
            between = True
        elif each.meaning == "content":
            if groups and between and not ahead and _goes_on(line[groups[-1][-1].end : each.start + 1]):
                groups[-1].append(each)
            else:
                groups.append([each])
                ahead = between
            between = False
    return groups


def _goes_on(between: str) -> bool:
    return len(between) <= CUT_IN and not _SENTENCE_END.search(between)


def _nearest(
    found: Sequence[Labelled], meaning: str, parts: Sequence[Labelled], others: Sequence[Labelled]
) -> Labelled | None:
    """Return the stretch of this meaning nearest to a content, unless another content stands between them."""
    near = [(min(_gap(each, part) for part in parts), each) for each in found if each.meaning == meaning]
    near = [(gap, each) for gap, each in near if gap <= NEAR and not _stands_between(each, parts, others)]
    return min(near, key=lambda pair: (pair[0], pair[1].start))[1] if near else None


def _gap(one: Labelled, other: Labelled) -> int:
    return max(0, other.start - one.end, one.start - other.end)


def _stands_between(one: Labelled, parts: Sequence[Labelled], others: Sequence[Labelled]) -> bool:
    first, last = parts[0], parts[-1]
    low, high = (one.end, first.start) if one.end <= first.start else (last.end, one.start)
    return any(low <= other.start and other.end <= high for other in others)
