cimport cython

from onrecord.dates.written cimport find

@cython.locals(at=Py_ssize_t, end=Py_ssize_t, letter=Py_UCS4)
cpdef bint may_open(str text) except -1

cpdef bint is_place(str name) except -1

cpdef opening(sheet)
