cimport cython

from onrecord.clean.attributes cimport Attributes, ends_name, is_letter, is_shown
from onrecord.clean.elements cimport Element
from onrecord.clean.mending cimport Mending
from onrecord.clean.programs cimport end_of_program, says_something
from onrecord.clean.tags cimport Tag, read_text

cdef int PLAIN, REFERENCES


cdef class Tokens:
    cdef str html
    cdef Py_ssize_t size
    cdef Mending mending
    cdef Attributes attributes
    cdef bint may_skip

    @cython.locals(html=str, size=Py_ssize_t, mending=Mending, at=Py_ssize_t, tag=Py_ssize_t)
    cpdef void read(self) except *

    @cython.locals(html=str, sign=Py_UCS4)
    cdef Py_ssize_t _markup(self, Py_ssize_t at) except -1

    @cython.locals(found=Py_ssize_t)
    cdef Py_ssize_t _behind(self, str sign, Py_ssize_t at) except -1

    @cython.locals(found=Py_ssize_t)
    cdef Py_ssize_t _remark(self, Py_ssize_t at) except -1

    @cython.locals(mending=Mending, text=str, is_blank=bint, is_plain=bint, sign=Py_UCS4)
    cdef void _text(self, Py_ssize_t start, Py_ssize_t end) except *

    @cython.locals(html=str, size=Py_ssize_t, mending=Mending, end=Py_ssize_t, behind=Py_ssize_t, element=Element,
                   written=str, is_ignored=bint, is_closed=bint, kept=dict)
    cdef Py_ssize_t _start_tag(self, Py_ssize_t at) except -1

    @cython.locals(behind=Py_ssize_t)
    cdef Py_ssize_t _behind_program(self, Py_ssize_t at) except -1

    @cython.locals(html=str, size=Py_ssize_t, mending=Mending, end=Py_ssize_t, behind=Py_ssize_t, element=Element)
    cdef Py_ssize_t _end_tag(self, Py_ssize_t at) except -1

    @cython.locals(html=str, size=Py_ssize_t, mending=Mending, name=str, at=Py_ssize_t, end=Py_ssize_t, text=str)
    cdef Py_ssize_t _until_end(self, Py_ssize_t start, Element element) except -1
