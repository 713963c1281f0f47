cimport cython

from onrecord.clean.blocks cimport Blocks
from onrecord.clean.elements cimport Element
from onrecord.clean.tags cimport Tag, hints_of, is_styled_away, noted_tag, read_text, read_value

cdef dict _READ, KNOWN
cdef tuple _IMPLIED
cdef Element _P, _HEAD
cdef Py_ssize_t _DEEPEST, _MOST_ATTRIBUTES, _LONGEST_NAME, _LONGEST_KEPT, _MOST_KEPT
cdef int _ID, _CLASS, _ROLE, _STYLE, _HIDDEN, _ITEMPROP, _REL, _UNREAD, HTML, HEAD, BODY, PLAIN, REFERENCES, RANKS


cdef class Mender:
    cdef readonly str html
    cdef Py_ssize_t size, height, pruned, ignored
    cdef readonly Blocks blocks
    cdef int known
    cdef const unsigned char[::1] endings
    cdef dict others
    cdef list stack
    cdef int[::1] last, before, ranked, lower
    cdef long long[::1] begins, ends
    cdef bint had_head, had_body, is_over, may_skip, waits_blank, has_any
    cdef str waiting

    @cython.locals(html=str, size=Py_ssize_t, at=Py_ssize_t, tag=Py_ssize_t)
    cpdef void read(self) except *

    @cython.locals(html=str, sign=Py_UCS4)
    cdef Py_ssize_t _markup(self, Py_ssize_t at) except -1

    @cython.locals(found=Py_ssize_t)
    cdef Py_ssize_t _behind(self, str sign, Py_ssize_t at) except -1

    @cython.locals(found=Py_ssize_t)
    cdef Py_ssize_t _remark(self, Py_ssize_t at) except -1

    @cython.locals(text=str, is_blank=bint, is_plain=bint, sign=Py_UCS4)
    cdef void _text(self, Py_ssize_t start, Py_ssize_t end) except *

    @cython.locals(rest=str)
    cdef void _say(self, str text, bint is_blank) except *

    cdef void _keep(self, str text, bint is_blank) except *

    @cython.locals(text=str)
    cdef void _told(self) except *

    @cython.locals(html=str, size=Py_ssize_t, end=Py_ssize_t, behind=Py_ssize_t, element=Element, written=str,
                   is_ignored=bint, is_closed=bint, attributes=dict)
    cdef Py_ssize_t _start_tag(self, Py_ssize_t at) except -1

    @cython.locals(element=Element, name=str, number=Py_ssize_t)
    cdef Element _named(self, str written)

    @cython.locals(number=Py_ssize_t, innermost=Element)
    cdef void _end_for(self, Element coming) except *

    cdef void _imply(self, Element coming) except *
    cdef void _begin_implied(self, int part) except *

    @cython.locals(part=int, is_second=bint)
    cdef bint _is_second(self, Element element) except *

    @cython.locals(height=Py_ssize_t, number=Py_ssize_t)
    cdef void _begin(self, Element element, Tag tag) except *

    @cython.locals(height=Py_ssize_t, element=Element)
    cdef void _end(self) except *

    @cython.locals(html=str, size=Py_ssize_t, end=Py_ssize_t, behind=Py_ssize_t, element=Element)
    cdef Py_ssize_t _end_tag(self, Py_ssize_t at) except -1

    @cython.locals(place=Py_ssize_t, rank=int)
    cdef void _end_of(self, Element element) except *

    @cython.locals(html=str, size=Py_ssize_t, name=str, at=Py_ssize_t, end=Py_ssize_t, text=str)
    cdef Py_ssize_t _until_end(self, Py_ssize_t start, Element element) except -1

    @cython.locals(html=str, size=Py_ssize_t, begins="long long[::1]", ends="long long[::1]", which=int, many=int,
                   sign=Py_UCS4, start=Py_ssize_t, end=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, name=str,
                   is_small=bint)
    cdef Py_ssize_t _attributes(self, Py_ssize_t at, dict kept) except -1

    @cython.locals(begins="long long[::1]", is_styled=bint, is_hidden=bint, key=str, values=list, tag=Tag,
                   n=int)
    cdef Tag _tag(self, Element element, Py_ssize_t at, dict attributes)

    cdef str _value(self, int which)


cdef Tag _bare(Element element)

@cython.locals(is_link=bint, read=dict)
cdef Tag _noted(Element element, dict attributes, bint has_any)

cdef str _small(str name)
cdef bint _is_letter(Py_UCS4 sign) noexcept
cdef bint _is_white(Py_UCS4 sign) noexcept
cdef bint _ends_name(Py_UCS4 sign) noexcept
cdef bint _is_shown(Py_UCS4 sign) noexcept

@cython.locals(size=Py_ssize_t, sign=Py_UCS4)
cdef int _read_of(str html, Py_ssize_t start, Py_ssize_t end) except -1

@cython.locals(at=Py_ssize_t, sign=Py_UCS4)
cdef bint _stands(str word, str html, Py_ssize_t start, Py_ssize_t size) noexcept
