cimport cython

from onrecord.clean.datelines cimport is_place, opening
from onrecord.clean.lines cimport Line
from onrecord.clean.persons cimport is_name, surely_name
from onrecord.clean.press cimport is_agency, is_domain, known
from onrecord.dates.written cimport find

cdef unsigned long long BY, CAME, DATED, EARLIER, ONCE, SOURCE, TEXT
cdef frozenset _BUTTONS

@cython.locals(line=Line)
cdef list _outside(lines, Py_ssize_t first, Py_ssize_t end)

cdef _published(Line line)

@cython.locals(words=list, word=str)
cdef bint _stands_alone(str name, bint is_forum) except -1
