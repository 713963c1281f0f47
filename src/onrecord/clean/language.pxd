cimport cython

cdef Py_ssize_t _LONGEST_WORD
cdef Py_UCS4 _EASTERN, _LAST_EASTERN


@cython.locals(words=Py_ssize_t, at=Py_ssize_t, start=Py_ssize_t, sign=Py_UCS4, is_letter=bint, places=tuple,
               place=Py_ssize_t)
cdef Py_ssize_t _count(str text, dict known, Py_ssize_t longest, long long[::1] counted) except -1

@cython.locals(sign=Py_UCS4)
cdef bint _has_eastern(str text) except -1
