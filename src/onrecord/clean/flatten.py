"""The first step: a capture's bytes become one text, its blocks, and what its markup declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from onrecord.clean.articlejson import read_article
from onrecord.clean.declared import declaration, declared, kept_by_programs
from onrecord.clean.decode import Decoded, decode
from onrecord.clean.documents import read_docx, read_odt, read_rtf
from onrecord.clean.exportjson import TOLD, read_export
from onrecord.clean.language import language_of
from onrecord.clean.layout import Layout
from onrecord.clean.mail import read_mail
from onrecord.clean.markup import Plain, read_markup
from onrecord.clean.papers import Paper
from onrecord.clean.pdf import read_pdf
from onrecord.clean.saved import SavedPage, read_mhtml, read_webarchive
from onrecord.clean.utf8 import beyond_ascii, controls
from onrecord.manuscripts import is_docx
from onrecord.model import Block, Declared, Page, Payload, Problem, address, problem
from onrecord.pipeline import step
from onrecord.problems import MissingExtra

# Characters of a page's text that are read; the rest is a Problem. A long book has as many.
MAX_CHARS = 1_000_000

_SAMPLE = 20_000  # characters by which a page is told from a file of other bytes
_LOST = "\ufffd".encode()

Made = list[Page | Block | Declared | Problem]

_MARKUP = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[^>]{0,500}-->\s{0,200})?<(?:!doctype\s+html|html|head|body)\b",
    re.I,
)
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PAPERS: dict[str, Callable[[Payload], Paper]] = {
    "application/pdf": lambda payload: read_pdf(payload.data, max_chars=MAX_CHARS),
    _OFFICE: lambda payload: read_docx(payload.data, max_chars=MAX_CHARS),
    "application/vnd.oasis.opendocument.text": lambda payload: read_odt(payload.data, max_chars=MAX_CHARS),
    "application/rtf": lambda payload: read_rtf(payload.data, max_chars=MAX_CHARS),
}
_SAVED: dict[str, Callable[[bytes], SavedPage]] = {
    "multipart/related": read_mhtml,
    "application/x-webarchive": read_webarchive,
}
_UNTOLD = frozenset(["", "application/octet-stream", "text/rtf", "application/zip"])


@step(version=7, data=("data/function_words.tsv", "data/letters.tsv"))
def pages(payload: Payload) -> Iterator[Page | Block | Declared | Problem]:
    """Give a capture's page, with its blocks where it has markup, and what it declares.

    A plain text keeps its own characters, less a byte order mark. What cannot be read gives a Problem and no page.
    """
    if not payload.data or payload.data.isspace():
        return iter([_problem(payload, "empty: there is nothing to read")])
    return iter(_READERS[kind_of(payload)](payload))  # as a list: to hand on each noun by four generators takes time


def kind_of(payload: Payload) -> str:
    """Return how to read the bytes.

    A media type of `_PAPERS` or `_SAVED`, mail, article, html, text or none; by the first characters where those tell.
    """
    media_type = payload.media_type.split(";")[0].strip().lower()
    head = payload.data[:1024]
    if head.lstrip().startswith(b"%PDF-") or (b"%PDF-" in head and not media_type.startswith("text/")):
        return "application/pdf"
    if media_type in _PAPERS or media_type in _SAVED:
        return media_type
    if media_type in _UNTOLD and head.startswith((b"{\\rtf", b"PK")):
        return "application/rtf" if head.startswith(b"{") else _OFFICE if is_docx(payload.data) else "none"
    if media_type == "application/vnd.onrecord.article+json":
        return "article"
    if media_type == "application/vnd.onrecord.export+json":
        return "export"
    if media_type == "message/rfc822":
        return "mail"
    if media_type.startswith(("image/", "audio/", "video/", "font/")):
        return "none"
    if media_type in ("text/html", "application/xhtml+xml"):
        return "html"
    # Tags are ASCII: neither a byte order mark nor the zeros of UTF-16 nor what they enclose need be known.
    if _MARKUP.match(head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")):
        return "html"
    return "html" if media_type.endswith("xml") else "text"


def _problem(payload: Payload, what: str) -> Problem:
    return problem(payload.capture, "pages", what, source=payload.source)


def _problems(payload: Payload, trouble: str) -> list[Problem]:
    return [_problem(payload, trouble)] if trouble else []


def _html(payload: Payload) -> Made:
    decoded = decode(payload.data, payload.media_type, markup=True)
    if _is_binary(decoded):
        return _none(payload)
    made = _from_markup(payload, decoded.raw.replace(b"\0", b""), decoded.encoding)
    return [*made, *_problems(payload, decoded.trouble)]


def _from_markup(payload: Payload, html: str | bytes, encoding: str, given: Sequence[Declared] = ()) -> Made:
    read = read_markup(html, max_chars=MAX_CHARS)
    found = [*given, *declared(payload.capture, read.notes, read.language)]
    if not any(each.name == "published" for each in found):
        found += kept_by_programs(payload.capture, html)
    said = next((each.value for each in found if each.name == "language"), "")
    nothing = "" if read.cuts else "no text in its markup"
    made = _page_of(payload, read.cuts, encoding, said)
    return [*_problems(payload, nothing), *made, *found, *_problems(payload, read.trouble)]


def _page_of(payload: Payload, cuts: Sequence[Plain], encoding: str, language: str) -> Made:
    layout = Layout(cuts)
    page = Page(payload.capture, payload.capture, layout.text, language_of(layout.text, language), encoding)
    return [page, *layout.blocks(payload.capture)]


def _text(payload: Payload) -> Made:
    decoded = decode(payload.data, payload.media_type)
    if _is_binary(decoded):
        return _none(payload)
    return [*_from_text(payload, decoded.text, decoded.encoding), *_problems(payload, decoded.trouble)]


def _from_text(payload: Payload, text: str, encoding: str, language: str = "") -> Made:
    trouble = f"longer than {MAX_CHARS} characters: the rest was not read" if len(text) > MAX_CHARS else ""
    text = text[:MAX_CHARS]
    page = Page(payload.capture, payload.capture, text, language_of(text, language), encoding)
    return [*_problems(payload, trouble), page]


def _paper(payload: Payload) -> Made:
    kind = kind_of(payload)
    try:
        paper = _PAPERS[kind](payload)
    except MissingExtra as missing:
        return [_problem(payload, str(missing))]
    made: Made = []
    if paper.cuts:
        made += _page_of(payload, paper.cuts, kind.rpartition("/")[2].rpartition(".")[2], "")
        made += [declaration(payload.capture, name, value, "meta") for name, value in paper.declared]
    return [*made, *_problems(payload, paper.trouble)]


def _saved(payload: Payload) -> Made:
    saved = _SAVED[kind_of(payload)](payload.data)
    if saved.trouble:
        return [_problem(payload, saved.trouble)]
    given = [declaration(payload.capture, "url", saved.url, "header")] if saved.url else []
    made = _from_markup(payload, saved.page.text.replace("\0", ""), saved.page.encoding, given)
    return [*made, *_problems(payload, saved.page.trouble)]


def _mail(payload: Payload) -> Made:
    mail = read_mail(payload.data)
    given = [declaration(payload.capture, name, value, "header") for name, value in mail.declared]
    if mail.is_markup:
        return _from_markup(payload, mail.text.replace("\0", ""), mail.encoding, given)
    if mail.text.strip():
        return [*given, *_from_text(payload, mail.text, mail.encoding)]
    return [*given, _problem(payload, "a message without text")]


def _article(payload: Payload) -> Made:
    article = read_article(decode(payload.data, payload.media_type).text)
    declares = (declaration(payload.capture, name, value, "jsonl") for name, value in article.declared)
    given = list({each.id: each for each in declares}.values())  # an author may be listed twice
    if article.html:
        return _from_markup(payload, article.html.replace("\0", ""), "utf-8", given)
    if article.text.strip():
        said = next((value for name, value in article.declared if name == "language"), "")
        return [*given, *_from_text(payload, article.text, "utf-8", said)]
    return [*given, _problem(payload, article.trouble or "neither text nor html")]


def _export(payload: Payload) -> Made:
    """Give one article of an export; its frame tells what each block is, so nothing has to be judged."""
    export = read_export(payload.data.decode("utf-8", "replace"), max_chars=MAX_CHARS)
    declares = [declaration(payload.capture, name, value, export.service) for name, value in export.declared]
    said = next((value for name, value in export.declared if name == "language"), "")
    made: Made = []
    if export.text.strip():
        made.append(Page(payload.capture, payload.capture, export.text, language_of(export.text, said), "utf-8"))
    for span, region in export.blocks:
        made.append(
            Block(address("block", payload.capture, span), payload.capture, span, f"{TOLD}{region}", "", 0.0, 0)
        )
    made += {each.id: each for each in declares}.values()
    return [*made, *_problems(payload, export.trouble)]


def _none(payload: Payload) -> Made:
    kind = payload.media_type or "unknown type"
    return [_problem(payload, f"not a text we can read ({kind})")]


def _is_binary(decoded: Decoded) -> bool:
    """Tell whether more than a tenth of the first 20,000 characters of a text are controls, or lost."""
    raw = decoded.raw
    # So many there are at most, and characters at least: to write out the sample takes ten times as long.
    beyond = decoded.beyond if decoded.written is raw else beyond_ascii(raw)
    odd = controls(raw, min(4 * _SAMPLE, _SAMPLE + len(beyond))) + beyond.count(_LOST)
    if odd * 10 <= min(_SAMPLE, len(raw) - len(beyond) * 3 // 4):
        return False
    sample = raw[: 4 * _SAMPLE].decode("utf-8", "ignore")[:_SAMPLE]
    written = sample.encode("utf-8")
    return (controls(written, len(written)) + sample.count("\ufffd")) * 10 > len(sample)


_READERS: dict[str, Callable[[Payload], Made]] = {
    "html": _html,
    "text": _text,
    **dict.fromkeys(_PAPERS, _paper),
    **dict.fromkeys(_SAVED, _saved),
    "mail": _mail,
    "article": _article,
    "export": _export,
    "none": _none,
}
