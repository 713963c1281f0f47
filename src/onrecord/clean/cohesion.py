# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""How the words of a page's units hold together: which the page's prose uses elsewhere, and which its titles."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from onrecord.clean.marks import folded_words
from onrecord.clean.signs import COUNTED, SIZE
from onrecord.clean.vocabulary import MOST, Words

MEASURED = _WIDTH = 3  # numbers of a unit; what is a number of C here, no other module could import
_PROSE = 12  # a unit with more is of the page's running text
_MOST_TITLES = 8
_TITLED = 300  # characters: a longer unit is compared with no title


def cohesion(words: Words, counts: array[int], prose: array[float], declared: Sequence[str]) -> array[float]:
    """Return `MEASURED` numbers of each unit, one unit after the other.

    The share of its longer words that the page's prose uses elsewhere; of its words the largest that is in a declared
    title; of a title the largest that is in it: each 0 to 1, -0.2 where there is nothing to compare. The first 200
    words of a unit count, each once. ``counts``: (units, `signs.COUNTED`); ``prose`` says how much each unit holds.
    """
    made = array("f", bytes(4 * MEASURED * len(prose)))
    _shared(words, prose, _among(words, prose), made)
    titles = [frozenset(folded_words(value)) for value in dict.fromkeys(declared[:_MOST_TITLES])]
    _meet_titles(words, counts, [title for title in titles if title], made)
    return made


def _among(words: Words, prose: array[float]) -> array[int]:
    """Return in how many units of prose each word stands."""
    among = array("i", bytes(4 * words.lexicon.count))
    seen = array("i", bytes(4 * words.lexicon.count))  # the last unit that a word stood in, from 1
    for line in range(len(prose)):
        if prose[line] > _PROSE:
            begin = words.begins[line]
            for at in range(begin, min(words.begins[line + 1], begin + MOST)):
                word = words.number[at]
                if seen[word] != line + 1:
                    seen[word] = line + 1
                    among[word] += 1
    return among


def _shared(words: Words, prose: array[float], among: array[int], made: array[float]) -> None:
    seen = array("i", bytes(4 * words.lexicon.count))
    for line in range(len(prose)):
        own = 1 if prose[line] > _PROSE else 0  # a unit of prose itself does not count
        begin = words.begins[line]
        longer = known = 0
        for at in range(begin, min(words.begins[line + 1], begin + MOST)):
            word = words.number[at]
            if words.long[word] and seen[word] != line + 1:
                seen[word] = line + 1
                longer += 1
                if among[word] > own:
                    known += 1
        made[line * _WIDTH] = known / longer if longer else -0.2


def _meet_titles(words: Words, counts: array[int], titles: Sequence[frozenset[str]], made: array[float]) -> None:
    """Write for each unit the largest share of its words that is in one title, and of one title that is in it."""
    headed, different = len(titles), words.lexicon.count
    of_titles = _in_titles(words, titles)
    sizes = array("i", [len(title) for title in titles])
    seen = array("i", bytes(4 * different))
    both = array("i", bytes(4 * _MOST_TITLES))
    for line in range(len(words.bits)):
        inside = covering = -0.2
        if headed and counts[line * COUNTED + SIZE] < _TITLED:
            for number in range(headed):
                both[number] = 0
            begin = words.begins[line]
            many = 0
            for at in range(begin, min(words.begins[line + 1], begin + MOST)):
                word = words.number[at]
                if seen[word] != line + 1:
                    seen[word] = line + 1
                    many += 1
                    if of_titles[word]:
                        for number in range(headed):
                            both[number] += of_titles[word] >> number & 1
            for number in range(headed if many else 0):
                inside = max(inside, both[number] / many)
                covering = max(covering, both[number] / sizes[number])
        made[line * _WIDTH + 1] = inside
        made[line * _WIDTH + 2] = covering


def _in_titles(words: Words, titles: Sequence[frozenset[str]]) -> array[int]:
    """Return bit by bit in which titles each word stands."""
    made = array("i", bytes(4 * words.lexicon.count))
    for number, title in enumerate(titles):
        for spelled in title:
            word = words.lexicon.number_of(spelled)
            if word >= 0:
                made[word] |= 1 << number
    return made
