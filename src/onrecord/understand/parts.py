"""The parts of an attribution, as ranges of the words of one unit."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.understand.cues import Cue, Form
from onrecord.understand.words import listed

Range = tuple[int, int]  # words first up to, not including, last
WH = listed("whether if how what why who when where which")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue of a unit and its parts."""

    cue: Cue
    form: str  # of the verb: base, third, past, participle, gerund; noun, source
    cue_words: Range
    speaker: Range | None = None
    content: tuple[Range, ...] = ()
    addressee: Range | None = None
    via: tuple[Range, ...] = ()
    time: Range | None = None
    place: Range | None = None
    negated: bool = False
    inherits: bool = False  # the speaker is that of the cue before
    awaits: bool = False  # the content follows in the next unit or paragraph
    relative: bool = False  # it stands in a relative clause: the minister who said …
    looks_back: bool = False  # the content is the quotation that ends the unit before
    weight: float = 0.0
    because: str = ""


@dataclass(slots=True)
class VerbGroup:
    """A verb of saying with its auxiliaries."""

    cue: Cue
    form: Form
    first: int
    head: int
    last: int  # after particles: "pointed out"
    passive: bool
    negated: bool
    infinitive: bool


@dataclass(slots=True)
class Beside:
    """What stands between a cue and its content."""

    at: int
    addressee: Range | None = None
    via: list[Range] = field(default_factory=list)
    time: Range | None = None
    place: Range | None = None
