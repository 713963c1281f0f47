"""A language model behind an OpenAI-compatible address: Ollama, vLLM, the server of llama.cpp, and others."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import urlsplit

from onrecord.outside.post import Line, Posted, Unreachable
from onrecord.outside.question import QUESTION, messages, told_in
from onrecord.outside.told import Excerpt, Told
from onrecord.problems import BadReader, NoAnswer
from onrecord.settings import Settings

LONGEST_WAIT_S = 30.0  # that a busy server may ask for between two tries
_REFUSED = {401: "refuses the key: set ONRECORD_READER_KEY", 403: "refuses the key: set ONRECORD_READER_KEY"}


class Endpoint:
    """One model at one address. Asks for nothing when made."""

    def __init__(self, url: str, model: str, settings: Settings, *, pause_s: float = 1.0) -> None:
        """Raises BadReader for an address or a model that cannot be. ``pause_s`` doubles with each further try."""
        if not model.strip():
            raise BadReader(f"which model at {url}? Name one that the server has: --model NAME")
        self.name = f"{' '.join(model.split())[:120]}, question {QUESTION}"
        self._model = model
        self._key = settings.reader_key
        self._tries = 1 + max(0, settings.reader_retries)
        self._pause_s = pause_s
        self._is_plain = False  # whether the server knows the bare request only
        self._line = Line(_address(url), timeout_s=settings.reader_timeout_s, max_bytes=settings.reader_max_bytes)

    def close(self) -> None:
        """Close the connection."""
        self._line.close()

    def read(self, excerpt: Excerpt) -> list[Told]:
        """Return the quotations that the model finds. Raises NoAnswer or BadReader."""
        for left in reversed(range(self._tries)):
            try:
                return self._asked(excerpt)
            except (NoAnswer, Unreachable) as why:
                if not left:
                    raise
                time.sleep(_wait_s(why, self._pause_s * 2 ** (self._tries - left - 1)))
        raise AssertionError("the last try returns or raises")

    def _asked(self, excerpt: Excerpt) -> list[Told]:
        posted = self._post(excerpt)
        if posted.status in (400, 422) and not self._is_plain:
            self._is_plain = True  # some servers know no response_format, or no temperature
            posted = self._post(excerpt)
        self._check(posted)
        told = told_in(_content(posted.body), excerpt)
        if told is None:
            raise NoAnswer(f"{self._model} answered with something else than a list of quotations")
        return told

    def _post(self, excerpt: Excerpt) -> Posted:
        wanted: dict[str, Any] = {"model": self._model, "messages": messages(excerpt), "stream": False}
        if not self._is_plain:
            wanted |= {"temperature": 0, "response_format": {"type": "json_object"}}
        key = [("Authorization", f"Bearer {self._key}")] if self._key else []
        return self._line.post("/chat/completions", json.dumps(wanted).encode(), key)

    def _check(self, posted: Posted) -> None:
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
    return url.rstrip("/").removesuffix("/chat/completions")


def _content(body: bytes) -> str:
    """Return the words of the model's first choice; "" where the answer has none."""
    try:
        answer = json.loads(body.decode("utf-8", "replace"))
        content = answer["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        return ""
    return content if isinstance(content, str) else ""


def _shown(text: str) -> str:
    """Return the beginning of what a server said, fit for one line of a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text[:1000]).split())[:200] or "nothing"
