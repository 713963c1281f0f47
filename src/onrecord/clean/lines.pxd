cimport cython

from onrecord.spans cimport Ends

cdef class Line:
    cdef readonly Py_ssize_t number
    cdef readonly Ends span
    cdef readonly str text
    cdef readonly object region
    cdef readonly str hints
    cdef readonly Py_ssize_t words

@cython.locals(line=Line)
cpdef list numbers_of(tuple lines, region)

@cython.locals(line=Line)
cdef set _alike(tuple lines, str folded)

@cython.locals(line=Line, span=Ends)
cdef list _starts_of(tuple lines)

@cython.locals(
    plain=str, finder=Finder, lines=list, titles=list, span=Ends, start=Py_ssize_t, stop=Py_ssize_t, end=Py_ssize_t,
    left=Py_ssize_t, right=Py_ssize_t, text=str
)
cpdef sheet_of(page, passages, blocks)

@cython.locals(span=Ends, before=Py_ssize_t)
cdef _read(passages)

@cython.locals(span=Ends, before=Py_ssize_t, end=Py_ssize_t)
cdef _in_order(blocks)

cdef (Py_ssize_t, Py_ssize_t) _bare(str plain, Py_ssize_t start, Py_ssize_t end)

cdef bint _is_blank(Py_UCS4 letter)

@cython.locals(words=Py_ssize_t, letter=Py_UCS4, before=Py_UCS4)
cdef Py_ssize_t _words_in(str text) except -1

cdef class Finder:
    cdef list blocks
    cdef list spans
    cdef Py_ssize_t next
    cdef list open
    cdef Py_ssize_t until
    cdef str here

    @cython.locals(span=Ends)
    cpdef str at(self, Py_ssize_t place)

    @cython.locals(span=Ends)
    cdef Py_ssize_t _end_of_last(self)
