cimport cython

@cython.locals(at=Py_ssize_t, end=Py_ssize_t, after=Py_ssize_t)
cdef bint _says_reposted(str text)
