cimport cython

cdef int MOST
cdef int KNOWN, IN_WORD, CAPITAL, DECIMAL, DIGIT, UPPER, LOWER, TITLED, NAME_CAPITAL, OPENING_QUOTE, HASH, BLANK, MARK
cdef int SIZE, CAPITALS, UPPERS, LOWERS, DECIMALS, DIGITS, SENTENCES, COMMAS, QUOTES, BARS, SLASHES, BLANKS, FIRST, MAY, ENDS
cdef int ENDS_SENTENCE, ENDS_COLON, ENDS_QUESTION, ENDS_MARK
cdef int COUNTED
cdef int MAY_CLOCK, IN_YEAR, MAY_NUMBERED, MAY_ADDRESS, OWNED, MAY_BY, NO_NAME, PARTED, COLON

cpdef int kind(str letter) except -1

@cython.locals(at=Py_ssize_t, line=str, table="const unsigned short[::1]", made="long long[::1]")
cpdef object counted(lines)

@cython.locals(
    size=Py_ssize_t, end=Py_ssize_t, place=Py_ssize_t, here=int, before=int, may=int, letter=Py_UCS4,
    capitals="long long", uppers="long long", lowers="long long", decimals="long long", digits="long long",
    blanks="long long",
)
cdef int _count(str line, const unsigned short[::1] kinds, long long[::1] made, Py_ssize_t at) except -1

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
