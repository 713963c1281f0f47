"""Content that runs over into the sentence that tells of it: Brann’s claim *that the ice held* was denied by Velten."""

from __future__ import annotations

from onrecord.spans import Span
from onrecord.understand.draft import Draft
from onrecord.understand.parse import Parsed
from onrecord.understand.parts import WH

_VERBAL = frozenset({"aux", "aux:pass", "cop", "advmod"})
_LONGEST_GROUP = 4  # tokens from the first auxiliary to its verb: had not been denied


def stop_at_main_verb(parsed: Parsed, draft: Draft) -> None:
    """Cut the content of a noun of saying before the verb whose subject that noun is."""
    if draft.cue is None or len(draft.content) != 1 or draft.content[0].start < draft.cue.end:
        return
    noun, content = parsed.index(draft.cue.end - 1), draft.content[0]
    if parsed.tokens[noun].tag != "NOUN" or not parsed.relations[noun].startswith("nsubj"):
        return
    verb = parsed.heads[noun]
    first, last = parsed.index(content.start), parsed.index(content.end - 1)
    if not first + 1 < verb <= last:
        return
    group = [at for at in range(verb - _LONGEST_GROUP, verb) if _belongs(parsed, at, verb)]
    cut = min(group, default=verb)
    if cut > first + 1 and not any(token.lower in WH for token in parsed.tokens[first + 1 : cut]):
        draft.content = [Span(content.start, parsed.tokens[cut - 1].end)]


def _belongs(parsed: Parsed, at: int, verb: int) -> bool:
    return at >= 0 and parsed.heads[at] == verb and parsed.relations[at] in _VERBAL
