"""`onrecord serve`: the desk and the API, for the person in front of this machine or for those who sign in."""

from __future__ import annotations

import errno
import gc
import os
import socket
import ssl
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import onrecord
from onrecord.problems import BadRequest
from onrecord.record.users import Users
from onrecord.tell.guard import LOOPBACK, hostname

PORT = 8765
TRIES = 50  # ports looked at when the wished one is taken


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk is served, and who may come in."""

    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()  # host names, beside this machine's own, by which it is asked for
    login: bool = False  # demand users also on this machine's own addresses
    certfile: str = ""  # PEM; "" for plain http
    keyfile: str = ""

    @property
    def is_locked(self) -> bool:
        """Whether one has to sign in: always, where anyone but the person in front of this machine may ask."""
        return self.login or bool(self.names) or self.host not in LOOPBACK

    @property
    def scheme(self) -> str:
        return "https" if self.certfile else "http"


def serve(
    record_path: str | os.PathLike[str],
    place: Place = Place(),
    open_browser: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Serve the record until interrupted; ``say`` is told the address. Takes the next free port where one is taken.

    Without more, only the person in front of this machine reaches it, and needs no password. Raises BadRequest where
    others may reach it and the record has no users who could sign in.
    """
    import uvicorn

    from onrecord.tell.api import app

    users = Users(Path(record_path))
    if place.is_locked and not users:
        raise BadRequest(
            f"others may reach the desk on {place.host}, so one has to sign in, and this record has no users; "
            f"make one with: onrecord users add NAME --role admin -r {record_path}"
        )
    _check_certificate(place)
    with onrecord.open(record_path) as record, listening(place.host, place.port) as listener:
        taken = listener.getsockname()[1]
        if place.port and taken != place.port:
            say(f"port {place.port} is taken; using {taken}")
        address = f"{place.scheme}://{f'[{place.host}]' if ':' in place.host else place.host}:{taken}/"
        say(f"{record_path} is on the desk at {address}  (Ctrl-C to stop)")
        if place.host not in LOOPBACK and not place.certfile:
            say("passwords cross the network unencrypted: give --certfile and --keyfile, or use a proxy that has TLS")
        if open_browser:
            threading.Timer(0.6, webbrowser.open, (address,)).start()
        desk = app(record, hosts=LOOPBACK | {hostname(name) for name in place.names}, is_locked=place.is_locked)
        config = uvicorn.Config(
            desk,
            log_level="warning",
            access_log=False,
            server_header=False,
            forwarded_allow_ips=sorted(LOOPBACK - {"localhost"}),  # a proxy on this machine tells who asks, and how
            ssl_certfile=place.certfile or None,
            ssl_keyfile=place.keyfile or None,
        )
        with suppress(KeyboardInterrupt):  # uvicorn hands the interrupt on once it has closed all
            gc.collect()
            gc.freeze()  # what is loaded stays: to look through it for garbage held a page up for 0.1 s now and then
            uvicorn.Server(config).run(sockets=[listener])


def _check_certificate(place: Place) -> None:
    """Raise BadRequest where https cannot be served: before an address is told that never answers."""
    if not place.certfile:
        if place.keyfile:
            raise BadRequest("--keyfile is the key of a certificate: give that with --certfile")
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(place.certfile, place.keyfile or None)
    except (OSError, ssl.SSLError) as why:
        named = " and ".join(each for each in (place.certfile, place.keyfile) if each)
        raise BadRequest(f"https cannot be served with {named}: {why.strerror or why}") from why


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on ``port`` or the next free one above it. Raises BadRequest where none is."""
    if not 0 <= port < 65536:
        raise BadRequest(f"a port is 1 to 65535, or 0 for any that is free, got {port}")
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
