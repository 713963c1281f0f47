"""Reasons that quote the page with places: “on Friday” [12-21] on a page of 2019-02-11."""

from __future__ import annotations

import re

#: Words of a page in a reason, and where they stand there.
POINTED = re.compile(r"“([^\n]{1,80}?)” \[(\d{1,9})-(\d{1,9})\]")


def unpointed(reason: str) -> str:
    """Return a reason without its places, where no page stands beside it to show them."""
    return POINTED.sub(r"“\1”", reason)
