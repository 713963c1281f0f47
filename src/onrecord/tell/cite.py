"""How a statement or a page is cited: in words, as BibTeX and as CSL-JSON, each with its permalink on the desk.

A citation names the page, since that is what anybody can look up, and the words it puts into whose mouth; it gives the
day the bytes were taken, and the digest that tells whether someone else holds the same bytes.
Fields: CSL 1.0.2 (https://docs.citationstyles.org), and those that BibTeX's @misc has in every style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from onrecord.dates import PartialDate
from onrecord.model import Capture
from onrecord.record.answers import ArticleLine, StatementLine
from onrecord.tell.look import day, shorter, web_address
from onrecord.tell.plain import to_json
from onrecord.tell.wording import together, verb

QUOTED = 400  # characters of a statement that its citation gives


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement or a page in each form."""

    permalink: str  # path on the desk
    words: str
    bibtex: str
    csl: str  # JSON


def cited(record: str, article: ArticleLine, kept: Capture, line: StatementLine | None = None) -> Cited:
    """Return how to cite a page of the record called ``record``, or one statement of it."""
    permalink = f"/statement/{line.id}" if line else f"/source/{article.capture}"
    key = f"onrecord-{line.id if line else article.capture}"
    csl = _csl(key, record, permalink, article, kept, line)
    return Cited(
        permalink,
        _words(record, permalink, article, kept, line),
        _bibtex(key, record, permalink, article, kept, line),
        to_json([csl]).decode(),
    )


def said(line: StatementLine) -> str:
    """Return the words of a statement and who is reported to have said them: neutral, and the same everywhere."""
    text = shorter(line.text, QUOTED)
    words = f"“{text}”" if line.form == "direct" else text
    speaker = together(line.speaker) or ("an unnamed source" if line.anonymous else "someone it does not name")
    return f"{line.outlet or 'the page'} reported that {speaker} {verb(line)}: {words}"


def _ended(sentence: str) -> str:
    """Return a sentence with a stop at its end, where it has none yet."""
    return sentence if re.search(r"[.!?…]”?$", sentence) else f"{sentence}."


def _words(record: str, permalink: str, article: ArticleLine, kept: Capture, line: StatementLine | None) -> str:
    by = "; ".join(article.byline)
    title = article.title or article.source
    parts = [
        f"{by}." if by else "",
        f"“{title}”.",
        f"{article.outlet}," if article.outlet else "",
        f"{day(article.published)}." if article.published else "undated.",
        f"{web_address(article.url)}." if web_address(article.url) else "",
        f"Captured {day(kept.captured)} (sha256 {kept.digest[:16]}…)." if kept.captured else "",
        _ended(said(line)) if line else "",
        f"OnRecord, record {record}, {permalink}.",
    ]
    return " ".join(part for part in parts if part)


# --- CSL-JSON ----------------------------------------------------------------------------------


def _csl(
    key: str, record: str, permalink: str, article: ArticleLine, kept: Capture, line: StatementLine | None
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": key,
        "type": "article-newspaper" if article.outlet else "document",
        "title": article.title or article.source,
        "author": [{"literal": name} for name in article.byline],
        "container-title": article.outlet,
        "issued": _parts(article.published),
        "accessed": _parts(_on(kept.captured)),
        "URL": web_address(article.url),
        "language": article.language,
        "archive": f"OnRecord, record {record}",
        "archive_location": permalink,
        "note": said(line) if line else "",
        "annote": f"sha256 of the captured bytes: {kept.digest}",
    }
    return {name: value for name, value in made.items() if value}


def _parts(date: PartialDate | None) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in date.iso.split("-")]]} if date else {}


def _on(instant: str) -> PartialDate | None:
    try:
        return PartialDate(instant[:10])
    except ValueError:
        return None


# --- BibTeX ------------------------------------------------------------------------------------

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def _bibtex(
    key: str, record: str, permalink: str, article: ArticleLine, kept: Capture, line: StatementLine | None
) -> str:
    year, month, of_month = _ymd(article.published)
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in article.byline),
        "title": f"{{{_tex(article.title or article.source)}}}",
        "howpublished": _tex(article.outlet),
        "year": year,
        "month": month,
        "day": of_month,
        "url": _tex(web_address(article.url)),
        "urldate": kept.captured[:10],
        "note": _tex(f"{f'{said(line)}; ' if line else ''}OnRecord, record {record}, {permalink}"),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{body}\n}}\n"


def _ymd(date: PartialDate | None) -> tuple[str, str, str]:
    parts = date.iso.split("-") if date else []
    year, month, of_month = [*parts, "", "", ""][:3]
    return year, month.lstrip("0"), of_month.lstrip("0")


def _tex(text: str) -> str:
    """Return text that TeX prints and does not run; a page's title may hold any command."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], f"\\{found[0]}"), flat)
