cimport cython

from onrecord.clean.press cimport is_domain, known
from onrecord.clean.wording cimport any_in

cdef frozenset _OFFICE, _PARTICLE, _SAYS, _PLATFORM, _NO_HANDLE, _TRAILING, _BETWEEN
cdef frozenset _JUNIORS
cdef tuple _POSSESSIVE
cdef Py_ssize_t _MOST_WORDS, _LONGEST_HANDLE

@cython.locals(size=Py_ssize_t, end=Py_ssize_t)
cdef (Py_ssize_t, Py_ssize_t) _next_cut(str text, Py_ssize_t at)

@cython.locals(letter=Py_UCS4, end=Py_ssize_t)
cdef Py_ssize_t _cut(str text, Py_ssize_t at, Py_ssize_t size) except -1

cdef bint _is_small(Py_UCS4 letter)

@cython.locals(
    piece=str, begin=Py_ssize_t, end=Py_ssize_t, words=list, half=Py_ssize_t, name=str, rest=list, goes_on=bint
)
cdef _leading_name(str chunk, bint alone)

@cython.locals(words=list, end=Py_ssize_t, at=Py_ssize_t, size=Py_ssize_t, start=Py_ssize_t, word=str)
cdef tuple _leading_words(str piece, Py_ssize_t begin)

cdef bint _may_honour(str text, Py_ssize_t at) except -1

cdef bint _is_role(str chunk, tuple found) except -1

cdef Py_ssize_t _glued_at(str chunk) except -1

@cython.locals(letter=Py_UCS4, before=Py_UCS4)
cdef bint _has_hump(str chunk)

@cython.locals(letter=Py_UCS4, is_first=bint, is_letter=bint)
cdef bint _is_token(str word)

@cython.locals(small=str)
cdef bint _is_office(str word, bint first) except -1

cdef bint _is_pen_name(str word) except -1

@cython.locals(end=Py_ssize_t, size=Py_ssize_t)
cdef Py_ssize_t _handle_end(str text, Py_ssize_t at) except -1

cpdef bint is_handle(str word) except -1

cpdef bint is_name(str name) except -1

@cython.locals(words=list, word=str, is_first=bint, large=Py_ssize_t)
cdef bint _is_name(str name, bint alone) except -1

@cython.locals(at=Py_ssize_t, size=Py_ssize_t)
cpdef bint surely_name(str name) except -1

@cython.locals(begins=Py_UCS4)
cdef bint _fits(str word, bint first) except -1

cdef bint _is_junior(str word) except -1
