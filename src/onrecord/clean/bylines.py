"""Who wrote it: the persons of the byline, without agencies, roles and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.credit_lines import Credit
from onrecord.clean.credits import credits, joined
from onrecord.clean.cue_kinds import BY, OWNED
from onrecord.clean.cues import beginnings, may_have, opens_with
from onrecord.clean.lines import BYLINE, COMMENT, OTHER, RELATED, Line, Sheet
from onrecord.clean.persons import first_names, persons, same_person, surely_name
from onrecord.clean.press import folded, is_agency, is_domain, known
from onrecord.clean.readings import read_in_markup, read_in_text, refused
from onrecord.clean.wording import any_in, any_of, words_of
from onrecord.dates import find
from onrecord.model import Declared, Reading
from onrecord.spans import Span

_BY = re.compile(rf"(?:{any_of('by')}|{any_of('author')})(?:\s?:\s?|\s+)(?=\S)", re.IGNORECASE)
_LINK = re.compile(r"\s*(?:https?://|www\.)\S+")
_ADDRESS = re.compile(r"https?://|www\.|\.(?:com|de|org|net)/|facebook\.com", re.IGNORECASE)
# Libraries' catalogues name authors "Brandt, Anna".
_INVERTED = re.compile(
    r"(?P<last>[^\W\d_][\w’'-]{1,30}),\s(?P<first>[^\W\d_][\w’'-]{1,30}(?:\s[^\W\d_][\w.’'-]{0,30})?)"
)
# A theme's author in a site-wide tag: "Ann Example - http://themes.example".
_OWN_SITE = re.compile(r"\s[-–|,]\s*https?://")
# Words and legal forms of houses: what bears one is no person.
_HOUSE = re.compile(
    r"\b(?:e\.\s?V\.|GmbH|AG|Inc|Ltd|LLC|Verlag|Stiftung|Foundation|Verband|Verein|Bund der|Institute?|University|"
    r"Universität|Ministerium|Ministry|Association|Gesellschaft|Fondation|Fundación|Université|Universidad)\b"
)
# One of these stands in each that it matches.
_STEMS_HOUSE = beginnings(
    ("e.", "GmbH", "AG", "Inc", "Ltd", "LLC", "Verlag", "Stiftung", "Found", "Verband", "Verein", "Bund", "Inst",
     "Univ", "Minist", "Assoc", "Gesell", "Fond", "Fund")
)  # fmt: skip
# The foot of a page that is one person's: "© 2009–2020 by Ann Example". Whose a picture is stands with the picture.
_OWNED = re.compile(
    r"(?:©|\(c\)|copyright\b)[\s©]{0,3}(?:\d{4}(?:\s?[-–—]\s?\d{4})?,?\s)?(?:by\s|von\s|par\s)?(?=[^\W\d_])",
    re.IGNORECASE,
)
_DESK = words_of("desk")
_RANK = {"json-ld": 0, "jsonl": 0, "feed": 0, "nexis": 0, "factiva": 0, "meta": 1, "microdata": 2, "opengraph": 3}
_LEAST = 0.5  # a printed credit that is worth less is no byline
_GLUED = ("opyright", "OPYRIGHT")  # perhaps to the word before it
_OWNER = 0.45  # what a copyright line is worth where nothing else names an author
_FEW = 16  # words of a line that says whose page it is, at most
_LONGEST = 100  # characters of a declared value that may be a list of names
_SURE = 0.78  # a printed credit worth this much outdoes a tag that may be the same on every page of a site


def bylines(sheet: Sheet, declared: Sequence[Declared], outlets: Sequence[str]) -> list[Reading]:
    """Return the readings of the authors, one for each, from the best place that names any, and those refused.

    ``outlets`` are none.
    """
    sites = {folded(outlet) for outlet in outlets} - {""}
    told = _declared(sheet, declared, sites)
    full = [r.value for r in told if " " in r.value and _RANK.get(r.because.removeprefix("declared by ")) == 0]
    printed = _printed(sheet, full if len(full) == len(told) else ())
    # "Ann Example, Radio North": the outlet beside a name. Alone it may be how a blog signs.
    printed = [reading for reading in printed if not _is_site(reading.value, sites)] or printed
    taken = _chosen(told, printed, is_signed=_is_signed(sheet, told))
    taken = taken or _desk(sheet, declared, sites) or list(_owner(sheet))
    return [*taken, *_refused(sheet, declared, sites, taken)]


def _chosen(told: list[Reading], printed: list[Reading], *, is_signed: bool) -> list[Reading]:
    """Return the authors of a page whose markup and text may name others.

    ``is_signed``: the name in the markup also stands on a line of its own.
    """
    if not told or not printed:
        return told or printed
    agreeing = [w for w in printed if any(same_person(w.value, t.value) for t in told)]
    if len(agreeing) >= len(told):
        # "By A and B" above a page whose markup names only A.
        return printed if printed[0].because == "after “by”" else agreeing
    # Blog software declares its users by their login ("jd47"), and the page shows their names.
    handles = all(" " not in t.value for t in told)
    if handles and any(" " in w.value for w in printed) and printed[0].confidence >= 0.66:
        return printed
    is_tag = told[0].because in ("declared by meta", "declared by microdata") and not agreeing and not is_signed
    return printed if is_tag and " " in printed[0].value and printed[0].confidence >= _SURE else told


def _is_signed(sheet: Sheet, told: Sequence[Reading]) -> bool:
    for name in [reading.value for reading in told if " " in reading.value]:
        for line in sheet.lines:
            if line.text == name and line.region is not COMMENT and line.region is not RELATED:
                return True
    return False


def _declared(sheet: Sheet, declared: Sequence[Declared], sites: set[str]) -> list[Reading]:
    by_place: dict[str, list[Reading]] = {}
    for each in declared:
        if each.name not in ("author", "desk") or ("://" in each.value and _OWN_SITE.search(each.value)):
            continue
        kept = by_place.setdefault(each.where, [])
        for name in _names_in(each.value) if not _is_house(each.value) else ():
            if any(same_person(name, k.value) for k in kept) or _is_site(name, sites):
                continue
            if each.name == "desk" and not surely_name(name):
                continue
            # Microdata mark the authors of related articles too; the page's own come first.
            if each.where != "microdata" or not kept:
                kept.append(read_in_markup(sheet.page, "byline", name, each.value, f"declared by {each.where}", 0.9))
    # A full name tells more than a login, whatever place it is declared in.
    ranked = sorted(by_place, key=lambda w: (all(" " not in r.value for r in by_place[w]), _RANK.get(w, 4)))
    return next((by_place[where] for where in ranked if by_place[where]), [])


def _is_house(value: str) -> bool:
    return may_have(_STEMS_HOUSE, value) and _HOUSE.search(value) is not None


def _is_address(value: str) -> bool:
    return ("." in value or "://" in value) and _ADDRESS.search(value) is not None


def _names_in(value: str) -> Iterator[str]:
    value = (_LINK.sub("", value) if "://" in value or "www." in value else value).strip()
    if not value or _is_address(value) or "[at]" in value:
        return
    if len(value) > _LONGEST:  # a life in words follows the name
        value = re.split(r"[,.(|]|\s[–-]\s", value, maxsplit=1)[0]
    if turned := _INVERTED.fullmatch(value) if "," in value else None:
        last, first = turned["last"], turned["first"]
        if first.split()[0].lower() in first_names() and last.lower() not in first_names():
            value = f"{first} {last}"
    match = _BY.match(value) if opens_with(value, BY) else None
    rest = value[match.end() :] if match else value
    for _, name in persons(rest, alone=" " not in rest):
        yield name


def _is_site(name: str, sites: set[str]) -> bool:
    """Tell whether an author is the site: not where a person's name is also given as its publisher's."""
    if surely_name(name) and not known(name):
        return False
    return folded(name) in sites or is_domain(name) or bool(known(name))


def _printed(sheet: Sheet, told: Sequence[str]) -> list[Reading]:
    best: list[Credit] = joined(credits(sheet, sheet.headlines or (sheet.title_at,), told))
    if not best or max(c.weight for c in best) < _LEAST:
        return []
    kept: list[Reading] = []
    for credit in best:
        for span, name in credit.names:
            if not any(same_person(name, k.value) for k in kept):
                kept.append(read_in_text(sheet.page, "byline", name, span, credit.because, credit.weight))
    return kept


def _desk(sheet: Sheet, declared: Sequence[Declared], sites: set[str]) -> list[Reading]:
    """Return who wrote a page that names no person: a desk, or the house itself where linked data say so.

    Agencies and well-known outlets are none: what they write is told by `original_outlet` and `agency`.
    """
    for each in declared:
        value = " ".join(each.value.split())
        if each.name not in ("author", "desk") or not _may_be_desk(value):
            continue
        if _is_desk(value) or (each.where in ("json-ld", "microdata") and not _why_not(value, set())):
            because = "a desk" if _is_desk(value) else "the site itself" if _is_site(value, sites) else "a house"
            return [
                read_in_markup(sheet.page, "byline", value, each.value, f"{because}, declared by {each.where}", 0.5)
            ]
    return list(_printed_desk(sheet))


def _may_be_desk(value: str) -> bool:
    words = folded(value).split()
    is_told = bool(words) and len(words) <= 6 and not _is_address(value) and "@" not in value
    return is_told and not known(value) and not is_agency(value) and not is_domain(value)


def _is_desk(value: str) -> bool:
    return any(word in _DESK for word in folded(value).split())


def _printed_desk(sheet: Sheet) -> Iterator[Reading]:
    """Yield the desk that a byline by the title names: "By Staff Reporters", "Redaktion Port Veska"."""
    for line in sheet.within(sheet.title_at - 2, max(sheet.title_at, sheet.body[0]) + 3):
        if line.region not in (BYLINE, OTHER) or line.words > 8:
            continue
        match = _BY.match(line.text) if line.cues & BY and opens_with(line.text, BY) else None
        if not match and line.region is not BYLINE:
            continue
        begin = match.end() if match else 0
        date = next(find(line.text[begin:]), None)
        value = line.text[begin : begin + date.span.start if date else None].rstrip(" ,|·•–—-:/")
        if _may_be_desk(value) and _is_desk(value) and value[0].isupper():
            span = Span(line.start + begin, line.start + begin + len(value))
            yield read_in_text(sheet.page, "byline", value, span, "a desk", 0.5)
            return


def _owner(sheet: Sheet) -> Iterator[Reading]:
    """Yield the person whose copyright line stands below a text that nobody else signs."""
    for line in _below(sheet):
        match = _OWNED.search(line.text[:_LONGEST])
        for span, name in persons(line.text[match.end() :], line.start + match.end()) if match else ():
            if surely_name(name) and match is not None and span.start == line.start + match.end():
                yield read_in_text(sheet.page, "byline", name, span, "whose page it is", _OWNER)
                return


def _below(sheet: Sheet) -> list[Line]:
    """Return the lines below the body that may say whose page it is."""
    found: list[Line] = []
    for line in sheet.lines[sheet.body_end :]:
        if line.words <= _FEW and line.region is OTHER and (line.cues & OWNED or any_in(_GLUED, line.text)):
            found.append(line)
    return found


def _refused(
    sheet: Sheet, declared: Sequence[Declared], sites: set[str], taken: Sequence[Reading]
) -> Iterator[Reading]:
    """Yield what the markup names as an author and is none, with the reason."""
    for each in declared:
        if each.name not in ("author", "desk") or any(t.exact == each.value for t in taken):
            continue
        name = " ".join(each.value.split())
        because = _why_not(name, sites) if name else ""
        if because:
            yield refused(sheet.page, "byline", name[:200], None, each.value, because)


def _why_not(name: str, sites: set[str]) -> str:
    if _is_address(name):
        return "an address"
    if is_agency(name):
        return "an agency, not a person"
    if _is_site(name, sites):
        return "an outlet, not a person"
    words = folded(name).split()
    return "a login, not a name" if words and all(w in words_of("desk else") for w in words) else ""
