"""How crowded it is round an article changes with its neighbours alone, and stories follow, in any order of arrival."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Gist, Story, Surrounding
from onrecord.pipeline import needed
from onrecord.record import store
from onrecord.record.record import Record
from onrecord.record.schema import tables
from onrecord.steps import STEPS

REPORTS = (
    "Ferry to Hallo runs again\n4 May 2031\n\nThe ferry to Hallo runs again after the storm, said pilot Ine Barr.",
    "Hallo ferry back after storm\n5 May 2031\n\nPilot Ine Barr said that the ferry to Hallo is back after the storm.",
    "Storm bill for Hallo ferry\n6 May 2031\n\nThe storm cost the Hallo ferry a mast, its pilot Ine Barr said.",
    "Choir of Tamm wins prize\n4 May 2031\n\nThe choir of Tamm won the prize of the lakes under Otto Quill.",
    "Lake prize goes to Tamm\n5 May 2031\n\nOtto Quill and the choir of Tamm were given the prize of the lakes.",
)
STEPS_OF_STORIES = needed(STEPS, (Story,))


def opened(folder: str, name: str) -> Record:
    return Record(Path(folder) / name, steps=STEPS_OF_STORIES)


def written(folder: str) -> list[Path]:
    files = [Path(folder) / f"{n}.txt" for n in range(len(REPORTS))]
    for file, text in zip(files, REPORTS, strict=True):
        file.write_text(text)
    return files


def made(record: Record) -> dict[str, list[str]]:
    """Return what stands of surroundings and stories."""
    with record.store.look() as look:
        return {
            noun.__name__: sorted(repr(noun_) for noun_ in store.read(look, noun, "capture", captures(look)))
            for noun in (Surrounding, Story)
        }


def captures(look: sa.Connection) -> list[str]:
    return list(look.scalars(sa.select(tables[Gist].c.capture)))


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(len(REPORTS))), st.integers(1, 3))
def test_late_captures_give_the_surroundings_and_stories_of_a_whole_record(order: list[int], at_once: int) -> None:
    with TemporaryDirectory() as folder:
        files = written(folder)
        whole, parts = opened(folder, "whole"), opened(folder, "parts")
        whole.add(*files)
        for start in range(0, len(order), at_once):
            parts.add(*(files[n] for n in order[start : start + at_once]))
        assert made(parts) == made(whole)
        assert len(made(whole)["Story"]) == len(REPORTS)
        whole.close()
        parts.close()


@settings(max_examples=4, deadline=None)
@given(st.integers(0, len(REPORTS) - 1))
def test_what_goes_leaves_the_surroundings_and_stories_as_if_it_had_never_come(gone: int) -> None:
    with TemporaryDirectory() as folder:
        files = written(folder)
        whole, without = opened(folder, "whole"), opened(folder, "without")
        whole.add(*files)
        without.add(*(file for n, file in enumerate(files) if n != gone))
        with whole.store.change() as change, without.store.look() as look:
            (lost,) = set(captures(change)) - set(captures(look))
            store.delete(change, tables[Gist].c.capture, [lost])
            store.queue(change, "surroundings", [lost])
        whole.refresh()
        assert made(whole) == made(without)
        whole.close()
        without.close()


@settings(max_examples=2, deadline=None)
@given(st.permutations(range(32)), st.integers(5, 16))
def test_more_reports_than_a_key_has_hubs_are_told_alike_in_any_order(order: list[int], at_once: int) -> None:
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{n}.txt" for n in range(32)]
        for n, file in enumerate(files):
            file.write_text(f"Ferry to Hallo runs\n{n % 9 + 1} May 2031\n\nThe ferry to Hallo runs, wrote guest {n}.")
        whole, parts = opened(folder, "whole"), opened(folder, "parts")
        whole.add(*files)
        for start in range(0, len(order), at_once):
            parts.add(*(files[n] for n in order[start : start + at_once]))
        assert made(parts) == made(whole)
        whole.close()
        parts.close()
