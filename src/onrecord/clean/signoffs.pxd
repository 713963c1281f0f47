cimport cython

from onrecord.clean.lines cimport Line
from onrecord.clean.persons cimport surely_name
from onrecord.clean.press cimport is_domain, known
from onrecord.clean.wording cimport any_in

from onrecord.spans cimport Ends
from onrecord.dates.written cimport find

@cython.locals(line=Line, span=Ends, start=Py_ssize_t)
cdef list _may_sign(lines, str page, Py_ssize_t end)

@cython.locals(letter=Py_UCS4)
cdef bint _may_close(str text, Py_ssize_t start, Py_ssize_t end, bint near) except -1
