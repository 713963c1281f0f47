"""A page is shown in pieces of bounded size, from whose characters a way leads back to the page's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.outside.told import excerpts
from onrecord.spans import Span

TEXT = "Quay closed\n\nAda Brann spoke.\nShe left.\nRead also\nA boat sank.\n"


def test_lines_of_the_given_spans_are_shown_and_no_others() -> None:
    spans = [Span(0, 11), Span(13, 39), Span(49, 62)]
    (excerpt,) = excerpts(TEXT, spans, 1000)
    assert excerpt.text == "Quay closed\nAda Brann spoke.\nShe left.\nA boat sank."
    at = excerpt.text.index("boat")
    assert TEXT[excerpt.place(at) :].startswith("boat")


def test_a_long_line_is_cut_at_a_blank() -> None:
    made = list(excerpts("quay " * 100, [Span(0, 500)], 60))
    assert all(len(each.text) <= 60 for each in made)
    assert {word for each in made for word in each.text.split()} == {"quay"}


@given(st.text(alphabet="ab \n", max_size=80), st.integers(1, 30))
def test_every_character_leads_back_and_none_is_lost(text: str, most: int) -> None:
    made = list(excerpts(text, [Span(0, len(text))], most))
    assert all(len(each.text) <= most for each in made)
    for each in made:
        assert all(text[each.place(n)] == c for n, c in enumerate(each.text) if c != "\n")
    assert [c for each in made for c in each.text if c in "ab"] == [c for c in text if c in "ab"]
