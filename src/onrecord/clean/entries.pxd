cimport cython

cdef unsigned long long FIRST_BY

cdef str _name(line)

@cython.locals(at=Py_ssize_t)
cdef bint _opens_inner(list lines, Py_ssize_t at, held) except -1

cdef bint _is_badge(line) except -1

cdef bint _follows_its_name(held, line, bint is_named) except -1

cdef bint _is_signature(line) except -1

cpdef bint says_by_name(line) except -1

cpdef object named_in(str words)
