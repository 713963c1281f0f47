"""Of copies whose original is not on record it is said whose they are, and they count as one source."""

from __future__ import annotations

import json
from pathlib import Path

import onrecord
from onrecord.model import Citation, Reprint, Story
from tests.trace.made import REPORT, RIVAL


def test_copies_of_an_agency_that_is_not_on_record_are_one_source_and_name_it(tmp_path: Path) -> None:
    copied = "PORT ELLIN (Reuters) - " + REPORT
    pages = {"Valley Courier": copied, "Marrow Post": copied, "Salt Gazette": copied, "Reed Mirror": RIVAL}
    title = "Port Ellin to close northern lock for eleven weeks"
    rows = [{"outlet": o, "title": title, "text": text, "published": "2031-05-04"} for o, text in pages.items()]
    source = tmp_path / "pages.jsonl"
    source.write_text("".join(json.dumps({"id": n, **row}) + "\n" for n, row in enumerate(rows)))
    with onrecord.open(tmp_path / "my.record") as record:
        record.add(source, only=(Reprint, Story, Citation))
        found = record.reprints()
        assert {(each.kind, each.copy_of) for each in found} == {("whole", "")}
        assert {each.because for each in found} == {"names Reuters, which is not on record"}
        (story,) = record.stories()
        assert (story.articles, story.independent) == (4, 2)
        assert ("Reuters", "Marrow Post") in {(link.source, link.carrier) for link in record.chain("pages.jsonl#1")}
