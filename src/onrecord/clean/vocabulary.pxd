cimport cython

from onrecord.clean.at_marks cimport is_day_of
from onrecord.clean.characters cimport Lines, kind
from onrecord.clean.lexicon cimport Lexicon, find, hashed, keep

cdef int AGO, BY_FIRST, DATED, COMMANDS, COMMANDS_FIRST, COMMON, HEADS, DECIMAL, IN_WORD, MAY_DATE, MONTH, MONTH_NAME, NUMBER
cdef int OF_DAY, OF_THREADS, PHRASE, RELATED_FIRST, SAID_LAST, SINCE
cdef long long FIRST_HASH, PRIME, WHOLE
cdef int _HEAD, _COMMON_AMONG, _KINDS, _RELATED, _SAID, _SIEVE

cdef class Words:
    cdef readonly Lexicon lexicon
    cdef readonly int[::1] known, said, number, begins, letters, common, bits, named
    cdef readonly signed char[::1] long
    cdef const unsigned short[::1] kinds

cdef class Known:
    cdef readonly Lexicon lexicon, months, stem
    cdef int[::1] bits, begins, phrases
    cdef signed char[::1] begins_with

@cython.locals(
    count=Py_ssize_t, line=Py_ssize_t, first=Py_ssize_t, size=Py_ssize_t, begin=Py_ssize_t, end=Py_ssize_t,
    until=Py_ssize_t,
)
cdef object _read(Lines folds, Words made, Known told)

@cython.locals(
    lexicon=Lexicon, letter_kinds="const unsigned short[::1]", codes="const unsigned int[::1]", most=Py_ssize_t,
    at=Py_ssize_t, start=Py_ssize_t, letters=int, common=int, place=int, seen=int, before=int, second=int, here=int, more=int,
    hash_of="unsigned int", mine=Py_ssize_t, each=int, first=Py_ssize_t, behind=Py_ssize_t, is_month=bint,
)
cdef Py_ssize_t _read_line(
    Py_ssize_t begin, Py_ssize_t end, Py_ssize_t line, Py_ssize_t count, Words made, Known told
) except -1

@cython.locals(lexicon=Lexicon, codes="const unsigned int[::1]", number=Py_ssize_t, said=int, size=Py_ssize_t, sieved=int)
cdef int _meet(
    Py_ssize_t mine, Py_ssize_t start, Py_ssize_t end, unsigned int hash_of, int first, Words made, Known told
) except -1

@cython.locals(said=int, end=Py_ssize_t)
cdef int _begun(Lexicon lexicon, Py_ssize_t start, Py_ssize_t size, Known told) except -1

cdef int _sieved(int first, int second, int third)

@cython.locals(
    seen=int, at=Py_ssize_t, word=Py_ssize_t, begin=Py_ssize_t, until=Py_ssize_t, of_kind=int, more=Py_ssize_t,
    same=Py_ssize_t,
)
cdef int _phrases(Py_ssize_t line, Py_ssize_t first, Py_ssize_t end, Words made, Known told) except -1
