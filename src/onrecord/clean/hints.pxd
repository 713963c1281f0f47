cimport cython

from onrecord.clean.characters cimport kind
from onrecord.clean.lexicon cimport Lexicon
from onrecord.clean.paths cimport Paths
from onrecord.clean.unit_columns cimport Columns

cdef int IN_WORD, _CLOSE, _WIDTH, _LINKS, _GROUPS_COUNT, _OPENS, _CLOSES
cdef const unsigned int[::1] _LETTERS
cdef const int[::1] _FIRST, _BEGINS, _EDGES, _BITS

@cython.locals(number=Py_ssize_t, begin=Py_ssize_t, found="int[::1]", letter_kinds="const unsigned short[::1]")
cpdef object groups_of(Lexicon words)

@cython.locals(
    groups=int, at=Py_ssize_t, key="unsigned int", piece=Py_ssize_t, first=Py_ssize_t, size=Py_ssize_t, same=Py_ssize_t,
    edges=int,
)
cdef int _groups(
    const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t end, const unsigned short[::1] letter_kinds
) except -1

@cython.locals(here=int)
cdef bint _is_of_word(unsigned int code, const unsigned short[::1] letter_kinds) except -1

@cython.locals(number=Py_ssize_t, begin=Py_ssize_t, anywhere=int, close=int, at=Py_ssize_t, found=int)
cdef object _group(Paths paths, int[::1] known, int[::1] groups)

@cython.locals(
    tag="int[::1]", hint="int[::1]", marks="int[::1]", link_share="double[::1]", unit=Py_ssize_t, at=Py_ssize_t, of=int, anywhere=int, close=int,
    group=int,
)
cdef object _write(Columns columns, int[::1] tags, int[::1] is_markup, int[::1] groups, float[::1] made)
