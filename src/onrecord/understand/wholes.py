"""Names of persons made whole: two halves joined, and what is no part of the name cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.understand.knowledge import Sort, first_names, names_by_first_word, plain, role_words
from onrecord.understand.offices import is_day
from onrecord.understand.parse import Parsed
from onrecord.understand.runs import Name
from onrecord.understand.tags import is_title_case
from onrecord.understand.words import listed

_BEFORE_A_DAY = frozenset({"in", "on", "last", "this", "since", "until", "by", "of", "next", "every"})
_DESKS = listed("minority majority press communications legislative")  # what an officer of a body is for
_NO_BODIES = frozenset({"national security", "deputy national security", "homeland"})
_SHORT_TITLES = listed("gov lt sen rep gen col sgt capt maj adm dr prof rev mr mrs ms pres amb")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ALSO_NAMES = frozenset({"april", "may", "june", "august"})  # months that are first names too


def whole(parsed: Parsed, names: Sequence[Name]) -> list[Name]:
    """Return ``names`` with those of persons whole; none overlaps another."""
    made: list[Name] = []
    for name in _dayless(parsed, [part for each in names for part in _parted(parsed, each)]):
        if made and _are_halves(parsed, made[-1], name):
            first = made[-1]
            words = " ".join(token.text for token in parsed.tokens[first.first : name.last])
            made[-1] = replace(first, last=name.last, name=words, sure=first.sure or name.sure)
        else:
            made.append(name)
    return made


def _parted(parsed: Parsed, name: Name) -> list[Name]:
    """Return "Elsa Velten" and "Harbour Institute" for what was taken for one body: "Elsa Velten of the Harbour …"."""
    if name.sort is Sort.PERSON:
        return [_untitled(parsed, name)]
    if name.sort is Sort.ORGANISATION and (minister := _after_portfolio(parsed, name)):
        return [minister]
    if name.sort is Sort.ORGANISATION and _leads_to_office(parsed, name):
        return _without_portfolio(parsed, name)
    tokens = parsed.tokens[name.first : name.last]
    cut = next((at for at, token in enumerate(tokens) if token.lower in ("of", "at", "from", "for")), 0)
    person, rest = tokens[:cut], cut + 1
    is_person = cut in (2, 3) and plain(person[0].text) in first_names() and all(each.is_capital for each in person)
    if name.sort is not Sort.ORGANISATION or not is_person or {each.text for each in person} & role_words()["orgword"]:
        return [name]
    rest += rest < len(tokens) and tokens[rest].lower in ("the", "a", "an")
    words = [token.text for token in tokens]
    parts = [replace(name, last=name.first + cut, sort=Sort.PERSON, name=" ".join(words[:cut]), country="", sure=True)]
    if rest < len(tokens):
        parts.append(replace(name, first=name.first + rest, name=" ".join(words[rest:])))
    return parts


def _untitled(parsed: Parsed, name: Name) -> Name:
    """Return a person's name without the office that the net took in: Norland Gov. *Ada Brann*."""
    tokens = parsed.tokens[name.first : name.last]
    cut = max((at + 1 for at, token in enumerate(tokens[:-1]) if _is_short_title(token.text)), default=0)
    left = tokens[cut:]
    if not cut or not all(token.is_capital for token in left) or plain(left[0].text).rstrip(".") in _SUFFIXES:
        return name
    return replace(name, first=name.first + cut, name=" ".join(token.text for token in left))


def _is_short_title(word: str) -> bool:
    return word.endswith(".") and word.lower().rstrip(".") in _SHORT_TITLES


def _after_portfolio(parsed: Parsed, name: Name) -> Name | None:
    """Return the person in what was taken for a body: Minister of *Transport Ada Brann*."""
    roles = role_words()
    before = [token.lower for token in parsed.tokens[max(0, name.first - 2) : name.first]]
    if len(before) < 2 or before[1] not in ("of", "for") or before[0] not in roles["title"] | roles["role"]:
        return None
    first = name.first
    while first < name.last and parsed.tokens[first].lower in roles["portfolio"] | {"and"}:
        first += 1
    tokens = parsed.tokens[first : name.last]
    named = 2 <= len(tokens) <= 3 and all(each.is_capital for each in tokens)
    if first == name.first or not named or {each.text for each in tokens} & roles["orgword"]:
        return None
    words = " ".join(each.text for each in tokens)
    return replace(name, first=first, sort=Sort.PERSON, name=words, country="", sure=True)


def _leads_to_office(parsed: Parsed, name: Name) -> bool:
    """Tell whether a role stands right after a name: *Senate Minority* Leader Ada Brann."""
    after = parsed.tokens[name.last] if name.last < len(parsed.tokens) else None
    roles = role_words()
    return after is not None and after.is_capital and after.lower in roles["title"] | roles["role"]


def _without_portfolio(parsed: Parsed, name: Name) -> list[Name]:
    """Return a body without the words that say what its officer is for, *Senate*; nothing where no body is left.

    National Security Adviser: no body is called National Security.
    """
    words = [token.text for token in parsed.tokens[name.first : name.last]]
    last = len(words)
    while last and words[last - 1].lower() in _DESKS:
        last -= 1
    if last == 0 or plain(name.name) in _NO_BODIES:
        return []
    if last == len(words):
        return [name]
    spelled = tuple(words[:last])
    known = next((one for each, one in names_by_first_word().get(words[0].lower(), ()) if each == spelled), None)
    if known is not None:
        return [Name(name.first, name.first + last, known.sort, known.name, known.country, True)]
    return [replace(name, last=name.first + last, name=" ".join(spelled))]


def _are_halves(parsed: Parsed, first: Name, second: Name) -> bool:
    """Tell whether two names of persons stand side by side as first name and surname."""
    if first.sort is not Sort.PERSON or second.sort is not Sort.PERSON or first.last != second.first:
        return False
    is_short = first.last - first.first == 1 and second.last - second.first <= 2
    sentence = parsed.sentence_at(parsed.tokens[first.first].start)
    if not is_short or sentence is None or second.last > sentence.last:
        return False
    gap = parsed.tokens[second.first].start - parsed.tokens[first.last - 1].end
    return gap == 1 and not is_title_case(parsed.of(sentence))


def _dayless(parsed: Parsed, names: Sequence[Name]) -> Iterator[Name]:
    """Yield names; of "In September Velten said" only the person's."""
    for name in names:
        token = parsed.tokens[name.first]
        before = parsed.tokens[name.first - 1].lower if name.first else ""
        is_dated = before in _BEFORE_A_DAY or plain(token.text) not in _ALSO_NAMES
        if name.sort is Sort.PERSON and name.last - name.first > 1 and is_day(token) and is_dated:
            words = " ".join(each.text for each in parsed.tokens[name.first + 1 : name.last])
            yield replace(name, first=name.first + 1, name=words)
        else:
            yield name
