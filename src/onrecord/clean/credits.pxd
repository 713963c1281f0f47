cimport cython

from onrecord.clean.lines cimport Line

@cython.locals(line=Line)
cdef list _heads(tuple lines)

@cython.locals(line=Line, count=Py_ssize_t, is_full=bint)
cdef Py_ssize_t _alone(list heads, str name, Py_ssize_t but) except -1

@cython.locals(line=Line, found=list)
cdef list _lines(sheet, anchors, told)

@cython.locals(line=Line, before=str, is_named=bint)
cdef list _asked(tuple lines, bytearray near)

cdef _mark(bytearray near, Py_ssize_t start, Py_ssize_t end)
