cimport cython

from onrecord.clean.lexicon cimport Lexicon
from onrecord.clean.vocabulary cimport Words

cdef int COUNTED, SIZE, MOST, _PROSE, _MOST_TITLES, _TITLED, _WIDTH

@cython.locals(titles=list)
cpdef object cohesion(Words words, const long long[::1] counts, double[::1] prose, list declared)

@cython.locals(
    among="int[::1]", seen="int[::1]", line=Py_ssize_t, begin=Py_ssize_t, at=Py_ssize_t, word=Py_ssize_t
)
cdef object _among(Words words, double[::1] prose)

@cython.locals(
    seen="int[::1]", line=Py_ssize_t, own=int, begin=Py_ssize_t, longer=int, known=int, at=Py_ssize_t, word=Py_ssize_t
)
cdef object _shared(Words words, double[::1] prose, int[::1] among, float[::1] made)

@cython.locals(
    headed=int, different=Py_ssize_t, of_titles="int[::1]", sizes="int[::1]", seen="int[::1]", both="int[::1]",
    line=Py_ssize_t, inside=double, covering=double, number=int, begin=Py_ssize_t, many=int, at=Py_ssize_t,
    word=Py_ssize_t,
)
cdef object _meet_titles(Words words, const long long[::1] counts, list titles, float[::1] made)

@cython.locals(made="int[::1]", number=int, word=Py_ssize_t)
cdef object _in_titles(Words words, list titles)
