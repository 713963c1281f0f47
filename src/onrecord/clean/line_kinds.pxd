cimport cython

from onrecord.clean.line_cues cimport may_hold_date

cdef unsigned long long FIRST_BADGE, FIRST_BUTTON, FIRST_BY, FIRST_FIELD, FIRST_NOBODY, FIRST_REMOVED, FIRST_SUBJECT
cdef unsigned long long HAS_AGES, HAS_BUTTON, HAS_COUNTS, HAS_DIGIT, HAS_FIGURES, HAS_FORM, HAS_HEADS, HAS_HOUR, HAS_LETTER
cdef unsigned long long HAS_NEAR, HAS_RANK, HAS_RECENT, HAS_VERB

cpdef object kind_of_words(str words, unsigned long long cues)

cpdef bint is_counted(str words, unsigned long long cues) except -1

cdef object _kind_of_undated(str words, unsigned long long cues)

cdef bint _may_begin(unsigned long long cues, unsigned long long bit)

cpdef bint is_buttons(str words, unsigned long long cues) except -1

@cython.locals(rest=str, many=Py_ssize_t)
cdef bint _is_dated(str words, unsigned long long cues) except -1

cdef bint _has_date(str words, unsigned long long cues) except -1

cdef str _without_date(str words, unsigned long long cues)

cdef str _without_age(str words, unsigned long long cues)
