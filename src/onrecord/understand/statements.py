"""Statements: who is said to have said what, to whom, when and through whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from onrecord.dates import PartialDate
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
from onrecord.understand.days import anchor_of, day_at_end, day_named, day_told
from onrecord.understand.draft import Draft
from onrecord.understand.drafts import drafts
from onrecord.understand.guests import by_initials, by_surname, guest, may_be, several
from onrecord.understand.likelihood import likelihood, speaker_sure
from onrecord.understand.modality import FUTURE, modality
from onrecord.understand.outside.tips import sorted_out, with_tips
from onrecord.understand.paragraphs import once, paragraphs_of
from onrecord.understand.parse import Parsed, parse
from onrecord.understand.quotes import Quote, quotations
from onrecord.understand.set_off import set_off
from onrecord.understand.speakers import Cast, Named
from onrecord.understand.worth import says_nothing, surest, worth

NEAR = 24
DAY_HOLDS = 8  # paragraphs after which the day that a speaker spoke is no longer taken to hold
UNCUED, LEAST_QUOTED = 0.3, 6  # weight of a quotation that nobody is said to have said, and its least words
LEAST = 0.25  # confidence below which an attribution is left out


@step(
    version=6,
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
            reader = _Reader(page, article, cast, region, told[region])
            yield from reader.read(parsed, paragraphs, set_off(paragraphs, blocks))
    yield from lost


class _Reader:
    def __init__(self, page: Page, article: Article, cast: Cast, region: Region, tips: Sequence[Tip]) -> None:
        self.page = page
        self.article = article
        self.cast = cast
        self.region = region
        self.tips = tips
        self.quotes: list[Quote] = []
        self.said_on: dict[str, tuple[int, PartialDate]] = {}  # in which paragraph and when each speaker last spoke
        self.anchor = anchor_of(article)
        self.lede: PartialDate | None = None  # the day that the first paragraph tells of
        self.told: Draft | None = None  # the statement before, if it names an addressee
        self.guests: list[Named] | None = None  # who is interviewed, once that was asked for
        self.latest: tuple[int, list[Named]] = (-2, [])  # who spoke last, and in which paragraph

    def read(self, parsed: Parsed, paragraphs: Sequence[Span], blocks: Collection[int]) -> Iterator[Statement | Party]:
        self.quotes = quotations(self.page.text, paragraphs)
        self.lede = day_named(paragraphs[0].of(self.page.text), self.anchor)
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
        via = [name for part in draft.via for name in self.cast.others(part)]
        lead = names[0] if names else Named.nobody()
        named = source.speaker.of(text) if source.speaker else ""
        form = _form(text, draft, quoted)
        said_on, why = self._said_on(draft, source, lead, form)
        identity = ids[id(draft)]
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
            said_on=said_on,
            said_on_why=why,
            place=_place(text, draft),
            negated=draft.negated,
            modality=modality(text, draft, form),
            anonymous=lead.anonymous,
            parent=ids[id(parent)] if parent else "",
            region=self.region,
            confidence=likelihood(draft.weight, speaker_sure(lead.name if names else "", named, lead.confidence)),
            because="; ".join(filter(None, (draft.because, lead.because))),
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

    def _said_on(self, draft: Draft, source: Draft, lead: Named, form: Form) -> tuple[PartialDate | None, str]:
        """Return when it was said: as its own sentence tells, or for the words of one who is quoted on, as before."""
        text, anchor = self.page.text, self.anchor
        time = draft.time or (source.time if draft.follows else None)
        if time is None and form is Form.INDIRECT and draft.because == "content before its cue":
            found = day_at_end(draft.content[0].of(text), anchor) if draft.paragraph == 0 else None
            return found, "the day of what is told" if found else ""
        if time is not None:
            words = time.of(text)
            found = day_told(text, time, anchor, is_future=_is_future(text, draft))
            if found and lead.entity:
                self.said_on[lead.entity] = draft.paragraph, found
            return found, (f"“{words}” on a page of {anchor}" if anchor else f"“{words}”") if found else ""
        if form is not Form.DIRECT:
            return None, ""
        if draft.because == "transcript":
            return (self.lede, "the day of the first paragraph") if self.lede else (None, "")
        told_in, known = self.said_on.get(lead.entity, (-DAY_HOLDS, None))
        if known is not None and draft.paragraph - told_in <= DAY_HOLDS:
            return known, "the same speaker before"
        # What the first paragraph reports of a day, the second quotes.
        return (self.lede, "the day of the first paragraph") if self.lede and draft.paragraph == 1 else (None, "")


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


def _is_future(text: str, draft: Draft) -> bool:
    return draft.cue is not None and bool(FUTURE.search(draft.cue.of(text)))


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
