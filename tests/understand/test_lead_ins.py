"""Quotations that no verb of saying introduces in the plain way, and marks that enclose nobody's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.understand.test_statements import SURE, body, row, shown

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "quotations.yml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:60])
def test_a_quotation_is_given_to_whom_the_words_beside_it_name(case: dict[str, Any]) -> None:
    found = body(case["text"], case.get("published", ""))
    assert [row(found, each) for each in found.statements if each.confidence >= SURE] == case["said"]
    for field, value in case.get("more", {}).items():
        assert shown(getattr(found.statements[0], field)) == value, field
