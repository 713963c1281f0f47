"""Tasks that ask one public function a row are answered in the form of their scorer."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.predict import main

ROWS = (
    {"id": "a", "base": "2031-05-02", "expression": "Monday", "left": "The ferry will leave on", "right": "."},
    {"id": "b", "base": "2031-05-02", "expression": "that year", "left": "She came in 1788 and left", "right": "."},
    {"id": "c", "base": "", "expression": "soon", "left": "", "right": ""},
)


def test_dates_are_answered_from_the_words_around_them(tmp_path: Path) -> None:
    path, out = tmp_path / "tiny.input.jsonl", tmp_path / "out.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    assert main(["dates", str(path), str(out)]) == 0
    found = [json.loads(line) for line in out.read_text().splitlines()]
    assert found == [{"id": "a", "value": "2031-05-05"}, {"id": "b", "value": "1788"}, {"id": "c", "value": None}]
