"""What the frames of Nexis and Factiva make of small texts, and what is no export at all."""

from __future__ import annotations

import io
import json
import time
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.capture.exports import export_captures
from onrecord.capture.found import Found
from onrecord.model import Problem

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

OLD = """
                               1 of 2 DOCUMENTS

                              The Quay Gazette

                            March 4, 2012 Sunday

Harbour reopens after fog

BYLINE: Ines Varga

LENGTH: 25 words

Boats left Norrhaven on Sunday morning.

LANGUAGE: that is what divides them, the mayor said.

LOAD-DATE: March 5, 2012

LANGUAGE: ENGLISH

                       Copyright 2012 Quay Press

                               2 of 2 DOCUMENTS

                              The Quay Gazette

                            March 5, 2012 Monday

SECTION: Sport; Pg. 12

LENGTH: 14 words

HEADLINE: Rowers lose by a length

BODY:
The eight from Norrhaven lost.

LOAD-DATE: March 6, 2012

LANGUAGE: ENGLISH

                       Copyright 2012 Quay Press
"""
NEW = """Harbour reopens after fog
The Quay Gazette (Norrhaven)
March 4, 2018 Sunday

Copyright 2018 Quay Press All Rights Reserved
Section: NEWS; Pg. 4
Length: 25 words
Byline: Ines Varga
Highlight: Fog kept the port shut for a week
Body

Boats left Norrhaven on Sunday morning.
Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: March 5, 2018

End of Document
"""
FACTIVA = """News
Harbour reopens after fog
By Ines Varga
1,025 words
4 March 2018
08:15
The Quay Gazette
QUAYGA
4
English
(c) 2018 Quay Press

Boats left Norrhaven on Sunday morning.

Quay Press Ltd
Document QUAYGA0020180304ee3400001
"""


def split(text: str | bytes, media_type: str = "text/plain") -> list[Found | Problem]:
    file = text.encode() if isinstance(text, str) else text
    made = export_captures("x.txt", file, media_type)
    assert made is not None
    return list(made)


def only(text: str) -> dict[str, Any]:
    (capture,) = split(text)
    assert isinstance(capture, Found)
    return read(capture)


def read(capture: Found | Problem) -> dict[str, Any]:
    assert isinstance(capture, Found)
    told: dict[str, Any] = json.loads(capture.data)
    return told


def of(told: dict[str, Any], region: str) -> list[str]:
    return [told["text"][start:end] for start, end, each in told["blocks"] if each == region]


def field(told: dict[str, Any], name: str) -> list[str]:
    return [value for each, value in told["told"] if each == name]


def test_a_paragraph_that_opens_like_a_field_stays_in_the_body() -> None:
    first = read(split(OLD)[0])
    assert of(first, "body") == [
        "Boats left Norrhaven on Sunday morning.",
        "LANGUAGE: that is what divides them, the mayor said.",
    ]
    assert field(first, "language") == ["en"]


def test_a_headline_below_the_length_is_the_title_and_the_word_body_is_no_part_of_it() -> None:
    second = read(split(OLD)[1])
    assert field(second, "title") == ["Rowers lose by a length"]
    assert of(second, "body") == ["The eight from Norrhaven lost."]
    assert field(second, "page") == ["12"]


def test_a_newer_article_tells_its_fields() -> None:
    told = only(NEW)
    assert of(told, "title") == ["Harbour reopens after fog"]
    assert field(told, "outlet") == ["The Quay Gazette"]
    assert field(told, "published") == ["March 4, 2018 Sunday"]
    assert field(told, "loaded") == ["March 5, 2018"]
    assert of(told, "body") == ["Fog kept the port shut for a week", "Boats left Norrhaven on Sunday morning."]


def test_a_notice_in_place_of_an_article_is_a_problem() -> None:
    notice = (
        "We are sorry but there is an error in this document and it is not possible to display it.\nEnd of Document\n"
    )
    made = split(NEW + notice)
    assert [type(each) for each in made] == [Found, Problem]


