"""Connections to checked addresses only, within a time: what `fetch` gives httpx to reach the web through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import httpcore
import httpx

from onrecord.capture.addresses import Allowed, Resolve
from onrecord.timed import Deadline, TimedStream


class CheckedBackend(Deadline, httpcore.NetworkBackend):
    """Connects to checked addresses only, and lets no answer take longer than its time."""

    def __init__(self, resolve: Resolve, allowed: Allowed) -> None:
        super().__init__()
        self._sockets = httpcore.SyncBackend()
        self._resolve = resolve
        self._allowed = allowed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        ips = self._resolve(host, port, self.left_s())
        if not ips:
            raise httpcore.ConnectError(f"there is no host {host}")
        open_to_us = [ip for ip in ips if self._allowed(ip)]
        if not open_to_us:
            at = "" if str(ips[0]) == host else f" ({ips[0]})"
            raise httpcore.ConnectError(
                f"{host} is a private or local address{at}; ONRECORD_FETCH_PRIVATE=1 allows these"
            )
        for ip in open_to_us[:-1]:
            try:
                return self._stream(ip, port)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._stream(open_to_us[-1], port)

    def _stream(self, ip: str, port: int) -> httpcore.NetworkStream:
        return TimedStream(self._sockets.connect_tcp(ip, port, timeout=self.left_s()), self)


class _Sent(httpx.SyncByteStream):
    """A server's answer as httpx reads it."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


@contextmanager
def _as_httpx() -> Iterator[None]:
    """Turn httpcore's errors into those of httpx."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise httpx.TransportError(str(error)) from error


class Transport(httpx.BaseTransport):
    """httpx over connections of `CheckedBackend`; none is kept open between two requests."""

    def __init__(self, backend: CheckedBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_keepalive_connections=0,
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        with _as_httpx():
            response = self._pool.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=request.url.raw_scheme,
                        host=request.url.raw_host,
                        port=request.url.port,
                        target=request.url.raw_path,
                    ),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(response.status, headers=response.headers, stream=_Sent(response))

    def close(self) -> None:
        self._pool.close()
