"""A person's judgements: each kept for ever, applied, and undoable; several of one moment stand and fall together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Review, Verdict, address
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record import places, reviews, store
from onrecord.record.answers import Issue
from onrecord.record.clock import instant, user
from onrecord.record.issues import Issues, definition, written
from onrecord.record.opened import Opened, silent
from onrecord.record.places import Place
from onrecord.record.questions import Questions
from onrecord.record.shelf import keep_reviews
from onrecord.record.shifts import Stance

MOST_AT_ONCE = 500  # identities that one form may put to another actor: what a person can have looked at


class Judging(Opened, Questions, Issues):
    """The part of a `Record` that keeps judgements."""

    def review(
        self,
        noun: str,
        target: str,
        verdict: Verdict | str,
        *,
        field: str = "",
        value: str = "",
        note: str = "",
        by: str = "",
    ) -> Review:
        """Keep a person's judgement of a statement, an article, an actor, a story or a position, and apply it.

        ``correct`` takes a ``field`` and its new ``value``: a name or an actor's id for a speaker, an ISO date for a
        date, spans written ``12-40 55-80`` for a statement's content; ``reviews.CORRECTABLE`` lists them. Raises
        NotOnRecord where there is no such target, BadRequest where the value cannot be.
        """
        self._must_write()
        try:
            said = Verdict(verdict)
        except ValueError:
            raise BadRequest(f"a verdict is accept, reject or correct, got {verdict!r}") from None
        if noun == "actor":
            target = self.actor(target).id
        if field == "merge" and value:
            value = self.actor(value).id
            if value == target:
                raise BadRequest("an actor is merged with another, not with itself")
        place = self._place(noun, target)
        made = self._about(noun, target, place, said, by)
        made = reviews.with_id(replace(made, field=field, value=value, note=note))
        reviews.check(made)
        return self._judge(made)

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

    def follow(
        self,
        name: str,
        terms: Sequence[str],
        actors: Sequence[str] = (),
        *,
        examples: Sequence[str] = (),
        by: str = "",
    ) -> Issue:
        """Follow an issue: statements that hold one of ``terms``, of ``actors`` (ids; none: everyone's), and examples.

        Following it again under the same name changes its terms. ``review("issue", id, "reject")`` gives it up.
        Raises BadRequest without a name and a term.
        """
        self._must_write()
        issue = definition(name, terms, actors, [self.statement(each).id for each in examples])
        made = self._about("issue", issue.id, Place(), Verdict.DEFINE, by)
        self._judge(reviews.with_id(replace(made, value=written(issue))))
        return issue

    def undo(self, review: str, *, by: str = "") -> Review:
        """Take back a review, or an undoing. Both stay in the ledger. Raises NotOnRecord."""
        self._must_write()
        with self.store.look() as look:
            found = store.read(look, Review, "id", [review])
        if not found:
            raise NotOnRecord(f"no review {review!r} on record; onrecord show reviews lists them")
        undoing = replace(
            found[0], verdict=Verdict.UNDO, field="", value="", by=by or user(), at=instant(), note="", undoes=review
        )
        return self._judge(reviews.with_id(undoing))

    # --- inside --------------------------------------------------------------------------------

    def _claim(self, noun: str, target: str, verdict: Verdict, by: str) -> Review:
        """Return a review that says nothing yet, about its place. Raises NotOnRecord."""
        self._must_write()
        return self._about(noun, target, self._place(noun, target), verdict, by)

    def _about(self, noun: str, target: str, place: Place, verdict: Verdict, by: str) -> Review:
        return Review(
            id="",
            noun=noun,
            target=target,
            capture=place.capture,
            verdict=verdict,
            field="",
            value="",
            exact=place.exact,
            prefix=place.prefix,
            suffix=place.suffix,
            start=place.start,
            by=by or user(),
            at=instant(),
            note="",
            undoes="",
        )

    def _judge(self, review: Review) -> Review:
        self._judge_all([review])
        return review

    def _judge_all(self, made: Sequence[Review]) -> None:
        for review in made:
            self.log.keep(review)
        with self.store.change() as change:
            keep_reviews(change, made)
        self._upkeep(self.store, 1, silent).renew_lines()

    def _place(self, noun: str, target: str) -> Place:
        """Return what a review is about; raise NotOnRecord where there is no such thing."""
        if noun == "statement":
            line = self.statement(target)
            with self.store.look() as look:
                return places.of_statement(look, line)
        if noun == "article":
            return Place(self.article(target).line.capture)
        if noun == "identity":
            with self.store.look() as look:
                return places.of_identity(look, target)
        if noun == "actor":
            with self.store.look() as look:
                place = places.of_actor(look, target)
            return place if place.exact else Place(exact=self.actor(target).name)
        if noun == "story":
            self.story(target)
        elif noun == "issue":
            self.issue(target)
        elif noun == "position" and not any(self._has_position(each, target) for each in self.issues()):
            raise NotOnRecord(f"no position {target!r} on record; onrecord show positions ISSUE lists them")
        return Place()
