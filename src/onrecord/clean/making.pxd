cimport cython


cdef class Maker:
    cdef object noun
    cdef list puts

    @cython.locals(at=Py_ssize_t)
    cpdef object of(self, tuple values)
