"""Steps: functions from nouns to nouns whose signatures are their contracts.

    @step(version=4, data=("cues.yml",))
    def statements(page: Page, passages: Sequence[Passage]) -> Iterator[Statement | Party | Problem]: ...

A *capture step* sees one capture's nouns and nothing else: no store, no network, no clock. A parameter ``page: Page``
takes the one noun of its kind (the step is left out where there is none), ``passages: Sequence[Passage]`` takes all.

A *relation* sees a neighbourhood of the whole record. Its first parameter, ``Every[Unit]``, names the unit it relates.
``keys(unit)`` says what two units must share to be compared; ``link(a, b)`` says how strongly a compared pair belongs
together (0: not at all; it must be symmetrical and see nothing but its two arguments). ``links(units, pairs)`` may
weigh many pairs at once, to the same numbers, where that is faster. The relation is then called once for each connected
group of units, in order of their ids, with the links inside it. So whatever the order in which captures come, one by
one or all at once, the record is the same. Without ``link``, all units that share a key are one group; then each unit
must have exactly one key.

The decorators only declare: what runs, and in which order, is `steps.STEPS`.
"""

from __future__ import annotations

import gc
import types
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib import resources
from itertools import repeat
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np
from threadpoolctl import ThreadpoolController

from onrecord.neighbourhoods import Link, Pairs, Weights, grouped, neighbourhoods, pairs_sharing, stars

__all__ = [
    "Every", "Link", "Need", "Nouns", "Pairs", "Relation", "Step", "Weights", "links_between", "needed",
    "neighbourhoods", "one_thread", "pairs_sharing", "relation", "run_capture", "run_relation", "run_step", "step",
    "weighed",
]  # fmt: skip

T = TypeVar("T")


class Every(tuple[T, ...]):
    """Marks a relation's parameter: nouns of the whole neighbourhood, not of one capture alone."""


@dataclass(frozen=True)
class Need:
    """One parameter of a step: which noun it takes, and how many."""

    name: str
    noun: type[Any]
    many: bool


@dataclass(frozen=True)
class Step:
    """A declared function: what it reads, what it makes, and what its output depends on besides."""

    name: str
    version: int
    run: Callable[..., Iterable[Any]]
    needs: tuple[Need, ...]
    makes: tuple[type[Any], ...]
    data: tuple[str, ...] = ()  # files of onrecord/data or onrecord/models

    def __call__(self, *args: Any) -> Iterable[Any]:
        return self.run(*args)

    @cached_property
    def fingerprint(self) -> str:
        """Changes with the step's name, version and data files, and so makes it run again."""
        parts = [self.name, str(self.version)]
        for name in self.data:
            parts.append(sha256(resources.files("onrecord").joinpath(*name.split("/")).read_bytes()).hexdigest())
        return sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Relation(Step):
    """A step over neighbourhoods of the whole record."""

    keys: Callable[[Any], Iterable[str]] = lambda unit: ()
    link: Callable[[Any, Any], float] | None = None
    links: Callable[[Sequence[Any], Pairs], Weights] | None = None
    around: bool = False
    along: Relation | None = None
    hubs: int = 0

    @property
    def unit(self) -> type[Any]:
        """The noun this relation groups: that of its first parameter."""
        return self.needs[0].noun

    def groups(self, ids: Iterable[str], links: Sequence[Link]) -> tuple[list[list[str]], list[list[Link]]]:
        """Return the groups of units that it is called for, in order, and beside each the links it is given."""
        return stars(ids, links) if self.around else grouped(ids, links)

    def weigh(self, units: Sequence[Any], pairs: Pairs) -> Weights:
        """Return how strongly each pair of ``units`` belongs together; 1 where the relation has no ``link``.

        ``pairs`` holds places in ``units``, of each pair first that of the lesser id.
        """
        if self.links is not None:
            return self.links(units, pairs)
        if self.link is None:
            return np.ones(len(pairs))
        return np.array([self.link(units[a], units[b]) for a, b in pairs.tolist()], np.float64)


def step(*, version: int, data: Sequence[str] = ()) -> Callable[[Callable[..., Iterable[Any]]], Step]:
    """Declare a capture step. Raise ``version`` whenever the same input could now give other output.

    ``data`` names the files under ``onrecord/`` that the output depends on, such as ``data/cues.yml``.
    """

    def declare(func: Callable[..., Iterable[Any]]) -> Step:
        needs, makes = _contract(func)
        return Step(func.__name__, version, func, needs, makes, tuple(data))

    return declare


def relation(
    *,
    version: int,
    keys: Callable[[Any], Iterable[str]] = lambda unit: (),
    link: Callable[[Any, Any], float] | None = None,
    links: Callable[[Sequence[Any], Pairs], Weights] | None = None,
    around: bool = False,
    along: Relation | None = None,
    hubs: int = 0,
    data: Sequence[str] = (),
) -> Callable[[Callable[..., Iterable[Any]]], Relation]:
    """Declare a relation; the module's docstring says how ``keys`` and ``link`` make its neighbourhoods.

    ``links`` weighs many pairs at once: it takes units and an array of pairs (n, 2) of places among them, of each pair
    first that of the lesser id, and gives n weights, each the same whatever else it is asked beside it.

    The function takes ``Every[Unit]`` and ``Sequence[Link]``, in this order, and makes nouns. With ``around`` it is
    called for each unit alone, with the links that the unit has: what is made of a unit then changes only with its own
    links, however large the group that it stands in. With ``along`` only such pairs are compared as that relation,
    which makes the units and gives each the id of its own unit, has linked; then there are no ``keys``. With ``hubs`` a
    key that more units share brings each of them together with its hubs alone, the so many of least id: comparisons
    then grow as units do, and not as their square, however many come with the same words.
    """

    def declare(func: Callable[..., Iterable[Any]]) -> Relation:
        needs, makes = _contract(func)
        return Relation(func.__name__, version, func, needs, makes, tuple(data), keys, link, links, around, along, hubs)

    return declare


