cimport cython

cdef int MORE, REMARK

@cython.locals(signs="const unsigned char*", end=Py_ssize_t, at=Py_ssize_t, sign=int, is_json=bint, is_linked=bint)
cpdef bint says_something(bytes html, Py_ssize_t begins) except -1

@cython.locals(name=bytes, found=Py_ssize_t)
cpdef Py_ssize_t end_of_program(bytes html, Py_ssize_t begins) except -1
