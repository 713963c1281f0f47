"""How many sources stand behind the pages that carry a statement: reprints, and pages that cite one source, are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.model import Citation
from onrecord.record import store
from onrecord.record.answers import ArticleLine, ArticlePage, StatementLine
from onrecord.record.chain import outlet_key
from onrecord.record.schema import tables

_ARTICLE, _CITATION = tables[ArticleLine].c, tables[Citation].c


_LOOKED_UP = 60  # utterances of one page whose sources are looked for on record


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom a page has a statement from."""

    statement: str
    capture: str
    outlet: str
    name: str  # the source at the far end of its chain, else who wrote the page; "" where none is told
    group: str  # of reprints, the capture where it is alone


def origins(look: sa.Connection, lines: Sequence[StatementLine]) -> dict[str, Origin]:
    """Return the origin of each statement, by its id."""
    captures = sorted({line.capture for line in lines})
    pages: dict[str, tuple[str, str, str]] = {}
    cited: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for some in store.batched(captures, 500):
        wanted = (_ARTICLE.capture, _ARTICLE.outlet, _ARTICLE.original_outlet, _ARTICLE.group)
        pages |= {row[0]: tuple(row[1:]) for row in look.execute(sa.select(*wanted).where(_ARTICLE.capture.in_(some)))}
        links = (_CITATION.capture, _CITATION.source, _CITATION.statement, _CITATION.carrier, _CITATION.because)
        for capture, *rest in look.execute(sa.select(*links).where(_CITATION.capture.in_(some))):
            cited[capture].append((rest[0], rest[1], rest[2], rest[3]))
    found = {}
    for line in lines:
        outlet, original, group = pages.get(line.capture, (line.outlet, "", ""))
        name = _farthest(cited[line.capture], line.id) or _wire(cited[line.capture]) or original or outlet
        found[line.id] = Origin(line.id, line.capture, outlet, name, group or line.capture)
    return found


def carriers_elsewhere(look: sa.Connection, page: ArticlePage) -> dict[str, list[StatementLine]]:
    """Return, by statement that ``page`` has from somebody, those of other pages that carry the same saying."""
    cited = {each.statement for each in page.citations if each.statement}
    wanted = {line.id: line.utterance for line in page.statements if line.id in cited}
    by_utterance: dict[str, list[StatementLine]] = {}
    for line in store.read(look, StatementLine, "utterance", sorted(set(wanted.values()))[:_LOOKED_UP]):
        if line.capture != page.line.capture:
            by_utterance.setdefault(line.utterance, []).append(line)
    return {id: by_utterance[utterance] for id, utterance in wanted.items() if utterance in by_utterance}


def _farthest(cited: Sequence[tuple[str, str, str, str]], statement: str) -> str:
    """Return whom the page has a statement from by the longest way; "" where it names nobody.

    What has no capital, such as "two officials", is another on each page.
    """
    own = [each for each in cited if each[1] == statement]
    received = {carrier for _, _, carrier, _ in own}
    first = (source for source, _, _, _ in own if source not in received and source != source.lower())
    return next(first, "")


def _wire(cited: Sequence[tuple[str, str, str, str]]) -> str:
    """Return the agency that the whole page is credited to, in its dateline or byline."""
    return next((source for source, of, _, why in cited if not of and why.startswith("agency")), "")


def independent(found: Iterable[Origin]) -> list[tuple[Origin, ...]]:
    """Return origins in groups that do not depend on one another, the largest first.

    Two that name one source, or carry one text, are one; so are two articles of one outlet that names no other.
    """
    named = sorted(found, key=lambda each: (each.capture, each.statement))
    parent: dict[str, str] = {}

    def top(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for each in named:
        one, *others = _keys(each)
        for other in others:
            a, b = sorted((top(one), top(other)))
            parent[b] = a
    groups: dict[str, list[Origin]] = defaultdict(list)
    for each in named:
        groups[top(_keys(each)[0])].append(each)
    return sorted((tuple(some) for some in groups.values()), key=lambda some: (-len(some), some[0].capture))


def _keys(origin: Origin) -> tuple[str, ...]:
    group = f"group {origin.group}"
    return (group, f"name {outlet_key(origin.name)}") if origin.name else (group,)


def sources(found: Mapping[str, Origin], lines: Iterable[StatementLine]) -> int:
    """Return how many independent sources stand behind ``lines``."""
    return len(independent({found[line.id] for line in lines}))
