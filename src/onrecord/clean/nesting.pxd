cimport cython

from onrecord.clean.handles cimport folded
from onrecord.clean.line_cues cimport numbered

cdef int _QUOTE_LEAST, _MOST_NAME_WORDS, _LONGEST_NAME, _MOST_STEPS

cdef bint _agrees(Py_ssize_t told, set_under, list found) except -1

@cython.locals(words=str, first=bint)
cdef object _told(list entry, list plain, known, str own)

@cython.locals(head=str)
cdef object _addressed(str words, known, str own)

cdef object _remember(known, list plain, str handle, Py_ssize_t at)

cdef str _plain(str words)

cdef str _called(line)
