cimport cython

cdef extern from "Python.h":
    cpdef int put "PyObject_GenericSetAttr" (object noun, object name, object value) except -1
    cpdef object new "PyType_GenericAlloc" (type noun, Py_ssize_t items)


cdef class Maker:
    cdef type noun
    cdef list names

    @cython.locals(at=Py_ssize_t)
    cpdef object of(self, tuple values)
