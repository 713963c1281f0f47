"""What a page's markup says about the page: linked data, OpenGraph, meta tags, microdata, <time> and <link>."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from onrecord.model import Declared, address

Note = tuple[str, Mapping[str, str], str]

_MOST = 200  # values kept of one page
_LONGEST = 1_000  # characters of one value

# name or property of a <meta> -> what it declares. Vocabularies: OpenGraph, Dublin Core, Highwire, Parse.ly, Sailthru …
_META = {
    "title": "og:title twitter:title dc.title dcterms.title citation_title parsely-title sailthru.title headline "
    "hdl title cxenseparse:title",
    "author": "author article:author dc.creator dcterms.creator dc.author citation_author parsely-author "
    "sailthru.author byl byline creator cxenseparse:author article:author_name twitter:data1",
    "published": "article:published_time article:published og:published_time dc.date dc.date.issued dcterms.date "
    "dcterms.issued "
    "dcterms.created dc.date.created date pubdate publishdate publish_date publish-date published-date "
    "publication_date "
    "parsely-pub-date sailthru.date citation_publication_date citation_date originalpublicationdate datepublished "
    "ptime displaydate rnews:datepublished cxenseparse:recs:publishtime article.published date.release "
    "video:release_date shareaholic:article_published_time",
    "modified": "article:modified_time og:updated_time og:modified_time dcterms.modified dc.date.modified lastmod "
    "last-modified datemodified utime revised article.updated",
    "outlet": "og:site_name application-name dc.publisher dcterms.publisher citation_publisher publisher "
    "article:publisher_name apple-mobile-web-app-title",
    "url": "og:url twitter:url parsely-link",
    "language": "og:locale dc.language dcterms.language content-language language",
    "section": "article:section parsely-section section sailthru.section dc.subject",
    "original": "original-source syndication-source dc.source dcterms.source citation_journal_title",
}
_FIELD = {name: field for field, names in _META.items() for name in names.split()}
_OPENGRAPH = ("og:", "article:", "twitter:", "video:")
_ITEMPROP = {
    "headline": "title",
    "author": "author",
    "creator": "author",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "publisher": "outlet",
    "inlanguage": "language",
    "articlesection": "section",
}
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
# What programs in a page keep of it: "publishedDate":"2016-11-04T20:37:27Z", perhaps quoted once more.
_STATE = re.compile(
    r'ubli(?:sh(?:ed)?(?:_?(?:[dD]ate|[aA]t|[oO]n|[tT]ime))?|cation_?[dD]ate)\\?(?:"|&quot;)'
    r'\s?:\s?\\?(?:"|&quot;)((?:19|20)\d\d-\d\d-\d\d[^"\\&<]{0,25})'
)
_PAGE_TYPES = ("webpage", "itempage", "collectionpage")
_TRAILING_COMMA = re.compile(r",(\s{0,50})([}\]])")
_PAIR = re.compile(r'"(headline|datePublished|dateModified)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,400})"')
_AUTHOR = re.compile(r'"author"\s{0,9}:\s{0,9}[\[\s]{0,9}\{[^{}]{0,200}?"name"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,120})"')
_ADDRESS = re.compile(r"\w{1,9}:\S+|//\S+|#\S+|\S+/\S+")
_MOST_NODES = 2_000  # of one page's linked data


def declared(capture: str, notes: list[Note], language: str) -> Iterator[Declared]:
    """Return what ``notes`` and the page's ``lang`` declare, in the page's order, each once."""
    seen: set[tuple[str, str, str]] = set()
    for name, value, where in _found(notes, language):
        value = " ".join((unescape(value) if where == "json-ld" and "&" in value else value).split())[:_LONGEST]
        if value and (name, value, where) not in seen and len(seen) < _MOST:
            seen.add((name, value, where))
            yield declaration(capture, name, value, where)


def declaration(capture: str, name: str, value: str, where: str) -> Declared:
    if not value.isascii():
        value = value.encode("utf-8", "replace").decode("utf-8")  # half of a pair, as JSON may escape it alone
    return Declared(address("declared", capture, name, value, where), capture, name, value, where)


def kept_by_programs(capture: str, html: str | bytes) -> Iterator[Declared]:
    """Give the day of publication that a page's own programs keep: only where all that they keep is one day."""
    kept = _STATE.findall(html if isinstance(html, str) else html.decode("utf-8", "surrogatepass"))
    if kept and len({each[:10] for each in kept}) == 1:
        yield declaration(capture, "published", kept[0], "script")


def _found(notes: list[Note], language: str) -> Iterator[tuple[str, str, str]]:
    if language:
        yield "language", language, "meta"
    for tag, attributes, text in notes:
        if tag == "script":
            for name, value in _linked(text):
                yield name, value, "json-ld"
        elif tag == "meta":
            yield from _meta(attributes)
        elif tag == "link":
            if "canonical" in attributes.get("rel", "").lower().split():
                yield "url", attributes.get("href", ""), "meta"
        elif tag == "title":
            yield "title", text, "meta"
        elif tag == "time" and "itemprop" not in attributes:
            yield "published", attributes.get("datetime", ""), "time"
        elif attributes.get("rel") == "author" and "itemprop" not in attributes:
            yield "author", text, "microdata"
        if tag not in ("script", "meta"):
            yield from _microdata(attributes, text)


def _meta(attributes: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    value = attributes.get("content", "")
    for key in ("property", "name", "itemprop", "http-equiv"):
        said = attributes.get(key, "").strip().lower()
        if key == "itemprop" and said in _ITEMPROP:
            yield _ITEMPROP[said], value, "microdata"
        elif said in _FIELD and not (said == "twitter:data1" and len(value) > 60):
            yield _FIELD[said], value, "opengraph" if said.startswith(_OPENGRAPH) else "meta"


def _microdata(attributes: Mapping[str, str], text: str) -> Iterator[tuple[str, str, str]]:
    for said in attributes.get("itemprop", "").lower().split()[:4]:
        if said in _ITEMPROP:
            value = attributes.get("content") or attributes.get("datetime") or text
            if len(value) <= 300:
                yield _ITEMPROP[said], value, "microdata"


def _linked(text: str) -> Iterator[tuple[str, str]]:
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
