cimport cython

cpdef find(str text, day_first=*)

@cython.locals(at=Py_ssize_t, begin=Py_ssize_t, stop=Py_ssize_t, end=Py_ssize_t)
cdef list _found(str text, day_first)

@cython.locals(at=Py_ssize_t, begin=Py_ssize_t, stop=Py_ssize_t)
cdef list _windows(str text)

@cython.locals(at=Py_ssize_t, first=Py_ssize_t, second=Py_ssize_t, european=Py_ssize_t, american=Py_ssize_t)
cpdef day_comes_first(str text)
