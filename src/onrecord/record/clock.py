"""The time and the person that a change is kept under."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime


def now() -> str:
    """Return the time to the second, UTC, in ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant() -> str:
    """Return the time to the microsecond: of two reviews in one second, the later counts."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def user() -> str:
    """Return who is at the keyboard, as the system calls them; "unknown" where it does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
