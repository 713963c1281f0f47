"""The chain names everyone the words passed through, each hop with the words that prove it."""

from __future__ import annotations

from pathlib import Path

import onrecord


def test_words_are_followed_from_the_speaker_through_the_agency_to_the_page(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(
        "Tidewater Blog\n\nMinister rejects inspectors\n\nHarbour Press – March 5, 2019\n\n"
        "The government of Melland turned down a plan to let inspectors into its harbours, saying that it had not been "
        "asked before the plan was published by its neighbours last week.\n\n"
        "“We were not asked, and we will not be told,” Deputy Harbour Minister Anna Tollin was quoted by Interpost as "
        "saying on Tuesday.\n\nThe two governments have been talking about the harbours since the autumn, and no date "
        "for another meeting has been set by either of them.\n"
    )
    with onrecord.open(tmp_path / "my.record") as record:
        record.add(tmp_path / "copy.txt")
        links = [(link.source, link.carrier, link.kind) for link in record.chain("copy.txt")]
        assert ("Anna Tollin", "Interpost", "statement") in links
        assert ("Interpost", "Harbour Press", "citation") in links
        assert links[-1] == ("Harbour Press", "Tidewater Blog", "republication")
        assert all(link.exact for link in record.chain("copy.txt"))
