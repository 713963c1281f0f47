"""Attributions: the cues of one unit, each with its speaker, its content and what stands around it.

Everything is indexes into the unit's words; `statements` turns them into nouns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.understand.cues import Cue, Form, cues
from onrecord.understand.phrases import (
    clause_end,
    has_finite,
    inverted,
    is_clause,
    is_relative,
    is_nominal,
    right_phrase,
    subject,
    time_end,
)
from onrecord.understand.units import Unit, Word
from onrecord.understand.words import listed

Range = tuple[int, int]  # words first up to, not including, last

WH = listed("whether if how what why who when where which")
_NEGATIONS = listed("not n't never neither nor without")
_PLACES = listed("in at from outside near")
_CHANNEL_LINKS = listed("in on by via during through at from over with after before to")
_DETACHED = listed(
    "though although while as who which whose adding citing because according in during on at after before when "
    "speaking referring noting whereas despite amid following with"
)
_PASSIVE = listed("was were is are been being be 's got")
_OWN = listed("he she they it we i you")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue of a unit and its parts."""

    cue: Cue
    form: str  # of the verb: base, third, past, participle, gerund; noun, source
    cue_words: Range
    speaker: Range | None = None
    content: tuple[Range, ...] = ()
    addressee: Range | None = None
    via: tuple[Range, ...] = ()
    time: Range | None = None
    place: Range | None = None
    negated: bool = False
    inherits: bool = False  # the speaker is that of the cue before
    awaits: bool = False  # the content follows in the next unit or paragraph
    relative: bool = False  # it stands in a relative clause: the minister who said …
    looks_back: bool = False  # the content is the quotation that ends the unit before
    weight: float = 0.0
    because: str = ""


@dataclass(slots=True)
class _Group:
    """A verb of saying with its auxiliaries."""

    cue: Cue
    form: Form
    first: int
    head: int
    last: int  # after particles: "pointed out"
    passive: bool
    negated: bool
    infinitive: bool


@dataclass(slots=True)
class _Beside:
    """What stands between a cue and its content."""

    at: int
    addressee: Range | None = None
    via: list[Range] = field(default_factory=list)
    time: Range | None = None
    place: Range | None = None


def attributions(unit: Unit) -> list[Attribution]:
    """Return the attributions of a unit in the order of their cues."""
    words = unit.words
    found: list[Attribution] = []
    for group in _groups(words):
        made = _of_verb(words, group, found)
        if made is not None:
            found.append(made)
    found += _of_sources(words, found)
    found += _of_nouns(words, found)
    return sorted(found, key=lambda a: a.cue_words)


def _groups(words: tuple[Word, ...]) -> Iterator[_Group]:
    known = cues()
    at = 0
    while at < len(words):
        word = words[at]
        form = known.forms.get(word.lower)
        if form is None or word.quote >= 0 or not _is_verb(words, at, form):
            at += 1
            continue
        cue, last = _phrase(words, at, form)
        if cue is None:
            at += 1
            continue
        yield _grouped(words, at, last, cue, form)
        at = last


def _phrase(words: tuple[Word, ...], at: int, form: Form) -> tuple[Cue | None, int]:
    known = cues()
    for rest, cue in known.phrases.get(form.base, ()):
        if tuple(word.lower for word in words[at + 1 : at + 1 + len(rest)]) == rest:
            return cue, at + 1 + len(rest)
    return known.verbs.get(form.base), at + 1


def _is_verb(words: tuple[Word, ...], at: int, form: Form) -> bool:
    """Tell a verb from a noun or an adjective of the same form."""
    word = words[at]
    before = words[at - 1] if at else None
    if form.part == "past" and form.base in ("say", "tell"):
        return True
    if before is not None and (before.tag == "DET" or before.lower in ("'s", "his", "her", "their", "its", "no", "of")):
        return False
    if word.is_capital and at and before is not None and before.lower not in ('"', ":") and word.tag == "PROPN":
        return _in_headline(words)
    if form.part == "third" and form.base == "report" and before is not None and before.lower == ",":
        return True  # …, reports the Courier
    if form.part in ("base", "third"):
        if word.tag == "VERB":
            return _agrees(words, at, form)
        # "Russia claims the west …": a noun to the tagger, a verb beside a name and before a clause.
        after = words[at + 1] if at + 1 < len(words) else None
        named = before is not None and (before.tag == "PROPN" or before.lower in _OWN)
        opens = after is not None and (
            after.lower in ("that", ":", "to") or after.tag in ("DET", "PRON", "PROPN", "QUOTE")
        )
        return named and opens and (form.part == "third") == (before is not None and before.lower not in ("they", "we"))
    if form.part == "past" and word.tag in ("ADJ", "NOUN"):
        return before is not None and (before.tag in ("AUX", "PROPN", "PRON", "ADV") or before.lower == ",")
    return True


