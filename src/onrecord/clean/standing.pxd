cimport cython

from onrecord.clean.characters cimport Lines, hold
from onrecord.clean.lexicon cimport Lexicon
from onrecord.clean.paths cimport Paths
from onrecord.clean.threads cimport marks_a_thread
from onrecord.clean.unit_columns cimport Columns
from onrecord.clean.vocabulary cimport Words

cdef int BLANKS, COUNTED, DECIMALS, ENDS, LOGGED, OF_THREADS, SIZE, ENDS_MARK, SHORT
cdef const double[::1] LOGS
cdef int _WIDTH, _REPEATS, _COHESION, _ALIKE, _SINCE, _SEEN, _THREAD, _MARKS, MEASURED
cdef double _NEVER, _NO_THREAD
cdef int[::1] _MARKED
cdef const unsigned int[::1] _REPLY

@cython.locals(
    made="double[::1]", at=Py_ssize_t, size="long long", words="long long", share=double, score=double, many=Py_ssize_t
)
cdef object _prose(double[::1] link_share, const long long[::1] counts)

@cython.locals(
    best=double, total=double, start=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, at=Py_ssize_t
)
cpdef object best_run(double[::1] scores)

cdef double _log1p(long long count) except -1

@cython.locals(
    first=Py_ssize_t, last=Py_ssize_t, whole=double, all_prose=double, before=double, before_prose=double,
    unit=Py_ssize_t, most=double, at=Py_ssize_t, score=double, running=double,
)
cdef object _places(
    Py_ssize_t count, double[::1] prose, run, const long long[::1] counts, int[::1] gaps, float[::1] made
)

@cython.locals(
    count=Py_ssize_t, different=Lexicon, numbers="int[::1]", times="int[::1]", line=Py_ssize_t, number=Py_ssize_t
)
cdef object _repeats(Lines folds, float[::1] made)

@cython.locals(unit=Py_ssize_t, column=Py_ssize_t)
cdef object _cohesion(float[::1] of_units, float[::1] made)

@cython.locals(
    count=Py_ssize_t, tag="int[::1]", hint="int[::1]", depth="int[::1]", indent="long long[::1]", marks="int[::1]",
    paths=Paths, codes="unsigned int[::1]", elements=Lexicon, places=Lexicon, indents=Lexicon, depths=Lexicon,
    like="int[::1]", sums="double[::1]", whole=double, unit=Py_ssize_t, at=Py_ssize_t, code=Py_ssize_t,
    running=double, key=Py_ssize_t,
)
cdef object _alike(Columns columns, double[::1] prose, float[::1] made)

@cython.locals(kinds=int, kind=int, last=double, seen=int, column=int, unit=Py_ssize_t)
cdef object _since(Py_ssize_t count, float[::1] marked, signed char[::1] is_heading, float[::1] made)

@cython.locals(at=Py_ssize_t, made=list, reply="const unsigned int[::1]")
cdef object may_mark_threads(const long long[::1] counts, Words words, Lines folds)

@cython.locals(above=int, all_hits=int, unit=Py_ssize_t, hit=int, last=double, following=double, at=Py_ssize_t)
cdef object _threaded(Py_ssize_t count, list hits, float[::1] made)
