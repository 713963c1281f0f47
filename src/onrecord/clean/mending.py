"""Any HTML, made well formed: libxml2 builds the tree, prunes what nobody reads, and writes it out again, all in C."""

from __future__ import annotations

from lxml import etree

from onrecord.clean.tags import KEPT

# Nothing of these is shown, nor says anything about the page: an icon's <title> is not the page's.
_PRUNED = ("script", "link", "style", "svg", "img", "input", "source", "select", "canvas")
# Nothing is read of these either, and with them hardly two links would have the same tag.
_UNREAD = ("href", "src", "alt", "target", "onclick", "aria-label", "data-id")
# The last is how libxml2 writes a control character.
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u2060", "\ufeff", "&#xFFFD;")


def well_formed(html: str) -> str:
    """Return the page as libxml2 mends it, less what is never read; "" where it finds nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return ""
    if root is None:
        return ""
    for each in root.iter("script", "link"):
        if "canonical" in each.get("rel", "").lower():
            each.set("content", each.get("href", ""))
            each.tag = f"{KEPT}link"
        elif "ld+json" in each.get("type", ""):
            each.tag = f"{KEPT}script"
    etree.strip_elements(root, *_PRUNED, with_tail=False)
    etree.strip_attributes(root, *_UNREAD)
    root.getroottree().docinfo.clear()  # else a page that calls itself XHTML is written by other rules
    return visible(etree.tostring(root, encoding="unicode", with_tail=False))


def visible(text: str) -> str:
    for each in _INVISIBLE:
        if each in text:
            text = text.replace(each, "")
    return text
