"""Tips as drafts: what outside readers told of a page, where its words stand there, laid beside what we read ourselves.

What both found is ours, with more confidence. What only a reader found is added under the reader's name. What overlaps
ours and is neither the same nor told inside it is left out: of two readings of the same words ours stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Page, Passage, Problem, Region, Tip, TipKind, problem
from onrecord.spans import Span, hull
from onrecord.understand.cues import cues
from onrecord.understand.draft import Draft
from onrecord.understand.outside.places import Places, following, gap, with_marks, words_of
from onrecord.understand.paragraphs import paragraphs_of

# Not measured: no model has been scored yet. Below what our own cue of saying gives (0.85 and more), above what we
# leave out, so that a person who sorts by confidence sees our own first.
WITH_SPEAKER = 0.57  # likely to be right: .6 (`likelihood`)
WITHOUT_SPEAKER = 0.45
AGREED = 0.3  # share of the doubt left that goes where a reader found the same
SAME = 0.5  # overlap over union from which two contents are one
APART = 0.1  # share of a told content that may lie in ours, where they are two
MOST_TIPS = 2000  # of one page; a report has some fifty quotations
LEAST_WORDS = 2  # of a content: a single word stands in too many places
SPEAKER_WITHIN = 800  # characters between a content and the words that name its speaker
CUE_WITHIN = 250
_CUT = re.compile(r"\[?(?:…|\.\.\.)\]?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A quotation that a reader told, where it stands."""

    content: tuple[Span, ...]
    speaker: Span | None
    cue: Span | None
    reader: str


def with_tips(text: str, paragraphs: Sequence[Span], ours: Sequence[Draft], tips: Sequence[Tip]) -> list[Draft]:
    """Return our drafts with those that readers told beside them, in reading order; ``ours`` alone without tips.

    A draft of ours that a reader also found gains confidence, and takes the reader's speaker where it has none.
    """
    made = list(ours)
    told = placed(Places(text, paragraphs), tips[:MOST_TIPS]) if tips else []
    if not told:
        return made
    for each in told:
        for n, part in enumerate(_by_paragraph(text, each, paragraphs)):
            _lay(part, made, follows_one=n > 0)
    # Python's sort keeps the order of equals: what continues another stays behind it.
    return sorted(made, key=lambda draft: (draft.paragraph, draft.content[0].start))


def sorted_out(
    page: Page, passages: Sequence[Passage], tips: Sequence[Tip]
) -> tuple[dict[Region, list[Tip]], list[Problem]]:
    """Return the quotations among ``tips`` by the region that holds their words, and a Problem for each reader's rest.

    What stands in the body and in the headline is the body's: a headline shortens what the body quotes.
    """
    told = [tip for tip in tips if tip.kind is TipKind.QUOTATION][:MOST_TIPS]
    found: dict[Region, list[Tip]] = {Region.BODY: [], Region.TITLE: []}
    for region, taken in found.items():
        places = Places(page.text, list(paragraphs_of(page.text, passages, region))) if told else None
        taken += [tip for tip in told if places and _content(places, tip, 0)]
        standing = {tip.id for tip in taken}
        told = [tip for tip in told if tip.id not in standing]
    lost: dict[str, list[Tip]] = {}
    for tip in told:
        lost.setdefault(tip.reader, []).append(tip)
    return found, [_not_on_page(page, reader, some) for reader, some in lost.items()]


def _not_on_page(page: Page, reader: str, some: Sequence[Tip]) -> Problem:
    first = " … ".join(some[0].words)[:80]
    return problem(page.capture, "statements", f"{len(some)} told by {reader} do not stand on the page: “{first}”")


def placed(places: Places, tips: Sequence[Tip]) -> list[Placed]:
    """Return the quotations among ``tips`` whose words stand on the page, each at one place.

    A wording that stands in several places is taken where the reader was reading, after what it told before.
    """
    found: list[Placed] = []
    reached: dict[str, int] = {}
    for tip in sorted(tips, key=lambda tip: (tip.reader, tip.position, tip.id)):
        if tip.kind is not TipKind.QUOTATION:
            continue
        content = _content(places, tip, max(tip.near, reached.get(tip.reader, 0)))
        if content is None:
            continue
        reached[tip.reader] = content[0].start + 1
        cue = _near(places, tip.cue, content, CUE_WITHIN, beside=content)
        speaker = _near(places, tip.speaker, content, SPEAKER_WITHIN, beside=(cue,) if cue else content)
        found.append(Placed(content, speaker, cue, tip.reader))
    return found


def _content(places: Places, tip: Tip, after: int) -> tuple[Span, ...] | None:
    """Return where the words stand, after the character ``after`` if they do so there; `None` if they stand nowhere."""
    if sum(len(words_of(part)) for part in tip.words) < LEAST_WORDS:
        return None
    ways = ((words, start) for words in (tip.words, _cut(tip.words)) for start in (after, 0))
    return next((found for words, start in ways if (found := _fragments(places, words, start))), None)


def _cut(words: Sequence[str]) -> list[str]:
    """Return ``words`` cut where the reader wrote dots for what it left out."""
    return [part for whole in words for part in _CUT.split(whole) if words_of(part)]


