"""Issues that a person follows: whose position on them is what, and when it turned."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence

import sqlalchemy as sa

from onrecord.model import Review, Verdict, address
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record import reviews, store
from onrecord.record.answers import Issue, Rows, StatementLine
from onrecord.record.filters import checked_limit
from onrecord.record.labelled import Learning, learned
from onrecord.record.schema import tables
from onrecord.record.shifts import Position, Shift, Stance, positions, shifts
from onrecord.record.store import Store
from onrecord.record.wordings import plain

MOST_READ = 2000  # statements of one issue, those added last; what is more is not read
_TELLING = 5  # letters of a word that tells what a statement is about
_MOST_WORDS = 16


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

    def learning(self, issue: str) -> Learning:
        """Return how the reading of an issue fares against the labels that persons gave, and if it learns of them."""
        return self._weighed(self.issue(issue))[1]

    def suggestions(self, issue: str, *, limit: int = 8) -> Rows[StatementLine]:
        """Return statements without a word of an issue that share words with its examples and labels."""
        of = self.issue(issue)
        found = self._positions(of)
        alike = [each.text for each in found if each.told == "person" or each.statement in of.examples]
        if not alike:
            return Rows((), 0)
        index, line = sa.table("statement_words", sa.column("rowid"), sa.column("rank")), tables[StatementLine]
        query = (
            store.select(StatementLine)
            .select_from(line.join(index, index.c.rowid == line.c.row))
            .where(sa.text("statement_words MATCH :terms").bindparams(terms=_any_of(_characteristic(alike))))
            .where(line.c.reviewed != Verdict.REJECT, line.c.id.not_in([each.statement for each in found][:MOST_READ]))
            .order_by(index.c.rank, line.c.id)
        )
        with self.store.look() as look:
            gone = {target for target, said in reviews.standing_of(look, "position").items() if _is_refused(said)}
            some = store.fetch(look, StatementLine, query.limit(checked_limit(limit) + len(gone)))
        rows = [line for line in some if address("position", of.id, line.id) not in gone][:limit]
        return Rows(tuple(rows), len(rows))

    def _positions(self, issue: Issue) -> list[Position]:
        return self._weighed(issue)[0]

    def _weighed(self, issue: Issue) -> tuple[list[Position], Learning]:
        """Return the positions on an issue, as persons labelled them and as their labels teach."""
        index, line = sa.table("statement_words", sa.column("rowid")), tables[StatementLine]
        query = (
            store.select(StatementLine)
            .select_from(line.join(index, index.c.rowid == line.c.row))
            .where(sa.text("statement_words MATCH :terms").bindparams(terms=_any_of(issue.terms)))
            .where(line.c.reviewed != Verdict.REJECT)
            .order_by(index.c.rowid.desc())
            .limit(MOST_READ)
        )
        with self.store.look() as look:
            lines = {each.id: each for each in store.fetch(look, StatementLine, query)}
            lines |= {each.id: each for each in store.read(look, StatementLine, "id", issue.examples)}
            judged = reviews.standing_of(look, "position")
        found = [each for each in positions(issue, lines.values()) if not _is_refused(judged.get(each.id, ()))]
        return learned(found, {each.id: label for each in found if (label := _label(each, judged.get(each.id, ())))})


def definition(name: str, terms: Sequence[str], actors: Sequence[str], examples: Sequence[str] = ()) -> Issue:
    """Return the issue that a person defines. Raises BadRequest without a name or a word to find it by."""
    name = name.strip()
    words = tuple(term.strip() for term in terms if re.search(r"\w", term))
    if not name or not words:
        raise BadRequest("an issue has a name and at least one word or phrase that statements about it hold")
    return Issue(address("issue", name.casefold()), name, words, tuple(actors), tuple(dict.fromkeys(examples)))


def written(issue: Issue) -> str:
    """Return an issue as the review log keeps it."""
    fields = {"name": issue.name, "terms": issue.terms, "actors": issue.actors, "examples": issue.examples}
    return json.dumps(fields, ensure_ascii=False)


def _defined(said: Sequence[Review]) -> Issue | None:
    """Return the issue as it was last defined, None where a person gave it up."""
    last = said[-1]
    if last.verdict is not Verdict.DEFINE:
        return None
    fields = json.loads(last.value)
    return Issue(
        last.target, fields["name"], tuple(fields["terms"]), tuple(fields["actors"]), tuple(fields.get("examples", ()))
    )


def _is_refused(said: Sequence[Review]) -> bool:
    return reviews.verdict(said) == Verdict.REJECT


def _label(position: Position, said: Sequence[Review]) -> Stance | None:
    """Return the stance that a person gave; accepting one gives it as it was read."""
    stance = reviews.corrections(said).get("stance")
    if stance is not None:
        return Stance(stance)
    return position.stance if reviews.verdict(said) == Verdict.ACCEPT else None


def _characteristic(texts: Sequence[str]) -> list[str]:
    """Return the words that tell most of what some texts are about: long ones, those in several of them first."""
    counts = Counter(word for text in texts for word in set(plain(text)) if len(word) >= _TELLING and word.isalpha())
    return [word for word, _ in sorted(counts.items(), key=lambda one: (-one[1], -len(one[0]), one[0]))[:_MOST_WORDS]]


def _any_of(terms: Sequence[str]) -> str:
    """Return a full-text query for statements that hold any of the terms, each with every ending."""
    phrases = (" ".join(re.findall(r"\w+", term)) for term in terms)
    return " OR ".join(f'"{phrase}"*' for phrase in phrases)
