cimport cython

from onrecord.clean.cues cimport cues_of, may_have
from onrecord.clean.datelines cimport opening
from onrecord.clean.lines cimport Line, Sheet
from onrecord.clean.wording cimport begins_word, has_word
from onrecord.dates.written cimport FoundDate

cdef unsigned long long AT, CLOCK, COMMENTED, EVENT, FIRST, FOREIGN, JOINED, LOGIN, MORE, OWNED, POSTED, RANK, REPOSTED
cdef unsigned long long SAYS, SHOWN, STATS, UPDATED, VISITED, ZONE
cdef bytes _STEMS_COMMENT, _STEMS_RELATED, _STEMS_REACTED
cdef tuple _COMMENTS, _OF_COMMENTS, _OTHERS, _OF_OTHERS
cdef Py_ssize_t _FAR, _SENTENCE, _JUST_BEFORE

cpdef kind_of(Sheet sheet, Line line, FoundDate found, str before, str after)

cdef _told_of(Sheet sheet, Line line, FoundDate found, str before, str after)

cdef _forum(Sheet sheet, Line line, FoundDate found, str before, str after)

@cython.locals(above=Line, below=Line, words=str)
cdef bint _is_by_a_member(Sheet sheet, Line line) except -1

@cython.locals(cues="unsigned long long", may_comment=bint)
cdef _credits(Sheet sheet, Line line, FoundDate found, str before, str after)

@cython.locals(title=Py_ssize_t, is_far=bint, first=bint, menu=bint)
cdef _clock(Sheet sheet, Line line, FoundDate found, str before, str after)

cdef bint _has_zone(Line line) except -1

@cython.locals(start=Py_ssize_t, last=Py_ssize_t, near=bint, is_apart=bint)
cdef _by_place(Sheet sheet, Line line, FoundDate found, str before, str after)

@cython.locals(cues="unsigned long long")
cdef bint _may_tell(str before, unsigned long long kind) except -1

cdef bint _is_of_comments(str hints) except -1

cdef bint _is_of_others(str hints) except -1

@cython.locals(each=Line)
cdef bint _is_under_more(Sheet sheet, Line line) except -1

@cython.locals(below=Py_ssize_t)
cdef bint _stands_alone(Sheet sheet, Line line, FoundDate found, str before, str after) except -1

cdef bint _opens(Sheet sheet, Line line, str before) except -1
