"""Labels a page's units: as the labeller finds likeliest, and as a few plain words command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.clean.commands import SHORT, commanded, is_form
from onrecord.clean.labeller import REGIONS, likelihoods
from onrecord.clean.looks import Table, folded_words
from onrecord.clean.sentences import is_told
from onrecord.clean.structure import settled
from onrecord.clean.units import Unit
from onrecord.model import Declared, Region

_TITLE, _BODY, _COMMENT = (REGIONS.index(each) for each in (Region.TITLE, Region.BODY, Region.COMMENT))
_SENTENCE_END = (".", "!", "?", ".”", '."', "?”", "!”")
_LEAST_BODY = 0.2
_LEAST_HEADING = 0.01  # the same for an h1
_LEAST_SUBHEAD = 0.2  # likelihood; 2026-11, five-fold: no worse there than none, and small pages gain
_LEAST_COMMENT = 0.4  # likelihood; 2026-11, five-fold: three lines in five between comments are of one from there on
_LEAST_STANDFIRST = 0.3  # likelihood; 2026-11, five-fold: 0.2 costs bodies whose decks are set apart
_STANDFIRST = 16  # blanks: a standfirst of several sentences has more
_CLOSE = 5  # units below the title
_GOES_ON = re.compile(r"[.!?…][”\"»)]?\s+[^\Wa-zа-я\d_]")
_TOLD = 9  # blanks: what a subhead stands between has as many
_LONG_TITLE = 250  # characters
_CLEAR_TITLE = 0.3  # likelihood from which a line above outdoes the headline that the body begins with
_LEAST_TITLE = 0.08  # likelihood; below it a page without a title is likelier to have none

_NAME_IN_PLACE = re.compile(
    r"[A-ZÀ-Ý][\w'’-]{1,20}(?:\s[A-ZÀ-Ý][\w.'’-]{0,20}){1,3} in [A-ZÀ-Ý][\w'’-]{1,20}(?:\s[A-ZÀ-Ý][\w'’-]{1,20}){0,2}"
)


class Judgement(NamedTuple):
    """A unit's region, and how sure that is, 0 to 1."""

    region: Region
    confidence: float


def judged(units: Sequence[Unit], declared: Sequence[Declared]) -> list[Judgement]:
    """Return one judgement a unit."""
    if not units:
        return []
    likely = likelihoods(list(units), list(declared))
    best = likely.argmax(axis=1)
    made = [Judgement(REGIONS[at], float(row[at])) for row, at in zip(likely, best, strict=True)]
    bodies = [at for at, each in enumerate(made) if each.region is Region.BODY]
    for at, unit in enumerate(units):
        told = commanded(unit, made[at].region, bool(bodies) and at > bodies[0])
        if told:
            made[at] = Judgement(told, 0.9)
    for at, region in enumerate(settled(units, [each.region for each in made], [each.confidence for each in made])):
        if region is not made[at].region:
            made[at] = Judgement(region, 0.7)
    _go_on(units, made, likely)
    _subheads(units, made, likely)
    _standfirst(units, made, likely)
    _amid_thread(units, made, likely)
    bodies = [at for at, each in enumerate(made) if each.region is Region.BODY]
    for at in bodies[:2]:
        if _NAME_IN_PLACE.fullmatch(units[at].words):
            made[at] = Judgement(Region.BYLINE, 0.7)
    _one_line_of_title(units, made, likely)
    _repeat_title(units, made, bodies[0] if bodies else 0)
    _give_title(units, made, likely, bodies[0] if bodies else 0)
    return made


def _is_no_headline(words: str) -> bool:
    """Tell whether words are too long for a headline: a text that came without one begins with its first paragraph."""
    most = 14 if words.endswith(_SENTENCE_END) and not words.endswith("...") else 40
    return words.count(" ") >= most or len(words) > _LONG_TITLE


def _go_on(units: Sequence[Unit], made: list[Judgement], likely: Table) -> None:
    """A whole sentence that may be body and follows it by a line at most is body: an advertisement stood between."""
    for at, unit in enumerate(units):
        if made[at].region not in (Region.OTHER, Region.RELATED) or made[at].confidence >= 0.7:
            continue
        is_sentence = unit.words.count(" ") > 4 and unit.words.endswith(_SENTENCE_END) and not unit.tag
        follows = any(each.region is Region.BODY for each in made[max(at - 2, 0) : at])
        if is_sentence and follows and likely[at, _BODY] > _LEAST_BODY:
            made[at] = Judgement(Region.BODY, float(likely[at, _BODY]))