def _agrees(words: tuple[Word, ...], at: int, form: Form) -> bool:
    """Tell whether what stands before a present form can be its subject: not "a voice *note*", "a U.S. *appeals* court"."""
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is None:
        return False
    if form.part == "base":
        plural = before.tag in ("NOUN", "PROPN") and before.lower.endswith(("s", "people", "men", "women", "police"))
        return plural or before.tag in ("PRON", "AUX", "ADV", "QUOTE", "PUNCT", "PART") or before.lower == "and"
    if before.tag in ("NUM", "ADJ", "DET", "ADP", "VERB") or before.lower in ("member", "all", "arab", "widespread"):
        return False
    is_noun = words[at].lower in cues().nouns or form.base in ("state", "post", "text", "plan", "address", "voice")
    if after is not None and is_noun and (after.lower == "of" or (after.lower == "," and before.tag != "PRON")):
        return False
    return not (before.tag == "PROPN" and after is not None and after.tag == "NOUN" and words[at - 2].tag == "DET")


def _in_headline(words: tuple[Word, ...]) -> bool:
    long = [w for w in words if w.tag not in ("PUNCT", "QUOTE", "NUM") and len(w.lower) > 3]
    return len(long) > 2 and sum(w.is_capital for w in long) > 0.7 * len(long)


def _grouped(words: tuple[Word, ...], head: int, last: int, cue: Cue, form: Form) -> _Group:
    known = cues()
    first = head
    negated = passive = infinitive = False
    adverbs = 0
    while first > 0:
        before = words[first - 1]
        if before.tag == "AUX" or before.lower in _PASSIVE:
            passive = passive or (
                first == head - adverbs and before.lower in _PASSIVE and form.part in ("past", "participle")
            )
        elif before.lower in _NEGATIONS:
            negated = True
        elif before.lower == "to" and form.part == "base" and first == head - adverbs:
            infinitive = True
        elif before.tag == "ADV" or before.lower in known.between:
            if before.lower in ("however", "meanwhile", "so", "here", "there") or first < 1:
                break
            if words[first - 1].tag == "PRON" and before.lower not in ("both", "all", "himself", "herself", "itself"):
                break
            adverbs += 1
        elif infinitive and before.tag == "VERB" and before.lower in ("went", "going", "goes", "go", "continued", "on"):
            infinitive = False
        elif infinitive and before.lower == "on":
            pass
        else:
            break
        first -= 1
    while (
        first < head
        and words[first].tag in ("ADV", "PART")
        and words[first].lower in ("then", "now", "when", "so", "to")
    ):
        first += 1
    if form.part == "gerund" and any(
        words[at].tag == "AUX" or words[at].lower in _PASSIVE for at in range(first, head)
    ):
        form = Form(form.base, "progressive")  # is calling, ’s claiming
    return _Group(cue, form, first, head, last, passive, negated, infinitive)


def _of_verb(words: tuple[Word, ...], group: _Group, before: list[Attribution]) -> Attribution | None:
    if group.passive:
        return _passive(words, group)
    if group.infinitive:
        return None
    made = Attribution(group.cue, group.form.part, (group.first, group.last), weight=group.cue.weight)
    if group.negated:
        if group.cue.kind in ("say", "ask", "urge", "judge", "blame", "act", "show", "promise", "deny"):
            return None  # "did not say who would pay" attributes nothing
        made = replace(made, negated=True, weight=made.weight * 0.7)
    if group.cue.kind == "deny":
        made = replace(made, negated=True)
    who = subject(words, group.first)
    if group.form.part == "gerund":
        if group.first and words[group.first - 1].tag == "ADP":
            return None  # by saying, of accusing
        if group.first == 0:
            return _leading_gerund(words, group, made)
        if words[group.first - 1].tag in ("PROPN", "NOUN", "PRON"):
            who, keeps = _gerund_subject(words, group, who, before)
            if not keeps:
                return None
        else:
            who = None
        made = replace(made, inherits=who is None)
    elif who is None and group.first and words[group.first - 1].lower in ("and", "but", "or", "then", ","):
        who = _shared_subject(words, group.first - 1, before)
        made = replace(made, inherits=who is None)
    who = _beside_quotation(words, group, who)
    if who is not None:
        made = replace(made, inherits=False)
    if who is None and not made.inherits and group.form.part in ("base", "third") and group.first == 0:
        return None
    if _names(words, group, who):
        return None
    if who is not None and group.cue.base == "add" and words[who[0]].lower == "it" and group.head > who[1]:
        return None
    made = _in_apposition(words, made, who)
    made = replace(made, speaker=who, relative=is_relative(words, group.first), time=_time_before(words, group, who))
    return _with_content(words, made, group, before)


