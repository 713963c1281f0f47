"""A language model behind an OpenAI-compatible address: Ollama, vLLM, the server of llama.cpp, and others."""

from __future__ import annotations

import json
from typing import Any

from onrecord.outside.post import Posted
from onrecord.outside.question import QUESTION, messages, told_in
from onrecord.outside.server import Server
from onrecord.outside.told import Excerpt, Told
from onrecord.problems import NoAnswer
from onrecord.settings import Settings


class Endpoint:
    """A language model, asked who said what. Asks for nothing when made."""

    def __init__(self, url: str, model: str, settings: Settings, *, pause_s: float = 1.0) -> None:
        """Raises BadReader for an address or a model that cannot be. ``pause_s`` doubles with each further try."""
        self._server = Server(url, model, settings, pause_s=pause_s)
        self.name = f"{' '.join(model.split())[:120]}, question {QUESTION}"
        self._is_plain = False  # whether the server knows the bare request only

    def close(self) -> None:
        """Close the connection."""
        self._server.close()

    def read(self, excerpt: Excerpt) -> list[Told]:
        """Return the quotations that the model finds. Raises NoAnswer or BadReader."""
        return self._server.patiently(lambda: self._asked(excerpt))

    def _asked(self, excerpt: Excerpt) -> list[Told]:
        posted = self._post(excerpt)
        if posted.status in (400, 422) and not self._is_plain:
            self._is_plain = True  # some servers know no response_format, or no temperature
            posted = self._post(excerpt)
        self._server.check(posted)
        told = told_in(_content(posted.body), excerpt)
        if told is None:
            raise NoAnswer(f"{self._server.model} answered with something else than a list of quotations")
        return told

    def _post(self, excerpt: Excerpt) -> Posted:
        wanted: dict[str, Any] = {"messages": messages(excerpt), "stream": False}
        if not self._is_plain:
            wanted |= {"temperature": 0, "response_format": {"type": "json_object"}}
        return self._server.post("/chat/completions", wanted)


def _content(body: bytes) -> str:
    """Return the words of the model's first choice; "" where the answer has none."""
    try:
        answer = json.loads(body.decode("utf-8", "replace"))
        content = answer["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        return ""
    return content if isinstance(content, str) else ""
