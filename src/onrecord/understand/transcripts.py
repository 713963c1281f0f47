"""Turns of a transcript or an interview: lines that begin with who speaks (BRANN: …, Q: …), or answer a question.

A label counts where it can be nothing else (a shouted name, Q beside A), or where two or more take turns. The
paragraphs between two turns belong to the one before. Whom a label stands for is asked later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.spans import Span, trimmed
from onrecord.understand.words import listed

_LABEL = re.compile(
    r"[\"“”'‘’»«]?[ \t\u00a0]{0,3}("
    r"(?:[A-Z][\w.’'-]{0,24}[ \u00a0]){0,4}[A-Z][\w.’'-]{0,24}(?:[ \u00a0]\([^()\n]{1,40}\))?"
    r")[ \u00a0]?:[ \t\u00a0]{1,4}(?=\S)"
)
_QUESTION = re.compile(r"[\"“”]?(Q|Question)[ \u00a0]?[:.–—-][ \t\u00a0]{1,4}(?=\S)")
_ANSWER = re.compile(r"[\"“”]?(A|Answer)[ \u00a0]?[:.–—-][ \t\u00a0]{1,4}(?=\S)")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b(?![.])")
_MARKS = '"“”„«»'
_NO_NAMES = listed(
    "read photo update updated watch related by source note correction more see also editor's ps p.s video listen "
    "warning breaking analysis opinion review tags topics category filed posted published share image caption credit "
    "location when where what who why how time date price tel phone email web website address"
)
_ASKERS = listed("q question interviewer reporter host moderator journalist questioner presenter anchor")
SHOUTED = 4  # letters of a label in capitals that counts even where it stands alone
TURNS = 4  # labelled lines from which a page is a transcript, by two speakers or more
QUESTIONS = 3  # unmarked questions from which a page is an interview
LONGEST_QUESTION = 400  # characters
SHARE = 0.6  # of the paragraphs between questions, which speak in the first person


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one paragraph."""

    label: Span | None  # the words that name the speaker; None where the paragraph has none
    mark: Span | None  # the colon after it
    words: Span
    asks: bool  # by one who puts the questions, whom the page seldom names
    answers: bool  # by the one who is interviewed, whom the label does not name
    goes_on: bool  # the speaker of the paragraph before speaks on
    is_unnamed: bool = True  # the label is no name: Q, A, Host


def turns(text: str, paragraphs: Sequence[Span]) -> dict[int, Turn]:
    """Return the turns of a page by the number of their paragraph; none where it is no transcript."""
    found = dict(_labelled(text, paragraphs))
    if len(found) >= TURNS:
        return {**found, **dict(_between(text, paragraphs, found))}
    return found or dict(_interview(text, paragraphs))


def _labelled(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[int, Turn]]:
    asked = {n: match for n, p in enumerate(paragraphs) if (match := _QUESTION.match(text, p.start, p.end))}
    answered = {n: match for n, p in enumerate(paragraphs) if (match := _ANSWER.match(text, p.start, p.end))}
    pairs = {**asked, **answered} if asked and answered else {}
    named = {n: match for n, p in enumerate(paragraphs) if n not in pairs and (match := _label(text, p))}
    often = Counter(match.group(1) for match in named.values())
    takes_turns = {label for label, times in often.items() if times > 1}
    if len(takes_turns) < 2 or sum(often[label] for label in takes_turns) < TURNS:
        takes_turns = set()
    shouted = {n for n, match in named.items() if _is_shouted(match.group(1))}
    if len(shouted) + len(pairs) < 2:
        shouted = set()  # a dateline: NORVIK: The ferry …
    for n, match in sorted({**pairs, **named}.items()):
        label = match.group(1)
        if n not in pairs and label not in takes_turns and n not in shouted:
            continue
        words = _without_mark(text, trimmed(text, Span(match.end(), paragraphs[n].end)))
        if len(words):
            asks = n in asked or label.lower() in _ASKERS
            unnamed = n in pairs or label.lower() in _ASKERS
            label_at = Span(match.start(1), match.end(1))
            mark = trimmed(text, Span(match.end(1), match.end()))
            yield n, Turn(label_at, mark, words, asks, n in pairs and n in answered, False, unnamed)


def _label(text: str, paragraph: Span) -> re.Match[str] | None:
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    if match is None or match.group(1).split()[0].lower().strip(".") in _NO_NAMES:
        return None
    return match


def _is_shouted(label: str) -> bool:
    letters = [sign for sign in label.partition("(")[0] if sign.isalpha()]
    return len(letters) >= SHOUTED and all(map(str.isupper, letters))


def _without_mark(text: str, words: Span) -> Span:
    """Return a turn's words without a closing mark that has no opening one among them."""
    last = text[words.end - 1] if len(words) else ""
    if last in _MARKS and sum(text.count(mark, words.start, words.end) for mark in _MARKS) % 2:
        return trimmed(text, Span(words.start, words.end - 1))
    return words


def _between(text: str, paragraphs: Sequence[Span], found: dict[int, Turn]) -> Iterator[tuple[int, Turn]]:
    """Yield the paragraphs between the first turn and the last that bear no label."""
    for n in range(min(found), max(found)):
        words = trimmed(text, paragraphs[n])
        if n not in found and text[words.end - 1] in '.!?…"”’':
            yield n, Turn(None, None, _without_mark(text, words), asks=False, answers=False, goes_on=True)


def _interview(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[int, Turn]]:
    """Yield the turns of an interview whose questions were set in bold, which a flattened page no longer shows."""
    asked = [n for n, p in enumerate(paragraphs) if _is_bare_question(text, p)]
    if len(asked) < QUESTIONS or asked[-1] + 1 >= len(paragraphs):
        return
    said = [n for n in range(asked[0], len(paragraphs)) if n not in asked and n <= asked[-1] + 1]
    own = [n for n in said if not _has_marks(text, paragraphs[n]) and speaks_of_itself(text, paragraphs[n])]
    if len(own) < max(QUESTIONS, SHARE * len(said)) or any(n + 1 in asked for n in asked):
        return
    for n in sorted({*asked, *said}):
        words = trimmed(text, paragraphs[n])
        yield n, Turn(None, None, words, asks=n in asked, answers=n not in asked, goes_on=False)


def _is_bare_question(text: str, paragraph: Span) -> bool:
    words = trimmed(text, paragraph)
    is_short = 0 < len(words) <= LONGEST_QUESTION
    return is_short and text[words.end - 1] == "?" and not _has_marks(text, words) and text[words.start].isupper()


def _has_marks(text: str, span: Span) -> bool:
    return any(text.find(mark, span.start, span.end) >= 0 for mark in _MARKS)


def speaks_of_itself(text: str, span: Span) -> bool:
    """Tell whether words speak in the first person: I, we, my …"""
    return _FIRST_PERSON.search(text, span.start, span.end) is not None
