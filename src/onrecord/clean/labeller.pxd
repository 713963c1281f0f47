cimport cython

cdef Py_ssize_t _REGIONS, _OWN, _WIDTH

@cython.locals(
    first=Py_ssize_t, shift=Py_ssize_t, unit=Py_ssize_t, region=Py_ssize_t, sums="double[::1]", at=Py_ssize_t,
    width=Py_ssize_t, low=Py_ssize_t, high=Py_ssize_t,
)
cdef object _place(const float[::1] judged, Py_ssize_t units, float[::1] made)
