cimport cython

cdef int BLANK, CAPITAL, DECIMAL, DIGIT, HASH, IN_WORD, KNOWN, LOWER, MARK, NAME_CAPITAL, OPENING_QUOTE, PARTS, TITLED, UPPER
cdef int _TABLE, _SEVERAL

cpdef int kind(str letter) except -1

cdef class Lines:
    cdef readonly object lines
    cdef readonly const unsigned int[::1] codes
    cdef readonly int[::1] begins
    cdef readonly const unsigned short[::1] kinds
    cdef readonly Py_ssize_t count
    cdef readonly bint is_even

@cython.locals(line=Py_ssize_t)
cpdef list holding(Lines lines, some, const unsigned int[::1] codes)

@cython.locals(size=Py_ssize_t, first="unsigned int", at=Py_ssize_t, same=Py_ssize_t)
cpdef bint hold(Lines lines, Py_ssize_t line, const unsigned int[::1] codes) except -1

@cython.locals(line=Py_ssize_t, at=Py_ssize_t, size=Py_ssize_t)
cdef object _mark(Lines made)

@cython.locals(table="const unsigned int[::1]", at=Py_ssize_t, code="unsigned int", found="unsigned int")
cdef bint _fold(const unsigned int[::1] codes, unsigned int[::1] made) except -1

@cython.locals(table="const unsigned int[::1]", to=Py_ssize_t, at=Py_ssize_t, code="unsigned int", found="unsigned int")
cdef Py_ssize_t _fold_several(const unsigned int[::1] codes, unsigned int[::1] made) except -1

@cython.locals(found="unsigned int")
cdef unsigned int _folds_to(unsigned int code) except? 0
