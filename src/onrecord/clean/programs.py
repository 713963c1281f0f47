"""Scripts and styles of a page: half of most, of which nothing is ever shown."""

from __future__ import annotations

import re

_PROGRAM = re.compile(r"<(?:!--|script[\s>]|style[\s>])")
_LONGEST_TAG = 300  # characters of a script's tag in which its type is looked for


def without_programs(html: str) -> str:
    """Return ``html`` without comments, and without scripts and styles that say nothing about the page.

    Only such as are written small and closed are left out.
    """
    parts: list[str] = []
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
    return "".join([*parts, html[at:]])


def says_something(html: str, begins: int) -> bool:
    """Tell whether a script that begins at ``begins`` is one of linked data."""
    tag = html[begins : begins + _LONGEST_TAG].partition(">")[0]
    return "json" in tag and "ld" in tag  # the sign between them may be written as an entity


def end_of_program(html: str, begins: int) -> int:
    """Return the place behind a comment, script or style that begins at ``begins``; 0 where it is not closed."""
    closing = "-->" if html[begins + 1] == "!" else "</script" if html[begins + 2] == "c" else "</style"
    found = html.find(closing, begins + 2)  # "<!-->" is a comment and its end
    return html.find(">", found) + 1 if found >= 0 else 0
