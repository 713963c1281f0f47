cimport cython

from onrecord.clean.credit_lines cimport credit_of, is_life
from onrecord.clean.lines cimport Line
from onrecord.clean.persons cimport surely_name
from onrecord.clean.wording cimport any_in
from onrecord.dates.written cimport find

cdef unsigned long long DATED
cdef Py_ssize_t _NEAR_WORDS
cdef tuple _AUTHORS, _GLUED, _OTHERS

@cython.locals(line=Line)
cdef list _heads(tuple lines)

@cython.locals(line=Line, count=Py_ssize_t, is_full=bint)
cdef Py_ssize_t _alone(list heads, str name, Py_ssize_t but) except -1

@cython.locals(line=Line, found=list)
cdef list _lines(sheet, anchors, told)

@cython.locals(line=Line, before=str, is_named=bint)
cdef list _asked(tuple lines, bytearray near)

cdef _mark(bytearray near, Py_ssize_t start, Py_ssize_t end)

@cython.locals(at=Py_ssize_t, blanks=Py_ssize_t, letter=Py_UCS4)
cdef str _nearest(str hints)

cdef bint _is_called(Line line) except -1

@cython.locals(hinted=bint, called=bint)
cdef _credit(sheet, Line line, anchors)

@cython.locals(word=str, at=Py_ssize_t, end=Py_ssize_t)
cdef bint _has_word(tuple words, str hints, bint of_many) except -1

@cython.locals(size=Py_ssize_t)
cdef bint _ends(str hints, Py_ssize_t at, bint of_many) except -1

@cython.locals(at=Py_ssize_t, end=Py_ssize_t)
cdef bint _has_name_of_card(str hints) except -1

cdef bint _is_word(Py_UCS4 letter)
