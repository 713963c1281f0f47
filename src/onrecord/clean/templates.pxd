cimport cython

cdef int LOGGED
cdef const double[::1] LOGS
cdef int _SHORT, _FEW, _FAR, _SHARED, _EDGE, _BESIDE, _WIDTH
cdef double _NEVER

cdef list _tokens(str words)

@cython.locals(
    numbers=dict, each="int[::1]", times="int[::1]", last="int[::1]", count=Py_ssize_t, ids=dict, seen=dict,
    line=Py_ssize_t, token=str, number=Py_ssize_t, shows=list, shown=list, kept=int, written=str, kind=int,
    kinds="int[::1]", size=Py_ssize_t, at=Py_ssize_t,
)
cdef object _kinds(list lines, float[::1] made)

@cython.locals(first=Py_UCS4, last=Py_UCS4, kind=str)
cdef str _class(str token)

@cython.locals(
    count=Py_ssize_t, times="int[::1]", latest="int[::1]", below="int[::1]", above="int[::1]", line=Py_ssize_t,
    kind=int, before=Py_ssize_t, seen=int, last=double, at=Py_ssize_t, again=int, nearest=int, following=double,
)
cdef object _recurring(int[::1] kinds, float[::1] made)

cdef double _log1p(long long count) except -1

@cython.locals(end=Py_ssize_t, tokens=list)
cdef str _opens(str line)

@cython.locals(begin=Py_ssize_t, tokens=list)
cdef str _ends(str line)

@cython.locals(at=Py_ssize_t, letter=Py_UCS4)
cdef bint _has_mark(str line, Py_ssize_t begin, Py_ssize_t end) except -1

@cython.locals(times=dict, key=str, at=Py_ssize_t)
cdef object _edges(list keys, Py_ssize_t column, float[::1] made)
