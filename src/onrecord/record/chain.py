"""The way words came: from who said them, through who passed them on, to the page that carries them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Reading
from onrecord.record.answers import ArticleLine, ArticlePage, ChainLink, StatementLine
from onrecord.spans import Span, hull

_SMALL = frozenset({"of", "the", "and", "for", "de", "du", "la"})
_PROOF_CHARS = 90  # of a speaker and a cue that stand together
_FEWEST_LETTERS = 2  # of initials that stand for a name


def chain(page: ArticlePage, originals: Sequence[ArticleLine], credits: Mapping[str, Reading]) -> Iterator[ChainLink]:
    """Yield each hop that ends on ``page``, first the farthest; every hop has its proving words where a page has any.

    ``originals`` are the captures this one copies: the one it copied first, then the one that copied, and so on.
    ``credits`` are, by capture, what this page and those believe of who first published them.
    """
    writer = _writer(page.line, originals)
    published = list(_republications(page.line, originals, credits))
    yield from _retold(page, writer)
    for link in _citations(page, writer):
        if link.statement or not any(
            is_same(link.source, p.source) and is_same(link.carrier, p.carrier) for p in published
        ):
            yield link
    yield from published


def located(link: ChainLink, elsewhere: Mapping[str, Sequence[StatementLine]]) -> ChainLink:
    """Return ``link`` with its source's own page, where that carries the statement too.

    ``elsewhere`` are, by statement, those of other pages that carry the same saying.
    """
    if link.source_capture or link.kind != "citation" or not link.statement:
        return link
    others = elsewhere.get(link.statement, ())
    own = (each.capture for each in others if each.outlet and is_same(each.outlet, link.source))
    return replace(link, source_capture=min(own, default=""))


def name(line: ArticleLine) -> str:
    """Return what to call whoever published a page: its outlet, else the end of its address or file's name."""
    return line.outlet or f"(unnamed: {line.source.rstrip('/').rpartition('/')[2]})"


def is_same(one: str, other: str) -> bool:
    """Tell whether two names are one outlet's: alike but for an article and dots, or one the initials of the other."""
    a, b = outlet_key(one), outlet_key(other)
    return a == b or _initials(a) == b or _initials(b) == a


def outlet_key(outlet: str) -> str:
    """Return an outlet's name as outlets are compared: small letters, no article, no dots."""
    return re.sub(r"[\s.\-]+", " ", outlet.casefold().removeprefix("the ").replace(".", "")).strip()


def _initials(key: str) -> str:
    letters = "".join(word[0] for word in key.split() if word not in _SMALL)
    return letters if len(letters) >= _FEWEST_LETTERS else "\0"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Who wrote a page's words, and their own page of them, "" where that is not on record."""

    name: str
    capture: str


def _writer(line: ArticleLine, originals: Sequence[ArticleLine]) -> _Writer:
    first = originals[-1] if originals else line
    outside = first.original_outlet or line.original_outlet
    if outside and not is_same(outside, name(first)):
        return _Writer(outside, "")
    return _Writer(name(first), first.capture)


def _retold(page: ArticlePage, writer: _Writer) -> Iterator[ChainLink]:
    """Yield the hops of words inside other words: what Brenn said that Orme had said."""
    lines = {line.id: line for line in page.statements}
    cited = {each.statement for each in page.citations}
    for line in page.statements:
        around = lines.get(line.parent)
        if around is None or not _is_named(line) or not _is_named(around) or is_same(line.speaker, around.speaker):
            continue
        span = _told_by(around)
        rest = (page.line.capture, line.id, span, span.of(page.text) if span else "", "told inside other words")
        yield ChainLink(line.speaker, around.speaker, "statement", *rest)
        if around.id not in cited:
            yield ChainLink(around.speaker, writer.name, "statement", *rest, carrier_capture=writer.capture)


def _is_named(line: StatementLine) -> bool:
    """Tell whether a statement's speaker has a name: "her country" is no link of a chain."""
    return line.speaker != line.speaker.lower()


def _told_by(line: StatementLine) -> Span | None:
    """Return where a page says who tells: the speaker and the cue, where they stand together, else the cue."""
    if not line.cue:
        return None
    both = hull([line.cue[0], *line.speaker_mention[:1]])
    return both if len(both) <= _PROOF_CHARS else line.cue[0]


def _citations(page: ArticlePage, writer: _Writer) -> Iterator[ChainLink]:
    lines = {line.id: line for line in page.statements}
    received = {(each.statement, each.carrier) for each in page.citations if each.carrier}
    for each in page.citations:
        rest = (page.line.capture, each.statement, each.span, each.span.of(page.text), each.because)
        said = lines.get(each.statement)
        is_first = (each.statement, each.source) not in received
        if said and is_first and said.speaker and not is_same(said.speaker, each.source):
            yield ChainLink(said.speaker, each.source, "statement", *rest)
        if each.carrier:
            yield ChainLink(each.source, each.carrier, "citation", *rest)
        elif not is_same(each.source, writer.name):
            yield ChainLink(each.source, writer.name, "citation", *rest, carrier_capture=writer.capture)


def _republications(
    line: ArticleLine, originals: Sequence[ArticleLine], credits: Mapping[str, Reading]
) -> Iterator[ChainLink]:
    steps = [*reversed(originals), line]
    first = steps[0]
    outside = next((s.original_outlet for s in steps if s.original_outlet), "")
    if outside and not any(is_same(outside, name(each)) for each in steps):
        # Who wrote it lies outside the record.
        credit = credits.get(first.capture)
        why = credit.because if credit else "named as the source"
        yield _republished(outside, first, credit, why)
    for source, carrier in itertools.pairwise(steps):
        why = f"{carrier.kind} copy, {carrier.shared:.0%} shared"
        yield _republished(name(source), carrier, credits.get(carrier.capture), why, source.capture)


def _republished(source: str, carrier: ArticleLine, credit: Reading | None, why: str, capture: str = "") -> ChainLink:
    exact, span = (credit.exact, credit.span) if credit else ("", None)
    return ChainLink(
        source,
        name(carrier),
        "republication",
        carrier.capture,
        "",
        span,
        exact,
        why,
        source_capture=capture,
        carrier_capture=carrier.capture,
    )
