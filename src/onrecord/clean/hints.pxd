cimport cython

from onrecord.clean.paths cimport Paths

cdef int _CLOSE, _WIDTH, _LINKS, _GROUPS_COUNT

@cython.locals(number=Py_ssize_t, begin=Py_ssize_t, anywhere=int, close=int, at=Py_ssize_t, found=int)
cdef object _group(Paths paths, int[::1] known, int[::1] groups)

@cython.locals(
    tag="int[::1]", hint="int[::1]", marks="int[::1]", unit=Py_ssize_t, at=Py_ssize_t, of=int, anywhere=int, close=int,
    group=int,
)
cdef object _write(columns, int[::1] tags, int[::1] is_markup, int[::1] groups, float[::1] made)
