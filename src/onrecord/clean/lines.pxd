cimport cython

from onrecord.clean.cues cimport bare, cues_of
from onrecord.clean.persons cimport surely_name
from onrecord.dates.written cimport dates_in
from onrecord.spans cimport Ends

cdef unsigned long long BY, DATED
cdef Py_ssize_t _PLACE_BITS, _NAMED, _ABOVE

@cython.final
@cython.no_gc
@cython.freelist(512)
cdef class Line:
    cdef readonly Py_ssize_t number
    cdef readonly Py_ssize_t start
    cdef readonly Py_ssize_t end
    cdef readonly str text
    cdef readonly object region
    cdef readonly str hints
    cdef readonly Py_ssize_t words
    cdef readonly unsigned long long cues
    cdef readonly object dates

@cython.final
cdef class Sheet:
    cdef readonly object page
    cdef readonly tuple lines
    cdef readonly tuple titles
    cdef readonly tuple headlines
    cdef readonly tuple title_lines
    cdef readonly tuple body
    cdef readonly Py_ssize_t body_first
    cdef readonly Py_ssize_t body_end
    cdef readonly object title_line
    cdef readonly Py_ssize_t title_at
    cdef readonly tuple head
    cdef readonly dict kept

    @cython.locals(count=Py_ssize_t, first=Py_ssize_t, start=Py_ssize_t)
    cdef _place(self)

    cpdef bint is_below(self, span) except -1

    @cython.locals(first=Py_ssize_t, end=Py_ssize_t, middle=Py_ssize_t, line=Line)
    cpdef line_at(self, Py_ssize_t place)

    cpdef tuple within(self, Py_ssize_t start, Py_ssize_t end)

@cython.locals(line=Line)
cpdef list numbers_of(tuple lines, region)

@cython.locals(line=Line)
cdef set _alike(tuple lines, str folded)

@cython.locals(
    plain=str, finder=Finder, lines=list, titles=list, span=Ends, start=Py_ssize_t, stop=Py_ssize_t, end=Py_ssize_t,
    left=Py_ssize_t, right=Py_ssize_t, size=Py_ssize_t, asked=Py_ssize_t, cut=Py_ssize_t
)
cpdef sheet_of(page, passages, blocks)

@cython.locals(end=Py_ssize_t)
cdef Py_ssize_t _line_end(str plain, Py_ssize_t start) except -1

@cython.locals(line=Line)
cdef Line _line(str plain, Py_ssize_t start, Py_ssize_t end, Py_ssize_t number, region, str hints)

cpdef dates_on(Line line)

cdef bint _is_credit(Line line) except -1

@cython.locals(at=Py_ssize_t, size=Py_ssize_t, letter=Py_UCS4)
cdef Py_ssize_t _name_end(str text) except -1

@cython.locals(span=Ends, before=Py_ssize_t)
cdef _read(passages)

@cython.locals(span=Ends, places=list)
cdef list _by_place(nouns)

cdef class Finder:
    cdef list blocks
    cdef Py_ssize_t count
    cdef long long[::1] starts
    cdef Py_ssize_t depth
    cdef Py_ssize_t next
    cdef Py_ssize_t until
    cdef str here

    @cython.locals(span=Ends, at=Py_ssize_t, before=Py_ssize_t, end=Py_ssize_t, is_ordered=bint)
    cdef bint _fill(self) except -1

    @cython.locals(inner=Py_ssize_t)
    cpdef str at(self, Py_ssize_t place)
