from onrecord.clean.elements cimport Element


cdef class Tag:
    cdef readonly Element element
    cdef readonly str hints
    cdef readonly bint is_skipped, sets_apart, is_noted, is_gathered
    cdef readonly object attributes
