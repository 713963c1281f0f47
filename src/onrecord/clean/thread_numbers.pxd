cimport cython

from onrecord.clean.line_cues cimport numbered

cdef int _AROUND

cpdef list ancestry(str hints)

@cython.locals(number=str)
cdef str _first(list words, number_in)
