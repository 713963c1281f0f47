# cython: boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""What pairs of articles share, counted pair by pair: the loops of `likeness` and `together`, where they are compiled.

As plain Python they would take fifty times as long as compiled, so elsewhere `rows` lays articles side by side for
numpy to count. Both give the same: what is counted are whole numbers, and what is worked out of them the same sums.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from onrecord.pipeline import Pairs
    from onrecord.relate.likeness import Floats, Packed
    from onrecord.relate.rows import Ints, Rows

IS_COMPILED = not __file__.endswith(".py")
_FAR_DAYS = 60  # beyond, articles are as far apart as can be
_QUOTE = 1  # the weight by which a quotation is told from a phrase, which has 16 or more
_PLACES = 1 << 16
_SLOTS = 4_096  # where phrases and quotations are looked for, by the last bits of their hashes
_VIEWS, _NEAR, _OF_PAIR = 4, 6, 14  # see `gists.VIEWS`, `surroundings.NEAR`, `likeness.FEATURES`
_TITLE, _TITLE_TOO, _FOREMOST, _PHRASES, _QUOTES, _SUMS = 4, 5, 6, 7, 8, 9  # after the products of each view


class Told:
    """Articles as `likeness.pack` lays them out and what stands near each, for loops."""

    __slots__ = (
        *("begins", "extra_begins", "extra_weights", "extras", "first", "last", "least", "least_nearest", "lengths"),
        *("near", "nearness", "phrase_lengths", "quotes", "terms", "timely", "title_words", "weights", "words"),
    )

    def __init__(self, packed: Packed, near: Floats, nearness: Floats, timely: Floats) -> None:
        """Lay out ``packed``, beside what ``nearness`` and likeness have after so many days, last without a date."""
        self.terms = packed.terms.places.data
        self.weights = packed.terms.weights.view(np.uint8).data
        self.begins = packed.terms.begins.data
        self.extras = packed.extras.places.data
        self.extra_weights = packed.extras.weights.data
        self.extra_begins = packed.extras.begins.data
        self.lengths = packed.lengths.data
        self.phrase_lengths = packed.phrase_lengths.data
        self.quotes = packed.quotes.data
        self.words = packed.words.data
        self.title_words = packed.title_words.data
        self.first = packed.first.data
        self.last = packed.last.data
        self.near = near.data  # (n, 6)
        self.nearness = nearness.data  # (62,)
        self.timely = timely.data  # (62,)
        self.least = 0.0  # likeness of pairs that are told of
        self.least_nearest = 0.0  # likeness of an article to its nearest ones that it is held against


class Board:
    """Where the terms, phrases and quotations of one article are looked for."""

    __slots__ = ("article", "heads", "nexts", "sums", "terms")

    def __init__(self, most: int) -> None:
        self.article = -1  # which lies on it
        self.terms = np.zeros(_PLACES, np.int16).data  # which of its terms, from 1
        self.heads = np.zeros(_SLOTS, np.int16).data  # which of its phrases and quotations, from 1: the last of a slot
        self.nexts = np.zeros(most + 1, np.int16).data  # and the one before it, of the same slot
        self.sums = np.zeros(_SUMS, np.int64).data


def dots(rows: Rows, pairs: Pairs, found: Ints) -> None:
    """Write into ``found`` (pairs,) the sums of products of the weights of all that both rows of a pair have."""
    # As views of memory, whose items are numbers of Python and so never run over where this is not compiled.
    _dots(rows.places.data, rows.weights.data, rows.begins.data, pairs, found)


def _dots(places: memoryview, weights: memoryview, begins: memoryview, pairs: Pairs, found: Ints) -> None:
    board = np.zeros(_PLACES, np.uint8).data
    loaded = -1
    for at in range(len(found)):
        one, two = pairs[at, 0], pairs[at, 1]
        if one != loaded:
            if loaded >= 0:
                for k in range(begins[loaded], begins[loaded + 1]):
                    board[places[k]] = 0
            for k in range(begins[one], begins[one + 1]):
                board[places[k]] = weights[k]
            loaded = one
        summed = 0
        for k in range(begins[two], begins[two + 1]):
            summed += board[places[k]] * weights[k]
        found[at] = summed


def compared(told: Told, pairs: Pairs, made: Floats, kept: Ints) -> int:
    """Write into ``made`` (m, 32) what `together.FEATURES` names of pairs that are alike at all; return m.

    Counts and days stand there as they are, not yet their logarithms. ``kept`` (m,) says which of the pairs each is.
    """
    board = Board(int(np.diff(told.extra_begins).max(initial=0)))
    count = 0
    for at in range(len(kept)):
        one, two = pairs[at, 0], pairs[at, 1]
        if one != board.article:
            _clear(told, board)
            _lay(told, board, one)
        _sum_terms(told, board, two)
        if _tell(told, board.sums, one, two, made[count]):
            _sum_extras(told, board, two)
            _tell_more(told, board.sums, one, two, made[count])
            kept[count] = at
            count += 1
    return count


def _lay(told: Told, board: Board, article: int) -> None:
    begin = told.begins[article]
    for k in range(begin, told.begins[article + 1]):
        board.terms[told.terms[k]] = k - begin + 1
    begin = told.extra_begins[article]
    for k in range(begin, told.extra_begins[article + 1]):
        slot = told.extras[k] & (_SLOTS - 1)
        board.nexts[k - begin + 1] = board.heads[slot]
        board.heads[slot] = k - begin + 1
    board.article = article