def test_a_factiva_article_tells_its_fields_and_its_publisher_is_not_its_last_line() -> None:
    told = only(FACTIVA)
    assert of(told, "body") == ["Boats left Norrhaven on Sunday morning."]
    assert field(told, "words") == ["1025"]
    assert field(told, "page") == ["4"]
    assert field(told, "time") == ["08:15"]
    assert field(told, "accession") == ["QUAYGA0020180304ee3400001"]


def test_an_older_accession_number_in_small_letters_ends_an_article() -> None:
    assert field(only(FACTIVA.replace("QUAYGA00", "quayga00")), "title") == ["Harbour reopens after fog"]


def test_a_language_that_we_have_no_name_for_stands_above_the_copyright() -> None:
    told = only(FACTIVA.replace("English", "Old Norrish"))
    assert of(told, "body") == ["Boats left Norrhaven on Sunday morning."]


CODES = (
    ("SE", "News"), ("HD", "Harbour reopens after fog"), ("WC", "25 words"), ("PD", "4 March 2018"),
    ("SN", "The Quay Gazette"), ("SC", "QUAYGA"), ("LA", "English"), ("LP", "Boats left Norrhaven."),
    ("TD", "IN SHORT no ship was lost."), ("RE", "norr : Norrhaven"), ("AN", "Document QUAYGA0020180304ee3400001"),
)  # fmt: skip


@pytest.mark.parametrize("between", ["  ", "\t", "\n", " | ", "|"])
def test_field_codes_are_read_however_they_are_set_off(between: str) -> None:
    told = only("\n\n".join(code + between + value for code, value in CODES))
    assert field(told, "title") == ["Harbour reopens after fog"]
    assert of(told, "body") == ["Boats left Norrhaven.", "IN SHORT no ship was lost."]


def test_field_codes_in_a_table_of_an_rtf_file_are_read() -> None:
    rows = "".join(rf"\trowd\cellx900\cellx9000\intbl\b {code}\b0\cell {value}\cell\row " for code, value in CODES)
    (capture,) = split(r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}" + rows + "}", "application/rtf")
    assert of(read(capture), "body") == ["Boats left Norrhaven.", "IN SHORT no ship was lost."]


def test_the_search_below_the_last_article_is_none() -> None:
    assert len(split(FACTIVA + "\nSearch Summary\nText\nfog\nDate\nAll Dates\nResults Found\n2,654\n")) == 1


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Kressmann, Jutta", "Jutta Kressmann"),
        ("von Holt, Ragna, Quay Press", "Ragna von Holt"),
        ("Ragna Holt, Norrhaven", "Ragna Holt, Norrhaven"),
        ("Reuters, Norrhaven", "Reuters, Norrhaven"),
        ("Ragna Holt, quay.example", "Ragna Holt, quay.example"),
    ],
)
def test_a_name_that_was_turned_around_is_turned_back(byline: str, author: str) -> None:
    assert field(only(NEW.replace("Ines Varga", byline)), "author") == [author]


def test_captions_addresses_and_headlines_of_others_at_the_end_are_no_body() -> None:
    end = "PHOTO: A tug. (I. VARGA)\n\nhttps://quay.example/fog\n\nRelated Articles\n\nFog again\n\nPort shut\n"
    told = only(NEW.replace("Classification", f"{end}\nClassification"))
    assert of(told, "body")[-1] == "Boats left Norrhaven on Sunday morning."
    assert of(told, "caption") == ["PHOTO: A tug. (I. VARGA)"]
    assert of(told, "related") == ["Related Articles", "Fog again", "Port shut"]


