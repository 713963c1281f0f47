cimport cython


cdef class _Addresses:
    cdef str common


@cython.locals(digits=str)
cdef str _hashed(str written)
