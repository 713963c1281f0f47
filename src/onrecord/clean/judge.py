"""Labels a page's units: as the labeller finds likeliest, and as a few plain words command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from onrecord.clean.commands import SHORT, commanded, is_form
from onrecord.clean.features import seen_of
from onrecord.clean.labeller import REGIONS, likelihoods
from onrecord.clean.looks import Looks, asked, ending_alike, may_be_form, may_head
from onrecord.clean.marks import folded_words
from onrecord.clean.nets import Table
from onrecord.clean.sentences import is_told
from onrecord.clean.signs import ASK_ANY, ASK_BELOW, ASK_BODY, ASK_COMMENT
from onrecord.clean.structure import settled
from onrecord.clean.units import Unit
from onrecord.model import Declared, Region

TITLE, BODY, COMMENT, OTHER, RELATED = Region.TITLE, Region.BODY, Region.COMMENT, Region.OTHER, Region.RELATED
_TITLE, _BODY, _COMMENT = map(REGIONS.index, (TITLE, BODY, COMMENT))
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


_TAG = itemgetter(Unit._fields.index("tag"))


class Judgement(NamedTuple):
    """A unit's region, and how sure that is, 0 to 1."""

    region: Region
    confidence: float


class _Draft:
    """The regions of a page's units while they are judged."""

    __slots__ = ("is_markup", "likely", "looks", "regions", "sure", "units", "words")

    def __init__(self, units: Sequence[Unit], looks: Looks, likely: Table) -> None:
        self.units = units
        self.words: Sequence[str] = looks.lines  # of each unit
        self.is_markup = all(map(_TAG, units))
        self.looks = looks
        self.likely = likely  # (units, REGIONS)
        self.regions: list[Region] = []
        self.sure: list[float] = []
        _believe_likeliest(self)

    def settle(self, at: int, region: Region, sure: float) -> None:
        self.regions[at] = region
        self.sure[at] = sure

    def believe(self, at: int, column: int) -> None:
        """Let a unit be of one of ``REGIONS``, as sure as the labeller is of it."""
        self.settle(at, REGIONS[column], float(self.likely[at, column]))

    def places(self, region: Region) -> list[int]:
        return [at for at, each in enumerate(self.regions) if each is region] if region in self.regions else []


def _believe_likeliest(draft: _Draft) -> None:
    for at in range(len(draft.words)):
        best = 0
        for column in range(1, len(REGIONS)):
            if draft.likely[at, column] > draft.likely[at, best]:
                best = column
        draft.regions.append(REGIONS[best])
        draft.sure.append(float(draft.likely[at, best]))


def judged(units: Sequence[Unit], declared: Sequence[Declared]) -> list[Judgement]:
    """Return one judgement a unit."""
    if not units:
        return []
    seen = seen_of(units, declared)
    draft = _Draft(units, seen.looks, likelihoods(seen.units))
    _command(draft)
    made = settled(units, draft.regions, draft.sure, may_head(seen.looks), may_be_form(seen.looks))
    for at in range(len(made)):
        if made[at] is not draft.regions[at]:
            draft.settle(at, made[at], 0.7)
    if not draft.is_markup:
        _go_on(draft)
        _subheads(draft)
    _standfirst(draft)
    _amid_thread(draft)
    bodies = draft.places(BODY)
    for at in bodies[:2]:
        if _NAME_IN_PLACE.fullmatch(draft.words[at]):
            draft.settle(at, Region.BYLINE, 0.7)
    _one_line_of_title(draft)
    _repeat_title(draft, bodies[0] if bodies else 0)
    _give_title(draft, bodies[0] if bodies else 0)
    return _judgements(draft)


def _judgements(draft: _Draft) -> list[Judgement]:
    made: list[Judgement] = []
    judgement_of = tuple.__new__  # of `Judgement`, past its own names for what it is given
    for at in range(len(draft.regions)):
        made.append(judgement_of(Judgement, (draft.regions[at], draft.sure[at])))
    return made


def _command(draft: _Draft) -> None:
    """Give units the region that their plain words command. Asked are those whose words and signs leave it open."""
    asks = asked(draft.looks)
    bodies = draft.places(BODY)
    first_body = bodies[0] if bodies else len(asks)
    for at in range(len(asks)):
        ask = asks[at]
        region = draft.regions[at]
        if not (ask or region is TITLE):
            continue
        open_to = ASK_COMMENT if region is COMMENT else ASK_ANY
        if region is BODY:
            open_to = ASK_ANY | ASK_BODY | ASK_COMMENT
        if at > first_body:
            open_to |= ASK_BELOW
        if ask & open_to or region is TITLE:
            told = commanded(draft.units[at], region, at > first_body)
            if told:
                draft.settle(at, told, 0.9)


def _is_no_headline(words: str) -> bool:
    """Tell whether words are too long for a headline: a text that came without one begins with its first paragraph."""
    most = 14 if words.endswith(_SENTENCE_END) and not words.endswith("...") else 40
    return words.count(" ") >= most or len(words) > _LONG_TITLE


