cimport cython

from onrecord.clean.elements cimport Element
from onrecord.clean.tag_names cimport is_white, small
from onrecord.clean.tags cimport is_styled_away, read_value, words_of, words_written

cdef int TAB, LINE, FORM, RETURN, BLANK, REMARK, DOUBLE, AND, SINGLE, SLASH, EQUALS, MORE
cdef int CAPITAL_A, CAPITAL_Z, SMALL_A, SMALL_Z, TO_SMALL, KEYED, HTML
cdef unsigned long long ALL, SPREAD
cdef int _SLOTS, _SHIFT, _DELETE, _LONGEST_WORD, _MOST_WORDS
cdef Py_ssize_t _MOST_ATTRIBUTES, _LONGEST_HINTS
cdef int ID, CLASS, ROLE, STYLE, HIDDEN, ITEMPROP, REL, UNREAD
cdef frozenset _UNREAD_NAMES
cdef bytes _NAMES, _PLAIN


@cython.final
cdef class Attributes:
    cdef readonly bytes raw
    cdef const unsigned char* signs
    cdef const unsigned char* names
    cdef const unsigned char* plain
    cdef Py_ssize_t size
    cdef long long[::1] begins, ends
    cdef const unsigned long long[::1] keys
    cdef const int[::1] read_as, sizes
    cdef unsigned long long key
    cdef Py_ssize_t first, last
    cdef int many
    cdef bint has_any, is_hidden, is_noted, is_gathered
    cdef dict noted
    cdef str hints

    @cython.locals(which=int)
    cdef int none(self) except -1

    @cython.locals(size=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, name=str)
    cdef Py_ssize_t find(self, Py_ssize_t at, dict kept) except -1

    @cython.locals(signs="const unsigned char*", size=Py_ssize_t)
    cdef Py_ssize_t _before_name(self, Py_ssize_t at) noexcept

    @cython.locals(signs="const unsigned char*", names="const unsigned char*", size=Py_ssize_t, at=Py_ssize_t,
                   key="unsigned long long", sign=int)
    cdef Py_ssize_t _behind_name(self, Py_ssize_t start) except -1

    @cython.locals(signs="const unsigned char*", size=Py_ssize_t, quote=int)
    cdef Py_ssize_t _behind_value(self, Py_ssize_t at) noexcept

    @cython.locals(size=Py_ssize_t, which=int, at="unsigned long long")
    cdef int _found(self, Py_ssize_t start, Py_ssize_t end) except -1

    @cython.locals(begins="long long[::1]")
    cdef int mean(self, Element element, Py_ssize_t at, dict kept) except -1

    cdef bint _is_related(self, Element element) except -1

    @cython.locals(name=str, read=dict)
    cdef void _note(self, Element element, dict written) except *

    @cython.locals(signs="const unsigned char*", plain="const unsigned char*", at=Py_ssize_t, many=Py_ssize_t,
                   since=Py_ssize_t)
    cdef str words(self, Py_ssize_t start, Py_ssize_t end)

    cdef str written(self, Py_ssize_t start, Py_ssize_t end)
    cdef str _value(self, int which)


@cython.locals(hints=str, words=str)
cdef str _hints_of(Element element, dict read)
