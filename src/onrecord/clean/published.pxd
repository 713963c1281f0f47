cimport cython

@cython.locals(at=Py_ssize_t, after=Py_ssize_t, letter=Py_UCS4, before=Py_UCS4)
cdef bint _says_reposted(str text)
