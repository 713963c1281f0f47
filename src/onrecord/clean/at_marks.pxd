cimport cython

from onrecord.clean.characters cimport kind

cdef int BLANK, DECIMAL, IN_WORD, NAME_CAPITAL
cdef Py_ssize_t _LONGEST_HOST
cdef unsigned int _SMALL

@cython.locals(here=int)
cpdef bint is_any(const unsigned int[::1] codes, Py_ssize_t at, int what, const unsigned short[::1] kinds) except -1

cpdef bint is_clock(
    const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t at, Py_ssize_t end, const unsigned short[::1] kinds
) except -1

@cython.locals(left=Py_ssize_t, right=Py_ssize_t, before=Py_ssize_t, behind=Py_ssize_t)
cpdef bint is_date(
    const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t first, Py_ssize_t second, Py_ssize_t end,
    const unsigned short[::1] kinds
) except -1

cdef bint _is_century(const unsigned int[::1] codes, Py_ssize_t at)

@cython.locals(is_first=bint, host=Py_ssize_t, size=Py_ssize_t)
cpdef bint is_handle(
    const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t at, Py_ssize_t end, const unsigned short[::1] kinds
) except -1

@cython.locals(last=Py_ssize_t)
cpdef bint is_page(const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t at) except -1

@cython.locals(behind=Py_ssize_t, last=Py_ssize_t, first=Py_ssize_t)
cpdef bint is_named(
    const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t at, Py_ssize_t end, const unsigned short[::1] kinds
) except -1

@cython.locals(behind=Py_ssize_t)
cdef Py_ssize_t _part_end(
    const unsigned int[::1] codes, Py_ssize_t at, Py_ssize_t end, const unsigned short[::1] kinds
) except -2

@cython.locals(letter="unsigned int", second="unsigned int", third="unsigned int")
cdef bint _is_by(const unsigned int[::1] codes, Py_ssize_t first, Py_ssize_t last)

@cython.locals(mark="unsigned int")
cpdef bint is_day_of(
    const unsigned int[::1] codes, Py_ssize_t first, Py_ssize_t behind, Py_ssize_t start, Py_ssize_t end, bint is_month
) except -1

@cython.locals(at=Py_ssize_t)
cdef bint _is_figure(const unsigned int[::1] codes, Py_ssize_t first, Py_ssize_t end)
