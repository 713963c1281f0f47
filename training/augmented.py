"""More pages to learn from, made of the public ones and of pages that never were.

A public page gets another article's body, a thread of comments in an invented layout, other class names or none, or is
set as plain text in another manner; an invented page is set in one manner or another. Bodies come from running text of
corpora that are not scored here; examples keep the name of the page whose frame they use, so that folds stay apart.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from textwrap import wrap

from invented_pages import Line, Story, comments, page, with_insertions

from onrecord.clean.labeller import REGIONS
from onrecord.clean.units import Unit, units_of
from onrecord.model import Declared, Page, Region
from onrecord.spans import Span

_SENTENCE = re.compile(r"(?<=[.!?”؟。])\s+")
_STORIES = ("stories/allsides.dev.input.jsonl.gz", "reprints/public.input.jsonl.gz")
_BULLETS = ("* ", "• ", "- ", "  * ", "+ ", "◦ ", "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's units with their regions by gold, as numbers of ``REGIONS``, and how much to trust each."""

    units: list[Unit]
    declared: list[Declared]
    regions: list[int]
    trust: list[float]


class Newsroom:
    """Gives articles, headlines and sentences of running text, drawn with one seed."""

    def __init__(self, corpora: Path) -> None:
        self.stories = [story for name in _STORIES for story in _stories(corpora / name)]
        self.headlines = [story.title for story in self.stories]

    def story(self, random: Random) -> tuple[Story, list[str]]:
        """Return an article, and sentences for the comments on it: its own held-back end, or another article."""
        story = random.choice(self.stories)
        paragraphs = story.paragraphs
        if random.random() < 0.3:
            cut = max(2, len(paragraphs) * random.choice((3, 5, 6)) // 10)
            paragraphs, rest = paragraphs[:cut], paragraphs[cut:]
        else:
            rest = random.choice(self.stories).paragraphs
        size = random.choice((3, 6, 12, 25, 40, 60))
        story = Story(story.title, tuple(paragraphs[:size]))
        return story, [sentence for each in rest for sentence in _SENTENCE.split(each) if len(sentence) > 20]


def _stories(path: Path) -> Iterator[Story]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            paragraphs = tuple(" ".join(each.split()) for each in row["text"].split("\n") if len(each) > 60)
            if len(paragraphs) > 3 and row.get("title"):
                yield Story(" ".join(row["title"].split()), paragraphs)


def invented_text(random: Random, newsroom: Newsroom) -> Sheet:
    """Return a page that never was, as plain text."""
    return set_as_text(random, _invented(random, newsroom))


def invented_markup(random: Random, newsroom: Newsroom) -> Sheet:
    """Return a page that never was, as blocks of HTML."""
    lines = _invented(random, newsroom)
    titles = [line.words for line in lines if line.region is Region.TITLE]
    return _set_as_blocks(
        [*_marked_up(random, lines)], [_declared_title(each) for each in titles[:1] if random.random() < 0.7]
    )


def _invented(random: Random, newsroom: Newsroom) -> list[Line]:
    story, sentences = newsroom.story(random)
    return page(random, story, random.sample(newsroom.headlines, 12), sentences)


def reset(random: Random, sheet: Sheet) -> Sheet:
    """Return a public HTML page as plain text, set in a manner of its own."""
    return set_as_text(random, _lines_of(sheet))


def refilled(random: Random, sheet: Sheet, newsroom: Newsroom) -> Sheet:
    """Return a public page with another article's title and body in its frame, and perhaps an invented thread."""
    story, sentences = newsroom.story(random)
    is_markup = bool(sheet.units[0].tag)
    lines = _with_story(random, _lines_of(sheet), story, random.sample(newsroom.headlines, 6) if not is_markup else ())
    if random.random() < 0.7 and not any(line.region is Region.COMMENT for line in lines):
        lines = _with_thread(random, lines, comments(random, story, sentences), is_markup=is_markup)
    declared = [replace(each, value=story.title) if each.name == "title" else each for each in sheet.declared]
    if not is_markup or random.random() < 0.4:
        return set_as_text(random, lines)
    return _set_as_blocks(lines, declared)


def threaded(random: Random, sheet: Sheet) -> Sheet | None:
    """Return a public page with a thread below it, made of the end of its own body: comments in the page's language.

    None where the page has comments already or little to say.
    """
    lines = _lines_of(sheet)
    at = [place for place, line in enumerate(lines) if line.region is Region.BODY and len(line.words) > 60]
    if len(at) < 6 or any(line.region is Region.COMMENT for line in lines):
        return None
    ends = set(at[len(at) * 2 // 3 :])
    sentences = [each for place in sorted(ends) for each in _SENTENCE.split(lines[place].words) if len(each) > 20]
    kept = [line for place, line in enumerate(lines) if place not in ends]
    title = next((line.words for line in lines if line.region is Region.TITLE), "")
    story = Story(title, tuple(line.words for line in kept if line.region is Region.BODY))
    is_markup = bool(sheet.units[0].tag)
    lines = _with_thread(random, kept, comments(random, story, sentences), is_markup=is_markup)
    return _set_as_blocks(lines, sheet.declared) if is_markup and random.random() < 0.6 else set_as_text(random, lines)


def renamed(random: Random, sheet: Sheet) -> Sheet:
    """Return a page of HTML with some of its class names gone or replaced by names that say nothing."""
    share = random.choice((0.3, 0.6, 1.0))
    names: dict[str, str] = {}

    def other(name: str) -> str:
        if name not in names:
            names[name] = f"css-{random.randrange(16**5):05x}" if random.random() < share else name
        return names[name]

    units = [
        unit._replace(hints=" ".join(map(other, unit.hints.split(" "))) if unit.hints else "") for unit in sheet.units
    ]
    if random.random() < 0.3:
        units = [
            unit._replace(tag="div" if unit.tag in ("p", "li", "h2", "h3", "td", "span") else unit.tag)
            for unit in units
        ]
    return replace(sheet, units=units)


def _lines_of(sheet: Sheet) -> list[Line]:
    made = []
    for unit, region, trust in zip(sheet.units, sheet.regions, sheet.trust, strict=True):
        kind = (
            "heading" if unit.heading else "item" if unit.bullet else "paragraph" if len(unit.words) > 80 else "small"
        )
        made.append(
            Line(
                unit.words,
                REGIONS[region],
                kind,
                trust,
                unit.gap,
                tag=unit.tag,
                hints=unit.hints,
                link_share=unit.link_share,
                depth=unit.depth,
            )
        )
    return made


def _with_story(random: Random, lines: list[Line], story: Story, headlines: Sequence[str]) -> list[Line]:
    """Return the lines with the story where the body was; each paragraph is marked up as one of the old body's was."""
    at = [place for place, line in enumerate(lines) if line.region is Region.BODY]
    if not at:
        return lines
    moulds = [lines[place] for place in at if len(lines[place].words) > 60] or [lines[at[0]]]
    body = [
        replace(moulds[number % len(moulds)], words=each, link_share=0.0)
        for number, each in enumerate(story.paragraphs)
    ]
    filled = list(with_insertions(random, body, headlines)) if headlines else body
    # Half of what stood inside the old body stands inside the new one.
    kept = [line for line in lines[at[0] : at[-1]] if line.region is not Region.BODY and random.random() < 0.5]
    for line in kept[:30]:
        filled.insert(random.randint(1, len(filled)), line)
    above, below = (
        [replace(line, words=story.title) if line.region is Region.TITLE else line for line in part]
        for part in (lines[: at[0]], lines[at[-1] + 1 :])
    )
    return [*above, *filled, *below]


def _with_thread(random: Random, lines: list[Line], said: list[Line], *, is_markup: bool) -> list[Line]:
    last = max((at for at, line in enumerate(lines) if line.region is Region.BODY), default=len(lines) - 1)
    place = min(len(lines), last + 1 + random.choice((0, 0, 1, 3, 8, 20)))
    if is_markup:
        around = lines[last].hints.split(" ")[-4:]
        said = [replace(line, depth=line.depth + lines[last].depth - 2) for line in _marked_up(random, said, around)]
    return [*lines[:place], *said, *lines[place:]]


_CLASSES = {
    "opening": "comment-author,comment-meta,cmt-head,user,username,c-name,meta,post-info,who,talk__by,poster",
    "text": "comment-body,comment__text,cmt,comment-content,message,post-text,reply,talk__text,entry,body,text,ugc",
    "button": "actions,reply,buttons,comment-actions,tools,foot,vote,like",
    "heading": "title,heading,headline,section-title,head",
    "form": "form,respond,comment-form,login,note",
    "paragraph": "article-body,story,content,entry-content,post-content,text,body,article__text,copy,detail",
    "item": "menu,nav,list,teaser,card,link,item,most-read,related",
    "small": "meta,info,share,footer,tools,bar,box,widget,byline,date",
    "caption": "caption,figure,credit,image,media,picture,img-text",
}
_AROUND = {
    "opening": "comments,discussion,disqus,responses,talk,community,feedback,thread,forum,reactions,section",
    "paragraph": "article,main,post,story,content,page",
}
_TAGS_OF = {
    "opening": ("div", "span", "p", "h4", "li", "header"),
    "text": ("p", "div", "li", "blockquote"),
    "button": ("div", "li", "p"),
    "heading": ("h1", "h2", "h3", "div"),
    "form": ("p", "label", "div"),
    "paragraph": ("p", "p", "p", "div"),
    "item": ("li", "li", "div", "h3"),
    "small": ("div", "div", "p", "span"),
    "caption": ("figcaption", "div", "p"),
}


def _marked_up(random: Random, lines: Sequence[Line], around: Sequence[str] = ()) -> list[Line]:
    """Return invented lines in the markup of a site: a tag and a class a kind, or classes that say nothing."""
    speaks = random.random()
    tags = {kind: random.choice(each) for kind, each in _TAGS_OF.items()}
    classes = {kind: random.choice(each.split(",")) for kind, each in _CLASSES.items()}
    outer = {kind: random.choice(each.split(",")) for kind, each in _AROUND.items()}
    for each in (classes, outer):
        for kind in each:
            if random.random() > speaks:
                each[kind] = random.choice(("", f"x{random.randrange(999)}", f"css-{random.randrange(16**5):05x}"))
    made = []
    for line in lines:
        is_said = line.kind in ("opening", "text", "button") or (line.kind == "form" and bool(around))
        shell = outer["opening"] if is_said else outer["paragraph"]
        hints = " ".join(each for each in (classes[line.kind], shell, *around) if each)
        tag = tags[line.kind] if line.region is not Region.TITLE else "h1"
        depth = {"text": 9, "opening": 9, "button": 10, "paragraph": 6, "item": 8}.get(line.kind, 6) + line.level
        is_link = line.kind == "item" or (line.kind == "button" and random.random() < 0.6)
        made.append(replace(line, tag=tag, hints=hints, depth=depth, link_share=1.0 if is_link else 0.0))
    return made


def _set_as_blocks(lines: Sequence[Line], declared: list[Declared]) -> Sheet:
    units, at = [], 0
    for line in lines:
        heading = len(line.tag) == 2 and line.tag[0] == "h" and line.tag[1].isdigit()
        span = Span(at, at + len(line.words))
        units.append(
            Unit(
                span,
                line.words,
                line.tag,
                line.hints,
                line.link_share,
                max(line.depth, 1),
                1,
                0,
                line.tag == "li",
                heading,
            )
        )
        at += len(line.words) + 1
    return Sheet(units, declared, [REGIONS.index(line.region) for line in lines], [line.trust for line in lines])


def set_as_text(random: Random, lines: Sequence[Line]) -> Sheet:
    """Return the lines as a plain text: blank lines, bullets, marks of headings and wrapping in one manner drawn."""
    spacing = random.choice(("none", "all", "prose", "prose", "as it was", "parts"))
    bullet, mark = random.choice(_BULLETS), random.choice(("", "", "# ", "## ", "### "))
    width = random.choice((0, 0, 0, 72, 78, 90))
    indent = random.choice((0, 0, 2, 4))
    parts: list[tuple[str, Line]] = []
    before = ""
    for line in lines:
        gap = _gap(spacing, line, before)
        lead = bullet if line.kind == "item" else mark if line.kind == "heading" else " " * (indent * line.level)
        cut = wrap(line.words, width) if width and len(line.words) > width else [line.words]
        parts.append(("\n" * gap + lead + ("\n".join(cut) or line.words), line))
        before = line.kind
    text, regions, trusts = "", [], []
    for words, line in parts:
        text += words + "\n"
        regions += [line] * (len(words) + 1)
    made = units_of(Page("", "", text, "", ""), ())
    at = [regions[unit.span.start] for unit in made]
    trusts = [line.trust if unit.words else 0.2 * line.trust for unit, line in zip(made, at, strict=True)]
    return Sheet(made, [], [REGIONS.index(line.region) for line in at], trusts)


def _gap(spacing: str, line: Line, before: str) -> int:
    if spacing == "none":
        return 0
    if spacing == "all":
        return 1
    if spacing == "prose":
        return int(line.kind in ("paragraph", "text", "heading") or before in ("paragraph", "text"))
    if spacing == "as it was":
        return line.gap
    return int(line.kind != before)


def _declared_title(title: str) -> Declared:
    return Declared("", "", "title", title, "meta")
