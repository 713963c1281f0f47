"""A record of 100,000 articles and 1,000,000 statements, made by rule: for measuring speed, never quality.

    python -m benchmarks.large FOLDER [--articles N]

The articles are invented: words and names by Zipf's law, 200 outlets, stories of 1 to 30 reports over nine years, one
report in five a reprint, quotations that several reports carry. Words and quotations recur more than in real coverage,
so that what grows with repetition shows: the commonest run of three words stands in one statement of a hundred, and
four statements in ten are carried by several reports of a story, whole or cut short (of 2,702 in 135 real reports on 45
events some five in a hundred were). Reprints are cut, so more reports follow until there are ten statements for each
article asked for. They are added as a user would add them, and all of the product's work is done on them except
reading: what a net would take minutes to find, the text spells out, and the four steps that clean and understand take
it from there. Prints, gists, relations, lines and indexes are the product's own.
The same FOLDER and number give the same record; one that is there already is left as it is.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.invented import statement
from onrecord import steps as product
from onrecord.dates import PartialDate
from onrecord.model import (
    ActorKind,
    Article,
    Declared,
    Entity,
    Form,
    Mention,
    MentionKind,
    Page,
    Party,
    Passage,
    Payload,
    Region,
    Statement,
    address,
)
from onrecord.pipeline import Step, step
from onrecord.record.record import Record
from onrecord.spans import Span
from onrecord.tell.progress import Bar

ARTICLES = 100_000
STATEMENTS = 10  # of one article
_REPRINTED = 0.2  # share of articles that carry another's text
_CARRIED = 0.4  # share of a report's statements that other reports of its story carry too
_FIRST_DAY, _DAYS = date(2015, 1, 1), 9 * 365
_STORY_MOST = 30

COMMON = tuple(
    "the of to and a in for on that with as at by from was were is are be been has have had it its their his her they"  # noqa: SIM905
    " he she we this these will would could after before over under about against between into more most other than"
    " when where which who also new two three first last year years week day time people officials government country"
    " city state group report plan talks meeting decision law court money trade police members party leader minister"
    " company workers school water road border region election vote support right public national local former early"
    " late high large small long part number end work made said told take taken give given set called".split()
)

_HEADS = tuple("b d f g h k l m n p r s t v z br dr gr kr pl st tr".split())  # noqa: SIM905
_TAILS = tuple("a e i o u ai ea or an el is um".split())  # noqa: SIM905


def _invented(count: int, seed: int, syllables: int) -> list[str]:
    """Return ``count`` words that are in no dictionary, each once."""
    chance = np.random.default_rng(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        places = chance.integers(0, len(_HEADS) * len(_TAILS), syllables).tolist()
        found["".join(_HEADS[p % len(_HEADS)] + _TAILS[p // len(_HEADS)] for p in places)] = None
    return list(found)


def _zipf(count: int, power: float = 1.0) -> npt.NDArray[np.float64]:
    """Return what `_drawn` draws from: the cumulative shares of ``count`` ranks."""
    shares = 1.0 / np.arange(1, count + 1) ** power
    summed: npt.NDArray[np.float64] = np.cumsum(shares / shares.sum())
    return summed


TOPICS, RARE = _invented(4_000, 1, 2), _invented(40_000, 2, 3)
SURNAMES, FORENAMES = [w.title() for w in _invented(1_500, 3, 2)], [w.title() for w in _invented(200, 4, 1)]
OUTLETS = [f"{w.title()} {kind}" for w in _invented(50, 5, 2) for kind in ("Courier", "Herald", "Gazette", "Wire")]
_COMMON_SHARES, _TOPIC_SHARES, _OUTLET_SHARES = _zipf(len(COMMON)), _zipf(len(TOPICS), 0.6), _zipf(len(OUTLETS), 0.7)
_PEOPLE_SHARES = _zipf(6_000)
_SIZE_SHARES = _zipf(_STORY_MOST, 1.2)


@dataclass(frozen=True)
class _Story:
    """What the reports of one event have in common."""

    day: int
    words: list[str]
    people: list[str]
    quotes: list[tuple[str, str]]  # words, who said them


class Newsroom:
    """Writes reports, the same ones for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = np.random.default_rng(seed)

    def reports(self, count: int) -> list[dict[str, Any]]:
        """Return ``count`` reports in order of their days, as JSON Lines would tell them."""
        made: list[dict[str, Any]] = []
        while len(made) < count:
            story = self._story()
            size = 1 + int(np.searchsorted(_SIZE_SHARES, self._chance.random()))
            told: list[dict[str, Any]] = []
            for _ in range(size):
                is_reprint = bool(told) and self._chance.random() < _REPRINTED * 1.35  # first reports cannot be
                told.append(self._reprint(told) if is_reprint else self._report(story))
            made += told
        made = sorted(made[:count], key=lambda report: str(report["published"]))
        return [{"id": number, **report} for number, report in enumerate(made)]

    def _drawn(self, words: Sequence[str], shares: npt.NDArray[np.float64], count: int) -> list[str]:
        return [words[n] for n in np.searchsorted(shares, self._chance.random(count)).tolist()]

    def _person(self) -> str:
        rank = int(np.searchsorted(_PEOPLE_SHARES, self._chance.random()))
        return f"{FORENAMES[rank * 7 % len(FORENAMES)]} {SURNAMES[rank % len(SURNAMES)]}"

    def _story(self) -> _Story:
        rare = [RARE[n] for n in self._chance.integers(0, len(RARE), 7).tolist()]
        words = [*rare, *self._drawn(TOPICS, _TOPIC_SHARES, 7)]
        people = [self._person() for _ in range(4)]
        story = _Story(int(self._chance.integers(0, _DAYS)), words, people, [])
        for number in range(6):
            story.quotes.append((self._words(story, 16), people[number % 4]))
        return story

    def _words(self, story: _Story, count: int) -> str:
        chosen = self._drawn(COMMON, _COMMON_SHARES, count)
        for at, kind in enumerate(self._chance.random(count).tolist()):
            if kind < 0.25:
                chosen[at] = story.words[int(kind * 4 * len(story.words))]
            elif kind < 0.4:
                chosen[at] = TOPICS[int(np.searchsorted(_TOPIC_SHARES, (kind - 0.25) / 0.15))]
        return " ".join(chosen)

    def _report(self, story: _Story) -> dict[str, Any]:
        day = _FIRST_DAY + timedelta(days=story.day + int(self._chance.geometric(0.5)) - 1)
        paragraphs: list[str] = []
        for number in range(STATEMENTS):
            if number % 2 == 0:
                paragraphs.append(f"{self._words(story, 28).capitalize()}.")
            paragraphs.append(self._said(story))
        return {
            "title": self._words(story, 8).capitalize(),
            "text": "\n\n".join(paragraphs),
            "outlet": self._drawn(OUTLETS, _OUTLET_SHARES, 1)[0],
            "published": day.isoformat(),
        }

    def _said(self, story: _Story) -> str:
        chance = self._chance.random()
        if chance < _CARRIED:
            words, who = story.quotes[int(chance / _CARRIED * len(story.quotes))]
            kept = words if chance * 1000 % 1 < 0.8 else words[: words.rindex(" ", 0, 60)]
            return f"“{kept},” {who} said."
        who = story.people[int(self._chance.integers(0, 4))] if chance < 0.9 else self._person()
        words = self._words(story, 16)
        return f"“{words},” {who} said." if chance < 0.65 else f"{who} said that {words}."

    def _reprint(self, told: Sequence[dict[str, Any]]) -> dict[str, Any]:
        source = told[int(self._chance.integers(0, len(told)))]
        kept = source["text"].split("\n\n")
        if self._chance.random() < 0.5:
            kept = kept[: int(len(kept) * self._chance.uniform(0.4, 1))]
        outlet = self._drawn(OUTLETS, _OUTLET_SHARES, 1)[0]
        day = date.fromisoformat(source["published"]) + timedelta(days=int(self._chance.integers(0, 3)))
        text = "\n\n".join([*kept, f"Source: {source['outlet']}"])
        return {"title": source["title"], "text": text, "outlet": outlet, "published": day.isoformat()}


