"""Whether something is said to be so, to be possible, to come, or asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Modality
from onrecord.understand.draft import Draft

_MODAL = re.compile(r"\b(?:may|might|could|must|should|ought to|need to|needs to|has to|have to)\b", re.I)
FUTURE = re.compile(r"\b(?:will|won[’']t|shall|(?:is|are|am|was|were) going to)\b|[’']ll\b", re.I)
_CONDITIONAL = re.compile(r"\b(?:would|wouldn[’']t)\b|[’']d (?!been\b)", re.I)
_WH = re.compile(r"(?:whether|if|how|what|why|who|when|where|which)\b", re.I)


def modality(text: str, draft: Draft) -> Modality:
    """Return the modality of a draft: of its kind, its cue, or the first auxiliary of its content."""
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
    first = first or [(found.start(), kind) for kind, found in _signs(begin)]
    return min(first)[1] if first else Modality.ASSERTED


def _signs(words: str) -> Iterator[tuple[Modality, re.Match[str]]]:
    for kind, pattern in ((Modality.MODAL, _MODAL), (Modality.FUTURE, FUTURE), (Modality.CONDITIONAL, _CONDITIONAL)):
        found = pattern.search(words[:200])
        if found:
            yield kind, found
