cimport cython

@cython.locals(ends=Py_ssize_t, tag=bytes)
cpdef bint says_something(bytes html, Py_ssize_t begins) except *

@cython.locals(closing=bytes, found=Py_ssize_t, sign=int)
cpdef Py_ssize_t end_of_program(bytes html, Py_ssize_t begins) except -1
