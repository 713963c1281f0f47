"""Dates read letter by letter are those that the pattern reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates.calendar import months, weekdays
from onrecord.dates.forms import form_at
from onrecord.dates.written import _read, _told, _written

_MONTHS = st.sampled_from(sorted(name for name in months() if name.isascii()))
_DAYS = st.sampled_from(["1", "05", "12", "31", "0", "7th", "3rd", "1er", "22.", "123"])
_YEARS = st.sampled_from(["2019", "1850", "20195:45", "201912:10", "20190", "19", "99", "1700"])
_GAPS = st.sampled_from(
    [
        " ",
        "",
        "  ",
        "-",
        ". ",
        ".",
        ", ",
        ",",
        " , ",
        "/",
        " de ",
        " of ",
        "of ",
        "    ",
        "\t",
        " del ",
        " – ",
        "\u00a0",
        "…",
        " · ",
    ]
)
_WEEKDAYS = st.builds(
    lambda name, gap: name + gap,
    st.sampled_from(sorted(name for name in weekdays() if name.isascii())),
    st.sampled_from([" ", ", ", ". ", "-feira, "]),
)
_BESIDE = st.sampled_from(
    ["", " ", "a", "B", "1", "GMT+", "UTC -3 ", "/", ".", "-", ":30", "12:30", "_", "·", "–", "„", "\u00a0"]
)
_WRITTEN = st.one_of(
    st.tuples(_DAYS, _GAPS, _MONTHS, _GAPS, _YEARS),
    st.tuples(_MONTHS, _GAPS, _DAYS, _GAPS, st.one_of(st.just(""), _WEEKDAYS), _YEARS),
    st.tuples(_YEARS, _GAPS, st.sampled_from(["", "m. "]), _MONTHS, _GAPS, _DAYS, _GAPS, _YEARS),
    st.tuples(_MONTHS, _GAPS, _YEARS),
    st.tuples(st.one_of(_DAYS, _YEARS), *[st.sampled_from(["/", "-", ".", ". "]), st.one_of(_DAYS, _YEARS)] * 2),
)


@given(_WRITTEN, _BESIDE, _BESIDE, st.booleans())
def test_a_date_read_letter_by_letter_is_the_one_that_the_pattern_reads(
    written: tuple[str, ...], before: str, after: str, is_loud: bool
) -> None:
    date = "".join(written)
    text = before + (date.upper() if is_loud else date.title()) + after
    for at in range(len(text)):
        match = _written().match(text, at)
        form = form_at(text, at, len(text)) if text[at].isalnum() else None
        assert (form and (form.end, _told(form, None))) == (match and (match.end(), _read(match, None))), (text, at)
