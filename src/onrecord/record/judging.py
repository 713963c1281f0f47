"""Judgements that are made of several reviews at once, and searches that a person keeps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import Review, Verdict, address
from onrecord.problems import BadRequest
from onrecord.record import reviews
from onrecord.record.answers import Issue, Rows, SavedSearch
from onrecord.record.shifts import Stance
from onrecord.record.store import Store

MOST_AT_ONCE = 500  # identities that one form may put to another actor: what a person can have looked at


class Judging:
    """The part of a `Record` that keeps several reviews as one, and searches."""

    store: Store

    if TYPE_CHECKING:  # what the whole record has

        def issue(self, issue: str) -> Issue: ...
        def _has_position(self, issue: Issue, position: str) -> bool: ...
        def follow(
            self, name: str, terms: Sequence[str], actors: Sequence[str] = ..., *, examples: Sequence[str], by: str
        ) -> Issue: ...
        def review(
            self, noun: str, target: str, verdict: Verdict | str, *, field: str, value: str, note: str = ..., by: str
        ) -> Review: ...

    def _judge_all(self, made: Sequence[Review]) -> None:
        raise NotImplementedError

    def _claim(self, noun: str, target: str, verdict: Verdict, by: str) -> Review:
        """Return a review that says nothing yet, about its place. Raises NotOnRecord."""
        raise NotImplementedError

    def reassign(self, identities: Sequence[str], actor: str, *, note: str = "", by: str = "") -> tuple[Review, ...]:
        """Say that the entities of some identities are ``actor`` (an id, or a name that may be new): split one in two.

        One review each, all of one moment, so that what was done together can be undone together. Raises NotOnRecord,
        and BadRequest without a name or with more than `MOST_AT_ONCE`.
        """
        if not identities or len(identities) > MOST_AT_ONCE:
            raise BadRequest(f"choose 1 to {MOST_AT_ONCE} pages, got {len(identities)}")
        made = [self._claim("identity", each, Verdict.CORRECT, by) for each in dict.fromkeys(identities)]
        made = [replace(each, field="actor", value=actor.strip(), note=note, at=made[0].at) for each in made]
        for each in made:
            reviews.check(each)
        made = [reviews.with_id(each) for each in made]
        self._judge_all(made)
        return tuple(made)

    def label(self, issue: str, statement: str, stance: str, *, by: str = "") -> Review:
        """Say where a statement stands on an issue; one without its words becomes an example. Raises NotOnRecord."""
        if stance not in set(Stance):
            raise BadRequest(f"stance is one of {', '.join(Stance)}, got {stance!r}")
        of = self.issue(issue)
        position = address("position", of.id, statement)
        if not self._has_position(of, position):
            self.follow(of.name, of.terms, of.actors, examples=[*of.examples, statement], by=by)
        return self.review("position", position, Verdict.CORRECT, field="stance", value=stance, by=by)

    # --- searches ------------------------------------------------------------------------------

    def save(self, name: str, query: str, *, by: str = "") -> SavedSearch:
        """Keep a search under a name; ``query`` is what stands behind the ? of its address on the desk.

        Saving under the same name again replaces it; ``review("search", id, "reject")`` gives it up. Raises BadRequest.
        """
        name, query = " ".join(name.split()), query.strip().lstrip("?")
        if not name or not query:
            raise BadRequest("a saved search has a name and a query, such as query=strait&outlet=Courier")
        if len(name) > 200 or len(query) > 2000:
            raise BadRequest("a saved search's name has at most 200 characters and its query 2000")
        target = address("search", name.casefold())
        made = self._claim("search", target, Verdict.DEFINE, by)
        made = replace(made, value=json.dumps({"name": name, "query": query}, ensure_ascii=False))
        self._judge_all([reviews.with_id(made)])
        return SavedSearch(target, name, query, made.by, made.at)

    def searches(self) -> Rows[SavedSearch]:
        """Return the searches that are kept, by name."""
        with self.store.look() as look:
            said = reviews.standing_of(look, "search")
        found = [kept for some in said.values() if (kept := _kept(some[-1]))]
        found.sort(key=lambda kept: (kept.name.casefold(), kept.id))
        return Rows(tuple(found), len(found))


def _kept(last: Review) -> SavedSearch | None:
    if last.verdict is not Verdict.DEFINE:
        return None
    try:
        fields = json.loads(last.value)
        return SavedSearch(last.target, str(fields["name"]), str(fields["query"]), last.by, last.at)
    except (ValueError, KeyError, TypeError):
        return None
