"""Whether something is said to be so, to be possible, to come, or asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.model import Form, Modality
from onrecord.spans import Span
from onrecord.understand.draft import Draft

_MODAL = re.compile(r"\b(?:may|might|could|must|should|ought to|need to|needs to|has to|have to)\b", re.I)
FUTURE = re.compile(r"\b(?:will|won[’']t|shall|(?:is|are|am|was|were) going to)\b|[’']ll\b", re.I)
_CONDITIONAL = re.compile(r"\b(?:would|wouldn[’']t)\b|[’']d (?!been\b)", re.I)
# What a "would" under "said" keeps hypothetical: *if* it closed, *any* new toll would …, it would be wrong *to* …
_SUPPOSED = re.compile(
    r"\b(?:if|unless|otherwise|were to|in case|provided|any|would (?:have|like|rather|prefer))\b"
    r"|\b(?:it|that|this) would(?: not|n[’']t)? (?:be|mean|take)\b[^.]{0,60}\b(?:to|that|for)\b",
    re.I,
)
_SIGNS = ((Modality.MODAL, _MODAL), (Modality.FUTURE, FUTURE), (Modality.CONDITIONAL, _CONDITIONAL))
_WH = re.compile(r"(?:whether|if|how|what|why|who|when|where|which)\b", re.I)


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is said to be, and where the words stand that make it so."""

    modality: Modality
    words: Span | None = None  # None where it is asserted, and where it lies in a cue that stands elsewhere


def manner(text: str, draft: Draft, form: Form) -> Manner:
    """Return the modality of a draft: of its kind, its cue, or the first auxiliary of its content.

    A "would" that reports after a verb in the past is the future of what was said: Brann said she *would* stay.
    """
    first, last = draft.content[0], draft.content[-1]
    begin = first.of(text)
    if draft.kind == "ask" and (_WH.match(begin) or draft.base in ("wonder", "inquire", "enquire", "question")):
        return Manner(Modality.QUESTION, draft.cued.cue)
    asked = last.of(text).rstrip("\"'”’» ")
    if asked.endswith("?"):
        return Manner(Modality.QUESTION, Span(last.start + len(asked) - 1, last.start + len(asked)))
    if draft.kind in ("urge", "promise") or begin.startswith("to "):
        return Manner(Modality.MODAL if draft.kind == "urge" else Modality.FUTURE, draft.cued.cue)
    if draft.cue and (sign := _first_sign(draft.cue, text)):  # Brann *may* say that …
        return sign
    sign = _first_sign(first, text)
    if sign is None or sign.words is None:
        return Manner(Modality.ASSERTED)
    before = text[first.start : sign.words.start]
    is_future = sign.modality is Modality.CONDITIONAL and _is_reported(draft, form, before)
    return replace(sign, modality=Modality.FUTURE) if is_future and not _SUPPOSED.search(begin) else sign


def _is_reported(draft: Draft, form: Form, before: str) -> bool:
    """Tell whether what follows ``before`` in a content stands outside marks, after a verb of saying in the past."""
    told = draft.follows if draft.form == "gerund" and draft.follows is not None else draft
    before = before.replace("''", '"')  # a pair of apostrophes closes as one mark
    in_marks = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return form is not Form.DIRECT and told.form in ("past", "passive") and not in_marks


def _first_sign(span: Span, text: str) -> Manner | None:
    """Return the first auxiliary at ``span`` that tells; of two at one place the one whose kind's name is first."""
    words = span.of(text)[:200]
    found = [(sign.start(), kind, sign.end()) for kind, pattern in _SIGNS if (sign := pattern.search(words))]
    if not found:
        return None
    start, kind, end = min(found)
    return Manner(kind, Span(start, end).shift(span.start))
