cimport cython

from onrecord.clean.at_marks cimport is_any, is_clock, is_date, is_handle, is_named, is_page
from onrecord.clean.characters cimport Lines, kind

cdef int MOST, _PLAIN
cdef int KNOWN, IN_WORD, CAPITAL, DECIMAL, DIGIT, UPPER, LOWER, TITLED, NAME_CAPITAL, BLANK, MARK
cdef int SIZE, CAPITALS, UPPERS, LOWERS, DECIMALS, DIGITS, SENTENCES, COMMAS, QUOTES, BARS, SLASHES, BLANKS, FIRST, MAY, ENDS, WORDS
cdef int ENDS_SENTENCE, ENDS_COLON, ENDS_QUESTION, ENDS_MARK
cdef int COUNTED
cdef int IN_YEAR, MAY_NUMBERED, MAY_ADDRESS, OWNED, NO_NAME, PARTED, COLON, IS_ADDRESS, IS_BY, IS_CLOCK, IS_NUMBERED

cpdef object counted(lines)

@cython.locals(line=Py_ssize_t, made="long long[::1]")
cpdef object count(Lines lines)

@cython.locals(
    codes="const unsigned int[::1]", first=Py_ssize_t, size=Py_ssize_t, end=Py_ssize_t, place=Py_ssize_t,
    here=int, before=int, may=int, capitals="long long", uppers="long long", lowers="long long",
    decimals="long long", digits="long long", blanks="long long", words="long long",
)
cdef int _count(
    Lines lines, Py_ssize_t number, const unsigned short[::1] kinds, long long[::1] made, Py_ssize_t at
) except -1

@cython.locals(letter=Py_UCS4, following=Py_UCS4, may=int)
cdef int _marked(
    const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t place, Py_ssize_t end,
    const unsigned short[::1] kinds, long long[::1] made, Py_ssize_t at,
) except -1

@cython.locals(letter=Py_UCS4, may=int, back=Py_ssize_t)
cdef int _in_number(
    const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t place, Py_ssize_t end, const unsigned short[::1] kinds
) except -1

@cython.locals(first="unsigned int", second="unsigned int")
cdef int _is_year(
    const unsigned int[::1] codes, Py_ssize_t place, Py_ssize_t end, const unsigned short[::1] kinds
) except -1

@cython.locals(size=Py_ssize_t, last=Py_UCS4, before=Py_UCS4, third=Py_UCS4, ends=int, is_closed=bint)
cdef int _ending(str line) except -1
