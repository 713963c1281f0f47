"""A story is called by the headline that says most of what its reports say, rid of what is no headline."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.relate.gists import packed, rarity, term_of, words_of
from onrecord.relate.labels import cleaned, label


@dataclass(frozen=True)
class Told:
    id: str
    title: str
    terms: bytes


def told(id: str, title: str, text: str) -> Told:
    return Told(id, title, packed({term_of(word): rarity(term_of(word)) for word in words_of(f"{title} {text}")}))


CRACK = "Engineers found cracks in the gates of the northern lock at Port Ellin, so the harbour council closed it."


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("BREAKING: Port Ellin closes its lock", "Port Ellin closes its lock"),
        ("UPDATE 2-Port Ellin closes its lock", "Port Ellin closes its lock"),
        ("Port Ellin closes its lock [VIDEO]", "Port Ellin closes its lock"),
        ("Port Ellin closes its lock | The Marrow Ledger", "Port Ellin closes its lock"),
        ("Port Ellin closes its lock - Marrow Ledger", "Port Ellin closes its lock"),
        ("Opinion | Port Ellin must mend its lock", "Port Ellin must mend its lock"),
        ("Port Ellin: the lock that broke", "Port Ellin: the lock that broke"),
        ("Lock shut - barges wait for weeks", "Lock shut - barges wait for weeks"),
        ("", ""),
    ],
)
def test_a_headline_loses_its_kicker_and_the_name_of_the_site(title: str, name: str) -> None:
    assert cleaned(title) == name


def test_a_story_is_called_by_the_headline_whose_words_all_tell() -> None:
    some = [
        told("a", "A bad week for bargemen all along the canal", CRACK),
        told("b", "Port Ellin closes its northern lock after cracks", CRACK),
        told("c", "Northern lock of Port Ellin shut", CRACK),
    ]
    assert label(some) == "Port Ellin closes its northern lock after cracks"


def test_a_headline_that_lures_gives_way_to_one_that_tells() -> None:
    some = [
        told("a", "Why the northern lock of Port Ellin closed: here's what you need to know", CRACK),
        told("b", "Port Ellin closes its northern lock after cracks", CRACK),
    ]
    assert label(some) == "Port Ellin closes its northern lock after cracks"


@given(st.permutations(range(4)))
def test_a_label_is_the_same_in_any_order(order: list[int]) -> None:
    some = [told(str(n), f"Lock {name} at Port Ellin shut", CRACK) for n, name in enumerate("abab")]
    assert label([some[n] for n in order]) == label(some)


@given(st.text(max_size=300))
def test_any_title_can_be_cleaned(title: str) -> None:
    assert len(cleaned(title)) <= 170
