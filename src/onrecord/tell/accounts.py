"""`onrecord users`: who may sign in to the desk from other machines."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from onrecord.problems import BadRequest
from onrecord.record.users import UserRole, Users, role


def listed(folder: Path) -> Iterator[str]:
    """Yield a line for each user: name, role, and how they prove who they are."""
    users = Users(folder)
    for each in users:
        proofs = [word for word, kept in (("password", each.password), ("token", each.token)) if kept]
        yield f"{each.name}  {each.role.word}  {' and '.join(proofs)}"
    if not users:
        yield "no users; the desk is this machine's alone"


def change(folder: Path, given: Namespace) -> Iterator[str]:
    """Add a user, change one, or take one away; yield what there is to tell. Raises BadRequest or NotOnRecord."""
    if not given.name:
        raise BadRequest(f"onrecord users {given.what} takes the user's name")
    users = Users(folder)
    if given.what == "remove":
        users.remove(given.name)
        yield f"{given.name} can no longer sign in"
        return
    known = users.named(given.name)
    wanted = role(given.role) if given.role else known.role if known else UserRole.READER
    if given.token:
        yield users.give_token(given.name, wanted)
        print(f"onrecord: {given.name}, {wanted.word}; the token is told this once", file=sys.stderr)
    else:
        users.set_password(given.name, wanted, _asked(given.name))
        yield f"{given.name} can sign in as {wanted.word}"


def _asked(name: str) -> str:
    """Return a password typed twice on the terminal; from a script, the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(f"Password for {name}: ")
    if getpass.getpass("The same again: ") != first:
        raise BadRequest("the two passwords differ; nothing was changed")
    return first
