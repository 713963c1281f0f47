"""Small pages of a grammar: markup, threads, dates, mail and encodings, mended and broken at random."""

from __future__ import annotations

import json
from random import Random

from tests.fuzz.claims import MEDIA_TYPES

_TAGS = """
p div span a b i em li ul ol td tr table h1 h2 h3 section article aside header footer nav main figure figcaption
blockquote time address pre br hr img title meta link script style noscript template iframe frameset form button
svg body html head label textarea select option details summary q cite x-y
""".split()  # noqa: SIM905
_ATTRIBUTES = (
    'class="comment"',
    'class="byline author"',
    'id="comments"',
    'class="related menu"',
    "hidden",
    'style="display:none"',
    'itemprop="author"',
    'itemprop="datePublished" content="2020-05-03"',
    'rel="author"',
    'datetime="2020-05-03T10:00"',
    'property="og:title" content="Ferry stops"',
    'name="author" content="Ann Example"',
    'type="application/ld+json"',
    'rel="canonical" href="https://post.example/1"',
    'href="/x"',
    'class="',
    "class='a\"b'",
    "=x",
    '"',
    "a=<b>",
    "lang=de",
    'charset="utf-16"',
    'http-equiv="refresh" content="0"',
    'class="comment depth-2"',
    'class="date"',
    "\x0c",
    "on\u00e9=1",
)
_WORDS = (
    "The ferry to Norvik stopped on Friday",
    "By Ann Example",
    "Von Bo Sample",
    "3 May 2020",
    "May 3, 2020, 10:04 am",
    "03.05.2020",
    "2020-05-03",
    "Posted 2 hours ago",
    "Related:",
    "Read more",
    "Comments (3)",
    "Reply",
    "Share",
    "handle_7 wrote:",
    "“We will sail,” said the mayor.",
    "NORVIK (Agency) –",
    "Advertisement",
    "Updated: yesterday",
    "Last edited by moss on Tue 31 Feb 9999",
    "Joined: Jan 1970",
    "Photo: Bo Sample",
    "© 2020 Norvik Post",
    "Tags:",
    "Министр сказал, что паром не пойдёт",
    "大臣は金曜日に港",
    "قال الوزير إن العبارة",
    "a\u0301\u200b\u00ad",
    "😀",
    "0",
    "31/12/9999",
    "Q1 99999999999",
    "١٢٣",
    "…",
    "—",
    "\u2028",
    "\x85",
    "\x1c",
    "\u00a0",
    ">>> On Friday, Ann wrote:",
    "#12",
    "Quote:",
    "1.",
    "12 Likes",
    "Add a comment",
    "Published: 0000-00-00",
    "Feb 29 2019",
    "24:61",
    "FT.com",
    "Reuters",
    "(AP)",
)
_GAPS = ("\n", "\n\n", " ", "", "\r\n", "\t", " | ", " · ", "\r", "\x0b", "\x00", "\n- ")
_BITS = (
    "&amp",
    "&#0;",
    "&#xd800;",
    "&#55555555555;",
    "&lt;",
    "&bogus;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?x",
    "</",
    "<",
    ">",
    "</p>",
    "<!doctype html>",
)
_LEGACY = ("cp1251", "cp1252", "utf-16", "shift_jis", "gb18030", "utf-8-sig", "iso2022_jp")


def page(chance: Random) -> tuple[bytes, str]:
    """Return the bytes of a page and its media type."""
    written = chance.choice((_markup, _markup, _lines, _lines, _thread, _mail, _article))(chance)
    # Seldom: what takes long is to guess an encoding.
    data = written.encode(chance.choice(_LEGACY) if chance.random() < 0.05 else "utf-8", "replace")
    usual = {_MAIL: "message/rfc822", "{": "application/vnd.onrecord.article+json", "<": "text/html"}.get(
        written[:1], "text/plain"
    )
    return _broken(chance, data), usual if chance.random() < 0.8 else chance.choice(MEDIA_TYPES)


_MAIL = "F"


