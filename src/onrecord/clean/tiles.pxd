cimport cython

from onrecord.clean.making cimport Maker
from onrecord.spans cimport Ends

cdef Maker _PASSAGE
cdef list _THOUSANDTHS

@cython.locals(made=list, start=Py_ssize_t, end=Py_ssize_t, count=Py_ssize_t, at=Py_ssize_t)
cdef list _made(capture, Py_ssize_t size, list starts, list judged)

@cython.locals(starts=list, span=Ends)
cdef list _starts(units)

@cython.locals(low=Py_ssize_t, rest=double)
cpdef object rounded(double share)

@cython.locals(at=Py_ssize_t, last=Ends)
cdef Py_ssize_t _sign_off(str text, units, judged) except -2
