cimport cython

from onrecord.clean.lines cimport Line, Sheet, dates_on
from onrecord.dates.written cimport find

@cython.final
cdef class Dateline:
    cdef readonly Line line
    cdef readonly object place
    cdef readonly object date
    cdef readonly object agency

@cython.locals(at=Py_ssize_t, end=Py_ssize_t, letter=Py_UCS4)
cpdef bint may_open(str text) except -1

cpdef bint is_place(str name) except -1

cpdef Dateline opening(Sheet sheet)

@cython.locals(line=Line, first=Py_ssize_t, at=Py_ssize_t)
cdef Dateline _opening(Sheet sheet)

@cython.locals(line=Line)
cdef _under_title(Sheet sheet)
