"""A line that plain words command is asked, however it begins."""

from __future__ import annotations

import pytest

from onrecord.clean.commands import _may_be_commanded
from onrecord.model import Region


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
