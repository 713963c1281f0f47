cimport cython

from onrecord.clean.lines cimport Line, Sheet
from onrecord.clean.told_dates cimport Told
from onrecord.clean.weighing cimport Candidate, weighed
from onrecord.dates.written cimport FoundDate, find

cdef unsigned long long AGAIN, SOURCE

@cython.locals(each=Told)
cdef bint _tells_of(told, kind) except -1

@cython.locals(made=object)
cdef _as_read(Sheet sheet, Candidate best)

cdef str _exact(Sheet sheet, Candidate candidate)

cdef str _impossible(Candidate reading, capture)

@cython.locals(line=Line)
cdef bint _names_a_source(Sheet sheet) except -1

cdef Told _own_post(Told told)

@cython.locals(found=list, seen=set)
cdef list _declared(capture, declared)

@cython.locals(at=Py_ssize_t, form=Py_UCS4, letter=Py_UCS4)
cdef bint _is_instant(str value) except -1

@cython.locals(each=Told, found=list)
cdef list _in_text(Sheet sheet, told, Py_ssize_t title_at)

cdef Candidate _less_sure(Candidate each)

@cython.locals(line=Line)
cdef list _that_say_reposted(tuple lines)

@cython.locals(each=Told, found=list, value=str)
cdef list _others(Sheet sheet, told, set spans, bint is_told)

@cython.locals(each=Candidate, found=list)
cdef list _outdone(Sheet sheet, believed, Candidate best)
