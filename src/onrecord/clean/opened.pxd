cimport cython

from onrecord.clean.attributes cimport Attributes
from onrecord.clean.elements cimport Element

cdef int HTML, BODY, ID, CLASS, ROLE
cdef Py_ssize_t _LONGEST_OWN


@cython.final
cdef class Open:
    cdef Element element
    cdef str own, hints
    cdef Py_ssize_t id_begins, id_ends, class_begins, class_ends, role_begins, role_ends
    cdef Py_ssize_t around
    cdef bint has_values, at_start, is_skipped, is_gathered

    @cython.locals(part=int)
    cdef void show(self, Attributes attributes) except *

    @cython.locals(own=str)
    cdef str own_hints(self, Attributes attributes)


@cython.locals(words=str)
cdef str _with(str hints, Attributes attributes, Py_ssize_t start, Py_ssize_t end)
