"""What a file is, by its first bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.capture.sniff import Kind, sniffed


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"", "a.html", Kind.EMPTY),
        (b"<!DOCTYPE html><p>Hi", "a.txt", Kind.HTML),
        (b"\n<!-- saved --><HTML><body>", "", Kind.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html>", "", Kind.HTML),
        (b"Talks in Vardo broke off.", "a.html", Kind.HTML),
        (b"Talks in Vardo broke off.", "a.txt", Kind.TEXT),
        (b"Talks in Vardo broke off.", "", Kind.TEXT),
        ("Über Vardo".encode("utf-16"), "a.txt", Kind.TEXT),
        (b"V\0a\0r\0d\0o\0 \0h\0a\0s\0", "", Kind.TEXT),
        (b"caf\xe9 \xff\xfe broken utf-8", "", Kind.TEXT),
        (b"%PDF-1.4\n", "a.txt", Kind.PDF),
        (b"WARC/1.0\r\n", "", Kind.WARC),
        (b"PK\x03\x04....", "a.wacz", Kind.ZIP),
        (b"\x1f\x8b\x08", "", Kind.GZIP),
        (b"<?xml version='1.0'?><rss version='2.0'>", "", Kind.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "", Kind.FEED),
        (b"<!DOCTYPE rss [ <!ENTITY a 'b'> ]><rss>", "", Kind.FEED),
        (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "", Kind.FEED),
        (b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", "", Kind.SITEMAP),
        (b'{"url": "http://a.example/", "text": "Hi"}\n', "", Kind.JSONL),
        (b"not json at all\n", "a.jsonl", Kind.JSONL),
        (b'{\n "url": 1\n}', "a.json", Kind.JSON),
        (b"From: a@b.example\r\nMessage-ID: <1@b>\r\n\r\nHi", "", Kind.MAIL),
        (b"Subject: news\nTo: me\n\nHi", "letter.eml", Kind.MAIL),
        (b"From: our correspondent in Vardo\n\nTalks broke off.", "", Kind.TEXT),
        (b"\x89PNG\r\n\x1a\n", "a.html", Kind.BINARY),
        (bytes(range(256)) * 20, "a.txt", Kind.BINARY),
        (bytes(5000), "a.txt", Kind.BINARY),
    ],
)
def test_the_first_bytes_tell_the_kind(head: bytes, name: str, kind: Kind) -> None:
    assert sniffed(head, name=name).kind is kind


def test_what_a_server_says_is_kept_where_it_fits() -> None:
    assert (
        sniffed(b"<html>", declared="text/html; charset=windows-1251").media_type == "text/html; charset=windows-1251"
    )


def test_what_a_server_says_wrongly_is_not_kept() -> None:
    assert sniffed(b"%PDF-1.4", declared="text/html").media_type == "application/pdf"


def test_utf_16_without_a_mark_is_told_in_the_media_type() -> None:
    assert sniffed(b"V\0a\0r\0d\0o\0").media_type == "text/plain; charset=utf-16-le"


@settings(deadline=None)
@given(st.binary(max_size=2000), st.text(max_size=20), st.text(max_size=40))
def test_any_bytes_under_any_name_are_told(head: bytes, name: str, declared: str) -> None:
    assert sniffed(head, name=name, declared=declared).kind in Kind


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_of_another_alphabet_is_no_binary_file(encoding: str) -> None:
    words = "Паром между городом и островами не ходит, сказал мэр.\n" * 3
    assert sniffed(words.encode(encoding)).media_type == f"text/plain; charset={encoding}"