def _go_on(draft: _Draft) -> None:
    """A whole sentence that may be body and follows it by a line at most is body: an advertisement stood between."""
    for at, unit in enumerate(draft.units):
        if draft.regions[at] not in (OTHER, RELATED) or draft.sure[at] >= 0.7:
            continue
        words = draft.words[at]
        is_sentence = words.count(" ") > 4 and words.endswith(_SENTENCE_END) and not unit.tag
        follows = BODY in draft.regions[max(at - 2, 0) : at]
        if is_sentence and follows and draft.likely[at, _BODY] > _LEAST_BODY:
            draft.believe(at, _BODY)


def _subheads(draft: _Draft) -> None:
    """A few words that may be body and stand between two of its paragraphs are a heading in it."""
    units, regions = draft.units, draft.regions
    for at in range(1, len(units) - 1):
        words = units[at].words
        if regions[at] is not OTHER or units[at].tag or not words[:1].isupper():
            continue
        is_between = all(
            regions[near] is BODY and is_told(units[near].words, blanks=_TOLD) for near in (at - 1, at + 1)
        )
        if (
            is_between
            and words.count(" ") in range(1, 8)
            and words[-1].isalnum()
            and draft.likely[at, _BODY] > _LEAST_SUBHEAD
        ):
            draft.believe(at, _BODY)


def _amid_thread(draft: _Draft) -> None:
    """What may be of a comment and stands between two lines of one is: a subject, a picture, a row of buttons."""
    regions = draft.regions
    if COMMENT not in regions:
        return
    for at in range(1, len(regions) - 1):
        is_between = regions[at - 1] is COMMENT and regions[at + 1] is COMMENT
        if not is_between or regions[at] is not OTHER or draft.likely[at, _COMMENT] < _LEAST_COMMENT:
            continue
        if " " not in draft.words[at] or not is_form(draft.words[at]):
            draft.believe(at, _COMMENT)


def _standfirst(draft: _Draft) -> None:
    """Several sentences under a page's title, that may be body, open the report; a single one is its deck.

    Markup alone: in plain text nothing parts them from what a site says of itself.
    """
    regions = draft.regions
    titles = draft.places(TITLE)
    if not titles or not draft.units[0].tag:
        return
    for at in range(titles[0] + 1, min(titles[-1] + _CLOSE, len(regions))):
        if regions[at] is BODY:
            return
        if (regions[at] is not OTHER and regions[at] is not RELATED) or draft.likely[at, _BODY] <= _LEAST_STANDFIRST:
            continue
        words = draft.words[at]
        if words.count(" ") > _STANDFIRST and words.endswith(_SENTENCE_END) and _GOES_ON.search(words):
            draft.believe(at, _BODY)


def _one_line_of_title(draft: _Draft) -> None:
    """A line right under the title, much longer and as likely to be text, is the standfirst and no second title."""
    words, regions = draft.words, draft.regions
    for at in draft.places(TITLE):
        if at and regions[at] is regions[at - 1] is TITLE:
            first, second = words[at - 1].count(" "), words[at].count(" ")
            if second > 11 and second > first * 1.3 and draft.likely[at, _BODY] > _LEAST_BODY:
                draft.believe(at, _BODY)


def _repeat_title(draft: _Draft, first_body: int) -> None:
    """A forum names its thread, then shows the report: both lines are the title."""
    titles = [at for at in range(first_body) if draft.regions[at] is TITLE]
    others = [at for at in range(first_body) if draft.regions[at] is OTHER] if titles else []
    spelled: list[str] = []
    for at in ending_alike(draft.looks, titles, others) if others else ():
        spelled = spelled or [" ".join(folded_words(draft.words[title])) for title in titles]
        folded = " ".join(folded_words(draft.words[at]))
        if folded.count(" ") > 1 and any(title.endswith(folded) for title in spelled):
            draft.settle(at, TITLE, 0.7)


def _give_title(draft: _Draft, first_body: int) -> None:
    """Where no unit is the title, let the likeliest of those above the body be it, a first heading before all."""
    units, regions, likely = draft.units, draft.regions, draft.likely
    if TITLE in regions or not regions:
        return
    open_to_it = [
        at
        for at in range(first_body + 1)
        if regions[at] in (OTHER, RELATED) or (regions[at] is BODY and not _is_no_headline(units[at].words))
    ]
    headings = [at for at in open_to_it if units[at].tag == "h1" and 0 < len(units[at].words) <= SHORT]
    at = max(headings or open_to_it, key=lambda place: likely[place, _TITLE], default=None)
    is_heading = bool(headings) or (at is not None and likely[at, _TITLE] > _CLEAR_TITLE)
    if not is_heading and _heads_the_body(draft, first_body):
        draft.settle(first_body, TITLE, 0.5)  # before a menu that only stands higher
    elif at is not None and likely[at, _TITLE] > (_LEAST_HEADING if headings else _LEAST_TITLE):
        draft.believe(at, _TITLE)


def _heads_the_body(draft: _Draft, first: int) -> bool:
    """Tell whether the body begins with a few words that are no sentence, and goes on with one that is."""
    units, regions = draft.units, draft.regions
    if first + 1 >= len(units) or regions[first] is not BODY:
        return False
    words, following = units[first].words, units[first + 1]
    is_headline = 2 <= words.count(" ") < 18 and not words.endswith((*_SENTENCE_END, ":", ",", ";", "…"))
    return is_headline and regions[first + 1] is BODY and _is_no_headline(following.words)
