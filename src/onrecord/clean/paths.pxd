cimport cython

from onrecord.clean.lexicon cimport Lexicon

cdef int _BLANK

cdef class Paths:
    cdef readonly Lexicon lexicon
    cdef readonly unsigned int[::1] numbers
    cdef readonly int[::1] begins

@cython.locals(
    lexicon=Lexicon, codes="const unsigned int[::1]", at=Py_ssize_t, count=Py_ssize_t, last=Py_ssize_t, hint=Py_ssize_t,
    end=Py_ssize_t, known=Py_ssize_t, start=Py_ssize_t, words=Py_ssize_t, place=Py_ssize_t, before=Py_ssize_t,
)
cdef object _read(hints, Paths made)

@cython.locals(at=Py_ssize_t, other=Py_ssize_t, found=Py_ssize_t)
cdef Py_ssize_t _shared(const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t end, Py_ssize_t last) except -1