def _broken(chance: Random, data: bytes) -> bytes:
    if chance.random() < 0.9 or not data:
        return data
    raw = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(raw)) if raw else 0
        match chance.randrange(4):
            case 0:
                raw[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del raw[at : at + chance.randint(1, 20)]
            case 2:
                raw[at:at] = raw[at : at + 30] * chance.randint(1, 5)
            case _:
                raw[at:at] = chance.choice((b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b$B", b"\xed\xa0\x80", b"\0\0"))
    return bytes(raw)


def _text(chance: Random) -> str:
    return chance.choice(_GAPS).join(chance.choice(_WORDS) for _ in range(chance.randint(0, 4)))


def _markup(chance: Random) -> str:
    parts = ["<"]
    parts[0] = chance.choice(("<html>", "<!doctype html>", "<body>", "<p>", "<div>"))
    opened: list[str] = []
    for _ in range(chance.randint(1, 30)):
        roll = chance.random()
        if roll < 0.4:
            tag = chance.choice(_TAGS)
            attributes = "".join(" " + chance.choice(_ATTRIBUTES) for _ in range(chance.randint(0, 2)))
            parts.append(f"<{tag}{attributes}>")
            opened.append(tag)
        elif roll < 0.55 and opened:
            parts.append(f"</{opened.pop() if chance.random() < 0.8 else chance.choice(_TAGS)}>")
        elif roll < 0.62:
            parts.append(chance.choice(_BITS))
        elif roll < 0.66:
            parts.append(f'<script type="application/ld+json">{_linked(chance)}</script>')
        else:
            parts.append(_text(chance))
    return "".join(parts)


def _linked(chance: Random) -> str:
    values: tuple[object, ...] = (
        None,
        0,
        "",
        "Ferry stops",
        "2020-05-03",
        ["Ann Example", {"name": ["Bo"]}],
        {"@id": 1},
        [[]],
        "\ud800",
        1e308,
        True,
    )
    keys = (
        "@type",
        "@graph",
        "headline",
        "author",
        "datePublished",
        "publisher",
        "mainEntity",
        "name",
        "inLanguage",
        "@id",
    )
    node: dict[str, object] = {key: chance.choice(values) for key in chance.sample(keys, chance.randint(0, 6))}
    node["@type"] = chance.choice(("NewsArticle", ["Article"], "WebPage", None, 3))
    written = json.dumps(chance.choice((node, [node], {"@graph": [node, node]})))
    return written[: chance.randrange(len(written))] if chance.random() < 0.2 else written


def _lines(chance: Random) -> str:
    return chance.choice(("\n", "\n\n", "\r\n")).join(_text(chance) for _ in range(chance.randint(0, 25)))


def _thread(chance: Random) -> str:
    parts = [
        chance.choice(_WORDS),
        "The ferry to Norvik stopped on Friday, the harbour said, and nobody knows why. " * 3,
    ]
    handle = chance.choice(("moss", "Ann E.", "@b0", "x" * 60, "Guest 12", ""))
    for number in range(chance.randint(0, 8)):
        head = chance.choice(
            (
                f"{handle} says:",
                f"#{number} {handle}",
                f"{handle} | 3 May 2020",
                f"Comment by {handle} | 1 June 2020",
                f"{handle}\n2 days ago",
            )
        )
        parts += [head, _text(chance), chance.choice(("Reply", "Quote", "Like 3", ""))]
    return "\n".join(parts)


def _mail(chance: Random) -> str:
    kind = chance.choice(
        ("text/plain", "text/html", "multipart/mixed; boundary=b", "text/html; charset=bogus", "multipart/mixed")
    )
    subject = chance.choice(("Ferry stops", "=?utf-8?q?F=C3=A6rge?=", "=?x?b?!!?=", "=?utf-8?b?4pi?="))
    date = chance.choice(("Sun, 3 May 2020 10:00:00 +0200", "Sun, 99 May 99999 99:00", "", "3 May"))
    body = _markup(chance) if "html" in kind else _lines(chance)
    coding = chance.choice(("base64", "8bit", "x"))
    if "boundary" in kind:
        body = f"--b\nContent-Type: text/html\nContent-Transfer-Encoding: {coding}\n\n{body}\n--b--"
    return (
        f"From: {chance.choice(_WORDS)} <a@b.example>\nSubject: {subject}\nDate: {date}\nContent-Type: {kind}\n\n{body}"
    )


def _article(chance: Random) -> str:
    values = (
        None,
        "",
        "Ferry stops",
        ["Ann", None, 3],
        5,
        "2020-05-03",
        {"a": 1},
        _lines(chance),
        _markup(chance),
        "\ud800",
        True,
    )
    keys = ("text", "html", "title", "author", "authors", "published", "language", "outlet", "url", "original")
    return json.dumps({key: chance.choice(values) for key in chance.sample(keys, chance.randint(0, 8))})
