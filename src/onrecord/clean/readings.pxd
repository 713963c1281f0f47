cimport cython

cdef _reading(page, str field, str value, span, str exact, str because, bint believed, double confidence)
