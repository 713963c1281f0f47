"""Where a page names another outlet as the source of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import yaml

from onrecord.model import Passage, Region
from onrecord.spans import Span, trimmed

# A token of a name and the small words that names hold together; all repetitions are bounded, so time stays linear.
_TOKEN = r"(?:[A-Z0-9][\w&'’/-]{0,30}|[A-Z](?:\.[A-Z]){1,5}\.?)"
_LINKED = rf"(?:[ \t](?:(?:of|the|and|&|de|du|la|le|des|della|al|for)[ \t]){{0,2}}{_TOKEN}){{0,5}}"
_NAME = rf"(?:[Tt]he\s)?(?P<name>[A-Z][\w&'’/-]{{0,30}}{_LINKED})"
_WHOLE = ("published", "whole", "signed")
_PASSING = ("told", "quoted", "passing")  # in the order of `Credit.place`
_FRAME = (Region.TITLE, Region.BYLINE, Region.DATE)
_EDGE_LINES = 4
_LINE = re.compile(r"\S[^\n]*")
_SHORT_LINE = 160  # characters; a longer one in the middle of an article is the story, not a credit
_POSSESSIVE = re.compile(r"['’]s\b.*$|['’]$", re.S)
_KIND_AFTER = re.compile(
    r"\s{1,2}(?:news\s)?(?:newspaper|daily|agency|television|radio|TV|magazine|website|channel|network|broadcaster)\b"
)

# What stands before a name and is none of it, and who speaks for an outlet: "And Fox News", "Ada Brenn of Fox News".
_OPENER = re.compile(
    r"(?:(?:A|An|And|But|As|When|While|In|On|At|From|Both|Because|Although|Meanwhile|Yet|So|Still|Today)\s)+"
)
_OF_OUTLET = re.compile(r"^[\w.'’-]+(?:\s[\w.'’-]+){0,3}\s(?i:of|from|at|on)\s(?i:the\s)?(?P<outlet>.+)$")
_SENTENCE_ENDED = re.compile(r"[.!?…]['’”\")\]]?\s{1,3}$")
_ACRONYM = re.compile(r"(?!(?:US|USA|UK|EU|UN|UAE|NATO|AM|PM|GMT|CET|EST)$)[A-Z]{2,6}")
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
    place: int = 2  # on the words' way: 0 the speaker spoke to it, 1 another source has them from it, 2 the page has


@dataclass(frozen=True)
class _Outlets:
    canonical: dict[str, str]  # by folded name
    agencies: frozenset[str]
    kinds_of_name: frozenset[str]
    kinds: frozenset[str]
    forms: dict[str, tuple[re.Pattern[str], ...]]  # by the names that credits.yml has for them
    article: re.Pattern[str]  # a sentence up to its verb, where it speaks of the article


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
    compiled = {part: tuple(_pattern(form) for form in forms[part]) for part in (*_WHOLE, *_PASSING)}
    subject = re.compile(
        rf"\b(?:this|the|an?|our|following|above|original)\s(?:\w{{1,14}}\s){{0,3}}(?:{'|'.join(forms['article'])})s?\b[^.!?\n]{{0,40}}$",
        re.IGNORECASE,
    )
    return _Outlets(
        canonical, frozenset(agencies), frozenset(forms["names"]), frozenset(forms["kinds"]), compiled, subject
    )


def _pattern(form: str) -> re.Pattern[str]:
    before, after = form.split("NAME")
    return re.compile(f"(?i:{before})(?-i:{_NAME})(?i:{after})")


@lru_cache(maxsize=8192)  # the same few outlets are compared over and over
def name_key(name: str) -> str:
    """Return ``name`` as outlets are compared: small letters, no article, no dots."""
    return re.sub(r"[\s.\-]+", " ", name.lower().removeprefix("the ").replace(".", "")).strip()


def is_agency(name: str) -> bool:
    """Tell whether ``name`` is a news agency's, as far as its name or our knowledge shows."""
    key = name_key(name)
    return key in _outlets().agencies or bool(set(key.split()) & {"agency", "wire", "newswire", "newswires", "bureau"})


def is_kind(words: str) -> bool:
    """Tell whether ``words`` call an outlet by what it is, not by its name: "the agency", "newspaper"."""
    return name_key(words).removeprefix("news ") in _outlets().kinds


def is_short(words: str) -> bool:
    """Tell whether ``words`` are what many outlets are called for short: "the Times", "the Post"."""
    return name_key(words) in _outlets().kinds_of_name


def called_in_full(text: str, short: str) -> list[tuple[int, str]]:
    """Return where ``text`` names an outlet whose name ends as ``short`` does, "the Ellin Times", with that outlet."""
    word = short.split()[-1]
    full = re.compile(rf"\b(?:[A-Z][\w.&’'-]{{0,20}}\s){{1,3}}{re.escape(word)}\b")
    found = ((match.start(), outlet_named(match[0].removeprefix("The "))) for match in full.finditer(text))
    return [(at, name) for at, name in found if name and name_key(name) != name_key(short)]


def outlet_named(words: str) -> str:
    """Return the outlet that ``words`` name, in its usual form; "" where they do not seem to name one."""
    name = " ".join(_POSSESSIVE.sub("", words).split()).strip(" /-'’")
    known = _outlets()
    if name_key(name) not in known.canonical:
        name = _OPENER.sub("", name, count=1) if _OPENER.match(name) else name
    key = name_key(name)
    if key in known.canonical:
        return known.canonical[key] if len(key) > 1 else ""  # "I wrote" is no newspaper
    of = _OF_OUTLET.match(name)
    if of and name_key(of["outlet"]) in known.canonical:
        return known.canonical[name_key(of["outlet"])]
    tokens = key.split()
    if len(tokens) > 1 and set(tokens) & known.kinds_of_name:
        return name
    return ""


