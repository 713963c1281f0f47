"""A block's text is kept with one blank for white space, and told in paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.ascii import ODD, SHOWN, WHITE
from onrecord.clean.blocktext import kind_beyond, paragraphs
from onrecord.clean.markup import read_markup

_UNSEEN = {0xAD, *range(0x200B, 0x2010), *range(0x2060, 0x2070), *range(0xD800, 0xE000), 0xFEFF}


def _kind(sign: str) -> int:
    return WHITE if sign.isspace() else ODD if ord(sign) in _UNSEEN else SHOWN


def test_characters_beyond_ascii_are_told_by_their_bytes() -> None:
    every = (chr(code) for code in (*range(0x80, 0x10000), 0x1F600, 0x10FFFF))
    wrong = [each for each in every if kind_beyond(each.encode("utf-8", "surrogatepass"), 0) != _kind(each)]
    assert wrong == []


@given(st.text(alphabet="ab é\u00a0\u2003\u3000\n\t漢😀\v", max_size=40))
def test_white_space_of_a_page_becomes_one_blank(text: str) -> None:
    html = "<p>" + text.replace("\v", "<br>") + "</p>"
    assert [cut[0] for cut in read_markup(html, max_chars=1_000).cuts] == paragraphs(text)


def test_a_long_line_that_ends_no_sentence_goes_on_in_the_next() -> None:
    line = "The ferry that was to leave the harbour of the old town at noon was late"
    assert paragraphs(f"{line}\vagain.\vAnn Example") == [f"{line}\nagain.", "Ann Example"]


def test_a_text_of_any_length_is_kept_whole() -> None:
    words = "harbour é " * 5_000
    assert read_markup(f"<p>{words}", max_chars=100_000).cuts[0][0] == words.strip()
