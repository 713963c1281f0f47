cimport cython

from onrecord.clean.entries cimport named_in, says_by_name
from onrecord.clean.handles cimport quoted
from onrecord.clean.line_cues cimport cues_in
from onrecord.clean.openings cimport line_of

cdef int _BETWEEN, _ABOVE, _MANY, MOST_QUOTED
cdef unsigned long long HAS_AGES, HAS_DIGIT, HAS_NEAR, _TELLS_A_DAY

cdef bint _is_after(line, str mark) except -1

cdef bint _says_comments(unit) except -1

cdef bint _quotes(str words) except -1