def _subheads(units: Sequence[Unit], made: list[Judgement], likely: Table) -> None:
    """A few words that may be body and stand between two of its paragraphs are a heading in it."""
    for at in range(1, len(units) - 1):
        words = units[at].words
        if made[at].region is not Region.OTHER or units[at].tag or not words[:1].isupper():
            continue
        is_between = all(
            made[near].region is Region.BODY and is_told(units[near].words, blanks=_TOLD) for near in (at - 1, at + 1)
        )
        if (
            is_between
            and words.count(" ") in range(1, 8)
            and words[-1].isalnum()
            and likely[at, _BODY] > _LEAST_SUBHEAD
        ):
            made[at] = Judgement(Region.BODY, float(likely[at, _BODY]))


def _amid_thread(units: Sequence[Unit], made: list[Judgement], likely: Table) -> None:
    """What may be of a comment and stands between two lines of one is: a subject, a picture, a row of buttons."""
    for at in range(1, len(made) - 1):
        is_between = made[at - 1].region is made[at + 1].region is Region.COMMENT
        if not is_between or made[at].region is not Region.OTHER or likely[at, _COMMENT] < _LEAST_COMMENT:
            continue
        if " " not in units[at].words or not is_form(units[at].words):
            made[at] = Judgement(Region.COMMENT, float(likely[at, _COMMENT]))


def _standfirst(units: Sequence[Unit], made: list[Judgement], likely: Table) -> None:
    """Several sentences under a page's title, that may be body, open the report; a single one is its deck.

    Markup alone: in plain text nothing parts them from what a site says of itself.
    """
    titles = [at for at, each in enumerate(made) if each.region is Region.TITLE]
    if not titles or not units[0].tag:
        return
    for at in range(titles[0] + 1, min(titles[-1] + _CLOSE, len(units))):
        words = units[at].words
        if made[at].region is Region.BODY:
            return
        if (
            made[at].region in (Region.OTHER, Region.RELATED)
            and likely[at, _BODY] > _LEAST_STANDFIRST
            and words.count(" ") > _STANDFIRST
            and words.endswith(_SENTENCE_END)
            and _GOES_ON.search(words)
        ):
            made[at] = Judgement(Region.BODY, float(likely[at, _BODY]))


def _one_line_of_title(units: Sequence[Unit], made: list[Judgement], likely: Table) -> None:
    """A line right under the title, much longer and as likely to be text, is the standfirst and no second title."""
    for at in range(1, len(units)):
        if made[at].region is made[at - 1].region is Region.TITLE:
            first, second = units[at - 1].words.count(" "), units[at].words.count(" ")
            if second > 11 and second > first * 1.3 and likely[at, _BODY] > _LEAST_BODY:
                made[at] = Judgement(Region.BODY, float(likely[at, _BODY]))


def _repeat_title(units: Sequence[Unit], made: list[Judgement], first_body: int) -> None:
    """A forum names its thread, then shows the report: both lines are the title."""
    titles = [" ".join(folded_words(units[at].words)) for at in range(first_body) if made[at].region is Region.TITLE]
    for at in range(first_body) if titles else ():
        if made[at].region is not Region.OTHER:
            continue
        folded = " ".join(folded_words(units[at].words))
        if folded.count(" ") > 1 and any(title.endswith(folded) for title in titles):
            made[at] = Judgement(Region.TITLE, 0.7)


def _give_title(units: Sequence[Unit], made: list[Judgement], likely: Table, first_body: int) -> None:
    """Where no unit is the title, let the likeliest of those above the body be it, a first heading before all."""
    if any(each.region is Region.TITLE for each in made) or not made:
        return
    open_to_it = [
        at
        for at in range(first_body + 1)
        if made[at].region in (Region.OTHER, Region.RELATED)
        or (made[at].region is Region.BODY and not _is_no_headline(units[at].words))
    ]
    headings = [at for at in open_to_it if units[at].tag == "h1" and 0 < len(units[at].words) <= SHORT]
    at = max(headings or open_to_it, key=lambda place: likely[place, _TITLE], default=None)
    is_heading = bool(headings) or (at is not None and likely[at, _TITLE] > _CLEAR_TITLE)
    if not is_heading and _heads_the_body(units, made, first_body):
        made[first_body] = Judgement(Region.TITLE, 0.5)  # before a menu that only stands higher
    elif at is not None and likely[at, _TITLE] > (_LEAST_HEADING if headings else _LEAST_TITLE):
        made[at] = Judgement(Region.TITLE, float(likely[at, _TITLE]))


def _heads_the_body(units: Sequence[Unit], made: list[Judgement], first: int) -> bool:
    """Tell whether the body begins with a few words that are no sentence, and goes on with one that is."""
    if first + 1 >= len(units) or made[first].region is not Region.BODY:
        return False
    words, following = units[first].words, units[first + 1]
    is_headline = 2 <= words.count(" ") < 18 and not words.endswith((*_SENTENCE_END, ":", ",", ";", "…"))
    return is_headline and made[first + 1].region is Region.BODY and _is_no_headline(following.words)
