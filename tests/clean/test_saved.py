"""The page in a saved file."""

from __future__ import annotations

import plistlib

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.flatten import pages
from onrecord.model import Declared, Page, Payload, Problem
from onrecord.pipeline import Nouns, run_capture

HEAD = "From: <Saved by Blink>\nSubject: Ferry\nDate: Sun, 3 May 2020 10:00:00 +0200\nMIME-Version: 1.0\n"


def read(data: bytes, media_type: str = "multipart/related") -> Nouns:
    return run_capture((pages,), Payload("c", "page", "", media_type, "2020-01-01T00:00:00Z", data))


def mhtml(*parts: str, head: str = "", start: str = "") -> bytes:
    named = f'; start="{start}"' if start else ""
    joined = "".join(f"--b\n{part}\n" for part in parts)
    return f'{HEAD}{head}Content-Type: multipart/related; boundary="b"{named}\n\n{joined}--b--\n'.encode("cp1252")


def test_the_first_page_of_a_saved_file_is_read_with_its_own_charset_and_coding() -> None:
    coded = "Content-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n"
    page = f"{coded}<p>=93No=94, =\nhe said"
    nouns = read(mhtml(page, "Content-Type: text/css\n\np {}"))
    assert nouns[Page][0].text == "“No”, he said"


def test_when_a_page_was_saved_is_not_when_it_was_published() -> None:
    nouns = read(mhtml("Content-Type: text/html\nContent-Location: https://post.example/1\n\n<p>Words"))
    assert {(each.name, each.value) for each in nouns[Declared]} == {("url", "https://post.example/1")}


def test_the_part_that_start_names_is_the_page() -> None:
    other, page = "Content-Type: text/html\n\n<p>A frame", "Content-Type: text/html\nContent-ID: <2>\n\n<p>The page"
    assert read(mhtml(other, page, start="<2>"))[Page][0].text == "The page"


def test_the_part_at_the_saved_address_is_the_page() -> None:
    other = "Content-Type: text/html\nContent-Location: https://ad.example/\n\n<p>A frame"
    page = "Content-Type: text/html\nContent-Location: https://post.example/1\n\n<p>The page"
    nouns = read(mhtml(other, page, head="Snapshot-Content-Location: https://post.example/1\n"))
    assert nouns[Page][0].text == "The page"


def test_of_a_frameset_the_largest_frame_is_read() -> None:
    frames = "Content-Type: text/html\n\n<html><frameset><frame src=a><frame src=b></frameset></html>"
    menu, page = "Content-Type: text/html\n\n<p>Menu", "Content-Type: text/html\n\n<p>" + "The ferry stopped. " * 20
    assert read(mhtml(frames, menu, page))[Page][0].text.startswith("The ferry stopped.")


def test_a_saved_file_without_a_page_gives_a_problem() -> None:
    nouns = read(mhtml("Content-Type: image/png\n\nxx"))
    assert "without HTML" in nouns[Problem][0].what
    assert not nouns[Page]


def test_a_web_archive_gives_its_main_page() -> None:
    resource = {
        "WebResourceURL": "https://post.example/1",
        "WebResourceTextEncodingName": "windows-1251",
        "WebResourceData": "<p>Паром".encode("cp1251"),
    }
    nouns = read(plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY), "application/x-webarchive")
    assert nouns[Page][0].text == "Паром"


@given(st.binary(max_size=300))
def test_no_bytes_make_the_step_raise(data: bytes) -> None:
    read(data, "application/x-webarchive")
    read(data)
    read(mhtml("Content-Type: text/html\n\n<p>x")[:150] + data)
