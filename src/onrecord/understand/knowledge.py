"""What we know of names before we read a page: states, organisations, roles, first names, well-known leaders.

All of it lies in ``data/`` as text, one line each with its origin, and is read once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from onrecord.understand.words import tokens

DATA = (
    "data/states.tsv",
    "data/organisations.tsv",
    "data/roles.tsv",
    "data/firstnames.tsv",
    "data/leaders.tsv",
    "data/lexicon.tsv",
    "models/pronouns.npz",
    "models/first_names.npy",
)


class Sort(StrEnum):
    """What a capitalised name stands for."""

    PERSON = "person"
    STATE = "state"
    CAPITAL = "capital"  # a place that may stand for its government
    DEMONYM = "demonym"  # Russian, Russians
    ORGANISATION = "organisation"
    PLACE = "place"
    NOTHING = "nothing"  # Monday, Muslims
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Known:
    """A name we know: what it is called in full, and whose it is."""

    name: str
    sort: Sort
    country: str  # ISO 3166 alpha-3, IGO, or ""


@dataclass(frozen=True, slots=True)
class Leader:
    """Someone whom the news calls by office and surname."""

    name: str
    surname: str
    country: str
    gender: str
    office: str
    first_year: int
    last_year: int
    alone: bool  # the surname suffices


def rows(name: str) -> Iterator[list[str]]:
    """Yield the columns of each line of ``data/<name>``, comments left out."""
    text = resources.files("onrecord").joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def plain(text: str) -> str:
    """Return ``text`` in lower case without accents, apostrophes or doubled blanks: what two spellings share."""
    if text.isascii():
        return " ".join(text.lower().replace("'", "").split())
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in parts if not unicodedata.combining(c) and c not in "'’‘ʼ`\u00ad\u200b\u200c\u200d\ufeff")
    return " ".join(bare.translate(_PLAIN).split())


_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "‐": "-", "‑": "-", "–": "-"})


@cache
def role_words() -> dict[str, frozenset[str]]:
    """Return the word lists of ``roles.tsv`` by class; ``role`` and ``crowd`` with their plurals."""
    found = {row[0]: frozenset(row[1].split("|")) for row in rows("roles.tsv")}
    irregular = dict(pair.split("/") for pair in found["plural"])
    found["many"] = found["crowd"] | {irregular.get(w, plural(w)) for w in found["role"]}
    return found


def plural(word: str) -> str:
    """Return the regular plural of a role: lawyers, companies, wives as listed."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def same_office() -> dict[str, frozenset[str]]:
    """Return, for a role word, the roles whose holder it may mean when a page speaks of a person again."""
    groups = (entry.split("=") for entry in role_words()["like"])
    return {first: frozenset([first, *others]) for first, *others in groups}


@cache
def first_names() -> dict[str, str]:
    """Return the usual gender (m, f, u) of common first names, folded by `plain`."""
    found: dict[str, str] = {}
    for gender, names, _ in rows("firstnames.tsv"):
        for name in map(plain, names.split()):
            found[name] = gender if found.get(name, gender) == gender else "u"
    return found


@cache
def leaders() -> dict[str, tuple[Leader, ...]]:
    """Return well-known leaders by surname, folded by `plain`."""
    found: dict[str, list[Leader]] = {}
    for name, surname, country, gender, office, first, last, alone in rows("leaders.tsv"):
        leader = Leader(
            name, surname, country, gender, office, int(first or 0), int(last or 9999), alone.strip() == "alone"
        )
        found.setdefault(plain(surname or name.split()[-1]), []).append(leader)
    return {surname: tuple(group) for surname, group in found.items()}


@cache
def leader_names() -> dict[str, Leader]:
    """Return well-known leaders by full name, folded by `plain`."""
    return {plain(leader.name): leader for group in leaders().values() for leader in group}


@cache
def names_by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], Known], ...]]:
    """Return known names as word tuples, by their first word in lower case, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    taken: set[str] = set()
    for spelling, known in _spellings():
        if spelling not in taken:
            taken.add(spelling)
            words = tuple(token.text for token in tokens(spelling, 0, len(spelling)))
            found.setdefault(words[0].lower(), []).append((words, known))
    return {first: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for first, group in found.items()}


def _spellings() -> Iterator[tuple[str, Known]]:
    for code, name, others, demonyms, seats in rows("states.tsv"):
        for spelling in (name, *others.split("|")):
            if spelling:
                yield spelling, Known(name, Sort.STATE, code)
        for spelling in filter(None, demonyms.split("|")):
            for form in (spelling, plural(spelling)):
                yield form, Known(name, Sort.DEMONYM, code)
        for spelling in filter(None, seats.split("|")):
            yield spelling, Known(name, Sort.CAPITAL, code)
    for name, others, country, _ in rows("organisations.tsv"):
        for spelling in (name, *others.split("|")):
            if spelling and not spelling.lower().startswith("the "):
                yield spelling, Known(name, Sort.ORGANISATION, country)
    for word in role_words()["place"]:
        yield word, Known(word, Sort.PLACE, "")
    for word in role_words()["never"]:
        yield word, Known(word, Sort.NOTHING, "")
