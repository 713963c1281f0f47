"""The example pages read without any of our own code, so that the gold can be checked against them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from lxml import etree, html
from warcio.archiveiterator import ArchiveIterator

from tests.examples.gold import CAPTURES, EXAMPLES

FULL = "{http://purl.org/rss/1.0/modules/content/}encoded"


def texts() -> dict[str, str]:
    """Return the words of every example by its source, as the gold names it, with single blanks."""
    files = sorted(file for file in CAPTURES.rglob("*") if file.is_file())
    return {source: folded(text) for file in files for source, text in _read(file)}


def folded(text: str) -> str:
    return " ".join(text.split())


def words(page: bytes | str) -> str:
    """Return what an HTML page shows, its blocks set apart by a blank."""
    tree = html.fromstring(page)
    for unseen in tree.xpath("//script|//style"):
        unseen.drop_tree()
    return " ".join(tree.itertext())


def _read(file: Path) -> Iterator[tuple[str, str]]:
    name, kind = file.relative_to(CAPTURES).as_posix(), file.suffix
    if kind == ".html":
        yield name, words(file.read_bytes())
    elif kind == ".txt":
        yield name, file.read_text(encoding="utf-8")
    elif kind == ".pdf":  # written from this text by tools/make_pdf.py, which another test holds to it
        yield name, (EXAMPLES / "tools" / "press-release.txt").read_text(encoding="utf-8")
    elif kind == ".eml":
        message = message_from_bytes(file.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        part = message.get_body(("html",))
        assert isinstance(part, EmailMessage)
        yield name, words(str(part.get_content()))
    else:
        for item, text in {".rss": _feed, ".jsonl": _lines, ".gz": _crawl}[kind](file):
            yield f"{name}#{item}", text


def _feed(file: Path) -> Iterator[tuple[str, str]]:
    for item in etree.fromstring(file.read_bytes()).iter("item"):
        yield str(item.findtext("link")), f"{item.findtext('title')} {words(str(item.findtext(FULL)))}"


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        yield article["id"], f"{article['title']} {article['text']}"


def _crawl(file: Path) -> Iterator[tuple[str, str]]:
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and record.http_headers.get_statuscode() == "200":
                body = record.content_stream().read()
                if "html" in record.http_headers.get_header("Content-Type"):
                    yield record.rec_headers["WARC-Target-URI"], words(body)
