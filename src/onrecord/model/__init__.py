"""The nouns of a record, in the order of the story. Every step turns some of these into others.

Each is frozen and typed, and each kept noun is one table of the store. Ids are content addresses (`address`): what a
thing is, never a counter and never the version of the step that found it, so that a better step which finds the same
quotation finds the same id, and a person's review of it still holds.

They lie in the order of the stages: `capture`, `clean`, `trace`, `understand`, `relate`, and what persons say of it.
"""

from __future__ import annotations

from onrecord.model.capture import Capture, LanguageBase, Payload, RecordKey
from onrecord.model.clean import Article, Block, Comment, Declared, Page, Passage, Reading, Region
from onrecord.model.ids import address, addresses
from onrecord.model.person import Problem, Review, Tip, TipKind, Verdict, problem
from onrecord.model.relate import Actor, Continuation, Episode, Identity, Role, Story, Storyline, Surrounding, Utterance
from onrecord.model.trace import Change, Citation, Print, Reprint, ReprintKind, SharedPassage
from onrecord.model.understand import (
    ActorKind,
    Dating,
    Entity,
    Form,
    Gist,
    Mention,
    MentionKind,
    Modality,
    Party,
    Saying,
    Statement,
)

#: The modules of the nouns, in the order of the story.
STORY = ("capture", "clean", "trace", "understand", "relate", "person")

__all__ = [
    "Actor",
    "ActorKind",
    "Article",
    "Block",
    "Capture",
    "Change",
    "Citation",
    "Comment",
    "Continuation",
    "Dating",
    "Declared",
    "Entity",
    "Episode",
    "Form",
    "Gist",
    "Identity",
    "LanguageBase",
    "Mention",
    "MentionKind",
    "Modality",
    "Page",
    "Party",
    "Passage",
    "Payload",
    "Print",
    "Problem",
    "Reading",
    "RecordKey",
    "Region",
    "Reprint",
    "ReprintKind",
    "Review",
    "Role",
    "Saying",
    "SharedPassage",
    "Statement",
    "Story",
    "Storyline",
    "Surrounding",
    "Tip",
    "TipKind",
    "Utterance",
    "Verdict",
    "address",
    "addresses",
    "problem",
]
