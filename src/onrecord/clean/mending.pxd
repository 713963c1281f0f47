cimport cython

from onrecord.clean.attributes cimport Attributes
from onrecord.clean.blocks cimport Blocks
from onrecord.clean.elements cimport Element
from onrecord.clean.tag_names cimport small

cdef dict KNOWN
cdef tuple _IMPLIED
cdef Element _P, _HEAD
cdef Py_ssize_t _DEEPEST, _ROOM
cdef int HTML, HEAD, BODY, RANKS, KEYED, SHIFT
cdef unsigned long long ALL, SPREAD
cdef Py_ssize_t SLOTS


@cython.final
cdef class Mending:
    cdef readonly Blocks blocks
    cdef Attributes attributes
    cdef unsigned long long[::1] keys
    cdef list keyed
    cdef int known
    cdef const unsigned char[::1] endings
    cdef dict others
    cdef list stack
    cdef Py_ssize_t height, room, pruned, ignored
    cdef int[::1] last, before, ranked, lower
    cdef bint had_head, had_body, is_over

    cdef int finish(self) except -1

    @cython.locals(element=Element, name=str, number=Py_ssize_t, at="unsigned long long")
    cdef Element named(self, Py_ssize_t start, Py_ssize_t end, unsigned long long key)

    @cython.locals(innermost=Element)
    cdef bint is_inside(self) except -1

    @cython.locals(rest=str, innermost=Element)
    cdef void say(self, str text, bint is_blank) except *

    @cython.locals(number=Py_ssize_t, innermost=Element)
    cdef void end_for(self, Element coming) except *

    cdef void imply(self, Element coming) except *
    cdef int _begin_implied(self, int part) except -1

    @cython.locals(part=int, is_second=bint)
    cdef bint is_second(self, Element element) except -1

    @cython.locals(height=Py_ssize_t, number=Py_ssize_t)
    cdef void begin(self, Element element) except *

    cdef int _make_room(self) except -1

    @cython.locals(height=Py_ssize_t, element=Element)
    cdef void end(self) except *

    @cython.locals(place=Py_ssize_t, rank=int)
    cdef void end_of(self, Element element) except *
