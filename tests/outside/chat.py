"""A small server that speaks as an OpenAI-compatible endpoint does: rightly, or as the test wants."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zlib import crc32

Answering = Callable[["Chat", BaseHTTPRequestHandler], None]


class Chat:
    """The server: what it is asked, and how it answers."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"
        self.asked: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.keys: list[str] = []
        self.answers: list[Answering] = []  # one after the other; the last again and again

    @property
    def reports(self) -> list[str]:
        """The reports it was asked about."""
        return [each["messages"][-1]["content"] for each in self.asked]

    def says(self, *replies: str) -> None:
        """Answer with these words of a model."""
        self.answers = [completion(reply) for reply in replies]

    def lists(self, *quotations: dict[str, Any]) -> None:
        """Answer as the model should."""
        self.says(json.dumps({"quotations": list(quotations)}))


def embeds(of: Callable[[str], Sequence[float]]) -> Answering:
    """Answer with a vector for each text, last text first, as a server may."""

    def answer(chat: Chat, request: BaseHTTPRequestHandler) -> None:
        vectors = [{"index": n, "embedding": list(of(text))} for n, text in enumerate(chat.asked[-1]["input"])]
        sends(200, json.dumps({"data": vectors[::-1]}).encode())(chat, request)

    return answer


def hashed(text: str) -> list[float]:
    """Return a vector such as a very plain model gives: how often each longer word stands in ``text``, hashed."""
    vector = [0.0] * 256
    for word in re.findall(r"\w{4,}|\d+", text.lower()):
        vector[crc32(word.encode()) % len(vector)] += 1.0
    return vector


def completion(reply: str) -> Answering:
    """Answer with a chat completion whose content is ``reply``."""
    return sends(200, json.dumps({"choices": [{"message": {"role": "assistant", "content": reply}}]}).encode())


def sends(status: int, body: bytes = b"", **headers: str) -> Answering:
    """Answer with this status and body."""

    def answer(chat: Chat, request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


@contextmanager
def chatting() -> Iterator[Chat]:
    """Serve on this machine while the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            wanted = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            chat.paths.append(self.path)
            chat.asked.append(wanted)
            chat.keys.append(self.headers.get("Authorization", ""))
            answer = chat.answers[min(len(chat.asked), len(chat.answers)) - 1]
            with suppress(OSError):  # the client hung up, as it should on what is too large or too slow
                answer(chat, self)

        def log_message(self, format: str, *args: object) -> None: ...

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    chat = Chat(listening.server_port)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield chat
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
