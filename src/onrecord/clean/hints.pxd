cimport cython

from onrecord.clean.lexicon cimport Lexicon, find, keep
from onrecord.clean.paths cimport Paths
from onrecord.clean.unit_columns cimport Columns

cdef int _CLOSE, _WIDTH, _LINKS, _GROUPS_COUNT, _MOST_KEPT, _MOST_LETTERS, _LONGEST

cdef class Groups:
    cdef unsigned int[::1] codes
    cdef Py_ssize_t end
    cdef Lexicon lexicon
    cdef int[::1] groups

@cython.locals(met=Groups)
cpdef object groups_of(Lexicon words)

@cython.locals(new=list, number=Py_ssize_t, begin=Py_ssize_t, end=Py_ssize_t, known=Py_ssize_t)
cdef list _known(Lexicon words, Groups met, int[::1] found)

@cython.locals(
    at=Py_ssize_t, number=Py_ssize_t, group=int, begin=Py_ssize_t, size=Py_ssize_t, letter=Py_ssize_t
)
cdef object _keep(Lexicon words, list new, list groups, int[::1] found, Groups met)

@cython.locals(number=Py_ssize_t, begin=Py_ssize_t, anywhere=int, close=int, at=Py_ssize_t, found=int)
cdef object _group(Paths paths, int[::1] known, int[::1] groups)

@cython.locals(
    tag="int[::1]", hint="int[::1]", marks="int[::1]", link_share="double[::1]", unit=Py_ssize_t, at=Py_ssize_t, of=int, anywhere=int, close=int,
    group=int,
)
cdef object _write(Columns columns, int[::1] tags, int[::1] is_markup, int[::1] groups, float[::1] made)
