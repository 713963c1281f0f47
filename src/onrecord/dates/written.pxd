cimport cython

@cython.locals(at=Py_ssize_t, end=Py_ssize_t, after=Py_ssize_t, letter=Py_UCS4)
cpdef list places(str text)

@cython.locals(at=Py_ssize_t, letter=Py_UCS4)
cdef bint _has_year(str text)

@cython.locals(at=Py_ssize_t, end=Py_ssize_t)
cdef bint _has_numbers(str text)

cpdef find(str text, day_first=*)

@cython.locals(end=Py_ssize_t, letter=Py_UCS4)
cdef Py_ssize_t _next_year(str text, Py_ssize_t at) except -2

@cython.locals(end=Py_ssize_t, mark=Py_ssize_t)
cdef Py_ssize_t _year_end(str text, Py_ssize_t at) except -2

@cython.locals(at=Py_ssize_t, begin=Py_ssize_t, stop=Py_ssize_t, end=Py_ssize_t)
cdef list _found(str text, day_first)

@cython.locals(at=Py_ssize_t, begin=Py_ssize_t, stop=Py_ssize_t)
cdef list _windows(str text)

@cython.locals(letter=Py_UCS4, before=Py_UCS4, is_ascii=bint, is_first=bint, word=str)
cdef Py_ssize_t _next_begin(str text, Py_ssize_t at, Py_ssize_t stop, frozenset openings) except -2

@cython.locals(size=Py_ssize_t, end=Py_ssize_t, most=Py_ssize_t, word=str)
cdef bint _may_begin(str text, Py_ssize_t at, frozenset openings) except -1

@cython.locals(end=Py_ssize_t)
cdef str _word_at(str text, Py_ssize_t at)

cdef bint _is_word(Py_UCS4 letter)

@cython.locals(at=Py_ssize_t, first=Py_ssize_t, second=Py_ssize_t, european=Py_ssize_t, american=Py_ssize_t)
cpdef day_comes_first(str text)

@cython.locals(end=Py_ssize_t, mark=Py_ssize_t)
cdef Py_ssize_t _next_slashed(str text, Py_ssize_t at) except -2
