"""Articles made for these tests: invented outlets, places and people."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from onrecord.dates import PartialDate
from onrecord.model import Article, Capture, Form, Modality, Page, Passage, Print, Region, Reprint, Statement
from onrecord.pipeline import run_capture, run_relation
from onrecord.spans import Span
from onrecord.trace.prints import prints
from onrecord.trace.reprints import reprints

REPORT = (
    "The harbour council of Port Ellin voted on Tuesday to close the northern lock for eleven weeks.\n\n"
    "Engineers found cracks in both gates during the spring survey, and divers confirmed them a fortnight later.\n\n"
    "Barges bound for the upper valley will be sent round by the Marrow canal, a detour of forty kilometres.\n\n"
    "Council leader Tilda Orme said the repair could not wait for another winter of ice and heavy grain traffic.\n\n"
    "The bargemen's guild asked for compensation and threatened to stop paying tolls until an offer is made.\n\n"
    "A decision on the tolls is expected when the council meets again at the beginning of next month."
)
RIVAL = (
    "Bargemen in Port Ellin are angry about a plan to shut a lock that carries most of their trade.\n\n"
    "Tolls may go unpaid from Monday, said their guild, which speaks for some two hundred skippers.\n\n"
    "The town hall answered that safety comes first and that money for the skippers would be found in time.\n\n"
    "Grain merchants fear for the harvest, because the Marrow route is narrow and closed at night in summer."
)


def nouns(
    id: str, text: str, *, title: str = "", outlet: str = "", published: str = "", original: str = ""
) -> tuple[Capture, Page, Passage, Article]:
    """Return the nouns of a page that is all body."""
    day = PartialDate(published) if published else None
    return (
        Capture(id, id, "", "text/plain", "", len(text), "", "", 0),
        Page(id, id, text, "en", "utf-8"),
        Passage(f"{id} body", id, Span(0, len(text)), Region.BODY, 1.0),
        Article(id, id, title, (), "", outlet, original, day, None, None, "", None, None, "en", 0),
    )


def printed(id: str, text: str, *, title: str = "", outlet: str = "", published: str = "", original: str = "") -> Print:
    made = nouns(id, text, title=title, outlet=outlet, published=published, original=original)
    found: list[Print] = run_capture([prints], *made)[Print]
    return found[0]


def traced(*made: Print) -> dict[str, Reprint]:
    """Return the reprints among prints, by capture."""
    return {reprint.capture: reprint for reprint in run_relation(reprints, made)}


def statement(id: str, text: str, content: Span, *, speaker: str = "", via: Sequence[str] = ()) -> Statement:
    return Statement(
        id, id, Form.DIRECT, content.of(text), (content,), (), speaker, (), "", "", "", "", tuple(via), None, "", "",
        False, Modality.ASSERTED, False, "", Region.BODY, 1.0, "",
    )  # fmt: skip


def scanned(text: str, wrong: float) -> str:
    """Return ``text`` as a bad scan: letters taken for their look-alikes, blanks lost, lines broken with hyphens."""
    chance = Random(7)
    like = {"e": "c", "c": "e", "l": "1", "i": "l", "o": "0", "h": "b", "n": "u", "t": "f", "r": "n"}
    letters = [like.get(c, c) if chance.random() < 2 * wrong else c for c in text]
    letters = [c for c in letters if chance.random() > wrong / 2]
    lines = ["".join(letters[at : at + 44]) for at in range(0, len(letters), 44)]
    return "-\n".join(lines)
