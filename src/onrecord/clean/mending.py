"""Any HTML, made well formed: libxml2 builds the tree, prunes what nobody reads, and writes it out again, all in C."""

from __future__ import annotations

import re

from lxml import etree

from onrecord.clean.tags import KEPT

# Nothing of these is shown, nor says anything about the page: an icon's <title> is not the page's.
_PRUNED = ("script", "link", "style", "svg", "img", "input", "source", "select", "canvas")
# Nothing is read of these either, and with them hardly two links would have the same tag.
_UNREAD = ("href", "src", "alt", "target", "onclick", "aria-label", "data-id")
# The last is how libxml2 writes a control character.
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u2060", "\ufeff", "&#xFFFD;")
_PROGRAM = re.compile(r"<(?:!--|script[\s>]|style[\s>])")
_LONGEST_TAG = 300  # characters of a script's tag in which its type is looked for


def without_programs(html: str) -> str:
    """Return ``html`` without comments, and without scripts and styles that say nothing: half of most pages.

    Nothing is ever shown of them, and to look for their ends costs less than to parse them. Only such as are written
    small and closed are left out; whatever else there is libxml2 prunes.
    """
    parts: list[str] = []
    at = searched = 0
    while opening := _PROGRAM.search(html, searched):
        begins = opening.start()
        searched = opening.end()
        tag = html[begins : begins + _LONGEST_TAG].partition(">")[0]
        if "json" in tag and "ld" in tag:  # the sign between them may be written as an entity
            continue
        ends = _end_of_program(html, begins)
        if not ends:
            break
        parts.append(html[at:begins])
        at = searched = ends
    return "".join([*parts, html[at:]])


def _end_of_program(html: str, begins: int) -> int:
    """Return the place behind a comment, script or style that begins at ``begins``; 0 where it is not closed."""
    closing = "-->" if html[begins + 1] == "!" else "</script" if html[begins + 2] == "c" else "</style"
    found = html.find(closing, begins + 2)  # "<!-->" is a comment and its end
    return html.find(">", found) + 1 if found >= 0 else 0


def well_formed(html: str) -> str:
    """Return the page as libxml2 mends it, less what is never read; "" where it finds nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return ""
    if root is None:
        return ""
    _keep(root)
    etree.strip_elements(root, *_PRUNED, with_tail=False)
    etree.strip_attributes(root, *_UNREAD)
    root.getroottree().docinfo.clear()  # else a page that calls itself XHTML is written by other rules
    return visible(etree.tostring(root, encoding="unicode", with_tail=False))


def _keep(root: etree._Element) -> None:
    """Rename the scripts and links that say something about the page, so that they are not pruned with the others."""
    for each in [script for script in root.iter("script") if "ld+json" in script.get("type", "")]:
        each.tag = f"{KEPT}script"
    for each in [link for link in root.iter("link") if "canonical" in link.get("rel", "").lower()]:
        each.set("content", each.get("href", ""))
        each.tag = f"{KEPT}link"


def visible(text: str) -> str:
    for each in _INVISIBLE:
        if each in text:
            text = text.replace(each, "")
    return text
