"""Tasks that ask one public function a row are answered in the form of their scorer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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


def answered(task: str, row: dict[str, Any], folder: Path) -> dict[str, Any]:
    path, out = folder / "tiny.input.jsonl", folder / "out.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert main([task, str(path), str(out)]) == 0
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


def test_names_are_answered_by_their_place_and_kind(tmp_path: Path) -> None:
    text = "Angela Brann flew to Paris on Monday."
    assert answered("names", {"id": "a", "text": text}, tmp_path) == {
        "id": "a", "names": [[0, 12, "PER"], [21, 26, "LOC"]],
    }  # fmt: skip


def test_a_parse_has_one_answer_for_each_given_token(tmp_path: Path) -> None:
    row = {"id": "a", "tokens": ["She", "left", "the", "harbour", "."], "spaces": [True, True, True, False, False]}
    found = answered("parse", row, tmp_path)
    assert found["upos"] == ["PRON", "VERB", "DET", "NOUN", "PUNCT"]
    assert found["heads"] == [2, 0, 4, 2, 2]
    assert found["deprels"] == ["nsubj", "root", "det", "obj", "punct"]
