"""What shares a key with very many meets its hubs alone, and the same hubs whatever the order in which units come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Gist, Story, Surrounding, address
from onrecord.pipeline import Every, Link, Step, pairs_sharing, relation
from onrecord.record import store
from onrecord.record.record import Record
from onrecord.record.schema import tables
from tests.record import toy
from tests.record.conftest import picture
from tests.record.test_record import pages

HUBS = 2


@relation(version=1, keys=lambda gist: gist.keys, link=lambda a, b: 1.0, around=True, hubs=HUBS)
def surroundings(gists: Every[Gist], links: Sequence[Link]) -> Iterator[Surrounding]:
    """What stands the same whomever it met, so that what follows must hear of a lost link in another way."""
    for gist in gists:
        yield Surrounding(gist.id, gist.capture, "", None, 0, b"", b"", b"", b"")


@relation(version=1, along=surroundings, link=lambda a, b: 1.0)
def stories(around: Every[Surrounding], links: Sequence[Link]) -> Iterator[Story]:
    """One story of all that hang together, which tells who met whom."""
    met = " ".join(sorted(f"{link.a}-{link.b}" for link in links))
    for each in around:
        yield Story(address("story", each.id), each.capture, around[0].id, met, 1.0)


STEPS: tuple[Step, ...] = (*(each for each in toy.STEPS if Story not in each.makes), surroundings, stories)
TOPICS = ("#lock", "#lock", "#lock #bread", "#bread", "#lock", "#bread #lock", "#bread", "#mill")
PAGES = tuple(f"Page {n} | Courier\nnothing {topics}" for n, topics in enumerate(TOPICS))


@settings(max_examples=4, deadline=None)
@given(st.permutations(range(len(PAGES))), st.integers(1, 4))
def test_hubs_are_the_same_in_whatever_order_pages_come(order: list[int], at_once: int) -> None:
    with TemporaryDirectory() as folder:
        files = pages(Path(folder) / "pages", PAGES)
        whole, parts = (Record(Path(folder) / name, steps=STEPS) for name in ("whole", "parts"))
        whole.add(*files)
        for start in range(0, len(order), at_once):
            parts.add(*(files[n] for n in order[start : start + at_once]))
        assert picture(parts) == picture(whole)
        whole.close()
        parts.close()


@settings(max_examples=3, deadline=None)
@given(st.integers(0, len(PAGES) - 1))
def test_the_next_takes_the_place_of_a_hub_that_goes(gone: int) -> None:
    with TemporaryDirectory() as folder:
        files = pages(Path(folder) / "pages", PAGES)
        whole, without = (Record(Path(folder) / name, steps=STEPS) for name in ("whole", "without"))
        whole.add(*files)
        without.add(*(file for n, file in enumerate(files) if n != gone))
        with whole.store.change() as change, without.store.look() as look:
            column = tables[Gist].c.capture
            (lost,) = set(change.scalars(sa.select(column))) - set(look.scalars(sa.select(column)))
            store.delete(change, column, [lost])
            store.queue(change, "surroundings", [lost])
        whole.refresh()
        assert told(whole) == told(without)
        whole.close()
        without.close()


def told(record: Record) -> list[tuple[str, str]]:
    """Return of each capture who met whom in its story."""
    capture, label = tables[Story].c.capture, tables[Story].c.label
    with record.store.look() as look:
        return sorted((at, met) for at, met in look.execute(sa.select(capture, label)))


@given(st.lists(st.sets(st.sampled_from("abc")), max_size=12), st.integers(1, 4))
def test_of_two_that_share_a_popular_key_alone_one_is_a_hub(keys: list[set[str]], hubs: int) -> None:
    leading = {key: [n for n, some in enumerate(keys) if key in some][:hubs] for key in "abc"}
    wanted = [
        (a, b)
        for a, b in combinations(range(len(keys)), 2)
        if any(a in leading[key] or b in leading[key] for key in keys[a] & keys[b])
    ]
    found = pairs_sharing([sorted(some) for some in keys], hubs)
    assert np.array_equal(found, np.array(wanted, np.int64).reshape(-1, 2))


class Crowded(str):
    """A key whose hash is that of all others."""

    def __hash__(self) -> int:
        return 1


def test_keys_are_told_apart_though_their_hashes_are_one() -> None:
    keys = [["a", "b"], ["b", "c", "c"], ["c", "d"], ["e"]]
    crowded = [[Crowded(key) for key in some] for some in keys]
    assert pairs_sharing(crowded).tolist() == pairs_sharing(keys).tolist() == [[0, 1], [1, 2]]
