"""The names that the net hears, agreed over a page: it reads sentence by sentence, and a page names the same again.

for name in heard(parsed): parsed.tokens[name.first:name.last], name.kind, name.confidence
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.understand.evidence import PEOPLE, is_name, peoples
from onrecord.understand.evidence import votes as votes_beside
from onrecord.understand.knowledge import plain, role_words
from onrecord.understand.nets.language import Name
from onrecord.understand.parse import Parsed
from onrecord.understand.runs import LOCATIVE, PARTICLES
from onrecord.understand.tags import is_title_case
from onrecord.understand.words import listed

KINDS = frozenset({"PER", "ORG", "LOC"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_LOOSE = listed("and or of for the a an at in to by , ; :")
AGAIN = 0.5  # confidence of a name that the net passed over and that the page has elsewhere


def heard(parsed: Parsed) -> list[Name]:
    """Return the names of the page in reading order; none overlaps another.

    One name is of one kind on a page: the kind that most of its mentions have, by their confidence. A family name is a
    person's where the page names the person in full. Words that are a name in one place are one wherever they stand.
    """
    voted = list(_voted(parsed))
    return sorted([*voted, *_passed_over(parsed, voted)], key=lambda name: name.first)


def words_of(parsed: Parsed, name: Name) -> str:
    """Return the words of a name as a person would write them."""
    tokens = parsed.tokens[name.first : name.last]
    gaps = ["" if one.end == two.start else " " for one, two in itertools.pairwise(tokens)]
    return "".join(token.text + gap for token, gap in zip(tokens, [*gaps, ""], strict=True))  # Bankhaus.com


def _voted(parsed: Parsed) -> Iterator[Name]:
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    families: dict[str, float] = {}
    lands = peoples(parsed)
    headline = [s for s in parsed.sentences if is_title_case(parsed.of(s))]
    loud = {at for sentence in headline for at in range(sentence.first, sentence.last)}  # capitals say little there
    named = [bare for name in parsed.names if (bare := _trimmed(parsed, name))]
    names = [name for name in named if name.kind not in KINDS or is_name(parsed, name)]
    for name in names:
        votes[plain(words_of(parsed, name))][name.kind] += name.confidence * (0.5 if name.first in loud else 1)
        for kind, vote in votes_beside(parsed, name) if name.kind in KINDS else ():
            votes[plain(words_of(parsed, name))][kind] += vote
        if name.kind == "PER" and name.last - name.first > 1:
            last = plain(parsed.tokens[name.last - 1].text)
            families[last] = max(families.get(last, 0.0), name.confidence)
    for name in names:
        words = plain(words_of(parsed, name))
        count = dict(votes[words])
        if words in lands and name.kind in KINDS:
            count["LOC"] = count.get("LOC", 0.0) + PEOPLE
        if words in families and not _is_placed(parsed, name):
            count["PER"] = count.get("PER", 0.0) + 2 * families[words]
        yield name._replace(kind=max(count, key=count.__getitem__))


def _trimmed(parsed: Parsed, name: Name) -> Name | None:
    """Return a name without the dashes around it, nor the small word or comma that it ends with.

    “…” *―* Ada Brann; the Seamen's *and*.
    """
    first, last = name.first, name.last
    while first < last and parsed.tokens[first].text in _DASHES:
        first += 1
    while first < last and (parsed.tokens[last - 1].text in _DASHES | _LOOSE):
        last -= 1
    if name.kind == "PER":
        first = _person_start(parsed, first, last)
    elif last < len(parsed.tokens) and _is_common_body(parsed, last):
        return name._replace(first=first, last=last - 1, kind="NORP")  # the *Karsian* coast guard
    return name._replace(first=first, last=last) if first < last else None


def _is_common_body(parsed: Parsed, last: int) -> bool:
    """Tell whether the word before token ``last`` and that token are two small words for one body: coast guard."""
    two = [token.text for token in parsed.tokens[last - 1 : last + 1]]
    return " ".join(two) in role_words()["body"]


def _person_start(parsed: Parsed, first: int, last: int) -> int:
    """Return where the name of a person begins whom the net heard with the verb before: *sue* Velten."""
    at = first
    while at < last and parsed.tokens[at].text.islower() and parsed.tokens[at].text not in PARTICLES:
        at += 1
    return at if at < last and parsed.tokens[at].is_capital else first


def _is_placed(parsed: Parsed, name: Name) -> bool:
    """Tell whether a preposition of place stands before a name: a Paris that they meet *in* is no Sarah Paris."""
    return name.first > 0 and parsed.tokens[name.first - 1].lower in LOCATIVE


def _passed_over(parsed: Parsed, found: Sequence[Name]) -> Iterator[Name]:
    """Yield the places where words that are a name elsewhere on the page stand unheard, and family names alone."""
    kinds: dict[tuple[str, ...], str] = {}
    for name in found:
        words = tuple(token.text for token in parsed.tokens[name.first : name.last])
        if name.kind == "PER" and len(words) > 1 and len(words[-1]) > 2 and words[-1][0].isupper():
            kinds.setdefault(words[-1:], "PER")
        if name.kind in KINDS and name.confidence >= AGAIN and words[0][0].isupper() and len(words[-1]) > 1:
            kinds[words] = name.kind
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(kinds, key=len, reverse=True):
        by_first[words[0]].append(words)
    taken = {at for name in found for at in range(name.first, name.last)}
    for at, token in enumerate(parsed.tokens):
        for words in by_first.get(token.text, ()):
            last = at + len(words)
            if token.tag == "PROPN" and _stands(parsed, at, words) and taken.isdisjoint(range(at, last)):
                taken.update(range(at, last))
                yield Name(at, last, kinds[words], AGAIN)
                break


def _stands(parsed: Parsed, at: int, words: tuple[str, ...]) -> bool:
    return all(at + n < len(parsed.tokens) and parsed.tokens[at + n].text == word for n, word in enumerate(words))
