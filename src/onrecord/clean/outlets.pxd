cimport cython

from onrecord.clean.cues cimport may_have
from onrecord.clean.lines cimport Line
from onrecord.clean.press cimport is_domain, known
from onrecord.dates.written cimport find

cdef unsigned long long AT, OWNED
cdef bytes _STEMS

@cython.locals(line=Line, is_open=bint)
cdef list _that_may_be_marked(tuple lines)
