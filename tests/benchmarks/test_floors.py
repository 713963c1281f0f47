"""A figure that falls below what was reached before is told, and a floor is never lowered in silence."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import floors
from docs.figures import README, read_floors, with_figures

SCORER = """\
import json, sys
rows = [json.loads(line) for line in open(sys.argv[2])]
print(json.dumps({"body_f1": len(rows) / 2, "comment_leak": 0.25}))
"""


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpora folder of one task with two small pages, and a scorer that gives 1.0 where both are answered."""
    (tmp_path / "corpora" / "seeds").mkdir(parents=True)
    (tmp_path / "scorers").mkdir()
    (tmp_path / "scorers" / "flat.py").write_text(SCORER)
    rows = [{"id": name, "text": f"Ada Lind said she would build bridge {name}."} for name in "ab"]
    written = gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode())
    for part in ("input", "gold"):
        (tmp_path / "corpora" / "seeds" / f"seeds.{part}.jsonl.gz").write_bytes(written)
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    return tmp_path


def held(shared: Path, *words: str) -> int:
    return floors.main(["--corpora", str(shared), "--only", "seeds/seeds", *words])


def keep(shared: Path, figures: dict[str, Any]) -> None:
    (shared / "floors.json").write_text(json.dumps({"seeds/seeds": figures}))


def kept(shared: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((shared / "floors.json").read_text())["seeds/seeds"]
    return read


def test_what_was_reached_becomes_the_floor(shared: Path) -> None:
    assert held(shared, "--update") == 0
    assert kept(shared) == {"body f1": 1.0, "-comment leak": 0.25}


def test_a_figure_a_little_under_its_floor_does_not_draw_the_floor_down(shared: Path) -> None:
    keep(shared, {"body f1": 1.001, "-comment leak": 0.249})
    assert held(shared, "--update") == 0
    assert kept(shared) == {"body f1": 1.001, "-comment leak": 0.249}


def test_a_figure_that_fell_fails(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(shared, {"body f1": 1.1, "-comment leak": 0.25})
    assert held(shared) == 1
    assert "floors: 1 below their floor" in capsys.readouterr().out
    assert kept(shared)["body f1"] == 1.1


def test_a_leak_that_grew_fails_and_a_better_figure_does_not(shared: Path) -> None:
    keep(shared, {"body f1": 0.9, "-comment leak": 0.2})
    assert held(shared) == 1


def test_an_update_raises_floors_and_lowers_none(shared: Path) -> None:
    keep(shared, {"body f1": 0.9, "-comment leak": 0.2})
    assert held(shared, "--update") == 1
    assert kept(shared) == {"body f1": 1.0, "-comment leak": 0.2}


def test_a_floor_is_lowered_only_for_a_reason_that_is_kept(shared: Path) -> None:
    keep(shared, {"body f1": 0.9, "-comment leak": 0.2})
    assert held(shared, "--update", "--lower", "the page was relabelled") == 0
    assert kept(shared)["-comment leak"] == 0.25
    assert kept(shared)["lowered"] == {"-comment leak": "0.2 to 0.25: the page was relabelled"}


def test_without_the_benchmark_files_nothing_can_have_fallen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert floors.main(["--corpora", str(tmp_path / "none")]) == 0
    assert "no benchmark files" in capsys.readouterr().out


def test_the_readme_tells_the_floors_and_no_other_figure() -> None:
    assert with_figures(README.read_text(), read_floors()) == README.read_text(), "make docs writes it anew"


def test_a_figure_in_the_readme_is_that_of_the_floors() -> None:
    page = "a\n<!-- figures: benchmarks/floors.json -->\nold\n<!-- end of figures -->\nb\n"
    made = with_figures(page, {"seeds/seeds": {"body f1": 0.98765, "lowered": {"body f1": "why"}}})
    assert "| seeds/seeds | body f1 0.988 |" in made
    assert "old" not in made
    assert made.startswith("a\n")
    assert made.endswith("<!-- end of figures -->\nb\n")
