cimport cython

from onrecord.clean.lines cimport Line
from onrecord.clean.cues cimport may_have

cdef unsigned long long AT, CLOCK, COMMENTED, EVENT, FIRST, FOREIGN, JOINED, LOGIN, MORE, OWNED, POSTED, RANK, REPOSTED
cdef unsigned long long SAYS, SHOWN, STATS, UPDATED, VISITED, ZONE
cdef bytes _STEMS_COMMENT, _STEMS_RELATED

cpdef kind_of(sheet, Line line, found, str before, str after)

cdef _told_of(sheet, Line line, found, str before, str after)

cdef _forum(sheet, Line line, found, str before, str after)

@cython.locals(above=Line, below=Line, words=str)
cdef bint _is_by_a_member(sheet, Line line) except -1

@cython.locals(cues="unsigned long long")
cdef _credits(sheet, Line line, found, str before, str after)

cdef _clock(sheet, Line line, found, str before, str after)

cdef bint _has_zone(Line line) except -1

cdef _by_place(sheet, Line line, found, str before, str after)

cdef bint _is_of_comments(str hints) except -1

cdef bint _is_of_others(str hints) except -1

cdef bint _is_under_more(sheet, Line line) except -1

cdef bint _stands_alone(sheet, Line line, found, str before, str after) except -1

cdef bint _opens(sheet, Line line, str before) except -1
