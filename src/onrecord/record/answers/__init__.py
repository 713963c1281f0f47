"""What questions are answered with: the nouns as a person wants to see them, joined and corrected.

`ArticleLine` and `StatementLine` are kept as tables (made again for a capture whenever anything about it changes: a
step's output, its story, its reprints, an actor, a review), so every face reads them without a join.
"""

from __future__ import annotations

from onrecord.record.answers.desk import Doubt, Issue, SavedSearch
from onrecord.record.answers.lines import ArticleLine, StatementLine, Voice
from onrecord.record.answers.pages import ArticlePage, ChainLink, CommentLine, Hit
from onrecord.record.answers.people import ActorLine, Addressed, MonthCount, NameOnPage, Office
from onrecord.record.answers.rows import Rows, flat
from onrecord.record.answers.stories import Carriage, CoverageLine, EpisodeLine, Moment, StoryLine, StorylineLine

__all__ = [
    "ActorLine",
    "Addressed",
    "ArticleLine",
    "ArticlePage",
    "Carriage",
    "ChainLink",
    "CommentLine",
    "CoverageLine",
    "Doubt",
    "EpisodeLine",
    "Hit",
    "Issue",
    "Moment",
    "MonthCount",
    "NameOnPage",
    "Office",
    "Rows",
    "SavedSearch",
    "StatementLine",
    "StoryLine",
    "StorylineLine",
    "Voice",
    "flat",
]
