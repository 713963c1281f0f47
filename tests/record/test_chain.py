"""The chain names everyone the words passed through, each hop with the words that prove it."""

from __future__ import annotations

from pathlib import Path

import onrecord
from onrecord.record.answers import ChainLink
from onrecord.record.chain import is_same


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


def linked(folder: Path, name: str = "copy.txt", **pages: str) -> list[ChainLink]:
    for page, text in pages.items():
        (folder / f"{page}.txt").write_text(text)
    with onrecord.open(folder / "my.record") as record:
        record.add(*(folder / f"{page}.txt" for page in pages))
        return list(record.chain(name))


REPORT = (
    "Minister rejects inspectors\n\nBy Ada Brenn\n\nMarch 5, 2019\n\n"
    "The government of Melland turned down a plan to let inspectors into its harbours, saying that it had not been "
    "asked before the plan was published by its neighbours last week.\n\n{}\n\n"
    "The two governments have been talking about the harbours since the autumn, and no date for another meeting has "
    "been set by either of them, although both have said that they would like to meet before the summer.\n"
)


def hops(links: list[ChainLink]) -> list[tuple[str, str, str]]:
    return [(link.source, link.carrier, link.kind) for link in links]


def test_words_that_one_outlet_has_from_another_go_through_both(tmp_path: Path) -> None:
    words = (
        "“We were not asked, and we will not be told,” Anna Tollin told Interfax, the Ellin Times reported on Monday."
    )
    found = hops(linked(tmp_path, copy="The Harbour Herald\n\n" + REPORT.format(words)))
    assert ("Anna Tollin", "Interfax", "statement") in found
    assert ("Interfax", "Ellin Times", "citation") in found
    assert ("Interfax", "The Harbour Herald", "citation") not in found


def test_words_told_inside_other_words_go_through_who_told_them(tmp_path: Path) -> None:
    words = (
        "Anna Tollin said on Monday that Bruno Hale had told her that the gates would be closed until the end of May."
    )
    found = hops(linked(tmp_path, copy="The Harbour Herald\n\n" + REPORT.format(words)))
    assert ("Bruno Hale", "Anna Tollin", "statement") in found


def test_an_agency_and_its_initials_are_one(tmp_path: Path) -> None:
    assert is_same("MPA", "Meridian Press Agency")
    assert is_same("the Guardian", "The Guardian")
    assert not is_same("Ellin Times", "Ellin Herald")


def test_each_page_on_the_way_proves_its_own_hop(tmp_path: Path) -> None:
    words = "The harbour master said on Monday that nobody had come to look at the gates since the winter before last."
    links = linked(
        tmp_path,
        "second.txt",
        first="Interpost\n\n" + REPORT.format(words),
        second="Tidewater Blog\n\n" + REPORT.format(words) + "\nSource: Interpost\n",
    )
    (last,) = (link for link in links if link.kind == "republication")
    assert (last.source, last.carrier) == ("Interpost", "Tidewater Blog")
    assert last.exact
    assert last.source_capture
    assert last.carrier_capture == last.capture


def test_a_source_that_is_on_record_itself_is_met_at_its_own_page(tmp_path: Path) -> None:
    quote = "“We were not asked, and we will not be told,” Anna Tollin {} on Monday."
    agency = (
        "Interfax\n\nHarbours stay closed, minister says\n\nMarch 5, 2019\n\n"
        + quote.format("said")
        + (
            "\n\nShe was speaking in the port of Ellin, where the new harbour office was opened by the governor of the "
            "province, who had come by train from the capital with a brass band and a good part of his family.\n"
        )
    )
    links = linked(
        tmp_path,
        "copy.txt",
        own_page=agency,
        copy="The Harbour Herald\n\n" + REPORT.format(quote.format("told Interfax")),
    )
    (passed,) = (link for link in links if (link.source, link.kind) == ("Interfax", "citation"))
    assert passed.source_capture
    assert passed.source_capture != passed.carrier_capture
