cimport cython

cdef int _OWN, _ALL
cdef int[::1] _WINDOW_COLUMNS

@cython.locals(width=Py_ssize_t, place=Py_ssize_t, to=Py_ssize_t, unit=Py_ssize_t)
cdef int _turn(float[::1] part, Py_ssize_t units, Py_ssize_t column, float[::1] made) except -1

@cython.locals(
    sums="double[::1]", wide=Py_ssize_t, place=Py_ssize_t, of=Py_ssize_t, unit=Py_ssize_t, at=Py_ssize_t,
    width=Py_ssize_t, share=double, below=Py_ssize_t,
)
cdef int _sum_windows(Py_ssize_t units, float[::1] made) except -1
