cimport cython

cdef Py_ssize_t _LONGEST, _FEWEST, _LEVELS, _MOST
cdef double _LEAST_SHARE
cdef frozenset _HEADINGS


@cython.locals(first=Py_ssize_t, before=Py_ssize_t, at=Py_ssize_t, text=str, tag=str, hints=str, share=double,
               depth=Py_ssize_t, is_link=bint)
cpdef list menus(list cuts)
