cimport cython

from onrecord.clean.date_kinds cimport kind_of
from onrecord.clean.lines cimport Line
from onrecord.spans cimport Ends

cdef unsigned long long DATED, NUMBERED

@cython.locals(line=Line)
cdef list _dated(tuple lines)
