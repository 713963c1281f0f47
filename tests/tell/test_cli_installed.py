"""The script as it is installed: in pipes, in several processes, and as a desk that is served until interrupted."""

from __future__ import annotations

import re
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from tests.tell.console import BODY, SCRIPT, Console

WAIT_S = 180  # on a busy machine a start takes ten times as long as on a quiet one; what hangs takes for ever


def test_the_script_says_its_version() -> None:
    done = subprocess.run([SCRIPT, "--version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\S*\n", done.stdout)


def test_a_page_can_be_piped_into_the_script(tmp_path: Path) -> None:
    add = [SCRIPT, "add", "-", "-r", str(tmp_path / "my.record")]
    done = subprocess.run(add, input=BODY.encode(), capture_output=True, check=True)
    assert done.stdout.startswith(b"1 new, 0 known")
    progress = (b"onrecord: reading", b"onrecord: indexing", b"onrecord: kept")  # told where it takes long
    assert [line for line in done.stderr.splitlines() if not line.startswith(progress)] == []


def test_several_processes_make_the_same_record(console: Console, bridge: Path, tmp_path: Path) -> None:
    # As a script: other processes find their way back into the program by its name.
    source, again = bridge.parent / "bridge.jsonl", tmp_path / "again.record"
    subprocess.run([SCRIPT, "add", str(source), "-r", str(again), "--jobs", "2"], capture_output=True, check=True)
    for noun in ("articles", "statements", "stories", "actors"):
        made = sorted(console("export", noun, "-r", again).out.splitlines())
        assert made == sorted(console("export", noun, "-r", bridge).out.splitlines())


def test_two_writers_at_once_lose_nothing(console: Console, tmp_path: Path) -> None:
    writers = []
    for name in ("Ada Lind", "Bruno Kell"):
        page = tmp_path / f"{name}.txt"
        page.write_text(f"“We will have to wait,” {name} told reporters in Lindby on Friday.")
        add = [SCRIPT, "add", str(page), "-r", str(tmp_path / "my.record")]
        writers.append(subprocess.Popen(add, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    # All of them end before any may fail.
    ended = [(each.communicate(timeout=WAIT_S), each.returncode) for each in writers]
    for (out, err), status in ended:
        assert status == 0, err
        assert out.startswith("1 new, 0 known")
    sources = {Path(row["source"]).stem for row in console("export", "articles", "-r", tmp_path / "my.record").rows}
    assert sources == {"Ada Lind", "Bruno Kell"}


@pytest.mark.parametrize("first", [["serve"], ["demo", "SOURCE"]], ids=["serve", "demo"])
def test_the_desk_is_served_until_interrupted(first: list[str], mine: Path, bridge: Path) -> None:
    words = [word.replace("SOURCE", str(bridge.parent / "bridge.jsonl")) for word in first]
    assert "Mayor promises bridge" in _served(*words, "-r", str(mine))


def test_an_empty_record_is_begun_on_the_desk_where_that_is_asked_for(tmp_path: Path) -> None:
    assert "The record is empty" in _served("serve", "--new", "-r", str(tmp_path / "new.record"))


def test_an_empty_record_is_offered_where_there_is_none(console: Console, tmp_path: Path) -> None:
    refused = console.refused("serve", "-r", tmp_path / "none.record")
    assert f"or begin an empty one on the desk with: onrecord serve --new -r {tmp_path}/none.record" in refused


def _served(*words: str) -> str:
    """Return the first page of a desk that these words start; it is interrupted then, and must say nothing of it."""
    command = [SCRIPT, *words, "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout
            address = next(word for line in serving.stdout for word in line.split() if word.startswith("http"))
            page = _read(address)
        finally:
            serving.send_signal(signal.SIGINT)  # it has answered, so it is there to hear this; else it just ends
            _, err = serving.communicate(timeout=WAIT_S)
    assert "Traceback" not in err
    return page


def _read(address: str) -> str:
    until = time.monotonic() + WAIT_S
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)
