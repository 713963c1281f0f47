"""Attributions without an active verb: "according to A", "was quoted by A as saying", "A's claim that …"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.understand.beside import stands_beside
from onrecord.understand.contents import SHORT_TERM, left_content, replace_frames, rest_after, right_content, to_end
from onrecord.understand.cues import Cue, cues
from onrecord.understand.ends import clause_end
from onrecord.understand.parts import Attribution, Range, VerbGroup
from onrecord.understand.phrases import left_phrase, right_phrase, subject
from onrecord.understand.times import time_end
from onrecord.understand.units import Word
from onrecord.understand.words import listed

DESCRIBED = "described by whom it names"  # why such a draft is one
_STAFFS = listed("team desk bureau staff unit section newsroom correspondent correspondents reporter reporters")
_AFTER_GIVER = ("PUNCT", "CCONJ", "SCONJ", "ADP", "ADV", "AUX")


def passive_attribution(words: tuple[Word, ...], group: VerbGroup) -> Attribution | None:
    """Read "was quoted by A as saying", "was told that", "is said to be"."""
    who = subject(words, group.first)
    if group.cue.base in ("tell", "inform", "warn", "remind", "assure", "advise", "ask", "urge"):
        speaker, at = None, group.last
        if at < len(words) and words[at].lower == "by" and time_end(words, at) == at:
            end = right_phrase(words, at + 1)
            speaker, at = ((at + 1, end), end) if end > at + 1 else (None, at)
        beside = stands_beside(words, at, replace(group.cue, frames=group.cue.frames - {"obj"}))
        right = right_content(words, beside.at, group)
        if right is None:
            return None
        made = Attribution(group.cue, "passive", (group.first, group.last), speaker, (right,), addressee=who)
        return replace(made, weight=0.45 if speaker is None else 0.7, because="passive cue", time=beside.time)
    if group.cue.kind in ("blame", "judge") and group.last < len(words) and words[group.last].lower == "by":
        end = right_phrase(words, group.last + 1, links=False)
        right = right_content(words, end, group) or _given(words, end, group)
        if right is None or end == group.last + 1:
            return None
        if group.first and words[group.first - 1].lower == ",":  # between commas: …, accused by A of lying, resigned
            right = right[0], next((n for n in range(*right) if words[n].lower == ","), right[1])
        made = Attribution(group.cue, "passive", (group.first, group.last), (group.last + 1, end), (right,))
        return replace(made, weight=group.cue.weight * 0.8, because="passive cue")
    if "as" in group.cue.frames:
        return _described_by(words, group)
    if group.cue.base != "quote" or who is None:
        return None
    return _quoted_as_saying(words, group, who)


def _described_by(words: tuple[Word, ...], group: VerbGroup) -> Attribution | None:
    """Read *was described as a ruin by the pilots*; nothing where nobody is named."""
    at = group.last
    if at >= len(words) or words[at].lower != "as":
        return None
    stop = clause_end(words, at, is_phrase=True)
    by = next((n for n in range(at + 2, stop) if words[n].lower == "by"), len(words))
    end = right_phrase(words, by + 1) if time_end(words, by) <= by < len(words) - 1 else 0
    if end <= by + 1 or (end < len(words) and words[end].tag not in _AFTER_GIVER):
        return None
    made = Attribution(group.cue, "passive", (group.first, group.last), (by + 1, end), ((at, by),))
    return replace(made, weight=group.cue.weight * 0.9, because=DESCRIBED)


def is_reduced_passive(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Tell "a mayor accused by the council of …" from "a mayor accused the council"."""
    if group.form.part != "past" or group.last >= len(words):
        return False
    if words[group.last].lower == "by":
        return group.cue.kind in ("blame", "judge")
    # A toll, described as unfair by the pilots, …; but: Brann described as “absurd” the claims made by Tarke.
    made = _described_by(words, group) if "as" in group.cue.frames else None
    if made is None:
        return False
    first, last = made.content[0]
    is_short = last - first <= SHORT_TERM and all(word.tag != "QUOTE" for word in words[first:last])
    return is_short or words[group.first - 1].lower == ","


