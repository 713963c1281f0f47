"""What a saved web page says of itself: the address it was saved from, and when.

Browsers write both into the header of an ``.mhtml`` file, Safari into a ``.webarchive``, and most others into a comment
at the head of the HTML. The bytes stay as they came; `clean.saved` reads the page in them.
"""

from __future__ import annotations

import plistlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.parser import HeaderParser
from email.utils import parsedate_to_datetime

from onrecord.capture.found import web_address
from onrecord.capture.sniff import Kind

_HEAD_BYTES = 65_536  # all headers and the first part's lie within
_COMMENT = re.compile(rb"<!--.{0,200}?saved from url=\(\d{1,5}\)(\S{1,8192})", re.I | re.S)
_SINGLE_FILE = re.compile(
    rb"<!--\s{0,20}Page saved with SingleFile\s{1,20}url:\s{0,5}(\S{1,8192})"
    rb"(?:\s{1,20}saved date:\s{0,5}([^\n]{10,100}))?"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SCRIPT_DATE = re.compile(
    r"\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})"  # as JavaScript writes a date
)
_BOUNDARY = re.compile(r'boundary\s{0,9}=\s{0,9}"?([^";\r\n]{1,100})', re.I)


@dataclass(frozen=True, slots=True)
class Saved:
    """Where and when a page was saved; "" for what it does not say."""

    url: str = ""
    captured: str = ""  # UTC, ISO 8601 to the second


def saved(kind: Kind, body: bytes) -> Saved:
    """Return what a file says of where its page came from. Never raises."""
    if kind is Kind.MHTML:
        return _mhtml(body[:_HEAD_BYTES].decode("latin-1"))
    if kind is Kind.WEBARCHIVE:
        return _webarchive(body)
    return _html(body[:4096]) if kind is Kind.HTML else Saved()


def _mhtml(head: str) -> Saved:
    fields = HeaderParser().parsestr(head, headersonly=True)
    url = str(fields.get("snapshot-content-location", "") or fields.get("content-location", ""))
    boundary = _BOUNDARY.search(str(fields.get("content-type", "")))
    if not url and boundary:
        # Internet Explorer names the address on the first part only.
        _, found, part = head.partition(f"--{boundary[1]}")
        if found:
            url = str(HeaderParser().parsestr(part.lstrip("\r\n"), headersonly=True).get("content-location", ""))
    return Saved(web_address(_decoded("".join(url.split()))), _mail_time(str(fields.get("date", ""))))


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (ValueError, LookupError):
        return value


def _mail_time(written: str) -> str:
    try:
        return _utc(parsedate_to_datetime(written))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.tzinfo and moment.year > 1970 else ""


def _webarchive(body: bytes) -> Saved:
    try:
        resource = plistlib.loads(body)["WebMainResource"]
        return Saved(web_address(resource.get("WebResourceURL")))
    # What a property list may raise that is none, or is damaged, or nested beyond reason.
    except Exception:
        return Saved()


def _html(head: bytes) -> Saved:
    single = _SINGLE_FILE.search(head)
    if single:
        url, date = (each.decode("utf-8", "replace") for each in single.groups(b""))
        return Saved(web_address(url), _script_time(date))
    comment = _COMMENT.search(head)
    return Saved(web_address(comment[1].decode("utf-8", "replace").removesuffix("-->"))) if comment else Saved()


def _script_time(written: str) -> str:
    found = _SCRIPT_DATE.match(written)
    if not found or found[1] not in _MONTHS:
        return ""
    month = _MONTHS.index(found[1]) + 1
    try:
        return _utc(datetime.strptime(f"{found[3]}-{month}-{found[2]} {found[4]} {found[5]}", "%Y-%m-%d %H:%M:%S %z"))
    except ValueError:
        return ""
