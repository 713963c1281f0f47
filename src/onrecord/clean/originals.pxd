cimport cython

from onrecord.clean.cues cimport opens_with
from onrecord.clean.datelines cimport Dateline, is_place, opening
from onrecord.clean.lines cimport Line, Sheet, dates_on
from onrecord.clean.persons cimport is_name, surely_name
from onrecord.clean.press cimport is_agency, is_domain, known
from onrecord.dates.written cimport find

cdef unsigned long long BY, CAME, EARLIER, ONCE, SOURCE, TEXT
cdef frozenset _BUTTONS
cdef Py_ssize_t _LONG, _FAR, _NOTE, _FEW

@cython.locals(line=Line)
cdef list _outside(tuple lines, Py_ssize_t first, Py_ssize_t end)

@cython.locals(line=Line, first=Py_ssize_t)
cdef list _head_lines(Sheet sheet, Py_ssize_t start)

cdef _published(Line line)

@cython.locals(words=list, word=str)
cdef bint _stands_alone(str name, bint is_forum) except -1
