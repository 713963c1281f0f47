"""Make captures/crawls/april-2019.warc.gz from the pages in tools/april: the same bytes every time.

    python examples/tools/make_warc.py

Besides the three pages there are the records that every crawl has and no reader wants: what was asked for, a page
that had moved, one that was gone, and a picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

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


def main() -> None:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    for second, answer in enumerate(answers()):
        write(writer, answer, CRAWLED.format(second))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(out.getvalue())


def write(writer: WARCWriter, answer: Answer, when: str) -> None:
    """Add the request for one address and the answer to it."""
    asked = StatusAndHeaders("GET / HTTP/1.1", [("User-Agent", "quay-crawler/0.3")], is_http_request=True)
    headers = [("Content-Type", answer.media_type), ("Content-Length", str(len(answer.body)))]
    if answer.location:
        headers.append(("Location", answer.location))
    came = StatusAndHeaders(answer.status, headers, protocol="HTTP/1.1")
    for kind, payload, http in (("request", b"", asked), ("response", answer.body, came)):
        own = {"WARC-Date": when, "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, kind + answer.url)}>"}
        writer.write_record(
            writer.create_warc_record(
                answer.url, kind, payload=BytesIO(payload), http_headers=http, warc_headers_dict=own
            )
        )


if __name__ == "__main__":
    main()
