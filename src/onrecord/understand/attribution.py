"""Attributions: the cues of one unit, each with its speaker, its content and what stands around it.

Everything is indexes into the unit's words; `statements` turns them into nouns.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from onrecord.understand.as_told import AS_TOLD, as_told
from onrecord.understand.beside import around_subject, stands_beside, time_before
from onrecord.understand.contents import TAKEN, cuts_in, fit, left_content, rest_after, right_content
from onrecord.understand.cues import Cue
from onrecord.understand.ends import is_clause
from onrecord.understand.givers import beside_quotation, gerund_subject, only_names, shared_subject
from onrecord.understand.parts import Attribution, Range, VerbGroup
from onrecord.understand.phrases import inverted, is_relative, right_phrase, subject
from onrecord.understand.sources import (
    is_reduced_passive,
    named_sources,
    nouns_of_saying,
    passed_on_by,
    passive_attribution,
    quoted_by_another,
)
from onrecord.understand.units import Unit, Word
from onrecord.understand.verbs import verb_groups

CLAIMED = "what it is claimed for"  # why a draft is one: claimed responsibility *for*
MOST_CUES = 24  # verbs of saying that are read in one sentence; the longest seen in news copy holds 9


def attributions(unit: Unit) -> list[Attribution]:
    """Return the attributions of a unit in the order of their cues."""
    words = unit.words
    found: list[Attribution] = []
    for group in islice(verb_groups(words), MOST_CUES):
        made = _of_verb(words, group, found)
        if made is not None:
            found.append(made)
    found += named_sources(words, found)
    found += nouns_of_saying(words, found)
    return sorted(found, key=lambda a: a.cue_words)


def _of_verb(words: tuple[Word, ...], group: VerbGroup, before: list[Attribution]) -> Attribution | None:
    if group.cue.kind == "blame" and group.last < len(words) and words[group.last].lower in ("of", "for", "with"):
        return None  # both sides accused of crimes: by whom is not said
    if group.passive or is_reduced_passive(words, group):
        return passive_attribution(words, group)
    if (passed_on := passed_on_by(words, group)) is not None:
        return passed_on
    if group.infinitive or _is_done_by(words, group):
        return None
    if group.cue.base in ("quote", "cite"):
        reported = quoted_by_another(words, group)
        if reported is not None:
            return reported
    made = Attribution(group.cue, group.form.part, (group.first, group.last), weight=group.cue.weight)
    if group.negated:
        if group.cue.kind in ("say", "ask", "urge", "judge", "blame", "act", "show", "promise", "deny"):
            return None  # "did not say who would pay" attributes nothing
        made = replace(made, negated=True, weight=made.weight * 0.7)
    if group.cue.kind == "deny":
        made = replace(made, negated=True)
    who = subject(words, group.first)
    if words[0].lower in ("if", "unless") and all(word.lower != "," for word in words[: group.first]):
        made = replace(made, weight=made.weight * 0.4)  # if Brann says so: it is not said that she does
    if group.form.part == "gerund":
        if group.first and words[group.first - 1].tag == "ADP":
            return None  # by saying, of accusing
        if group.first == 0:
            return _leading_gerund(words, group, made)
        if words[group.first - 1].tag in ("PROPN", "NOUN", "PRON"):
            who, keeps = gerund_subject(words, group, who, before)
            if not keeps:
                return None
        else:
            who = None
        made = replace(made, inherits=who is None)
    elif who is None and group.first and words[group.first - 1].lower in ("and", "but", "or", "then", ","):
        joined = words[group.first - 1].lower != ","
        who = shared_subject(words, group.first - 1, before) if joined else None
        made = replace(made, inherits=who is None)
    who = beside_quotation(words, group, who)
    if who is not None:
        made = replace(made, inherits=False)
    if who is None and not made.inherits and group.form.part in ("base", "third") and group.first == 0:
        return None
    if only_names(words, group, who):
        return None
    if who is not None and group.cue.base == "add" and words[who[0]].lower == "it" and group.head > who[1]:
        return None
    made = around_subject(words, made, who)
    made = replace(made, speaker=who, relative=is_relative(words, group.first), time=time_before(words, group, who))
    return _with_content(words, made, group, before)


def _leading_gerund(words: tuple[Word, ...], group: VerbGroup, made: Attribution) -> Attribution | None:
    """Read *Hinting at a change*, Brann said …: the subject stands after the comma."""
    comma = next((n for n in range(group.last, min(40, len(words))) if words[n].lower == ","), -1)
    if comma < 0 or comma + 1 >= len(words):
        return None
    end = right_phrase(words, comma + 1)
    at = stands_beside(words, group.last, group.cue).at
    if end == comma + 1 or at >= comma or words[at].lower == ",":
        return None
    right = right_content(words, at, group)
    if right is None:
        return None
    content = (right[0], min(right[1], comma))
    weight = made.weight * fit(words, content, group)
    return replace(made, speaker=(comma + 1, end), content=(content,), weight=weight, because="before its subject")


def _with_content(
    words: tuple[Word, ...], made: Attribution, group: VerbGroup, before: list[Attribution]
) -> Attribution | None:
    start = made.speaker[0] if made.speaker else group.first
    beside = stands_beside(words, group.last, group.cue)
    if beside.time is not None and beside.at + 1 < len(words) and words[beside.at + 1].lower == "that":
        beside.at += words[beside.at].lower == ","  # said on May 30, 2015, that …
    breaks = cuts_in(words, group, beside.at if beside.time is not None else group.last)
    left = left_content(words, start, before, breaks)
    if made.relative or group.form.part == "gerund":
        left = None
    # "…," said Lavrov, the minister.
    if left and "quote" in group.cue.frames and (made.speaker is None or _is_left_end(words, made.speaker)):
        who = inverted(words, group.last)
        if who is not None and who[1] < len(words) and words[who[1]].tag in ("VERB", "AUX", "PART"):
            who = None  # said Brann had left: a clause, no speaker after the verb
        if who is not None and not (made.speaker and _opens_clause(words, beside.at, group.cue)):
            beside = stands_beside(words, who[1], group.cue)
            made = replace(made, speaker=who, inherits=False)
            left = left_content(words, group.first, before, breaks)
    right = right_content(words, beside.at, group)
    if right is None and beside.addressee and "np" in group.cue.frames:
        beside = replace(beside, at=beside.addressee[0], addressee=None)  # recommended the plan: nobody is told
        right = right_content(words, beside.at, group)
    made = replace(
        made,
        addressee=beside.addressee or made.addressee,
        via=(*made.via, *beside.via),
        time=beside.time or made.time,
        place=beside.place or made.place,
    )
    if made.place and group.cue.base in ("write", "post", "blog", "report"):
        made = replace(made, via=(*made.via, (made.place[0] + 1, made.place[1])), place=None)  # in the Courier
    if left and right is not None and words[left[1] - 1].tag == "QUOTE" and words[right[0]].tag != "QUOTE":
        direct = words[left[0]].tag == "QUOTE"
        spoken = direct or (is_clause(words, *left) and words[right[0]].lower != "that")
        right, left = (None, left) if spoken else (right, None)
    if made.speaker is None and not made.inherits and not left and group.form.part in ("base", "participle"):
        return None
    if right is not None and left and words[left[1] - 1].tag == "QUOTE" and words[right[0]].tag == "QUOTE":
        return replace(made, content=(left, right), because="cue within a quotation")
    if right is None and not left and (around := as_told(words, start, beside.at, group, before)):
        return replace(made, content=around, weight=made.weight * 0.85, because=AS_TOLD)
    if right is not None and _is_lone_pronoun(words, right[0]):
        return None  # as Brann called it, …
    if right is not None and words[right[1] - 1].lower == ":" and right[1] == len(words):
        return None  # called them on it: what they said follows
    if right is not None:
        right = _before_main_verb(words, right) if made.relative else right
        right = _before_answer(words, right, group)
        weight = made.weight * fit(words, right, group)
        because = CLAIMED if words[right[0]].lower in TAKEN else "content after its cue"
        return replace(made, content=(right,), weight=weight, because=because) if weight else None
    if left:
        deeds = ("act", "judge", "urge", "blame", "deny")
        speaks = "clause" in group.cue.frames and group.cue.kind not in deeds
        if not speaks and (words[left[1] - 1].tag != "QUOTE" or "quote" not in group.cue.frames):
            return None
        if group.cue.base in ("report", "write") and _governed(before, left):
            return replace(made, content=((0, 0),))
        rest = rest_after(words, left, beside.at)
        parts = (left, rest) if rest else (left,)
        return replace(made, content=parts, because="content before its cue")
    return _without_content(words, made, group, beside.at)


def _is_done_by(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Tell whether the verb only tells what befell a thing: a paper *seen by* the Courier."""
    by = group.last < len(words) and words[group.last].lower == "by"
    return by and group.form.part in ("past", "participle") and group.cue.kind in ("think", "show", "act")


