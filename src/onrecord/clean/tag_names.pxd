cimport cython

cdef int TAB, LINE, FORM, RETURN, BLANK, SLASH, MORE, CAPITAL_A, CAPITAL_Z, SMALL_A, SMALL_Z
cdef Py_ssize_t _LONGEST_NAME


cpdef str small(str name)

@cython.locals(sign=Py_UCS4)
cdef bint is_small(str name) except -1

cpdef bint is_letter(int sign) noexcept
cpdef bint is_white(int sign) noexcept
cpdef bint ends_name(int sign) noexcept
