cimport cython

from onrecord.clean.lines cimport Line
from onrecord.dates.written cimport find

cdef unsigned long long AGAIN, SOURCE

@cython.locals(line=Line)
cdef bint _names_a_source(sheet) except -1

@cython.locals(line=Line)
cdef list _that_say_reposted(tuple lines)
