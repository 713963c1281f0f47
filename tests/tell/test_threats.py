"""What the manual says is refused, a test refuses."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_test_that_the_threat_table_names_exists() -> None:
    table = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", table))
    tests = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py")))
    missing = {name for name in named if f"def {name}(" not in tests}
    assert len(named) > 30
    assert missing == set()


def test_every_row_of_the_threat_table_names_a_test() -> None:
    text = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8")
    rows = text.partition("| what someone tries |")[2].partition("\n\n")[0].splitlines()[2:]
    assert len(rows) > 20
    assert [row for row in rows if "`test_" not in row] == []
