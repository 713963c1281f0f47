"""Pages with the regions that gold gives their units: what `regions.py` learns from.

Gold comes in two forms. ``flat`` marks the regions of plain texts, by characters. ``extract`` gives an HTML page's
body,
or some segments of it; its other regions are taken over from the natural flat text of the same page, line by line.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from augmented import Newsroom, Sheet, invented_markup, invented_text, refilled, renamed, reset, threaded
from numpy.typing import NDArray

from onrecord.clean.features import features_of
from onrecord.clean.flatten import pages
from onrecord.clean.labeller import REGIONS
from onrecord.clean.looks import Table
from onrecord.clean.menus import menus
from onrecord.clean.units import Unit, units_of
from onrecord.model import Block, Declared, Page, Payload, Region
from onrecord.pipeline import run_capture
from onrecord.spans import Span

BODY, COMMENT, OTHER, RELATED, TITLE = (
    REGIONS.index(each) for each in (Region.BODY, Region.COMMENT, Region.OTHER, Region.RELATED, Region.TITLE)
)
_WORD = re.compile(r"\w+")
_GRAM = 4
MENU = 4  # lines, all of them links
INVENTED_TEXTS, INVENTED_PAGES = 700, 250


@dataclass
class Example:
    """One page: a row a unit, its region, how much it is trusted, and its words."""

    id: str
    page: str  # the page it was made from: examples of one page never stand on both sides of a fold
    rows: Table
    regions: NDArray[np.int64]
    trust: NDArray[np.float32]  # 0: gold does not say
    words: NDArray[np.int64]
    is_markup: bool
    second: Table = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))  # rows of the second stage


Gold = dict[str, Any]
Lines = dict[str, Counter[int]]  # a line's folded words -> the regions that gold gives it


def examples(corpora: Path, *, planted: bool = True) -> Iterator[Example]:
    """Give examples of each public ``flat`` text and ``extract`` page, then of what is made of them, or invented.

    ``planted``: also of the half of ``flat`` into which comments, captions and more were put: it shares its wordings.
    """
    newsroom = Newsroom(corpora)
    for id, page, sheet in _sheets(corpora, planted=planted):
        random = Random(f"more {id}")
        yield _example(id, page, sheet)
        is_markup = bool(sheet.units[0].tag)
        for turn in range(1 if is_markup else 2):
            yield from _clipped(f"{id} clipping {turn}", page, sheet)
        if is_markup:
            yield from _clipped(f"{id} renamed", page, renamed(random, sheet))
            yield from _clipped(f"{id} reset", page, reset(random, sheet))
        yield from _clipped(f"{id} refilled", page, refilled(random, sheet, newsroom))
        discussed = threaded(random, sheet)
        if discussed:
            yield from _clipped(f"{id} threaded", page, discussed)
    for number in range(INVENTED_TEXTS):
        yield _example(f"text {number}", f"text {number}", invented_text(Random(f"text {number}"), newsroom))
    for number in range(INVENTED_PAGES):
        yield _example(f"page {number}", f"page {number}", invented_markup(Random(f"page {number}"), newsroom))


def _sheets(corpora: Path, *, planted: bool) -> Iterator[tuple[str, str, Sheet]]:
    """Give each public page's id, the page that it was made from, and its units with their regions."""
    lines: dict[str, Lines] = {}
    texts = {row["id"]: row["text"] for row in _rows(corpora / "flat/public.input.jsonl.gz")}
    for gold in _rows(corpora / "flat/public.gold.jsonl.gz"):
        if gold["injected"] and not planted:
            continue
        page, units, _ = _flattened(gold["id"], texts[gold["id"]].encode(), "text/plain")
        regions = _regions_of_text(page.text, units, gold["passages"])
        trust = [1.0 if _folded(unit.words) else 0.2 for unit in units]
        yield gold["id"], gold["page"], Sheet(units, [], regions, trust)
        if not gold["injected"]:
            known = lines.setdefault(gold["page"], defaultdict(Counter))
            for unit, region in zip(units, regions, strict=True):
                known[_folded(unit.words)][region] += 1
    for name in ("scrapinghub", "trafilatura"):
        for id, sheet in _extract(corpora / "extract", name, lines):
            yield id, id, sheet


