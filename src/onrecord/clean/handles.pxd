cimport cython

from onrecord.clean.line_cues cimport cues_in, may_hold_date

cdef unsigned long long FIRST_BY, FIRST_LABEL, FIRST_NOBODY, FIRST_QUOTED, HAS_AGES, HAS_ANSWERS, HAS_COLON, HAS_CUT
cdef unsigned long long HAS_FIGURES, HAS_HOUR, HAS_LETTER, HAS_NEAR, HAS_RANK, HAS_STOP, HAS_VERB

cdef object _after_date(str words, unsigned long long cues)

@cython.locals(date=Py_ssize_t, found=list, ends=list)
cdef Py_ssize_t _end(str words, Py_ssize_t start, unsigned long long cues) except -1

@cython.locals(last=str, handle=str)
cdef object _trimmed(str words, Py_ssize_t start, Py_ssize_t end)

cdef bint _is_weekday(str word) except -1

@cython.locals(cues="unsigned long long", last=str)
cpdef bint is_handle(str words) except -1

cpdef str answered(str words, unsigned long long cues)

cpdef str quoted(str words, unsigned long long cues)

cpdef str folded(str handle)
