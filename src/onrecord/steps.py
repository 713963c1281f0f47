"""The table of contents: every step, in order. A step may read what the steps above it make."""

from __future__ import annotations

from onrecord.clean.articles import articles
from onrecord.clean.flatten import pages
from onrecord.clean.regions import passages
from onrecord.pipeline import Step
from onrecord.relate.actors import actors
from onrecord.relate.datings import datings
from onrecord.relate.gists import gists
from onrecord.relate.stories import stories
from onrecord.relate.storylines import continuations, storylines
from onrecord.relate.surroundings import surroundings
from onrecord.relate.utterances import sayings, utterances
from onrecord.trace.citations import citations
from onrecord.trace.prints import prints
from onrecord.trace.reprints import reprints
from onrecord.trace.sharing import sharing
from onrecord.understand.mentions import mentions
from onrecord.understand.statements import statements

__all__ = ["STEPS", "sharing"]  # `sharing` is asked for by the record, and runs with no capture

STEPS: tuple[Step, ...] = (
    pages,
    passages,
    articles,
    prints,
    reprints,
    mentions,
    actors,
    statements,
    citations,
    datings,
    gists,
    sayings,
    surroundings,
    stories,
    continuations,
    storylines,
    utterances,
)
