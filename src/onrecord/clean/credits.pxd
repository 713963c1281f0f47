cimport cython

from onrecord.clean.credit_lines cimport Credit, credit_of, is_life
from onrecord.clean.lines cimport Line, Sheet, dates_on
from onrecord.clean.persons cimport surely_name
from onrecord.clean.wording cimport any_in

cdef bytes _STEMS_AUTHORS, _STEMS_OTHERS
cdef Py_ssize_t _NEAR_WORDS, _SENTENCE, _FEW, _ABOVE, _UNDER, _AFTER, _MOST, _MOST_LINES
cdef tuple _AUTHORS, _GLUED, _OTHERS

@cython.locals(line=Line)
cdef list _heads(tuple lines)

@cython.locals(line=Line, count=Py_ssize_t, is_full=bint)
cdef Py_ssize_t _alone(list heads, str name, Py_ssize_t but) except -1

@cython.locals(line=Line, found=list, lasts=tuple)
cdef list _lines(Sheet sheet, anchors, told)

@cython.locals(line=Line, before=str, is_named=bint)
cdef list _asked(tuple lines, bytearray near)

@cython.locals(at=Py_ssize_t)
cdef _mark(bytearray near, Py_ssize_t start, Py_ssize_t end)

@cython.locals(first=Py_ssize_t, end=Py_ssize_t, last=Py_ssize_t, at=Py_ssize_t, near=bytearray)
cdef bytearray _near(Sheet sheet, anchors)

cdef Credit _reweighed(Credit credit, double weight)

@cython.locals(at=Py_ssize_t, blanks=Py_ssize_t, letter=Py_UCS4)
cdef str _nearest(str hints)

@cython.locals(place="unsigned int", blanks=Py_ssize_t, letter=Py_UCS4)
cdef bint _has_stem(bytes table, str hints) except -1

cdef bint _is_called(Line line) except -1

@cython.locals(hinted=bint, called=bint, found=Credit, place=double)
cdef Credit _credit(Sheet sheet, Line line, anchors)

cdef double _place(Sheet sheet, Line line, anchors) except? -1

@cython.locals(word=str, at=Py_ssize_t, end=Py_ssize_t)
cdef bint _has_word(tuple words, str hints, bint of_many) except -1

@cython.locals(size=Py_ssize_t)
cdef bint _ends(str hints, Py_ssize_t at, bint of_many) except -1

@cython.locals(at=Py_ssize_t, end=Py_ssize_t)
cdef bint _has_name_of_card(str hints) except -1

cdef bint _is_word(Py_UCS4 letter)
