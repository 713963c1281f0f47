"""A full disk is told in one line, and costs nothing that was kept before it filled."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_KIB = 1024
_ADD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from onrecord.tell.cli import main
sys.exit(main(["add", "-q", sys.argv[2], "-r", sys.argv[3]]))
"""


def add(page: Path, record: Path, largest_file: int) -> subprocess.CompletedProcess[str]:
    """Add a page where no file can grow beyond ``largest_file`` bytes."""
    words = [sys.executable, "-c", _ADD, str(largest_file), str(page), str(record)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("largest_file", [64 * _KIB, 760 * _KIB], ids=["as the tables are made", "as a page is kept"])
def test_a_full_disk_is_told_in_one_line_and_adding_again_goes_on(tmp_path: Path, largest_file: int) -> None:
    page, record = tmp_path / "page.txt", tmp_path / "a.record"
    page.write_text("Ferry strike over\n\n" + "The pilots have gone back to work, said Ada Varro.\n" * 2000)
    full = add(page, record, largest_file)
    assert (full.returncode, full.stderr.count("\n"), full.stderr[:10]) == (2, 1, "onrecord: "), full.stderr
    assert "is the disk full?" in full.stderr
    assert add(page, record, 2**40).returncode == 0
