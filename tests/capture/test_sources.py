"""What can be added, and what is said of the rest."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.capture.sources import Found, found
from onrecord.model import Problem
from onrecord.settings import Settings

SETTINGS = Settings()


def captures(source: object, settings: Settings = SETTINGS) -> list[Found]:
    return [each for each in found(str(source), settings) if isinstance(each, Found)]


def problems(source: object, settings: Settings = SETTINGS) -> list[str]:
    return [each.what for each in found(str(source), settings) if isinstance(each, Problem)]


def test_a_text_file_is_one_capture_with_its_own_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff invalid utf-8 \xe9\r\n")
    assert captures(path) == [Found(str(path), "", "text/plain", "", b"\xff invalid utf-8 \xe9\r\n")]


def test_a_folder_is_read_in_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden", ".git/x.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [each.data.decode() for each in captures(tmp_path)] == ["a/z.txt", "b.txt", "c.txt"]


def test_a_glob_gives_its_matches_in_order(tmp_path: Path) -> None:
    for name in ("2.txt", "1.txt", "3.md"):
        (tmp_path / name).write_text(name)
    assert [each.data for each in captures(tmp_path / "*.txt")] == [b"1.txt", b"2.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "[a].txt").write_text("one")
    assert [each.data for each in captures(tmp_path / "[a].txt")] == [b"one"]


def test_a_source_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert problems(tmp_path / "nothing") == ["cannot be read: No such file or directory"]


def test_standard_input_is_one_capture() -> None:
    (only,) = found("-", SETTINGS, stdin=BytesIO(b"<html><p>Hi"))
    assert only == Found("-", "", "text/html", "", b"<html><p>Hi")


def test_standard_input_can_be_a_pipe_that_gives_little_at_a_time() -> None:
    class Trickle(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(1)

    (only,) = found("-", SETTINGS, stdin=Trickle(b"%PDF-1.4 and so on"))
    assert isinstance(only, Found)
    assert (only.media_type, only.data) == ("application/pdf", b"%PDF-1.4 and so on")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    assert problems(tmp_path / "a.html") == ["is empty"]


def test_a_binary_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(5000))
    (line,) = problems(tmp_path / "a.txt")
    assert "binary file (a PNG image)" in line
    assert "\n" not in line


@pytest.mark.parametrize("start", [b"", b"Talks broke off.\n" * 5000, b"<html><p>Talks broke off."])
def test_a_file_of_a_gigabyte_is_refused_at_once(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(start)
    os.truncate(path, 1 << 30)
    began = time.process_time()
    assert len(problems(path)) == 1
    assert time.process_time() - began < 0.9


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a" * 30_000_000))
    (line,) = problems(tmp_path / "a.txt.gz")
    assert "gzip bomb" in line


def test_a_gzip_bomb_of_many_members_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a" * 1_000_000) * 100)
    assert len(problems(tmp_path / "a.txt.gz")) == 1


def test_a_compressed_page_is_what_is_inside(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"Talks broke off."))
    assert captures(tmp_path / "a.html.gz")[0] == Found(
        str(tmp_path / "a.html.gz"), "", "text/html", "", b"Talks broke off."
    )


def test_a_link_to_a_folder_above_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("once")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [each.data for each in captures(tmp_path)] == [b"once"]
    assert problems(tmp_path) == ["is a link to a folder that was read already"]


def test_folders_may_be_nested_deeper_than_python_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1010):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").write_text("deep")
    try:
        assert [each.data for each in captures(tmp_path)] == [b"deep"]
    finally:  # pytest itself could not remove this
        os.remove("a.txt")
        for _ in range(1010):
            os.chdir("..")
            os.rmdir("d")


def test_what_may_not_be_read_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "b.txt").write_text("here")
    assert [type(each) for each in found(str(tmp_path), SETTINGS)] == [Problem, Found]


def test_a_pipe_in_a_folder_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no regular file" in problems(tmp_path)[0]


def test_a_name_that_is_no_unicode_can_be_kept(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"Hi")
    (only,) = captures(tmp_path)
    assert only.source.encode("utf-8").endswith(b"caf\\udce9.txt")


def test_a_record_inside_a_folder_is_passed_over(tmp_path: Path) -> None:
    inside = tmp_path / "my.record" / "captures"
    inside.mkdir(parents=True)
    (tmp_path / "my.record" / "record.sqlite").touch()
    (inside / "a.txt").write_text("kept already")
    assert list(found(str(tmp_path), SETTINGS)) == []
    assert [each.data for each in captures(tmp_path / "my.record")] == [b"kept already"]


def test_pretty_printed_json_is_told_apart_from_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{\n"text": "Hi"\n}')
    assert "JSON Lines" in problems(tmp_path / "a.json")[0]


def test_starting_up_loads_no_heavy_library() -> None:
    code = "import sys, onrecord.capture.sources; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"httpx", "feedparser", "warcio", "lxml", "protego", "defusedxml"} & set(loaded)


@settings(deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_give_captures_or_problems(stream: bytes) -> None:
    assert all(isinstance(each, Found | Problem) for each in found("-", SETTINGS, stdin=BytesIO(stream)))


@settings(deadline=None)
@given(
    st.sampled_from([b"\x1f\x8b\x08\0\0\0\0\0\0\xff", b"PK\x03\x04", b"WARC/1.0\r\n", b"<rss>", b"<urlset>", b'{"a":'])
)
def test_a_beginning_without_its_rest_gives_a_problem(head: bytes) -> None:
    assert [type(each) for each in found("-", SETTINGS, stdin=BytesIO(head))] == [Problem]
