"""On a terminal a reprint shows its source's words struck out beside its own."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from onrecord.model import Change, SharedPassage
from onrecord.record.answers import Rows
from onrecord.spans import Span
from onrecord.tell.pictures import shown

COPY, SOURCE = "Engineers found faults in the gates.", "On Friday engineers found deep cracks in both the gates."


def told(*changes: tuple[str, str]) -> str:
    """Return what is printed of a passage in which words of the copy stand for words of the source."""
    made = []
    for ours, theirs in changes:
        at = COPY.index(ours) if ours else COPY.index(" the gates")
        there = SOURCE.index(theirs)
        made.append(Change(Span(7 + at, 7 + at + len(ours)), Span(there, there + len(theirs))))
    whole = SharedPassage("b", Span(7, 7 + len(COPY)), COPY, "a", Span(0, len(SOURCE)), SOURCE, 6, 1, tuple(made))
    console = Console(file=StringIO(), width=120)
    assert shown(console, "shared", Rows((whole,), 1))
    printed: str = console.file.getvalue()  # type: ignore[attr-defined]
    return printed


def test_words_that_differ_stand_beside_each_other() -> None:
    assert "found deep cracks faults in the gates." in told(("faults", "deep cracks"))


def test_words_left_out_stand_where_they_were() -> None:
    assert "faults in both the gates." in told(("", "both"))


def test_a_passage_says_how_much_of_it_was_changed() -> None:
    assert "6 words, 1 of them changed; as in a" in told(("faults", "deep cracks"))
    assert "6 words, word for word" in told()
