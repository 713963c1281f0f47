"""A record shows which passages two pages share, and with whom a copy is compared where nobody says."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

import onrecord
from onrecord.problems import NotOnRecord
from onrecord.record.record import Record
from tests.trace.made import REPORT, RIVAL


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("shared")
    pages = {
        "wire": ("Ellin Echo", REPORT),
        "rival": ("Salt Gazette", RIVAL),
        "copy": ("Marrow Post", REPORT.replace("cracks", "faults") + "\n\nSource: Ellin Echo"),
        "merged": ("Reed Mirror", REPORT + "\n\n" + RIVAL + "\n\nSource: Ellin Echo"),
    }
    rows = [
        {"id": id, "outlet": outlet, "title": f"The lock, by {outlet}", "text": text, "published": "2031-05-04"}
        for id, (outlet, text) in pages.items()
    ]
    source = folder / "pages.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    with onrecord.open(folder / "my.record") as made:
        made.add(source)
        yield made


def test_a_copy_is_compared_with_the_page_it_copied(record: Record) -> None:
    (passage,) = record.shared("pages.jsonl#copy")
    assert passage.source == record.article("pages.jsonl#wire").line.capture
    assert [change.span.of(record.article("pages.jsonl#copy").text) for change in passage.changes] == ["faults"]


def test_a_merged_text_is_compared_with_both_its_sources(record: Record) -> None:
    found = record.shared("pages.jsonl#merged")
    sources = {record.article(f"pages.jsonl#{id}").line.capture for id in ("wire", "rival")}
    assert {passage.source for passage in found} == sources


def test_an_original_shares_with_whom_one_asks_for(record: Record) -> None:
    assert len(record.shared("pages.jsonl#wire")) == 0
    assert record.shared("pages.jsonl#wire", other="pages.jsonl#copy").total == 1
    assert record.shared("pages.jsonl#wire", other="pages.jsonl#rival").total == 0


def test_a_page_that_is_not_on_record_is_refused(record: Record) -> None:
    with pytest.raises(NotOnRecord):
        record.shared("pages.jsonl#copy", other="nowhere")
