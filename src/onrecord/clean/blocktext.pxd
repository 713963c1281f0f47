cimport cython

cdef int BLANK, BREAK, HIGH, LINE, ODD, SHOWN, WHITE, _LEADS
cdef Py_ssize_t _ROOM, _SHORT
cdef tuple _END_OF_SENTENCE


@cython.final
cdef class BlockText:
    cdef bytearray room
    cdef unsigned char[::1] letters
    cdef Py_ssize_t size
    cdef Py_ssize_t used
    cdef bint is_apart, has_break

    @cython.locals(letters="unsigned char[::1]", used=Py_ssize_t, unshown=Py_ssize_t, at=Py_ssize_t, sign=int,
                   is_apart=bint)
    cdef Py_ssize_t add(self, const unsigned char* signs, Py_ssize_t start, Py_ssize_t end, bint is_kept) except -1

    cdef int add_break(self) except -1

    @cython.locals(size=Py_ssize_t, room=bytearray)
    cdef int _make_room(self, Py_ssize_t more) except -1

    cdef int clear(self) except -1

    @cython.locals(text=str)
    cdef list paragraphs(self)


@cython.locals(first=int, second=int, code=int)
cpdef int kind_beyond(const unsigned char* signs, Py_ssize_t at) noexcept

cdef int _kind_of_general(int code) noexcept

@cython.locals(line=str, each=str, last=str, fresh=bint)
cpdef list paragraphs(str text)
