"""HTML to blocks of text, and what the page declares: whatever the page, in bounded time."""

from __future__ import annotations

from onrecord.clean.attributes import Crowded
from onrecord.clean.blocks import Cut, Enough, Plain, Read, TooDeep
from onrecord.clean.blocktext import paragraphs
from onrecord.clean.limits import MOST_TAGS, cut_to_bounds, tags_of, without_tags
from onrecord.clean.programs import without_programs
from onrecord.clean.tags import read_text
from onrecord.clean.tokens import Tokens

__all__ = ["Cut", "Plain", "Read", "read_markup"]

_MOST_BLOCKS = 50_000  # of a page that is read without its markup
_MARK = "\ufeff".encode()  # of byte order


def read_markup(html: str | bytes, *, max_chars: int) -> Read:
    """Return the blocks of a page, and the elements that say something about it. Linear in its length.

    ``html``: where it is bytes, in UTF-8.
    """
    raw = (html.encode("utf-8", "surrogatepass") if isinstance(html, str) else html).removeprefix(_MARK)
    is_cut = False
    if len(raw) > MOST_TAGS and tags_of(raw) > MOST_TAGS:
        raw = without_programs(raw)
        whole, raw = len(raw), cut_to_bounds(raw)
        is_cut = len(raw) < whole
    tokens = Tokens(raw, max_chars)
    trouble = f"more than {MOST_TAGS} tags: the rest was not read" if is_cut else ""
    try:
        tokens.read()
    except TooDeep as why:
        return _without_markup(raw, max_chars, str(why))
    except Crowded as why:
        return _without_markup(raw, max_chars, str(why))
    except Enough:
        trouble = f"longer than {max_chars} characters: the rest was not read"
    read = tokens.mending.blocks.read()
    read.trouble = trouble
    return read


def _without_markup(raw: bytes, max_chars: int, why: str) -> Read:
    read = Read(trouble=f"{why}: read without its markup")
    for text in without_tags(without_programs(raw)):
        max_chars -= len(text)
        if max_chars < 0 or len(read.cuts) >= _MOST_BLOCKS:
            break
        read.cuts += [Cut(part, "p", "", 0.0, 0) for part in paragraphs(read_text(text, False))]
    return read
