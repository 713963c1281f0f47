cimport cython

@cython.locals(words=list, begin=Py_ssize_t, at=Py_ssize_t, letter=Py_UCS4)
cpdef list _words(str text)

cpdef known(str name)

@cython.locals(words=list, word=str)
cpdef bint is_agency(str name) except -1

cpdef bint is_domain(str name) except -1

cdef Py_ssize_t _SHOUTED, _SMALL

@cython.locals(large=Py_ssize_t, small=Py_ssize_t, before=Py_UCS4, letter=Py_UCS4, is_large=bint, is_small=bint)
cdef bint _has_hump(str name)

cdef bint _is_word(Py_UCS4 letter)
