cimport cython

from onrecord.clean.lines cimport Line

@cython.locals(line=Line)
cdef list _outside(lines, Py_ssize_t first, Py_ssize_t end)
