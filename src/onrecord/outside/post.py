"""One request to one address that a person gave: bounded in time and size, and led nowhere else.

No redirect is followed, no proxy or password of the environment is used, and nothing is unpacked: what a compressed
answer would grow to cannot be known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import httpcore
import httpx

from onrecord.problems import BadReader, NoAnswer
from onrecord.timed import Deadline, TimedStream


@dataclass(frozen=True, slots=True)
class Posted:
    """A server's answer."""

    status: int
    headers: dict[str, str]  # names in lower case
    body: bytes


class Unreachable(BadReader):
    """Nothing answers at the address."""


class Line:
    """A connection to one address; each answer has one time for all of it, connecting included."""

    def __init__(self, url: str, *, timeout_s: float, max_bytes: int) -> None:
        self.url = url
        self._timeout_s, self._max_bytes = timeout_s, max_bytes
        self._sockets = _TimedBackend()
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), max_connections=1, network_backend=self._sockets
        )

    def close(self) -> None:
        self._pool.close()

    def post(self, path: str, body: bytes, headers: Iterable[tuple[str, str]] = ()) -> Posted:
        """Send ``body`` as JSON. Raises Unreachable, or NoAnswer where the answer is too slow, too large or broken."""
        sent = [("Content-Type", "application/json"), ("Accept", "application/json"), ("Accept-Encoding", "identity")]
        self._sockets.begin(self._timeout_s)
        try:
            with self._pool.stream("POST", self.url + path, headers=[*sent, *headers], content=body) as response:
                given = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                if given.get("content-encoding", "identity").lower() not in ("", "identity"):
                    raise NoAnswer(f"{self.url} answered in a coding that was not asked for")
                return Posted(response.status, given, self._body(response))
        except httpcore.TimeoutException:
            raise NoAnswer(
                f"{self.url} gave no whole answer within {self._timeout_s:g} s (ONRECORD_READER_TIMEOUT_S)"
            ) from None
        except httpcore.ConnectError as why:
            raise Unreachable(f"nothing answers at {self.url}: {why}; is the server running?") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as why:
            raise NoAnswer(f"{self.url} broke off: {str(why)[:200] or type(why).__name__}") from None

    def _body(self, response: httpcore.Response) -> bytes:
        body = bytearray()
        for piece in response.iter_stream():
            body += piece
            if len(body) > self._max_bytes:
                raise NoAnswer(
                    f"{self.url} answered with more than {self._max_bytes} bytes (ONRECORD_READER_MAX_BYTES)"
                )
        return bytes(body)


class _TimedBackend(Deadline, httpcore.SyncBackend):
    """Connections under one deadline."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        return TimedStream(super().connect_tcp(host, port, self.left_s(), local_address, socket_options), self)
