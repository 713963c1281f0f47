"""Searches that a person keeps, each a judgement as any other."""

from __future__ import annotations

import json
from dataclasses import replace

from onrecord.model import Review, Verdict, address
from onrecord.problems import BadRequest
from onrecord.record import reviews
from onrecord.record.answers import Rows, SavedSearch
from onrecord.record.judging import Judging


class Searches(Judging):
    """The part of a `Record` that keeps searches."""

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