def _given(words: tuple[Word, ...], at: int, group: VerbGroup) -> Range | None:
    """Return "of lying" after "accused by the council", "as a bluff" after "described by the envoy"."""
    if at < len(words) and words[at].lower in ("of", "as", "for") and words[at].lower in group.cue.frames:
        return to_end(words, at, is_phrase=True)
    return None


def _quoted_as_saying(words: tuple[Word, ...], group: VerbGroup, who: Range) -> Attribution | None:
    at = group.last
    via: tuple[Range, ...] = ()
    time = None
    for _ in range(3):
        if at < len(words) and words[at].lower in ("by", "in", "on") and not time_end(words, at) > at:
            end = right_phrase(words, at + 1)
            via, at = (*via, (at + 1, end)), end
        elif (end := time_end(words, at)) > at:
            time, at = (at, end), end
    if at + 1 >= len(words) or words[at].lower != "as":
        return None
    cue_end = at + 2
    if cue_end + 1 < len(words) and words[cue_end].lower == "by" and (end := right_phrase(words, cue_end + 1)):
        via, at = (*via, (cue_end + 1, end)), end - 2
    beside = stands_beside(words, at + 2, replace_frames(group, {"clause", "quote"}).cue)
    left = left_content(words, who[0], [])
    right = right_content(words, beside.at, replace_frames(group, {"clause", "quote"}))
    content = right if right and not (left and words[left[1] - 1].tag == "QUOTE") else left
    made = Attribution(group.cue, "passive", (group.first, cue_end), who, (content,) if content else ())
    made = replace(made, via=via, time=time or beside.time, place=beside.place, weight=0.95)
    if content is None and beside.at < len(words) and words[beside.at].lower == ":":
        return replace(made, awaits=True, because="quoted by another")
    return replace(made, because="quoted by another") if content else None


def passed_on_by(words: tuple[Word, ...], group: VerbGroup) -> Attribution | None:
    """Read "…, as previously reported by A": A passed on what stands before."""
    at = group.last
    is_as = group.first > 0 and words[group.first - 1].lower == "as" and group.cue.base in ("report", "quote", "cite")
    if not is_as or at + 1 >= len(words) or words[at].lower != "by":
        return None
    end = right_phrase(words, at + 1)
    if end == at + 1:
        return None
    if words[end - 1].lower in _STAFFS:  # Harbourlight*’s coast desk*
        end = next((n for n in range(at + 2, end) if words[n].lower == "'s"), end)
    return Attribution(group.cue, "source", (group.first, at), (at + 1, end), ((0, 0),), because="named source")


def quoted_by_another(words: tuple[Word, ...], group: VerbGroup) -> Attribution | None:
    """Read "A quoted B as saying …": B speaks, and A passed it on."""
    end = right_phrase(words, group.last)
    stop = next((n for n in range(end, min(end + 8, len(words) - 1)) if words[n].lower == "as"), -1)
    if end == group.last or stop < 0 or words[stop + 1].lower not in ("saying", "telling", "stating", "warning"):
        return None
    by = subject(words, group.first)
    beside = stands_beside(words, stop + 2, replace_frames(group, {"clause", "quote"}).cue)
    right = right_content(words, beside.at, replace_frames(group, {"clause", "quote"}))
    cue = (group.first, stop + 2)
    made = Attribution(group.cue, "passive", cue, (group.last, stop), (right,) if right else (), weight=0.95)
    made = replace(made, via=(by,) if by else (), time=beside.time, place=beside.place, because="quoted by another")
    if right is None:
        waits = beside.at < len(words) and words[beside.at].lower == ":"
        return replace(made, awaits=True) if waits else None
    return made