def _gerund_subject(
    words: tuple[Word, ...], group: _Group, who: Range | None, before: list[Attribution]
) -> tuple[Range | None, bool]:
    """Return the speaker of a gerund right after a noun, and whether it attributes: *a statement* calling …"""
    if who is None:
        return None, group.cue.base in ("say", "add")
    lead = words[who[0] - 1].lower if who[0] else ""
    if lead in ("of", "with", "shows", "showed", "heard") and "quote" in group.cue.frames:
        return who, True
    if words[who[1] - 1].lower in cues().channels:
        giver = _shared_subject(words, who[0], before)
        return giver, giver is not None
    return None, group.cue.base in ("say", "add")


def _leading_gerund(words: tuple[Word, ...], group: _Group, made: Attribution) -> Attribution | None:
    """Read *Hinting at a change*, Brann said …: the subject stands after the comma."""
    comma = next((n for n in range(group.last, min(40, len(words))) if words[n].lower == ","), -1)
    if comma < 0 or comma + 1 >= len(words):
        return None
    end = right_phrase(words, comma + 1)
    at = _beside(words, group.last, group.cue).at
    if end == comma + 1 or at >= comma or words[at].lower == ",":
        return None
    right = _right_content(words, at, group)
    if right is None:
        return None
    content = (right[0], min(right[1], comma))
    weight = made.weight * _fit(words, content, group)
    return replace(made, speaker=(comma + 1, end), content=(content,), weight=weight, because="before its subject")


def _shared_subject(words: tuple[Word, ...], conjunction: int, before: list[Attribution]) -> Range | None:
    """Return the subject of the verb that shares it with a cue: *I* laughed and said."""
    free = max((max([a.cue_words[1], *(c[1] for c in a.content)]) for a in before), default=0)
    for at in range(conjunction - 1, max(free, conjunction - 25) - 1, -1):
        word = words[at]
        if word.tag not in ("VERB", "AUX") or word.lower.endswith("ing") or (at and words[at - 1].lower == "to"):
            continue
        first = at
        while first > free and words[first - 1].tag in ("AUX", "ADV"):
            first -= 1
        who = subject(words, first)
        if who is not None:
            return who
    return None


def _names(words: tuple[Word, ...], group: _Group, who: Range | None) -> bool:
    """Tell whether "called" only gives a name: a group called the Harbour Fund."""
    if group.cue.base != "call" or group.form.part != "past" or who is None or group.last >= len(words):
        return False
    indefinite = words[who[0]].lower in ("a", "an") or words[group.first - 1].lower == ","
    return indefinite and group.first == group.head and words[group.last].tag in ("PROPN", "DET")


def _beside_quotation(words: tuple[Word, ...], group: _Group, who: Range | None) -> Range | None:
    """Return all that stands between a quotation and its cue: “…,” *A, the envoy to B, of C,* said."""
    for at in range(group.first - 1, max(-1, group.first - 30), -1):
        word = words[at]
        if word.tag != "QUOTE" or word.size < 3:
            continue
        sets_off = word.last in (",", "?", "!", "—", "...", "…") or words[at + 1].lower == ","
        start = at + 1 if words[at + 1].lower != "," else at + 2
        end = group.first
        while end > start and words[end - 1].lower in (",", "—", "–", "--"):
            end -= 1
        opens = end > start and words[start].tag in ("PROPN", "NOUN", "DET", "ADJ", "PRON", "NUM")
        if not (sets_off and opens) or "quote" not in group.cue.frames or (who and who[0] <= start):
            return who
        spoken = any(
            cues().forms.get(w.lower) and w.tag == "VERB" and w.lower in ("said", "told") for w in words[start:end]
        )
        return who if spoken else (start, end)
    return who


