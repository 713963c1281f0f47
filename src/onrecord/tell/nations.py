"""Countries as a newspaper prints them: names for ISO 3166 alpha-3 codes, and offices that tell their country."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple, Protocol

WORLD = "IGO"  # world and regional bodies, which are of no country


class State(NamedTuple):
    """What texts call a state: its name, and all words that tell of it."""

    name: str
    words: tuple[str, ...]


class Official(Protocol):
    """Somebody with an office, such as who made a statement."""

    @property
    def role(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def country(self) -> str: ...


@cache
def states() -> dict[str, State]:
    """Return the states that OnRecord knows by name, by their codes."""
    table = resources.files("onrecord").joinpath("data", "states.tsv").read_text("utf-8")
    found = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            code, name, *others = line.split("\t")
            words = (name, *(word for column in others for word in column.split("|") if word))
            found[code] = State(name, words)
    return found


def nation(code: str) -> str:
    """Return the name of a country: ``France`` for FRA; a code that stands for none is told as it is."""
    if code == WORLD:
        return "international"
    return states()[code].name if code in states() else code


def office(line: Official, name: str = "") -> str:
    """Return the title of somebody who speaks with what it does not say itself; ``name`` is theirs."""
    return described(line.role, line.organisation, line.country, name)


def described(title: str, organisation: str, country: str, name: str = "") -> str:
    """Return a title with what neither it nor ``name`` tells: "Dorvane's prime minister" needs no Dorvane.

    A name counts too: "France" is of France. "" where nothing is told.
    """
    parts = [each for each in (title, organisation) if each]
    parts = parts[:1] + [each for each in parts[1:] if each not in parts[0]]
    if country and country != WORLD and not _tells(", ".join([name, *parts]), country):
        parts.append(nation(country))
    return ", ".join(parts)


def _tells(text: str, code: str) -> bool:
    """Tell whether words name a country: by its name, its people's, or the seat of its government."""
    words = states()[code].words if code in states() else (code,)
    return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", text) is not None
