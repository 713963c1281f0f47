cimport cython

cdef Py_ssize_t _LONGEST_WORD, _SLOTS
cdef int _TABLE, _EASTERN, _LAST_EASTERN, _SHIFT
cdef unsigned long long ALL, SPREAD, _STEP
cdef str _DOTTED, _SIGMA


@cython.final
cdef class CommonWords:
    cdef readonly list languages, words
    cdef readonly Py_ssize_t longest
    cdef readonly object letters, begins, spoken, spoken_begins, slots


@cython.final
cdef class Counting:
    cdef CommonWords common
    cdef const unsigned int[::1] letters
    cdef const int[::1] begins, spoken, spoken_begins, slots
    cdef const unsigned short[::1] lower
    cdef Py_ssize_t longest
    cdef object counted
    cdef long long[::1] counts
    cdef unsigned int[::1] word
    cdef readonly Py_ssize_t words
    cdef readonly bint is_eastern

    cpdef dict votes(self)

    @cython.locals(lower="const unsigned short[::1]", word="unsigned int[::1]", size=Py_ssize_t, key="unsigned long long",
                   sign=Py_UCS4, code=int, letter="unsigned int")
    cpdef int read(self, str text) except -1

    @cython.locals(at="unsigned long long")
    cdef void _end_word(self, Py_ssize_t size, unsigned long long key) except *

    @cython.locals(begins=int, at=Py_ssize_t)
    cdef bint _is(self, int number, Py_ssize_t size) except -1

    @cython.locals(at=Py_ssize_t)
    cdef int _count(self, int number) except -1