def _with_content(
    words: tuple[Word, ...], made: Attribution, group: _Group, before: list[Attribution]
) -> Attribution | None:
    start = made.speaker[0] if made.speaker else group.first
    left = _left_content(words, start, before, _cuts_in(words, group))
    if made.relative or group.form.part == "gerund":
        left = None
    beside = _beside(words, group.last, group.cue)
    # "…," said Lavrov, the minister.
    if left and "quote" in group.cue.frames and (made.speaker is None or _is_left_end(words, made.speaker)):
        who = inverted(words, group.last)
        if who is not None and not (made.speaker and _opens_clause(words, beside.at, group.cue)):
            beside = _beside(words, who[1], group.cue)
            made = replace(made, speaker=who, inherits=False)
            left = _left_content(words, group.first, before, _cuts_in(words, group))
    right = _right_content(words, beside.at, group)
    made = replace(
        made,
        addressee=beside.addressee,
        via=(*made.via, *beside.via),
        time=beside.time or made.time,
        place=beside.place or made.place,
    )
    if left and right is not None and words[left[1] - 1].tag == "QUOTE" and words[right[0]].tag != "QUOTE":
        direct = words[left[0]].tag == "QUOTE"
        spoken = direct or (is_clause(words, *left) and words[right[0]].lower != "that")
        right, left = (None, left) if spoken else (right, None)
    if made.speaker is None and not made.inherits and not left and group.form.part in ("base", "participle"):
        return None
    if right is not None and left and words[left[1] - 1].tag == "QUOTE" and words[right[0]].tag == "QUOTE":
        return replace(made, content=(left, right), because="cue within a quotation")
    if right is not None:
        weight = made.weight * _fit(words, right, group)
        return replace(made, content=(right,), weight=weight, because="content after its cue") if weight else None
    if left:
        if not {"quote", "clause"} & group.cue.frames or group.cue.kind in ("act", "judge", "urge", "blame"):
            if not words[left[1] - 1].tag == "QUOTE" or "quote" not in group.cue.frames:
                return None
        if group.cue.base == "report" and _governed(before, left):
            return replace(made, content=((0, 0),))
        rest = _rest(words, left, beside.at)
        parts = (left, rest) if rest else (left,)
        return replace(made, content=parts, because="content before its cue")
    return _without_content(words, made, group, beside.at)


def _in_apposition(words: tuple[Word, ...], made: Attribution, who: Range | None) -> Attribution:
    """Read a channel between subject and verb: Brann, *in a note shared on Perch*, warned …"""
    for at in range(*who) if who else ():
        if words[at].lower == "," and at + 2 < who[1] and words[at + 1].tag == "ADP":  # type: ignore[index]
            inside = range(at + 2, who[1])  # type: ignore[index]
            if any(words[n].lower in cues().channels for n in inside):
                found = _Beside(at)
                _read_setting(words, at + 1, inside.stop, found)
                return replace(made, via=tuple(found.via), addressee=found.addressee)
    return made


def _time_before(words: tuple[Word, ...], group: _Group, who: Range | None) -> Range | None:
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


def _governed(before: list[Attribution], left: Range) -> bool:
    """Tell whether somebody else already says these words: Experts say …, reports the Courier."""
    return any(a.weight >= 0.6 and a.content and left[0] <= a.cue_words[0] < left[1] for a in before)


def _without_content(words: tuple[Word, ...], made: Attribution, group: _Group, at: int) -> Attribution | None:
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


def _cuts_in(words: tuple[Word, ...], group: _Group) -> bool:
    """Tell whether a comma follows the cue, as in: the plane, he said, would land."""
    at = group.last
    return at + 2 < len(words) and words[at].lower in (",", "—", "–", "--") and words[at + 1].tag != "QUOTE"


def _left_content(words: tuple[Word, ...], end: int, before: list[Attribution], cuts_in: bool = False) -> Range | None:
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
    if not (sets_off or quoted):
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
    elif words[start].lower in (
        "asked",
        "speaking",
        "hinting",
        "after",
        "when",
        "as",
        "while",
        "if",
        "since",
        "although",
    ):
        return None
    return (start, last) if start < last else None


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
        if words[at].tag not in ("PROPN", "NUM", "PUNCT"):
            return 0
    return 0


