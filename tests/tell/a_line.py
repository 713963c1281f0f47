"""A line of stories in a record that has none: one story in two episodes, as relations would have kept it."""

from __future__ import annotations

from onrecord.dates import PartialDate
from onrecord.model import Episode, Storyline, address
from onrecord.record import store
from onrecord.record.record import Record


def lined(record: Record) -> str:
    """Return the id of a line; the first story of ``record`` is put into one where there is none."""
    if found := record.storylines():
        return found[0].id
    story, capture = record.stories()[0].id, record.articles()[0].capture
    days = [PartialDate("2019-04-01"), PartialDate("2019-05-01")]
    episodes = [Episode(f"{day} {story}", capture, story, day, day, 1, 0, b"", ()) for day in days]
    line, before = address("storyline", story), ("", episodes[0].id)
    places = [
        Storyline(address("of storyline", each.id), capture, line, each.id, story, earlier, 0.5 if earlier else 0.0)
        for each, earlier in zip(episodes, before, strict=True)
    ]
    with record.store.change() as change:
        store.insert(change, episodes, scope="a")
        store.insert(change, places, scope="a")
    return line
