cimport cython

@cython.locals(letter=Py_UCS4, before=Py_UCS4)
cdef bint _has_hump(str chunk)

@cython.locals(letter=Py_UCS4, is_first=bint, is_letter=bint)
cdef bint _is_token(str word)
