"""A record's folder, made by whoever comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.problems import BadRecord
from onrecord.record.folder import prepare


def test_a_folder_that_another_process_makes_at_the_same_moment_is_as_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new" / "my.record"
    exists = Path.exists

    def made_by_another_once_we_looked(path: Path) -> bool:
        there = exists(path)
        folder.mkdir(parents=True, exist_ok=True)
        return there

    monkeypatch.setattr(Path, "exists", made_by_another_once_we_looked)
    assert not prepare(folder)


def test_a_file_is_no_folder_of_a_record(tmp_path: Path) -> None:
    (tmp_path / "my.record").write_text("a file")
    with pytest.raises(BadRecord, match="is a file; a record is a folder"):
        prepare(tmp_path / "my.record")
    with pytest.raises(BadRecord, match="cannot be made"):
        prepare(tmp_path / "my.record" / "inner")
