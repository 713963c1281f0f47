cimport cython

from onrecord.clean.cues cimport may_have, opens_with
from onrecord.clean.lines cimport Line, Sheet
from onrecord.clean.persons cimport surely_name
from onrecord.clean.press cimport is_agency, is_domain, known
from onrecord.clean.wording cimport any_in
from onrecord.dates.written cimport find

cdef unsigned long long BY, OWNED
cdef frozenset _DESK
cdef bytes _STEMS_HOUSE
cdef tuple _GLUED
cdef Py_ssize_t _FEW, _LONGEST

@cython.locals(line=Line, name=str)
cdef bint _is_signed(Sheet sheet, told) except -1

cdef bint _is_house(str value) except -1

cdef bint _is_address(str value) except -1

@cython.locals(line=Line)
cdef list _below(Sheet sheet)
