"""Captures are kept for ever: what was acknowledged reads back, whatever happens."""

from __future__ import annotations

import gzip
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from onrecord.capture.archive import Archive, capture_id
from onrecord.capture.found import Found
from onrecord.model import Capture, Problem
from onrecord.problems import BadRecord
from onrecord.settings import Settings

NOW = "2026-01-02T03:04:05Z"


def page(body: bytes, url: str = "http://a.example/1", captured: str = "") -> Found:
    return Found("a file.html", url, "text/html; charset=utf-8", captured, body)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "captures", Settings())


def test_a_capture_reads_back_with_the_same_bytes(archive: Archive) -> None:
    found = page(b"\0\r\n\r\nWARC/1.1\r\n" + os.urandom(1000), captured="2016-02-05T10:00:00Z")
    (kept,) = archive.append([found], NOW)
    read = archive.read(kept)
    assert (read.capture, read.source, read.url, read.media_type, read.captured, read.data) == (
        capture_id(found),
        found.source,
        found.url,
        found.media_type,
        found.captured,
        found.data,
    )
    assert kept.digest == sha256(found.data).hexdigest()


anything = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.builds(Found, anything, anything, st.just("text/plain"), anything, st.binary()), max_size=4))
def test_a_scan_finds_exactly_what_was_appended(tmp_path_factory: pytest.TempPathFactory, items: list[Found]) -> None:
    archive = Archive(tmp_path_factory.mktemp("captures"), Settings())
    kept = archive.append(items, NOW)
    assert list(archive.captures()) == kept
    assert [archive.read(each).data for each in kept] == [each.data for each in items]
    assert [(each.source, each.url, each.captured) for each in kept] == [
        (each.source, each.url, each.captured) for each in items
    ]


def test_the_same_capture_twice_has_one_id(archive: Archive) -> None:
    one, two = archive.append([page(b"Hi"), page(b"Hi")], NOW)
    assert one.id == two.id == capture_id(page(b"Hi"))
    assert one.id != capture_id(page(b"Hi", url="http://b.example/"))


def test_a_name_with_lone_surrogates_can_be_kept(archive: Archive) -> None:
    archive.append([Found("caf\udce9", "", "text/plain", "", b"Hi")], NOW)
    (kept,) = archive.captures()
    assert isinstance(kept, Capture)
    assert kept.source == "caf\\udce9"


def test_another_tool_reads_our_files_and_their_digests(archive: Archive) -> None:
    archive.append([page(b"<html>One"), Found("b.txt", "", "text/plain", "", b"Two")], NOW)
    with (archive.folder / "00001.warc.gz").open("rb") as file:
        read = [
            (each.rec_type, each.rec_headers.get_header("WARC-Target-URI"), each.content_stream().read())
            for each in ArchiveIterator(file, check_digests="raise")
        ]
    urn = f"urn:sha256:{sha256(b'Two').hexdigest()}"
    assert read == [("resource", "http://a.example/1", b"<html>One"), ("resource", urn, b"Two")]


def test_a_full_file_is_followed_by_the_next(tmp_path: Path) -> None:
    archive = Archive(tmp_path, Settings(archive_max_bytes=1500))
    kept = archive.append([page(os.urandom(600)) for _ in range(5)], NOW)
    kept += archive.append([page(os.urandom(600))], NOW)
    assert [each.archive for each in kept] == [f"0000{n}.warc.gz" for n in (1, 1, 2, 2, 3, 3)]
    assert list(archive.captures()) == kept


def test_cut_at_any_byte_every_earlier_record_reads_and_the_next_one_follows(archive: Archive) -> None:
    first, second = archive.append([page(b"One"), page(b"Two")], NOW)
    path = archive.folder / first.archive
    whole = path.read_bytes()
    for cut in range(second.offset, len(whole)):
        path.write_bytes(whole[:cut])
        (third,) = archive.append([page(b"Three")], NOW)
        assert third.offset == second.offset
        assert list(archive.captures()) == [first, third]


def test_a_scan_stops_at_a_torn_tail_with_a_problem(archive: Archive) -> None:
    first, second = archive.append([page(b"One"), page(b"Two")], NOW)
    os.truncate(archive.folder / first.archive, second.offset + 20)
    kept, problem = archive.captures()
    assert kept == first
    assert isinstance(problem, Problem)
    assert "never finished" in problem.what


