cimport cython

from onrecord.clean.lines cimport Line

cdef unsigned long long BY, FIRST, SAYS

@cython.locals(line=Line, says=bint, names=bint)
cpdef weighed(sheet, told, Py_ssize_t title_at)

@cython.locals(each=Line)
cdef bint _is_beside_a_byline(sheet, Line line) except -1
