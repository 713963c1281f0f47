"""What stands beside a cue: addressee, time, place, channel, a clause between commas."""

from __future__ import annotations

from dataclasses import replace

from onrecord.understand.cues import Cue, cues
from onrecord.understand.parts import WH, Attribution, Beside, Range, VerbGroup
from onrecord.understand.phrases import is_nominal, right_phrase, time_end
from onrecord.understand.units import Word
from onrecord.understand.words import listed

_PLACES = listed("in at from outside near")
_CHANNEL_LINKS = listed("in on by via during through at from over with after before to")


def stands_beside(words: tuple[Word, ...], at: int, cue: Cue) -> Beside:
    """Read what may stand between a cue and its content: addressee, time, place, channel, a clause between commas."""
    found = Beside(at)
    takes_time = cue.kind in ("say", "ask", "deny", "promise", "urge", "blame", "judge")
    if "obj" in cue.frames and at < len(words):
        end = _addressee_end(words, at)
        if end > at:
            found.addressee = (at, end)
            found.at = end
    for _ in range(8):
        now = found.at
        if now >= len(words):
            break
        word = words[now]
        end = time_end(words, now) if takes_time else now
        if end > now and not _begins_clause(words, end, now):
            found.time = found.time or (now, end)
            found.at = end
        elif word.tag == "ADV" and word.lower not in ("there", "here", "no", "not") and word.lower.endswith("ly"):
            found.at = now + 1
        elif word.lower == "to" and {"to", "obj"} & cue.frames:
            break
        elif word.lower in _CHANNEL_LINKS and word.tag in ("ADP", "PART") and "clause" in cue.frames:
            end = _setting_end(words, now)
            if end == now:
                break
            read_setting(words, now, end, found)
            found.at = end
        elif word.lower == "of" and cue.kind == "say" and (end := right_phrase(words, now + 1)) > now + 1:
            if end >= len(words) or not (words[end].lower in (",", ":") or words[end].tag == "QUOTE"):
                break
            found.at = end  # said of his rival: “…”
        elif word.lower == "," and (end := _aside_end(words, now)) > now:
            found.at = end
        else:
            break
    return found


def _begins_clause(words: tuple[Word, ...], end: int, start: int) -> bool:
    """Tell "said Monday" from "said Monday was …"."""
    return end < len(words) and words[start].tag == "PROPN" and words[end].tag == "AUX"


def _addressee_end(words: tuple[Word, ...], at: int) -> int:
    end = right_phrase(words, at)
    if end == at:
        return at
    if end >= len(words):
        return end
    after = words[end]
    fits = after.lower in ("that", "to", ":", ",", "about", ".", "of", *WH) or after.tag in ("QUOTE", "ADP", "PUNCT")
    if fits or time_end(words, end) > end or end - at == 1:
        return end
    return end if is_nominal(after) or after.tag in ("DET", "ADJ") else at


def _setting_end(words: tuple[Word, ...], at: int) -> int:
    """Return the end of a phrase such as "in Riyadh" or "in an interview with …" that is no part of the content."""
    end = right_phrase(words, at + 1, links=False)
    if end == at + 1:
        return at
    while end + 1 < len(words) and words[end].lower in ("of", "with", "to", "on", "for"):
        if time_end(words, end) > end:
            break
        further = right_phrase(words, end + 1, links=False)
        if further == end + 1:
            break
        end = further
    while end < len(words) and words[end].lower in ("broadcast", "aired", "published", "released", "posted", "shared"):
        end += 1
    if end < len(words) and words[end].tag in ("AUX", "VERB") and words[end].lower not in ("said",):
        return at  # "said in Syria the war is lost": no, the phrase belongs to a clause
    return end


def read_setting(words: tuple[Word, ...], at: int, end: int, found: Beside) -> None:
    known = cues()
    inside = [word.lower for word in words[at:end]]
    channel = next((n for n, word in enumerate(inside) if word in known.channels), -1)
    if words[at].lower == "to" and found.addressee is None:
        found.addressee = (at + 1, end)
    elif channel >= 0:
        with_whom = next((n for n in range(channel + 1, len(inside)) if inside[n] in ("with", "to", "on")), -1)
        if with_whom >= 0:
            part = (at + with_whom + 1, end)
            if inside[with_whom] == "to":
                found.addressee = found.addressee or part
            else:
                found.via.append(part)
    elif words[at].lower in ("via", "through"):
        found.via.append((at + 1, end))
    elif words[at].lower in _PLACES and words[end - 1].tag == "PROPN" and found.place is None:
        found.place = (at, end)


def _aside_end(words: tuple[Word, ...], comma: int) -> int:
    """Return the end of ", before the interview aired," if the content follows it."""
    for at in range(comma + 1, min(len(words) - 1, comma + 20)):
        form = cues().forms.get(words[at].lower)
        if form is not None and form.part == "gerund" and at == comma + 1:
            return comma
        if words[at].lower == "," and at > comma + 1:
            after = words[at + 1]
            return at + 1 if after.lower in ("that", "whether") or after.tag == "QUOTE" else comma
        if words[at].tag == "QUOTE" or words[at].lower == "that":
            return comma
    return comma


def time_before(words: tuple[Word, ...], group: VerbGroup, who: Range | None) -> Range | None:
    """Return a time between subject and verb, or one that leads the sentence: *On Friday*, the envoy said."""
    for at in range(max(0, group.first - 4), group.first):
        if time_end(words, at) == group.first:
            return at, group.first
    if who is None:
        return None
    stop = who[0] - 1 if who[0] and words[who[0] - 1].lower == "," else who[0]
    led = words[0].tag in ("ADP", "ADV", "DET") or words[0].lower == "speaking"
    for at in range(stop if led else 0):
        if (end := time_end(words, at)) > at and end in (stop, who[0]):
            return at, end
    end = time_end(words, 0)
    return (0, end) if 0 < end <= stop else None


def in_apposition(words: tuple[Word, ...], made: Attribution, who: Range | None) -> Attribution:
    """Read a channel between subject and verb: Brann, *in a note shared on Perch*, warned …"""
    first, last = who or (0, 0)
    for at in range(first, last - 2):
        if words[at].lower == "," and words[at + 1].tag == "ADP":
            if not any(word.lower in cues().channels for word in words[at + 2 : last]):
                continue
            found = Beside(at)
            read_setting(words, at + 1, last, found)
            return replace(made, via=tuple(found.via), addressee=found.addressee)
    return made
