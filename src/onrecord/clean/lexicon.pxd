cimport cython

cdef int _STEPS
cdef long long PRIME, FIRST_HASH, WHOLE

cdef class Lexicon:
    cdef readonly str text
    cdef public const unsigned int[::1] codes
    cdef readonly unsigned int[::1] hashes
    cdef readonly int[::1] slots, begins, sizes
    cdef readonly Py_ssize_t mask, count, free

    @cython.locals(text=str, begins="int[::1]", sizes="int[::1]", number=Py_ssize_t)
    cpdef list spelled(self)

    cpdef Py_ssize_t add(self, Py_ssize_t begin, Py_ssize_t end) except -2

@cython.locals(made="unsigned int", at=Py_ssize_t)
cpdef unsigned int hashed(const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t end) except? 0

@cython.locals(at=Py_ssize_t, size=Py_ssize_t, number=Py_ssize_t, first=Py_ssize_t, same=Py_ssize_t)
cpdef Py_ssize_t find(
    Lexicon lexicon, const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t end, unsigned int hash_of
) except -2

@cython.locals(number=Py_ssize_t)
cpdef Py_ssize_t keep(Lexicon lexicon, Py_ssize_t begin, Py_ssize_t end, unsigned int hash_of) except -2
