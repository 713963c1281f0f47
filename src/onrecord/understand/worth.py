"""What is worth keeping: attributions whose content says something, and by somebody who can speak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import Form, Party, Statement
from onrecord.spans import Span
from onrecord.understand.beside_quotes import set_as_title
from onrecord.understand.draft import Draft
from onrecord.understand.parse import Parsed
from onrecord.understand.sources import DESCRIBED
from onrecord.understand.words import listed

HARDLY = 0.28  # weight of what no editor would note down, yet readers of attributions would: below 0.3, above the least
ANYBODY = 0.55  # weight of what *you* see or think, which makes its likelihood, speaker unknown, less than 0.3
DOUBTFUL = 0.15  # none of 13 below it was right, on 100 reports of the public training split, 2026-11
SURELY = 0.65  # weight from which a cue attributes even a word or two: warned of *war*
_SETTINGS = listed("when as while after before since so himself herself itself themselves")
_NOTHING_TOLD = listed("refuse decline")
_TELLING = re.compile(r"to (?:say|tell|comment|answer|discuss|speak|talk|elaborate|respond|give)\b", re.I)
_UNNAMED = re.compile(
    r"(?:not )?to (?:be (?:named|identified|quoted)|remain anonymous)\b"
    r"|(?:his|her|their) (?:\w+ )?names? (?:to be )?(?:printed|published|used|revealed|disclosed|known)\b",
    re.I,
)
_NOBODY = re.compile(r"(?:nobody|no one|none|neither|no(?!\.? ?\d))\b", re.I)  # No 10 is somebody
_ANYBODY = re.compile(r"(?:you$|every(?:one|body) who\b|(?:nobody|no one|none)\b)", re.I)  # you know that …
_CLAUSE = re.compile(r"(?:that|whether|if|how|what|why|who|where|which)\b", re.I)
_ABOUT = re.compile(r"(?:about|for|of|on|after)\b", re.I)
_ARTICLES = listed("the a an his her its their this that these those")
_STAGE = re.compile(r"[(\[][^()\[\]]{0,60}[)\]][.—–-]?")  # (Laughter.)
_LINE = re.compile(r"(?:^|\n)[^\w\s]$")  # a mark that begins its line
_LINE_END = re.compile(r"[.,]?[^\w\s][.]?[ \t]*(?:\n|$)")
# Deeds, no words: has stepped up *his support* for the crews.
_GIVEN = re.compile(
    r"\b(?:stepp?(?:ed|ing|s)? up|increas(?:e[ds]?|ing)|boost(?:ed|s|ing)?|cut(?:s|ting)?|g[ia]ven?|giv(?:es|ing)"
    r"|provid(?:e[ds]?|ing)|withdr[ae]wn?|strengthen(?:ed|s|ing)?|reduc(?:e[ds]?|ing)|w[io]ns?|los(?:t|es?|ing))"
    r"(?: \w+){0,2} $",
    re.I,
)
_THAT_SAID = re.compile(r"\b(?:that|this)(?: being)? said,$", re.I)
_CHARGED = re.compile(r"\b(?:be|been|is|are|was|were|being) charged with$", re.I)  # by whom is not said
_NO_SPEAKER = re.compile(r"any(?:one|body)\b|an? (?:earlier|previous) version of this\b", re.I)
_HANDED = listed("offer give provide present")  # offered *no proof*
_NO_THING = re.compile(r"no (?:further |new |other )?(?:proof|evidence|details?|comments?|explanation|reason)\b", re.I)
_AWAITED = re.compile(r"\b(?:is|are|was|were|be|been)\b.*\b(?:expected|planned|scheduled)$", re.I)
_COUNTED = listed("report record confirm register note")  # three cases *reported* in Tolm
_WHERE = re.compile(
    r"(?:worldwide|nationwide|in|at|between|since|during|across|among|from|so far|last|this)(?!\S)", re.I
)
# Deeds again: denied them *entry*, denied *bail*; who denies links, ties or charges speaks.
_KEPT_FROM = re.compile(
    r"(?:(?!any\b|that\b)[\w’'-]+ ){0,4}?(?:access|entry|visas?|bail|parole|vaccines?|care|treatment|services?|aid"
    r"|benefits|funding|asylum|permits?|permission|coverage|shelter|licen[cs]es?|relief|credentials?)"
    r"(?: (?:to|for|at)\b|[.,;]|$)",
    re.I,
)
# Whom somebody speaks to, no words of theirs: is to address *Parliament*; an envoy addresses what they speak of.
_AUDIENCE = re.compile(
    r"(?:[\w’'-]+ ){0,3}?(?:parliament|congress|senate|assembly|council|conference|congregation|nation|crowds?|rally"
    r"|audience|supporters|reporters|journalists|lawmakers|deputies|troops|summit|meeting|gathering|mourners|students)"
    r"(?=$|[.,;]| (?:on|about|in|at|for|after|before|by|from|during|over|as|amid|with|this|next"
    r"|today|tomorrow|\w+day)\b)",
    re.I,
)
_QUOTED = frozenset('“”«»„"')
_MARKS = tuple("“”‘’\"'«»„")
_TAIL = ", \t\n\u00a0"


def says_nothing(text: str, draft: Draft, form: Form) -> bool:
    """Tell whether words were only asked for, kept back, or told of: declined *to say whether …*, said *when …*"""
    words = draft.content[0].of(text)
    speaker = draft.source.speaker
    named = speaker.of(text) if speaker is not None else ""
    if _NOBODY.match(named) and draft.kind in ("say", "ask"):
        return True  # nobody said so
    if _is_idle(text, draft, named, form) or (draft.base == "deny" and _KEPT_FROM.match(words)):
        return True
    if form is not Form.INDIRECT:
        return _STAGE.fullmatch(words) is not None or is_heading(text, draft)
    if _UNNAMED.match(words) or (draft.base in _NOTHING_TOLD and _TELLING.match(words)):
        return True
    first = words.split(maxsplit=1)[0].lower()
    if first in _SETTINGS and draft.kind in ("say", "judge") and draft.base != "describe":
        return draft.cue is None or draft.cue.end <= draft.content[0].start
    return draft.form == "passive" and draft.source.speaker is None and bool(_ABOUT.match(words))


def _is_idle(text: str, draft: Draft, named: str, form: Form) -> bool:
    """Tell words that attribute nothing: *that said*, …; three cases *reported* in Tolm; what *is expected*."""
    if draft.cue is None or form is Form.DIRECT:
        return False
    around = text[max(0, draft.cue.start - 12) : draft.cue.end + 1]
    cue, words = draft.cue.of(text), draft.content[0].of(text)
    if _THAT_SAID.search(around) or _CHARGED.search(cue) or _NO_SPEAKER.match(named):
        return True
    if (draft.base in _HANDED and _NO_THING.match(words)) or (draft.base == "address" and _AUDIENCE.match(words)):
        return True
    if draft.kind == "show" and words.startswith("as ") and words.count(" ") < 5:
        return True  # what the chart shows as clear: how, not what
    if draft.base in _COUNTED and draft.form == "past" and any(map(str.isdigit, named)):
        return draft.cue.end <= draft.content[0].start and _WHERE.match(words) is not None
    if _AWAITED.search(cue) is None:
        return False
    speaker = draft.source.speaker  # whom others expect to come, if anybody: Brann *is expected* to testify
    return draft.follows is None and (speaker is None or speaker.end <= draft.cue.start)


def is_heading(text: str, draft: Draft) -> bool:
    """Tell whether words without a cue are a heading set in marks, alone on their line: 'All Boats Are Off'"""
    if draft.cue is not None or len(draft.content) != 1 or draft.is_words:
        return False
    span = draft.content[0]
    line = _LINE.search(text, max(0, span.start - 2), span.start), _LINE_END.match(text, span.end)
    is_line = all(line) and text[span.end - 1] not in "?!," and " " in span.of(text)
    return is_line and set_as_title(span.of(text))


def worth(text: str, draft: Draft, form: Form) -> float:
    """Return the weight of a draft, less where it tells of a deed or a mere name or thing: mentioned *the tanker*.

    Less, too, for what anybody or nobody sees and thinks.
    """
    speaker = draft.source.speaker
    anybody = _ANYBODY.match(speaker.of(text)) if speaker is not None and form is Form.INDIRECT else None
    most = 1.0 if anybody is None else ANYBODY if anybody[0].lower() == "you" else HARDLY
    return min(most, _worth(text, draft, form))


def _worth(text: str, draft: Draft, form: Form) -> float:
    if draft.cue is not None and draft.cue.of(text).lower() == "support" and _is_given(text, draft.cue.start):
        return min(draft.weight, HARDLY)
    tells = draft.kind in ("blame", "deny", "ask") or draft.because == DESCRIBED
    if form is not Form.INDIRECT or tells or draft.weight >= SURELY:
        return draft.weight
    words = " ".join(part.of(text) for part in draft.content).split()
    plain = [word for word in words if word.lower() not in _ARTICLES]
    if len(plain) > 2 or not words or _CLAUSE.match(words[0]) or words[0].lower().endswith(("to", "ing")):
        return draft.weight
    before = draft.cue is not None and draft.content[0].end <= draft.cue.start
    return draft.weight if before else min(draft.weight, HARDLY)


def _is_given(text: str, start: int) -> bool:
    return _GIVEN.search(text[max(0, start - 40) : start]) is not None


def surest(made: Sequence[Statement | Party]) -> Iterator[Statement | Party]:
    """Yield what was made without indirect statements whose speaker and cue are both in doubt."""
    left_out = {
        each.id
        for each in made
        if isinstance(each, Statement) and each.form is Form.INDIRECT and each.confidence < DOUBTFUL
    }
    for each in made:
        if isinstance(each, Party):
            if each.statement not in left_out:
                yield each
        elif each.id not in left_out:
            yield replace(each, parent="") if each.parent in left_out else each


def adds_a_thing(parsed: Parsed, draft: Draft) -> bool:
    """Tell a deed from words: the raid *added* more fuel to the quarrel; Brann added (that) it was late."""
    if draft.base != "add" or draft.cue is None or not draft.content or draft.cue.end > draft.content[0].start:
        return False
    tokens = parsed.within(draft.content[0])
    clause = tokens[: next((at for at, token in enumerate(tokens) if token.tag == "CCONJ"), len(tokens))]
    opens = not clause or clause[0].tag in ("SCONJ", "PUNCT") or clause[0].lower == "that"
    said = any(token.tag == "AUX" or (token.tag == "VERB" and not token.lower.endswith("ing")) for token in clause)
    return not (opens or said or _QUOTED & {token.text for token in clause})


def without_commas(text: str, parts: Sequence[Span]) -> list[Span]:
    """Return content without the comma that leads to the cue: “The harbour stays open*,*” she said.

    Nor is the title of what it was said in a part of it: “…,” she recalled in her memoirs, “The Lamp of Tolm”.
    """
    kept = [part for part in _trimmed(text, parts) if len(part)]
    return [*kept[:1], *(part for part in kept[1:] if not _is_title(text, part))]


def _is_title(text: str, part: Span) -> bool:
    """Tell a title in marks after a comma: it begins with a capital, and ends without a stop inside its marks."""
    marked = text[part.start - 1 : part.start] in _MARKS and text[part.end : part.end + 1] in _MARKS
    led = text[max(0, part.start - 3) : part.start - 1] == ", "
    words = part.of(text)
    return bool(marked and led and " " in words and words[-1:].isalnum() and set_as_title(words))


def _trimmed(text: str, parts: Sequence[Span]) -> Iterator[Span]:
    for part in parts:
        yield Span(part.start, part.start + len(part.of(text).rstrip(_TAIL)))
