cimport cython

cdef int _STEPS
cdef long long PRIME, FIRST_HASH, WHOLE

cdef class Lexicon:
    cdef readonly const unsigned int[::1] codes
    cdef unsigned int[::1] table
    cdef readonly Py_ssize_t mask, most, count, free

    @cython.locals(
        hash_of="unsigned int", letter=Py_UCS4, size=Py_ssize_t, at=Py_ssize_t, number=Py_ssize_t, of=Py_ssize_t,
        first=Py_ssize_t, same=Py_ssize_t,
    )
    cpdef Py_ssize_t number_of(self, str word) except -2

    cpdef Py_ssize_t add(self, Py_ssize_t begin, Py_ssize_t end) except -2

    @cython.locals(begin=Py_ssize_t)
    cpdef str word(self, Py_ssize_t number)

    cpdef unsigned int hash_of(self, Py_ssize_t number) except? 0

    cpdef Py_ssize_t begin(self, Py_ssize_t number) except -1

    cpdef Py_ssize_t size(self, Py_ssize_t number) except -1

@cython.locals(made="unsigned int", at=Py_ssize_t)
cpdef unsigned int hashed(Lexicon lexicon, Py_ssize_t begin, Py_ssize_t end) except? 0

@cython.locals(
    at=Py_ssize_t, size=Py_ssize_t, number=Py_ssize_t, of=Py_ssize_t, first=Py_ssize_t, same=Py_ssize_t
)
cpdef Py_ssize_t find(
    Lexicon lexicon, Lexicon asked, Py_ssize_t begin, Py_ssize_t end, unsigned int hash_of
) except -2

@cython.locals(number=Py_ssize_t, of=Py_ssize_t)
cpdef Py_ssize_t keep(Lexicon lexicon, Py_ssize_t begin, Py_ssize_t end, unsigned int hash_of) except -2
