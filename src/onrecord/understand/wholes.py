"""Names of persons made whole: two halves joined, and what is no part of the name cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.understand.knowledge import Sort, first_names, plain, role_words
from onrecord.understand.offices import is_day
from onrecord.understand.parse import Parsed
from onrecord.understand.runs import Name
from onrecord.understand.tags import is_title_case

_BEFORE_A_DAY = frozenset({"in", "on", "last", "this", "since", "until", "by", "of", "next", "every"})
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
