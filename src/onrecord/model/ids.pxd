cpdef str digest(str text)


cdef class _Addresses:
    cdef str common
