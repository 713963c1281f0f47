cimport cython

cdef int _OWN, _ALL
cdef int[::1] _NEAR_COLUMNS, _WINDOW_COLUMNS

@cython.locals(at=Py_ssize_t, begin=Py_ssize_t, place=Py_ssize_t)
cdef object _copy(float[::1] part, Py_ssize_t width, Py_ssize_t column, float[::1] made)

@cython.locals(
    columns="int[::1]", near=Py_ssize_t, seen="float[::1]", unit=Py_ssize_t, of=Py_ssize_t, place=Py_ssize_t,
    first=Py_ssize_t, shift=Py_ssize_t, beside=Py_ssize_t, to=Py_ssize_t,
)
cdef object _shift(Py_ssize_t units, float[::1] made)

@cython.locals(
    columns="int[::1]", wide=Py_ssize_t, sums="double[::1]", unit=Py_ssize_t, at=Py_ssize_t, place=Py_ssize_t,
    first=Py_ssize_t, width=Py_ssize_t, share=double, low=Py_ssize_t, high=Py_ssize_t, here=Py_ssize_t, to=Py_ssize_t,
)
cdef object _sum_windows(Py_ssize_t units, float[::1] made)
