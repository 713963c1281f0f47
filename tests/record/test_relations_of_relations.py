"""What relates nouns that another relation makes sees those that stand, never those that have just gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import Continuation, Episode, Gist, address
from onrecord.pipeline import Every, Link, Step, relation
from onrecord.record import relating
from tests.record import toy
from tests.record.conftest import Opens, picture
from tests.record.test_record import WORLD, pages


@relation(version=1, keys=lambda gist: gist.keys, link=lambda a, b: 1.0)
def episodes(gists: Every[Gist], links: Sequence[Link]) -> Iterator[Episode]:
    """One episode of all that share a topic: each page that comes gives it another id."""
    topics = tuple(sorted({topic for gist in gists for topic in gist.keys}))
    id = address("episode", *(gist.id for gist in gists))
    yield Episode(id, gists[0].capture, "", None, None, len(gists), 0, b"", ("of any topic", *topics))


@relation(version=1, keys=lambda episode: episode.keys, link=lambda a, b: 1.0, around=True)
def continuations(episodes: Every[Episode], links: Sequence[Link]) -> Iterator[Continuation]:
    for each in episodes:
        yield Continuation(address("continuation", each.id), each.capture, each.id, "", "", len(links))


STEPS: tuple[Step, ...] = (*toy.STEPS, episodes, continuations)
APART = tuple(f"Page {n} | Courier\nnothing #topic{n}" for n in range(4))
JOINING = ("All of them | Herald\nnothing #topic0 #topic1", "And these | Herald\nnothing #topic2 #topic3")


def test_what_has_gone_is_not_compared_though_its_capture_comes_later(
    opened: Opens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relating, "CHUNK", 1)
    later, anew = opened("later", STEPS), opened("anew", STEPS)
    files = pages(tmp_path / "pages", (*APART, *JOINING))
    later.add(*files[: len(APART)])
    later.add(*files[len(APART) :])
    anew.add(*files)
    assert picture(later) == picture(anew)


def test_a_new_version_of_a_relation_makes_anew_what_follows_from_it(opened: Opens, tmp_path: Path) -> None:
    def renamed(gists: Every[Gist], links: Sequence[Link]) -> list[Episode]:
        return [replace(each, id=f"of today {each.id}", capture=gists[-1].capture) for each in episodes(gists, links)]

    files = pages(tmp_path / "pages", (*WORLD, *APART))
    opened("record", STEPS).add(*files)
    changed = (*toy.STEPS, replace(episodes, version=2, run=renamed), continuations)
    later, anew = opened("record", changed), opened("anew", changed)
    later.refresh()
    anew.add(*files)
    assert picture(later) == picture(anew)
