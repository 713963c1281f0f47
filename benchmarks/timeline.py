"""Task ``timeline``: for each topic a record of its articles, which is asked for each wanted time line."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import onrecord
from onrecord.model import Dating, Gist
from onrecord.record.answers import Moment, Rows

Row = dict[str, Any]


def timeline(
    tasks: list[Row], articles: list[Row], folder: Path, jobs: int, progress: Callable[[str, int, int], None]
) -> dict[str, Row]:
    """Return the time line of each task by its id, from records made in ``folder``."""
    of_topic: dict[str, list[Row]] = defaultdict(list)
    for row in articles:
        of_topic[row["topic"]].append({name: value for name, value in row.items() if name != "topic"})
    found: dict[str, Row] = {}
    for n, topic in enumerate(sorted({task["topic"] for task in tasks})):
        source = folder / f"{n}.jsonl"
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in of_topic[topic]), "utf-8")
        with onrecord.open(folder / f"{n}.record") as record:
            record.add(source, jobs=jobs, only=(Dating, Gist), progress=progress)
            for task in (task for task in tasks if task["topic"] == topic):
                moments = record.chronicle(
                    since=task["start"], until=task["end"], days=task["dates"], sentences=task["sentences"]
                )
                found[task["id"]] = {"topic": topic, "timeline": _by_day(moments)}
    return found


def _by_day(moments: Rows[Moment]) -> list[Row]:
    days: dict[str, list[str]] = defaultdict(list)
    for moment in moments:
        days[moment.day].append(moment.text)
    return [{"date": day, "summary": texts} for day, texts in days.items()]
