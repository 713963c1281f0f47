cimport cython

from onrecord.clean.entries cimport named_in
from onrecord.clean.handles cimport folded, is_handle

cdef bint _is_made_up(str handle) except -1

cdef object _placed(str text, line, named)
