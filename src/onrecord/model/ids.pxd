cimport cython

@cython.locals(written=bytes)
cpdef str digest(str text)


@cython.final
cdef class Addresses:
    cdef str common

    cpdef str of(self, str last)
