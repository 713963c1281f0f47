"""An element while it is open, and the hints that its tag gives once they are asked for: of most they never are."""

from __future__ import annotations

from onrecord.clean.attributes import Attributes
from onrecord.clean.elements import BODY, HTML, Element
from onrecord.clean.tags import CLASS, ID, ROLE

_LONGEST_OWN = 160  # characters that one tag gives


class Open:
    """An open element: one is made for each depth, and used again."""

    def __init__(self) -> None:
        self.element: Element
        self.own: str | None = None  # hints of its own tag, once they were asked for
        self.hints: str | None = None  # those and of what is around it
        self.has_values = False  # an id, a class or a role, whose places follow
        self.id_begins = self.id_ends = self.class_begins = self.class_ends = self.role_begins = self.role_ends = -1
        self.around = -1  # depth of the innermost block element that it was opened in
        self.at_start = False  # the block had no text yet
        self.is_skipped = False  # nothing in it is shown
        self.is_gathered = False  # its text belongs to a note

    def show(self, attributes: Attributes) -> None:
        """Note where the hints of an element stand that was opened with these attributes."""
        part = self.element.part
        self.hints = None
        self.has_values = False
        if part in (HTML, BODY):
            # They speak of the whole page ("comments-open", "sidebar-right"), and mislead about each block.
            self.own = ""
            return
        self.own = attributes.hints
        if attributes.has_any and attributes.hints is None:
            self.has_values = True
            self.id_begins, self.id_ends = attributes.begins[ID], attributes.ends[ID]
            self.class_begins, self.class_ends = attributes.begins[CLASS], attributes.ends[CLASS]
            self.role_begins, self.role_ends = attributes.begins[ROLE], attributes.ends[ROLE]

    def own_hints(self, attributes: Attributes) -> str:
        """Return the hints of the element's own tag; ``attributes``: what reads them where they stand."""
        own = self.own
        if own is None:
            own = self.element.name if self.element.is_telling else ""
            if self.has_values:
                own = _with(own, attributes, self.id_begins, self.id_ends)
                own = _with(own, attributes, self.class_begins, self.class_ends)
                own = _with(own, attributes, self.role_begins, self.role_ends)[:_LONGEST_OWN]
            self.own = own
        return own


def _with(hints: str, attributes: Attributes, start: int, end: int) -> str:
    """Return ``hints`` and the words of a value that stands there, if any does."""
    if start < 0:
        return hints
    words = attributes.words(start, end)
    return f"{hints} {words}" if words and hints else words or hints
