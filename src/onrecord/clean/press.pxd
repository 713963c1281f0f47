cimport cython

@cython.locals(words=list, begin=Py_ssize_t, at=Py_ssize_t, letter=Py_UCS4)
cpdef list _words(str text)

cpdef known(str name)

cpdef bint is_agency(str name) except -1

cpdef bint is_domain(str name) except -1
