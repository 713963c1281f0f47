cimport cython

from onrecord.clean.lines cimport Line
from onrecord.clean.persons cimport surely_name
from onrecord.clean.press cimport is_agency, is_domain, known

cdef unsigned long long BY, OWNED
cdef frozenset _DESK

@cython.locals(line=Line)
cdef bint _is_signed(sheet, told) except -1
