"""Scripts and styles of a page: half of most, of which nothing is ever shown."""

from __future__ import annotations

import re

from onrecord.clean.ascii import MORE, REMARK

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
    signs, end = html, min(len(html) - 3, begins + _LONGEST_TAG)
    is_json = is_linked = False
    for at in range(begins, end):
        sign = signs[at]
        if sign == MORE:
            break
        # The sign between them may be written as an entity.
        if sign == ord("l"):
            is_linked = is_linked or signs[at + 1] == ord("d")
        elif sign == ord("j"):
            is_json = is_json or (signs[at + 1] == ord("s") and signs[at + 2] == ord("o") and signs[at + 3] == ord("n"))
    return is_json and is_linked


def end_of_program(html: bytes, begins: int) -> int:
    """Return the place behind a comment, script or style that begins at ``begins``; 0 where it is not closed."""
    if html[begins + 1] == REMARK:
        found = html.find(b"-->", begins + 2)  # "<!-->" is a comment and its end
    else:
        # To look for one sign costs a tenth of what the whole end tag would, and few programs hold it.
        name = b"/script" if html[begins + 2] == ord("c") else b"/style"
        found = html.find(b"<", begins + 1)
        while found >= 0 and not html.startswith(name, found + 1):
            found = html.find(b"<", found + 1)
    return html.find(b">", found) + 1 if found >= 0 else 0
