"""Where scripts, styles and comments end, and which say something, told byte by byte."""

from __future__ import annotations

import pytest

from onrecord.clean.programs import end_of_program, says_something


@pytest.mark.parametrize(
    ("html", "end"),
    [
        (b"<script>a</script>b", 18),
        (b"<script>a < b </b></script >c", 28),
        (b"<style>p</style>", 16),
        (b"<!-- a > b -->c", 14),
        (b"<!-->c", 5),
        (b"<script>a</style>", 0),
        (b"<script>", 0),
    ],
    ids=lambda value: "page" if isinstance(value, bytes) else str(value),
)
def test_a_program_ends_behind_its_end_tag(html: bytes, end: int) -> None:
    assert end_of_program(html, 0) == end


def test_a_script_of_linked_data_says_something() -> None:
    assert says_something(b'<script type="application/ld+json">{}</script>', 0)
    assert not says_something(b"<script>ld = json</script>", 0)
    assert not says_something(b"<script", 0)
