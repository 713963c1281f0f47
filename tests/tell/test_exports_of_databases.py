"""An export of a news database, from the command line to the desk."""

from __future__ import annotations

from pathlib import Path

import onrecord
from onrecord.tell.cli import main
from tests.tell.console import Console
from tests.tell.desk import Visitor

EXPORT = Path(__file__).resolve().parents[2] / "examples" / "exports" / "nexis.rtf"


def test_adding_an_export_says_how_many_articles_it_holds(console: Console, tmp_path: Path) -> None:
    out = console("add", str(EXPORT), "-r", str(tmp_path / "r.record")).out
    assert f"{EXPORT}: 4 articles (Nexis)" in out


def test_the_desk_leads_from_an_article_to_the_file_it_was_cut_from(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "r.record") as record:
        record.add(EXPORT)
        visitor = Visitor(record)
        capture = record.articles(source="nexis.rtf#2").rows[0].capture
        page = visitor.get(f"/source/{capture}").text
        assert record.kept(capture).place in page
        assert visitor.get(f"/source/{capture}/export").content == EXPORT.read_bytes()


def test_captures_show_their_place(console: Console, tmp_path: Path) -> None:
    main(["add", str(EXPORT), "-q", "-r", str(tmp_path / "r.record")])
    assert "bytes " in console("show", "captures", "-r", str(tmp_path / "r.record")).out
