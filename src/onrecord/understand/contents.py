"""What is attributed: the words before or after a cue, and where they begin and end."""

from __future__ import annotations

from dataclasses import replace

from onrecord.understand.ends import clause_end, has_finite, is_clause
from onrecord.understand.parts import WH, Attribution, Range, VerbGroup
from onrecord.understand.units import Word
from onrecord.understand.words import listed

_SPOKEN_ENDS = (",", ".", "?", "!", "—", "…", "...")
TAKEN = listed("responsibility credit")
SHORT_TERM = 6  # tokens, marks included
_READS = listed("read recite sing begin start finish continue resume proceed")
_WRITES = listed("write post text blog")
_GIVEN_TO = listed("promise pledge vow swear suggest propose explain")  # what is said *to the council* is not told
_DETACHED = listed(
    "though although while as who which whose adding citing because according in during on at after before when "
    "speaking referring noting whereas despite amid following with"
)


def left_content(words: tuple[Word, ...], end: int, before: list[Attribution], cuts_in: bool = False) -> Range | None:
    """Return the words before a cue and its speaker that are what was said, if a comma or a quotation sets them off."""
    if end < 1:
        return None
    last = end
    sets_off = False
    while last > 0 and (words[last - 1].lower in (",", "—", "–", "--", "-")):
        last -= 1
        sets_off = True
    if last < 1:
        return None
    quoted = words[last - 1].tag == "QUOTE"
    # A short quotation that no mark sets off is a name or a term: Marcia "Cia" Holm said.
    sets_off = sets_off or (quoted and (words[last - 1].last in _SPOKEN_ENDS or words[last - 1].size > SHORT_TERM))
    if not sets_off:
        return None
    done = [a for a in before if a.content and a.content[0][0] < a.cue_words[0]]
    limit = max((max(a.cue_words[1], *(stop for _, stop in a.content if stop <= last), 0) for a in done), default=0)
    start = max(limit, _dateline_end(words))
    while start < last and words[start].tag == "PUNCT":
        start += 1
    if quoted:
        start = _quoted_start(words, start, last)
    elif cuts_in and not limit and not is_clause(words, start, last):
        start = _broken_clause_start(words, start, last)
        return (start, last) if start < last else None
    elif limit or not has_finite(words, start, last):
        if limit or last - start < 4 or words[start].tag in ("ADP", "ADV", "VERB", "NUM"):
            return None
    elif words[start].lower == "asked":
        return None
    return (start, last) if start < last else None


def cuts_in(words: tuple[Word, ...], group: VerbGroup, after_time: int) -> bool:
    """Tell whether a comma follows the cue, or its time: the plane, he said on Friday, would land."""
    return any(
        at + 2 < len(words) and words[at].lower in (",", "—", "–", "--") and words[at + 1].tag != "QUOTE"
        for at in (group.last, after_time)
    )


def _broken_clause_start(words: tuple[Word, ...], start: int, last: int) -> int:
    """Return where a clause begins that a cue breaks after its auxiliary: a vote that *would*, the agent said, …"""
    if words[last - 1].tag not in ("AUX", "SCONJ"):
        return start
    for at in range(last - 1, start, -1):
        if words[at - 1].lower in ("that", "which", "who") or words[at - 1].tag == "PUNCT":
            return at
    return start


def _dateline_end(words: tuple[Word, ...]) -> int:
    """Return where the text begins after "GENEVA (Agency) —"; 0 where there is no dateline."""
    for at in range(1, min(14, len(words))):
        if words[at].lower in ("--", "—", "–", "―", "-"):
            return at + 1
        if not (words[at].is_capital or words[at].tag in ("NUM", "PUNCT")):
            return 0
    return 0


def _quoted_start(words: tuple[Word, ...], start: int, last: int) -> int:
    """Return where content that ends in a quotation begins: there, or before it where the text runs into it."""
    at = last - 1
    while at > start and words[at - 1].tag == "QUOTE":
        at -= 1
    if at > start and words[at - 1].tag == "PUNCT":
        if words[at - 1].lower == "," and at - 2 >= start and words[at - 2].tag == "QUOTE":
            return at - 2
        return at
    return start


def rest_after(words: tuple[Word, ...], left: Range, at: int) -> Range | None:
    """Return what follows a cue that cuts into its content: the plane, he said, *would land*."""
    if at >= len(words) - 1:
        return None
    comma = words[at].lower in (",", "—", "–", "--")
    start = at + 1 if comma else at
    if start >= len(words):
        return None
    first = words[start]
    if first.tag == "QUOTE" and words[left[1] - 1].tag == "QUOTE":
        return start, clause_end(words, start, is_phrase=False)
    if comma and first.tag == "CCONJ" and any(word.tag == "QUOTE" for word in words[start + 1 : start + 4]):
        return start, clause_end(words, start, is_phrase=False)
    if not comma:
        return None
    if words[left[1] - 1].tag == "QUOTE":  # the “quiet channel”, she said, *was closed*
        finite = first.tag in ("AUX", "VERB") and not first.lower.endswith("ing")
        if not finite or words[left[0]].tag == "QUOTE" or is_clause(words, *left):
            return None
    if not is_clause(words, *left) and first.tag != "PUNCT":
        end = clause_end(words, start, is_phrase=False)
        return (start, end) if end > start else None
    if first.lower in _DETACHED or first.tag in ("PUNCT", "ADP") or first.lower.endswith("ing") or first.tag == "CCONJ":
        return None
    end = clause_end(words, start, is_phrase=False)
    return (start, end) if end > start else None


