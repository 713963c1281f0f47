cimport cython

@cython.final
@cython.no_gc
@cython.freelist(8)
cdef class Form:
    cdef readonly int kind
    cdef readonly Py_ssize_t end
    cdef readonly Py_ssize_t year
    cdef readonly Py_ssize_t month
    cdef readonly Py_ssize_t day
    cdef readonly Py_UCS4 mark
    cdef readonly str name

@cython.locals(
    size=Py_ssize_t, place=Py_ssize_t, mark=Py_UCS4, month=Py_ssize_t, after=Py_ssize_t, day=Py_ssize_t, year=Py_ssize_t
)
cpdef bint in_numbers(str text, Py_ssize_t at, Py_ssize_t stop, Form form) except -1

@cython.locals(
    size=Py_ssize_t, first=Py_ssize_t, place=Py_ssize_t, second=Py_ssize_t, after=Py_ssize_t, year=Py_ssize_t
)
cpdef bint in_slashes(str text, Py_ssize_t at, Form form) except -1

@cython.locals(size=Py_ssize_t)
cdef Py_ssize_t _short_year(str text, Py_ssize_t at, Py_ssize_t stop) except -1

cdef bint _is_clock(str text, Py_ssize_t at, Py_ssize_t stop) except -1

cdef bint _goes_on(str text, Py_ssize_t at, Py_ssize_t stop) except -1

cpdef Py_ssize_t behind_gap(str text, Py_ssize_t at, Py_ssize_t stop) except -1

@cython.locals(size=Py_ssize_t)
cpdef Py_ssize_t digits_at(str text, Py_ssize_t at, Py_ssize_t stop) except -1

@cython.locals(number=Py_ssize_t)
cpdef Py_ssize_t number_at(str text, Py_ssize_t at, Py_ssize_t end) except -1

cpdef Py_ssize_t word_end(str text, Py_ssize_t at, Py_ssize_t stop) except -1

cpdef bint ends_word(str text, Py_ssize_t at, Py_ssize_t stop) except -1

cpdef bint is_here(str text, Py_ssize_t at, Py_ssize_t stop, Py_UCS4 first, Py_UCS4 second) except -1

cpdef Py_UCS4 small(Py_UCS4 letter)

cpdef bint is_digit(Py_UCS4 letter)

cdef bint _is_mark(Py_UCS4 letter)

cpdef bint is_letter(Py_UCS4 letter)

cpdef bint is_word(Py_UCS4 letter)

@cython.locals(size=Py_ssize_t, digits=Py_ssize_t, mark=Py_ssize_t)
cpdef bint is_timed(str text, Py_ssize_t at) except -1

@cython.locals(size=Py_ssize_t)
cpdef bint may_be_timed(str text, Py_ssize_t at) except -1

cpdef bint may_follow_time(str text, Py_ssize_t start, Py_ssize_t end) except -1
