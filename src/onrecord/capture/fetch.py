"""Pages from the web, asked for politely: robots.txt honoured, a delay per host, limits on time and size.

A host's name is resolved once for each connection and its address checked; the connection then goes to the address
that was checked, so that a name which changes its address in between gains nothing. Proxies named in the environment
are not used, since a proxy would resolve names anew.
"""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from onrecord.capture.addresses import Allowed, Resolve, is_public, resolved
from onrecord.capture.connect import CheckedBackend, Transport
from onrecord.capture.streams import decoded, too_large
from onrecord.problems import BadSource
from onrecord.settings import Settings

ROBOTS_MAX_BYTES = 500 * 1024  # RFC 9309 asks for at least this
DELAY_MAX_S = 60.0  # a host that asks for more is not waited for
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave for an address."""

    url: str  # after redirects
    status: int
    media_type: str  # as the server says, "" where it says none
    body: bytes
    location: str  # where a redirect leads, else ""


class Fetcher:
    """One client for a run: keeps each host's robots.txt and when it was last asked. Not for several threads."""

    def __init__(self, settings: Settings, *, resolve: Resolve = resolved, allowed: Allowed | None = None) -> None:
        self._settings = settings
        self._backend = CheckedBackend(resolve, allowed or (lambda ip: settings.fetch_private or is_public(ip)))
        self._client = httpx.Client(
            transport=Transport(self._backend),
            headers={"User-Agent": settings.fetch_user_agent, "Accept-Encoding": "gzip, deflate"},
            timeout=settings.fetch_timeout_s,
            trust_env=False,
        )
        self._robots: dict[str, Protego | None] = {}
        self._asked: dict[str, float] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, url: str) -> Answer:
        """Return the page at ``url``, at most `Settings.capture_max_bytes`. Raises BadSource with the reason if not."""
        for _ in range(self._settings.fetch_max_redirects + 1):
            _check(url)
            self._wait(url)
            answer = self._ask(url, self._settings.capture_max_bytes)
            if not answer.location:
                if answer.status != 200:
                    raise BadSource(f"cannot be fetched: the server answered {answer.status}")
                if len(answer.body) > self._settings.capture_max_bytes:
                    raise too_large(self._settings.capture_max_bytes)
                return answer
            url = answer.location
        raise BadSource(f"cannot be fetched: more than {self._settings.fetch_max_redirects} redirects")

    def _wait(self, url: str) -> None:
        """Wait until the host may be asked again. Raises BadSource where it does not want to be."""
        origin, agent = _origin(url), self._settings.fetch_user_agent
        if origin not in self._robots:
            self._robots[origin] = self._rules(origin)
        rules = self._robots[origin]
        if rules is None:
            raise BadSource(f"is not fetched: {origin}/robots.txt cannot be read, so nothing may be fetched there now")
        if not rules.can_fetch(url, agent):
            raise BadSource(f"is not fetched: {origin}/robots.txt asks us not to")
        delay = max(self._settings.fetch_delay_s, rules.crawl_delay(agent) or 0.0)
        host = urlsplit(url).hostname or ""
        if host in self._asked:
            if delay > max(DELAY_MAX_S, self._settings.fetch_delay_s):
                raise BadSource(f"is not fetched now: {host} asks for {delay:.0f} s between two requests")
            time.sleep(max(0.0, self._asked[host] + delay - time.monotonic()))
        self._asked[host] = time.monotonic()

    def _rules(self, origin: str) -> Protego | None:
        """Return a host's robots.txt, one without rules where it has none, None where it cannot be read (RFC 9309)."""
        url = origin + "/robots.txt"
        for _ in range(self._settings.fetch_max_redirects + 1):
            try:
                _check(url)
                answer = self._ask(url, ROBOTS_MAX_BYTES)
            except BadSource as error:
                if isinstance(error, _Unreachable):
                    raise  # the page itself lies on the same machine: say so at once
                return None
            if not answer.location:
                break
            url = answer.location
        else:
            return Protego.parse("")
        if answer.status >= 500 or answer.status == 429:
            return None
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")

    def _ask(self, url: str, limit: int) -> Answer:
        self._backend.begin(self._settings.fetch_timeout_s)
        try:
            with self._client.stream("GET", url) as response:
                given = response.headers
                location = given.get("location", "") if response.status_code in _REDIRECTS else ""
                body = b"" if location or response.status_code != 200 else _body(response, limit)
                target = urljoin(url, location) if location else ""
                return Answer(url, response.status_code, given.get("content-type", ""), body, target)
        except httpx.TimeoutException:
            raise _Unreachable(
                f"cannot be fetched: no whole answer within {self._settings.fetch_timeout_s:g} s"
                " (ONRECORD_FETCH_TIMEOUT_S)"
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError, ValueError) as error:
            raise _Unreachable(f"cannot be fetched: {str(error)[:200] or type(error).__name__}") from None


class _Unreachable(BadSource):
    """The machine itself gave no answer."""


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise BadSource(f"is no address that can be fetched: {url[:200]}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadSource(f"is no http or https address: {url[:200]}")
    if parts.username or parts.password:
        raise BadSource("names a user or a password, which would be kept in the record; leave them out")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _body(response: httpx.Response, limit: int) -> bytes:
    """Return what was sent, its content coding undone; stops reading as soon as more than ``limit`` bytes came."""
    sent = bytearray()
    for piece in response.iter_raw():
        sent += piece
        if len(sent) > limit:
            return bytes(sent)
    return decoded(bytes(sent), response.headers.get("content-encoding", ""), limit)
