"""Whoever reads with a keyboard, a screen reader, large type, a telephone or on paper reads every screen."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from tests.tell.browsed import MARKS, Desk

pytestmark = MARKS
#: WCAG 2.2 AA and what axe-core holds for good practice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core, as the package for Playwright carries it."""
    pytest.importorskip("axe_playwright_python")
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def told(violations: list[dict[str, Any]]) -> list[str]:
    return [
        f"{each['id']}: {each['help']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for each in violations
        for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_on_any_screen(desk: Desk, axe: str, scheme: str) -> None:
    page = desk.open("/", scheme=scheme)
    faults: dict[str, list[str]] = {}
    for path in desk.paths():
        page.goto(desk.root + path)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        page.evaluate(axe)
        found = page.evaluate("rules => axe.run(document, rules)", RULES)
        if found["violations"]:
            faults[path] = told(found["violations"])
    page.context.close()
    assert faults == {}
