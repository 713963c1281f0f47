"""Statements: who is said to have said what, to whom, when and through whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from onrecord.model import (
    Article,
    Block,
    Entity,
    Form,
    LanguageBase,
    Mention,
    Page,
    Party,
    Passage,
    Problem,
    Region,
    Statement,
    Tip,
    address,
)
from onrecord.pipeline import step
from onrecord.spans import Span, written
from onrecord.understand.draft import Draft
from onrecord.understand.drafts import drafts
from onrecord.understand.grounds import addressee_why, place_why, via_why
from onrecord.understand.guests import by_initials, by_surname, guest, may_be, several
from onrecord.understand.likelihood import likelihood, speaker_sure
from onrecord.understand.modality import manner
from onrecord.understand.outside.tips import sorted_out, with_tips
from onrecord.understand.paragraphs import once, paragraphs_of
from onrecord.understand.parse import Parsed, parse
from onrecord.understand.quotes import Quote, quotations
from onrecord.understand.said_on import Days
from onrecord.understand.set_off import set_off
from onrecord.understand.speakers import Cast, Named
from onrecord.understand.whys import pointed
from onrecord.understand.worth import says_nothing, surest, worth

NEAR = 24
UNCUED, LEAST_QUOTED = 0.3, 6  # weight of a quotation that nobody is said to have said, and its least words
LEAST = 0.25  # confidence below which an attribution is left out


@step(
    version=8,
    data=(
        "data/cues.yml",
        "data/lexicon.tsv",
        "data/calendar.tsv",
        "data/tenses.tsv",
        "data/feasts.tsv",
        "models/attribution.npz",
        "models/classes.npz",
        "models/language.npz",
        "models/vectors.npz",
    ),
)
def statements(
    page: Page,
    passages: Sequence[Passage],
    article: Article,
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    tips: Sequence[Tip],
    bases: Sequence[LanguageBase],
    blocks: Sequence[Block],
) -> Iterator[Statement | Party | Problem]:
    """Give the statements of a page's title and body, each with the parties that have a part in it.

    Nothing in comments, captions or related links yields one. Where the text names nobody, or this step cannot tell
    whom, the speaker is empty and the confidence low: no statement is given to somebody on a guess.

    What an outside reader told is laid beside what is read here, where its words stand on the page.
    """
    told, lost = sorted_out(page, passages, tips)
    for region in (Region.TITLE, Region.BODY):
        paragraphs = list(paragraphs_of(page.text, passages, region))
        if region is Region.TITLE:
            paragraphs = once(page.text, paragraphs)
        if paragraphs:
            parsed = parse(page.text, paragraphs, bases)
            cast = Cast(page.text, parsed, entities, mentions)
            days = Days(page.text, article, paragraphs)
            reader = _Reader(page, cast, days, region, told[region])
            yield from reader.read(parsed, paragraphs, set_off(paragraphs, blocks))
    yield from lost


class _Reader:
    def __init__(self, page: Page, cast: Cast, days: Days, region: Region, tips: Sequence[Tip]) -> None:
        self.page = page
        self.cast = cast
        self.days = days
        self.region = region
        self.tips = tips
        self.quotes: list[Quote] = []
        self.told: Draft | None = None  # the statement before, if it names an addressee
        self.guests: list[Named] | None = None  # who is interviewed, once that was asked for
        self.latest: tuple[int, list[Named]] = (-2, [])  # who spoke last, and in which paragraph

    def read(self, parsed: Parsed, paragraphs: Sequence[Span], blocks: Collection[int]) -> Iterator[Statement | Party]:
        self.quotes = quotations(self.page.text, paragraphs)
        quoted = _quoted_ranges(self.quotes)
        found = drafts(self.page.text, parsed, paragraphs, self.quotes, blocks=blocks)
        if self.page.language not in ("", "en"):
            found = [plain for each in found if (plain := unattributed(self.page.text, each, quoted)) is not None]
        found = with_tips(self.page.text, paragraphs, found, self.tips)
        kept = [d for d in found if self._is_kept(d, quoted)]
        ids = {id(d): address(self.page.capture, "statement", written(d.content)) for d in kept}
        made: list[Statement | Party] = []
        for n, draft in enumerate(kept):
            # What holds a statement begins at or before it; two dozen is more than any sentence nests.
            near = kept[max(0, n - NEAR) : n + 4]
            made += self._statement(draft, ids, _parent(draft, near), quoted)
        yield from surest(made)

    def _is_kept(self, draft: Draft, quoted: Sequence[Span]) -> bool:
        form = _form(self.page.text, draft, quoted)
        draft.weight = worth(self.page.text, draft, form)
        return draft.weight >= LEAST and not says_nothing(self.page.text, draft, form)

    def _statement(
        self, draft: Draft, ids: dict[int, str], parent: Draft | None, quoted: Sequence[Span]
    ) -> Iterator[Statement | Party]:
        text = self.page.text
        source = draft.source
        names = self._names(draft, source, parent)
        told = self.cast.others(draft.addressee)
        passed_on = [self.cast.others(part) for part in draft.via]
        via = [name for some in passed_on for name in some]
        lead = names[0] if names else Named.nobody()
        named = source.speaker.of(text) if source.speaker else ""
        form = _form(text, draft, quoted)
        said_on, how = self.days.of(draft, lead.entity, form), manner(text, draft, form)
        place, identity = _place(text, draft), ids[id(draft)]
        yield Statement(
            id=identity,
            capture=self.page.capture,
            form=form,
            text=" … ".join(part.of(text) for part in draft.content),
            content=tuple(draft.content),
            cue=_cue(draft, source),
            speaker="; ".join(name.name for name in names),
            speaker_mention=(source.speaker,) if source.speaker else (),
            role=lead.role,
            organisation=lead.organisation,
            country=lead.country,
            addressee="; ".join(name.name for name in told),
            via=tuple(name.name for name in via),
            said_on=said_on.day,
            said_on_why=said_on.why,
            place=place,
            negated=draft.negated,
            modality=how.modality,
            anonymous=lead.anonymous,
            parent=ids[id(parent)] if parent else "",
            region=self.region,
            confidence=likelihood(draft.weight, speaker_sure(lead.name if names else "", named, lead.confidence)),
            because="; ".join(filter(None, (draft.because, lead.because))),
            addressee_mention=(draft.addressee,) if draft.addressee and told else (),
            addressee_why=addressee_why(text, draft, told),
            via_mention=tuple(draft.via),
            via_why=via_why(text, draft, passed_on),
            place_mention=(draft.place,) if draft.place and place else (),
            place_why=place_why(text, draft) if place else "",
            modality_why=pointed(text, how.words) if how.words else "",
        )
        for part, each in (("speaker", names), ("addressee", told), ("via", via)):
            for n, name in enumerate(each):
                yield Party(address(identity, part, n), self.page.capture, identity, part, n, name.name, name.entity)

    def _names(self, draft: Draft, source: Draft, parent: Draft | None) -> list[Named]:
        """Return who speaks. A "he" that the page does not resolve is who spoke right before, if a person did."""
        if parent is not None and source.speaker is not None and source.speaker.of(self.page.text) in ("I", "We", "we"):
            outer = self._labelled(parent.source) or self.cast.speakers(parent.source.speaker)
            return [replace(each, because="who speaks of himself or herself") for each in outer]
        names = self._labelled(source) or several(self.cast, source.speaker) or self.cast.speakers(source.speaker)
        paragraph, before = self.latest
        answering = self._answering(draft, source)
        if answering:
            names = answering
        if not names and source.speaker is not None and source.speaker.of(self.page.text).lower() in ("he", "she"):
            near = draft.paragraph - paragraph <= 1 and len(before) == 1 and self.cast.is_person(before[0])
            near = near and may_be(before[0].name, source.speaker.of(self.page.text).lower())
            names = [replace(before[0], confidence=0.55, because="who spoke before")] if near else []
        if names and draft.kind in ("say", "ask", "deny"):
            self.latest = (draft.paragraph, names)
        return names

    def _labelled(self, source: Draft) -> list[Named]:
        """Return whom the label of an interview's line stands for, where it is no name."""
        if source.form == "interview":
            if self.guests is None:
                self.guests = guest(self.cast, source.content[0].start)
            return self.guests
        if source.because != "transcript" or source.speaker is None:
            return []
        label = source.speaker.of(self.page.text)
        return by_initials(self.cast, label) or by_surname(self.cast, label)

    def _answering(self, draft: Draft, source: Draft) -> list[Named]:
        """Return who was asked or told right before, where a pronoun answers: Brann asked Tarke. “No,” he said."""
        asked, self.told = self.told, None
        words = source.speaker.of(self.page.text).lower() if source.speaker else ""
        self.told = draft if draft.addressee else None
        if asked is None or asked.paragraph != draft.paragraph or words not in ("he", "she") or draft.follows:
            return []
        if asked.kind != "ask" and draft.base not in ("answer", "reply", "respond", "retort"):
            return []
        found = self.cast.others(asked.addressee)
        near = len(found) == 1 and self.cast.may_be_person(found[0])
        return [replace(found[0], confidence=0.6, because="who was asked")] if near else []