def channel_named(words: str) -> str:
    """Return the outlet that a description names, ``words`` themselves where it names none.

    "the state-run Interfax news agency" is Interfax; "a published report" is nothing but that.
    """
    parts = words.split()
    for start in range(min(len(parts), 4)):
        for end in range(len(parts), start, -1):
            named = _outlets().canonical.get(name_key(" ".join(parts[start:end])), "")
            around = [*parts[:start], *parts[end:]]
            if len(named) > 1 and all(part.islower() for part in around):
                return named
    return words


def credited(text: str, passages: Sequence[Passage]) -> Iterator[Credit]:
    """Yield the credits for the whole article: of the body's first and last lines, and of the lines around it."""
    body = [line for p in passages if p.region is Region.BODY for line in _lines(text, p.span)]
    edges = {*body[:_EDGE_LINES], *body[-_EDGE_LINES:]}
    around = {line for p in passages if p.region in _FRAME for line in _lines(text, p.span)}
    inside = set(body)
    for line in sorted({*body, *around, *_short_lines(text, passages)}):
        found = _whole_credits(text, line, at_edge=line in edges or line in around, in_body=line in inside)
        yield from _longest(list(found))


def _short_lines(text: str, passages: Sequence[Passage]) -> Iterator[Span]:
    for passage in passages:
        if passage.region is Region.OTHER:
            yield from (line for line in _lines(text, passage.span) if len(line) < _SHORT_LINE)


def _lines(text: str, span: Span) -> Iterator[Span]:
    for line in _LINE.finditer(text, span.start, span.end):
        yield Span(line.start(), line.end())


def _whole_credits(text: str, line: Span, *, at_edge: bool, in_body: bool) -> Iterator[Credit]:
    """Yield the credits for the whole article in one line of ``text``; sign-offs and the like only at its edges."""
    words = line.of(text)
    for form in _WHOLE if at_edge or len(words) < _SHORT_LINE else ():
        for pattern in _outlets().forms[form]:
            for found in pattern.finditer(words):
                if outlet_named(found["name"]) and _is_of_article(form, found, in_body=in_body):
                    yield _credit(line.start, found, "credit line", found["name"])
    if at_edge:
        for pattern, because in _EDGES:
            found_once = pattern.search(words)
            if found_once and (outlet_named(found_once["name"]) or _is_wire(pattern, found_once["name"])):
                yield _credit(line.start, found_once, because, found_once["name"])


def _is_of_article(form: str, found: re.Match[str], *, in_body: bool) -> bool:
    """Tell whether a credit is for the whole article, and not for a thing that its line tells of."""
    before = found.string[max(0, found.start() - 160) : found.start()]
    leads = len(before.split())
    if form == "signed":
        return leads <= 3 and len(found.string) - found.end() <= 40
    begins = leads == 0 or (form == "published" and bool(_SENTENCE_ENDED.search(before)))
    if begins or (leads <= 2 and form == "whole") or not (in_body or form == "published"):
        return True
    return bool(_outlets().article.search(before))


def _is_wire(pattern: re.Pattern[str], name: str) -> bool:
    """Tell whether a dateline's "(MPA) —" is an agency's, though nobody told us of it."""
    return pattern is _DATELINE and bool(_ACRONYM.fullmatch(name))


def passing_credits(text: str, within: Span) -> list[Credit]:
    """Return the outlets that ``within`` names as having passed words on, in reading order."""
    words = within.of(text)
    found: list[Credit] = []
    for place, form in enumerate(_PASSING):
        for pattern in _outlets().forms[form]:
            for match in pattern.finditer(words):
                found += (_credit(within.start, match, "passed on", name, place) for name in _passers(words, match))
    return _longest(found)


def _passers(words: str, match: re.Match[str]) -> list[str]:
    """Return the outlets among the names that a form found: one, or the two of "told Interfax and Radio Melisk"."""
    parts = match["name"].split(" and ")
    if len(parts) == 2 and all(map(outlet_named, parts)) and not _outlets().canonical.get(name_key(match["name"])):
        return parts
    if outlet_named(match["name"]) or _KIND_AFTER.match(words, match.end("name")):
        return [match["name"].strip()]
    return []


def _longest(found: list[Credit]) -> list[Credit]:
    """Return ``found`` in reading order, of several that match one naming the longest.

    "quoted by Interfax" stands within "was quoted by Interfax as saying".
    """
    kept: dict[str, list[Credit]] = {}
    for each in sorted(found, key=lambda c: (c.span, c.place)):
        before = kept.setdefault(each.name, [])
        if not before or not each.span.overlaps(before[-1].span):
            before.append(each)
        elif (len(each.span), -each.place) > (len(before[-1].span), -before[-1].place):
            before[-1] = each
    return sorted((each for some in kept.values() for each in some), key=lambda c: (c.span, c.place, c.name))


_EDGES = (
    (_DATELINE, "agency in the dateline"),
    (_FIRST_LINE, "outlet before the date"),
    (_BY_WITH_AGENCY, "agency in the byline"),
    (_SIGN_OFF, "sign-off"),
    (_ALONE, "credit line"),
)


def _credit(offset: int, found: re.Match[str], because: str, name: str, place: int = 2) -> Credit:
    named = outlet_named(name) or " ".join(_POSSESSIVE.sub("", name).split())
    proof = trimmed(found.string, Span(found.start(), found.end()))
    return Credit(proof.shift(offset), named, because, place)
