"""Whether something is said to be so, to be possible, to come, or asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Form, Modality
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
_WH = re.compile(r"(?:whether|if|how|what|why|who|when|where|which)\b", re.I)


def modality(text: str, draft: Draft, form: Form) -> Modality:
    """Return the modality of a draft: of its kind, its cue, or the first auxiliary of its content.

    A "would" that reports after a verb in the past is the future of what was said: Brann said she *would* stay.
    """
    words = draft.content[-1].of(text)
    begin = draft.content[0].of(text)
    if draft.kind == "ask" and (_WH.match(begin) or draft.base in ("wonder", "inquire", "enquire", "question")):
        return Modality.QUESTION
    if words.rstrip("\"'”’» ").endswith("?"):
        return Modality.QUESTION
    if draft.kind in ("urge", "promise") or begin.startswith("to "):
        return Modality.MODAL if draft.kind == "urge" else Modality.FUTURE
    cue = draft.cue.of(text) if draft.cue else ""
    first = [(found.start(), kind) for kind, found in _signs(cue)]  # Brann *may* say that …
    if first:
        return min(first)[1]
    inside = [(found.start(), kind) for kind, found in _signs(begin)]
    if not inside:
        return Modality.ASSERTED
    at, kind = min(inside)
    is_future = kind is Modality.CONDITIONAL and _is_reported(draft, form, begin[:at])
    return Modality.FUTURE if is_future and not _SUPPOSED.search(begin) else kind


def _is_reported(draft: Draft, form: Form, before: str) -> bool:
    """Tell whether what follows ``before`` in a content stands outside marks, after a verb of saying in the past."""
    told = draft.follows if draft.form == "gerund" and draft.follows is not None else draft
    before = before.replace("''", '"')  # a pair of apostrophes closes as one mark
    in_marks = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return form is not Form.DIRECT and told.form in ("past", "passive") and not in_marks


def _signs(words: str) -> Iterator[tuple[Modality, re.Match[str]]]:
    for kind, pattern in ((Modality.MODAL, _MODAL), (Modality.FUTURE, FUTURE), (Modality.CONDITIONAL, _CONDITIONAL)):
        found = pattern.search(words[:200])
        if found:
            yield kind, found
