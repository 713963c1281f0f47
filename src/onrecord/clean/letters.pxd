cimport cython

from onrecord.clean.characters cimport Lines, kind

cdef int MOST, _PLAIN
cdef int KNOWN, IN_WORD, CAPITAL, DECIMAL, DIGIT, UPPER, LOWER, TITLED, NAME_CAPITAL, BLANK, MARK
cdef int SIZE, CAPITALS, UPPERS, LOWERS, DECIMALS, DIGITS, SENTENCES, COMMAS, QUOTES, BARS, SLASHES, BLANKS, FIRST, MAY, ENDS, WORDS
cdef int ENDS_SENTENCE, ENDS_COLON, ENDS_QUESTION, ENDS_MARK
cdef int COUNTED
cdef int MAY_CLOCK, IN_YEAR, MAY_NUMBERED, MAY_ADDRESS, OWNED, MAY_BY, NO_NAME, PARTED, COLON

cpdef object counted(lines)

@cython.locals(line=Py_ssize_t, made="long long[::1]")
cpdef object count(Lines lines)

@cython.locals(
    line=str, codes="const unsigned int[::1]", first=Py_ssize_t, size=Py_ssize_t, end=Py_ssize_t, place=Py_ssize_t,
    here=int, before=int, may=int, capitals="long long", uppers="long long", lowers="long long",
    decimals="long long", digits="long long", blanks="long long", words="long long",
)
cdef int _count(
    Lines lines, Py_ssize_t number, const unsigned short[::1] kinds, long long[::1] made, Py_ssize_t at
) except -1

@cython.locals(following=Py_UCS4, may=int)
cdef int _marked(
    str line, Py_UCS4 letter, Py_ssize_t place, Py_ssize_t end, const unsigned short[::1] kinds, long long[::1] made,
    Py_ssize_t at,
) except -1

@cython.locals(before=Py_UCS4, may=int, back=Py_ssize_t)
cdef int _in_number(str line, Py_UCS4 letter, Py_ssize_t place, Py_ssize_t end, const unsigned short[::1] kinds) except -1

@cython.locals(here=int)
cdef int _is_decimal(Py_UCS4 letter, const unsigned short[::1] kinds) except -1

@cython.locals(first=Py_UCS4, second=Py_UCS4, after=int)
cdef int _is_year(str line, Py_ssize_t place, Py_ssize_t end, const unsigned short[::1] kinds) except -1

@cython.locals(back=Py_ssize_t)
cdef int _follows_by(str line, Py_ssize_t place, const unsigned short[::1] kinds) except -1

@cython.locals(size=Py_ssize_t, last=Py_UCS4, before=Py_UCS4, third=Py_UCS4, ends=int, is_closed=bint)
cdef int _ending(str line) except -1
