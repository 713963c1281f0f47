"""Texts of somebody who speaks, mended and broken at random, through the quotation automaton and all of understand.

    python -m tests.fuzz.spoken [--count N] [--seed N] [--finds N] [--marks]

``--marks`` reads the automaton alone, which is a hundred times faster.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

from onrecord.dates import PartialDate
from onrecord.model import Article, Entity, Mention, Page, Party, Region, Statement
from onrecord.pipeline import Nouns, run_capture
from onrecord.spans import Span
from onrecord.steps import STEPS
from onrecord.understand.quotes import DEEPEST, MARKS, quotations
from tests.understand.pages import passages

UNDERSTAND = tuple(step for step in STEPS if step.name in ("mentions", "statements"))
_SLOW_S = 2.0  # seconds of processor time for a text of a few hundred words: a hundred times the usual
_WORDS = """
Ada|Ada Brann|Jon Tarke|Brann|BRANN|the mayor of Tolm|The mayor|he|She|they|I|we|who|that|which|it|two officials|
an aide|Norvik Post|Tolm|the ferry|a statement|the talks|will sail|was open|is late|had left|and|but|or|if|when|not|
never|said|says|Said|told|asked|added|wrote|denied|denied that|did not say|claimed|warned of|urged|promised to|
according to|was quoted by|as saying|in an interview with|on Monday|yesterday|last week|in 2019|to reporters|
asked whether|by saying|released the following statement|read|called|continued|went on|one of them|Sen. Tarke (D-N.Y.)|
No. 5|U.S.|Mr.|don’t|boys’|’90s|rock 'n' roll|(Laughter.)|[sic]|Q:|A:|Q.|AB:|TOLM:|BRANN:|Host:|Read more:|
Министр сказал|大臣は|قال الوزير|e\u0301|\u200b|\u00ad|\ufeff|😀|0|1,000|…|...|x
""".replace("\n", "").split("|")
_JOINTS = (
    " ",
    " ",
    " ",
    " ",
    "",
    ", ",
    ". ",
    "? ",
    "! ",
    ": ",
    "; ",
    " — ",
    " – ",
    "--",
    "\n",
    "\n\n",
    "\r\n",
    "\u00a0",
    "\t",
)
_STRAY = (
    "\u2028",
    "\x85",
    "\x0b",
    "\x1c",
    "\u202e",
    "\u0300" * 20,
    "\ud7ff",
    "\U0010ffff",
    "(",
    ")",
    "[",
    "]",
    "/",
    "*",
    "#",
)


def spoken(chance: Random) -> str:
    """Return a text of the grammar: words, marks in any order, paragraphs."""
    parts: list[str] = []
    marked = chance.choice((0.05, 0.15, 0.4))
    for _ in range(chance.choice((3, 10, 40, 120))):
        roll = chance.random()
        if roll < marked:
            parts.append(chance.choice(MARKS) * chance.choice((1, 1, 1, 2, 3)))
        elif roll < marked + 0.02:
            parts.append(chance.choice(_STRAY))
        elif roll < marked + 0.03:
            parts.append("".join(chr(chance.randrange(1, 0xD800)) for _ in range(chance.randint(1, 8))))
        else:
            parts.append(chance.choice(_WORDS))
        parts.append(chance.choice(_JOINTS))
    return "".join(parts) or "x"


def understood(text: str, chance: Random) -> Nouns:
    """Return what the steps of understand make of a page with ``text``, cut into passages at blank lines."""
    regions = [Region.TITLE, Region.BODY, Region.BODY, Region.BODY, Region.CAPTION]
    parts = [(chance.choice(regions) if n else Region.BODY, part) for n, part in enumerate(text.split("\n\n")) if part]
    page, made = passages(*(parts or [(Region.BODY, "x")]))
    day = chance.choice((None, PartialDate("2031-05-07"), PartialDate("2031")))
    article = Article("page", "page", "", (), "", "", "", day, None, None, "", None, None, "en", 0)
    nouns = run_capture(UNDERSTAND, page, article, *made)
    nouns[Page] = [page]
    return nouns


def broken_quotations(text: str) -> Iterator[str]:
    """Yield what is wrong with the quotations of ``text``, in words."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    found = quotations(text, spans)
    if [each.outer.start for each in found] != sorted(each.outer.start for each in found):
        yield "quotations are out of order"
    for depth in range(1, DEEPEST + 2):
        level = [each for each in found if each.depth == depth]
        if depth > DEEPEST and level:
            yield f"a quotation of depth {depth}"
        if any(a.outer.end > b.outer.start for a, b in pairwise(level)):
            yield f"quotations of depth {depth} overlap"
    for each in found:
        if not len(each.span) or not each.outer.covers(each.span) or each.outer.end > len(text):
            yield f"a quotation that is none: {each}"


def broken_statements(nouns: Nouns) -> Iterator[str]:
    """Yield what is wrong with the nouns of `understood`, in words."""
    text: str = nouns[Page][0].text
    made: list[Statement] = nouns[Statement]
    ids = {each.id for each in made}
    for kind in (Statement, Party, Entity, Mention):
        if len({each.id for each in nouns[kind]}) != len(nouns[kind]):
            yield f"two of {kind.__name__} have one id"
    for each in made:
        for span in (*each.content, *each.cue, *each.speaker_mention):
            if not len(span) or span.end > len(text):
                yield f"an empty span, or one past the text: {span}"
        if not each.content or each.text != " … ".join(span.of(text) for span in each.content):
            yield f"words that are not those of the content: {each.text!r}"
        if any(a.end > b.start for a, b in pairwise(each.content)):
            yield f"content out of order, or overlapping: {each.content}"
        if each.parent == each.id or (each.parent and each.parent not in ids):
            yield "a parent that is no other statement of the page"
        if not 0 <= each.confidence <= 1:
            yield f"a confidence of {each.confidence}"
    if any(each.statement not in ids for each in nouns[Party]):
        yield "a party to no statement"


def hold(seed: int, *, marks_only: bool = False) -> None:
    """Assert every claim of the text of ``seed``. Any exception is a find."""
    chance = Random(seed)
    text = spoken(chance)
    began = time.process_time()
    broken = list(broken_quotations(text))
    if not marks_only:
        broken += broken_statements(understood(text, chance))
    took = time.process_time() - began
    assert not broken, broken[0]
    assert took < _SLOW_S + len(text) / 10_000, f"{took:.1f} s for {len(text)} characters"


def main() -> int:
    """Return 0 where every claim held; else the texts that broke one are written, and 1 returned."""
    parser = argparse.ArgumentParser(prog="tests.fuzz.spoken", description="Fuzz the automaton and understand.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--finds", type=int, default=1, help="finds after which to stop")
    parser.add_argument("--marks", action="store_true", help="the quotation automaton alone")
    given = parser.parse_args()
    found: set[str] = set()
    began = time.process_time()
    for number in range(given.seed, given.seed + given.count):
        try:
            hold(number, marks_only=given.marks)
        except Exception:
            told = traceback.format_exc().splitlines()
            where = "\n".join(told[-3:])
            if where not in found:
                found.add(where)
                Path(f"fuzz-spoken-{number}.txt").write_text(spoken(Random(number)), "utf-8", "surrogatepass")
                print(f"seed {number}:\n" + "\n".join(told[-8:]), flush=True)
            if len(found) >= given.finds:
                break
    print(f"{number - given.seed + 1} inputs, {len(found)} finds, {time.process_time() - began:.0f} CPU seconds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
