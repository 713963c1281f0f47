"""Answers on who carries what: the wordings of one utterance, and how the outlets of one story differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.record.answers import StatementLine


@dataclass(frozen=True, slots=True)
class VoiceShare:
    """How much of what an outlet quotes is one voice's."""

    actor: str  # id, "" where the record knows nobody of that name
    name: str
    statements: int
    share: float  # of the outlet's statements, 0 to 1


@dataclass(frozen=True, slots=True)
class OutletVoices:
    """Whom an outlet lets speak in one story."""

    outlet: str  # "" for all pages that do not tell theirs
    articles: int
    statements: int
    voices: tuple[VoiceShare, ...]  # at most twelve, the most quoted first; unnamed speakers are in none


@dataclass(frozen=True, slots=True)
class WordUse:
    """Words by which an outlet calls somebody, and a place where it does."""

    words: str
    times: int
    capture: str
    start: int


@dataclass(frozen=True, slots=True)
class OutletWords:
    """All the words by which one outlet calls somebody."""

    outlet: str
    words: tuple[WordUse, ...]  # at most eight, the most frequent first


@dataclass(frozen=True, slots=True)
class Naming:
    """By which words each outlet calls one person or group."""

    actor: str
    name: str
    kind: str
    outlets: tuple[OutletWords, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the outlets of one story tell it."""

    story: str
    reprints: str  # once, each
    articles: int  # that are counted
    of_articles: int  # that the story has
    only_reprint: tuple[str, ...]  # outlets that have nothing of their own
    outlets: tuple[OutletVoices, ...]  # at most sixteen, those with most articles first
    named: tuple[Naming, ...]  # those whom several outlets call by several words


class Edit(StrEnum):
    """What a page did to words of a saying."""

    SAME = "same"
    ADDED = "added"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a wording that stand together."""

    words: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of an utterance, and the statements that have it."""

    kind: str  # whole, shortened, altered; reported: told in the outlet's own words
    text: str
    pieces: tuple[Piece, ...]  # against the fullest wording; none for that itself and for another telling
    carriers: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """Pages that have a saying from one source, or from one another: one voice."""

    name: str  # the source, "" where none is told
    captures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UtterancePage:
    """One utterance whole: its fullest wording, every other one side by side, and how many sources stand behind."""

    utterance: str
    line: StatementLine  # the fullest
    variants: tuple[Variant, ...]  # the fullest first, then whole, shortened, altered, reported
    origins: tuple[Origins, ...]  # each independent of the others, the largest first


@dataclass(frozen=True, slots=True)
class SpokenOn:
    """What one actor said on one day, as a story has it."""

    actor: str
    name: str
    day: str  # ISO date
    utterances: int
    statement: str  # the first of them
    capture: str
    start: int