def _quoted_start(words: tuple[Word, ...], start: int, last: int) -> int:
    """Return where content that ends in a quotation begins: at that quotation, or before it where the text runs into it."""
    at = last - 1
    while at > start and words[at - 1].tag == "QUOTE":
        at -= 1
    if at > start and words[at - 1].tag == "PUNCT":
        if words[at - 1].lower == "," and at - 2 >= start and words[at - 2].tag == "QUOTE":
            return at - 2
        return at
    return start


def _rest(words: tuple[Word, ...], left: Range, at: int) -> Range | None:
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
    if not comma or words[left[1] - 1].tag == "QUOTE":
        return None
    if not is_clause(words, *left) and first.tag != "PUNCT":
        end = clause_end(words, start, is_phrase=False)
        return (start, end) if end > start else None
    if first.lower in _DETACHED or first.tag in ("PUNCT", "ADP") or first.lower.endswith("ing") or first.tag == "CCONJ":
        return None
    end = clause_end(words, start, is_phrase=False)
    return (start, end) if end > start else None


def _beside(words: tuple[Word, ...], at: int, cue: Cue) -> _Beside:
    """Read what may stand between a cue and its content: addressee, time, place, channel, a clause between commas."""
    found = _Beside(at)
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
            _read_setting(words, now, end, found)
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


def _read_setting(words: tuple[Word, ...], at: int, end: int, found: _Beside) -> None:
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


def _right_content(words: tuple[Word, ...], at: int, group: _Group) -> Range | None:
    if at >= len(words):
        return None
    word = words[at]
    frames = group.cue.frames
    if word.lower in (",", ":") and at + 1 < len(words):
        after = words[at + 1]
        if after.tag == "QUOTE":
            return _quoted_right(words, at + 1, "clause" in frames)
        if word.lower == ":" and "clause" in frames:
            return _to_end(words, at + 1, is_phrase=False)
        return None
    if word.tag == "PUNCT":
        return None
    if word.tag == "QUOTE":
        return _quoted_right(words, at, "clause" in frames)
    if word.lower in ("that", *WH) and ({"clause", "wh"} & frames):
        return _to_end(words, at, is_phrase=False)
    if word.lower == "not" and at + 2 < len(words) and words[at + 1].lower == "to" and "to" in frames:
        return _to_end(words, at, is_phrase=True)
    if word.lower == "to" and at + 1 < len(words):
        return _to_end(words, at, is_phrase=True) if "to" in frames or "obj" in frames else None
    if word.lower in frames and word.tag == "ADP":
        return _to_end(words, at, is_phrase=True)
    if word.lower.endswith("ing") and word.tag == "VERB":
        return _to_end(words, at, is_phrase=True) if {"ing", "np"} & frames else None
    if word.tag in ("ADP", "AUX", "CCONJ") or (word.tag == "VERB" and not has_finite(words, at + 1, len(words))):
        return None
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


def _bare(words: tuple[Word, ...], at: int, group: _Group) -> Range | None:
    """Return a clause without "that", or the noun phrase that the cue takes."""
    frames = group.cue.frames
    end = clause_end(words, at, is_phrase=False)
    if "clause" in frames and has_finite(words, at + 1, end):
        return at, end
    if {"np", "as", "clause", "np_weak"} & frames:
        return _to_end(words, at, is_phrase=True)
    return None


def _to_end(words: tuple[Word, ...], at: int, *, is_phrase: bool) -> Range | None:
    end = clause_end(words, at, is_phrase=is_phrase)
    return (at, end) if end > at else None


def _fit(words: tuple[Word, ...], content: Range, group: _Group) -> float:
    """Return how well the content fits the cue, 0 to 1: what follows "said" without a verb is hardly said."""
    first = words[content[0]]
    frames = group.cue.frames
    if first.lower == "that" or first.tag == "QUOTE" or words[content[0] - 1].lower == ":":
        return 1.0
    if first.lower in WH and group.cue.kind != "ask":
        return 0.7
    if has_finite(words, *content) and "clause" in frames:
        return 0.95
    if "np" in frames or "as" in frames or first.lower in frames or (first.lower == "to" and "to" in frames):
        return 0.85
    if first.lower.endswith("ing") and "ing" in frames:
        return 1.0
    return 0.45 if group.cue.base not in ("say", "add", "tell") else 0.3


