cdef class Ends:
    cdef readonly Py_ssize_t start
    cdef readonly Py_ssize_t end

    cpdef of(self, text)
    cpdef bint covers(self, Ends other)
    cpdef bint overlaps(self, Ends other)
    cpdef shift(self, Py_ssize_t by)
