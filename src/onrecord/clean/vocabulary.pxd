cimport cython

from onrecord.clean.letters cimport kind

cdef int AGO, BY_FIRST, BY_WORD, COMMANDS, COMMANDS_FIRST, COMMON, HEADS, DECIMAL, IN_WORD, MAY_DATE, MONTH, NUMBER, OF_DAY, OF_THREADS, PHRASE
cdef int RELATED_FIRST, SAID_LAST, SINCE
cdef int _HEAD, _COMMON_AMONG, _KINDS, _RELATED, _SAID, _SIEVE

cdef class Words:
    cdef readonly dict numbers
    cdef readonly int[::1] known, said, number, begins, letters, common, bits, named
    cdef readonly signed char[::1] long
    cdef const unsigned short[::1] kinds

cdef class Known:
    cdef readonly dict numbers
    cdef int[::1] bits, begins, phrases
    cdef signed char[::1] begins_with

@cython.locals(count=Py_ssize_t, line=Py_ssize_t, first=Py_ssize_t, end=Py_ssize_t)
cdef object _read(list heads, lines, Words made, Known told)

@cython.locals(
    numbers=dict, letter_kinds="const unsigned short[::1]", size=Py_ssize_t, at=Py_ssize_t, start=Py_ssize_t,
    letters=int, common=int, place=int, seen=int, before=int, second=int, here=int, more=int, word=str,
    mine=Py_ssize_t, each=int,
)
cdef Py_ssize_t _read_line(str head, Py_ssize_t line, Py_ssize_t count, Words made, Known told) except -1

@cython.locals(mine=Py_ssize_t, size=Py_ssize_t, said=int, sieved=int)
cdef Py_ssize_t _meet(str word, Words made, Known told) except -1

cdef int _begun(str word) except -1

cdef int _sieved(int first, int second, int third)

@cython.locals(
    seen=int, at=Py_ssize_t, word=Py_ssize_t, begin=Py_ssize_t, until=Py_ssize_t, of_kind=int, more=Py_ssize_t,
    same=Py_ssize_t,
)
cdef int _phrases(Py_ssize_t line, Py_ssize_t first, Py_ssize_t end, Words made, Known told) except -1
