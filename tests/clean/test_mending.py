"""Markup is mended by the rules of libxml2's parser, in one pass and without a tree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from onrecord.clean.elements import KNOWN
from onrecord.clean.markup import read_markup

_NAMES = """
p div span a b i em li ul ol td th tr tbody table h1 h2 section article form dl dt dd pre center font
""".split()  # noqa: SIM905
_TOKENS = (
    *(f"<{name}>" for name in _NAMES),
    *(f"</{name}>" for name in _NAMES),
    *(
        "<body>",
        "</body>",
        "<html>",
        "</html>",
        "<head>",
        "</head>",
        "<br>",
        "<hr/>",
        "<div/>",
        "</>",
        "<x-y>",
        "</x-y>",
    ),
    *("<P CLASS=wide>", "<a href='a>b'>", '<b title="</b>">', "<i =x / y>", "<!-- ferry -->", "<!>", "<?php ?>", "< b"),
    *("harbour", " ", "sail &amp; row", "&eacute;t&eacute;", "fares&nbsp", "<", "&#8220;", "\r\n", "Ün"),
)


def blocks(html: str) -> list[tuple[str, str, int]]:
    return [(cut[0], cut[1], cut[4]) for cut in read_markup(html, max_chars=10_000).cuts]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("harbour", [("harbour", "body", 1)]),
        ("<p>harbour<p>ferry", [("harbour", "p", 2), ("ferry", "p", 2)]),
        ("<title>T</title>harbour", [("harbour", "body", 1)]),
        ("<ul><li>a<li>b</ul>c", [("a", "li", 3), ("b", "li", 3), ("c", "body", 1)]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", [("a", "td", 4), ("b", "td", 4), ("c", "td", 4)]),
        ("<div>a</p>b</div>", [("ab", "div", 2)]),
        ("<table><tr><td><b>a</div>b</table>", [("ab", "td", 4)]),
        ("<p>a<div>b</p>c", [("a", "p", 2), ("bc", "div", 2)]),
        ("<body><p>a</body></html><p>lost", [("a", "p", 2)]),
        ("<body>a<body>b</body>c</body>", [("abc", "body", 1)]),
        ("<p title='a>b' class=x>c</p x='>'>d", [("c", "p", 2), ("d", "body", 1)]),
        ("<textarea><p>a</textarea>b", [("b", "body", 1)]),
        ("<p>a<!-- <p>b -->c<!-->d", [("acd", "p", 2)]),
        ("<p>a<script>x = '</p>'</script>b<SCRIPT>c</SCRIPT>d", [("abd", "p", 2)]),
        ("<p>a<svg><title>icon</title><p>b</svg>c", [("ac", "p", 2)]),
        ("<p>a &lt;b&gt; &copy 2020 &#8220;c&#x201d;", [("a <b> © 2020 “c”", "p", 2)]),
        ("<p>a\u00adb\u200bc\x07d", [("abcd", "p", 2)]),
        ("<p>a < b", [("a < b", "p", 2)]),
        ("<p>a<div", [("a", "p", 2)]),
    ],
    ids=lambda value: "page" if isinstance(value, str) else "blocks",
)
def test_markup_is_mended(html: str, expected: list[tuple[str, str, int]]) -> None:
    assert blocks(html) == expected


def test_a_reference_in_an_attribute_ends_where_a_word_does() -> None:
    noted = read_markup('<meta name=title content="?a=1&copy=2&amp;b &copy; c">', max_chars=100).notes
    assert noted[0][1]["content"] == "?a=1&copy=2&b © c"


def test_of_an_attribute_that_comes_twice_the_first_counts() -> None:
    assert read_markup("<p class=Wide CLASS=small>a", max_chars=100).cuts[0][2] == "wide"


def test_a_tag_means_the_same_whatever_pages_were_read_before() -> None:
    html = "<div class='a b' id=c><span class=''>x</span><span>y</span></div>"
    before = read_markup(html, max_chars=100).cuts
    read_markup("<div class='\0' id='a b'><span class='\0'>x</span></div>", max_chars=100)
    assert read_markup(html, max_chars=100).cuts == before


@pytest.mark.skipif(etree.LIBXML_VERSION < (2, 14), reason="libxml2 read tokens by other rules before 2.14")
@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_TOKENS), max_size=25).map("".join))
def test_blocks_are_those_of_the_tree_that_libxml2_builds(html: str) -> None:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<p>{html}".encode(), parser)
    told = [(sign, tag, depth) for text, tag, depth in blocks(f"<p>{html}") for sign in text if not sign.isspace()]
    assert told == [each for each in _signs(root, ("body", 0), 0) if not each[0].isspace()]


def _signs(element: etree._Element, around: tuple[str, int], depth: int) -> Iterator[tuple[str, str, int]]:
    """Yield each character of a tree with the block element it stands in, and how deep that is."""
    name = str(element.tag)
    if name == "head":
        return
    inside = (name, depth) if name in KNOWN and KNOWN[name].is_block else around
    yield from ((sign, *inside) for sign in element.text or "")
    for child in element:
        yield from _signs(child, inside, depth + 1)
        yield from ((sign, *inside) for sign in child.tail or "")