def one_thread() -> AbstractContextManager[Any]:
    """Hold products of matrices to one thread, to be entered by a step that runs a net.

    Captures are read in several processes. On matrices this small a second thread gains nothing and waits busily: it
    took three times the processor time.
    """
    held: AbstractContextManager[Any] = _threads().limit(limits=1, user_api="blas")
    return held


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _contract(func: Callable[..., Iterable[Any]]) -> tuple[tuple[Need, ...], tuple[type[Any], ...]]:
    hints = get_type_hints(func)
    (made,) = get_args(hints.pop("return"))
    makes = get_args(made) if get_origin(made) in (Union, types.UnionType) else (made,)
    return tuple(_need(name, hint) for name, hint in hints.items()), makes


def _need(name: str, hint: Any) -> Need:
    origin = get_origin(hint)
    return Need(name, hint, many=False) if origin is None else Need(name, get_args(hint)[0], many=True)


def needed(steps: Sequence[Step], nouns: Iterable[type[Any]]) -> tuple[Step, ...]:
    """Return those of ``steps`` that ``nouns`` need, in order: what makes them, and what makes all that these read."""
    wanted = set(nouns)
    found: list[Step] = []
    for each in reversed(steps):
        if wanted.intersection(each.makes):
            found.append(each)
            wanted.update(need.noun for need in each.needs)
    return tuple(reversed(found))


Nouns = dict[type[Any], list[Any]]


def run_capture(steps: Sequence[Step], *given: Any) -> Nouns:
    """Return all that the capture steps among ``steps`` make of the nouns ``given``, by kind and in order.

    Plain and in memory: what the record does for each capture, less the book-keeping. Relations are left out.
    """
    nouns: Nouns = defaultdict(list)
    for noun in given:
        nouns[type(noun)].append(noun)
    with _collector_at_rest():
        for each in steps:
            if not isinstance(each, Relation):
                for made in _run(each, nouns):
                    nouns[type(made)].append(made)
    return nouns


def run_step(each: Step, nouns: Nouns) -> list[Any]:
    """Return what one capture step makes of ``nouns``; nothing where a noun it needs is not there."""
    with _collector_at_rest():  # it would look through a page's thousands of nouns ten times over: a tenth of the time
        return _run(each, nouns)


def _run(each: Step, nouns: Nouns) -> list[Any]:
    arguments: list[Any] = []
    for need in each.needs:
        found = nouns.get(need.noun, [])
        if not need.many and not found:
            return []
        arguments.append(tuple(found) if need.many else found[0])
    return list(each.run(*arguments))


def links_between(each: Relation, units: Sequence[Any], others: Iterable[Any]) -> list[Link]:
    """Return the links of each of ``units`` with those of ``others`` that share a key with it; each pair once."""
    known = {other.id: other for other in (*others, *units)}
    ordered = [known[id] for id in sorted(known)]
    pairs = pairs_sharing([each.keys(unit) for unit in ordered], each.hubs)
    if len(units) < len(ordered):
        wanted = {unit.id for unit in units}
        asked = np.array([unit.id in wanted for unit in ordered])
        pairs = pairs[asked[pairs].any(axis=1)]
    return weighed(each, ordered, pairs)


def weighed(each: Relation, units: Sequence[Any], pairs: Pairs) -> list[Link]:
    """Return a link for each of ``pairs`` that belongs together, in order of the pairs; see `Relation.weigh`."""
    weights = each.weigh(units, pairs) if len(pairs) else np.zeros(0)
    linked = weights > 0
    ids = np.array([unit.id for unit in units], object)
    parts = (*(ids[ends].tolist() for ends in pairs[linked].T), weights[linked].tolist())
    # `Link(a, b, weight)` for each, in a third of the time: there are millions.
    return list(map(tuple.__new__, repeat(Link), zip(*parts, strict=True)))


def run_relation(each: Relation, units: Sequence[Any]) -> list[Any]:
    """Return what a relation makes of all ``units``, in memory and from nothing.

    Of a relation ``along`` another, ``units`` are those of the other one.
    """
    with _collector_at_rest():
        return _related(each, units)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the collector of cycles from going through what is made, again and again: cycles are few and can wait."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _related(each: Relation, units: Sequence[Any]) -> list[Any]:
    if each.along is None:
        return _made(each, units, links_between(each, units, units))
    linked = links_between(each.along, units, units)
    made = sorted(_made(each.along, units, linked), key=lambda unit: str(unit.id))
    place = {unit.id: n for n, unit in enumerate(made)}
    ends = (np.fromiter((place[link[end]] for link in linked), np.int64, len(linked)) for end in (0, 1))
    return _made(each, made, weighed(each, made, np.stack(list(ends), axis=1)))


def _made(each: Relation, units: Sequence[Any], links: Sequence[Link]) -> list[Any]:
    by_id = {unit.id: unit for unit in units}
    made: list[Any] = []
    for group, within in zip(*each.groups(by_id, links), strict=True):
        made += each.run(tuple(by_id[i] for i in group), within)
    return made
