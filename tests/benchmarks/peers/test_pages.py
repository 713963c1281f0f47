from benchmarks.peers.pages import Read
from benchmarks.peers.tools import _index
from onrecord.spans import Span
from onrecord.understand.parse import parse

TEXT = "Ada Brann\n\nsaid it."


def test_words_side_by_side_are_one_place_of_the_page() -> None:
    page = Read(None, parse(TEXT, [Span(0, len(TEXT))]))
    places = page.places([3, 0, 1])
    assert [TEXT[start:end] for start, end in places] == ["Ada Brann", "it"]


def test_an_index_told_as_text_is_two_numbers() -> None:
    assert _index("(12,34)") == (12, 34)


def test_an_index_that_is_not_told_is_empty() -> None:
    assert _index("") == (0, 0)
