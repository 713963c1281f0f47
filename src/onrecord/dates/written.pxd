cimport cython

from onrecord.dates.figures cimport Form, in_slashes, is_timed, may_be_timed, may_follow_time
from onrecord.dates.forms cimport form_at, is_plain
from onrecord.dates.years cimport has_numbers, has_other_digits, has_year, next_begin, next_slashed, places, year_end

cdef int MONTH, NUMBERS
cdef Py_ssize_t _FIRST_YEAR, _LAST_YEAR, _REACH, _SHORT
cdef tuple _TWO

@cython.final
cdef class FoundDate:
    cdef readonly object span
    cdef readonly object date
    cdef readonly object other
    cdef readonly bint timed

cpdef find(str text, day_first=*)

cpdef list dates_in(str text, day_first)

cdef str _in_our_digits(str text)


@cython.locals(
    openings=frozenset, beginnings=bytes, at=Py_ssize_t, begin=Py_ssize_t, stop=Py_ssize_t, end=Py_ssize_t, after=Py_ssize_t, is_ascii=bint, is_asked=bint,
    form=Form, found=list
)
cdef list _found(str text, day_first)

cpdef tuple _told(Form form, day_first)

@cython.locals(is_leap=bint)
cdef _date(Py_ssize_t year, Py_ssize_t month, Py_ssize_t day)

cdef tuple _numeric(Py_ssize_t year, Py_ssize_t second, Py_ssize_t first, day_first, bint is_european)

cdef bint _timed(str text, Py_ssize_t start, Py_ssize_t end) except -1

@cython.locals(at=Py_ssize_t, begin=Py_ssize_t, stop=Py_ssize_t)
cdef list _windows(str text)

@cython.locals(at=Py_ssize_t, first=Py_ssize_t, second=Py_ssize_t, european=Py_ssize_t, american=Py_ssize_t, is_ascii=bint, form=Form)
cpdef day_comes_first(str text)
