cimport cython

@cython.locals(letter=Py_UCS4, before=Py_UCS4)
cdef bint _has_mark(str words)