def _passive(words: tuple[Word, ...], group: _Group) -> Attribution | None:
    """Read "was quoted by A as saying", "was told that", "is said to be"."""
    who = subject(words, group.first)
    if group.cue.base in ("tell", "inform", "warn", "remind", "assure", "advise", "ask", "urge"):
        beside = _beside(words, group.last, replace(group.cue, frames=group.cue.frames - {"obj"}))
        speaker: Range | None = None
        if beside.at < len(words) and words[beside.at].lower == "by":
            end = right_phrase(words, beside.at + 1)
            speaker = (beside.at + 1, end) if end > beside.at + 1 else None
            beside = replace(beside, at=end) if speaker else beside
        right = _right_content(words, beside.at, group)
        if right is None:
            return None
        made = Attribution(group.cue, "passive", (group.first, group.last), speaker, (right,), addressee=who)
        return replace(made, weight=0.45 if speaker is None else 0.7, because="passive cue", time=beside.time)
    if group.cue.base != "quote" or who is None:
        return None
    return _quoted_as_saying(words, group, who)


def _quoted_as_saying(words: tuple[Word, ...], group: _Group, who: Range) -> Attribution | None:
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
    beside = _beside(words, at + 2, replace_frames(group, {"clause", "quote"}).cue)
    left = _left_content(words, who[0], [])
    right = _right_content(words, beside.at, replace_frames(group, {"clause", "quote"}))
    content = right if right and not (left and words[left[1] - 1].tag == "QUOTE") else left
    made = Attribution(group.cue, "passive", (group.first, at + 2), who, (content,) if content else ())
    made = replace(made, via=via, time=time or beside.time, place=beside.place, weight=0.95)
    if content is None and beside.at < len(words) and words[beside.at].lower == ":":
        return replace(made, awaits=True, because="quoted by another")
    return replace(made, because="quoted by another") if content else None


def replace_frames(group: _Group, frames: set[str]) -> _Group:
    """Return ``group`` as if its cue took ``frames``."""
    cue = replace(group.cue, kind="say", frames=frozenset(frames))
    return _Group(cue, group.form, group.first, group.head, group.last, group.passive, group.negated, group.infinitive)


def _of_sources(words: tuple[Word, ...], before: list[Attribution]) -> list[Attribution]:
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
        comma = next((n for n in range(end, min(end + 25, len(words))) if words[n].lower == ","), -1)
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
    rest = _rest(words, (start, last), end) if end < len(words) else None
    return ((start, last), rest) if rest else ((start, last),) if start < last else ()


def _of_nouns(words: tuple[Word, ...], before: list[Attribution]) -> list[Attribution]:
    """Read "the minister's claim that …", "a pledge by A to …"."""
    known = cues()
    found: list[Attribution] = []
    for at in range(1, len(words) - 2):
        cue = known.nouns.get(words[at].lower)
        if cue is None or words[at].tag not in ("NOUN", "VERB"):
            continue
        begin = at + 1
        who: Range | None = None
        if words[begin].lower in ("by", "from", "of"):
            end = right_phrase(words, begin + 1)
            who, begin = (begin + 1, end), end
        if (
            begin >= len(words) - 1
            or words[begin].lower not in ("that", "to")
            or any(a.cue_words[0] <= at < a.cue_words[1] for a in before)
        ):
            continue
        if words[begin].lower == "to" and cue.kind not in ("promise", "urge"):
            continue
        who = who or _possessor(words, at)
        content = _to_end(words, begin, is_phrase=words[begin].lower == "to")
        if who is not None and content is not None:
            weight = cue.weight * (1.0 if words[begin].lower == "that" else 0.7)
            found.append(
                Attribution(cue, "noun", (at, at + 1), who, (content,), weight=weight, because="noun of saying")
            )
    return found


def _possessor(words: tuple[Word, ...], at: int) -> Range | None:
    for back in range(at - 1, max(-1, at - 4), -1):
        word = words[back]
        if word.lower in ("his", "her", "their", "its"):
            return back, back + 1
        if word.lower in ("'s", "'"):
            from onrecord.understand.phrases import left_phrase

            start = left_phrase(words, back)
            return (start, back) if start < back else None
        if word.tag not in ("ADJ", "NOUN", "ADV", "VERB"):
            return None
    return None
