"""A link to something on record holds while the record grows."""

from __future__ import annotations

from pathlib import Path

import onrecord
from tests.tell.desk import Visitor

PAGE = (
    "{title}\n\nThe Ellin Herald\n\nMay {day}, 2019\n\n"
    "PORT ELLIN — The harbour of Port Ellin will be dredged before the winter, {name}, the harbour master, said.\n\n"
    "“{words},” {name} told reporters at the quay on {weekday}.\n"
)


def page(folder: Path, number: int, name: str, words: str) -> Path:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday")
    told = PAGE.format(title=f"Harbour news {number}", day=6 + number, weekday=days[number], name=name, words=words)
    path = folder / f"page{number}.txt"
    path.write_text(told, encoding="utf-8")
    return path


def test_a_link_to_an_actor_holds_when_most_pages_come_to_spell_the_name_otherwise(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "harbour.record") as record:
        record.add(page(tmp_path, 0, "Andrei Kostov", "We will dredge the harbour"))
        (before,) = (line for line in record.actors() if line.name == "Andrei Kostov")
        record.add(
            page(tmp_path, 1, "Andrey Kostov", "The dredger is on its way"),
            page(tmp_path, 2, "Andrey Kostov", "Nobody will have to move a boat"),
        )
        (after,) = (line for line in record.actors() if "Kostov" in line.name)
        assert (after.name, after.id == before.id) == ("Andrey Kostov", False)
        shown = Visitor(record).get(f"/actor/{before.id}")
        assert shown.status_code == 200
        assert "<h1><bdi>Andrey Kostov</bdi></h1>" in shown.text
        assert Visitor(record).get("/actor/0123456789abcdef").status_code == 404


def test_a_link_to_a_story_holds_when_an_earlier_article_comes_on_record(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "harbour.record") as record:
        record.add(page(tmp_path, 1, "Andrei Kostov", "We will dredge the harbour"))
        (before,) = record.stories()
        record.add(page(tmp_path, 0, "Andrei Kostov", "We will dredge the harbour"))
        (after,) = record.stories()
        assert (after.articles, after.id == before.id) == (2, False)
        for noun in ("story", "compare"):
            shown = Visitor(record).get(f"/{noun}/{before.id}")
            assert shown.status_code == 200
            assert f"/story/{after.id}" in shown.text
