cimport cython

from onrecord.clean.attributes cimport Attributes
from onrecord.clean.blocks cimport Blocks
from onrecord.clean.blocktext cimport kind_beyond
from onrecord.clean.elements cimport Element
from onrecord.clean.mending cimport Mending
from onrecord.clean.programs cimport end_of_program, says_something
from onrecord.clean.tag_names cimport ends_name, is_letter
from onrecord.clean.tags cimport read_text

cdef int PLAIN, REFERENCES, BEYOND, ENDS, ODD, SHOWN, _LEADS
cdef int AND, BLANK, CAPITAL_A, CAPITAL_Z, HIGH, HYPHEN, LESS, LINE, MORE, QUESTION, REMARK, SLASH, TAB, TO_SMALL
cdef unsigned long long ALL
cdef bytes _KINDS


@cython.final
cdef class Tokens:
    cdef bytes raw
    cdef const unsigned char* signs
    cdef const unsigned char* kinds
    cdef Py_ssize_t size
    cdef readonly Mending mending
    cdef Attributes attributes
    cdef unsigned long long key
    cdef bint may_skip

    @cython.locals(size=Py_ssize_t, mending=Mending, at=Py_ssize_t)
    cpdef int read(self) except -1

    @cython.locals(sign=int)
    cdef Py_ssize_t _markup(self, Py_ssize_t at) except -1

    @cython.locals(found=Py_ssize_t)
    cdef Py_ssize_t _behind(self, bytes signs, Py_ssize_t at) except -1

    @cython.locals(found=Py_ssize_t)
    cdef Py_ssize_t _remark(self, Py_ssize_t at) except -1

    @cython.locals(signs="const unsigned char*", kinds="const unsigned char*", size=Py_ssize_t, at=Py_ssize_t,
                   mending=Mending, blocks=Blocks, text=str, kind=int, seen=int, is_inside=bint, is_blank=bint)
    cdef Py_ssize_t _text(self, Py_ssize_t start) except -1

    @cython.locals(signs="const unsigned char*", at=Py_ssize_t, seen=int)
    cdef int _seen_beyond(self, Py_ssize_t start, Py_ssize_t end) except -1

    @cython.locals(signs="const unsigned char*", size=Py_ssize_t, at=Py_ssize_t, key="unsigned long long", sign=int)
    cdef Py_ssize_t _behind_name(self, Py_ssize_t start) except -1

    @cython.locals(size=Py_ssize_t, mending=Mending, attributes=Attributes, end=Py_ssize_t, behind=Py_ssize_t,
                   element=Element, is_ignored=bint, is_closed=bint, kept=dict)
    cdef Py_ssize_t _start_tag(self, Py_ssize_t at) except -1

    @cython.locals(behind=Py_ssize_t)
    cdef Py_ssize_t _behind_program(self, Py_ssize_t at, Element element) except -1

    @cython.locals(signs="const unsigned char*", size=Py_ssize_t, mending=Mending, end=Py_ssize_t, behind=Py_ssize_t,
                   element=Element)
    cdef Py_ssize_t _end_tag(self, Py_ssize_t at) except -1

    @cython.locals(raw=bytes, size=Py_ssize_t, at=Py_ssize_t, name=bytes, end=Py_ssize_t, mending=Mending,
                   written=bytes, text=str)
    cdef Py_ssize_t _until_end(self, Py_ssize_t start, Element element) except -1
