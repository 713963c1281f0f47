cimport cython

from onrecord.clean.characters cimport Lines, kind
from onrecord.clean.lexicon cimport Lexicon

cdef int BLANK, DIGIT, IN_WORD, LOGGED, PARTS, UPPER
cdef const double[::1] LOGS
cdef int _SHORT, _FEW, _FAR, _SHARED, _EDGE, _BESIDE, _WIDTH
cdef unsigned int _NO_MARK, _KEPT, _CHANGED, _DIGITS, _CAPITALS, _SMALL, _UNDERLINE
cdef double _NEVER

cdef class _Tokens:
    cdef int[::1] firsts, begins, ends, numbers, times
    cdef Lexicon lexicon

@cython.locals(
    lexicon=Lexicon, last="int[::1]", count=Py_ssize_t, line=Py_ssize_t,
    begin=Py_ssize_t, end=Py_ssize_t, first=Py_ssize_t, at=Py_ssize_t, number=Py_ssize_t,
)
cdef object _read(Lines lines, _Tokens made)

@cython.locals(codes="const unsigned int[::1]", letter_kinds="const unsigned short[::1]", at=Py_ssize_t, here=int)
cdef Py_ssize_t _split(
    Lines lines, Py_ssize_t begin, Py_ssize_t end, Py_ssize_t count, Py_ssize_t most, int[::1] begins,
    int[::1] ends,
) except -2

@cython.locals(
    found="int[::1]", shown="unsigned int[::1]", ids=Lexicon, end=Py_ssize_t, line=Py_ssize_t, first=Py_ssize_t,
    last=Py_ssize_t, begin=Py_ssize_t, kept=int, at=Py_ssize_t,
)
cdef object _kinds(Lines lines, _Tokens tokens, float[::1] made)

@cython.locals(begin=Py_ssize_t, end=Py_ssize_t, number="unsigned int")
cdef int _show(
    Lines lines, _Tokens tokens, Py_ssize_t at, unsigned int[::1] shown, Py_ssize_t to
) except -1

@cython.locals(codes="const unsigned int[::1]", letter_kinds="const unsigned short[::1]", code="unsigned int", first=int, last="unsigned int", is_marked=bint)
cdef int _write_class(
    Lines lines, Py_ssize_t begin, Py_ssize_t end, unsigned int[::1] shown, Py_ssize_t to
) except -1

@cython.locals(is_plain=bint, at=Py_ssize_t, to=Py_ssize_t)
cdef Py_ssize_t _template(unsigned int[::1] shown, Py_ssize_t begin, Py_ssize_t end) except -1

cdef int _lower_end(unsigned int[::1] shown, Py_ssize_t at) except -1

@cython.locals(to=Py_ssize_t, at=Py_ssize_t, ends_small=bint)
cdef Py_ssize_t _joined(unsigned int[::1] shown, Py_ssize_t begin, Py_ssize_t end) except -1

@cython.locals(
    count=Py_ssize_t, times="int[::1]", latest="int[::1]", below="int[::1]", above="int[::1]", line=Py_ssize_t,
    kind=int, before=Py_ssize_t, seen=int, last=double, at=Py_ssize_t, again=int, nearest=int, following=double,
)
cdef object _recurring(int[::1] kinds, float[::1] made)

cdef double _log1p(long long count) except -1

@cython.locals(
    many=Py_ssize_t, begins="int[::1]", ends="int[::1]", column=Py_ssize_t, shown="unsigned int[::1]", keys=Lexicon,
    numbers="int[::1]", times="int[::1]", to=Py_ssize_t, line=Py_ssize_t, begin=Py_ssize_t, end=Py_ssize_t,
    count=Py_ssize_t, first=Py_ssize_t, start=Py_ssize_t, at=Py_ssize_t,
)
cdef object _edges(Lines lines, float[::1] made)

@cython.locals(codes="const unsigned int[::1]", letter_kinds="const unsigned short[::1]", at=Py_ssize_t, here=int)
cdef bint _has_mark(Lines lines, Py_ssize_t begin, Py_ssize_t end) except -1
