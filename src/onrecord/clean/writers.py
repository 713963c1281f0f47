"""Who wrote each comment of a thread: where its lines give the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.clean.entries import Entry, named_in
from onrecord.clean.handles import Named, folded, is_handle
from onrecord.clean.line_kinds import BUTTONS, DATED, NAME, PICTURE, REMOVED, WORDS
from onrecord.clean.openings import Line, place
from onrecord.spans import Span

_SAID = (WORDS, REMOVED)


def handle_of(text: str, entry: Entry) -> Span | None:
    """Return where a comment's writer is named: in its dated line, in the name above or below it, or before a colon."""
    named = _naming(entry)
    if named or any(line.kind is DATED and line.is_nameless for line in entry):
        return _placed(text, named, named.handle) if named else None
    first = next((line for line in entry if line.kind in (WORDS, NAME)), None)
    said = named_in(first.words) if first else None
    if first and said and is_handle(said[1]):
        return _placed(text, first, Named(said.start(1), said.end(1)))
    return None


def parted(text: str, made: list[Entry], handles: Sequence[Span | None]) -> Iterator[Span | None]:
    """Give handles, those of "NAME OTHER" parted where OTHER wrote above: some sites set whom one answers beside one.

    The other's must be a handle, no common name: "Ann Veska" does not answer a reader called Veska.
    """
    known: set[str] = set()
    for at, handle in enumerate(handles):
        words = handle.of(text) if handle else ""
        first, _, other = words.partition(" ")
        if handle and folded(words) not in known and folded(other) in known and _is_made_up(other):
            made[at] = [replace(line, answers=line.answers or other) for line in made[at]]
            handle, words = Span(handle.start, handle.start + len(first)), first
        if words:
            known.add(folded(words))
        yield handle


def _is_made_up(handle: str) -> bool:
    return any(map(str.isdigit, handle)) or "_" in handle or "-" in handle or handle[:1].islower()


def _naming(entry: Entry) -> Line | None:
    """Return the line that names the writer: by its markup, else a dated one, else the name nearest to a bare date."""
    heads = [line for line in entry if line.kind in (DATED, NAME) and line.handle and not line.is_quoted]
    marked = next((line for line in heads if line.is_marked), None)
    dated = next((line for line in heads if line.kind is DATED), None)
    if marked or dated:
        return marked or dated
    for at, line in enumerate(entry[:8]):
        if line.kind is NAME and line in heads:
            below = entry[at + 1] if at + 1 < len(entry) else None
            above = entry[at - 1] if at else None
            is_first = at == 0 or all(each.kind in (PICTURE, BUTTONS) for each in entry[:at])
            if is_first or (below and below.is_bare) or (above and above.is_bare):
                return line if below else None
        if line.kind in _SAID:
            return None
    return None


def _placed(text: str, line: Line, named: Named | None) -> Span | None:
    return place(line, named, text) if named else None
