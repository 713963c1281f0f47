"""What each page of the desk asks the record, and what it makes of the answer."""

from __future__ import annotations

from onrecord.tell.views.asking import Asked, ask
from onrecord.tell.views.followed import issue, issue_more, issues
from onrecord.tell.views.lists import (
    actors,
    articles,
    carried_by,
    month_counts,
    outlets,
    problems,
    search,
    search_more,
    statements,
    stories,
    strongest,
    utterance,
    utterance_more,
)
from onrecord.tell.views.one_story import Bundle, bundles, story, story_more
from onrecord.tell.views.people import actor, actor_more
from onrecord.tell.views.reviewing import ledger, queue, queue_more, reviews
from onrecord.tell.views.sources import regions_of, source, source_more, statement, statement_more

__all__ = [
    "Asked",
    "Bundle",
    "actor",
    "actor_more",
    "actors",
    "articles",
    "ask",
    "bundles",
    "carried_by",
    "issue",
    "issue_more",
    "issues",
    "ledger",
    "month_counts",
    "outlets",
    "problems",
    "queue",
    "queue_more",
    "regions_of",
    "reviews",
    "search",
    "search_more",
    "source",
    "source_more",
    "statement",
    "statement_more",
    "statements",
    "stories",
    "story",
    "story_more",
    "strongest",
    "utterance",
    "utterance_more",
]
