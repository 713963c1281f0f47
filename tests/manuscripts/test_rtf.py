"""RTF: which words a reader would see, and the bytes they were written in."""

from __future__ import annotations

import pytest

from onrecord.manuscripts import rtf_paragraphs
from onrecord.problems import BadSource

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial Cyr;}}"


def words(body: str) -> list[str]:
    return [each.text for each in rtf_paragraphs(f"{HEAD}{body}}}".encode("latin-1")) if each.text]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (r"one\par two\line three\tab four", ["one", "two\nthree\tfour"]),
        (r"caf\'e9 \ldblquote so\rdblquote\~it", ["café “so”\u00a0it"]),
        (r"{\f1 \'cf\'f0} and \'cf", ["Пр and Ï"]),
        (r"\u8220?a\u8221\'94 b", ["“a” b"]),
        (r"\uc2\u8220??a{\uc0\u8221}b", ["“a”b"]),
        (r"\u-10179?\u-8704?", ["😀"]),
        (r"{\info{\title Secret}}{\header page 1\par}{\*\generator x}{\pict ffd8}seen", ["seen"]),
        (r'{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt link}}', ["link"]),
        (r"a\{b\}c\\d", [r"a{b}c\d"]),
        (r"\bin3 }}}after", ["after"]),
        (r"\trowd a\cell b\cell\row", ["a", "b"]),
    ],
)
def test_what_a_reader_would_see(body: str, seen: list[str]) -> None:
    assert words(body) == seen


def test_a_paragraph_knows_its_bytes_and_whether_it_is_bold() -> None:
    file = (HEAD + r"{\b Title}\par plain {\b and bold}\par}").encode()
    title, plain = (each for each in rtf_paragraphs(file) if each.text)
    assert (title.is_bold, plain.is_bold) == (True, False)
    assert file[title.start : title.end] == b"Title"
    assert file[plain.start : plain.end] == rb"plain {\b and bold"


def test_a_file_that_was_cut_off_gives_what_it_holds() -> None:
    assert [each.text for each in rtf_paragraphs(rb"{\rtf1 one\par tw")] == ["one", "tw"]


@pytest.mark.parametrize("file", [b"", b"plain text", b"{\\rtf1 " + b"{" * 100_000])
def test_what_is_no_rtf_or_nested_too_deep_is_refused(file: bytes) -> None:
    with pytest.raises(BadSource):
        rtf_paragraphs(file)
