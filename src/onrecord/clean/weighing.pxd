cimport cython

from onrecord.clean.lines cimport Line, Sheet
from onrecord.clean.told_dates cimport Told
from onrecord.dates.written cimport FoundDate

cdef unsigned long long BY, FIRST, SAYS
cdef Py_ssize_t _MONTH, _DAY, _CREDIT

@cython.final
cdef class Candidate:
    cdef readonly str value
    cdef readonly object span
    cdef readonly str exact
    cdef readonly str because
    cdef readonly double confidence

@cython.locals(line=Line, says=bint, names=bint, is_labelled=bint)
cpdef weighed(Sheet sheet, Told told, Py_ssize_t title_at)

@cython.locals(each=Told, found=FoundDate)
cpdef set shown_days(told)

@cython.locals(each=Line)
cdef bint _is_beside_a_byline(Sheet sheet, Line line) except -1

cdef _placed(Sheet sheet, Line line, Py_ssize_t title)

@cython.locals(each=Told, found=FoundDate)
cdef bint _is_short(span, told) except -1
