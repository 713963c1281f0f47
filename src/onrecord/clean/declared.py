"""What a page's markup says about the page: linked data, OpenGraph, meta tags, microdata, <time> and <link>."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from onrecord.clean.linked import linked
from onrecord.clean.making import Maker
from onrecord.model import Declared, address

Note = tuple[str, dict[str, str], str]  # element, attributes, text in it
Saying = tuple[str, str, str]  # name, value, where

_KEYS = ("property", "name", "itemprop", "http-equiv")  # where a <meta> says what it declares
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
# What programs in a page keep of it: "publishedDate":"2016-11-04T20:37:27Z", perhaps quoted once more.
_STATE = re.compile(
    r'ubli(?:sh(?:ed)?(?:_?(?:[dD]ate|[aA]t|[oO]n|[tT]ime))?|cation_?[dD]ate)\\?(?:"|&quot;)'
    r'\s?:\s?\\?(?:"|&quot;)((?:19|20)\d\d-\d\d-\d\d[^"\\&<]{0,25})'
)
_DECLARED = Maker(Declared)


def declared(capture: str, notes: list[Note], language: str) -> list[Declared]:
    """Return what ``notes`` and the page's ``lang`` declare, in the page's order, each once."""
    made: list[Declared] = []
    seen: set[Saying] = set()
    for name, value, where in _found(notes, language):
        if "&" in value and where == "json-ld":
            value = unescape(value)
        value = " ".join(value.split())[:_LONGEST]
        if value and len(made) < _MOST and (name, value, where) not in seen:
            seen.add((name, value, where))
            made.append(declaration(capture, name, value, where))
    return made


def declaration(capture: str, name: str, value: str, where: str) -> Declared:
    if not value.isascii():
        value = value.encode("utf-8", "replace").decode("utf-8")  # half of a pair, as JSON may escape it alone
    made: Declared = _DECLARED.of((address("declared", capture, name, value, where), capture, name, value, where))
    return made


def kept_by_programs(capture: str, html: str | bytes) -> Iterator[Declared]:
    """Give the day of publication that a page's own programs keep: only where all that they keep is one day."""
    kept = _STATE.findall(html if isinstance(html, str) else html.decode("utf-8", "surrogatepass"))
    if kept and len({each[:10] for each in kept}) == 1:
        yield declaration(capture, "published", kept[0], "script")


def _found(notes: list[Note], language: str) -> list[Saying]:
    found: list[Saying] = []
    if language:
        found.append(("language", language, "meta"))
    for tag, attributes, text in notes:
        if tag == "meta":
            _meta(found, attributes)
            continue
        if tag == "script":
            found += [(name, value, "json-ld") for name, value in linked(text)]
            continue
        if tag == "link":
            if "canonical" in attributes.get("rel", "").lower().split():
                found.append(("url", attributes.get("href", ""), "meta"))
        elif tag == "title":
            found.append(("title", text, "meta"))
        elif tag == "time" and "itemprop" not in attributes:
            found.append(("published", attributes.get("datetime", ""), "time"))
        elif attributes.get("rel") == "author" and "itemprop" not in attributes:
            found.append(("author", text, "microdata"))
        if "itemprop" in attributes:
            _microdata(found, attributes, text)
    return found


def _meta(found: list[Saying], attributes: dict[str, str]) -> None:
    value = attributes.get("content", "")
    for key in _KEYS:
        said = attributes.get(key)
        if not said:
            continue
        said = said.strip().lower()
        if key == "itemprop" and said in _ITEMPROP:
            found.append((_ITEMPROP[said], value, "microdata"))
        elif said in _FIELD and not (said == "twitter:data1" and len(value) > 60):
            found.append((_FIELD[said], value, "opengraph" if said.startswith(_OPENGRAPH) else "meta"))


def _microdata(found: list[Saying], attributes: dict[str, str], text: str) -> None:
    for said in attributes["itemprop"].lower().split()[:4]:
        if said in _ITEMPROP:
            value = attributes.get("content") or attributes.get("datetime") or text
            if len(value) <= 300:
                found.append((_ITEMPROP[said], value, "microdata"))
