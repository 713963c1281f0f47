cimport cython

from onrecord.clean.paths cimport Paths

cdef class Columns:
    cdef readonly Py_ssize_t count
    cdef readonly tuple words
    cdef readonly list tags, hints
    cdef readonly int[::1] tag, hint, depth, gap, marks
    cdef readonly double[::1] link_share
    cdef readonly long long[::1] indent
    cdef readonly signed char[::1] is_heading
    cdef readonly Paths paths

@cython.locals(ids=dict, last=Py_ssize_t, at=Py_ssize_t)
cdef object _number(tuple column, int[::1] numbers, list different)

@cython.locals(at=Py_ssize_t)
cdef object _fill(Columns made, tuple shares, tuple depths, tuple gaps, tuple indents)

@cython.locals(at=Py_ssize_t, is_bullet=bint, is_heading=bint)
cdef object _mark(Columns made, tuple bullets, tuple headings)
