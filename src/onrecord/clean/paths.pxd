cimport cython

from onrecord.clean.lexicon cimport Lexicon, find, hashed, keep

cdef int _BLANK

cdef class Paths:
    cdef readonly Lexicon lexicon
    cdef readonly unsigned int[::1] numbers
    cdef readonly int[::1] begins

@cython.locals(
    lexicon=Lexicon, at=Py_ssize_t, count=Py_ssize_t, hint=Py_ssize_t, end=Py_ssize_t, start=Py_ssize_t,
    hash_of="unsigned int", number=Py_ssize_t,
)
cdef object _read(hints, Paths made)
