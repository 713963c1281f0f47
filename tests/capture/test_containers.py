"""Files that hold many captures: WARC, WACZ, JSON Lines, feeds, sitemaps."""

from __future__ import annotations

import gzip
import json
import time
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.capture.archive import Archive
from onrecord.capture.found import ARTICLE
from onrecord.capture.sources import Found, found
from onrecord.model import Problem
from onrecord.settings import Settings
from tests.capture.warcs import warc

A, B = ("http://a.example/1", b"<html><p>One"), ("http://a.example/2", b"<html><p>Two")


def read(data: bytes, given: Settings | None = None) -> list[Found | Problem]:
    return list(found("-", given or Settings(), stdin=BytesIO(data)))


def bodies(data: bytes) -> list[bytes]:
    return [each.data for each in read(data) if isinstance(each, Found)]


# --- WARC


@pytest.mark.parametrize("is_gzip", [True, False])
def test_a_warc_gives_its_pages(is_gzip: bool) -> None:
    one, two = read(warc(A, B, gzip=is_gzip))
    assert one == Found("-#http://a.example/1", "http://a.example/1", "text/html", "2021-03-04T05:06:07Z", A[1])
    assert isinstance(two, Found)
    assert two.data == B[1]


def test_a_warc_gzipped_as_a_whole_is_read() -> None:
    assert bodies(gzip.compress(warc(A, B, gzip=False))) == [A[1], B[1]]


def test_resource_records_are_captures() -> None:
    assert bodies(warc(A, kind="resource")) == [A[1]]


def test_requests_and_errors_and_images_are_no_captures() -> None:
    assert bodies(warc(A, status="404 Not Found") + warc(A, media_type="image/png") + warc(A, kind="metadata")) == []


def test_robots_txt_is_no_article() -> None:
    assert bodies(warc(("http://a.example/robots.txt", b"User-agent: *"), media_type="text/plain")) == []


def test_codings_are_undone() -> None:
    chunked = b"7\r\n<html><\r\n5;x=y\r\np>One\r\n0\r\n\r\n"
    packed = gzip.compress(A[1])
    assert bodies(warc((A[0], chunked), fields=(("Transfer-Encoding", "chunked"),))) == [A[1]]
    assert bodies(warc((A[0], packed), fields=(("Content-Encoding", "gzip"),))) == [A[1]]


def test_a_body_that_was_decoded_by_the_crawler_is_kept_as_it_is() -> None:
    assert bodies(warc(A, fields=(("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")))) == [A[1]]


def test_a_bomb_inside_a_record_is_a_problem_and_the_rest_goes_on() -> None:
    bomb = gzip.compress(b"a" * 50_000_000)
    first, second = read(warc((A[0], bomb), fields=(("Content-Encoding", "gzip"),)) + warc(B))
    assert isinstance(first, Problem)
    assert isinstance(second, Found)


def test_a_warc_cut_in_the_middle_gives_what_came_before() -> None:
    whole = warc(A, B)
    first, last = read(whole[:-20])
    assert isinstance(first, Found)
    assert isinstance(last, Problem)
    assert "ends in the middle" in last.what


def test_a_record_too_large_is_passed_over() -> None:
    given = Settings(capture_max_bytes=1000)
    large, small = read(warc((A[0], b"<html>" + b"a" * 5_000_000), gzip=False) + warc(B, gzip=False), given)
    assert isinstance(large, Problem)
    assert isinstance(small, Found)


def test_another_records_archive_can_be_added(tmp_path: Path) -> None:
    kept = [
        Found("a.jsonl#1", "", ARTICLE, "", b'{"text": "Hi"}'),
        Found("a.eml", "", "message/rfc822", "", b"From: x"),
    ]
    Archive(tmp_path, Settings()).append(kept, "2026-01-02T03:04:05Z")
    again = list(found(str(tmp_path / "00001.warc.gz"), Settings()))
    assert [(each.url, each.media_type, each.captured, each.data) for each in again if isinstance(each, Found)] == [
        (each.url, each.media_type, each.captured, each.data) for each in kept
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1500), st.binary(min_size=1, max_size=6))
def test_a_damaged_warc_never_raises(at: int, damage: bytes) -> None:
    whole = warc(A, B, gzip=False)
    assert read(whole[:at] + damage + whole[at + len(damage) :])


# --- WACZ


