"""What HTML's elements are: which end others, which hold nothing, and what their kinds mean for the blocks around them.

Pages are mended by the rules of libxml2's parser (HTMLparser.c of version 2.14: `htmlStartClose`, `htmlEndPriority` and
`html40ElementTable`), which the labels of the public sets, the weights of the nets and all that follows were made with.
"""

from __future__ import annotations

from array import array

from onrecord.clean.ascii import ALL, SPREAD, key_of

# An open element -> the elements whose start ends it, where it is the innermost.
_ENDED_BY = {
    "a": "a fieldset table td th",
    "address": "dd dl dt form li ul",
    "b": "center p td th",
    "big": "p",
    "caption": "col colgroup tbody tfoot thead tr",
    "col": "col colgroup tbody tfoot thead tr",
    "colgroup": "colgroup tbody tfoot thead tr",
    "dd": "dt",
    "dir": "dd dl dt form ul",
    "dl": "form li",
    "dt": "dd dl",
    "font": "center td th",
    "form": "form",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "fieldset form li p table"),
    "head": "a abbr acronym address b bdo big blockquote body br center cite code dd dfn dir div dl dt em fieldset "
    "font form frameset h1 h2 h3 h4 h5 h6 hr i iframe img kbd li listing map menu ol p pre q s samp small span strike "
    "strong sub sup table tt u ul var xmp",
    "hr": "form",
    "i": "center p td th",
    "legend": "fieldset",
    "li": "li",
    "link": "body frameset",
    **dict.fromkeys(("listing", "pre", "xmp"), "dd dl dt fieldset form li table ul"),
    "menu": "dd dl dt form ul",
    "ol": "form",
    "option": "optgroup option",
    "p": "address blockquote body caption center col colgroup dd dir div dl dt fieldset form frameset h1 h2 h3 h4 h5 "
    "h6 head hr li listing menu ol p pre table tbody td tfoot th title tr ul xmp",
    "s": "p",
    "script": "noscript",
    "small": "p",
    "span": "td th",
    "strike": "p",
    "style": "body frameset",
    "tbody": "tbody tfoot",
    "td": "tbody td tfoot th tr",
    "tfoot": "tbody",
    "th": "tbody td tfoot th tr",
    "thead": "tbody tfoot",
    "title": "body frameset",
    "tr": "tbody tfoot tr",
    "tt": "p",
    "u": "p td th",
    "ul": "address form menu pre",
}
# A misplaced end tag ends no element of a higher rank; all others have rank 0.
_RANKS = {
    "div": 1,
    "td": 2,
    "th": 2,
    "tr": 3,
    "thead": 4,
    "tbody": 4,
    "tfoot": 4,
    "table": 5,
    "head": 6,
    "body": 6,
    "html": 7,
}
RANKS = 8
_EMPTY = frozenset(
    ["area", "base", "basefont", "br", "col", "frame", "hr", "img", "input", "isindex", "link", "meta", "param"]
)  # an <embed> may hold something
REFERENCES, RAW, PLAIN = 1, 2, 3  # texts without elements: with references, without, and to the end of the page
_TEXTS = {
    "textarea": REFERENCES,
    "title": REFERENCES,
    **dict.fromkeys(("iframe", "noembed", "noframes", "script", "style", "xmp"), RAW),
    "plaintext": PLAIN,
}
_IN_HEAD = frozenset(["script", "style", "meta", "link", "title", "base"])
_OF_FRAMES = frozenset(["noframes", "frame", "frameset"])
# Nothing of these is shown, nor says anything about the page: an icon's <title> is not the page's.
_PRUNED = frozenset(["script", "link", "style", "svg", "img", "input", "source", "select", "canvas"])
_SKIPPED = frozenset(
    [
        "script", "style", "template", "noscript", "select", "option", "datalist", "textarea", "iframe", "object",
        "embed", "svg", "math", "canvas", "audio", "video", "map", "head", "noframes", "frameset", "applet",
    ]
)  # fmt: skip
_BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
)  # fmt: skip
_TELLING = frozenset(
    [
        "article", "aside", "main", "nav", "header", "footer", "figure", "figcaption", "form", "blockquote",
        "section", "address",
    ]
)  # fmt: skip
_GLUED = frozenset(["a", "span", "time", "address", "label", "abbr"])
_NOTED = frozenset(["meta", "title", "link", "time", "html", "script"])
HTML, HEAD, BODY = 1, 2, 3  # the elements that a page has once
_WHOLE = {"html": HTML, "head": HEAD, "body": BODY}
_OTHERS = frozenset(["img", "source", "svg", "br", "font", "big", "strike", "embed", "param", "span", "label"])


class Element:
    """An element by its name: how it is mended, and what it means for the blocks around it."""

    def __init__(self, name: str, number: int) -> None:
        self.name = name
        self.number = number  # its place in the tables below, or further on
        self.rank = _RANKS.get(name, 0)
        self.part = _WHOLE.get(name, 0)
        self.text = _TEXTS.get(name, 0)
        self.is_empty = name in _EMPTY
        self.is_in_head = name in _IN_HEAD
        self.is_of_frames = name in _OF_FRAMES
        self.is_program = name in ("script", "style")
        self.is_pruned = name in _PRUNED
        self.is_skipped = name in _SKIPPED
        self.is_block = name in _BLOCKS
        self.is_telling = name in _TELLING
        self.is_glued = name in _GLUED
        self.is_noted = name in _NOTED  # what it says about the page stands in any of its attributes
        self.is_link = name == "a"
        self.is_break = name == "br"
        self.is_kept_as_written = name == "pre"


def _known() -> dict[str, Element]:
    names = {name for ended, by in _ENDED_BY.items() for name in (ended, *by.split())}
    names.update(_RANKS, _EMPTY, _TEXTS, _IN_HEAD, _OF_FRAMES, _PRUNED, _SKIPPED, _BLOCKS, _TELLING, _GLUED, _OTHERS)
    return {name: Element(name, number) for number, name in enumerate(sorted(names))}


KNOWN = _known()


def _endings() -> bytes:
    table = bytearray(len(KNOWN) ** 2)
    for ended, by in _ENDED_BY.items():
        for name in by.split():
            table[KNOWN[ended].number * len(KNOWN) + KNOWN[name].number] = 1
    return bytes(table)


ENDINGS = _endings()  # at an open element's number times how many are known, plus a coming one's: 1 where that ends it

# The known elements of short names by the number that a name is: a table that is a quarter full at most, with the next
# place for one that is taken.
SLOTS, SHIFT = 1024, 54


def _keyed() -> tuple[array[int], list[Element]]:
    keys = array("Q", [0]) * SLOTS
    elements = [KNOWN["a"]] * SLOTS  # whichever: where no key is, none is asked for
    for name, element in KNOWN.items():
        key = key_of(name)
        if key:
            at = (key * SPREAD & ALL) >> SHIFT
            while keys[at]:
                at = (at + 1) % SLOTS
            keys[at], elements[at] = key, element
    return keys, elements


KEYS, KEYED_ELEMENTS = _keyed()
