"""States, organisations and unknown names of one page, each with its short forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import ActorKind
from onrecord.understand.knowledge import Sort, plain, role_words
from onrecord.understand.offices import Text
from onrecord.understand.people import Who
from onrecord.understand.runs import Name

_KINDS = {Sort.ORGANISATION: ActorKind.ORGANISATION, Sort.UNKNOWN: ActorKind.UNKNOWN}


class Bodies:
    """What a page names that is no person."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.by_name: dict[str, Who] = {}
        self.longer: dict[str, list[str]] = {}  # names of several words by each of their words

    def named(self, name: Name) -> tuple[Who, str]:
        """Return what a name stands for, and why."""
        key = _key(name.name)
        if key not in self.by_name:
            longer = self.longer.get(key, []) if name.sort is Sort.ORGANISATION else []
            if len(longer) == 1 and (not name.sure or name.name in role_words()["orgword"]):
                return self.by_name[longer[0]], "part of its name"
            if full := self._spelled_out(name):
                self.by_name[key] = full
                return full, "short form in brackets"
            self.by_name[key] = Who(name.name, _KINDS.get(name.sort, ActorKind.STATE), name.country)
            for word in set(key.split()) if " " in key else ():
                self.longer.setdefault(word, []).append(key)
        return self.by_name[key], "full name" if name.sure else "name"

    def described(self, words: str) -> Who | None:
        """Return the body that a description words as its name: the *Coalition*."""
        return self.by_name.get(_key(words))

    def add(self, words: str, who: Who) -> None:
        """Note a body that the page only describes, so that its words name it again."""
        self.by_name.setdefault(_key(words), who)

    def complete(self, whos: Iterable[Who]) -> None:
        """Give offices the full name of their body: director of the *Assembly*, which the page names in full."""
        for who in whos:
            for at, office in enumerate(who.offices):
                key = _key(office.organisation)
                full = [key] if key in self.by_name else self.longer.get(key, [])
                if key and len(full) == 1:
                    body = self.by_name[full[0]]
                    who.offices[at] = replace(office, organisation=body.name, country=office.country or body.country)

    def _spelled_out(self, name: Name) -> Who | None:
        """Return the body whose name stands before the brackets around ``name``: High Negotiations Committee (HNC)."""
        tokens = self.text.tokens
        if name.first < 2 or name.last >= len(tokens) or tokens[name.first - 1].text != "(":
            return None
        before = self.text.at.get(name.first - 2)
        short = tokens[name.first].text
        if before and short.isupper() and before.name[:1].upper() == short[0]:
            return self.by_name.get(_key(before.name))
        return None


def _key(words: str) -> str:
    return plain(words).removeprefix("the ")
