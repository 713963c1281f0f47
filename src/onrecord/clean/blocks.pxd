cimport cython

from onrecord.clean.attributes cimport Attributes
from onrecord.clean.blocktext cimport BlockText
from onrecord.clean.elements cimport Element
from onrecord.clean.opened cimport Open

cdef int HTML, HEAD, BODY
cdef object _NONE, _ALL
cdef Py_ssize_t _DEEPEST, _LONGEST_HINTS


@cython.final
cdef class Note:
    cdef readonly str name
    cdef readonly dict attributes
    cdef Py_ssize_t left
    cdef readonly str text


@cython.final
cdef class Blocks:
    cdef readonly list cuts, notes
    cdef readonly str language
    cdef Attributes attributes
    cdef Py_ssize_t left, depth, around, told, block_depth, skipping, links, kept_as_written
    cdef list gathering, opened, covers
    cdef BlockText written
    cdef Py_ssize_t shown, linked, told_linked
    cdef str block_tag, block_hints
    cdef bint just_closed

    @cython.locals(opened=Open, attributes=Attributes, is_skipped=bint)
    cdef int open(self, Element element) except -1

    @cython.locals(element=Element, opened=Open, own=str)
    cdef int close(self) except -1

    @cython.locals(raw=bytes)
    cdef int text(self, str text, bint is_blank) except -1

    cdef int plain_text(self, Py_ssize_t start, Py_ssize_t end, bint is_blank) except -1
    cdef bint _is_kept(self, bint is_blank) except -1

    @cython.locals(shown=Py_ssize_t)
    cdef int _add(self, const unsigned char* signs, Py_ssize_t start, Py_ssize_t end) except -1

    cdef int end(self) except -1

    @cython.locals(noted=dict)
    cdef int _begin_page(self, Element element) except -1

    @cython.locals(opened=Open)
    cdef int _begin_block(self) except -1

    @cython.locals(opened=Open, at=Py_ssize_t, hints=str, own=str)
    cdef str _hints_at(self, Py_ssize_t depth)

    cdef void _end_block(self) except *

    @cython.locals(share=object, hints=str, paragraph=str, kept=str)
    cdef int _cut(self) except -1

    @cython.locals(note=Note, is_gathered=bint)
    cdef bint _note(self, Element element) except -1

    @cython.locals(note=Note)
    cdef int _gather(self, str text) except -1
