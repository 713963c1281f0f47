cimport cython

from onrecord.clean.cues cimport may_have
from onrecord.clean.lines cimport Line, Sheet
from onrecord.clean.press cimport is_domain, known
from onrecord.clean.wording cimport any_in
from onrecord.dates.written cimport find

cdef unsigned long long AT, OWNED
cdef bytes _STEMS

@cython.locals(line=Line, is_open=bint)
cdef list _that_may_be_marked(tuple lines)

cdef str _less_tagline(str name)

@cython.locals(same=str, each=Line)
cdef bint _stands_again(Sheet sheet, Line line) except -1

cdef bint _is_item(Sheet sheet, Line line) except -1
