"""`onrecord serve`: the desk and the API on this machine, for the person in front of it."""

from __future__ import annotations

import errno
import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress

import onrecord
from onrecord.problems import BadRequest
from onrecord.tell.guard import LOOPBACK

PORT = 8765
TRIES = 50  # ports looked at when the wished one is taken


def serve(
    record_path: str | os.PathLike[str],
    host: str = "127.0.0.1",
    port: int = PORT,
    open_browser: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Serve the record until interrupted; ``say`` is told the address.

    Only this machine can reach it: raises BadRequest for a host that is not a loopback address, since the desk has no
    users and no passwords. Takes the next free port where ``port`` is taken.
    """
    if host not in LOOPBACK:
        raise BadRequest(
            f"the desk has no users and passwords yet, so it is served to this machine alone, not on {host!r}; "
            "to reach it from elsewhere, forward a port to 127.0.0.1 (ssh -L)"
        )
    import uvicorn

    from onrecord.tell.api import app

    with onrecord.open(record_path) as record, listening(host, port) as listener:
        taken = listener.getsockname()[1]
        if port and taken != port:
            say(f"port {port} is taken; using {taken}")
        address = f"http://{f'[{host}]' if ':' in host else host}:{taken}/"
        say(f"{record_path} is on the desk at {address}  (Ctrl-C to stop)")
        if open_browser:
            threading.Timer(0.6, webbrowser.open, (address,)).start()
        config = uvicorn.Config(app(record), log_level="warning", access_log=False, server_header=False)
        with suppress(KeyboardInterrupt):  # uvicorn hands the interrupt on once it has closed all
            uvicorn.Server(config).run(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on ``port`` or the next free one above it. Raises BadRequest where none is."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for each in range(port, min(port + TRIES, 65536)):
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, each))
            made.listen(128)
        except OSError as why:
            made.close()
            if why.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise BadRequest(f"nothing can be served on {host}: {why.strerror}") from why
        else:
            return made
    raise BadRequest(f"ports {port} to {port + TRIES - 1} are all taken; choose another with --port")
