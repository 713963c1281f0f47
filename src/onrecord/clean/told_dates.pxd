cimport cython

from onrecord.clean.date_kinds cimport kind_of
from onrecord.clean.lines cimport Line, Sheet, dates_on
from onrecord.dates.written cimport FoundDate, dates_in, day_comes_first
from onrecord.dates.years cimport has_other_digits
from onrecord.spans cimport Ends

cdef unsigned long long DATED, NUMBERED
cdef Py_ssize_t _MOST, _BESIDE, _CARD, _LIST

@cython.final
cdef class Told:
    cdef readonly Line line
    cdef readonly FoundDate found
    cdef readonly object span
    cdef readonly object kind
    cdef readonly str words_before
    cdef readonly str words_after

@cython.locals(
    line=Line, found=FoundDate, start=Py_ssize_t, end=Py_ssize_t, before=str, after=str, listed=frozenset, told=list, place=Ends,
    lines=list, in_comment=bint
)
cpdef list told_dates(Sheet sheet, comments)

cdef Told _as_listed(Told told)

@cython.locals(is_long=bint)
cdef _dates_of(Line line, day_first)

@cython.locals(line=Line)
cdef list _dated(tuple lines)

@cython.locals(each=Told, number=Py_ssize_t)
cdef frozenset _listed(Sheet sheet, list told)

cdef bint _is_bare(Told told) except -1
