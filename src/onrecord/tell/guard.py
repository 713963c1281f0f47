"""What keeps the desk to the person in front of it: hosts, headers, and where a change may come from.

A page of some other site, open in the same browser, can send requests to 127.0.0.1. It can point a name of its own
there (DNS rebinding), so the Host header must be ours; it can post a form, so a change must show our token or be JSON,
which no form can send, and must come from our own origin where the browser says where it comes from.
"""

from __future__ import annotations

import hmac
import secrets
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


class Guard:
    """Refuses foreign Host headers and endless bodies, and puts `HEADERS` on every answer."""

    def __init__(self, app: ASGIApp, *, body_max_bytes: int, hosts: Collection[str] = LOOPBACK) -> None:
        self.app = app
        self.body_max_bytes = body_max_bytes
        self.hosts = frozenset(hosts) | LOOPBACK

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        host = Headers(scope=scope).get("host", "")
        if hostname(host) not in self.hosts:
            refusal = PlainTextResponse(f"this desk does not answer to the name {host!r}\n", 421)
            await refusal(scope, receive, send_guarded)
            return
        await self.app(scope, self._counted(receive), send_guarded)

    def _counted(self, receive: Receive) -> Receive:
        """Return ``receive`` with an end to what it takes in: forms are spooled to disk before a page sees them."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.body_max_bytes:
                raise HTTPException(413, f"more than {self.body_max_bytes:,} bytes; add such files with onrecord add")
            return message

        return counted


class Token:
    """The secret that the desk's own forms carry, new with each start."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(24)

    def check(self, request: Request, shown: str) -> None:
        """Raise NotFromHere unless a form's change comes from a page of ours."""
        same_origin(request)
        if not hmac.compare_digest(shown.encode(), self.value.encode()):
            raise NotFromHere("this form is from an earlier start of the desk; load the page again and repeat")


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
