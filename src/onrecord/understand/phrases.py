"""Noun phrases and clause ends around a cue, found by word classes alone.

Every function takes the words of one unit and indexes into them; none looks further than `REACH` words.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.understand.cues import cues
from onrecord.understand.times import DAYS, TIMES, before_time, is_named
from onrecord.understand.units import Word
from onrecord.understand.words import listed

REACH = 60
_TITLE = 6  # tokens, marks included: told the station's “Morning Watch” that …
DASHES = (",", "—", "–", "--", "-", "―")
NAMING = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_INSIDE = NAMING | {"ADJ"}
_LINKS = listed("of for at in from with on to near against between under behind by")
_QUANTITIES = listed("all some many both most few several others two three four five half")
_SURVEYED = listed("those people voters residents respondents experts poll survey study report officials sources")
_RELATIVES = listed("who which that whose whom")


def is_nominal(word: Word) -> bool:
    """Tell whether a noun phrase may end with ``word``."""
    if word.lower in _QUANTITIES or (word.tag == "QUOTE" and word.size <= 8):
        return True
    return word.tag in NAMING or word.tag == "PRON"


def left_phrase(words: Sequence[Word], end: int, depth: int = 0) -> int:
    """Return where the noun phrase that ends before ``end`` begins; ``end`` where there is none."""
    at = end - 1
    if at < 0 or depth > 6:
        return end
    if words[at].lower == ")":
        at = _before_bracket(words, at)
        return left_phrase(words, at, depth + 1) if at > 0 else end
    if not is_nominal(words[at]) and words[at].tag not in ("ADJ", "DET", "VERB"):
        return end
    if words[at].lower in _RELATIVES:
        return end
    if at and words[at].tag == "VERB" and words[at].lower.endswith("ed") and words[at - 1].lower in _SURVEYED:
        return left_phrase(words, at, depth + 1)
    if words[at].tag == "QUOTE" and not (
        at and words[at].size <= 6 and words[at].last != "," and words[at - 1].tag in ("DET", "ADJ")
    ):
        return end
    if words[at].tag == "VERB" and words[at].lower not in cues().nouns:
        return end
    start = _base_start(words, at)
    if _is_linked(words, start):
        outer = left_phrase(words, start - 1, depth + 1)
        start = outer if outer < start - 1 and words[start - 2].lower not in TIMES else start
    if start >= 3 and words[start - 1].tag == "ADP" and words[start - 2].tag == "VERB" and not depth:
        # Protesters marching through the streets said
        outer = left_phrase(words, start - 2, depth + 1) if words[start - 2].lower.endswith("ing") else start
        if outer == 0 or (outer < start - 2 and words[outer - 1].tag in ("PUNCT", "SCONJ", "CCONJ")):
            start = outer
    if start >= 2 and words[start - 1].lower in ("and", "or", "&") and words[start - 2].tag in NAMING:
        start = _joint_start(words, start, depth)
    return start


def _is_linked(words: Sequence[Word], start: int) -> bool:
    """Tell whether "of", "for" … joins the phrase that begins at ``start`` to one before it."""
    if start < 2 or words[start - 1].lower not in _LINKS or words[start - 1].tag not in ("ADP", "PART"):
        return False
    before = words[start - 2]
    return before.tag in NAMING or before.lower in (")", "those", "one", "some", "many", "all")


def _base_start(words: Sequence[Word], at: int) -> int:
    start = at
    if words[at].tag == "PRON" and words[at].lower not in ("its", "his", "their", "her", "one"):
        return at - 1 if at and words[at - 1].lower in ("both", "all") else at
    while start > 0:
        before = words[start - 1]
        if before.lower in DAYS and not is_named(words, start - 1):
            break
        if before.lower in ("what", "which", "that", "whether", "how", "as"):
            break
        if before.tag == "DET" or before.lower in ("its", "his", "her", "their", "our", "my", "your", "whose"):
            start -= 1
            if start and words[start - 1].lower in ("all", "both", "half"):
                start -= 1
            if start and words[start - 1].lower in ("'s", "'") and words[start].tag != "DET":
                continue
            break
        inside = before.tag in _INSIDE or before.lower in ("'s", "'", "-", "/", "&", ".")
        modifies = before.tag in ("VERB", "ADV") and start >= 2 and _opens_phrase(words[start - 2])
        quoted = before.tag == "QUOTE" and before.size <= 6 and start >= 2 and words[start - 2].tag == "DET"
        if not (inside or modifies or quoted):
            if before.lower == ")" and (opened := _before_bracket(words, start - 1)) > 0:
                start = opened
                continue
            break
        start -= 1
    return start


def _opens_phrase(word: Word) -> bool:
    return word.tag in ("DET", "ADJ") or word.lower in ("'s", "his", "her", "their", "its")


def _joint_start(words: Sequence[Word], start: int, depth: int) -> int:
    """Return where "A and B" begins, if what stands before A shows that A is no object of another verb."""
    other = left_phrase(words, start - 1, depth + 1)
    if other >= start - 1:
        return start
    if (
        other == 0
        or words[other - 1].tag in ("SCONJ", "CCONJ")
        or words[other - 1].lower in (";", ":", "—", "–", "both")
    ):
        return other
    if words[other - 1].lower == ",":
        listed_before = left_phrase(words, other - 1, depth + 1)
        if listed_before < other - 1 and words[other - 2].tag == "PROPN" and words[other].tag == "PROPN":
            return listed_before if listed_before == 0 else other
        return other
    return start


def _before_bracket(words: Sequence[Word], at: int) -> int:
    for back in range(at, max(-1, at - 8), -1):
        if words[back].lower == "(":
            return back
    return 0


def right_phrase(words: Sequence[Word], at: int, *, links: bool = True) -> int:
    """Return where the noun phrase that begins at ``at`` ends; ``at`` where there is none."""
    end = at
    while end < len(words) and end - at < REACH:
        word = words[end]
        if word.tag == "PRON" and end > at and word.lower not in ("one", "ones"):
            break
        if word.tag == "PRON" and word.lower not in ("one", "its", "his", "her", "their", "our", "my", "your", "whose"):
            end += 1
            break
        if word.tag == "DET" and end > at and words[end - 1].lower not in ("all", "both", "half"):
            break
        inside = word.tag in _INSIDE or word.tag in ("DET", "PRON") or word.lower in ("'s", "'", "-", "/", "&")
        modifies = word.tag in ("VERB", "ADV") and end > at and _opens_phrase(words[end - 1]) and end + 1 < len(words)
        titled = word.tag == "QUOTE" and word.size <= _TITLE and end > at + 1 and words[end - 1].lower == "'s"
        if not (inside or modifies or titled) or (word.lower in DAYS and end > at and not is_named(words, end)):
            break
        end += 1
    if end == at or not is_nominal(words[end - 1]):
        return at
    if links and end + 1 < len(words) and words[end].lower in ("of", "for", "at", "from") and words[end].tag == "ADP":
        further = right_phrase(words, end + 1, links=end - at < REACH)
        end = further if further > end + 1 else end
    if links and end + 1 < len(words) and words[end].lower == "and" and words[end + 1].tag in ("PROPN", "DET"):
        further = right_phrase(words, end + 1, links=False)
        if further == len(words) or (further > end + 1 and words[further].tag in ("PUNCT", "QUOTE")):
            end = further
    return end


def subject(words: Sequence[Word], end: int) -> tuple[int, int] | None:
    """Return the noun phrase whose verb group begins at ``end``, with its apposition: words ``[first, last)``."""
    end = before_time(words, end)
    while end > 0 and words[end - 1].tag == "ADV":
        end -= 1
    if end == 0:
        return None
    before = words[end - 1]
    if is_relative(words, end):
        last = end - 1
        while last > 0 and words[last - 1].lower in DASHES:
            last -= 1
        start = left_phrase(words, last)
        return (start, end) if start < last else None
    if before.lower in DASHES:
        return _apposition(words, end - 1, (",",) if before.lower == "," else DASHES[1:])
    if before.tag == "QUOTE" and before.last == ",":
        return _apposition(words, end, (",",))
    start = left_phrase(words, end)
    if start >= end:
        return None
    return start, end


def is_relative(words: Sequence[Word], end: int) -> bool:
    """Tell whether the word before ``end`` is a relative pronoun: the minister *who* said …"""
    before = words[end - 1].lower if end else ""
    return before in ("who", "which") or (before == "that" and end > 1 and words[end - 2].tag in NAMING)


def _apposition(words: Sequence[Word], close: int, marks: Sequence[str]) -> tuple[int, int] | None:
    """Return the phrase before ", who …," or ", the envoy, of Tolm," that ends at ``close``."""
    best: tuple[int, int] | None = None
    at = close - 1
    while at > 0 and close - at < 40:
        if words[at].lower not in marks:
            if words[at].tag == "QUOTE" and words[at].size > 8:
                break
            at -= 1
            continue
        opens = words[at + 1]
        if close - at < 2 or opens.lower in ("and", "but", "or", "that", "if", "because"):
            break
        start = left_phrase(words, at - 1 if words[at - 1].lower == "." else at)
        if start >= at - 1 and not is_nominal(words[at - 1]):
            at -= 1  # the part before this comma is no phrase: R-Tolm., or a clause of the apposition
            continue
        before = words[start - 1] if start else None
        if before is not None and before.tag in ("ADP", "VERB", "AUX"):
            # "In Vienna, the envoy, said": the phrase before is no subject, the apposition may be one.
            inner = left_phrase(words, close)
            return best or ((inner, close) if inner == at + 1 else None)
        best = start, close
        if before is None or before.lower not in marks:
            break
        at = start - 1
    if best is None and marks != (",",):
        start = left_phrase(words, close)
        return (start, close) if start < close else None
    return best


def inverted(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Return the subject that follows its verb: said *Lavrov, the minister*."""
    end = right_phrase(words, at)
    if end == at or (words[at].tag == "PRON" and words[at].lower not in ("he", "she", "his", "her", "their", "its")):
        return None
    if words[at].lower in TIMES:
        return None
    if end < len(words) and words[end].lower == "," and end + 1 < len(words):
        further = right_phrase(words, end + 1)
        if (
            further > end + 1
            and words[end + 1].tag in ("DET", "NOUN", "ADJ", "PRON")
            and (further == len(words) or words[further].tag in ("PUNCT", "QUOTE"))
        ):
            end = further
    return at, end
