"""What keeps the desk to the person in front of it: hosts, headers, and where a change may come from.

A page of some other site, open in the same browser, can send requests to 127.0.0.1. It can point a name of its own
there (DNS rebinding), so the Host header must be ours; it can post a form, so a change must show our token or be JSON,
which no form can send, and must come from our own origin where the browser says where it comes from.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.problems import OnRecordError

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with that, browsers send "Origin: null" with our own forms too, as another site's frame would.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class NotFromHere(OnRecordError):
    """A change that did not come from the desk's own pages, nor from a program."""


def hostname(host: str) -> str:
    """Return the name of a Host header, without port and brackets, in lower case; "" for a malformed one."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_address(name: str) -> bool:
    """Tell whether a host is named by its bare IP address."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def local(address: str) -> str:
    """Return ``address`` where it is one of this desk, else the front page: a form must not send anyone away."""
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if is_ours else "/"


class Guard:
    """Refuses foreign Host headers and endless bodies, and puts `HEADERS` on every answer.

    A desk with users, ``is_locked``, also answers where it is asked for by its bare address, which no other site can
    have pointed at it, and lets nothing that it tells be kept on a disk.
    """

    def __init__(
        self, app: ASGIApp, *, body_max_bytes: int, hosts: Collection[str] = LOOPBACK, is_locked: bool = False
    ) -> None:
        self.app = app
        self.body_max_bytes = body_max_bytes
        self.hosts = frozenset(hosts) | LOOPBACK
        self.is_locked = is_locked

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                is_ours = scope["path"].startswith("/static/")
                headers.setdefault("Cache-Control", "no-store" if self.is_locked and not is_ours else "no-cache")
            await send(message)

        host = Headers(scope=scope).get("host", "")
        if not self._answers_to(hostname(host)):
            refusal = PlainTextResponse(f"this desk does not answer to the name {host!r}\n", 421)
            await refusal(scope, receive, send_guarded)
            return
        await self.app(scope, counted(receive, self.body_max_bytes), send_guarded)

    def _answers_to(self, name: str) -> bool:
        return name in self.hosts or (self.is_locked and is_address(name))


def counted(receive: Receive, most_bytes: int) -> Receive:
    """Return ``receive`` with an end to what it takes in: forms are spooled to disk before a page sees them."""
    taken = 0

    async def received() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most_bytes:
            raise HTTPException(413, f"more than {most_bytes:,} bytes; add such files with onrecord add")
        return message

    return received


def same_origin(request: Request) -> None:
    """Raise NotFromHere where the browser says that another site sent this request."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise NotFromHere(f"changes are taken from the desk's own pages, not from {origin}")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise NotFromHere("changes are taken from the desk's own pages, not from another site")


def is_json(request: Request) -> bool:
    """Tell whether a request says that it carries JSON: no form of another site can say so unasked."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"
