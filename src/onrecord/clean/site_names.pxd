cimport cython

from onrecord.clean.press cimport known

@cython.locals(letter=Py_UCS4, before=Py_UCS4)
cdef bint _has_mark(str words)

@cython.locals(cuts=list, at=Py_ssize_t, size=Py_ssize_t, end=Py_ssize_t)
cpdef list marks_in(str words)

@cython.locals(start=Py_ssize_t, mark=Py_UCS4, end=Py_ssize_t, is_bar=bint, after=Py_ssize_t, parts=bint)
cdef Py_ssize_t _cut(str words, Py_ssize_t at, Py_ssize_t size) except -1

cdef Py_ssize_t _behind_blanks(str words, Py_ssize_t at, Py_ssize_t size)

cdef bint _is_site(str part, tuple site, str mark) except -1

@cython.locals(each=str, short=Py_ssize_t, long=Py_ssize_t)
cdef bint _is_like(str name, tuple site) except -1
