"""What stands beside a cue: addressee, time, place, channel, a clause between commas."""

from __future__ import annotations

from dataclasses import replace

from onrecord.understand.cues import Cue, cues
from onrecord.understand.parts import WH, Attribution, Beside, Range, VerbGroup
from onrecord.understand.phrases import is_nominal, right_phrase
from onrecord.understand.times import TIMES, time_end
from onrecord.understand.units import Word
from onrecord.understand.words import listed

_PUT_OUT = listed("broadcast aired published released posted shared carried cited quoted obtained seen sent given")
_NOISE = listed("applause cheers cheering laughter jeers boos")
_AUDIENCES = listed("reporters journalists investors analysts supporters donors lawmakers voters staff employees")
_PLACES = listed("in from outside near")
_CHANNEL_LINKS = listed("in on by via during through at from over with after before to within amid")


def stands_beside(words: tuple[Word, ...], at: int, cue: Cue) -> Beside:
    """Read what may stand between a cue and its content: addressee, time, place, channel, a clause between commas."""
    found = Beside(at)
    takes_time = cue.kind in ("say", "ask", "deny", "promise", "urge", "blame", "judge", "act")
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
    if words[at].lower in ("there", "it") or (words[end - 1].lower in TIMES and not words[end - 1].is_capital):
        return at  # ordered three *days* of mourning: no one is told
    if end >= len(words):
        return end
    after = words[end]
    if after.tag == "AUX":
        return at
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
    while end < len(words) and words[end].lower in _PUT_OUT:
        end += 1
        if end + 1 < len(words) and words[end].lower in ("by", "on", "in", "to") and time_end(words, end) == end:
            end = max(end, right_phrase(words, end + 1, links=False))
    if end < len(words) and words[end].tag in ("AUX", "VERB") and words[end].lower not in ("said",):
        return at  # "said in Syria the war is lost": no, the phrase belongs to a clause
    return end


def read_setting(words: tuple[Word, ...], at: int, end: int, found: Beside) -> None:
    """Put what the phrase ``[at, end)`` tells into ``found``: addressee, channel or place."""
    known = cues()
    inside = [word.lower for word in words[at:end]]
    channel = next((n for n, word in enumerate(inside) if word in known.channels), -1)
    if channel >= 0:
        _read_channel(words, at + channel + 1, end, found)
    elif inside[0] == "to" and any(word in _NOISE for word in inside):
        pass  # said to the applause of the deputies
    elif inside[0] in ("to", "with") and found.addressee is None:
        found.addressee = (at + 1, end)
    elif inside[0] in ("via", "through") or (inside[0] in ("on", "over") and inside[-1] in known.platforms):
        found.via.append((at + 1, end))
    elif found.place is None:
        found.place = _place(words, at, end)


def _place(words: tuple[Word, ...], at: int, end: int) -> Range | None:
    """Return "in Tolm" of "at the close of a meeting in Tolm"."""
    for first in range(at, end - 1):
        last = first + 1
        while last < end and words[last].tag == "PROPN":
            last += 1
        if words[first].lower in _PLACES and last > first + 1:
            return first, last
    return None


def _read_channel(words: tuple[Word, ...], start: int, end: int, found: Beside) -> None:
    """Read what follows "interview", "statement" and the like: with A, to A, on A, carried by A."""
    for at in range(start, end - 1):
        link = words[at].lower
        if link not in ("with", "to", "on", "by", "for") or time_end(words, at) > at:
            continue
        stop = next((n for n in range(at + 1, end) if words[n].lower in _PUT_OUT or time_end(words, n) > n), end)
        if words[at + 1].lower in ("its", "his", "her", "their") or stop <= at + 1:
            continue
        if link == "to" or (link == "with" and words[stop - 1].lower in _AUDIENCES):
            found.addressee = found.addressee or (at + 1, stop)
        elif link != "for":
            found.via.append((at + 1, stop))
        if stop == end:
            return


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
        if words[at].tag == "AUX" or (words[at].tag == "VERB" and not words[at].lower.endswith(("ing", "dated"))):
            break  # The company lost money last year, he said: that is when it lost it
        end = time_end(words, at)
        named = end < stop and end + 1 == stop and words[end].lower in cues().channels  # in her Dec. 24 letter
        if end > at and (end in (stop, who[0]) or named):
            return at, end
    end = time_end(words, 0)
    return (0, end) if 0 < end <= stop else None


def around_subject(words: tuple[Word, ...], made: Attribution, who: Range | None) -> Attribution:
    """Read what stands before the subject or in its apposition: *In a letter to B*, A, *quoted by C*, said …"""
    first, last = who or (0, 0)
    found = Beside(0, addressee=made.addressee, via=list(made.via))
    if first > 2 and words[first - 1].lower == ",":
        lead = 1 if words[0].lower == "speaking" else 0
        if words[lead].tag in ("ADP", "PART"):
            stop = next((n for n in range(lead + 1, first - 1) if time_end(words, n) > n), first - 1)
            if lead or any(word.lower in cues().channels for word in words[:stop]):
                read_setting(words, lead, stop, found)
    for at in range(first, last - 2):
        if words[at].lower != ",":
            continue
        if words[at + 1].lower in ("quoted", "cited") and words[at + 2].lower == "by":
            found.via.append((at + 3, max(at + 4, right_phrase(words, at + 3))))
        elif words[at + 1].tag == "ADP" and any(word.lower in cues().channels for word in words[at + 2 : last]):
            read_setting(words, at + 1, last, found)
    return replace(made, via=tuple(found.via), addressee=found.addressee, place=found.place)
