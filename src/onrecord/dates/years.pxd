cimport cython

cdef Py_UCS4 _FIRST_OTHER

@cython.locals(at=Py_ssize_t, end=Py_ssize_t, after=Py_ssize_t, letter=Py_UCS4)
cpdef list places(str text)

@cython.locals(at=Py_ssize_t, letter=Py_UCS4)
cpdef bint has_year(str text)

@cython.locals(end=Py_ssize_t, mark=Py_ssize_t)
cpdef Py_ssize_t year_end(str text, Py_ssize_t at) except -2

@cython.locals(letter=Py_UCS4)
cpdef bint has_other_digits(str text)

@cython.locals(at=Py_ssize_t, end=Py_ssize_t, after=Py_ssize_t)
cpdef bint has_numbers(str text)

@cython.locals(end=Py_ssize_t, mark=Py_ssize_t, letter=Py_UCS4)
cpdef Py_ssize_t next_slashed(str text, Py_ssize_t at) except -2

@cython.locals(letter=Py_UCS4, before=Py_UCS4, is_ascii=bint, is_first=bint, is_behind_zone=bint, word=str)
cpdef Py_ssize_t next_begin(str text, Py_ssize_t at, Py_ssize_t stop, frozenset openings, bytes beginnings) except -2

@cython.locals(first=Py_UCS4, second=Py_UCS4, third=Py_UCS4, word=str)
cdef bint _may_open(str text, Py_ssize_t at, frozenset openings, bytes beginnings) except -1

@cython.locals(size=Py_ssize_t, end=Py_ssize_t, most=Py_ssize_t, first=Py_UCS4)
cdef bint _may_begin(str text, Py_ssize_t at, frozenset openings, bytes beginnings) except -1

@cython.locals(end=Py_ssize_t)
cdef str _word_at(str text, Py_ssize_t at)

cdef bint _is_word(Py_UCS4 letter)

cdef bint _may_be_number(Py_UCS4 letter)
