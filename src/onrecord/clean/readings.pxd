cimport cython

from onrecord.clean.making cimport Maker

cdef Maker _READING

cdef _reading(page, str field, str value, span, str exact, str because, bint believed, double confidence)
