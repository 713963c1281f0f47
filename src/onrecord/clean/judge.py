"""Labels a page's units: as the labeller finds likeliest, and as a few plain words command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clean.labeller import REGIONS, likelihoods
from onrecord.clean.language import function_words
from onrecord.clean.looks import folded_words
from onrecord.clean.marks import KINDS, marks_in
from onrecord.clean.standing import Table
from onrecord.clean.structure import settled
from onrecord.clean.units import Unit
from onrecord.model import Declared, Region

_TITLE, _BODY = REGIONS.index(Region.TITLE), REGIONS.index(Region.BODY)
_SENTENCE_END = (".", "!", "?", ".”", '."', "?”", "!”")
_LEAST_BODY = 0.2
_SHORT = 200  # characters; what a longer line begins with commands nothing
_LEAST_HEADING = 0.01  # the same for an h1
_LEAST_SUBHEAD = 0.2  # likelihood; 2026-11, five-fold: no worse there than none, and small pages gain
_LONG_TITLE = 250  # characters
_LEAST_TITLE = 0.08  # likelihood; below it a page without a title is likelier to have none

# What no article's own sentence looks like, in the manner of small outlets and clippings. The labeller was trained on
# the pages of large ones and wavers here.
_RELATED = re.compile(
    r"\W{0,4}(?:related(?: (?:stor(?:y|ies)|articles?|news|links?|coverage|topics?))?|read (?:more|also|next)|also "
    r"read|see also|more on this|"
    r"further reading|lesen sie auch|mehr zum thema|à lire aussi|lire aussi|lee también|leia também|leggi anche|lees "
    r"ook|czytaj także|"
    r"читайте также)\s?(?::|\||»|–|—|-\s|$)",
    re.I,
)
_AD = re.compile(
    r"\W{0,4}(?:advertisement|anzeige|werbung|publicité|publicidad|pubblicità|реклама|ad|sponsored)\W{0,4}", re.I
)
_RIGHTS = re.compile(r"\W{0,4}(?:all rights reserved|copyright\b|©\s?(?:copyright|\d{4})|\(c\)\s?\d{4})", re.I)
# "Picture: Ann Example/Agency" closes a caption, in whatever region the picture stood.
_PICTURED = re.compile(
    r".{0,220}?\b(?:(?:[Pp]hoto(?:graph)?|[Pp]ic(?:ture)?|[Ii]mage|Foto|Bild|Credit|Crédits?|Фото)s?"
    r"(?:\s(?:by|credit|courtesy of))?\s?:|[Pp]hoto(?:graph)?\sby|PHOTO:|Photo\scourtesy\sof)"
    r"\s?[A-ZÀ-ÝА-Я©][^.!?]{2,50}"
)
_LETTER_FOOT = re.compile(
    r"\b(?:unsubscribe|abbestellen|abmelden|désabonner|désinscrire|darse de baja|cancelar suscripción|uitschrijven|"
    r"отписаться)\W{0,3}\Z",
    re.I,
)
_BARE_ADDRESS = re.compile(r"\W{0,3}(?:https?://|www\.)\S{3,300}")
_BYLINE = re.compile(
    r"(?:By|BY|by)\s+[A-ZÀ-Ý][\w.'’-]*(?:\s[A-ZÀ-Ýa-zà-ÿ][\w.'’-]*){0,4}(?:\s?(?:,|\||–|—|-|/)\s?.{2,60})?"
)
_NAME_IN_PLACE = re.compile(
    r"[A-ZÀ-Ý][\w'’-]{1,20}(?:\s[A-ZÀ-Ý][\w.'’-]{0,20}){1,3} in [A-ZÀ-Ý][\w'’-]{1,20}(?:\s[A-ZÀ-Ý][\w'’-]{1,20}){0,2}"
)
_SIGNED = re.compile(r"/\s?[A-ZÀ-Ý][\w&.'’-]{1,20}(?:\s[A-ZÀ-Ý][\w&.'’-]{0,20}){0,3}")
_CRUMBS = re.compile(r"\s(?:>|»|::|›|/)\s")
_COUNTED = re.compile(r"\d{1,5} (?:comments?|replies|responses?)\s?(?:\||:|–|—|·|-)\s?\S.{10,}", re.I | re.S)
# A handle, not a name: it begins small, or holds a digit or an underscore.
_HANDLE_WROTE = re.compile(
    r"([a-z][\w.-]{2,29}|[A-Za-z][\w.-]{0,28}[\d_][\w.-]{0,20})\s(?:wrote|writes|said|says|commented|posted|replied)"
    r"(?:\s?:|\s(?:on|at)\b.{0,40}:)|([A-Za-z][\w.-]{0,28}[\d_][\w.-]{0,20})\s?:\s"
)


@dataclass(frozen=True, slots=True)
class Judgement:
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
        commanded = _commanded(unit, made[at].region, bool(bodies) and at > bodies[0])
        if commanded:
            made[at] = Judgement(commanded, 0.9)
    for at, region in enumerate(settled(units, [each.region for each in made], [each.confidence for each in made])):
        if region is not made[at].region:
            made[at] = Judgement(region, 0.7)
    _go_on(units, made, likely)
    _subheads(units, made, likely)
    bodies = [at for at, each in enumerate(made) if each.region is Region.BODY]
    for at in bodies[:2]:
        if _NAME_IN_PLACE.fullmatch(units[at].words):
            made[at] = Judgement(Region.BYLINE, 0.7)
    _one_line_of_title(units, made, likely)
    _repeat_title(units, made, bodies[0] if bodies else 0)
    _give_title(units, made, likely, bodies[0] if bodies else 0)
    return made


def _commanded(unit: Unit, region: Region, after_body_began: bool) -> Region | None:
    """Return what a line's plain words make it, whatever stands around it; None where they leave it open."""
    words = unit.words
    if region in (Region.COMMENT, Region.BODY) and _BARE_ADDRESS.fullmatch(words) and not unit.tag:
        return Region.OTHER  # the list of links below a page that was printed as text
    if region is Region.COMMENT:
        return Region.OTHER if len(words) < _SHORT and _is_form(words) else None
    if not words:
        return None
    if after_body_began and (_COUNTED.match(words) or _is_handle_and_words(words)):
        return Region.COMMENT
    if len(words) > _SHORT:
        return None
    if _RELATED.match(words):
        return Region.RELATED
    if _SIGNED.fullmatch(words):
        return Region.BYLINE
    if region is Region.TITLE and len(_CRUMBS.findall(words)) > 1:
        return Region.OTHER
    if region is Region.BODY and _PICTURED.fullmatch(words):
        return Region.CAPTION
    if region is Region.BODY and _LETTER_FOOT.search(words):
        return Region.OTHER
    if region is Region.BODY and _is_clutter(words):
        return Region.OTHER
    if _AD.fullmatch(words) or (_RIGHTS.match(words) and region is Region.BODY):
        return Region.OTHER
    if region in (Region.OTHER, Region.BODY) and not unit.tag and len(words) < 90 and _BYLINE.fullmatch(words):
        return Region.BYLINE
    return None


