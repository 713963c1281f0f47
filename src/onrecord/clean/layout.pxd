cimport cython

cdef frozenset _TIGHT


@cython.locals(parts=list, places=list, at=Py_ssize_t, end=Py_ssize_t, was_tight=bint, is_tight=bint,
               text=str, gap=str)
cpdef tuple laid_out(object cuts)
