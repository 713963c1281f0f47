"""A tagger's labels become names and statements, whatever marks it uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import TipKind
from onrecord.outside.labels import Labelled, spans_of, told_by, understood
from onrecord.outside.told import Told, excerpts
from onrecord.spans import Span


def places(line: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in line.split():
        at = line.index(word, at)
        found.append((at, at + len(word)))
        at += len(word)
    return found


def told(line: str, labels: str) -> list[Told]:
    (excerpt,) = excerpts(line, [Span(0, len(line))], 1000)
    return list(told_by(spans_of(labels.split(), places(line)), line, 0, excerpt))


def test_the_label_sets_that_are_understood() -> None:
    assert understood(["O", "B-PER", "I-PER", "B-MISC", "B-LOC"]) == {"person", "place"}
    assert understood(["O", "B-SOURCE", "I-CUE", "S-content"]) == {"speaker", "cue", "content"}
    assert understood(["LABEL_0", "LABEL_1", "O", "POSITIVE"]) == set()


@pytest.mark.parametrize(
    "labels",
    ["B-PER I-PER O B-PER", "B-PER L-PER O U-PER", "B-PER E-PER O S-PER", "PER PER O PER", "I-PER I-PER O I-PER"],
)
def test_each_kind_of_mark_gives_the_same_names(labels: str) -> None:
    assert [t.words for t in told("Ada Brann met Varga", labels)] == [("Ada Brann",), ("Varga",)]


def test_a_name_that_begins_right_after_another_is_its_own() -> None:
    assert [t.words[0] for t in told("Brann Varga Norvik", "B-PER B-PER B-LOC")] == ["Brann", "Varga", "Norvik"]
    assert [t.kind for t in told("Brann Varga Norvik", "B-PER B-ORG B-LOC")] == list(TipKind)[1:4]


def test_a_statement_takes_the_cue_and_the_speaker_beside_it() -> None:
    line = "Ada Brann said the quay is closed while Tom Varga denied that boats sank"
    first = "B-SOURCE I-SOURCE B-CUE B-CONTENT I-CONTENT I-CONTENT I-CONTENT O"
    labels = f"{first} B-SOURCE I-SOURCE B-CUE B-CONTENT I-CONTENT I-CONTENT"
    assert told(line, labels) == [
        Told(TipKind.QUOTATION, ("the quay is closed",), "Ada Brann", "said", 15),
        Told(TipKind.QUOTATION, ("that boats sank",), "Tom Varga", "denied", 57),
    ]


def test_a_cue_that_cuts_in_leaves_one_statement_of_two_parts() -> None:
    line = "“The quay,” Ada Brann said, “is closed.” “It rains.”"
    labels = "B-CONTENT I-CONTENT B-SOURCE I-SOURCE B-CUE B-CONTENT I-CONTENT B-CONTENT I-CONTENT"
    first, second = told(line, labels)
    assert first.words == ("“The quay,”", "“is closed.”")
    assert second.words == ("“It rains.”",)
    assert second.speaker == ""


@given(
    st.lists(st.sampled_from(["O", "B-SOURCE", "I-CUE", "B-CONTENT", "I-CONTENT", "PER", "L-ORG", "x"]), max_size=30)
)
def test_whatever_the_labels_what_is_told_stands_in_the_line(labels: list[str]) -> None:
    line = " ".join(f"word{n}" for n in range(len(labels)))
    made = told(line, " ".join(labels)) if labels else []
    assert all(part in line for each in made for part in (*each.words, each.speaker, each.cue))
    assert spans_of([], []) == []
    assert all(isinstance(each, Labelled) for each in spans_of(labels, places(line)))
