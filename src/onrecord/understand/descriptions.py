"""Descriptions that can speak: "the minister", "two officials", "a Frontex official in Warsaw", "the coalition"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.understand.knowledge import Sort
from onrecord.understand.offices import Office, Text
from onrecord.understand.parse import Sentence
from onrecord.understand.words import listed

_DEFINITE = listed("the this that these those")
_NONE = listed("no neither either every each any")  # nobody in particular: "neither side", "every ministry"
_OWN = listed("its his her their our")


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase for someone who is not named in it: tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    office: Office
    sort: str  # "one" person, "many" persons or a "body"
    definite: bool  # the, this, a possessor, or bare: the page has named them, or will
    possessor: str  # "its", "his" … ; "" where there is none
    is_again: bool  # whether its words may speak again of one described before: "the", "this", "its", "his"


def descriptions(text: Text, sentence: Sentence, taken: set[int], *, headline: bool) -> Iterator[Description]:
    """Yield the descriptions of one sentence, less those whose tokens are ``taken`` by the role of a name."""
    for head in range(sentence.first, sentence.last):
        sort = _sort(text, head, sentence)
        if sort and head not in taken and not _goes_on(text, head, sentence.last):
            found = _phrase(text, head, sort, sentence, headline=headline)
            if found and not taken & set(range(found.office.first, found.last)):
                yield found


def _sort(text: Text, head: int, sentence: Sentence) -> str:
    if head in text.at:
        return ""
    if head > sentence.first and f"{text.tokens[head - 1].lower} {text.tokens[head].lower}" in text.words["body"]:
        return "body"  # the coast *guard*
    if text.is_role(head):
        return "one"
    if text.tokens[head].lower in text.words["many"]:
        return "many"
    return "body" if text.tokens[head].lower in text.words["body"] else ""


def _goes_on(text: Text, head: int, ceiling: int) -> bool:
    """Tell whether the noun at ``head`` only modifies the next one: *government* troops, the *minister* 's office."""
    if head + 1 >= ceiling:
        return False
    following = text.tokens[head + 1]
    three = " ".join(token.lower for token in text.tokens[head : head + 3])
    if three in text.words["phrase"]:
        return False
    return following.lower == "'s" or (following.tag in ("NOUN", "PROPN", "ADJ") and head + 1 not in text.at)


def _relates(text: Text, at: int) -> bool:
    """Tell "a remark *that* parties called" from "that party": many nouns take no *that*."""
    return text.tokens[at].lower == "that" and any(token.lower.endswith("s") for token in text.tokens[at + 1 : at + 3])


def _phrase(text: Text, head: int, sort: str, sentence: Sentence, *, headline: bool) -> Description | None:
    three = " ".join(token.lower for token in text.tokens[head : head + 3])
    after = head + len(three.split()) if three in text.words["phrase"] else head + 1
    start = text.phrase_start(head, sentence.first)
    first = start
    article = text.tokens[start - 1] if start > sentence.first else None
    possessed = any(text.tokens[i].lower == "'s" for i in range(start, head))
    possessor = ""
    if article and article.lower in _OWN:
        possessor, first = article.lower, start - 1
    elif article and article.tag == "DET" and not _relates(text, start - 1):
        first = start - 1
    if article and article.lower in _NONE and first < start:
        return None
    definite = possessed or bool(possessor) or bool(article and first < start and article.lower in _DEFINITE)
    bare = first == start and not possessed
    opens = start == sentence.first or text.tokens[start - 1].tag == "PUNCT"
    named = any(i in text.at for i in range(start, head))
    if bare and sort == "one" and not (headline or named or text.tokens[head].is_capital):
        return None  # "became leader", "as president"
    if bare and sort == "body" and not (headline or opens or named or text.tokens[head].lower == "police"):
        return None
    last = text.tail_end(after, sentence.last)
    if sort == "body" and not (text.tokens[after : after + 1] and text.tokens[after].lower in ("of", "in")):
        last = after  # "blamed the opposition *for* the failure"
    if any(text.at[i].sort is Sort.PERSON for i in range(start, head) if i in text.at) and not possessed:
        return None
    is_placed = sort != "body" and text.tokens[after : after + 1] and text.tokens[after].lower == "in"
    role_end = after if is_placed else last  # "an aid worker *in the city*" is one by trade, not by place
    return Description(first, last, text.office(start, role_end, head), sort, definite or bare, possessor, definite)
