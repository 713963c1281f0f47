cimport cython

from onrecord.clean.lines cimport Line
from onrecord.spans cimport Ends

@cython.locals(line=Line, span=Ends, at=Py_ssize_t)
cdef list _lines_with_years(tuple lines, list years)