def test_one_damaged_byte_costs_one_record(archive: Archive) -> None:
    kept = archive.append([page(os.urandom(500)) for _ in range(3)], NOW)
    with (archive.folder / kept[0].archive).open("r+b") as file:
        file.seek(kept[1].offset + 300)
        file.write(b"damage")
    first, problem, third = archive.captures()
    assert (first, third) == (kept[0], kept[2])
    assert isinstance(problem, Problem)
    with pytest.raises(BadRecord, match="damaged"):
        archive.read(kept[1])


def test_a_damaged_last_record_is_never_cut_off(archive: Archive) -> None:
    first, last = archive.append([page(b"One"), page(os.urandom(500))], NOW)
    path = archive.folder / first.archive
    before = bytearray(path.read_bytes())
    before[last.offset + 300] ^= 0xFF
    path.write_bytes(before)
    (after,) = archive.append([page(b"Three")], NOW)
    assert after.archive == "00002.warc.gz"
    archive.recover({path.name: last.offset})
    assert path.read_bytes() == before


def test_recover_adopts_whole_records_and_cuts_the_torn_one(archive: Archive) -> None:
    known, new, torn = archive.append([page(b"One"), page(b"Two"), page(b"Three")], NOW)
    path = archive.folder / known.archive
    os.truncate(path, path.stat().st_size - 3)
    assert archive.recover({known.archive: known.offset}) == [known, new]
    assert path.stat().st_size == torn.offset
    assert archive.recover({}) == [known, new]


def test_recover_of_a_record_without_captures_gives_none(archive: Archive) -> None:
    assert archive.recover({}) == []
    assert list(archive.captures()) == []


def test_a_file_that_another_tool_repacked_still_reads_and_grows(archive: Archive) -> None:
    one, two = archive.append([page(b"One"), page(b"Two")], NOW)
    path = archive.folder / one.archive
    plain = gzip.decompress(path.read_bytes())
    half = plain.index(b"WARC/1.1", 10)
    path.write_bytes(gzip.compress(plain[:half]) + gzip.compress(plain[half:]) + b"\x1f\x8b\x08")
    archive.append([page(b"Three")], NOW)
    assert [each.id for each in archive.captures()] == [one.id, two.id, capture_id(page(b"Three"))]


def test_a_capture_that_holds_the_mark_of_a_record_confuses_nobody(archive: Archive) -> None:
    (first,) = archive.append([page(b"One")], NOW)
    inside = (archive.folder / first.archive).read_bytes()
    kept = archive.append([page(os.urandom(50) + inside * 3 + os.urandom(50))], NOW)
    kept += archive.append([page(b"Three")], NOW)
    assert list(archive.captures()) == [first, *kept]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "captures").write_text("a file stands here")
    with pytest.raises(BadRecord, match="cannot write captures"):
        Archive(tmp_path / "captures", Settings()).append([page(b"Hi")], NOW)


def test_writers_at_once_lose_nothing(archive: Archive) -> None:
    def write(writer: int) -> list[Capture]:
        own = Archive(archive.folder, Settings(archive_max_bytes=5000))
        return [each for n in range(15) for each in own.append([page(f"{writer} {n}".encode())], NOW)]

    with ThreadPoolExecutor(4) as pool:
        kept = [each for written in pool.map(write, range(4)) for each in written]
    found = list(archive.captures())
    assert len(found) == 60
    assert all(each in found for each in kept)


WRITER = """
import os, sys
from pathlib import Path
from onrecord.capture.archive import Archive
from onrecord.capture.found import Found
from onrecord.settings import Settings
archive = Archive(Path(sys.argv[1]), Settings(archive_max_bytes=400_000))
while True:
    found = [Found("f", "http://a.example/", "text/html", "", os.urandom(40_000)) for _ in range(3)]
    for each in archive.append(found, "2026-01-02T03:04:05Z"):
        print(each.digest, each.archive, each.offset, flush=True)
"""


def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    moments = random.Random(7)
    acknowledged: list[tuple[str, str, int]] = []
    for _ in range(15):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        first = writer.stdout.readline()
        time.sleep(moments.random() * 0.06)
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.communicate()[0]
        for line in (first + rest).splitlines(keepends=True):
            if line.endswith("\n"):
                digest, file, offset = line.split()
                acknowledged.append((digest, file, int(offset)))
    archive = Archive(tmp_path, Settings())
    found = {(each.digest, each.archive, each.offset): each for each in archive.captures() if isinstance(each, Capture)}
    assert len(acknowledged) >= 45
    assert [each for each in acknowledged if each not in found] == []
    for each in acknowledged:
        assert sha256(archive.read(found[each]).data).hexdigest() == each[0]
