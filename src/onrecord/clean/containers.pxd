cimport cython

cdef int LOGGED, _DEEPEST, _WIDTH
cdef double _GREATER
cdef const double[::1] LOGS

@cython.locals(
    held="double[::1]", whole=double, paths=list, around=dict, outer=list, rows="double[::1]", number=Py_ssize_t, main=list
)
cpdef object containers(columns, double[::1] prose)

@cython.locals(whole=double, unit=Py_ssize_t, running=double)
cdef double _hold(double[::1] prose, int[::1] hint, double[::1] held) except? -1

@cython.locals(usual=double, unit=Py_ssize_t, running=double, of=Py_ssize_t, at=Py_ssize_t, column=int, off=double)
cdef object _write(
    int[::1] hint, int[::1] depth, double[::1] prose, double whole, double[::1] rows, float[::1] made
)

@cython.locals(
    count=Py_ssize_t, numbers=dict, kinds="int[::1]", size="int[::1]", joined="int[::1]", unit=Py_ssize_t, kind=Py_ssize_t
)
cdef object _scattered(int[::1] tag, int[::1] hint, long long hints, float[::1] made)

cdef double _log1p(long long count) except -1

@cython.locals(main=list, within=list, sums=dict, deeper=Py_ssize_t, at=Py_ssize_t, word=str, path=list)
cdef list _main(list paths, list held, double whole)

cdef str _around(list path, str hints)

@cython.locals(size=Py_ssize_t, last=Py_ssize_t, common=Py_ssize_t)
cdef int _row(list path, list main, double[::1] rows, Py_ssize_t at) except -1
