"""Where a page names another outlet as the source of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from onrecord.model import Passage, Region
from onrecord.spans import Span, trimmed

# A token of a name and the small words that names hold together; all repetitions are bounded, so time stays linear.
_TOKEN = r"(?:[A-Z0-9][\w&'’/-]{0,30}|[A-Z](?:\.[A-Z]){1,5}\.?)"
_LINKED = rf"(?:[ \t](?:(?:of|the|and|&|de|du|la|le|des|della|al|for)[ \t])?{_TOKEN}){{0,5}}"
_NAME = rf"(?:[Tt]he\s)?(?P<name>[A-Z][\w&'’/-]{{0,30}}{_LINKED})"
_FRAME = (Region.TITLE, Region.BYLINE, Region.DATE)
_EDGE_LINES = 4
_LINE = re.compile(r"\S[^\n]*")
_SHORT_LINE = 160  # characters; a longer one in the middle of an article is the story, not a credit
_POSSESSIVE = re.compile(r"['’]s\b.*$|['’]$", re.S)
_KIND_AFTER = re.compile(
    r"\s{1,2}(?:news\s)?(?:newspaper|daily|agency|television|radio|TV|magazine|website|channel|network|broadcaster)\b"
)

_DATELINE = re.compile(rf"^\W{{0,3}}[A-Z][\w .,’'-]{{1,40}}\(\s{{0,2}}{_NAME}\s{{0,2}}\)\s{{0,2}}[–—:-]", re.M)
_FIRST_LINE = re.compile(rf"^\s{{0,4}}{_NAME}\s{{1,3}}[–—-]\s{{1,3}}(?=[A-Z0-9][\w ]{{0,15}}\d|[A-Z])", re.M)
_SIGN_OFF = re.compile(rf"(?:/\s?|[–—]\s|\()(?=[A-Z]){_NAME}\)?[.\s]{{0,3}}$")
_ALONE = re.compile(rf"^\s{{0,4}}\(?(?:[Bb]y\s)?{_NAME}\)?[.:\s]{{0,4}}$")
_BY_WITH_AGENCY = re.compile(rf"^\s{{0,4}}[Bb]y\s[A-Z][^\n,|]{{1,60}}[,|]\s{{1,2}}{_NAME}", re.M)


@dataclass(frozen=True, slots=True)
class Credit:
    """One naming of a source: the words that name it, and the name."""

    span: Span
    name: str
    because: str


@dataclass(frozen=True)
class _Outlets:
    canonical: dict[str, str]  # by folded name
    agencies: frozenset[str]
    kinds_of_name: frozenset[str]
    whole: tuple[re.Pattern[str], ...]
    passing: tuple[re.Pattern[str], ...]


@cache
def _outlets() -> _Outlets:
    folder = resources.files("onrecord").joinpath("data")
    forms = yaml.safe_load(folder.joinpath("credits.yml").read_text("utf-8"))
    canonical: dict[str, str] = {}
    agencies: set[str] = set()
    for line in folder.joinpath("press.tsv").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, kind, _, _, others = (line.split("\t") + [""] * 4)[:5]
        for each in [name, *others.split("|")]:
            if each.strip():
                canonical.setdefault(name_key(each), name)
        if kind == "agency":
            agencies.add(name_key(name))
    compiled = {part: tuple(_pattern(form) for form in forms[part]) for part in ("whole", "passing")}
    return _Outlets(canonical, frozenset(agencies), frozenset(forms["names"]), compiled["whole"], compiled["passing"])


def _pattern(form: str) -> re.Pattern[str]:
    before, after = form.split("NAME")
    return re.compile(f"(?i:{before})(?-i:{_NAME})(?i:{after})")


def name_key(name: str) -> str:
    """Return ``name`` as outlets are compared: small letters, no article, no dots."""
    return re.sub(r"[\s.\-]+", " ", name.lower().removeprefix("the ").replace(".", "")).strip()


def is_agency(name: str) -> bool:
    """Tell whether ``name`` is a news agency's, as far as its name or our knowledge shows."""
    key = name_key(name)
    return key in _outlets().agencies or bool(set(key.split()) & {"agency", "wire", "newswire", "newswires", "bureau"})


def outlet_named(words: str) -> str:
    """Return the outlet that ``words`` name, in its usual form; "" where they do not seem to name one."""
    name = " ".join(_POSSESSIVE.sub("", words).split()).strip(" /-'’")
    known = _outlets()
    key = name_key(name)
    if key in known.canonical:
        return known.canonical[key]
    tokens = key.split()
    if len(tokens) > 1 and set(tokens) & known.kinds_of_name:
        return name
    return ""


def credited(text: str, passages: Sequence[Passage]) -> Iterator[Credit]:
    """Yield the credits for the whole article: of the body's first and last lines, and of the lines around it."""
    body = [line for p in passages if p.region is Region.BODY for line in _lines(text, p.span)]
    edges = {*body[:_EDGE_LINES], *body[-_EDGE_LINES:]}
    around = [line for p in passages if p.region in _FRAME for line in _lines(text, p.span)]
    for line in sorted({*body, *around, *_short_lines(text, passages)}):
        yield from _whole_credits(text, line, at_edge=line in edges or line in around)


def _short_lines(text: str, passages: Sequence[Passage]) -> Iterator[Span]:
    for passage in passages:
        if passage.region is Region.OTHER:
            yield from (line for line in _lines(text, passage.span) if len(line) < _SHORT_LINE)


def _lines(text: str, span: Span) -> Iterator[Span]:
    for line in _LINE.finditer(text, span.start, span.end):
        yield Span(line.start(), line.end())


def _whole_credits(text: str, line: Span, *, at_edge: bool) -> Iterator[Credit]:
    """Yield the credits for the whole article in one line of ``text``; sign-offs and the like only at its edges."""
    words = line.of(text)
    for pattern in _outlets().whole if at_edge or len(words) < _SHORT_LINE else ():
        for found in pattern.finditer(words):
            if outlet_named(found["name"]):
                yield _credit(line.start, found, "credit line", found["name"])
    if at_edge:
        for pattern, because in _EDGES:
            found_once = pattern.search(words)
            if found_once and outlet_named(found_once["name"]):
                yield _credit(line.start, found_once, because, found_once["name"])


def passing_credits(text: str, within: Span) -> list[Credit]:
    """Return the outlets that ``within`` names as having passed words on, in reading order."""
    words = within.of(text)
    found: list[Credit] = []
    for pattern in _outlets().passing:
        for match in pattern.finditer(words):
            name = outlet_named(match["name"])
            if not name and _KIND_AFTER.match(words, match.end("name")):
                name = match["name"].strip()
            if name:
                found.append(_credit(within.start, match, "passed on", name))
    # Two forms may match one naming, "quoted by Interfax" and "was quoted by Interfax as saying": the longer is kept.
    longest = sorted(found, key=lambda c: (-len(c.span), c.span))
    kept: list[Credit] = []
    for each in longest:
        if not any(each.span.overlaps(other.span) and each.name == other.name for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda c: c.span)


_EDGES = (
    (_DATELINE, "agency in the dateline"),
    (_FIRST_LINE, "outlet before the date"),
    (_BY_WITH_AGENCY, "agency in the byline"),
    (_SIGN_OFF, "sign-off"),
    (_ALONE, "credit line"),
)


def _credit(offset: int, found: re.Match[str], because: str, name: str) -> Credit:
    named = outlet_named(name) or " ".join(_POSSESSIVE.sub("", name).split())
    proof = trimmed(found.string, Span(found.start(), found.end()))
    return Credit(proof.shift(offset), named, because)
