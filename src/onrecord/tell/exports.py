"""Rows for other people's scripts: the outside contract. Field names here do not change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, get_type_hints

from onrecord import model
from onrecord.model import Page, Reading
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record.answers import ArticleLine, ArticlePage, StatementLine, flat
from onrecord.record.record import Record
from onrecord.spans import Span
from onrecord.tell.plain import covered

Row = dict[str, Any]


def article(page: ArticlePage) -> Row:
    """Return one row of ``articles``: ``text`` is the article's own words; spans count the page's characters."""
    line = page.line
    refused = [r for r in page.readings if r.field == "published" and not r.believed]
    return {
        "capture": line.capture,
        "source": line.source,
        "title": line.title or None,
        "byline": list(line.byline),
        "dateline": line.dateline or None,
        "outlet": line.outlet or None,
        "original_outlet": line.original_outlet or None,
        "published": _iso(line.published),
        "published_why": line.published_why or None,
        "dates_refused": [{"value": r.value, "why": r.because} for r in refused],
        "reposted": _iso(line.reposted),
        "language": line.language or None,
        "text": page.body,
        "passages": [{"start": p.span.start, "end": p.span.end, "region": p.region.value} for p in page.passages],
        "comments": line.comments,
        "earliest": _iso(line.earliest),
        "latest": _iso(line.latest),
    }


def statement(line: StatementLine) -> Row:
    """Return one row of ``statements``; spans are ``[start, end]`` in the page's text."""
    return {
        "id": line.id,
        "capture": line.capture,
        "source": line.source,
        "form": line.form.value,
        "text": line.text,
        "content": [[span.start, span.end] for span in line.content],
        "cue": [[span.start, span.end] for span in line.cue],
        "speaker_mention": [[span.start, span.end] for span in line.speaker_mention],
        "speaker": line.speaker or None,
        "speaker_id": line.actor or None,
        "role": line.role or None,
        "organisation": line.organisation or None,
        "country": line.country or None,
        "addressee": line.addressee or None,
        "via": list(line.via),
        "said_on": _iso(line.said_on),
        "negated": line.negated,
        "modality": line.modality.value,
        "parent": line.parent or None,
        "region": line.region.value,
        "confidence": round(line.confidence, 4),
        "outlet": line.outlet or None,
        "published": _iso(line.published),
        "place": line.place or None,
        "because": line.because,
        "story": line.story or None,
        "utterance": line.utterance,
        "said_on_why": line.said_on_why or None,
        "addressee_mention": [[span.start, span.end] for span in line.addressee_mention],
        "addressee_why": line.addressee_why or None,
        "via_mention": [[span.start, span.end] for span in line.via_mention],
        "via_why": line.via_why or None,
        "place_mention": [[span.start, span.end] for span in line.place_mention],
        "place_why": line.place_why or None,
        "modality_why": line.modality_why or None,
    }


def rows(record: Record, noun: str, *, rejected: bool = False) -> Iterator[Row]:
    """Yield the rows of a noun, one by one. ``rejected`` also gives statements that a person rejected.

    ``articles``, ``statements``, ``reprints`` and ``stories`` have the stable fields of the outside contract; every
    other noun has its own fields, dates as text and spans as ``[start, end]``. Raises BadRequest for an unknown noun.
    """
    made = _CONTRACT.get(noun)
    if made is not None:
        yield from (row for row in made(record, rejected))
        return
    columns(noun)  # raises for what is none
    for each in _covered(record, record.each(nouns()[noun])):
        yield {name: value.hex() if isinstance(value, bytes) else value for name, value in flat(each).items()}


def _covered(record: Record, made: Iterator[Any]) -> Iterator[Any]:
    """Yield nouns with commenters' handles covered in the words of a page that they hold."""
    last: ArticlePage | None = None
    for each in made:
        if not isinstance(each, Page | Reading):
            yield each
            continue
        if last is None or last.line.capture != each.capture:
            last = _page(record, each.capture)
        if last is None or not last.comments:
            yield each
        elif isinstance(each, Page):
            yield replace(each, text=last.text)
        else:
            yield next((reading for reading in last.readings if reading.id == each.id), each)


