cimport cython

@cython.locals(made=list, members=list)
cpdef list _values(value)
