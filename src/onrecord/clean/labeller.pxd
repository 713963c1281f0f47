cimport cython

cdef Py_ssize_t _REGIONS, _OWN, _WIDTH

@cython.locals(
    sums="double[::1]", step=Py_ssize_t, region=Py_ssize_t, at=Py_ssize_t, of=Py_ssize_t, unit=Py_ssize_t,
    width=Py_ssize_t, share=double,
)
cdef int _sum_up(const float[::1] judged, Py_ssize_t units, float[::1] made) except -1
