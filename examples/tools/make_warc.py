"""Make captures/crawls/april-2019.warc.gz from the pages in tools/april: the same records every time.

    python examples/tools/make_warc.py

Besides the three pages there are the records that every crawl has and no reader wants: what was asked for, a page
that had moved, one that was gone, and a picture.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

HERE = Path(__file__).parent
TARGET = HERE.parent / "captures" / "crawls" / "april-2019.warc.gz"
CRAWLED = "2019-06-02T20:14:{:02d}Z"

# The smallest picture there is: one transparent dot.
DOT = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
GONE = b"<!DOCTYPE html><title>404</title><h1>Nothing moored here</h1><p>The page you wanted has slipped its lines.</p>"


@dataclass(frozen=True, slots=True)
class Answer:
    url: str
    status: str
    media_type: str
    body: bytes
    location: str = ""


def page(url: str, name: str) -> Answer:
    return Answer(url, "200 OK", "text/html; charset=utf-8", (HERE / "april" / name).read_bytes())


def answers() -> list[Answer]:
    ledger, courier, melisk = (
        "https://pellharbourledger.example",
        "https://varskcourier.example",
        "https://radiomelisk.example",
    )
    return [
        Answer(f"{ledger}/rock", "301 Moved Permanently", "text/html", b"", location=f"{ledger}/abroad/a-rock"),
        page(f"{ledger}/abroad/a-rock", "ledger-rock.html"),
        Answer(f"{ledger}/f/a-rock.gif", "200 OK", "image/gif", DOT),
        page(f"{courier}/strait/forty-lamps", "courier-lamps.html"),
        Answer(f"{courier}/strait/rock-named", "404 Not Found", "text/html; charset=utf-8", GONE),
        page(f"{melisk}/news/address", "melisk-address.html"),
    ]


def built() -> bytes:
    """Return the whole WARC file, each record compressed by itself."""
    return b"".join(
        gzip.compress(record, mtime=0)
        for second, answer in enumerate(answers())
        for record in records(answer, CRAWLED.format(second))
    )


def records(answer: Answer, when: str) -> list[bytes]:
    """Return the request for one address and the answer to it."""
    host, _, path = answer.url.removeprefix("https://").partition("/")
    asked = [f"GET /{path} HTTP/1.1", f"Host: {host}", "User-Agent: quay-crawler/0.3"]
    came = [f"HTTP/1.1 {answer.status}", f"Content-Type: {answer.media_type}", f"Content-Length: {len(answer.body)}"]
    if answer.location:
        came.append(f"Location: {answer.location}")
    return [
        record("request", answer.url, when, head(asked)),
        record("response", answer.url, when, head(came) + answer.body),
    ]


def record(kind: str, url: str, when: str, block: bytes) -> bytes:
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, kind + url)}>",
        f"WARC-Target-URI: {url}",
        f"WARC-Date: {when}",
        f"Content-Type: application/http; msgtype={kind}",
        f"Content-Length: {len(block)}",
    ]
    return head(lines) + block + b"\r\n\r\n"


def head(lines: list[str]) -> bytes:
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(built())
