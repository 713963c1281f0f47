cimport cython

from onrecord.clean.cues cimport may_have
from onrecord.clean.lines cimport Line, Sheet
from onrecord.clean.wording cimport any_in

cdef Py_ssize_t _BODY_CHARS, _LONG, _OUTLINES
cdef bytes _STEMS_ON, _ANY_OUTLINE
cdef tuple _ON

@cython.locals(first=Py_ssize_t)
cpdef set in_body(Sheet sheet, frozenset wanted)

@cython.locals(word=str, made=bytearray)
cdef bytes _outlines(frozenset words)

@cython.locals(words=set, begin=Py_ssize_t, at=Py_ssize_t, letter=Py_UCS4)
cdef set _long_words(str text, bytes outlines)

@cython.locals(counts=dict, text=str, line=Line)
cpdef list said_again(Sheet sheet, list wanted)

@cython.locals(line=Line, size=Py_ssize_t, shown=bytearray)
cdef list _alike(tuple lines, list sizes)

@cython.locals(line=Line, is_short=bint)
cdef list _of_thoughts(tuple lines, Py_ssize_t first)

cpdef set long_words(str text)
