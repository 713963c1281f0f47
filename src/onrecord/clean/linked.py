"""What a page's linked data (JSON-LD) says of its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_LINKED = {
    "headline": "title",
    "author": "author",
    "creator": "author",
    "datePublished": "published",
    "dateCreated": "published",
    "uploadDate": "published",
    "dateModified": "modified",
    "publisher": "outlet",
    "url": "url",
    "inLanguage": "language",
    "articleSection": "section",
    "isBasedOn": "original",
}
_PAGE_TYPES = ("webpage", "itempage", "collectionpage")
_TRAILING_COMMA = re.compile(r",(\s{0,50})([}\]])")
_PAIR = re.compile(r'"(headline|datePublished|dateModified)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,400})"')
_AUTHOR = re.compile(r'"author"\s{0,9}:\s{0,9}[\[\s]{0,9}\{[^{}]{0,200}?"name"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,120})"')
_ADDRESS = re.compile(r"\w{1,9}:\S+|//\S+|#\S+|\S+/\S+")
_MOST_NODES = 2_000  # of one page's linked data


def linked(text: str) -> Iterator[tuple[str, str]]:
    """Yield what the text of a script declares of the page's article, each as its name and its value."""
    try:
        root = _parsed(text)
    except (ValueError, RecursionError):
        # Broken beyond a trailing comma: still worth its plainest pairs.
        for found in _PAIR.finditer(text[:300_000]):
            yield _LINKED[found.group(1)], _unquoted(found.group(2))
        for found in _AUTHOR.finditer(text[:300_000]):
            yield "author", _unquoted(found.group(1))
        return
    named = _named_nodes(root) if '"@id"' in text else {}
    for node in _articles(root):
        for key, name in _LINKED.items():
            if key in ("author", "creator"):
                yield from _authors(node.get(key), named)
            else:
                for value in _values(node.get(key)):
                    yield name, value
        yield from (("comments", count) for count in _comment_counts(node))


def _comment_counts(node: Mapping[str, Any]) -> Iterator[str]:
    """Yield how many comments a node says its article has: ``commentCount``, or an interaction of comments."""
    counts = [node.get("commentCount")]
    told = node.get("interactionStatistic")
    for each in (told if isinstance(told, list) else [told])[:20]:
        if isinstance(each, dict) and "comment" in str(each.get("interactionType"))[:200].lower():
            counts.append(each.get("userInteractionCount"))
    for count in counts:
        if isinstance(count, int | str) and not isinstance(count, bool) and str(count)[:12].strip().isdecimal():
            yield str(count)[:12].strip()


def _unquoted(words: str) -> str:
    return words.replace('\\"', '"').replace("\\/", "/")


def _authors(value: Any, named: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the authors of a node, each as ``author`` or, where it is no person, as ``desk``.

    Blog software names an author by the address of another node, where the name stands.
    """
    for member in (value if isinstance(value, list) else [value])[:20]:
        if isinstance(member, dict) and "name" not in member:
            member = named.get(str(member.get("@id") or member.get("url")), {})
        is_desk = isinstance(member, dict) and "organization" in " ".join(_values(member.get("@type"))).lower()
        for name in _values(member.get("name") if isinstance(member, dict) else member):
            if not _ADDRESS.fullmatch(name.strip()):
                yield "desk" if is_desk else "author", name


def _named_nodes(root: Any) -> dict[str, dict[str, Any]]:
    """Return the nodes that have a name, by the address that other nodes use for them."""
    named: dict[str, dict[str, Any]] = {}
    waiting = [root]
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node[:100]
        elif isinstance(node, dict):
            if "name" in node and isinstance(node.get("@id"), str):
                named.setdefault(node["@id"], node)
            waiting += [each for each in node.values() if isinstance(each, dict | list)]
    return named


def _parsed(text: str) -> Any:
    text = (
        text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>").strip()
    )
    try:
        return json.loads(text.rstrip(";"), strict=False)
    except ValueError:
        return json.loads(_TRAILING_COMMA.sub(r"\1\2", text), strict=False)


def _articles(root: Any) -> list[dict[str, Any]]:
    """Return the nodes that describe the page's article; those of the page where there is none.

    Only lists, @graph and mainEntity are looked into: an article inside a list of recommendations is another article.
    """
    articles: list[dict[str, Any]] = []
    pages: list[dict[str, Any]] = []
    waiting = [root]
    for _ in range(500):
        if not waiting:
            break
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:100]
        elif isinstance(node, dict):
            kinds = " ".join(_values(node.get("@type"))).lower()
            if (
                "article" in kinds
                or "posting" in kinds
                or "report" in kinds
                or "blogpost" in kinds
                or "review" in kinds
            ):
                articles.append(node)
            elif any(kind in kinds for kind in _PAGE_TYPES):
                pages.append(node)
            waiting += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]
    return (articles or pages)[:5]


def _values(value: Any) -> list[str]:
    """Return the strings of a linked-data value: itself, its name, or those of each member of a list."""
    members = value if isinstance(value, list) else [value]
    made: list[str] = []
    for member in members[:20]:
        if isinstance(member, dict):
            member = member.get("name") or member.get("url") or member.get("@id")
            member = member[0] if isinstance(member, list) and member else member
        if isinstance(member, str):
            made.append(member)
    return made
