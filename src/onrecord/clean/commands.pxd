cimport cython

from onrecord.clean.line_cues cimport cues_in
from onrecord.clean.wording cimport any_in

cdef int _FOOT, _WROTE
cdef tuple _CRUMB_MARKS
cdef unsigned long long FIRST_APPEAL, FIRST_RELATED, HAS_CLUTTER, HAS_FOOT, HAS_FORM, HAS_OWNED, HAS_PICTURE

cpdef bint _may_be_commanded(str words, region) except -1

@cython.locals(words=str, tag=str, cues="unsigned long long")
cpdef object commanded(unit, region, bint after_body_began)

cdef object _amid_body(str words, unsigned long long cues)

cdef bint _is_clutter(str words) except -1

cpdef bint is_form(str words) except -1

cdef bint _is_handle_and_words(str words) except -1
