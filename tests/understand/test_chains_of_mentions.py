"""The chain from a pronoun to a name says why a statement has its speaker."""

from __future__ import annotations

import re

from onrecord.model import MentionKind
from onrecord.understand.whys import Whys
from tests.understand.pages import Told, told


def chain(page: Told, words: str) -> str:
    """Return the chain of the first mention worded ``words``."""
    mention = next(each for each in page.mentions if each.span.of(page.text) == words)
    return Whys(page.text, {each.id: each for each in page.entities}, page.mentions).of(mention)


def test_a_pronoun_leads_by_what_stands_before_it_to_the_name() -> None:
    page = told("Ada Brann, the envoy of Norra, arrived.", "The envoy met reporters.", "“We are late,” she said.")
    assert re.match(r"“she” \[\d+-\d+\] → “The envoy” \[\d+-\d+\] → “Ada Brann” \[0-9\] \(she: ", chain(page, "she"))


def test_each_link_stands_where_it_says() -> None:
    page = told("Marek Dornfeld opened the talks.", "They met on Monday, and Dornfeld left at noon.")
    links = re.findall(r"“([^”]+)” \[(\d+)-(\d+)\]", chain(page, "Dornfeld"))
    assert links
    assert all(page.text[int(start) : int(end)] == words for words, start, end in links)


def test_a_leader_known_by_surname_is_called_by_full_name_at_the_end() -> None:
    page = told("President Obama arrived.")
    mention = next(each for each in page.mentions if each.kind is MentionKind.NAME)
    assert " → Barack Obama (" in chain(page, mention.span.of(page.text))
