"""What the net finds, and whether it is to be believed."""

from __future__ import annotations

import pytest

from onrecord.spans import Span
from onrecord.understand.attribute.doubts import Doubts
from onrecord.understand.attribute.labels import CONTENT_AFTER, CUE_AFTER, Found, Run
from onrecord.understand.parse import parse

TEXT = "Dorvane called for new boats, but they were withheld following a warning from Mayor Ada Brann of Tolm."


@pytest.mark.parametrize(
    ("words", "is_stray"), [("Mayor Ada Brann", True), ("they were withheld", False), ("from Mayor Ada Brann", False)]
)
def test_a_bare_name_far_after_the_content_is_no_part_of_it(words: str, *, is_stray: bool) -> None:
    parsed = parse(TEXT, [Span(0, len(TEXT))])

    def run(part: str, label: int) -> Run:
        at = TEXT.index(part)
        return Run(parsed.index(at), parsed.index(at + len(part) - 1) + 1, label)

    doubts = Doubts(TEXT, parsed, (), (), [0] * len(parsed.tokens))
    contents = [run("new boats", CONTENT_AFTER), run(words, CONTENT_AFTER)]
    assert doubts._is_stray(Found(run("called for", CUE_AFTER), None, contents), 1) is is_stray
