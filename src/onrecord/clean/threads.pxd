cimport cython

from onrecord.clean.line_cues cimport cues_in, may_hold_date

cdef unsigned long long FIRST_BY, HAS_AGO, HAS_HOUR, HAS_RANK, HAS_THREAD, HAS_VERB, _MARKING

@cython.locals(words=str, cues="unsigned long long", before=str)
cpdef bint marks_a_thread(unit, above) except -1

cdef bint _names_a_thread(str words, unsigned long long cues) except -1
