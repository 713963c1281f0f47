cimport cython

cdef dict _MONTHS
cdef frozenset _WEEKDAYS
cdef Py_ssize_t _BEFORE, _LONGEST, _GAP

cdef class Form:
    cdef readonly int kind
    cdef readonly Py_ssize_t end
    cdef readonly Py_ssize_t year
    cdef readonly Py_ssize_t month
    cdef readonly Py_ssize_t day
    cdef readonly Py_UCS4 mark
    cdef readonly str name

@cython.locals(place=Py_ssize_t, end=Py_ssize_t)
cpdef bint is_plain(str text, Py_ssize_t at, Py_ssize_t stop) except -1

@cython.locals(form=Form, before=Py_UCS4, apart=bint)
cpdef Form form_at(str text, Py_ssize_t at, Py_ssize_t stop)

@cython.locals(
    size=Py_ssize_t, place=Py_ssize_t, mark=Py_UCS4, month=Py_ssize_t, after=Py_ssize_t, day=Py_ssize_t, year=Py_ssize_t
)
cdef bint _numbers(str text, Py_ssize_t at, Py_ssize_t stop, Form form) except -1

@cython.locals(size=Py_ssize_t)
cdef Py_ssize_t _short_year(str text, Py_ssize_t at, Py_ssize_t stop) except -1

cdef bint _is_clock(str text, Py_ssize_t at, Py_ssize_t stop) except -1

cdef bint _goes_on(str text, Py_ssize_t at, Py_ssize_t stop) except -1

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

cdef Py_ssize_t _gap(str text, Py_ssize_t at, Py_ssize_t stop) except -1

@cython.locals(size=Py_ssize_t)
cdef Py_ssize_t _digits(str text, Py_ssize_t at, Py_ssize_t stop) except -1

@cython.locals(number=Py_ssize_t)
cdef Py_ssize_t _number(str text, Py_ssize_t at, Py_ssize_t end) except -1

cdef Py_ssize_t _word_end(str text, Py_ssize_t at, Py_ssize_t stop) except -1

cdef bint _ends(str text, Py_ssize_t at, Py_ssize_t stop) except -1

cdef bint _is_here(str text, Py_ssize_t at, Py_ssize_t stop, Py_UCS4 first, Py_UCS4 second) except -1

cdef Py_UCS4 _small(Py_UCS4 letter)

cdef bint _is_digit(Py_UCS4 letter)

cdef bint _is_mark(Py_UCS4 letter)

cdef bint _is_letter(Py_UCS4 letter)

cdef bint _is_word(Py_UCS4 letter)

@cython.locals(size=Py_ssize_t)
cpdef bint may_be_timed(str text, Py_ssize_t at) except -1

cpdef bint may_follow_time(str text, Py_ssize_t start, Py_ssize_t end) except -1
