"""What stands around a clause that says whose words they are: The toll, *as Brann put it*, is a gift."""

from __future__ import annotations

from onrecord.understand.contents import left_content, rest_after
from onrecord.understand.ends import clause_end
from onrecord.understand.parts import Attribution, Range, VerbGroup
from onrecord.understand.phrases import DASHES
from onrecord.understand.units import Word

AS_TOLD = "as it was put"  # why such a draft is one
_LEADS = ("and", "but", ",", "for", "so", "or")


def as_told(
    words: tuple[Word, ...], start: int, at: int, group: VerbGroup, before: list[Attribution]
) -> tuple[Range, ...]:
    """Return what a clause with "as" attributes, whose speaker begins at ``start`` and after which ``at`` is next.

    Before it, after it, or both, where it cuts in; nothing where the clause takes content of its own, or tells of a
    time: *as Brann spoke, the lights went out*.
    """
    if start < 1 or words[start - 1].lower != "as" or group.cue.kind != "say" or "clause" not in group.cue.frames:
        return ()
    ends = at >= len(words) or words[at].tag == "PUNCT"
    if not ends:
        return ()
    if all(word.lower in _LEADS for word in words[: start - 1]):
        return _after(words, at)
    comma = words[start - 2].lower in DASHES or (words[start - 2].tag == "QUOTE" and words[start - 2].last == ",")
    cuts_in = at < len(words) - 2 and words[at].lower in DASHES
    left = left_content(words, start - 1, before, cuts_in) if comma else None
    if left is None:
        return ()
    rest = rest_after(words, left, at)
    return (left, rest) if rest else (left,)


def _after(words: tuple[Word, ...], at: int) -> tuple[Range, ...]:
    """Return the clause after *As Brann noted,*; one in marks is the cue's own and read with it."""
    if at >= len(words) - 2 or words[at].lower != "," or words[at + 1].tag == "QUOTE":
        return ()
    end = clause_end(words, at + 1, is_phrase=False)
    return ((at + 1, end),) if end > at + 1 else ()
