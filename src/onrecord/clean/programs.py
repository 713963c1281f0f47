"""Scripts and styles of a page: half of most, of which nothing is ever shown."""

from __future__ import annotations

import re

_PROGRAM = re.compile(rb"<(?:!--|script[\s>]|style[\s>])")
_LONGEST_TAG = 300  # bytes of a script's tag in which its type is looked for


def without_programs(html: bytes) -> bytes:
    """Return ``html`` without comments, and without scripts and styles that say nothing about the page.

    Only such as are written small and closed are left out.
    """
    parts: list[bytes] = []
    at = searched = 0
    while opening := _PROGRAM.search(html, searched):
        begins = opening.start()
        searched = opening.end()
        if says_something(html, begins):
            continue
        ends = end_of_program(html, begins)
        if not ends:
            break
        parts.append(html[at:begins])
        at = searched = ends
    return b"".join([*parts, html[at:]])


def says_something(html: bytes, begins: int) -> bool:
    """Tell whether a script that begins at ``begins`` is one of linked data."""
    ends = html.find(b">", begins, begins + _LONGEST_TAG)
    tag = html[begins : ends if ends >= 0 else begins + _LONGEST_TAG]
    return b"json" in tag and b"ld" in tag  # the sign between them may be written as an entity


def end_of_program(html: bytes, begins: int) -> int:
    """Return the place behind a comment, script or style that begins at ``begins``; 0 where it is not closed."""
    sign = html[begins + 2]
    closing = b"-->" if html[begins + 1] == ord("!") else b"</script" if sign == ord("c") else b"</style"
    found = html.find(closing, begins + 2)  # "<!-->" is a comment and its end
    return html.find(b">", found) + 1 if found >= 0 else 0