def unattributed(text: str, draft: Draft, quoted: Sequence[Span]) -> Draft | None:
    """Return what can be read of a page in a language whose words we do not know: a quotation, said by nobody.

    The lines of a transcript keep their labels. `None` for what only words of saying could tell.
    """
    if draft.because == "transcript":
        return draft
    words = sum(len(part.of(text).split()) for part in draft.content)
    if words < LEAST_QUOTED or _form(text, draft, quoted) is not Form.DIRECT:
        return None
    because = "a quotation in another language"
    return Draft(None, "", "say", "floating", None, draft.content, draft.paragraph, UNCUED, because)


def _cue(draft: Draft, source: Draft) -> tuple[Span, ...]:
    each = draft
    while each.cue is None and each.follows is not None:
        each = each.follows
    cue = each.cue or source.cue
    return (cue,) if cue else ()


def _place(text: str, draft: Draft) -> str:
    words = draft.place.of(text).split(maxsplit=1) if draft.place else []
    return words[-1] if len(words) == 2 else ""


def _quoted_ranges(quotes: Sequence[Quote]) -> list[Span]:
    return [quote.outer for quote in quotes if quote.depth == 1]


def _form(text: str, draft: Draft, quoted: Sequence[Span]) -> Form:
    """Return direct where all words stand inside quotation marks, mixed where some do."""
    if draft.is_words:
        return Form.DIRECT
    inside = outside = 0
    for part in draft.content:
        first = max(0, bisect_left(quoted, part.start, key=lambda q: q.start) - 1)
        last = bisect_left(quoted, part.end, key=lambda q: q.start)
        within = [q for q in quoted[first:last] if q.overlaps(part)]
        marked = sum(_letters(text, Span(max(q.start, part.start), min(q.end, part.end))) for q in within)
        inside += marked
        outside += _letters(text, part) - marked
    if not inside:
        return Form.INDIRECT
    return Form.MIXED if outside > 0.03 * inside else Form.DIRECT


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, span.of(text)))


def _parent(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """Return the draft whose content holds this one's cue and content: the innermost."""
    if draft.cue is None:
        return None
    holding = [
        other
        for other in kept
        if other is not draft
        and any(part.covers(draft.cue) and part.covers(draft.content[0]) for part in other.content)
    ]
    return min(holding, key=lambda d: sum(map(len, d.content)), default=None)