def wacz(*members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, body in members:
            packed.writestr(name, body)
    return out.getvalue()


def test_a_wacz_gives_the_pages_of_its_warcs() -> None:
    data = wacz(("datapackage.json", b"{}"), ("archive/x.warc.gz", warc(A)), ("archive/y.warc", warc(B, gzip=False)))
    assert bodies(data) == [A[1], B[1]]


def test_a_zip_that_is_no_wacz_says_so() -> None:
    (only,) = read(wacz(("page.html", b"<html>")))
    assert isinstance(only, Problem)
    assert "no WACZ" in only.what


def test_names_that_lead_out_of_a_wacz_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = wacz(("archive/../../../out.warc.gz", warc(A)), ("/etc/out.warc", warc(B)), ("../archive/z.warc", warc(B)))
    assert bodies(data) == [A[1]]
    assert list(tmp_path.iterdir()) == []
    assert not (tmp_path.parent / "out.warc.gz").exists()


def test_a_zip_bomb_is_refused_at_once() -> None:
    data = wacz(("archive/x.warc", bytes(200_000_000)), method=zipfile.ZIP_DEFLATED)
    began = time.process_time()
    (only,) = read(data)
    assert isinstance(only, Problem)
    assert "zip bomb" in only.what
    assert time.process_time() - began < 1


def test_a_gzip_bomb_inside_a_wacz_is_refused() -> None:
    (only,) = read(wacz(("archive/x.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"a" * 30_000_000))))
    assert isinstance(only, Problem)


# --- JSON Lines


def test_each_json_line_is_one_capture_as_it_came() -> None:
    line = b'{"id": 7, "url": "http://a.example/1", "text":  "Hi"}'
    one, two = read(line + b"\r\n" + b'{"html": "<p>Hi"}')
    assert one == Found("-#7", "http://a.example/1", ARTICLE, "", line)
    assert isinstance(two, Found)
    assert two.source == "-#2"


def test_compressed_json_lines_are_read() -> None:
    assert bodies(gzip.compress(b'{"text": "Hi"}\n')) == [b'{"text": "Hi"}']


@pytest.mark.parametrize(
    "broken",
    [
        b'{"text": "Hi"',
        b'"text"',
        b'{"title": "no text"}',
        b'{"text": 5}',
        b'{"text": "\xff"}',
        b"[" * 100_000,
        b'{"text": "Hi", "n": ' + b"9" * 10_000 + b"}",
    ],
)
def test_a_broken_json_line_is_a_problem_and_the_rest_goes_on(broken: bytes) -> None:
    before, problem, after = read(b'{"text": "a"}\n' + broken + b'\n\n{"text": "b"}\n')
    assert isinstance(before, Found)
    assert isinstance(problem, Problem)
    assert problem.source == "-#2"
    assert isinstance(after, Found)


def test_a_json_line_too_long_is_passed_over() -> None:
    data = b'{"text": "' + b"a" * 10_000 + b'"}\n{"text": "b"}\n'
    long, short = read(data, Settings(capture_max_bytes=5000))
    assert isinstance(long, Problem)
    assert isinstance(short, Found)


def test_an_address_that_is_none_is_left_out() -> None:
    (only,) = read(json.dumps({"text": "Hi", "url": "javascript:alert(1)", "id": "\ud800"}).encode())
    assert isinstance(only, Found)
    assert only.url == ""
    assert only.source.encode("utf-8") == b"-#\\ud800"


# --- feeds and sitemaps

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Vardo Post</title><item>
 <title>Talks break off</title><link>http://vardo.example/talks</link><dc:creator>Ina Moor</dc:creator>
 <pubDate>Sat, 06 Mar 2021 23:30:00 -0500</pubDate><description>Short.</description>
 <content:encoded><![CDATA[<p onclick="x()">“No,” she said.</p>]]></content:encoded></item></channel></rss>"""


def test_an_entry_of_a_feed_is_a_capture_with_what_the_feed_says() -> None:
    (only,) = read(RSS.encode())
    assert isinstance(only, Found)
    assert (only.url, only.media_type, only.source) == (
        "http://vardo.example/talks",
        ARTICLE,
        "-#http://vardo.example/talks",
    )
    assert json.loads(only.data) == {
        "url": "http://vardo.example/talks",
        "title": "Talks break off",
        "html": '<p onclick="x()">“No,” she said.</p>',
        "published": "2021-03-06T23:30:00-05:00",
        "outlet": "Vardo Post",
        "authors": ["Ina Moor"],
    }


def test_an_atom_feed_is_read() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>urn:1</id><title>Talks</title>
    <updated>2021-03-06T10:00:00Z</updated><content type="text">They left.</content></entry></feed>"""
    (only,) = read(atom)
    assert isinstance(only, Found)
    assert json.loads(only.data)["text"] == "They left."
    assert only.source == "-#urn:1"


def declaring(entities: str, used: str) -> bytes:
    return (
        f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]>{RSS.partition('?>')[2].replace('break off', used)}".encode()
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_expand_in_a_feed_are_refused(encoding: str) -> None:
    laughs = "".join(f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in pairwise("abcdefghij"))
    (only,) = read(declaring(f'<!ENTITY a "ha">{laughs}', "&j;").decode().encode(encoding))
    assert isinstance(only, Problem)
    assert "entities" in only.what


@pytest.mark.parametrize("entity", [f"'{'ha' * 1000}'", "SYSTEM 'file:///etc/passwd'", "SYSTEM 'http://a.example/'"])
def test_entities_that_are_long_or_stand_elsewhere_are_refused(entity: str) -> None:
    assert [type(each) for each in read(declaring(f"<!ENTITY x {entity}>", "&x;"))] == [Problem]


def test_a_feed_that_only_names_characters_is_read() -> None:
    (only,) = read(declaring('<!ENTITY eacute "&#233;">', "caf&eacute;"))
    assert isinstance(only, Found)
    assert json.loads(only.data)["title"] == "Talks café"


def test_a_sitemap_in_a_file_says_what_to_do() -> None:
    (only,) = read(b"<urlset><url><loc>http://a.example/</loc></url></urlset>")
    assert isinstance(only, Problem)
    assert "--follow" in only.what


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(RSS)), st.text(max_size=8))
def test_a_damaged_feed_never_raises(at: int, damage: str) -> None:
    data = RSS[:at] + damage + RSS[at + 1 :]
    assert read(data.encode("utf-8", "replace"))
