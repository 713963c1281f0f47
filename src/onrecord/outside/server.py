"""A server of models at an OpenAI-compatible address: asked with patience, believed in nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

from onrecord.outside.post import Line, Posted, Unreachable
from onrecord.problems import BadReader, NoAnswer
from onrecord.settings import Settings

T = TypeVar("T")

LONGEST_WAIT_S = 30.0  # that a busy server may ask for between two tries
_REFUSED = {401: "refuses the key: set ONRECORD_READER_KEY", 403: "refuses the key: set ONRECORD_READER_KEY"}
_PATHS = ("/chat/completions", "/embeddings")


class Server:
    """One model at one address. Asks for nothing when made."""

    def __init__(self, url: str, model: str, settings: Settings, *, pause_s: float = 1.0) -> None:
        """Raises BadReader for an address or a model that cannot be. ``pause_s`` doubles with each further try."""
        if not model.strip():
            raise BadReader(f"which model at {url}? Name one that the server has: --model NAME")
        self.model = model
        self._key = settings.reader_key
        self._tries = 1 + max(0, settings.reader_retries)
        self._pause_s = pause_s
        self._line = Line(_address(url), timeout_s=settings.reader_timeout_s, max_bytes=settings.reader_max_bytes)

    def close(self) -> None:
        """Close the connection."""
        self._line.close()

    def patiently(self, ask: Callable[[], T]) -> T:
        """Return what ``ask`` returns, called again where the server is busy, slow or breaks off."""
        for left in reversed(range(self._tries)):
            try:
                return ask()
            except (NoAnswer, Unreachable) as why:
                if not left:
                    raise
                time.sleep(_wait_s(why, self._pause_s * 2 ** (self._tries - left - 1)))
        raise AssertionError("the last try returns or raises")

    def post(self, path: str, wanted: Mapping[str, Any]) -> Posted:
        """Send what is wanted of the model. Raises Unreachable or NoAnswer."""
        key = [("Authorization", f"Bearer {self._key}")] if self._key else []
        return self._line.post(path, json.dumps({"model": self.model, **wanted}).encode(), key)

    def check(self, posted: Posted) -> None:
        """Raise NoAnswer where the server may answer later, BadReader where it never will."""
        status, url = posted.status, self._line.url
        if status == 200:
            return
        if 300 <= status < 400:
            where = _shown(posted.headers.get("location", ""))
            raise BadReader(f"{url} leads elsewhere ({where}); give that address if you trust it")
        if status in _REFUSED:
            raise BadReader(f"{url} {_REFUSED[status]}")
        told = f"{url} answered {status}: {_shown(posted.body.decode('utf-8', 'replace'))}"
        if status in (408, 425, 429) or status >= 500:
            raise _Busy(told, posted.headers.get("retry-after", ""))
        raise BadReader(told)


class _Busy(NoAnswer):
    """The server asks for patience."""

    def __init__(self, what: str, retry_after: str) -> None:
        super().__init__(what)
        self.wait_s = float(retry_after) if retry_after.isascii() and retry_after.isdecimal() else 0.0


def _wait_s(why: Exception, pause_s: float) -> float:
    asked = why.wait_s if isinstance(why, _Busy) else 0.0
    return min(LONGEST_WAIT_S, max(asked, pause_s))


def _address(url: str) -> str:
    """Return the address below which the endpoint lies, ``http://localhost:11434/v1``. Raises BadReader."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise BadReader(f"no address: {url[:200]!r}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise BadReader(f"an address such as http://localhost:11434/v1 is needed, got {url[:200]!r}")
    if parts.username or parts.password:
        raise BadReader("the address names a user or a password; set ONRECORD_READER_KEY instead")
    url = url.rstrip("/")
    return next((url.removesuffix(path) for path in _PATHS if url.endswith(path)), url)


def _shown(text: str) -> str:
    """Return the beginning of what a server said, fit for one line of a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text[:1000]).split())[:200] or "nothing"
