cimport cython

cdef str _INITIALS, _YEAR

@cython.locals(at=Py_ssize_t, letter=Py_UCS4)
cdef Py_ssize_t _next_begin(str words, Py_ssize_t start, bint is_anywhere) except -2

@cython.locals(begin=str)
cdef bint _may_begin(str words, Py_ssize_t at, Py_UCS4 letter) except -1

cdef bint _is_of_word(Py_UCS4 letter)

cpdef Py_ssize_t first_date(str words, Py_ssize_t start) except -2

@cython.locals(parts=list, at=Py_ssize_t)
cpdef str without_dates(str words)
