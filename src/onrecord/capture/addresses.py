"""Which network addresses may be fetched: public ones. A page must not make us ask the machines around us."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from onrecord.problems import BadSource

Resolve = Callable[[str, int, float], list[str]]  # host, port, seconds -> addresses
Allowed = Callable[[str], bool]

_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(text: str) -> bool:
    """Tell whether an IP address is one of the open internet, also where it wraps an IPv4 address."""
    try:
        ip = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast for each in _meant(ip))


def _meant(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """Return the addresses that a connection to ``ip`` may end at."""
    if isinstance(ip, IPv4Address):
        return [ip]
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip.sixtofour:
        return [ip, ip.sixtofour]
    if ip.teredo:
        return [ip, *ip.teredo]
    return [ip, IPv4Address(int(ip) & 0xFFFFFFFF)] if ip in _NAT64 else [ip]


def resolved(host: str, port: int, within_s: float) -> list[str]:
    """Return the addresses of ``host``, none where it has none. Raises BadSource where the answer takes too long."""
    answers: list[str] = []

    def ask() -> None:
        try:
            for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                answers.append(str(each[4][0]))
        except (OSError, UnicodeError):
            pass

    # The system's resolver knows no time limit; a thread that outlives it does no harm.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(within_s)
    if thread.is_alive():
        raise BadSource(f"cannot be fetched: the address of {host} was not found within {within_s:.0f} s")
    return list(dict.fromkeys(answers))
