"""The gold of the example world as typed values; examples/README.md says what each key means."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

EXAMPLES = Path(__file__).parents[2] / "examples"
CAPTURES = EXAMPLES / "captures"


class GoldStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement that a careful reader finds."""

    id: str
    speaker: str | list[str] | None
    form: str
    content: list[str]
    cue: str
    speaker_alternatives: list[str] = []
    role: str | None = None
    organisation: str | None = None
    country: str | None = None
    addressee: list[str] = []
    via: list[str] = []
    said_on: str | None = None
    negated: bool = False
    question: bool = False
    anonymous: bool = False
    parent: str | None = None
    optional: bool = False
    region: str = "body"
    content_wide: str | None = None

    @property
    def names(self) -> list[str]:
        """The speakers' canonical names: several for a joint statement, none where the page names nobody."""
        if self.speaker is None:
            return []
        return [self.speaker] if isinstance(self.speaker, str) else self.speaker


class GoldPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one capture says about itself, and its statements in the order in which they begin."""

    source: str
    title: str
    outlet: str
    original_outlet: str
    byline: list[str]
    dateline: str | None
    published: str | None
    published_between: list[str] | None
    updated: str | None
    reposted: str | None
    captured_clock: str | None
    published_not: list[str]
    comments: int
    caption: str | None
    language: str
    body_first: str
    body_last: str
    not_statements: list[str]
    statements: list[GoldStatement]


class Copy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    capture: str
    copy_of: str
    kind: str


class ReprintGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    original: str
    copies: list[Copy]

    @property
    def members(self) -> list[str]:
        return [self.original, *(copy.capture for copy in self.copies)]


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    event: str
    captures: list[str]


class GoldStory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    story: str
    events: list[Event]

    @property
    def captures(self) -> list[str]:
        return [capture for event in self.events for capture in event.captures]


class GoldRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    of: str
    first: str
    also: list[str] = []


class GoldActor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: str
    roles: list[GoldRole]


class GroupName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    outlet: str
    capture: str
    words: str


class GroupNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    group: str
    names: list[GroupName]


class Carrier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    capture: str
    statement: str
    variant: str


class GoldUtterance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    speaker: str
    words: str
    carriers: list[Carrier]
    left_out_by: list[str] = []
    note: str = ""


class Chain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words travelled: those of one statement, or a whole article from the capture ``origin`` on."""

    links: list[str]
    origin: str = msgspec.field(default="", name="from")
    capture: str = ""
    statement: str = ""


class GoldPosition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    on: str
    stance: str
    capture: str
    statement: str


class Turn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    issue: str
    terms: list[str]
    actor: str
    spoken_by: list[str]
    positions: list[GoldPosition]
    before: str
    after: str


class Omitted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    speaker: str
    carried_by: list[str]
    left_out_by: list[str]


class GoldRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What belongs together in the whole record."""

    reprints: list[ReprintGroup]
    reprints_neutral: list[list[str]]
    stories: list[GoldStory]
    actors: list[GoldActor]
    names_of_one_group: GroupNames
    utterances: list[GoldUtterance]
    chains: list[Chain]
    turn: Turn
    omitted: Omitted


@cache
def gold_pages() -> dict[str, GoldPage]:
    """Return the gold of every capture by its id, the name of its gold file."""
    files = sorted(file for file in (EXAMPLES / "gold").glob("*.json") if file.stem != "record")
    return {file.stem: msgspec.json.decode(file.read_bytes(), type=GoldPage) for file in files}


@cache
def gold_record() -> GoldRecord:
    return msgspec.json.decode((EXAMPLES / "gold" / "record.json").read_bytes(), type=GoldRecord)
