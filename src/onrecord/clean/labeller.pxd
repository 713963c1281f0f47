cimport cython

cdef Py_ssize_t _REGIONS, _OWN, _WIDTH

@cython.locals(
    regions=Py_ssize_t, each="double[::1]", at=Py_ssize_t, first=Py_ssize_t, region=Py_ssize_t, net=Py_ssize_t,
    begin=Py_ssize_t, most=double, value=double, whole=double,
)
cdef object _share(const float[::1] logits, const float[::1] bias, Py_ssize_t nets, float[::1] made)

@cython.locals(
    first=Py_ssize_t, shift=Py_ssize_t, unit=Py_ssize_t, region=Py_ssize_t, sums="double[::1]", at=Py_ssize_t,
    width=Py_ssize_t, low=Py_ssize_t, high=Py_ssize_t,
)
cdef object _place(const float[::1] judged, Py_ssize_t units, float[::1] made)
