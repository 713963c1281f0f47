cimport cython

from onrecord.clean.datelines cimport is_place
from onrecord.clean.cues cimport opens_with
from onrecord.clean.lines cimport Line, Sheet, dates_on
from onrecord.clean.persons cimport is_handle, surely_name
from onrecord.clean.press cimport known
from onrecord.clean.wording cimport any_in
from onrecord.dates.written cimport find

cdef unsigned long long ABOUT, AT, BY, DATED, LIFE, PICTURE
cdef frozenset _BYS, _MENU, _NO_NAMES, _HOURS, _OFFICES, _NO_WORDS

@cython.final
cdef class Credit:
    cdef readonly Line line
    cdef readonly tuple names
    cdef readonly str because
    cdef readonly double weight

cpdef Credit credit_of(Sheet sheet, Line line, bint called, bint hinted)

cpdef bint is_life(Line line) except -1

@cython.locals(at=Py_ssize_t, size=Py_ssize_t)
cdef bint _begins_large(str text) except -1

cdef _labelled(Sheet sheet, Line line, str text, bint called)

cdef _mid(Line line, str text)

cdef bint _is_in_name(str text, label) except -1

cdef _under_label(Sheet sheet, Line line, str text)

@cython.locals(above=Line, is_of_list=bint)
cdef bint _is_labelled(Sheet sheet, Py_ssize_t number, Py_ssize_t depth) except -1

@cython.locals(may_tell=bint)
cdef _introduced(Sheet sheet, Line line, str text)

@cython.locals(dated=bint, sure=bint, in_body=bint)
cdef _bare(Sheet sheet, Line line, str text, bint called, bint hinted)

cdef _dates_of(Line line, str text)

@cython.locals(first=str, words=list)
cdef bint _opens_with_a_name(str text) except -1

@cython.locals(words=list, found=str, word=str)
cdef _lone(Line line, str text, bint hinted)

@cython.locals(strays=Py_ssize_t, at=Py_ssize_t, chunk=str, rest=str, names=list, title=str)
cdef tuple _credits_only(Sheet sheet, Line line, str text)

cdef bint _is_supplied(str text, str name) except -1

@cython.locals(words=list, is_office=bint, each=str, word=str)
cdef Py_ssize_t _strays(str rest) except -1

cdef bint _is_time(str word) except -1

@cython.locals(rest=str, title=str, names=list)
cdef tuple _names(Sheet sheet, Line line, Py_ssize_t begin, bint alone)
