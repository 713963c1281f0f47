cimport cython

from onrecord.clean.elements cimport Element

cdef dict _WORDS
cdef int HTML, BODY


cdef class Tag:
    cdef readonly Element element
    cdef readonly str hints
    cdef readonly bint is_skipped, sets_apart
    cdef public bint is_noted, is_gathered
    cdef public object attributes


@cython.locals(tag=Tag)
cpdef Tag noted_tag(Element element, object attributes, bint has_any)

@cython.locals(hints=str, words=str, value=str)
cpdef str hints_of(Element element, list values)

cpdef bint is_styled_away(str style) except *

cdef str _words_of(str value)

cpdef str read_value(str written)

cpdef str read_text(str written, bint refers)

cdef str _shown(str text)
