cimport cython

from onrecord.clean.lines cimport Line
from onrecord.spans cimport Ends

@cython.locals(line=Line, at=Py_ssize_t, spans=tuple, group=list)
cdef list _groups(sheet, tuple lines, Py_ssize_t first)

@cython.locals(near=bint)
cdef _may_be_title(sheet, Line line, Py_ssize_t first)

@cython.locals(line=Line)
cdef list _short(tuple lines)

@cython.locals(letter=Py_UCS4, before=Py_UCS4)
cdef bint _has_mark(str words)
