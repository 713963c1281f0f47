cimport cython

from onrecord.clean.making cimport Maker
from onrecord.clean.menus cimport menus
from onrecord.model.ids cimport Addresses

cdef frozenset _TIGHT
cdef str _NEXT, _APART
cdef Maker _BLOCK


@cython.final
cdef class Layout:
    cdef list cuts
    cdef long long[::1] starts, ends
    cdef readonly str text

    @cython.locals(parts=list, at=Py_ssize_t, number=Py_ssize_t, was_tight=bint, is_tight=bint, text=str, tag=str, gap=str)
    cdef str _laid_out(self)

    @cython.locals(first=Py_ssize_t, last=Py_ssize_t, at=Py_ssize_t, address=Addresses, made=list)
    cpdef list blocks(self, str capture)

    cdef object _block(self, str capture, Addresses address, Py_ssize_t first, Py_ssize_t last)
