"""Names of persons, states, organisations and places in parsed text: by the net, by knowledge, titles and shape.

    for name in names(parsed): parsed.tokens[name.first:name.last], name.sort, name.name, name.country

The net says where a name stands and what it is of; knowledge says who it is. What the net passes over is a name where
we know it, where a title or a first name introduces it, or where its words make it one ("Ministry", "River").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.understand.heard import heard, words_of
from onrecord.understand.knowledge import Sort, leader_names, leaders, plain, role_words
from onrecord.understand.parse import Parsed
from onrecord.understand.runs import LOCATIVE, Line, Name, name_of, named, names_in, surname_key
from onrecord.understand.tags import is_title_case, lexicon

_SORTS = {"PER": Sort.PERSON, "ORG": Sort.ORGANISATION, "LOC": Sort.PLACE}
_BODIES = {Sort.STATE, Sort.CAPITAL, Sort.ORGANISATION, Sort.PLACE}  # what the net takes for one another
_LANDS = (Sort.STATE, Sort.CAPITAL)
CERTAIN = 0.95
APPOSED = 9  # words after a name among which an office put to it is looked for
SURE = 0.75  # of the net: a name that it is less sure of is settled by what other places of the page say


def names(parsed: Parsed) -> tuple[Name, ...]:
    """Return the names of a parsed page in reading order; none overlaps another."""
    ruled = _ruled(parsed)
    found = list(_heard(parsed, ruled))
    taken = {at for name in found for at in range(name.first, name.last)}
    found += [name for name in ruled if taken.isdisjoint(range(name.first, name.last)) and _stands(parsed, name)]
    return tuple(sorted(_agreed(parsed, found), key=lambda name: name.first))


def _heard(parsed: Parsed, ruled: Sequence[Name]) -> Iterator[Name]:
    """Yield the names that the net finds, as our knowledge calls them where it knows just those words.

    Where the net is not sure and the rules are, what they find in its place stands.
    """
    at_token = {at: name for name in ruled for at in range(name.first, name.last)}
    done = -1
    for each in heard(parsed):
        inside = list(dict.fromkeys(at_token[at] for at in range(each.first, each.last) if at in at_token))
        sure = [name for name in inside if name.sure and name.sort is not Sort.NOTHING]
        wider = [name for name in sure if name.first <= each.first and each.last <= name.last]
        if each.first < done or each.kind not in _SORTS:
            continue
        if sure and (each.confidence < SURE or (wider and _holds(wider[0], each.confidence))):
            yield from (name for name in inside if name.first >= done)
            done = max(name.last for name in inside)
        elif (stop := _person_end(parsed, each.first, each.last, sure)) > each.first:
            done, words = each.last, " ".join(token.text for token in parsed.tokens[each.first : stop])
            yield named(each.first, stop, Sort.PERSON, words, "", sure=True)
        elif plain(words := words_of(parsed, each)):
            done, sort = each.last, _SORTS[each.kind]
            if wider and wider[0].last - wider[0].first == each.last - each.first and _is_one_sort(wider[0].sort, sort):
                yield wider[0]
            else:
                country = next((name.country for name in inside if name.country), "")
                sort = Sort.PERSON if _holds_office(parsed, each.first, each.last) else sort
                in_full = sort is Sort.PERSON and each.last - each.first > 1
                yield named(each.first, each.last, sort, words, country, sure=in_full or each.confidence >= SURE)


def _person_end(parsed: Parsed, first: int, last: int, ruled: Sequence[Name]) -> int:
    """Return where the person ends whom the net hears together with a place: *Ada Brann* of Tolm said; ``first`` if
    there is none, as in "Harbour Watch of Tolm said", whose words are common ones."""
    of = last - 2
    tokens, words = parsed.tokens, lexicon()
    says = last < len(tokens) and tokens[last].lower in words.saying
    if not says or not 2 <= of - first <= 3 or tokens[of].lower != "of" or not tokens[last - 1].is_capital:
        return first
    if any(name.sort is Sort.ORGANISATION for name in ruled):
        return first
    named_so = (
        token.is_capital
        and token.text[1:].islower()
        and not any(token.lower in known for known in (words.bases, words.nouns, words.classes))
        for token in tokens[first:of]
    )
    return of if all(named_so) and not role_words()["orgword"] & {t.text for t in tokens[first:of]} else first


def _holds_office(parsed: Parsed, first: int, last: int) -> bool:
    """Tell a name of several words that an office is put to: Orlo Velten, Norrland's foreign *minister*, …"""
    if last - first < 2:
        return False
    after = range(last, min(last + APPOSED, len(parsed.tokens)))
    beside = (at for at in after if parsed.relations[at] == "appos" and first <= parsed.heads[at] < last)
    roles = role_words()
    return any(parsed.tokens[at].lower in roles["role"] | roles["title"] for at in beside)


