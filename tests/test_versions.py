"""A step's version rises when its code changes: else records would keep what older code made."""

from __future__ import annotations

from dataclasses import replace

from onrecord.pipeline import Relation
from onrecord.steps import STEPS
from tests import step_versions


def test_no_step_changed_without_a_new_version() -> None:
    assert step_versions.stale() == [], "python -m tests.step_versions says what to do"


def test_a_comment_is_no_change_and_a_data_file_is() -> None:
    step = next(step for step in STEPS if step.data)
    assert step_versions.code_of(replace(step, data=())) != step_versions.code_of(step)


def test_each_noun_is_made_by_one_step() -> None:
    makers: dict[str, list[str]] = {}
    for step in STEPS:
        for noun in step.makes:
            makers.setdefault(noun.__name__, []).append(step.name)
    makers.pop("Problem", None)
    assert {noun: steps for noun, steps in makers.items() if len(steps) > 1} == {}


def test_every_step_reads_only_what_steps_above_it_make() -> None:
    made = {"Capture", "Payload", "RecordKey", "Link", "Tip", "LanguageBase"}  # given, not made
    for step in STEPS:
        missing = {need.noun.__name__ for need in step.needs} - made
        assert not missing, f"{step.name} reads {missing}"
        made |= {noun.__name__ for noun in step.makes}


def test_relations_take_their_unit_and_links() -> None:
    for step in STEPS:
        if isinstance(step, Relation):
            assert [need.noun.__name__ for need in step.needs][1:] == ["Link"]