def _extract(folder: Path, name: str, lines: dict[str, Lines]) -> Iterator[tuple[str, Sheet]]:
    files = {row["id"]: row["file"] for row in _rows(folder / f"{name}.input.jsonl.gz")}
    with tarfile.open(folder / f"{name}.pages.tar.gz") as tar:
        files_read = ((member.name, tar.extractfile(member)) for member in tar if member.isfile())
        found = {name: file.read() for name, file in files_read if file}
    for gold in _rows(folder / f"{name}.gold.jsonl.gz"):
        page, units, declared = _flattened(gold["id"], found[files[gold["id"]]], "text/html")
        if not units:
            continue
        known = lines.get(gold["id"], {})
        grams = _grams(known)
        judged = [_region_of_block(unit, page.text, gold, known, grams) for unit in units]
        yield gold["id"], Sheet(units, declared, [region for region, _ in judged], [each for _, each in judged])


def _clipped(id: str, page: str, sheet: Sheet) -> Iterator[Example]:
    kept = _compact(sheet.regions, Random(id))
    if any(sheet.regions[at] == BODY for at in kept):
        units, regions, trust = ([each[at] for at in kept] for each in (sheet.units, sheet.regions, sheet.trust))
        yield _example(id, page, Sheet(units, sheet.declared, regions, trust))  # type: ignore[arg-type]


def _compact(regions: Sequence[int], random: Random) -> list[int]:
    """Return units that make a small page of a large one: less furniture, part of the body, few comments.

    Whole public pages hold a hundred lines of furniture; what people paste and archive often holds five.
    """
    body = [at for at, region in enumerate(regions) if region == BODY]
    first = random.randrange(max(1, len(body) - 4)) if random.random() < 0.2 else 0
    wanted = set(body[first : first + random.randint(4, 25)])
    furniture = random.choice((0.0, 0.02, 0.05, 0.15))
    comments = random.choice((0, 2, 5, 12))
    related = random.choice((0, 1, 4))
    kept = []
    for at, region in enumerate(regions):
        if region == BODY:
            keep = at in wanted
        elif region == COMMENT:
            comments -= 1
            keep = comments >= 0
        elif region == RELATED:
            related -= 1
            keep = related >= 0
        else:
            near = bool(body) and (body[0] - 6 <= at <= body[-1] + 3)
            keep = random.random() < (0.4 if near else furniture) if region == OTHER else random.random() < 0.85
        if keep:
            kept.append(at)
    return kept


def _flattened(capture: str, data: bytes, media_type: str) -> tuple[Page, list[Unit], list[Declared]]:
    nouns = run_capture((pages,), Payload(capture, capture, "", media_type, "", data))
    blocks: list[Block] = nouns[Block]
    page: Page = nouns[Page][0]
    return page, units_of(page, blocks), nouns[Declared]


def _gathered(sheet: Sheet) -> Sheet:
    """Return the sheet with runs of short links as one unit each, as `flatten` gathers them."""
    ends = dict(menus([(unit.words, unit.tag, unit.hints, unit.link_share, unit.depth) for unit in sheet.units]))
    units, regions, trust = [], [], []
    at = 0
    while at < len(sheet.units):
        end = ends.get(at, at + 1)
        unit, last = sheet.units[at], sheet.units[end - 1]
        words = " ".join(each.words for each in sheet.units[at:end])
        units.append(unit._replace(words=words, span=Span(unit.span.start, max(unit.span.end, last.span.end))))
        regions.append(Counter(sheet.regions[at:end]).most_common(1)[0][0])
        trust.append(max(sheet.trust[at:end]))
        at = end
    return Sheet(units, sheet.declared, regions, trust)


def _example(id: str, page: str, sheet: Sheet) -> Example:
    if sheet.units[0].tag:
        sheet = _gathered(sheet)
    return Example(
        id,
        page,
        features_of(sheet.units, sheet.declared),
        np.array(sheet.regions, dtype=np.int64),
        np.array(sheet.trust, dtype=np.float32),
        np.array([len(_WORD.findall(unit.words)) for unit in sheet.units]),
        bool(sheet.units[0].tag),
    )


