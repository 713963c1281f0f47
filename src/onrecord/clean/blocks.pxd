cimport cython

from onrecord.clean.elements cimport Element
from onrecord.clean.tags cimport Tag


cdef class Note:
    cdef readonly Tag tag
    cdef Py_ssize_t left
    cdef readonly str text


cdef class Open:
    cdef Tag tag
    cdef str hints
    cdef Py_ssize_t around
    cdef bint at_start, is_gathered


cdef class Blocks:
    cdef readonly list cuts, notes
    cdef readonly str language
    cdef Py_ssize_t left, depth, around, told, block_depth, skipping, links, kept_as_written
    cdef list gathering, opened, pieces, linked, covers
    cdef str block_tag, block_hints
    cdef bint just_closed

    @cython.locals(element=Element, opened=Open)
    cdef void open(self, Tag tag) except *

    @cython.locals(element=Element, opened=Open, tag=Tag)
    cdef void close(self) except *

    cdef void text(self, str text, bint is_blank) except *
    cdef void end(self) except *
    cdef void _begin_page(self, Tag tag) except *

    @cython.locals(opened=Open)
    cdef void _begin_block(self) except *

    @cython.locals(opened=Open, at=Py_ssize_t, hints=str)
    cdef str _hints_at(self, Py_ssize_t depth)

    cdef void _end_block(self) except *

    @cython.locals(share=double, hints=str, paragraph=str, kept=str)
    cdef void _cut(self, str text) except *

    @cython.locals(note=Note)
    cdef bint _note(self, Tag tag) except *

    @cython.locals(note=Note)
    cdef void _gather(self, str text) except *


cdef Py_ssize_t _size(str text) except -1

@cython.locals(sign=Py_UCS4, was_blank=bint)
cdef bint _is_one_line(str text) except *

cpdef list paragraphs(str text)
