"""Days counted from another: ``two days ago``, ``a year later``, ``the day before``, ``yesterday``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from onrecord.dates.asked import Asked
from onrecord.dates.calendar import days_from_today
from onrecord.dates.interval import Interval, one_day, week_of, whole_month, whole_year, whole_years
from onrecord.dates.numbers import COUNT, count_of

_FEW = {"a few": (2, 6), "few": (2, 6), "several": (3, 9), "some": (2, 9)}
_UNITS = "night|day|week|fortnight|month|year|decade|century|centurie"
_AGO = re.compile(
    rf"(?<!\w)(?:(?P<vague>more than|over|at least|less than|under|up to)\s+)?(?P<half>half\s+)?"
    rf"(?P<count>{COUNT}|{'|'.join(_FEW)})(?:\s+and\s+a\s+half)?(?:\s+(?:full|whole|short|long))?"
    rf"[\s-]+(?P<unit>{_UNITS})s?['’]?\s+(?P<way>ago|earlier|before|previously|prior to|prior|later|after|afterwards|on"
    r"|from now|from today|hence|from|back)(?!\w)"
)
_IN = re.compile(
    rf"(?<!\w)(?:with)?in\s+(?:the\s+next\s+)?(?P<count>{COUNT})\s+(?P<unit>{_UNITS})s?(?P<time>['’]?\s+time)?(?!\w)"
)
_BACK = ("ago", "earlier", "before", "previously", "prior", "prior to", "back")
_NOW = ("ago", "from now", "from today", "hence", "back")
_PART = r"(?:day|morning|afternoon|evening|night)"
_BESIDE = re.compile(
    rf"(?<!\w)(?:(?:the|that|on)\s+)?(?P<which>very next|next|following|previous|preceding|same)\s+{_PART}(?!\w)"
    rf"|(?<!\w)(?:the|a)\s+{_PART}\s+(?P<way>before|after|earlier|later)(?!\w)"
)
_LINKS = re.compile(r"^[\s,]*(?:that|this|it|then|,)?[\s]*(?:[,.;:)–—]|$)")


def counted(asked: Asked) -> Interval | None:
    """Return what the words mean where they count from the day of the page, or from what was told before."""
    for rule in (_ago, _coming, _beside, _named):
        if (found := rule(asked)) is not None:
            return found
    return None


def counted_from_words(asked: Asked) -> Interval | None:
    """Return what the words mean where they count from what they name; None where that has no date."""
    found = _ago(asked)
    return _beside(asked) if found is None else found


def counts_from_words(asked: Asked) -> bool:
    """Tell whether the words count from something that they, or those that follow, name: "two days before the vote"."""
    found = _AGO.search(asked.words) or _BESIDE.search(asked.words)
    is_open = found is not None and found["way"] in ("before", "after", "prior to", "from")
    return is_open and found is not None and bool(_complement(asked, found.end()))


def _complement(asked: Asked, end: int) -> str:
    after = asked.words[end:] or asked.right[:60].lower()
    return "" if _LINKS.match(after) else after.strip()


def _ago(asked: Asked) -> Interval | None:
    found = _AGO.search(asked.words)
    if not found or found["vague"]:
        return None
    since = _counted_from(asked, found)
    if since is None:
        return None
    few = _FEW.get(found["count"])
    least, most = few or (count_of(found["count"]),) * 2
    sign = -1 if found["way"] in _BACK else 1
    unit = "half" if found["half"] else found["unit"]
    near, far = (_shifted(since, sign * n, unit) for n in (least, most))
    return near.joined(far) if near and far else None


def _counted_from(asked: Asked, found: re.Match[str]) -> Interval | None:
    """Return what the days are counted from; None where it is something that cannot be told."""
    if found["way"] in _NOW:
        return one_day(asked.day)
    if found["way"] in ("before", "after", "prior to", "from") and (named := _complement(asked, found.end())):
        return asked.rest(re.split(r"\s[,.;:)(–—]", named)[0][:60])
    return None if found["way"] == "from" else asked.since


def _coming(asked: Asked) -> Interval | None:
    found = _IN.search(asked.words)
    # "the first time in three years" counts back.
    is_ahead = found is not None and (found["time"] or (asked.past is False and "first" not in asked.words))
    return _shifted(one_day(asked.day), count_of(found["count"]), found["unit"]) if found and is_ahead else None


def _shifted(since: Interval, count: int, unit: str) -> Interval | None:
    if unit == "half":
        since, count, unit = since, count * 6, "month"
    if unit in ("fortnight",):
        count, unit = 2 * count, "week"
    if unit in ("day", "night"):
        days = timedelta(days=count)
        return Interval(since.first + days, since.last + days)
    if unit == "week":
        # "three weeks ago" is seldom meant to the day.
        weeks = timedelta(days=7 * count)
        return week_of(since.first + weeks).joined(week_of(since.last + weeks))
    return (
        _months(since, count).joined(_months(Interval(since.last, since.last), count))
        if unit == "month"
        else _years(since, count, unit)
    )


def _months(since: Interval, count: int) -> Interval:
    return whole_month(since.first.year, since.first.month + count)


def _years(since: Interval, count: int, unit: str) -> Interval:
    if unit == "year":
        return whole_years(since.first.year + count, since.last.year + count)
    year = since.first.year + count * (10 if unit == "decade" else 100)
    slack = 1 if unit == "decade" else 10  # "a decade ago", "two centuries ago" are round numbers
    return whole_year(year) if slack == 1 and count in (-1, 1) else whole_years(year - slack, year + slack)


def _beside(asked: Asked) -> Interval | None:
    found = _BESIDE.search(asked.words)
    if not found:
        return None
    since: Interval | None = asked.since
    if found["way"] in ("before", "after") and (named := _complement(asked, found.end())):
        since = asked.rest(re.split(r"\s[,.;:)(–—]", named)[0][:60])
    if since is None:
        return None
    which = found["which"] or found["way"]
    if which == "same":
        return since
    return _shifted(since, -1 if which in ("before", "previous", "preceding", "earlier") else 1, "day")


@cache
def _named_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, days_from_today()), key=len, reverse=True))})(?!\w)")


def _named(asked: Asked) -> Interval | None:
    found = _named_pattern().search(asked.words)
    if not found:
        return None
    if found[0] == "that day":
        return asked.since
    return one_day(_on(asked.day, days_from_today()[found[0]]))


def _on(day: date, days: int) -> date:
    return day + timedelta(days=days)
