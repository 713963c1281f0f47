"""Text that was decoded wrongly before it came: put right where there is no doubt, else left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.flatten import pages
from onrecord.clean.misread import repaired
from onrecord.model import Page, Payload, Problem
from onrecord.pipeline import Nouns, run_capture
from tests.clean.paragraphs import PARAGRAPHS

LANGUAGES = sorted(set(PARAGRAPHS) - {"zh-hant"})


def misread(text: str, encoding: str) -> str:
    """Return what UTF-8 becomes when it is read in ``encoding``; bytes without meaning are read as ISO 8859-1."""
    return "".join(bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


def read(data: bytes, media_type: str) -> Nouns:
    return run_capture((pages,), Payload("c", "page", "", media_type, "2020-01-01T00:00:00Z", data))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf_8_read_as_western_is_put_right(language: str, encoding: str) -> None:
    repair = repaired(misread(PARAGRAPHS[language], encoding))
    assert repair is not None
    assert repair.text == PARAGRAPHS[language]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("ru", "koi8-r"),
        ("uk", "koi8-r"),
        ("ru", "mac_roman"),
        ("fr", "mac_roman"),
        ("de", "mac_roman"),
        ("fr", "cp437"),
        ("de", "cp437"),
        ("ru", "cp437"),
        ("ru", "cp866"),
    ],
)
def test_utf_8_read_in_another_encoding_is_put_right(language: str, encoding: str) -> None:
    repair = repaired(misread(PARAGRAPHS[language], encoding))
    assert repair is not None
    assert repair.text == PARAGRAPHS[language]


def test_russian_read_as_windows_1251_is_put_right() -> None:
    text = "Паром между городом и островами не ходит. «Нас никто не спросил», сказал мэр."
    repair = repaired(misread(text, "cp1251"))
    assert repair is not None
    assert repair.text == text


def test_what_was_misread_twice_is_put_right() -> None:
    text = "The mayor’s café — “closed”"
    repair = repaired(misread(misread(text, "cp1252"), "cp1252"))
    assert repair is not None
    assert repair.text == text


def test_russian_in_windows_1251_read_as_western_is_put_right() -> None:
    repair = repaired(PARAGRAPHS["ru"].encode("cp1251").decode("cp1252"))
    assert repair is not None
    assert repair.text == PARAGRAPHS["ru"]


def test_pieces_of_a_page_are_put_right_and_the_rest_stays() -> None:
    page = "<p>Le café de l’été.</p><p>“It’s over”, she said. Itâ€™s over, heâ€™d said.</p>"
    assert read(page.encode(), "text/html")[Page][0].text == (
        "Le café de l’été.\n\n“It’s over”, she said. It’s over, he’d said."
    )


def test_a_repair_is_told_with_its_count_and_first_place() -> None:
    nouns = read(misread("Le café de l’été", "cp1252").encode(), "text/plain")
    assert nouns[Page][0].text == "Le café de l’été"
    assert nouns[Page][0].encoding == "utf-8, repaired from cp1252"
    assert [each.what for each in nouns[Problem]] == [
        "had been read as cp1252 before, in 3 places, the first at character 6: put right"
    ]


def test_a_plain_text_of_which_only_pieces_were_misread_keeps_its_characters() -> None:
    text = "Le café de l’été. Le cafÃ© de lâ€™Ã©tÃ©."
    assert read(text.encode(), "text/plain")[Page][0].text == text


@pytest.mark.parametrize(
    "text",
    [
        "“IRMÔ, said the sign, and “MANHÔ below it.",
        "“CAFÉ”, “Spaß“, „DÉJÀ…“, ¿QUÉ?», NESTLÉ® and 5 º",
        "„Spaß“ und „Süß“ – Größe »Maß«",
        "The letter é was shown as Ã© by a browser that took UTF-8 for another encoding.",
        "Один рік, два роки. РІК. Рёв. СІ.",
        "│   ├── docs\n│   ├── src\n└── tests",
        "√2 and √3 are irrational",
        "Það er Ísland, ÞÆTTIR og ÆÐI.",
        "À la une : l’Âge d’or, « Ça ira »… ÎLE, ÊTRE, Ôté",
        "Être ou ne pas être – À côté°, Ñandú, Ñ°",
    ],
)
def test_right_text_that_looks_misread_is_left_alone(text: str) -> None:
    assert repaired(text) is None


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_right_text_is_left_alone(language: str) -> None:
    text = PARAGRAPHS[language]
    assert repaired(text) is None
    assert repaired(text.upper()) is None
    assert repaired(f"“{text}”—“{text.title()}”…") is None


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(" ".join(PARAGRAPHS.values()).split()), max_size=40),
    st.sampled_from([" ", "”", "’", "— "]),
)
def test_words_of_all_languages_together_are_left_alone(words: list[str], between: str) -> None:
    text = between.join(words)
    assert repaired(text) is None
    assert repaired(text.upper()) is None


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    repaired(text)
    repaired(misread(text.encode("utf-8", "replace").decode(), "cp1251"))
