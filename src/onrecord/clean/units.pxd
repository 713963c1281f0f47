cimport cython

from onrecord.spans cimport Ends

@cython.locals(flat=str, made=list, span=Ends, words=str, tag=str)
cdef list _units_of_blocks(str text, blocks)

cdef bint _is_heading(str tag)
