cimport cython

from onrecord.clean.elements cimport Element
from onrecord.clean.tags cimport Tag, hints_of, is_styled_away, noted_tag, read_value

cdef dict _READ
cdef Py_ssize_t _MOST_ATTRIBUTES, _LONGEST_NAME, _LONGEST_KEPT, _MOST_KEPT
cdef int _ID, _CLASS, _ROLE, _STYLE, _HIDDEN, _ITEMPROP, _REL, _UNREAD


cdef class Attributes:
    cdef str html
    cdef Py_ssize_t size
    cdef long long[::1] begins, ends
    cdef bint has_any

    @cython.locals(html=str, size=Py_ssize_t, begins="long long[::1]", ends="long long[::1]", which=int, many=int,
                   sign=Py_UCS4, start=Py_ssize_t, end=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, name=str,
                   is_small=bint)
    cdef Py_ssize_t find(self, Py_ssize_t at, dict kept) except -1

    @cython.locals(begins="long long[::1]", is_styled=bint, is_hidden=bint, key=str, values=list, tag=Tag, n=int)
    cdef Tag tag(self, Element element, Py_ssize_t at, dict attributes)

    cdef str _value(self, int which)


@cython.locals(tag=Tag)
cpdef Tag bare_tag(Element element)

@cython.locals(is_link=bint, read=dict)
cdef Tag _noted(Element element, dict attributes, bint has_any)

@cython.locals(size=Py_ssize_t, sign=Py_UCS4)
cdef int _read_of(str html, Py_ssize_t start, Py_ssize_t end) except -1

@cython.locals(at=Py_ssize_t, sign=Py_UCS4)
cdef bint _stands(str word, str html, Py_ssize_t start, Py_ssize_t size) noexcept

cpdef str small(str name)
cpdef bint is_letter(Py_UCS4 sign) noexcept
cdef bint is_white(Py_UCS4 sign) noexcept
cpdef bint ends_name(Py_UCS4 sign) noexcept
cpdef bint is_shown(Py_UCS4 sign) noexcept
