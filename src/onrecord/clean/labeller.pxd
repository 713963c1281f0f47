cimport cython

cdef Py_ssize_t _REGIONS, _OWN, _WIDTH
cdef double _FAR

@cython.locals(
    wide=Py_ssize_t, at=Py_ssize_t, column=Py_ssize_t, most=double, region=Py_ssize_t
)
cdef object _lower(float[::1] logits, const float[::1] bias, Py_ssize_t regions)

@cython.locals(
    sums="float[::1]", at=Py_ssize_t, row=Py_ssize_t, region=Py_ssize_t, many=Py_ssize_t, pair=Py_ssize_t, whole=double
)
cdef object _average(const float[::1] powers, Py_ssize_t nets, Py_ssize_t regions, float[::1] made)

@cython.locals(
    first=Py_ssize_t, shift=Py_ssize_t, to=Py_ssize_t, of=Py_ssize_t, unit=Py_ssize_t, region=Py_ssize_t,
    sums="double[::1]", at=Py_ssize_t, width=Py_ssize_t, low=Py_ssize_t, high=Py_ssize_t, whole=double, before=double,
    after=double,
)
cdef object _place(const float[::1] judged, Py_ssize_t units, float[::1] made)
