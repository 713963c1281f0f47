"""Issues that a person follows: whose position on them is what, and when it turned."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from onrecord.model import Review, Verdict, address
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record import reviews, store
from onrecord.record.answers import Issue, Rows, StatementLine
from onrecord.record.schema import tables
from onrecord.record.shifts import Position, Shift, Stance, positions, shifts
from onrecord.record.store import Store


class Issues:
    """The questions about issues: the part of a `Record` that reads positions."""

    store: Store

    def issues(self) -> Rows[Issue]:
        """Return the issues that are followed, by name."""
        with self.store.look() as look:
            said = reviews.standing_of(look, "issue")
        found = [issue for some in said.values() if (issue := _defined(some))]
        found.sort(key=lambda issue: (issue.name.casefold(), issue.id))
        return Rows(tuple(found), len(found))

    def issue(self, issue: str) -> Issue:
        """Return one followed issue, by id or by name. Raises NotOnRecord."""
        for each in self.issues():
            if issue == each.id or issue.casefold() == each.name.casefold():
                return each
        raise NotOnRecord(f"no issue {issue!r} is followed; onrecord issue NAME TERM follows one")

    def positions(self, issue: str, *, actor: str = "", limit: int = 200, offset: int = 0) -> Rows[Position]:
        """Return where each actor stands on an issue, statement by statement, by actor and then by day."""
        found = [p for p in self._positions(self.issue(issue)) if actor in ("", p.actor, p.actor_name)]
        return Rows(tuple(found[offset : offset + limit]), len(found), offset)

    def shifts(self, issue: str) -> Rows[Shift]:
        """Return where actors turned on an issue: two following positions of one actor that differ."""
        found = tuple(shifts(self._positions(self.issue(issue))))
        return Rows(found, len(found))

    def _followed(self) -> list[Position]:
        """Return the positions on all followed issues."""
        return [position for issue in self.issues() for position in self._positions(issue)]

    def _has_position(self, issue: Issue, position: str) -> bool:
        """Tell whether a position of this id stands on an issue."""
        return any(each.id == position for each in self._positions(issue))

    def _positions(self, issue: Issue) -> list[Position]:
        index, line = sa.table("statement_words", sa.column("rowid")), tables[StatementLine]
        query = (
            store.select(StatementLine)
            .select_from(line.join(index, index.c.rowid == line.c.row))
            .where(sa.text("statement_words MATCH :terms").bindparams(terms=_any_of(issue.terms)))
            .where(line.c.reviewed != Verdict.REJECT)
        )
        with self.store.look() as look:
            lines = store.fetch(look, StatementLine, query)
            judged = reviews.standing_of(look, "position")
        return [seen for each in positions(issue, lines) if (seen := _judged(each, judged.get(each.id, ())))]


def definition(name: str, terms: Sequence[str], actors: Sequence[str]) -> Issue:
    """Return the issue that a person defines. Raises BadRequest without a name or a word to find it by."""
    name = name.strip()
    words = tuple(term.strip() for term in terms if re.search(r"\w", term))
    if not name or not words:
        raise BadRequest("an issue has a name and at least one word or phrase that statements about it hold")
    return Issue(address("issue", name.casefold()), name, words, tuple(actors))


def written(issue: Issue) -> str:
    """Return an issue as the review log keeps it."""
    fields = {"name": issue.name, "terms": issue.terms, "actors": issue.actors}
    return json.dumps(fields, ensure_ascii=False)


def _defined(said: Sequence[Review]) -> Issue | None:
    """Return the issue as it was last defined, None where a person gave it up."""
    last = said[-1]
    if last.verdict is not Verdict.DEFINE:
        return None
    fields = json.loads(last.value)
    return Issue(last.target, fields["name"], tuple(fields["terms"]), tuple(fields["actors"]))


def _judged(position: Position, said: Sequence[Review]) -> Position | None:
    if reviews.verdict(said) == Verdict.REJECT:
        return None
    stance = reviews.corrections(said).get("stance")
    if stance is None:
        return position
    return replace(position, stance=Stance(stance), confidence=1.0, because="corrected by a person")


def _any_of(terms: Sequence[str]) -> str:
    """Return a full-text query for statements that hold any of the terms, each with every ending."""
    phrases = (" ".join(re.findall(r"\w+", term)) for term in terms)
    return " OR ".join(f'"{phrase}"*' for phrase in phrases)
