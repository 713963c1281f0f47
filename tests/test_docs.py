"""What can be typed, set or asked is documented, and the documents say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.reference import OUT, reference

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("docs/**/*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"])


def test_the_reference_is_what_the_code_says() -> None:
    assert OUT.read_text() == reference(), "make docs writes it anew"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text()):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_commands_in_the_documents_exist() -> None:
    from onrecord.tell.cli import parser

    known = set(re.findall(r"^    (\w+) ", parser().format_help(), re.M))
    for page in PAGES:
        for command in re.findall(r"^(?:\$ )?(?:\.venv/bin/)?onrecord (\w+)", page.read_text(), re.M):
            assert command in known, f"{page.name}: onrecord {command}"