# --- reading what is spelled out ---------------------------------------------------------------

_SAID = re.compile(
    r"“(?P<direct>[^”\n]{2,400}),” (?P<said>[A-Z]\w+ [A-Z]\w+) said"
    r"|(?P<told>[A-Z]\w+ [A-Z]\w+) said that (?P<indirect>[^.\n]{2,400})\."
)


def _pages(payload: Payload) -> Iterator[Page | Declared]:
    told = json.loads(payload.data)
    yield Page(payload.capture, payload.capture, f"{told['title']}\n\n{told['text']}", "en", "utf-8")
    for name in ("title", "outlet", "published"):
        yield Declared(address(payload.capture, name, told[name], "jsonl"), payload.capture, name, told[name], "jsonl")


def _passages(page: Page) -> Iterator[Passage]:
    at = 0
    for number, part in enumerate(page.text.split("\n\n")):
        span = Span(at, min(at + len(part) + 2, len(page.text)))
        at = span.end
        region = Region.TITLE if number == 0 else Region.OTHER if part.startswith("Source: ") else Region.BODY
        yield Passage(address(page.capture, span), page.capture, span, region, 1.0)


def _articles(page: Page, declared: Sequence[Declared]) -> Iterator[Article]:
    told = {each.name: each.value for each in declared}
    yield Article(
        id=page.capture,
        capture=page.capture,
        title=told["title"],
        byline=(),
        dateline="",
        outlet=told["outlet"],
        original_outlet="",
        published=PartialDate(told["published"]),
        earliest=None,
        latest=None,
        published_why="given with the article",
        reposted=None,
        updated=None,
        language="en",
        comments=0,
    )


