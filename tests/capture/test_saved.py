"""Pages that a browser saved: where from, and when."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.capture.saved import Saved, saved
from onrecord.capture.sniff import Kind, sniffed
from onrecord.capture.sources import Found, found
from onrecord.settings import Settings

CHROME = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/ferry\r\nSubject: Ferry\r\n"
    b"Date: Sun, 3 May 2020 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n'
    b"----b--\r\nContent-Type: text/html\r\nContent-Location: https://post.example/ferry\r\n\r\n<p>Hi\r\n----b----\r\n"
)
EXPLORER = (
    b"From: <Saved by Windows Internet Explorer 8>\r\nSubject: Ferry\r\nDate: Sun, 3 May 2020 10:00:00 +0200\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b"\r\n\r\nIn parts.\r\n\r\n'
    b"--b\r\nContent-Type: text/html;\r\n\tcharset=windows-1252\r\nContent-Location: http://post.example/ferry\r\n\r\n<p>Hi"
)
APPLE = {"WebMainResource": {"WebResourceURL": "https://post.example/ferry", "WebResourceData": b"<p>Hi"}}


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        (CHROME, "a.mhtml", Kind.MHTML),
        (CHROME, "a.txt", Kind.MHTML),
        (EXPLORER, "", Kind.MHTML),
        (EXPLORER.replace(b"From: <Saved by Windows Internet Explorer 8>\r\n", b""), "", Kind.MHTML),
        (EXPLORER.replace(b"<Saved by Windows Internet Explorer 8>", b"post@norvik.example"), "a.eml", Kind.MAIL),
        (plistlib.dumps(APPLE, fmt=plistlib.FMT_BINARY), "", Kind.WEBARCHIVE),
        (plistlib.dumps(APPLE), "", Kind.WEBARCHIVE),
    ],
)
def test_a_saved_page_is_known_by_its_content(body: bytes, name: str, kind: Kind) -> None:
    assert sniffed(body, name=name).kind is kind


@pytest.mark.parametrize(
    ("kind", "body", "told"),
    [
        (Kind.MHTML, CHROME, Saved("https://post.example/ferry", "2020-05-03T08:00:00Z")),
        (Kind.MHTML, EXPLORER, Saved("http://post.example/ferry", "2020-05-03T08:00:00Z")),
        (Kind.WEBARCHIVE, plistlib.dumps(APPLE), Saved("https://post.example/ferry")),
        (
            Kind.HTML,
            b"<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://post.example/ferry \n"
            b" saved date: Sun May 03 2020 10:00:00 GMT+0200 (Central European Summer Time)\n--><p>Hi",
            Saved("https://post.example/ferry", "2020-05-03T08:00:00Z"),
        ),
        (
            Kind.HTML,
            b"<!DOCTYPE html>\n<!-- saved from url=(0026)https://post.example/ferry -->\n<html>",
            Saved("https://post.example/ferry"),
        ),
        (Kind.HTML, b"<p>saved from url=(0026)https://post.example/ferry", Saved()),
        (Kind.MHTML, CHROME.replace(b"https:", b"file:").replace(b"Sun, 3 May", b"someday"), Saved()),
    ],
)
def test_a_saved_page_tells_its_address_and_its_time(kind: Kind, body: bytes, told: Saved) -> None:
    assert saved(kind, body) == told


def test_a_saved_page_is_one_capture_of_its_own_address(tmp_path: Path) -> None:
    file = tmp_path / "page.mhtml"
    file.write_bytes(CHROME)
    (capture,) = found(str(file), Settings())
    assert isinstance(capture, Found)
    assert (capture.url, capture.captured, capture.media_type, capture.data) == (
        "https://post.example/ferry",
        "2020-05-03T08:00:00Z",
        "multipart/related",
        CHROME,
    )


@given(st.binary(max_size=300), st.sampled_from([Kind.MHTML, Kind.WEBARCHIVE, Kind.HTML]))
def test_no_bytes_make_it_raise(body: bytes, kind: Kind) -> None:
    saved(kind, body)
    saved(kind, CHROME[:200] + body)
    saved(kind, plistlib.dumps(APPLE, fmt=plistlib.FMT_BINARY)[:60] + body)