def _fragments(places: Places, words: Sequence[str], after: int) -> tuple[Span, ...] | None:
    """Return where the parts stand, in order: the longest first, the others as near to it as can be."""
    if not words:
        return None
    longest = max(range(len(words)), key=lambda n: len(words[n]))
    anchor = following(places.of(words[longest]), after)
    if anchor is None:
        return None
    made = [anchor]
    for part in words[longest + 1 :]:
        place = next((place for place in places.of(part) if place.start >= made[-1].end), None)
        if place is None or gap(made[-1], place) > SPEAKER_WITHIN:
            return None
        made.append(place)
    for part in reversed(words[:longest]):
        place = next((place for place in reversed(places.of(part)) if place.end <= made[0].start), None)
        if place is None or gap(made[0], place) > SPEAKER_WITHIN:
            return None
        made.insert(0, place)
    return tuple(made)


def _near(places: Places, wording: str, content: Sequence[Span], most: int, *, beside: Sequence[Span]) -> Span | None:
    """Return where ``wording`` stands outside the content, within ``most`` characters of it, nearest to ``beside``.

    A speaker is looked for beside the cue, since names come again: of the two Branns the one who *said*.
    """
    if not wording:
        return None

    def far(place: Span, to: Sequence[Span]) -> int:
        return min(gap(place, part) for part in to)

    outside = [place for place in places.of(wording) if not any(place.overlaps(part) for part in content)]
    near = [place for place in outside if far(place, content) <= most]
    return min(near, key=lambda place: (far(place, beside), far(place, content), place.start), default=None)


# --- drafts ------------------------------------------------------------------------------------


def _by_paragraph(text: str, told: Placed, paragraphs: Sequence[Span]) -> Iterator[Draft]:
    """Yield a draft for each paragraph that a told quotation runs through; later ones follow the first."""
    first: Draft | None = None
    begins = [paragraph.start for paragraph in paragraphs]
    last = bisect_left(begins, told.content[-1].end)
    for number in range(max(0, bisect_right(begins, told.content[0].start) - 1), last):
        paragraph = paragraphs[number]
        parts = [
            with_marks(text, Span(max(part.start, paragraph.start), min(part.end, paragraph.end)), paragraph)
            for part in told.content
            if part.overlaps(paragraph)
        ]
        if not parts:
            continue
        draft = _draft(text, told, parts, number)
        if first is not None:
            draft.follows, draft.speaker, draft.cue = first, None, None
        first = first or draft
        yield draft


def _draft(text: str, told: Placed, content: list[Span], paragraph: int) -> Draft:
    base, kind = _saying(told.cue.of(text)) if told.cue else ("", "say")
    return Draft(
        cue=told.cue,
        base=base,
        kind=kind,
        form="",
        speaker=told.speaker,
        content=content,
        paragraph=paragraph,
        weight=WITH_SPEAKER if told.speaker else WITHOUT_SPEAKER,
        because=f"told by {told.reader}",
        negated=kind == "deny",
    )


def _saying(cue: str) -> tuple[str, str]:
    """Return the base form and the kind of the first word of a cue that we know as one."""
    known = cues()
    for word, _ in words_of(cue):
        form = known.forms.get(word)
        if form is not None and form.base in known.verbs:
            return form.base, known.verbs[form.base].kind
    return "", "say"


def _lay(told: Draft, ours: list[Draft], *, follows_one: bool) -> None:
    """Put a told draft among ours, or count it as one of them."""
    near = [draft for draft in ours if abs(draft.paragraph - told.paragraph) <= 1]
    shared = [(count, draft) for draft in near if (count := _shared(told.content, draft.content))]
    shared = [each for each in shared if follows_one or not _is_told_inside(told, each[1])]
    if shared:
        count, best = max(shared, key=lambda each: each[0] / _union(told, each[1], each[0]))
        if count / _union(told, best, count) >= SAME:
            _agree(best, told)
            return
    if sum(count for count, _ in shared) <= APART * _length(told.content):
        ours.append(told)


def _agree(own: Draft, told: Draft) -> None:
    if told.because in own.because:  # a reader that repeats itself is no second witness
        return
    own.weight += (1 - own.weight) * AGREED
    own.because = f"{own.because}; also {told.because}"
    if own.source.speaker is None and own.follows is None and told.speaker is not None:
        own.speaker = told.speaker
        own.cue = own.cue or told.cue
        own.because += ", who names the speaker"


def _is_told_inside(told: Draft, own: Draft) -> bool:
    """Tell whether a told draft lies, with the words that name its speaker, inside the content of one of ours."""
    if told.speaker is None:
        return False
    return all(any(whole.covers(part) for whole in own.content) for part in (*told.content, told.speaker))


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    if not hull(one).overlaps(hull(other)):
        return 0
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _length(spans: Sequence[Span]) -> int:
    return sum(map(len, spans))


def _union(told: Draft, own: Draft, shared: int) -> int:
    return max(1, _length(told.content) + _length(own.content) - shared)