def _is_paragraph(words: str) -> bool:
    """Tell whether words are too long for a headline: a text that came without one begins with its first paragraph."""
    most = 14 if words.endswith(_SENTENCE_END) and not words.endswith("...") else 40
    return words.count(" ") >= most or len(words) > _LONG_TITLE


def _is_clutter(words: str) -> bool:
    """Tell whether a line is a row of buttons: "Share this article: Facebook Twitter Email"."""
    if words.endswith((".", "!", "?", "”", '"')) or words.count(" ") > 12:
        return False
    return marks_in(folded_words(words)).counts[KINDS.index("clutter")] > 2


def _is_form(words: str) -> bool:
    """Tell whether a line is of the form below a thread: "Leave a reply", "You are commenting using your account"."""
    return marks_in(folded_words(words)).counts[KINDS.index("comment_form")] > 0


def _is_handle_and_words(words: str) -> bool:
    found = _HANDLE_WROTE.match(words)
    return found is not None and (found.group(1) or found.group(2)).lower() not in function_words()


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
        is_between = all(made[near].region is Region.BODY and _is_told(units[near].words) for near in (at - 1, at + 1))
        if (
            is_between
            and words.count(" ") in range(1, 8)
            and words[-1].isalnum()
            and likely[at, _BODY] > _LEAST_SUBHEAD
        ):
            made[at] = Judgement(Region.BODY, float(likely[at, _BODY]))


def _is_told(words: str) -> bool:
    return words.count(" ") > 8 and words.endswith(_SENTENCE_END)


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
    for at in range(first_body):
        folded = " ".join(folded_words(units[at].words))
        if (
            folded.count(" ") > 1
            and made[at].region is Region.OTHER
            and any(title.endswith(folded) for title in titles)
        ):
            made[at] = Judgement(Region.TITLE, 0.7)


def _give_title(units: Sequence[Unit], made: list[Judgement], likely: Table, first_body: int) -> None:
    """Where no unit is the title, let the likeliest of those above the body be it, a first heading before all."""
    if any(each.region is Region.TITLE for each in made) or not made:
        return
    open_to_it = [
        at
        for at in range(first_body + 1)
        if made[at].region in (Region.OTHER, Region.RELATED)
        or (made[at].region is Region.BODY and not _is_paragraph(units[at].words))
    ]
    headings = [at for at in open_to_it if units[at].tag == "h1" and 0 < len(units[at].words) <= _SHORT]
    at = max(headings or open_to_it, key=lambda place: likely[place, _TITLE], default=None)
    if at is not None and likely[at, _TITLE] > (_LEAST_HEADING if headings else _LEAST_TITLE):
        made[at] = Judgement(Region.TITLE, float(likely[at, _TITLE]))
    elif _heads_the_body(units, made, first_body):
        made[first_body] = Judgement(Region.TITLE, 0.5)


def _heads_the_body(units: Sequence[Unit], made: list[Judgement], first: int) -> bool:
    """Tell whether the body begins with a few words that are no sentence, and goes on with one that is."""
    if first + 1 >= len(units) or made[first].region is not Region.BODY:
        return False
    words, following = units[first].words, units[first + 1]
    is_headline = 2 <= words.count(" ") < 18 and not words.endswith((*_SENTENCE_END, ":", ",", ";", "…"))
    return is_headline and made[first + 1].region is Region.BODY and _is_paragraph(following.words)
