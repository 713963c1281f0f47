"""Records and captures of any size, made by rule: for measuring speed, never quality."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.invented import statement
from onrecord.dates import PartialDate
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Capture,
    Page,
    Passage,
    Region,
    Statement,
    address,
)
from onrecord.record import store
from onrecord.record.answers import ArticleLine, StatementLine, Voice
from onrecord.record.store import Store
from onrecord.record.summaries import count_actors, count_stories
from onrecord.spans import Span

WORDS = tuple(
    "harbour strait ferry minister council bridge inspectors tariff grain treaty border envoy convoy pilot buoy"  # noqa: SIM905
    " lantern assembly committee ledger budget winter signal anchor vessel captain union strike wage quarter".split()
)
NAMES = [f"{first} {last}" for first in ("Ada", "Bruno", "Carla", "Dario", "Edda") for last in WORDS[:40]]
OUTLETS = [f"{word.title()} Courier" for word in WORDS[:12]]
STATEMENTS_A_PAGE = 10


def sentence(chance: Random, length: int = 14) -> str:
    """Return a sentence of random words."""
    words = chance.choices(WORDS, k=length)
    return f"{words[0].title()} {' '.join(words[1:])}."


def json_lines(path: Path, count: int, seed: int = 1) -> Path:
    """Write ``count`` small reports, each with two statements, as JSON Lines."""
    chance = Random(seed)
    with path.open("w") as out:
        for number in range(count):
            name = chance.choice(NAMES)
            quoted = sentence(chance)[:-1]
            text = "\n\n".join(
                [
                    sentence(chance, 24),
                    f"“{quoted},” {name} said on Monday.",
                    sentence(chance, 24),
                    f"{name} said that {sentence(chance, 9).lower()}",
                ]
            )
            row = {"id": number, "title": sentence(chance, 6)[:-1], "text": text, "outlet": chance.choice(OUTLETS)}
            out.write(json.dumps(row | {"published": f"2021-{1 + number % 12:02}-{1 + number % 28:02}"}) + "\n")
    return path


def fill(into: Store, statements: int, seed: int = 1) -> None:
    """Fill an empty store with pages of ten statements each, as steps and lines would have left them."""
    chance = Random(seed)
    actors = [Actor(address("actor", name), name, ActorKind.PERSON, "", ()) for name in NAMES]
    with into.change() as change:
        store.insert(change, actors, scope="synthetic")
    for numbers in store.batched(range(statements // STATEMENTS_A_PAGE), 200):
        with into.change() as change:
            for kind in zip(*(tuple(_page(chance, number, actors)) for number in numbers), strict=True):
                store.insert(change, [noun for some in kind for noun in some])
    with into.change() as change:
        count_actors(change, [actor.id for actor in actors])
        count_stories(change, sorted({address("story", n // 8) for n in range(statements // STATEMENTS_A_PAGE)}))


def _page(chance: Random, number: int, actors: Sequence[Actor]) -> Iterator[list[object]]:
    capture = address("synthetic", number)
    outlet, day = chance.choice(OUTLETS), PartialDate(f"20{10 + number % 12}-{1 + number % 12:02}-{1 + number % 28:02}")
    parts = [sentence(chance) for _ in range(2 * STATEMENTS_A_PAGE)]
    text, spans, at = "\n".join(parts), [], 0
    for part in parts:
        spans.append(Span(at, at + len(part)))
        at += len(part) + 1
    title = sentence(chance, 6)[:-1]
    story = address("story", number // 8)
    source = f"synthetic.jsonl#{number}"
    yield [
        Capture(capture, source, "", "text/plain", capture, len(text), "2022-01-01T00:00:00Z", "00001.warc.gz", number)
    ]
    yield [Page(capture, capture, text, "en", "utf-8")]
    yield _passages(capture, spans, len(text))
    yield [_article(capture, title, outlet, day)]
    yield [_article_line(capture, source, title, outlet, day, story)]
    speakers = [chance.choice(actors) for _ in range(STATEMENTS_A_PAGE)]
    said = [_statement(capture, parts[2 * n], spans[2 * n], speaker, day) for n, speaker in enumerate(speakers)]
    yield list(said)
    yield [_line(each, source, outlet, day, story, speaker) for each, speaker in zip(said, speakers, strict=True)]
    yield [
        Voice(
            address(each.id, "speaker"),
            capture,
            each.id,
            speaker.id,
            "speaker",
            speaker.name,
            day.iso,
            each.content[0].start,
            outlet,
        )
        for each, speaker in zip(said, speakers, strict=True)
    ]


def _passages(capture: str, spans: Sequence[Span], length: int) -> list[object]:
    ends = [*(span.start for span in spans[1:]), length]
    tiles = [Span(span.start, end) for span, end in zip(spans, ends, strict=True)]
    return [Passage(address(capture, tile), capture, tile, Region.BODY, 1.0) for tile in tiles]


def _article(capture: str, title: str, outlet: str, day: PartialDate) -> Article:
    return Article(
        capture,
        capture,
        title,
        ("Ada Harbour",),
        "",
        outlet,
        "",
        day,
        None,
        None,
        "under the title",
        None,
        None,
        "en",
        0,
    )


def _article_line(capture: str, source: str, title: str, outlet: str, day: PartialDate, story: str) -> ArticleLine:
    return ArticleLine(
        id=capture,
        capture=capture,
        source=source,
        url="",
        captured="2022-01-01T00:00:00Z",
        title=title,
        byline=("Ada Harbour",),
        dateline="",
        outlet=outlet,
        original_outlet="",
        published=day,
        earliest=None,
        latest=None,
        published_why="under the title",
        reposted=None,
        updated=None,
        language="en",
        comments=0,
        statements=STATEMENTS_A_PAGE,
        story=story,
        label=title,
        group="",
        copy_of="",
        kind="",
        shared=0.0,
        reviewed="",
    )


def _statement(capture: str, text: str, span: Span, speaker: Actor, day: PartialDate) -> Statement:
    id = address(capture, "statement", span)
    return statement(id, capture, speaker.name, text, span, said_on=day, said_on_why="on Monday")


def _line(each: Statement, source: str, outlet: str, day: PartialDate, story: str, speaker: Actor) -> StatementLine:
    return StatementLine(
        id=each.id,
        capture=each.capture,
        source=source,
        outlet=outlet,
        published=day,
        story=story,
        form=each.form,
        text=each.text,
        content=each.content,
        cue=(),
        speaker=speaker.name,
        actor=speaker.id,
        speaker_mention=(),
        role="",
        organisation="",
        country="",
        addressee="",
        via=(),
        said_on=day,
        said_on_why=each.said_on_why,
        place="",
        negated=False,
        modality=each.modality,
        anonymous=False,
        parent="",
        region=each.region,
        confidence=each.confidence,
        because=each.because,
        utterance=each.id,
        start=each.content[0].start,
        on_day=day.iso,
        reviewed="",
    )
