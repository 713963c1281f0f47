cimport cython

cdef dict _WORDS

cpdef bint is_styled_away(str style) except -1

cpdef str words_written(bytes value)

cpdef str words_of(str value)

cpdef str read_value(str written)

cpdef str read_text(str written, bint refers)

cdef str _shown(str text)

@cython.locals(sign=Py_UCS4)
cdef bint _is_plain(str text) except -1
