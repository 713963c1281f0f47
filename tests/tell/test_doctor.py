"""onrecord doctor: what is installed, whether the files agree, and what waits."""

from __future__ import annotations

from pathlib import Path

from tests.tell.console import Console


def test_a_sound_record_is_said_to_be_sound(console: Console, bridge: Path) -> None:
    told = console("doctor", "-r", bridge)
    assert told.status == 0
    assert f"{bridge}: 4 captures, 4 read back as they came, 0 did not" in told.out
    assert "0 captures wait to be worked on\n" in told.out


def test_a_record_that_was_named_and_is_not_there_is_a_trouble(console: Console, tmp_path: Path) -> None:
    told = console("doctor", "-r", tmp_path / "none.record")
    assert told.status == 1
    assert f"no record at {tmp_path}/none.record" in told.out
    assert not (tmp_path / "none.record").exists()


def test_a_damaged_archive_is_found_and_the_rest_still_reads(console: Console, mine: Path) -> None:
    (archive,) = (mine / "captures").glob("*.warc.gz")
    second = console("export", "captures", "-r", mine).rows[1]
    held = bytearray(archive.read_bytes())
    held[second["offset"] + 60] ^= 0xFF
    archive.write_bytes(held)
    told = console("doctor", "-r", mine)
    assert told.status == 1
    assert "4 captures, 3 read back as they came, 1 did not" in told.out
    assert f"{second['source']}: the archive is damaged" in told.out
    assert len(console("export", "articles", "-r", mine).rows) == 4


def test_an_archive_that_is_gone_is_found(console: Console, mine: Path) -> None:
    (archive,) = (mine / "captures").glob("*.warc.gz")
    archive.unlink()
    told = console("doctor", "-r", mine)
    assert told.status == 1
    assert "0 read back as they came, 4 did not" in told.out


def test_a_damaged_database_is_found(console: Console, mine: Path) -> None:
    database = mine / "record.sqlite"
    whole = database.read_bytes()
    database.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    told = console("doctor", "-r", mine)
    assert told.status == 1
    assert "the database is damaged: " in told.out
    assert f"onrecord rebuild -r {mine}" in told.out


def test_what_could_not_be_read_is_counted(console: Console, mine: Path) -> None:
    before = len(console("export", "problems", "-r", mine).rows)
    console("add", "missing.txt", "-r", mine)
    told = console("doctor", "-r", mine)
    assert told.status == 0
    assert f"  {before + 1} problems on record; onrecord show problems" in told.out
