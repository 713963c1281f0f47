cimport cython

from onrecord.clean.lines cimport Line
from onrecord.clean.press cimport known
from onrecord.clean.wording cimport any_in
from onrecord.spans cimport Ends
from onrecord.dates.written cimport find

cdef unsigned long long DATED
cdef frozenset _MENU

@cython.locals(line=Line, at=Py_ssize_t, spans=tuple, group=list)
cdef list _groups(sheet, tuple lines, Py_ssize_t first)

@cython.locals(hints=str)
cdef bint _is_headed(Line line) except -1

@cython.locals(near=bint)
cdef bint _may_be_title(sheet, Line line, Py_ssize_t first) except -1

@cython.locals(line=Line)
cdef list _short(tuple lines)

@cython.locals(text=str, end=Py_ssize_t, lead=str)
cdef str _lead(sheet, Line line)