def _clear(told: Told, board: Board) -> None:
    article = board.article
    if article >= 0:
        for k in range(told.begins[article], told.begins[article + 1]):
            board.terms[told.terms[k]] = 0
        for k in range(told.extra_begins[article], told.extra_begins[article + 1]):
            board.heads[told.extras[k] & (_SLOTS - 1)] = 0


def _sum_terms(told: Told, board: Board, two: int) -> None:
    """Sum up what the terms that lie on the board weigh in it and in the article ``two``, view by view."""
    dot = title = lead = name = told_title = title_told = foremost = 0
    begin = told.begins[board.article] - 1
    for k in range(told.begins[two], told.begins[two + 1]):
        own = board.terms[told.terms[k]]
        if own != 0:
            ours, theirs = _VIEWS * (begin + own), _VIEWS * k
            product = told.weights[ours] * told.weights[theirs]
            dot += product
            foremost = max(foremost, product)
            title += told.weights[ours + 1] * told.weights[theirs + 1]
            lead += told.weights[ours + 2] * told.weights[theirs + 2]
            name += told.weights[ours + 3] * told.weights[theirs + 3]
            if told.weights[theirs] > 0:
                told_title += told.weights[ours + 1] ** 2
            if told.weights[ours] > 0:
                title_told += told.weights[theirs + 1] ** 2
    sums = board.sums
    sums[0], sums[1], sums[2], sums[3] = dot, title, lead, name
    sums[_TITLE], sums[_TITLE_TOO], sums[_FOREMOST] = told_title, title_told, foremost


def _sum_extras(told: Told, board: Board, two: int) -> None:
    """Sum up the phrases that both have, and count the quotations."""
    phrases = quotes = 0
    begin = told.extra_begins[board.article] - 1
    for k in range(told.extra_begins[two], told.extra_begins[two + 1]):
        own = board.heads[told.extras[k] & (_SLOTS - 1)]
        while own != 0 and told.extras[begin + own] != told.extras[k]:
            own = board.nexts[own]
        if own != 0:
            if told.extra_weights[k] == _QUOTE:
                quotes += 1
            else:
                phrases += told.extra_weights[begin + own] * told.extra_weights[k]
    board.sums[_PHRASES], board.sums[_QUOTES] = phrases, quotes


def _tell(told: Told, sums: memoryview, one: int, two: int, row: Floats) -> bool:
    """Write into ``row`` what the dates and terms of a pair tell; return whether the two are alike at all.

    Columns here and below are those of `likeness.FEATURES`, and after them of `together.FEATURES`.
    """
    is_undated = told.first[one] == 0 or told.first[two] == 0
    gap = 0 if is_undated else max(0, told.first[one] - told.last[two], told.first[two] - told.last[one])
    days = _FAR_DAYS + 1 if is_undated else min(gap, _FAR_DAYS)
    whole = sums[0] / (told.lengths[one, 0] * told.lengths[two, 0])
    if whole * told.timely[days] < told.least:
        return False
    row[0] = whole
    for view in range(1, _VIEWS):
        row[view] = sums[view] / (told.lengths[one, view] * told.lengths[two, view])
    ours, theirs = told.lengths[one, 1], told.lengths[two, 1]
    row[4] = max(sums[_TITLE] / (ours * ours), sums[_TITLE_TOO] / (theirs * theirs))
    row[7] = sums[_FOREMOST] / (told.lengths[one, 0] * told.lengths[two, 0])
    row[8], row[9], row[10] = gap, is_undated, told.nearness[days]
    row[11] = min(told.words[one], told.words[two])
    row[12] = min(told.title_words[one], told.title_words[two])
    row[13] = min(told.quotes[one], told.quotes[two])
    _set_beside(told, whole * told.timely[days], one, two, row)
    return True


def _set_beside(told: Told, alike: float, one: int, two: int, row: Floats) -> None:
    """Write into ``row`` how crowded it is round both, and how alike the two are beside that."""
    for n in range(_NEAR):
        row[_OF_PAIR + n] = min(told.near[one, n], told.near[two, n])
        row[_OF_PAIR + _NEAR + n] = max(told.near[one, n], told.near[two, n])
    fewer, more, at = _OF_PAIR, _OF_PAIR + _NEAR, _OF_PAIR + 2 * _NEAR
    row[at] = alike / max(told.least_nearest, row[fewer + 1])
    row[at + 1] = alike / max(told.least_nearest, row[more + 1])
    row[at + 2] = alike - (told.near[one, 4] + told.near[two, 4]) / 2
    row[at + 3] = alike - (told.near[one, 5] + told.near[two, 5]) / 2
    row[at + 4] = alike / max(told.least_nearest, row[fewer + 2])
    row[at + 5] = alike / max(told.least_nearest, row[more + 2])


def _tell_more(told: Told, sums: memoryview, one: int, two: int, row: Floats) -> None:
    """Write into ``row`` what the phrases and quotations of a pair tell."""
    row[5] = sums[_PHRASES] / (told.phrase_lengths[one] * told.phrase_lengths[two])
    row[6] = sums[_QUOTES]
