"""An office is one however its letters are written, and is shown as most pages write it."""

from __future__ import annotations

from pathlib import Path

from onrecord.model import Actor, ActorKind, Role
from onrecord.record import store
from onrecord.record.record import Record
from onrecord.record.summaries import actor_lines


def role(number: int, title: str) -> Role:
    return Role(f"role {number}", f"page {number}", "orme", title, "", "", None)


def test_small_and_capital_letters_make_no_second_office(tmp_path: Path) -> None:
    with Record(tmp_path / "desk.record") as record:
        titles = ("foreign minister", "Foreign Minister", "chair", "Foreign Minister")
        with record.store.change() as change:
            store.insert(change, [Actor("orme", "Tilda Orme", ActorKind.PERSON, "", ())], scope="orme")
            store.insert(change, [role(number, title) for number, title in enumerate(titles)], scope="orme")
            assert actor_lines(change, ["orme"])[0].roles == ("Foreign Minister", "chair")
        assert {(office.title, office.pages) for office in record.offices("orme")} == {
            ("Foreign Minister", 3),
            ("chair", 1),
        }
