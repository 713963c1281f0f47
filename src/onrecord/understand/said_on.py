"""When something was said: as its own sentence tells, or for the words of one who is quoted on, as before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.dates import PartialDate
from onrecord.model import Article, Form
from onrecord.spans import Span
from onrecord.understand.days import anchor_of, day_at_end, day_named, day_told
from onrecord.understand.draft import Draft
from onrecord.understand.modality import FUTURE
from onrecord.understand.whys import pointed

DAY_HOLDS = 8  # paragraphs after which the day that a speaker spoke is no longer taken to hold


@dataclass(frozen=True, slots=True)
class SaidOn:
    """The day of a statement, and the words that tell it with their place. Both are empty where nothing does."""

    day: PartialDate | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Spoke:
    paragraph: int
    day: PartialDate
    words: Span


class Days:
    """The days on which the statements of one page were said, asked for in reading order."""

    def __init__(self, text: str, article: Article, paragraphs: Sequence[Span]) -> None:
        self.text = text
        self.anchor = anchor_of(article)
        self.lede = day_named(text, paragraphs[0], self.anchor)
        self.spoke: dict[str, _Spoke] = {}  # when each speaker last spoke, by entity

    def of(self, draft: Draft, speaker: str, form: Form) -> SaidOn:
        """Return when ``draft`` was said by ``speaker``, an entity's id or ""."""
        source = draft.source
        time = draft.time or (source.time if draft.follows else None)
        if time is not None:
            return self._told(draft, time, speaker)
        if form is Form.INDIRECT and draft.because == "content before its cue":
            found = day_at_end(self.text, draft.content[0], self.anchor) if draft.paragraph == 0 else None
            return SaidOn(found.day, f"the day of what is told: {self._at(found.words)}") if found else SaidOn()
        if form is not Form.DIRECT:
            return SaidOn()
        if draft.because != "transcript":
            before = self.spoke.get(speaker)
            if before is not None and draft.paragraph - before.paragraph <= DAY_HOLDS:
                return SaidOn(before.day, f"the same speaker before: {self._at(before.words)}")
        # What the first paragraph reports of a day, the second quotes.
        if self.lede and (draft.because == "transcript" or draft.paragraph == 1):
            return SaidOn(self.lede.day, f"the day of the first paragraph: {self._at(self.lede.words)}")
        return SaidOn()

    def _told(self, draft: Draft, time: Span, speaker: str) -> SaidOn:
        is_future = draft.cue is not None and bool(FUTURE.search(draft.cue.of(self.text)))
        found = day_told(self.text, time, self.anchor, is_future=is_future)
        if found is None:
            return SaidOn()
        if speaker:
            self.spoke[speaker] = _Spoke(draft.paragraph, found, time)
        return SaidOn(found, self._at(time))

    def _at(self, words: Span) -> str:
        return pointed(self.text, words) + (f" on a page of {self.anchor}" if self.anchor else "")
