cimport cython

from onrecord.dates.years cimport year_end

cdef unsigned int _START, _PRIME, _WHOLE, _SLOTS
cdef unsigned long long ANY, AT, DATED, FOREIGN, NUMBERED, OWNED, PICTURE, ZONE
cdef const unsigned int[::1] _BITS
cdef const unsigned short[::1] _SMALLS
cdef unsigned int _IS_ODD
cdef Py_UCS4 _FIRST_DIGIT, _FIRST_CHINESE
cdef str _ODD
cdef Py_ssize_t _DOUBLE

@cython.locals(number="unsigned int", letter=Py_UCS4)
cpdef unsigned int hashed(str word)

cdef unsigned int _small(Py_UCS4 letter)

@cython.locals(
    cues="unsigned long long", number="unsigned int", words=Py_ssize_t, before=Py_UCS4, year=Py_ssize_t, at=Py_ssize_t,
    letter=Py_UCS4, small="unsigned int"
)
cpdef (unsigned long long, Py_ssize_t) cues_of(str text)

@cython.locals(cues="unsigned long long", at=Py_ssize_t, letter=Py_UCS4)
cpdef bint opens_with(str text, unsigned long long kind) except -1

@cython.locals(letter=Py_UCS4, place="unsigned int")
cpdef bint may_have(bytes table, str text)

cpdef (Py_ssize_t, Py_ssize_t) bare(str text, Py_ssize_t start, Py_ssize_t end)

cdef bint _is_blank(Py_UCS4 letter)
