cimport cython

from onrecord.clean.lines cimport Line, Sheet
from onrecord.clean.persons cimport surely_name
from onrecord.clean.press cimport is_domain, known
from onrecord.clean.wording cimport any_in
from onrecord.dates.written cimport find

cdef Py_ssize_t _FEW, _TAIL, _NEAR, _LEAD

@cython.locals(line=Line, start=Py_ssize_t, heads=bint)
cdef list _may_sign(tuple lines, str page, Py_ssize_t end)

@cython.locals(at=Py_ssize_t)
cdef Py_ssize_t _lead(str page, Py_ssize_t start) except -1

cdef bint _may_head(str text, Py_ssize_t start, Py_ssize_t end) except -1

@cython.locals(letter=Py_UCS4)
cdef bint _may_close(str text, Py_ssize_t start, Py_ssize_t end, bint near) except -1

cdef bint _is_sign_off(Sheet sheet, Line line, str text, match) except -1

cdef bint _is_listed(Sheet sheet, Line line) except -1
