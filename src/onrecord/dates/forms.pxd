cimport cython

from onrecord.dates.figures cimport (
    Form, behind_gap, digits_at, ends_word, in_numbers, is_digit, is_here, is_letter, is_word, number_at, small, word_end
)

cdef dict _MONTHS
cdef frozenset _WEEKDAYS
cdef Py_ssize_t _BEFORE, _LONGEST, _GAP

@cython.locals(place=Py_ssize_t, end=Py_ssize_t)
cpdef bint is_plain(str text, Py_ssize_t at, Py_ssize_t stop) except -1

@cython.locals(form=Form, before=Py_UCS4, apart=bint)
cpdef Form form_at(str text, Py_ssize_t at, Py_ssize_t stop)

@cython.locals(size=Py_ssize_t, place=Py_ssize_t, found=bint)
cdef bint _day_month(str text, Py_ssize_t at, Py_ssize_t stop, Form form) except -1

@cython.locals(end=Py_ssize_t)
cdef bint _is_behind_zone(str text, Py_ssize_t at) except -1

cdef bint _is_ordinal(str text, Py_ssize_t at, Py_ssize_t stop) except -1

@cython.locals(place=Py_ssize_t, end=Py_ssize_t, after=Py_ssize_t)
cdef bint _month_and_year(str text, Py_ssize_t at, Py_ssize_t stop, Form form) except -1

@cython.locals(end=Py_ssize_t)
cdef Py_ssize_t _behind_of(str text, Py_ssize_t at, Py_ssize_t stop) except -1

cdef Py_ssize_t _behind_de(str text, Py_ssize_t at, Py_ssize_t stop) except -1

@cython.locals(place=Py_ssize_t, mark=Py_UCS4, size=Py_ssize_t, end=Py_ssize_t)
cdef bint _year_month(str text, Py_ssize_t at, Py_ssize_t stop, Form form) except -1

@cython.locals(year=Py_ssize_t)
cdef bint _tells_more(str text, Py_ssize_t at, Py_ssize_t stop) except -1

@cython.locals(place=Py_ssize_t, after=Py_ssize_t)
cdef bint _month_first(str text, Py_ssize_t at, Py_ssize_t stop, Form form) except -1

@cython.locals(place=Py_ssize_t, size=Py_ssize_t, end=Py_ssize_t)
cdef bint _day_and_year(str text, Py_ssize_t at, Py_ssize_t stop, Form form) except -1

@cython.locals(after=Py_ssize_t)
cdef bint _parts(str text, Py_ssize_t at, Py_ssize_t end, int most) except -1

@cython.locals(end=Py_ssize_t)
cdef Py_ssize_t _weekday(str text, Py_ssize_t at, Py_ssize_t stop) except -1

@cython.locals(end=Py_ssize_t)
cdef Py_ssize_t _month(str text, Py_ssize_t at, Py_ssize_t stop, Form form) except -1

@cython.locals(size=Py_ssize_t, end=Py_ssize_t)
cdef bint _year(str text, Py_ssize_t at, Py_ssize_t stop, Form form) except -1

cdef bint _is_century(str text, Py_ssize_t at) except -1