def right_content(words: tuple[Word, ...], at: int, group: VerbGroup) -> Range | None:
    if at >= len(words):
        return None
    word = words[at]
    frames = group.cue.frames
    if word.lower in (",", ":") and at + 1 < len(words):
        after = words[at + 1]
        if after.tag == "QUOTE":
            return _quoted_right(words, at + 1, "clause" in frames)
        if word.lower == ":" and "clause" in frames:
            return to_end(words, at + 1, is_phrase=False)
        return None
    if word.tag == "PUNCT":
        return None
    if word.lower in TAKEN and (at + 1 >= len(words) or words[at + 1].lower != "for"):
        return None  # claimed responsibility in a statement: for what is not said
    if word.tag == "QUOTE" and group.cue.base in _READS:
        return None  # she read “The Long Harbour”; said so, it would follow a comma or a colon
    if word.tag == "QUOTE":
        return _quoted_right(words, at, "clause" in frames)
    if word.lower in ("that", *WH) and ({"clause", "wh"} & frames):
        return to_end(words, at, is_phrase=False)
    if word.lower == "not" and at + 2 < len(words) and words[at + 1].lower == "to" and "to" in frames:
        return to_end(words, at, is_phrase=True)
    if word.lower == "to" and at + 1 < len(words):
        if words[at + 1].tag in ("DET", "PROPN") and group.cue.base in _GIVEN_TO:
            return None  # what she had promised to the council
        return to_end(words, at, is_phrase=True) if "to" in frames or "obj" in frames else None
    if word.lower in frames and word.tag == "ADP":
        return to_end(words, at, is_phrase=True)
    if word.lower.endswith("ing") and word.tag == "VERB":
        return to_end(words, at, is_phrase=True) if {"ing", "np"} & frames else None
    if word.tag in ("ADP", "AUX", "CCONJ") or (word.tag == "VERB" and not has_finite(words, at + 1, len(words))):
        return None
    if word.tag == "VERB" and word.lower.endswith("s"):
        return None  # what she said frightens him
    return _bare(words, at, group)


def _quoted_right(words: tuple[Word, ...], at: int, takes_clause: bool) -> Range:
    """Return content that begins with a quotation: that alone, unless the sentence runs on through it."""
    end = at + 1
    while end < len(words) and words[end].tag == "QUOTE":
        end += 1
    whole = words[at].last in (".", ",", "!", "?", "...", "…", "—")
    stops = end >= len(words) or words[end].tag in ("PUNCT", "CCONJ", "SCONJ") or not takes_clause
    if whole or stops:
        return at, end
    return at, clause_end(words, at, is_phrase=False)


def _bare(words: tuple[Word, ...], at: int, group: VerbGroup) -> Range | None:
    """Return a clause without "that", or the noun phrase that the cue takes."""
    frames = group.cue.frames
    end = clause_end(words, at, is_phrase=False)
    if "clause" in frames and has_finite(words, at + 1, end):
        return at, end
    if {"np", "as", "clause", "np_weak"} & frames:
        return to_end(words, at, is_phrase=True)
    return None


def to_end(words: tuple[Word, ...], at: int, *, is_phrase: bool) -> Range | None:
    end = clause_end(words, at, is_phrase=is_phrase)
    return (at, end) if end > at else None


def fit(words: tuple[Word, ...], content: Range, group: VerbGroup) -> float:
    """Return how well the content fits the cue, 0 to 1: what follows "said" without a verb is hardly said."""
    first = words[content[0]]
    frames = group.cue.frames
    if first.lower == "that" or first.tag == "QUOTE" or words[content[0] - 1].lower == ":":
        return 1.0
    if first.lower in WH and group.cue.kind != "ask":
        return 0.7
    if has_finite(words, *content) and "clause" in frames:
        return 0.95
    if {"np", "as", first.lower} & frames or first.lower in TAKEN:
        return 0.85
    if first.lower.endswith("ing") and "ing" in frames:
        return 1.0
    if group.cue.base in _WRITES:
        return 0.25  # writes hull cover
    return 0.45 if group.cue.base not in ("say", "add", "tell") else 0.3


def replace_frames(group: VerbGroup, frames: set[str]) -> VerbGroup:
    """Return ``group`` as if its cue took ``frames``."""
    cue = replace(group.cue, kind="say", frames=frozenset(frames))
    return VerbGroup(
        cue, group.form, group.first, group.head, group.last, group.passive, group.negated, group.infinitive
    )
