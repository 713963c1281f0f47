"""How a page asks the record: by the parts of its address that a question takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from onrecord.problems import BadRequest
from onrecord.record.record import Record
from onrecord.tell.months import Bar
from onrecord.tell.questions import question, read

Asked = Mapping[str, str]
_OWN = ("part", "regions", "theme", "view", "names")  # parts of an address that are the page's own, no question's


def ask(record: Record, name: str, asked: Asked, **more: Any) -> Any:
    """Return the record's answer to a question. ``reviewed=none``, as the desk's forms say it, is "not yet"."""
    given = {key: value for key, value in asked.items() if key not in _OWN and value}
    if given.get("reviewed") == "none":
        given["reviewed"] = ""
    asking = question(name)
    return asking.ask(record, **{**read(asking, given), **more})


def number(asked: Asked, name: str, default: int) -> int:
    """Return a whole number that stands in a page's address. Raises BadRequest where it is none."""
    text = asked.get(name, "")
    try:
        return int(text) if text else default
    except ValueError:
        raise BadRequest(f"{name} is a whole number, got {text!r}") from None


def month_links(path: str, kept: Mapping[str, str]) -> Callable[[Bar], str]:
    """Return what gives the address of the statements of a bar."""
    base = {k: v for k, v in kept.items() if k not in ("since", "until")}

    @cache
    def lane(outlet: str) -> str:
        return f"{path}?{urlencode({**base, **({'outlet': outlet} if outlet else {})})}"

    def address(bar: Bar) -> str:
        return f"{lane(bar.outlet)}&since={bar.since}&until={bar.until}"

    return address
