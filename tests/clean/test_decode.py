"""Bytes to characters: any encoding, declared, wrongly declared, or not declared at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.decode import decode
from onrecord.clean.encodings import guessed
from tests.clean.paragraphs import ENCODINGS, PARAGRAPHS, writable

EACH = [(language, encoding) for language, named in ENCODINGS.items() for encoding in named.split()]


@pytest.mark.parametrize(("language", "encoding"), EACH)
def test_a_paragraph_in_a_legacy_encoding_that_nothing_declares_is_read(language: str, encoding: str) -> None:
    text = writable(PARAGRAPHS[language], encoding)
    assert decode(text.encode(encoding), "text/plain").text == text


@pytest.mark.parametrize(("language", "encoding"), EACH)
def test_two_sentences_are_enough(language: str, encoding: str) -> None:
    text = writable(PARAGRAPHS[language], encoding)[:160]
    if encoding != "iso2022_jp":
        best = guessed(text.encode(encoding))
        assert best is None or text.encode(encoding).decode(best.encoding) == text


@pytest.mark.parametrize(("language", "encoding"), EACH)
def test_what_is_declared_rightly_is_believed(language: str, encoding: str) -> None:
    text = writable(PARAGRAPHS[language], encoding)
    decoded = decode(text.encode(encoding), f"text/plain; charset={encoding}")
    assert (decoded.text, decoded.trouble) == (text, "")


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("fr", "cp1252"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866"), ("uk", "koi8-u"), ("tr", "cp1254")],
)
def test_a_text_in_capitals_is_read(language: str, encoding: str) -> None:
    text = writable(PARAGRAPHS[language].upper(), encoding)
    assert decode(text.encode(encoding)).text == text
    assert decode(text.encode(encoding), f"text/plain; charset={encoding}").trouble == ""


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("language", ["fr", "pl", "ru", "el", "ar", "he"])
def test_wide_text_without_a_mark_is_read(language: str, encoding: str) -> None:
    assert decode(PARAGRAPHS[language].encode(encoding)).text == PARAGRAPHS[language]


@pytest.mark.parametrize(
    ("language", "declared", "actual"),
    [
        ("fr", "utf-8", "cp1252"),
        ("de", "iso-8859-1", "utf-8"),
        ("ru", "koi8-r", "cp1251"),
        ("ru", "windows-1251", "koi8-r"),
        ("ru", "iso-8859-1", "cp1251"),
        ("uk", "windows-1251", "utf-8"),
        ("pl", "iso-8859-1", "cp1250"),
        ("el", "iso-8859-1", "iso8859-7"),
        ("ja", "utf-8", "cp932"),
        ("zh", "big5", "gb18030"),
        ("zh", "gb2312", "utf-8"),
        ("ko", "iso-8859-1", "cp949"),
    ],
)
def test_a_wrong_declaration_is_seen_through(language: str, declared: str, actual: str) -> None:
    text = writable(PARAGRAPHS[language], actual)
    decoded = decode(text.encode(actual), f"text/html; charset={declared}", markup=True)
    assert decoded.text == text
    assert actual == "utf-8" or "declared as" in decoded.trouble


def test_utf_8_with_lines_in_a_legacy_encoding_is_read_in_both() -> None:
    french, russian = PARAGRAPHS["fr"], PARAGRAPHS["ru"]
    decoded = decode(f"{russian}\n".encode() * 3 + french.encode("cp1252") + f"\n{russian}".encode())
    assert decoded.text == f"{russian}\n" * 3 + f"{french}\n{russian}"
    assert decoded.encoding == "utf-8 and cp1252"
    assert "1 lines" in decoded.trouble


def test_a_stray_letter_of_windows_in_utf_8_is_read_and_told() -> None:
    decoded = decode("Le café de l’été à Noël".encode() + b" et le caf\xe9 noir.")
    assert decoded.text == "Le café de l’été à Noël et le café noir."
    assert "cp1252" in decoded.encoding


def test_utf_8_that_was_cut_in_the_middle_of_a_character_is_still_utf_8() -> None:
    assert decode("Über “Norvik”".encode()[:-1]).text == "Über “Norvik\ufffd"


def test_bytes_without_meaning_are_counted_and_the_first_is_told() -> None:
    decoded = decode("Ærlig talt, sagde hun på øen. ".encode() * 5 + b"\xff\xff and")
    assert decoded.text.startswith("Ærlig talt")
    assert decoded.trouble == "2 bytes are not utf-8 and lost, the first at character 150"


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "punycode", "idna", "rot13", "undefined"])
def test_a_declared_coding_that_is_no_character_set_is_not_used(charset: str) -> None:
    assert decode(rb"+ADw-b+AD4- \u0041 xn--a", f"text/plain; charset={charset}").text == r"+ADw-b+AD4- \u0041 xn--a"


def test_a_tag_that_says_utf_16_in_a_page_of_ascii_is_not_believed() -> None:
    assert "Words" in decode(b"<meta charset=utf-16><p>Words", markup=True).text


@pytest.mark.parametrize(("language", "text"), PARAGRAPHS.items())
def test_utf_8_stays_as_it_is(language: str, text: str) -> None:
    assert decode(text.encode(), markup=True).text == text


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_any_utf_8_text_stays_as_it_is(text: str) -> None:
    text = "Words: " + text
    decoded = decode(text.encode())
    assert decoded.text == text or "repaired" in decoded.encoding


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "windows-1251", "gb2312", "utf-16", "iso-2022-jp", "hz"]))
def test_no_bytes_make_it_raise(data: bytes, charset: str) -> None:
    for markup in (False, True):
        assert isinstance(decode(data, f"text/plain; charset={charset}", markup=markup).text, str)
