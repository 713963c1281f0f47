"""Small WARC files for the tests, written by warcio, so that our reader is held to another tool's writing."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def warc(
    *pages: tuple[str, bytes],
    media_type: str = "text/html",
    status: str = "200 OK",
    fields: tuple[tuple[str, str], ...] = (),
    gzip: bool = True,
    kind: str = "response",
) -> bytes:
    """Return a WARC with one record for each (address, body)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # warcio leaves its temporary files to the collector
        return _written(pages, media_type, status, fields, gzip, kind)


def _written(
    pages: Sequence[tuple[str, bytes]],
    media_type: str,
    status: str,
    fields: tuple[tuple[str, str], ...],
    gzip: bool,
    kind: str,
) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for url, body in pages:
        http = StatusAndHeaders(status, [("Content-Type", media_type), *fields], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                kind,
                payload=BytesIO(body),
                http_headers=http if kind != "resource" else None,
                warc_content_type=media_type if kind == "resource" else "",
                warc_headers_dict={"WARC-Date": "2021-03-04T05:06:07Z"},
            )
        )
    return out.getvalue()
