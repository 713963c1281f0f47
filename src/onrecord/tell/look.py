"""How the desk's pages are made: templates, what they may say, and the words they share."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.util import find_spec
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.dates import PartialDate
from onrecord.record.answers import ArticleLine, Carriage, Hit, Rows, StatementLine
from onrecord.record.users import UserRole
from onrecord.spans import written
from onrecord.tell.gate import Token, caller
from onrecord.tell.lettering import lane
from onrecord.tell.nations import nation, office
from onrecord.tell.sheet import PART
from onrecord.tell.whys import linked, why
from onrecord.tell.wording import addressed, cue, pieces, together, told

CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKED = dict.fromkeys((*range(8234, 8239), *range(8294, 8298)), "⇆")
THEMES = ("light", "dark")
#: Under which of the sections a page stands that is none itself, by the first part of its path.
SECTIONS = {
    **dict.fromkeys(("story", "compare", "storylines", "storyline", "timeline"), "/stories"),
    **dict.fromkeys(("statement", "utterance"), "/statements"),
    **dict.fromkeys(("source", "chain"), "/articles"),
    "actor": "/actors",
    "issue": "/issues",
    "reviews": "/queue",
}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Defined(NamedTuple):
    """What an issue or a search is called, and by which words it is found."""

    name: str
    words: str


class Look:
    """The desk's templates, filled for one request at a time. Everything in them is escaped."""

    def __init__(self, token: Token, record: str = "") -> None:
        self.token = token
        self.record = record  # its name, for citations
        self.templates = Environment(
            loader=PackageLoader("onrecord.tell"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=plain,
        )
        self.templates.filters |= {
            "day": day,
            "on": on,
            "dated": dated,
            "web": web_address,
            "found": found,
            "shorter": shorter,
            "place": place,
            "many": many,
            "told_in_all": told_in_all,
            "spans": written,
            "by_day": by_day,
            "why": why,
            "linked": linked,
            "lane": lane,
            "defined": defined,
            "part": lambda place: place // PART + 1,
            "nation": nation,
            "office": office,
            "cue": cue,
            "pieces": pieces,
            "told": lambda reason: told(reason, day),
            "together": together,
            "addressed": addressed,
            "paired": lambda names: [(name, name) for name in names],
        }
        self.templates.globals |= {"has_tables": find_spec("polars") is not None, "asset": asset, "days": days}

    def page(self, request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page. ``theme`` is the person's choice, "" to follow the system's."""
        theme = request.cookies.get("theme", "")
        here, asking = request.url.path, caller(request)
        shared = {
            "theme": theme if theme in THEMES else "",
            "token": self.token.of(request),
            "user": asking.name,
            "role": asking.role.word,
            "may_read": asking.may(UserRole.READER),
            "may_review": asking.may(UserRole.REVIEWER),
            "may_add": asking.may(UserRole.ADMIN),
            "record_name": self.record,
            "seen_on": day(datetime.now(UTC).strftime("%Y-%m-%d")),
            "here": here,
            "section": SECTIONS.get(here.split("/")[1], ""),
            "address": f"{here}?{request.url.query}" if request.url.query else here,
            "asked": dict(request.query_params),
            "turn": lambda **changed: turned(request, changed),
            "twin": lambda ending: twin(request, ending),
        }
        return HTMLResponse(self.templates.get_template(template).render(shared | values), status)


def plain(shown: Any) -> Any:
    """Return text with a visible mark for each character that would turn the line around; anything else as it is.

    Overrides, embeddings and isolates can make words read as their contrary. Marks of direction and joiners, which
    some scripts need, stay. One character stands for one, so places in the text stay what they are.
    """
    if isinstance(shown, str) and CONTROLS.search(shown):
        return shown.translate(_MARKED)
    return shown


def turned(request: Request, changed: Mapping[str, object]) -> str:
    """Return this page's address with some of its query changed; None takes a part away."""
    asked = {**request.query_params, **changed}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"{request.url.path}?{query}" if query else request.url.path


def shortened(request: Request) -> Response | None:
    """Return the way to the same page without empty parts in its address, None where it has none.

    A form sends its empty fields too; an address that can be passed on holds none.
    """
    if all(request.query_params.values()):
        return None
    full = {name: value for name, value in request.query_params.items() if value}
    return RedirectResponse(f"{request.url.path}?{urlencode(full)}" if full else request.url.path, 303)


def twin(request: Request, ending: str) -> str:
    """Return the address of this page's ``json`` or ``csv`` twin, under the same filters."""
    path = "/stories" if request.url.path == "/" else request.url.path
    return f"{quote(path)}.{ending}" + (f"?{request.url.query}" if request.url.query else "")


@cache
def asset(name: str) -> str:
    """Return the address of a file of ours, which changes with its content."""
    content = resources.files("onrecord.tell").joinpath("static", name).read_bytes()
    return f"/static/{name}?{sha256(content).hexdigest()[:8]}"


def day(given: PartialDate | str | None) -> str:
    """Return a date as a newspaper prints it: ``5 February 2016``, ``February 2016``, ``2016``; "" where none is."""
    iso = given.iso if isinstance(given, PartialDate) else (given or "")[:10]
    parts = iso.split("-")
    try:
        if len(parts) > 1:
            parts[1] = _MONTHS[int(parts[1]) - 1]
        if len(parts) > 2:
            parts[2] = str(int(parts[2]))
    except (ValueError, IndexError):
        return iso
    return " ".join(reversed(parts))


def on(given: PartialDate | None) -> str:
    """Return a date as a sentence takes it: ``on 5 February 2016``, ``in February 2016``; "" where none is."""
    if given is None:
        return ""
    return f"{'on' if given.precision == 'day' else 'in'} {day(given)}"


def dated(line: ArticleLine) -> str:
    """Return when an article was published, or the bounds that its page tells."""
    if line.published:
        return day(line.published)
    if line.earliest and line.latest:
        return f"between {day(line.earliest)} and {day(line.latest)}"
    if line.earliest or line.latest:
        return f"not before {day(line.earliest)}" if line.earliest else f"not after {day(line.latest)}"
    return "undated"


def days(first: str, last: str) -> str:
    """Return a run of days, said once where both ends share month or year: ``3–5 May 2019``."""
    if not last or first == last:
        return day(first)
    one, other = first.split("-"), last.split("-")
    if one[:2] == other[:2] and len(one) == len(other) == 3:
        return f"{int(one[2])}–{day(last)}"
    if one[0] == other[0]:
        return f"{day(first).removesuffix(' ' + one[0])} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def web_address(text: str) -> str:
    """Return ``text`` where it is safe to link to: an http(s) address and nothing else; "" otherwise."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def found(snippet: str) -> Markup:
    """Return a search snippet, escaped, with the found words marked."""
    escaped = Markup.escape(snippet)
    opened, closed = escaped.count("\x02"), escaped.count("\x03")
    if opened != closed:  # the page itself holds such a character
        return escaped.replace("\x02", "").replace("\x03", "")
    return escaped.replace("\x02", Markup("<mark>")).replace("\x03", Markup("</mark>"))


def shorter(text: str, most: int = 280) -> str:
    """Return ``text`` cut at a word's end after at most ``most`` characters, with an ellipsis where it was cut."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    head, blank, _ = text[:most].rpartition(" ")
    return f"{head if blank else text[:most]} …"


def place(line: StatementLine | Hit | Carriage) -> str:
    """Return the address of a statement, or of a found page, in its source."""
    part = line.start // PART
    query = f"?part={part + 1}" if part else ""
    id = line.statement if isinstance(line, Carriage) else line.id
    anchor = "" if isinstance(line, Hit) and line.noun != "statement" else f"#s-{id}"
    return f"/source/{line.capture}{query}{anchor}"


def by_day(lines: Iterable[StatementLine]) -> list[tuple[str, list[StatementLine]]]:
    """Return statements day by day, in the order they come; those of no known day last."""
    days: dict[str, list[StatementLine]] = {}
    for line in lines:
        days.setdefault(line.on_day, []).append(line)
    undated = days.pop("", [])
    return [*days.items(), *([("", undated)] if undated else [])]


def many(count: int, one: str, more: str = "") -> str:
    """Return a count with its noun: ``1 article``, ``1,204 articles``."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def told_in_all(rows: Rows[Any], one: str, more: str = "") -> str:
    """Return how many rows an answer has in all, with their noun: ``More than 10,000 places`` where none counted on."""
    return f"More than {many(rows.total, one, more)}" if rows.more_than_total else many(rows.total, one, more)


def defined(value: str) -> Defined:
    """Return what a person's definition of an issue or of a search says, as a ledger tells it."""
    try:
        said = json.loads(value)
        parts = said.get("terms") or [said.get("query", "")]
        return Defined(str(said["name"]), "; ".join(map(str, parts)))
    except (ValueError, AttributeError, KeyError, TypeError):  # of a later version
        return Defined(value, "")


def is_day(iso: str) -> bool:
    """Tell whether ``iso`` is a whole date, which a chart can place."""
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return len(iso) == 10
