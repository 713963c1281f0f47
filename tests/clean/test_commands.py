"""What a line's plain words make it, whatever stands around it."""

from __future__ import annotations

import pytest

from onrecord.clean.commands import commanded
from onrecord.clean.units import Unit
from onrecord.model import Region
from onrecord.spans import Span


def _told(words: str, region: Region = Region.BODY) -> Region | None:
    return commanded(Unit(Span(0, 0), words, "p", "", 0.0, 0, 1, 0, False, False), region, True)


@pytest.mark.parametrize(
    "words",
    [
        "Share this story with your harbour.",
        "Teilen Sie diesen Artikel auf allen Wegen.",
        "Unterstütze Hafenblick!",
        "Ihr Beitrag hilft, dass wir weiter vom Hafen berichten.",
        "Suivez-nous sur tous les réseaux",
        "Подписывайтесь на наш канал",
        "11 responses to “Storm closes the harbour”",
    ],
)
def test_what_a_paper_asks_of_its_readers_is_no_body(words: str) -> None:
    assert _told(words) is Region.OTHER


@pytest.mark.parametrize(
    "words",
    [
        "Figure 4: How the quay sank in ten years.",
        "Abb. 2: Der Hafen vor dem Sturm",
        "The mayor was full of hope in his first year. | © Harbour Archive/Veska Images",
    ],
)
def test_a_figures_words_and_a_pictures_owner_make_a_caption(words: str) -> None:
    assert _told(words) is Region.CAPTION


@pytest.mark.parametrize("words", ["Mehr zum Thema auf Hafenblick", "Siehe auch:", "Sur le même sujet"])
def test_a_heading_over_other_reports_is_related(words: str) -> None:
    assert _told(words) is Region.RELATED


@pytest.mark.parametrize(
    "words",
    [
        "They share this story in every bar of the harbour.",
        "Figures published on Monday show that the quay sank.",
        "Support for the mayor fell after the storm.",
        "11 responses came in before noon, and none was kind.",
    ],
)
def test_a_sentence_of_the_report_stays_open(words: str) -> None:
    assert _told(words) is None
