cimport cython

@cython.locals(first=Py_ssize_t, before=Py_ssize_t, at=Py_ssize_t, size=Py_ssize_t, share=double, depth=Py_ssize_t, is_link=bint)
cpdef list menus(blocks)
