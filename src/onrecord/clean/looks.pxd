cimport cython

from onrecord.clean.characters cimport Lines
from onrecord.clean.vocabulary cimport Words

cdef int AGO, BARS, BLANK, BY_FIRST, CAPITALS, COMMAS, COUNTED, DECIMALS, DIGIT, DIGITS, FIRST, HASH, IN_WORD, IN_YEAR
cdef int LOWER, LOWERS, MAY, MAY_ADDRESS, MAY_DATE, MAY_NUMBERED, NAME_CAPITAL, NO_NAME
cdef int OPENING_QUOTE, OWNED, PARTED, QUOTES, RELATED_FIRST, SAID_LAST, SENTENCES, SINCE, SIZE, SLASHES, UPPERS, WORDS
cdef int DATED, IS_ADDRESS, IS_BY, IS_CLOCK, IS_NUMBERED, ENDS, ENDS_COLON, ENDS_MARK, ENDS_QUESTION, ENDS_SENTENCE
cdef int LOGGED, ASK_ANY, ASK_BELOW, ASK_BODY, ASK_COMMENT, COLON, COMMANDS, COMMANDS_FIRST, HEADS, MARK
cdef const double[::1] LOGS
cdef int LONG, _SHAPES, _MARKS, _KINDS, _COMMENTS, _FORM, _CLUTTER, _NAME_CHARS, _LONG_PART, _MOST_PARTS

cdef double _log1p(long long count) except -1

@cython.locals(
    made="float[::1]", line=Py_ssize_t, of=Py_ssize_t, at=Py_ssize_t, size="long long", first="long long", end="long long",
    found="long long", some="long long", share=double,
)
cdef object _shapes(Py_ssize_t lines, const long long[::1] counts, Words words)

@cython.locals(
    made="float[::1]", line=Py_ssize_t, at=Py_ssize_t, bits=int, of_kind=int, count=int, size="long long"
)
cdef object _marked(Lines written, const long long[::1] counts, Words words)

@cython.locals(many=Py_ssize_t, line=Py_ssize_t)
cdef Py_ssize_t _most_words(Lines folds, const long long[::1] counts) except -1

@cython.locals(
    codes="const unsigned int[::1]", letter_kinds="const unsigned short[::1]", begin=Py_ssize_t, end=Py_ssize_t,
    at=Py_ssize_t, parts=int, start=Py_ssize_t, is_capital=bint, size=Py_ssize_t,
)
cdef bint _is_name(str line, Lines written, Py_ssize_t number) except -1

@cython.locals(line=str, of=Py_ssize_t, bits=int, may="long long", first="long long", has_digit=bint)
cdef int _mark_short(
    Lines written, Py_ssize_t number, Py_ssize_t at, const long long[::1] counts, Words words, float[::1] made
) except -1

@cython.locals(
    made=list, line=Py_ssize_t, of=Py_ssize_t, bits=int, may="long long", first="long long", text=str, letter=Py_UCS4,
    is_figure=bint, ask=int,
)
cdef object _asked(lines, const long long[::1] counts, Words words)

@cython.locals(words=Words, line=Py_ssize_t)
cpdef list may_head(looks)

@cython.locals(words=Words, line=Py_ssize_t)
cpdef list may_be_form(looks)

@cython.locals(end=Py_ssize_t)
cdef Py_ssize_t _last_word(Words words, Py_ssize_t line) except -2