def _mentions(page: Page) -> Iterator[Entity | Mention]:
    seen: set[str] = set()
    for found in _SAID.finditer(page.text):
        name = found["said"] or found["told"]
        entity, span = address(page.capture, "entity", name), Span(*found.span("said" if found["said"] else "told"))
        if name not in seen:
            seen.add(name)
            key = name.split()[-1].casefold()
            yield Entity(entity, page.capture, name, ActorKind.PERSON, "", "", "", None, key)
        id = address(page.capture, "mention", span)
        yield Mention(id, page.capture, span, MentionKind.NAME, entity, 1.0, "full name")


def _statements(page: Page) -> Iterator[Statement | Party]:
    for found in _SAID.finditer(page.text):
        form = Form.DIRECT if found["direct"] else Form.INDIRECT
        name, content = found["said"] or found["told"], Span(*found.span(form.value))
        end = found.end() if found["direct"] else found.end("told") + 5
        made = address(page.capture, "statement", content)
        said = Span(*found.span("said" if found["said"] else "told"))
        cue = Span(end - 4, end)
        yield statement(
            made, page.capture, name, found[form.value], content, form=form, cue=(cue,), speaker_mention=(said,)
        )
        yield Party(
            address(made, "speaker", 0), page.capture, made, "speaker", 0, name, address(page.capture, "entity", name)
        )


def _instead(real: Step, run: Any) -> Step:
    """Return a step that runs in the place of ``real``, and counts as it."""
    return replace(step(version=real.version, data=real.data)(run), name=real.name)


_SPELLED_OUT = {
    "pages": _pages,
    "passages": _passages,
    "articles": _articles,
    "mentions": _mentions,
    "statements": _statements,
}
STEPS: tuple[Step, ...] = tuple(
    _instead(each, _SPELLED_OUT[each.name]) if each.name in _SPELLED_OUT else each for each in product.STEPS
)


def opened(folder: Path) -> Record:
    """Return the record in ``folder``, whose captures spell out what they say."""
    return Record(folder, steps=STEPS, steps_at="benchmarks.large:STEPS")


def make(folder: Path, articles: int = ARTICLES, *, seed: int = 1) -> Record:
    """Make a record in ``folder``, or take the one that is there and whole."""
    record = opened(folder)
    _add(record, folder.with_name(f"{folder.name}.jsonl"), articles, seed)
    while (short := STATEMENTS * articles - record.statements(limit=1).total) > 0:
        seed += 1
        more = record.captures(limit=1).total + 1 + short // STATEMENTS
        _add(record, folder.with_name(f"{folder.name}-{seed}.jsonl"), more, seed)
    return record


def _add(record: Record, source: Path, articles: int, seed: int) -> None:
    """Add reports until there are so many articles on record; those that are there already are taken on."""
    missing = articles - record.captures(limit=1).total
    if missing <= 0 and not record.waiting:
        return
    if missing > 0 and not source.exists():
        reports = ({**report, "id": f"{seed}-{report['id']}"} for report in Newsroom(seed).reports(missing))
        source.write_text("".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports))
    with Bar() as bar:
        if source.exists():
            record.add(source, progress=bar)
        else:
            record.refresh(progress=bar)


def main(argv: list[str] | None = None) -> int:
    """Make the record; return the exit status."""
    parser = argparse.ArgumentParser("benchmarks.large", description="Make a large record for measuring speed.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    given = parser.parse_args(argv)
    with make(given.folder, given.articles) as record:
        print(f"\n{record.articles(limit=1).total} articles, {record.statements(limit=1).total} statements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
