cimport cython

from onrecord.clean.making cimport Maker

cdef Maker _DECLARED
cdef tuple _KEYS
cdef dict _FIELD, _ITEMPROP
cdef Py_ssize_t _LONGEST, _MOST


@cython.locals(made=list, seen=set, name=str, value=str, where=str)
cpdef list declared(str capture, list notes, str language)

cpdef object declaration(str capture, str name, str value, str where)

@cython.locals(found=list, tag=str, attributes=dict, text=str)
cdef list _found(list notes, str language)

@cython.locals(value=str, key=str)
cdef int _meta(list found, dict attributes) except -1

@cython.locals(said=str, value=str)
cdef int _microdata(list found, dict attributes, str text) except -1
