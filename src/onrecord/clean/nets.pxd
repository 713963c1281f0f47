cimport cython

cdef int _RARE
cdef double _FAR

cdef class First:
    cdef readonly object layout, table
    cdef readonly Py_ssize_t width
    cdef readonly const float[::1] weights, bias, low, high
    cdef readonly const int[::1] always, begins, column, shift, uses

@cython.locals(count=Py_ssize_t, many="int[::1]")
cpdef hidden_of(First first, units)

@cython.locals(column=Py_ssize_t, found=int, at=Py_ssize_t)
cdef int _count(First first, const float[::1] units, Py_ssize_t count, int[::1] many) except -1

@cython.locals(end=Py_ssize_t, use=Py_ssize_t)
cdef Py_ssize_t _choose(First first, int[::1] many, Py_ssize_t count, Py_ssize_t[::1] chosen) except -1

@cython.locals(
    place=Py_ssize_t, use=Py_ssize_t, shift=Py_ssize_t, low=float, high=float, begin=Py_ssize_t, end=Py_ssize_t,
    to=Py_ssize_t, of=Py_ssize_t, unit=Py_ssize_t, number=float,
)
cdef int _lay(
    First first, const float[::1] units, Py_ssize_t count, const Py_ssize_t[::1] chosen, float[::1] seen
) except -1

@cython.locals(
    wide=Py_ssize_t, unit=Py_ssize_t, at=Py_ssize_t, column=Py_ssize_t, number=float, place=Py_ssize_t, use=Py_ssize_t,
    row=Py_ssize_t, held=float,
)
cdef int _add_rare(First first, const float[::1] units, Py_ssize_t count, int[::1] many, float[::1] hidden) except -1

@cython.locals(at=Py_ssize_t)
cdef int _add(
    float[::1] made, Py_ssize_t to, float number, const float[::1] weights, Py_ssize_t of, Py_ssize_t wide
) except -1

@cython.locals(at=Py_ssize_t, number=float)
cdef int _rectify(const float[::1] product, float[::1] made) except -1

@cython.locals(
    wide=Py_ssize_t, column=Py_ssize_t, at=Py_ssize_t, most=float, region=Py_ssize_t, number=float
)
cdef int _lower(float[::1] logits, const float[::1] bias, Py_ssize_t regions) except -1

@cython.locals(at=Py_ssize_t, row=Py_ssize_t, region=Py_ssize_t, whole=double, share=double)
cdef int _average(const float[::1] powers, Py_ssize_t nets, Py_ssize_t regions, float[::1] made) except -1
