cimport cython

cpdef bint any_in(tuple parts, str text)

@cython.locals(part=str, at=Py_ssize_t)
cpdef bint begins_word(tuple parts, str text) except -1

@cython.locals(word=str, at=Py_ssize_t, end=Py_ssize_t)
cpdef bint has_word(tuple words, str text) except -1

cdef bint _is_word(Py_UCS4 letter)