def _holds(known: Name, confidence: float) -> bool:
    """Tell a body that we know, and a first name with a surname, from what a net that is nearly sure hears there."""
    in_full = known.sort is Sort.PERSON and known.last - known.first > 1
    return known.sort is Sort.ORGANISATION or (in_full and confidence < CERTAIN)


def _is_one_sort(known: Sort, sort: Sort) -> bool:
    return known is sort or {known, sort} <= _BODIES


def _stands(parsed: Parsed, name: Name) -> bool:
    """Tell whether a name of the rules holds where the net hears none: what we know does, but for places that only
    describe ("the 2019 *Norland* election")."""
    describes = parsed.relations[name.last - 1].startswith(("compound", "amod"))
    if name.sort in (Sort.STATE, Sort.CAPITAL, Sort.PLACE) and describes:
        return False
    return name.sure or name.sort in (Sort.DEMONYM, Sort.NOTHING)


def _ruled(parsed: Parsed) -> list[Name]:
    """Return the names that knowledge, titles and shape tell."""
    found: list[Name] = []
    titles: list[Line] = []
    for sentence in parsed.sentences:
        tokens = parsed.of(sentence)
        line = Line(tokens, sentence.first)
        if is_title_case(tokens):
            titles.append(line)
        else:
            found += names_in(line)
    people = {plain(_written(parsed, name)) for name in found if name.sort is Sort.PERSON}
    for line in titles:
        found += _in_title(line, people)
    return found


def _written(parsed: Parsed, name: Name) -> str:
    return " ".join(token.text for token in parsed.tokens[name.first : name.last])


def _in_title(line: Line, people: set[str]) -> Iterator[Name]:
    """Yield the names of a headline in title case: those we know, and persons that the rest of the page names."""
    surnames = {name.split()[-1] for name in people}
    at = 0
    while at < len(line.tokens):
        stop, name = at + 1, None
        hit = line.match(at) if line.tokens[at].is_capital else None
        most = min(4, len(line.tokens) - at)
        full = [n for n in range(most, 1, -1) if plain(" ".join(t.text for t in line.tokens[at : at + n])) in people]
        if full:
            stop = at + full[0]
            name = name_of(line, at, stop, Sort.PERSON, "", sure=True)
        elif hit:
            stop, known = hit
            name = Name(line.offset + at, line.offset + stop, known.sort, known.name, known.country, True)
        elif plain(line.tokens[at].text) in surnames or _is_alone(line.tokens[at].text):
            name = name_of(line, at, stop, Sort.PERSON, "", sure=True)
        elif line.is_first_name(at) and not line.is_common(at) and _is_surname(line, stop):
            stop += 1
            name = name_of(line, at, stop, Sort.PERSON, "")
        if name:
            yield name
        at = stop


def _is_surname(line: Line, at: int) -> bool:
    return at < len(line.tokens) and line.tokens[at].tag == "PROPN" and not line.is_common(at)


def _is_alone(word: str) -> bool:
    return any(leader.alone for leader in leaders().get(surname_key(word), ()))


def _agreed(parsed: Parsed, found: Sequence[Name]) -> Iterator[Name]:
    """Yield the names, each of doubtful sort as surer places of the page tell it."""
    sorts: dict[str, Sort] = {}
    surnames: set[str] = set()
    sure_surnames: set[str] = set()
    first: set[str] = set()  # of persons whom the page names in full
    for name in found:
        words = plain(_written(parsed, name))
        if name.sort is Sort.PERSON:
            surnames.add(surname_key(words.split()[-1]))
            if name.sure and " " in words:
                sure_surnames.add(words.split()[-1])
                first.add(words.split()[0])
        if name.sure or (name.sort is Sort.PLACE and words not in sorts):
            sorts[words] = name.sort
    for name in found:
        words = plain(_written(parsed, name))
        is_surname = " " not in words and (surname_key(words) in surnames or _is_alone(words))
        if name.sure and words in sure_surnames and name.sort is not Sort.PERSON and not _is_placed(parsed, name):
            yield replace(name, sort=Sort.PERSON, name=_written(parsed, name), country="")  # Theresa May … May
        elif name.sort in _LANDS and words in first and not _is_placed(parsed, name):
            yield replace(name, sort=Sort.PERSON, name=_written(parsed, name), country="")  # Jordan Velten … Jordan
        elif name.sure:
            yield name
        elif is_surname or words in leader_names():
            yield replace(name, sort=Sort.PERSON, sure=True)
        else:
            yield replace(name, sort=sorts.get(words, name.sort))


def _is_placed(parsed: Parsed, name: Name) -> bool:
    """Tell whether a preposition of place or time stands before a name: *in* May, *near* Paris, *on* May 3."""
    before = parsed.tokens[name.first - 1].lower if name.first else ""
    after = parsed.tokens[name.last] if name.last < len(parsed.tokens) else None
    return before in LOCATIVE | {"on", "since", "until", "of"} or (after is not None and after.tag == "NUM")
