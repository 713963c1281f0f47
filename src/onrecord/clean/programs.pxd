cimport cython

cpdef bint says_something(str html, Py_ssize_t begins) except *

@cython.locals(closing=str, found=Py_ssize_t)
cpdef Py_ssize_t end_of_program(str html, Py_ssize_t begins) except -1