def _page(record: Record, capture: str) -> ArticlePage | None:
    """Return the page of a capture with its commenters' handles covered; None where no article was made of it."""
    try:
        return covered(record.article(capture))
    except NotOnRecord:
        return None


def columns(noun: str) -> Mapping[str, str]:
    """Return the fields of a noun's rows in order, each with its kind: as `formats.write` takes them.

    Raises BadRequest for an unknown noun.
    """
    if noun in _FIELDS:
        return _FIELDS[noun]
    kind = nouns().get(noun)
    if kind is None:
        raise BadRequest(f"no noun {noun!r} to export; there are {', '.join([*_CONTRACT, *nouns()])}")
    return {name: _KINDS.get(hint, "text") for name, hint in get_type_hints(kind).items()}


def nouns() -> Mapping[str, type[Any]]:
    """Return the nouns that can be exported beside the contract's, by name."""
    kept = ("Capture", "Page", "Passage", "Comment", "Reading", "Citation", "Entity", "Mention", "Party", "Actor")
    more = ("Dating", "Storyline", "Identity", "Role", "Utterance", "Review", "Tip", "Problem")
    return {_plural(name): getattr(model, name) for name in (*kept, *more)}


def _articles(record: Record, rejected: bool) -> Iterator[Row]:
    return map(article, record.each_article())


def _statements(record: Record, rejected: bool) -> Iterator[Row]:
    return (statement(line) for line in record.each(StatementLine) if rejected or line.reviewed != "reject")


def _reprints(record: Record, rejected: bool) -> Iterator[Row]:
    names = ("capture", "source", "group", "copy_of", "kind", "shared")
    for line in record.each(ArticleLine):
        if line.group:
            yield {name: getattr(line, name) or None for name in names} | {"shared": round(line.shared, 4)}


def _stories(record: Record, rejected: bool) -> Iterator[Row]:
    for line in record.each(ArticleLine):
        yield {"capture": line.capture, "source": line.source, "story": line.story or None, "label": line.label or None}


_CONTRACT: Mapping[str, Callable[[Record, bool], Iterator[Row]]] = {
    "articles": _articles,
    "statements": _statements,
    "reprints": _reprints,
    "stories": _stories,
}


#: The contract's fields, in order. Their names and kinds do not change.
_FIELDS: Mapping[str, Mapping[str, str]] = {
    "articles": {
        "capture": "text",
        "source": "text",
        "title": "text",
        "byline": "texts",
        "dateline": "text",
        "outlet": "text",
        "original_outlet": "text",
        "published": "text",
        "published_why": "text",
        "dates_refused": "refusals",
        "reposted": "text",
        "language": "text",
        "text": "text",
        "passages": "passages",
        "comments": "count",
        "earliest": "text",
        "latest": "text",
    },
    "statements": {
        "id": "text",
        "capture": "text",
        "source": "text",
        "form": "text",
        "text": "text",
        "content": "spans",
        "cue": "spans",
        "speaker_mention": "spans",
        "speaker": "text",
        "speaker_id": "text",
        "role": "text",
        "organisation": "text",
        "country": "text",
        "addressee": "text",
        "via": "texts",
        "said_on": "text",
        "negated": "claim",
        "modality": "text",
        "parent": "text",
        "region": "text",
        "confidence": "share",
        "outlet": "text",
        "published": "text",
        "place": "text",
        "because": "text",
        "story": "text",
        "utterance": "text",
        "said_on_why": "text",
        "addressee_mention": "spans",
        "addressee_why": "text",
        "via_mention": "spans",
        "via_why": "text",
        "place_mention": "spans",
        "place_why": "text",
        "modality_why": "text",
    },
    "reprints": dict.fromkeys(("capture", "source", "group", "copy_of", "kind"), "text") | {"shared": "share"},
    "stories": dict.fromkeys(("capture", "source", "story", "label"), "text"),
}
_KINDS: Mapping[Any, str] = {
    int: "count",
    float: "share",
    bool: "claim",
    tuple[str, ...]: "texts",
    Span: "span",
    Span | None: "span",
    tuple[Span, ...]: "spans",
}


def _iso(date: Any) -> str | None:
    return date.iso if date else None


def _plural(name: str) -> str:
    name = name.lower()
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
