cimport cython

from onrecord.clean.handles cimport answered, quoted
from onrecord.clean.line_cues cimport cues_in
from onrecord.clean.line_kinds cimport is_counted, kind_of_words
from onrecord.clean.making cimport Maker
from onrecord.spans cimport Ends

cdef Maker _LINE
cdef int LONG, SHORT, _NEAR
cdef unsigned long long FIRST_BY, FIRST_NOBODY, HAS_AGES, HAS_HEADS, HAS_HOUR, HAS_VERB

@cython.locals(words=str, tag=str, hints=str, indent=Py_ssize_t, cues="unsigned long long", is_quoted=bint)
cpdef object line_of(str text, unit, bint is_inside)

cdef str _lead(str text, Ends span, Py_ssize_t indent)

cdef bint _is_of_nobody(str words, unsigned long long cues) except -1

cdef object _kind(str tag, str hints, str words, unsigned long long cues)

cdef bint _is_marked(str hints) except -1

cdef bint _is_of_a_reader(line) except -1
