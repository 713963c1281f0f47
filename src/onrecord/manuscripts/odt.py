"""Paragraphs of an OpenDocument text: ``content.xml``, read as a stream, within the bounds of `docx`."""

from __future__ import annotations

from onrecord.manuscripts.docx import CHARS_MAX, DEPTH_MAX, PARAGRAPHS_MAX, XML_MAX, docx_member, read_xml
from onrecord.manuscripts.paragraph import Paragraph
from onrecord.problems import BadSource

CONTENT = "content.xml"
_SKIPPED = frozenset(("annotation", "tracked-changes", "note", "forms", "object", "image", "change"))
_BREAKS = {"line-break": "\n", "tab": "\t"}
_BOLD = ("bold", "600", "700", "800", "900")


def odt_paragraphs(file: bytes) -> list[Paragraph]:
    """Return the paragraphs of an ODT in order, empty ones too. Raises BadSource where it is none, or damaged."""
    reader = _Reader()
    read_xml(docx_member(file, CONTENT, XML_MAX), reader, "OpenDocument text")
    return reader.made


class _Reader:
    """Makes paragraphs of expat's events."""

    def __init__(self) -> None:
        self.made: list[Paragraph] = []
        self._styles: dict[str, str] = {}  # automatic style -> the style it was made of
        self._bold_styles: set[str] = set()
        self._style = ""  # being declared
        self._text: list[str] | None = None
        self._named = ""
        self._spans: list[bool] = []  # of the open paragraph: whether each is bold
        self._bold = self._plain = self._linked = 0
        self._depth = self._skipped = self._cells = self._lists = self._links = self._chars = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise BadSource(f"is an OpenDocument text nested deeper than {DEPTH_MAX} elements")
        if self._skipped or local in _SKIPPED:
            self._skipped += 1
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
            self._styles[self._style] = attributes.get("style:parent-style-name", "")
        elif local == "text-properties" and attributes.get("fo:font-weight", "") in _BOLD:
            self._bold_styles.add(self._style)
        elif name in ("text:p", "text:h"):
            self._open(local, attributes)
        elif local == "table-cell":
            self._cells += 1
        elif local == "list":
            self._lists += 1
        elif self._text is not None:
            self._inside(local, attributes)

    def _open(self, local: str, attributes: dict[str, str]) -> None:
        if self._text is not None:
            self._close()  # a text box inside a paragraph cuts it in two
        given = attributes.get("text:style-name", "")
        self._named = self._styles.get(given) or given
        if local == "h":
            self._named = f"heading {attributes.get('text:outline-level', '1')}"
        self._text, self._spans = [], [given in self._bold_styles]
        self._bold = self._plain = self._linked = 0

    def _inside(self, local: str, attributes: dict[str, str]) -> None:
        assert self._text is not None
        if local == "span":
            self._spans.append(attributes.get("text:style-name", "") in self._bold_styles)
        elif local == "a":
            self._links += 1
        elif local == "s":
            count = attributes.get("text:c", "1")
            self._text.append(" " * min(100, int(count) if count.isdecimal() else 1))
        elif local in _BREAKS:
            self._text.append(_BREAKS[local])

    def words(self, words: str) -> None:
        if self._text is None or self._skipped:
            return
        self._chars += len(words)
        if self._chars > CHARS_MAX:
            raise BadSource(f"is an OpenDocument text of more than {CHARS_MAX:,} characters")
        self._text.append(words)
        size = len("".join(words.split()))
        self._linked += size if self._links else 0
        if any(self._spans):
            self._bold += size
        else:
            self._plain += size

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        elif name in ("text:p", "text:h"):
            if self._text is not None:
                self._close()
        elif local == "table-cell":
            self._cells -= 1
        elif local == "list":
            self._lists -= 1
        elif local == "span" and len(self._spans) > 1:
            self._spans.pop()
        elif local == "a":
            self._links = max(0, self._links - 1)

    def _close(self) -> None:
        number = len(self.made)
        if number >= PARAGRAPHS_MAX:
            raise BadSource(f"is an OpenDocument text of more than {PARAGRAPHS_MAX:,} paragraphs")
        text = "".join(self._text or ())
        is_bold = self._bold > 0 and not self._plain
        self.made.append(
            Paragraph(text, number, number + 1, is_bold, self._cells > 0, self._lists > 0, self._named, self._linked)
        )
        self._text = None
