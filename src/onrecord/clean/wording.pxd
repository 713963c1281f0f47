cimport cython

cpdef bint any_in(tuple parts, str text)