def named_sources(words: tuple[Word, ...], before: list[Attribution]) -> list[Attribution]:
    """Read "according to A", in front of what it attributes or after it."""
    found: list[Attribution] = []
    for at in range(len(words)):
        for phrase in cues().sources:
            if words[at].lower != phrase[0] or tuple(w.lower for w in words[at : at + len(phrase)]) != phrase:
                continue
            begin = at + len(phrase)
            end = _source_end(words, begin)
            cue = Cue(" ".join(phrase), "say", 0.85, frozenset({"clause"}))
            made = Attribution(cue, "source", (at, begin), (begin, end), weight=0.85, because="named source")
            content = _source_content(words, at, end, before)
            if end > begin and content:
                found.append(replace(made, content=content))
    return found


def _source_end(words: tuple[Word, ...], begin: int) -> int:
    end = right_phrase(words, begin)
    while end + 1 < len(words) and words[end].lower in ("of", "in", "by", "from", "at", "for", "with", "on"):
        if time_end(words, end) > end:
            break
        further = right_phrase(words, end + 1)
        if further == end + 1:
            break
        end = further
    return end


def _source_content(words: tuple[Word, ...], at: int, end: int, before: list[Attribution]) -> tuple[Range, ...]:
    leads = all(word.lower in ("and", "but", ",", "meanwhile", "still", "yet") for word in words[:at])
    if leads:
        comma = next((n for n in range(end, min(end + 25, len(words))) if words[n].lower in (",", ":")), -1)
        if comma < 0 or comma + 1 >= len(words):
            return ()
        stop = clause_end(words, comma + 1, is_phrase=False)
        return ((comma + 1, stop),) if stop > comma + 1 else ()
    last = at
    while last > 0 and words[last - 1].lower in (",", "—", "–", "--"):
        last -= 1
    start = 0
    while start < last and words[start].tag == "PUNCT":
        start += 1
    if any(a.weight >= 0.6 and a.content and a.cue_words[1] <= at for a in before):
        return ((0, 0),)  # a statement of somebody else: this one passed it on
    rest = rest_after(words, (start, last), end) if end < len(words) else None
    return ((start, last), rest) if rest else ((start, last),) if start < last else ()


def nouns_of_saying(words: tuple[Word, ...], before: list[Attribution]) -> list[Attribution]:
    """Read "the minister's claim that …", "a pledge by A to …", "his criticism of …"."""
    known = cues()
    found: list[Attribution] = []
    for at in range(1, len(words) - 2):
        cue = known.nouns.get(words[at].lower)
        if cue is None or words[at].tag not in ("NOUN", "VERB") or any(_holds(a.cue_words, at) for a in before):
            continue
        begin = at + 1
        who = _possessor(words, at)
        if who is None and words[begin].lower in ("by", "from", "among", "of"):
            end = right_phrase(words, begin + 1)
            who, begin = (begin + 1, end), end
        if who is None or begin >= len(words) - 1:
            continue
        share = _noun_fit(words, begin, cue)
        content = to_end(words, begin, is_phrase=words[begin].lower != "that") if share else None
        if content is not None:
            made = Attribution(cue, "noun", (at, at + 1), who, (content,), weight=cue.weight * share)
            found.append(replace(made, because="noun of saying"))
    return found


def _holds(part: Range, at: int) -> bool:
    return part[0] <= at < part[1]


def _noun_fit(words: tuple[Word, ...], at: int, cue: Cue) -> float:
    """Return how surely what follows a noun of saying is its content, 0 to 1."""
    word = words[at]
    if word.lower == "that":
        return 1.0
    if word.lower == "to" and word.tag == "PART":
        return 0.7 if cue.kind in ("promise", "urge") else 0.0
    return 0.8 if word.tag == "ADP" and word.lower in cue.frames else 0.0


def _possessor(words: tuple[Word, ...], at: int) -> Range | None:
    for back in range(at - 1, max(-1, at - 4), -1):
        word = words[back]
        if word.lower in ("his", "her", "their", "its"):
            return back, back + 1
        if word.lower in ("'s", "'"):
            start = left_phrase(words, back)
            return (start, back) if start < back else None
        if word.tag not in ("ADJ", "NOUN", "ADV", "VERB"):
            return None
    return None
