cimport cython

cdef Py_ssize_t _LONGEST_WORD


@cython.locals(words=Py_ssize_t, size=Py_ssize_t, at=Py_ssize_t, start=Py_ssize_t)
cdef Py_ssize_t _votes(str text, dict known, dict votes) except -1