def test_a_code_without_a_name_among_the_last_fields_leaves_them_below_the_body() -> None:
    first = read(
        split(OLD.replace("LANGUAGE: ENGLISH\n", "LANGUAGE: ENGLISH\n\nQG\n\nPUBLICATION-TYPE: Newspaper\n"))[0]
    )
    assert of(first, "body")[-1].startswith("LANGUAGE: that is")
    assert field(first, "loaded") == ["March 5, 2012"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("text", [OLD, FACTIVA])
def test_the_place_counts_bytes_in_any_encoding(text: str, encoding: str) -> None:
    file = text.replace("Ines Varga", "Inês Várga, Óskar Åhl, Çağ".replace("ğ", "g")).encode(encoding)
    for each in split(file):
        assert isinstance(each, Found)
        start, end = map(int, each.place.removeprefix("bytes ").split("-"))
        plain = "utf-16-le" if encoding == "utf-16" else encoding.removesuffix("-sig")
        assert file[start:end].decode(plain) == read(each)["text"]


def test_the_same_article_from_two_exports_has_the_same_bytes() -> None:
    one, two = split(FACTIVA), split("Factiva\n\n" + FACTIVA + FACTIVA.replace("Harbour", "Port"))
    assert isinstance(one[0], Found)
    assert isinstance(two[0], Found)
    assert one[0].data == two[0].data
    assert one[0].place != two[0].place


@pytest.mark.parametrize(
    "text",
    [
        "The committee read 2 of 500 documents.\n\n2 of 500 DOCUMENTS\n\nThat was the headline.\n\nLength: 12 metres.",
        "End of Document\n\nBody\n\nSection: a part of a law\n\nClassification\n\nThe report says so.",
        "A report\nBy A. Nonym\n300 words\n4 March 2018\nDocument 14 was signed.\nDocument ABC\nLoad-Date: unknown",
        "LENGTH: 300 words\n\nLOAD-DATE: March 4, 2018\n\nLANGUAGE: ENGLISH\n\nCopyright 2018 Quay Press",
        "Order QUAYGA0020180304ee3400001 was shipped.\n\nDocument QUAYGA0020180304ee3400001\n\nThank you.",
        "HD  Harddisk\nBY  byte\nAN  Document QUAYGA0020180304ee3400001\n",
    ],
)
def test_a_text_that_only_mentions_such_words_is_no_export(text: str) -> None:
    assert export_captures("x.txt", text.encode(), "text/plain") is None
    page = "".join(f"<p>{line}</p>" for line in text.splitlines())
    assert export_captures("x.html", page.encode(), "text/html") is None


MANY_FIELDS = b"1 of 1 DOCUMENTS\n\n%sLENGTH: 1 words\n\nLOAD-DATE: x" % b"".join(
    b"PAGE: %d\n\n" % n for n in range(50_000)
)


def bomb(document: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", document)
    return made.getvalue()


@pytest.mark.parametrize(
    ("file", "media_type"),
    [
        (b"{\\rtf1 " + b"{" * 200_000, "application/rtf"),
        (b"{\\rtf1 " + b"\\par" * 200_000, "application/rtf"),
        (b"{\\rtf1 \\bin999999999 x}", "application/rtf"),
        (b"PK\x03\x04 torn", DOCX),
        (bomb(b'<!DOCTYPE a [<!ENTITY b "c">]><w:document/>'), DOCX),
        (bomb(b"<w:p>" * 100_000), DOCX),
        (b"1 of 9 DOCUMENTS\n\n" * 50_000, "text/plain"),
        (b"PAGE: 1\n\nEnd of Document\n" * 50_000 + b"Load-Date: x", "text/plain"),
        (MANY_FIELDS, "text/plain"),
        (b"<br>" * 100_000 + b"<b>x</b>" * 100_000 + b"Load-Date", "text/html"),
        (b"<p>Load-Date " + b"&nbsp;" * 200_000 + b"x", "text/html"),
        (b"<a " * 200_000 + b"Load-Date", "text/html"),
        (b"Document QUAYGA0020180304ee3400001\n" * 30_000, "text/plain"),
    ],
)  # fmt: skip
def test_a_hostile_file_ends_soon_and_raises_nothing(file: bytes, media_type: str) -> None:
    before = time.process_time()
    for _ in export_captures("x", file, media_type) or ():
        pass
    assert time.process_time() - before < 10  # it takes well below one; quadratic reading would take an hour


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*OLD.splitlines(), *NEW.splitlines(), *FACTIVA.splitlines(), "", "x: y"]), max_size=60)
)
def test_lines_of_frames_in_any_order_never_raise_and_their_blocks_lie_in_the_text(lines: list[str]) -> None:
    for each in export_captures("x.txt", "\n".join(lines).encode(), "text/plain") or ():
        if isinstance(each, Found):
            told = read(each)
            at = 0
            for start, end, _ in told["blocks"]:
                assert at <= start < end <= len(told["text"])
                at = end
