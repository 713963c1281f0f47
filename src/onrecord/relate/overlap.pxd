cimport cython

cdef int _FAR_DAYS, _QUOTE, _SLOTS, _VIEWS, _NEAR, _OF_PAIR, _TITLE, _TITLE_TOO, _FOREMOST, _PHRASES, _QUOTES

cdef class Told:
    cdef const unsigned short[::1] terms
    cdef const unsigned char[::1] weights, extra_weights
    cdef const int[::1] extras
    cdef const long long[::1] begins, quotes, words, title_words, first, last
    cdef readonly const long long[::1] extra_begins
    cdef const double[::1] phrase_lengths, nearness, timely
    cdef const double[:, ::1] lengths, near
    cdef public double least, least_nearest

cdef class Board:
    cdef Py_ssize_t article
    cdef short[::1] terms, heads, nexts
    cdef long long[::1] sums

@cython.locals(
    board="unsigned char[::1]", loaded=Py_ssize_t, at=Py_ssize_t, one=Py_ssize_t, two=Py_ssize_t, k=Py_ssize_t,
    summed="long long",
)
cdef int _dots(
    const unsigned short[::1] places, const unsigned char[::1] weights, const long long[::1] begins,
    const long long[:, ::1] pairs, long long[::1] found
) except -1

@cython.locals(board=Board, count=Py_ssize_t, at=Py_ssize_t, one=Py_ssize_t, two=Py_ssize_t)
cpdef Py_ssize_t compared(
    Told told, const long long[:, ::1] pairs, double[:, ::1] made, long long[::1] kept
) except -1

@cython.locals(begin=Py_ssize_t, k=Py_ssize_t, slot=int)
cdef int _lay(Told told, Board board, Py_ssize_t article) except -1

@cython.locals(article=Py_ssize_t, k=Py_ssize_t)
cdef int _clear(Told told, Board board) except -1

@cython.locals(
    dot="long long", title="long long", lead="long long", name="long long", told_title="long long",
    title_told="long long", foremost="long long", begin=Py_ssize_t, k=Py_ssize_t, own=Py_ssize_t, ours=Py_ssize_t,
    theirs=Py_ssize_t, product="long long", sums="long long[::1]",
)
cdef int _sum_terms(Told told, Board board, Py_ssize_t two) except -1

@cython.locals(phrases="long long", quotes="long long", begin=Py_ssize_t, k=Py_ssize_t, own=Py_ssize_t)
cdef int _sum_extras(Told told, Board board, Py_ssize_t two) except -1

@cython.locals(is_undated=bint, gap="long long", days="long long", whole=double, view=Py_ssize_t, ours=double, theirs=double)
cdef bint _tell(Told told, long long[::1] sums, Py_ssize_t one, Py_ssize_t two, double[::1] row) except -1

@cython.locals(n=Py_ssize_t, fewer=Py_ssize_t, more=Py_ssize_t, at=Py_ssize_t)
cdef int _set_beside(Told told, double alike, Py_ssize_t one, Py_ssize_t two, double[::1] row) except -1

cdef int _tell_more(Told told, long long[::1] sums, Py_ssize_t one, Py_ssize_t two, double[::1] row) except -1
