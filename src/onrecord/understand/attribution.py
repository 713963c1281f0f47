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
from onrecord.understand.parts import Attribution, Beside, Range, VerbGroup
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
_TOLD = frozenset(("say", "ask", "urge", "judge", "blame", "act", "show", "promise", "deny"))  # kinds of cue
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
    if group.cue.base in ("quote", "cite") and (reported := quoted_by_another(words, group)) is not None:
        return reported
    if group.negated and group.cue.kind in _TOLD:
        return None  # "did not say who would pay" attributes nothing
    made = _begun(words, group)
    if group.form.part == "gerund" and group.first == 0:
        return _leading_gerund(words, group, made)
    who, inherits = subject(words, group.first), False
    if group.form.part == "gerund":
        who, keeps = _gerund_subject(words, group, who, before)
        if not keeps:
            return None
        inherits = who is None
    elif who is None and group.first and words[group.first - 1].lower in ("and", "but", "or", "then", ","):
        joined = words[group.first - 1].lower != ","
        who = shared_subject(words, group.first - 1, before) if joined else None
        inherits = who is None
    who = beside_quotation(words, group, who)
    inherits = inherits and who is None
    if who is None and not inherits and group.form.part in ("base", "third") and group.first == 0:
        return None
    if only_names(words, group, who):
        return None
    if who is not None and group.cue.base == "add" and words[who[0]].lower == "it" and group.head > who[1]:
        return None
    made = around_subject(words, replace(made, inherits=inherits), who)
    made = replace(made, speaker=who, relative=is_relative(words, group.first), time=time_before(words, group, who))
    return _with_content(words, made, group, before)


def _begun(words: tuple[Word, ...], group: VerbGroup) -> Attribution:
    """Return what the verb alone tells: who speaks, and what is said, is still to be read."""
    weight = group.cue.weight * (0.7 if group.negated else 1)
    if words[0].lower in ("if", "unless") and all(word.lower != "," for word in words[: group.first]):
        weight *= 0.4  # if Brann says so: it is not said that she does
    negated = group.negated or group.cue.kind == "deny"
    return Attribution(group.cue, group.form.part, (group.first, group.last), weight=weight, negated=negated)


def _gerund_subject(
    words: tuple[Word, ...], group: VerbGroup, who: Range | None, before: list[Attribution]
) -> tuple[Range | None, bool]:
    """Return who does what a gerund within the sentence tells, and whether it attributes anything."""
    tag = words[group.first - 1].tag
    if tag == "ADP":
        return None, False  # by saying, of accusing
    return gerund_subject(words, group, who, before) if tag in ("PROPN", "NOUN", "PRON") else (None, True)


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
    made, beside, left = _with_inverted(words, made, group, before)
    right = right_content(words, beside.at, group)
    if right is None and beside.addressee and "np" in group.cue.frames:
        beside = replace(beside, at=beside.addressee[0], addressee=None)  # recommended the plan: nobody is told
        right = right_content(words, beside.at, group)
    made = _with_setting(made, beside, group)
    left, right = _told_side(words, left, right)
    if made.speaker is None and not made.inherits and not left and group.form.part in ("base", "participle"):
        return None
    if right is not None:
        return _after_cue(words, made, group, left, right)
    if left:
        return _before_cue(words, made, group, before, left, beside.at)
    if around := as_told(words, start, beside.at, group, before):
        return replace(made, content=around, weight=made.weight * 0.85, because=AS_TOLD)
    return _without_content(words, made, group, beside.at)


def _with_inverted(
    words: tuple[Word, ...], made: Attribution, group: VerbGroup, before: list[Attribution]
) -> tuple[Attribution, Beside, Range | None]:
    """Return an attribution whose speaker may stand after the verb, what stands beside it, and the words before it.

    “…,” said Lavrov, the minister.
    """
    beside = stands_beside(words, group.last, group.cue)
    if beside.time is not None and beside.at + 1 < len(words) and words[beside.at + 1].lower == "that":
        beside.at += words[beside.at].lower == ","  # said on May 30, 2015, that …
    breaks = cuts_in(words, group, beside.at if beside.time is not None else group.last)
    left = left_content(words, made.speaker[0] if made.speaker else group.first, before, breaks)
    if made.relative or group.form.part == "gerund":
        left = None
    if not left or "quote" not in group.cue.frames or (made.speaker and not _is_left_end(words, made.speaker)):
        return made, beside, left
    who = inverted(words, group.last)
    if who is None or (who[1] < len(words) and words[who[1]].tag in ("VERB", "AUX", "PART")):
        return made, beside, left  # said Brann had left: a clause, no speaker after the verb
    if made.speaker and _opens_clause(words, beside.at, group.cue):
        return made, beside, left
    beside = stands_beside(words, who[1], group.cue)
    return replace(made, speaker=who, inherits=False), beside, left_content(words, group.first, before, breaks)


def _with_setting(made: Attribution, beside: Beside, group: VerbGroup) -> Attribution:
    """Return an attribution with what stands beside its cue: to whom, through whom, when and where."""
    via, place = (*made.via, *beside.via), beside.place or made.place
    if place and group.cue.base in ("write", "post", "blog", "report"):
        via, place = (*via, (place[0] + 1, place[1])), None  # in the Courier
    return replace(
        made, addressee=beside.addressee or made.addressee, via=via, time=beside.time or made.time, place=place
    )


def _told_side(words: tuple[Word, ...], left: Range | None, right: Range | None) -> tuple[Range | None, Range | None]:
    """Return the words before and after a cue without those that are not said: “…,” she said as she left."""
    if not left or right is None or words[left[1] - 1].tag != "QUOTE" or words[right[0]].tag == "QUOTE":
        return left, right
    direct = words[left[0]].tag == "QUOTE"
    spoken = direct or (is_clause(words, *left) and words[right[0]].lower != "that")
    return (left, None) if spoken else (None, right)


def _after_cue(
    words: tuple[Word, ...], made: Attribution, group: VerbGroup, left: Range | None, right: Range
) -> Attribution | None:
    if left and words[left[1] - 1].tag == "QUOTE" and words[right[0]].tag == "QUOTE":
        return replace(made, content=(left, right), because="cue within a quotation")
    if _is_lone_pronoun(words, right[0]):
        return None  # as Brann called it, …
    if words[right[1] - 1].lower == ":" and right[1] == len(words):
        return None  # called them on it: what they said follows
    right = _before_main_verb(words, right) if made.relative else right
    right = _before_answer(words, right, group)
    weight = made.weight * fit(words, right, group)
    because = CLAIMED if words[right[0]].lower in TAKEN else "content after its cue"
    return replace(made, content=(right,), weight=weight, because=because) if weight else None


def _before_cue(
    words: tuple[Word, ...], made: Attribution, group: VerbGroup, before: list[Attribution], left: Range, at: int
) -> Attribution | None:
    speaks = "clause" in group.cue.frames and group.cue.kind not in ("act", "judge", "urge", "blame", "deny")
    if not speaks and (words[left[1] - 1].tag != "QUOTE" or "quote" not in group.cue.frames):
        return None
    if group.cue.base in ("report", "write") and _governed(before, left):
        return replace(made, content=((0, 0),))
    rest = rest_after(words, left, at)
    parts = (left, rest) if rest else (left,)
    return replace(made, content=parts, because="content before its cue")


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
