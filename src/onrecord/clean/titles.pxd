cimport cython

from onrecord.clean.cues cimport may_have
from onrecord.clean.lines cimport Line, Sheet, dates_on
from onrecord.clean.press cimport known
from onrecord.clean.title_words cimport in_body, long_words, said_again
from onrecord.clean.wording cimport any_in
from onrecord.dates.written cimport find

cdef frozenset _MENU
cdef bytes _STEMS_PICTURE
cdef tuple _TRAIL_MARKS
cdef Py_ssize_t _MOST_WORDS, _ABOVE

@cython.final
cdef class _Run:
    cdef readonly tuple lines
    cdef readonly str value
    cdef readonly bint is_called
    cdef readonly bint is_near

@cython.locals(line=Line, at=Py_ssize_t, spans=tuple, group=list, groups=list)
cdef list _groups(Sheet sheet, tuple lines, Py_ssize_t first)

cdef bint _goes_on(Sheet sheet, list group, Line line, span) except -1

cdef list _runs(Sheet sheet, outlets)

cdef double _weighed(Sheet sheet, _Run run, double shared, Py_ssize_t again) except? -1

cdef double _unlike_a_title(str value) except? -1

cdef bint _is_trail(str value) except -1

cdef bint _names_a_picture(str value) except -1

@cython.locals(hints=str)
cdef bint _is_headed(Line line) except -1

@cython.locals(near=bint)
cdef bint _may_be_title(Sheet sheet, Line line, Py_ssize_t first) except -1

@cython.locals(text=str, end=Py_ssize_t, lead=str)
cdef str _lead(Sheet sheet, Line line)
