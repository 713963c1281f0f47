cimport cython

from onrecord.clean.commands cimport commanded, is_form

cdef int ASK_ANY, ASK_BELOW, ASK_BODY, ASK_COMMENT
cdef int _BODY, _COMMENT, _TITLE, _CLOSE, _STANDFIRST
cdef double _LEAST_BODY, _LEAST_SUBHEAD, _LEAST_COMMENT, _LEAST_STANDFIRST, _LEAST_TITLE, _LEAST_HEADING, _CLEAR_TITLE
cdef tuple REGIONS
cdef object TITLE, BODY, COMMENT, OTHER, RELATED

cdef class _Draft:
    cdef readonly object units, looks, words
    cdef readonly bint is_markup
    cdef readonly const float[:, ::1] likely
    cdef readonly list regions, sure

    cpdef settle(self, Py_ssize_t at, region, sure)
    cpdef believe(self, Py_ssize_t at, Py_ssize_t column)
    cpdef list places(self, region)

@cython.locals(at=Py_ssize_t, best=Py_ssize_t, column=Py_ssize_t)
cdef object _believe_likeliest(_Draft draft)

@cython.locals(draft=_Draft, at=Py_ssize_t, made=list, bodies=list)
cpdef list judged(units, declared)

@cython.locals(made=list, at=Py_ssize_t)
cdef list _judgements(_Draft draft)

@cython.locals(asks=list, bodies=list, first_body=Py_ssize_t, at=Py_ssize_t, ask=int, open_to=int)
cdef object _command(_Draft draft)

@cython.locals(words=str)
cdef object _go_on(_Draft draft)

@cython.locals(regions=list, at=Py_ssize_t)
cdef object _amid_thread(_Draft draft)

@cython.locals(regions=list, titles=list, at=Py_ssize_t, words=str)
cdef object _standfirst(_Draft draft)

@cython.locals(regions=list, at=Py_ssize_t, first=Py_ssize_t, second=Py_ssize_t)
cdef object _one_line_of_title(_Draft draft)
