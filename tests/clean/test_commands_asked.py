"""A line that plain words command is asked, however it begins."""

from __future__ import annotations

import pytest

from onrecord.clean.commands import _may_be_commanded, commanded
from onrecord.clean.looks import asked, looks_at
from onrecord.clean.signs import ASK_ANY, ASK_BELOW, ASK_BODY, ASK_COMMENT
from onrecord.clean.units import Unit
from onrecord.model import Region
from onrecord.spans import Span


@pytest.mark.parametrize(
    "words",
    ["Related: The ferry is late", "READ MORE: Two cranes fell", "À lire aussi : le port", "Читайте также: мост",
     "Sur le même sujet", "Advertisement", "Ad", "ANZEIGE", "By Ann Veska", "/Norvik Post", "2 comments | No bridge",
     "gull_7 wrote: no", "gull_7: no", "gull_7 : no", "© 2019"],
)  # fmt: skip
def test_no_line_that_words_may_command_is_passed_over(words: str) -> None:
    assert _may_be_commanded(words, Region.OTHER)


def test_a_menu_is_passed_over() -> None:
    assert not _may_be_commanded("Home World Sport Weather", Region.OTHER)


@pytest.mark.parametrize(
    "words",
    ["Related: The ferry is late", "READ MORE: Two cranes fell", "Sur le même sujet", "Advertisement", "By Ann Veska",
     "/Norvik Post", "2 comments | No bridge yet", "gull_7 wrote: no", "Photo: Ann Veska", "Ann Veska. Picture: Norvik",
     "Figure 4: the pier", "Fig.4: the pier", "The pier | © Ann Veska", "(C) 2019 Norvik Post", "- © 2019",
     "All rights reserved", "Copyright Norvik Post", "Share this article", "“Support our work”",
     "Support Norvik Post!", "Click to unsubscribe",
     "11 responses", "Share Facebook Twitter Email", "Leave a reply", "www.example.com/a"],
)  # fmt: skip
@pytest.mark.parametrize("region", [Region.BODY, Region.OTHER, Region.COMMENT])
def test_what_words_command_is_asked_in_every_region(words: str, region: Region) -> None:
    if commanded(Unit(Span(0, 0), words, "", "", 0.0, 0, 1, 0, False, False), region, True):
        of = {Region.BODY: ASK_ANY | ASK_BODY | ASK_COMMENT, Region.COMMENT: ASK_COMMENT}
        assert asked(looks_at([words]))[0] & (of.get(region, ASK_ANY) | ASK_BELOW)
