cimport cython

cdef Py_ssize_t _BYTES
cdef unsigned long long _HIGH, _BLANK


@cython.locals(words="const unsigned long long[::1]", stretches=list, at=Py_ssize_t, count=Py_ssize_t,
               begins=Py_ssize_t, high="unsigned long long", is_told=bint)
cpdef bytes beyond_ascii(bytes data)

@cython.locals(signs="const unsigned char*", table="const unsigned char*", whole=Py_ssize_t,
               words="const unsigned long long[::1]", word="unsigned long long", high="unsigned long long",
               blank="unsigned long long", found=Py_ssize_t, at=Py_ssize_t,
               place=Py_ssize_t)
cpdef Py_ssize_t controls(bytes data, Py_ssize_t end) except -1
