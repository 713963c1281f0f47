cimport cython

from onrecord.clean.lexicon cimport Lexicon
from onrecord.clean.paths cimport Paths

cdef int LOGGED, _DEEPEST, _WIDTH
cdef double _GREATER
cdef const double[::1] LOGS

@cython.locals(held="double[::1]", whole=double, main="unsigned int[::1]", deepest=Py_ssize_t, rows="double[::1]")
cpdef object containers(columns, double[::1] prose)

@cython.locals(whole=double, unit=Py_ssize_t, running=double)
cdef double _hold(double[::1] prose, int[::1] hint, double[::1] held) except? -1

@cython.locals(usual=double, unit=Py_ssize_t, running=double, of=Py_ssize_t, at=Py_ssize_t, column=int, off=double)
cdef object _write(
    int[::1] hint, int[::1] depth, double[::1] prose, double whole, double[::1] rows, float[::1] made
)

@cython.locals(
    count=Py_ssize_t, pairs="unsigned int[::1]", numbers=Lexicon, kinds="int[::1]", size="int[::1]", joined="int[::1]", unit=Py_ssize_t, kind=Py_ssize_t
)
cdef object _scattered(int[::1] tag, int[::1] hint, float[::1] made)

cdef double _log1p(long long count) except -1

@cython.locals(
    sums="double[::1]", within="signed char[::1]", hint=Py_ssize_t, deepest=Py_ssize_t, best=Py_ssize_t,
    word=Py_ssize_t, number=Py_ssize_t,
)
cdef Py_ssize_t _main(Paths paths, double[::1] held, double whole, unsigned int[::1] main) except -1

@cython.locals(
    around=Lexicon, sums="double[::1]", outer="int[::1]", hint=Py_ssize_t, end=Py_ssize_t, begin=Py_ssize_t,
    number=Py_ssize_t, common=Py_ssize_t, at=Py_ssize_t,
)
cdef object _rows(
    Paths paths, unsigned int[::1] main, Py_ssize_t deepest, double[::1] held, double whole, double[::1] rows
)
