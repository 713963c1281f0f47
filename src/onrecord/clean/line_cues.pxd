cimport cython

cdef unsigned long long ALL, FIRST, FIRST_BUTTON, HAS_ANSWERS, HAS_BUTTON, HAS_COLON, HAS_CUT, HAS_DIGIT, HAS_FIGURES
cdef unsigned long long HAS_HOUR, HAS_LETTER, HAS_MONTH, HAS_NUMERIC, HAS_OWNED, HAS_STOP
cdef unsigned int _ODD, _SIGN, _START, _PRIME, _WHOLE, _SLOTS, _DECIMAL, _COLON, _CUTS, _ARROW, _OWNS, _STOPS
cdef int _SHORTEST, _LONGEST
cdef Py_UCS4 _FIRST_CHINESE
cdef const unsigned short[::1] _READ
cdef const unsigned long long[::1] _WORDS, _STEMS

@cython.locals(
    cues="unsigned long long", told="unsigned int", triples=int, number="unsigned int", size=Py_ssize_t, is_first=bint,
    at=Py_ssize_t, letter=Py_UCS4,
)
cpdef unsigned long long cues_in(str text) except? 0

cpdef bint may_hold_date(unsigned long long cues)

@cython.locals(made=list, start=Py_ssize_t, at=Py_ssize_t, has_digit=bint, letter=Py_UCS4)
cpdef list numbered(str hints)

@cython.locals(cues="unsigned long long")
cdef unsigned long long _word(str text, Py_ssize_t start, unsigned int number, bint is_first)

cdef unsigned long long _digit(str text, Py_ssize_t at)

cdef unsigned long long _sign(unsigned int told)