def _before_answer(words: tuple[Word, ...], content: Range, group: VerbGroup) -> Range:
    """Return the content of a question that leads up to its answer: Asked *who pays*, she laughed."""
    if group.first != 0 or group.cue.kind != "ask" or group.form.part != "past":
        return content
    for at in range(content[0] + 1, content[1] - 1):
        if words[at].lower == "," and words[at + 1].tag in ("PRON", "PROPN", "DET"):
            return content[0], at
    return content


def _before_main_verb(words: tuple[Word, ...], content: Range) -> Range:
    """Return the content of a relative clause without the main one: Brann, who said *the ice held*, was not there."""
    for at in range(content[0] + 1, content[1] - 1):
        after = words[at + 1]
        finite = after.tag == "AUX" or (after.tag == "VERB" and not after.lower.endswith("ing"))
        if words[at].lower == "," and finite:
            return content[0], at
    return content


def _is_lone_pronoun(words: tuple[Word, ...], at: int) -> bool:
    alone = at + 1 < len(words) and words[at + 1].lower == ","
    return alone and words[at].lower in ("it", "him", "her", "them", "this", "that")


def _governed(before: list[Attribution], left: Range) -> bool:
    """Tell whether somebody else already says these words: Experts say …, reports the Courier."""
    return any(a.weight >= 0.6 and a.content and left[0] <= a.cue_words[0] < left[1] for a in before)


def _without_content(words: tuple[Word, ...], made: Attribution, group: VerbGroup, at: int) -> Attribution | None:
    if "quote" not in group.cue.frames and group.cue.kind != "say":
        return None
    if at < len(words) and words[at].lower == ":" and at >= len(words) - 1:
        return replace(made, awaits=True, because="content after a colon")
    short = len(words) - (made.speaker[0] if made.speaker else made.cue_words[0]) <= 25
    if "quote" in group.cue.frames and made.speaker and made.speaker[0] == 0 and short:
        return replace(made, looks_back=True, because="quotation before its cue")
    if at >= len(words) and "quote" in group.cue.frames:
        return replace(made, awaits=True, because="quotation after its cue")
    return None


def _is_left_end(words: tuple[Word, ...], who: Range) -> bool:
    """Tell whether the phrase before the cue is rather the end of what was said: … *no strikes,* said the envoy."""
    return words[who[1] - 1 if who[1] <= len(words) else -1].lower == "," or words[who[1] :][:1] == ()


def _opens_clause(words: tuple[Word, ...], at: int, cue: Cue) -> bool:
    return at < len(words) and (words[at].lower in ("that", ":") or words[at].tag == "QUOTE")
