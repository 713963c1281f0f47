cimport cython

from onrecord.clean.lines cimport Line
from onrecord.clean.persons cimport surely_name
from onrecord.clean.press cimport is_agency, is_domain, known
from onrecord.dates.written cimport find

cdef unsigned long long BY, OWNED
cdef frozenset _DESK

@cython.locals(line=Line)
cdef bint _is_signed(sheet, told) except -1
