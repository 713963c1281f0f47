cimport cython

from onrecord.clean.cues cimport bare, cues_of, line_ends
from onrecord.spans cimport Ends

cdef class Line:
    cdef readonly Py_ssize_t number
    cdef readonly Ends span
    cdef readonly str text
    cdef readonly object region
    cdef readonly str hints
    cdef readonly Py_ssize_t words
    cdef readonly unsigned long long cues

@cython.locals(line=Line)
cpdef list numbers_of(tuple lines, region)

@cython.locals(line=Line)
cdef set _alike(tuple lines, str folded)

@cython.locals(line=Line, span=Ends)
cdef list _starts_of(tuple lines)

@cython.locals(
    plain=str, finder=Finder, lines=list, titles=list, span=Ends, start=Py_ssize_t, stop=Py_ssize_t, end=Py_ssize_t,
    left=Py_ssize_t, right=Py_ssize_t, text=str, words=Py_ssize_t, cues="unsigned long long", ends=list, at=Py_ssize_t, count=Py_ssize_t, size=Py_ssize_t,
    cut=Py_ssize_t
)
cpdef sheet_of(page, passages, blocks)

@cython.locals(span=Ends, before=Py_ssize_t)
cdef _read(passages)

@cython.locals(span=Ends, before=Py_ssize_t, end=Py_ssize_t)
cdef _in_order(blocks)

cdef Py_ssize_t _PLACE_BITS

@cython.locals(span=Ends, places=list)
cdef _by_place(nouns)

cdef class Finder:
    cdef list blocks
    cdef long long[::1] starts
    cdef long long[::1] ends
    cdef long long[::1] open
    cdef Py_ssize_t depth
    cdef Py_ssize_t next
    cdef Py_ssize_t until
    cdef str here

    @cython.locals(span=Ends, at=Py_ssize_t)
    cdef _fill(self)

    @cython.locals(count=Py_ssize_t, inner=Py_ssize_t)
    cpdef str at(self, Py_ssize_t place)
