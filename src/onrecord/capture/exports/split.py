"""Tells an export by its frame and gives the articles in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from onrecord.capture.exports.factiva import factiva_articles, is_factiva
from onrecord.capture.exports.frame import Cut, Framed, Line, Sheet, written
from onrecord.capture.exports.nexis_new import is_new, new_articles
from onrecord.capture.exports.nexis_old import is_old, old_articles
from onrecord.capture.exports.sheets import docx_sheet, html_sheet, rtf_sheet, text_sheet
from onrecord.capture.found import EXPORT, Found, Whole, refused
from onrecord.model import Problem
from onrecord.problems import BadSource

_READERS: dict[str, Callable[[bytes, str], Sheet]] = {
    "text/plain": text_sheet,
    "text/html": html_sheet,
    "application/rtf": rtf_sheet,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx_sheet,
}
# What the bytes of a text or an HTML export hold in some place. Cheap: most files are none.
_HINTS = re.compile(
    rb"\d (?:of|von|de|van|di) \d{1,6} DO[CK]|Do[ck]ument\w{0,2} \d{1,6} (?:von|de|van|di) \d"
    rb"|(?:19|20)\d{6}[a-z0-9]{9}\b|(?i:load-date|ladedatum|date-chargement|end of document|dokument(?:s|ende)\b"
    rb"|fin du document|classification)"
)


@dataclass(frozen=True)
class _Service:
    name: str
    is_one: Callable[[Sequence[Line]], bool]
    articles: Callable[[Sequence[Line]], Iterator[tuple[Sequence[Line], Framed | Cut]]]


_SERVICES = (
    _Service("factiva", is_factiva, factiva_articles),
    _Service("nexis", is_old, old_articles),
    _Service("nexis", is_new, new_articles),
)


def may_be_export(file: bytes, media_type: str) -> bool:
    """Tell, without reading it, whether a file can be an export at all."""
    kind = media_type.partition(";")[0]
    if kind not in _READERS:
        return False
    if not kind.startswith("text/"):
        return True
    flat = file.replace(b"\0", b"") if "utf-16" in media_type or file.startswith((b"\xff\xfe", b"\xfe\xff")) else file
    return _HINTS.search(flat) is not None


def export_captures(source: str, file: bytes, media_type: str) -> Iterator[Found | Problem] | None:
    """Return the articles of an export, each as ``source#number``, with a Problem for each that cannot be given.

    None where the file is no export, or cannot be read: the step that makes pages then tells why.
    """
    if not may_be_export(file, media_type):
        return None
    try:
        sheet = _READERS[media_type.partition(";")[0]](file, media_type)
    except BadSource:
        return None
    service = next((each for each in _SERVICES if each.is_one(sheet.lines)), None)
    if service is None:
        return None
    whole = Whole(source, media_type, sha256(file).hexdigest(), service.name, file)
    return _captures(service, sheet, whole)


def _captures(service: _Service, sheet: Sheet, whole: Whole) -> Iterator[Found | Problem]:
    for number, (_, framed) in enumerate(service.articles(sheet.lines), start=1):
        place = f"{whole.source}#{number}"
        if isinstance(framed, Cut):
            yield refused(place, framed.why)
        elif not framed.is_whole or not framed.blocks:
            yield refused(place, "holds no article: neither a title nor a text")
        else:
            first, last = framed.blocks[0].line, framed.blocks[-1].line
            start, end = sheet.place(first.start, last.end)
            body = written(service.name, sheet, framed)
            yield Found(place, "", EXPORT, "", body, whole, f"{sheet.unit} {start}-{end}")