def _regions_of_text(text: str, units: Sequence[Unit], passages: list[Gold]) -> list[int]:
    at = np.full(len(text), OTHER)
    for passage in passages:
        at[passage["start"] : passage["end"]] = REGIONS.index(Region(passage["region"]))
    made = []
    for unit in units:
        votes = Counter(int(at[unit.span.start + word.start()]) for word in _WORD.finditer(unit.span.of(text)))
        made.append(votes.most_common(1)[0][0] if votes else OTHER)
    return made


def _grams(lines: Lines) -> dict[str, set[int]]:
    made: dict[str, set[int]] = defaultdict(set)
    for line, regions in lines.items():
        for gram in _shingles(line.split()):
            made[gram].add(regions.most_common(1)[0][0])
    return made


def _shingles(words: Sequence[str]) -> list[str]:
    return [" ".join(words[at : at + _GRAM]) for at in range(max(1, len(words) - _GRAM + 1))]


def _region_of_block(unit: Unit, text: str, gold: Gold, lines: Lines, grams: dict[str, set[int]]) -> tuple[int, float]:
    """Return a block's region by gold, and how much to trust that, 0 to 1."""
    words = _folded(unit.words)
    of_lines = [_folded(line) for line in unit.span.of(text).split("\n") if line]
    if len(of_lines) >= MENU and unit.link_share > 0.8:
        votes = Counter(lines[line].most_common(1)[0][0] for line in of_lines if line in lines)
        return (votes.most_common(1)[0][0], 1.0) if votes.total() * 2 > len(of_lines) else (OTHER, 0.5)
    region = lines[words].most_common(1)[0][0] if words in lines else _by_grams(words.split(), grams)
    if "text" in gold:
        return _by_text(words, gold, region)
    return _by_segments(words, unit, gold, region, bool(lines))


def _by_grams(words: Sequence[str], grams: dict[str, set[int]]) -> int | None:
    if len(words) < _GRAM:
        return None
    shingles = _shingles(words)
    votes = Counter(region for gram in shingles for region in grams.get(gram, ()))
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] * 2 >= len(shingles) else None


def _by_text(words: str, gold: Gold, region: int | None) -> tuple[int, float]:
    """Where gold is the whole body: a block is of it if half of its words stand in its 4-grams."""
    if "shingles" not in gold:
        gold["shingles"] = set(_shingles(_WORD.findall(gold["text"].casefold())))
        gold["lines"] = {_folded(line) for line in gold["text"].split("\n")}
    cut = words.split()
    if len(cut) >= _GRAM:
        held = {at + k for at, gram in enumerate(_shingles(cut)) if gram in gold["shingles"] for k in range(_GRAM)}
        if len(held) * 2 >= len(cut):
            return BODY, 1.0
        return (OTHER, 1.0) if region == BODY else (OTHER if region is None else region, 0.8 if region is None else 1.0)
    if region is None:
        return (BODY if words and words in gold["lines"] else OTHER), 0.6
    return region, 1.0


def _by_segments(words: str, unit: Unit, gold: Gold, region: int | None, is_known: bool) -> tuple[int, float]:
    """Where gold is a few segments: they are sure; the rest only if the page's flat text told it."""
    segments = {kind: [_folded(each) for each in gold.get(kind) or []] for kind in ("wanted", "unwanted", "comments")}
    if any(each and (each in words or (words.count(" ") > 5 and words in each)) for each in segments["comments"]):
        return COMMENT, 1.0
    if any(len(each) > 15 and each in words for each in segments["wanted"]):
        return BODY, 1.0
    if any(len(each) > 15 and each in words for each in segments["unwanted"]) and region in (None, BODY):
        return OTHER, 1.0
    if region is not None:
        return region, 1.0
    if gold.get("title") and words == _folded(gold["title"]):
        return TITLE, 0.5
    is_link = words.count(" ") < 3 and unit.link_share > 0.8
    return OTHER, 0.3 if is_known or is_link else 0.0


def _rows(path: Path) -> Iterator[Gold]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
