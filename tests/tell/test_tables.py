"""Every table of a page can be taken away, whole, and says what the page says."""

from __future__ import annotations

import csv
import io
import re

import pytest

from onrecord.tell.tables import TABLES
from tests.tell.desk import Visitor


def filled(visitor: Visitor, path: str) -> str:
    record = visitor.record
    story = record.stories(outlets=2)[0].id
    slots = {
        "story": story,
        "actor": record.actors()[0].id,
        "issue": record.issues()[0].id,
        "capture": record.articles()[0].capture,
    }
    return re.sub(r"\{(\w+)\}", lambda slot: slots[slot[1]], path)


def rows(visitor: Visitor, path: str) -> list[dict[str, str]]:
    answer = visitor.get(filled(visitor, path))
    assert answer.status_code == 200, path
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.path)
def test_a_table_is_the_same_as_csv_and_as_json(reader: Visitor, table: object) -> None:
    path = filled(reader, table.path)  # type: ignore[attr-defined]
    given = reader.get(f"{path}.json?query=open").json()
    assert given["total"] == len(given["rows"])
    assert len(rows(reader, f"{path}.csv?query=open")) == given["total"]


def test_a_table_of_what_is_not_on_record_is_not_there(reader: Visitor) -> None:
    for path in ("/compare/none/coverage.csv", "/actor/none/offices.json", "/story/none/articles.csv"):
        assert reader.get(path).status_code == 404, path


def test_the_matrix_that_is_taken_away_is_the_one_on_the_screen(reader: Visitor) -> None:
    taken = rows(reader, "/compare/{story}/coverage.csv")
    shown = reader.get(filled(reader, "/compare/{story}")).text
    matrix = shown[shown.index('class="matrix"') :]
    for sign in ("whole", "shortened", "altered", "reported", "omitted", "earlier"):
        cells = len(re.findall(rf'<td class="cell">.{{0,200}}: {sign}"', matrix))
        assert cells == sum(row["carries"] == sign for row in taken), sign
    assert {row["outlet"] for row in taken} == {"Courier", "Herald"}


def test_each_table_on_a_page_says_where_it_can_be_taken_away(reader: Visitor) -> None:
    for page, table in (
        ("/compare/{story}", "/compare/{story}/coverage.csv?reprints=each"),
        ("/compare/{story}", "/compare/{story}/voices.json"),
        ("/story/{story}", "/story/{story}/articles.csv"),
        ("/actor/{actor}", "/actor/{actor}/names.csv"),
    ):
        asked = "?reprints=each" if "reprints" in table else ""
        assert f'href="{filled(reader, table)}"' in reader.get(filled(reader, page) + asked).text, table
