"""Captures that try to be more than text: in titles, names, outlets, addresses, file names, and in what they hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from fastapi import FastAPI
from starlette.routing import Route

import onrecord
from onrecord.record.record import Record

RLO, PDF, RLI, PDI = "\u202e", "\u202c", "\u2067", "\u2069"
RUN = "<script>window.ran=1</script>"
IMAGE = "<img src=//evil.example/x.png onerror=window.ran=2>"
SVG = "<svg onload=window.ran=3><animate onbegin=window.ran=4 attributeName=x></svg>"
STYLE = "<style>@import '//evil.example/s.css';*{background:url(//evil.example/b)}</style>"
BREAK = "\"'><svg/onload=window.ran=5>{{7654*3211}}${7*7}%}{{ '' }}</title></textarea></script>"
MARKDOWN = "[click](javascript:window.ran=6) ![x](http://evil.example/m.png) <http://evil.example>"
CYRILLIC = "\u0412\u0430rnholt"  # Ва in Cyrillic, the rest in Latin letters
SAID = "we will open the strait before the summer"

#: HTML pages, each with one trick in its markup and in its words.
PAGES = {
    "script.html": f"""<!doctype html><html lang="en"><head><title>{RUN} opens strait</title>
        <meta name="author" content="Ada &lt;b onmouseover=window.ran=1&gt; Kestrel"><meta property="og:site_name"
        content="{BREAK.replace('"', "&quot;")}"><meta property="og:url" content="javascript:window.ran=7">
        <link rel="canonical" href="javascript:window.ran=8"><meta property="article:published_time"
        content="2019-05-03"></head><body><h1>&lt;script&gt;window.ran=1&lt;/script&gt; Strait opens</h1>
        <p class="byline">By Ada Kestrel</p>{RUN}{IMAGE}{SVG}{STYLE}
        <p>President Oskar Brenholt said on Friday: "{SAID} &lt;img src=x onerror=window.ran=9&gt;".</p>
        <p>{MARKDOWN}</p><iframe src="//evil.example/f"></iframe><form action="//evil.example"><button>x</button></form>
        <base href="//evil.example/"><meta http-equiv="refresh" content="0;url=//evil.example/">
        <object data="//evil.example/o"></object><embed src="//evil.example/e"><link rel="prefetch"
        href="//evil.example/p"></body></html>""",
    "bidi.html": f"""<!doctype html><html lang="en"><head><title>Bank pays {RLO}000,01$ {PDF} to pilots</title>
        </head><body><h1>Bank pays {RLO}000,01$ to pilots</h1><p class="byline">By {RLI}nosredaP ennaH</p>
        <p>Minister Hanna {RLO}nosredaP{PDF} said: "We {RLO}reven{PDF} agreed to open the strait to anyone".</p>
        <div class="comments"><div class="comment"><b>{RLO}gull</b> says: <p>no {IMAGE}</p></div></div></body>
        </html>""",
    "letters.html": f"""<!doctype html><html lang="en"><head><title>{CYRILLIC} closes the strait</title>
        <meta property="og:site_name" content="The \u0421ourier"></head><body><h1>{CYRILLIC} closes the strait</h1>
        <p>President {CYRILLIC} said: "I will close the strait to every ship on Monday".</p></body></html>""",
}
#: Articles as a list gives them, each with hostile fields.
ARTICLES = [
    {
        "id": f"{BREAK}{RLO}",
        "url": 'https://evil.example/?q=%22%3E%3Cscript%3Ewindow.ran=10%3C/script%3E"onmouseover="window.ran=11',
        "title": f"{SVG}{BREAK}",
        "outlet": f"{IMAGE} {RLO}Times",
        "published": "2019-05-04",
        "authors": [f"{RUN} Gray", BREAK],
        "text": f'Minister Runa Feld {STYLE} told {BREAK}: "The strait stays {RUN} shut, {BREAK}".\n\n{MARKDOWN}',
    },
    {
        "url": "javascript:window.ran=12",
        "title": "\x02<b>\x03 found \u2028 lines",
        "outlet": '=HYPERLINK("http://evil.example")',
        "text": f'<a href="javascript:window.ran=13">Runa Feld</a> said that {SAID}.',
    },
]
#: A file whose very name is a trick.
NAME = '"><img src=x onerror=window.ran=14> {{7654*3211}} \u202egpj.txt'
NAMED = f'Harbour closes\nBy Ann {BREAK}\n\nSpokesman Dag Ilmer said: "The harbour {RLO}snepo{PDF} tomorrow {RUN}".\n'


def world(folder: Path) -> Path:
    """Write the hostile captures into ``folder``; return it."""
    folder.mkdir(parents=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page, encoding="utf-8")
    (folder / "articles.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in ARTICLES), encoding="utf-8")
    (folder / NAME.replace("/", "\u2215")).write_text(NAMED, encoding="utf-8")
    return folder


MANY = 8  # of one kind of page: the others are made by the same template
#: What a person types that is hostile itself: their own words come back on the page.
TYPED = "\"'><svg/onload=window.ran=20>{{7654*3211}}\u202e"


def fill(folder: Path) -> Record:
    """Return the hostile captures, read by the steps that ship, with judgements and an issue that are hostile, too."""
    made = onrecord.open(folder / "hostile.record")
    made.add(world(folder / "pages"))
    said = made.statements()[0]
    made.review("statement", said.id, "correct", field="speaker", value=f"Eve {TYPED}", note=TYPED, by=TYPED)
    made.review("article", said.capture, "correct", field="title", value=TYPED, by=TYPED)
    made.follow(f"Opening {TYPED}", ["strait", TYPED])
    return made


def ids(record: Record) -> Mapping[str, list[str]]:
    """Return what each slot of a route can be filled with."""
    statements = record.statements(limit=1000)
    stories = [line.id for line in record.stories()]
    captures = [line.capture for line in record.articles()]
    sources = [quote(line.source, safe="") for line in record.articles() if "/" not in line.source]
    return {
        "/story/{id}": stories,
        "/storyline/{id}": [line.id for line in record.storylines()] or ["none"],
        "/actor/{id}": [line.id for line in record.actors()][:MANY],
        "/issue/{id}": [each.id for each in record.issues()],
        "story": stories,
        "capture": captures + sources,
        "utterance": sorted({line.utterance for line in statements})[:MANY],
        "issue": [each.id for each in record.issues()],
        "actor": [line.id for line in record.actors()][:MANY],
        "statement": [line.id for line in statements][:MANY],
    }


def addresses(app: FastAPI, record: Record) -> Iterator[str]:
    """Yield every address that the desk serves to a browser: each route, with everything on record in its slots."""
    known = ids(record)
    for route in app.routes:
        if not isinstance(route, Route) or "GET" not in (route.methods or ()) or route.path.startswith("/api"):
            continue
        path = re.sub(r":\w+\}", "}", route.path)
        if re.search(r"\.\w+$|/original$|/export$", path):  # no pages: see `files`
            continue
        slots = re.findall(r"\{(\w+)\}", path)
        if not slots:
            yield path
        elif len(slots) == 1:
            fill = next((known[key] for key in known if path.startswith(key)), known.get(slots[0], ["none"]))
            yield from (path.replace(f"{{{slots[0]}}}", each) for each in fill or ["none"])
    typed = quote(TYPED)
    yield from (f"/{name}?{part}={typed}" for name, part in (
        ("search", "query"), ("statements", "speaker"), ("stories", "outlet"), ("articles", "source"), ("", "outlet"),
        ("statements", "since"), ("login", "back"), ("timeline", "words"), (f"nowhere/{typed}", "x"),
    ))  # fmt: skip
    yield from (f"/search?query=strait{view}" for view in ("", "&view=table", "&view=chart"))


def files(app: FastAPI, record: Record) -> Iterator[str]:
    """Yield the address of everything that the desk gives to keep, or to programs, for each thing on record."""
    pages = [path for path in addresses(app, record) if "?" not in path]
    for route in app.routes:
        path = re.sub(r":\w+\}", "}", getattr(route, "path", ""))
        if match := re.search(r"^(/[a-z]+/)\{\w+\}((?:/\w+)?\.\w+|/original|/export)$", path):
            yield from (page + match[2] for page in pages if page.startswith(match[1]) and page.count("/") == 2)
    yield "/search/drawing.svg?query=strait"
