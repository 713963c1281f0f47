"""The whole example world as a record, compared with gold/record.json; each miss is one readable line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path

import onrecord
from onrecord.record.answers import ActorLine, ArticleLine, ArticlePage, StatementLine
from onrecord.record.record import Record
from tests.examples.compare import Board, Squeezed, Tallies, name, paired, placed
from tests.examples.gold import CAPTURES, gold_pages, gold_record
from tests.examples.run import inside

Pair = frozenset[str]


@dataclass(frozen=True)
class World:
    """The record, with its captures by the ids that the gold gives them."""

    record: Record
    lines: Mapping[str, ArticleLine]
    pages: Mapping[str, ArticlePage]
    found: Mapping[tuple[str, str], StatementLine]  # by capture and statement, as the gold names them


@contextmanager
def world(folder: Path) -> Iterator[World]:
    """Make a record of all examples in ``folder`` and keep it open."""
    ids = {page.source: id for id, page in gold_pages().items()}
    with onrecord.open(folder) as record:
        record.add(CAPTURES)
        lines = {ids[inside(line.source)]: line for line in record.articles(limit=1000)}
        pages = {id: record.article(line.capture) for id, line in lines.items()}
        yield World(record, lines, pages, {key: each for id in pages for key, each in _found(id, pages[id])})


def _found(id: str, page: ArticlePage) -> Iterator[tuple[tuple[str, str], StatementLine]]:
    text = Squeezed(page.text)
    gold = placed(gold_pages()[id], text)
    contents = [chain.from_iterable(text.between(s.start, s.end) for s in made.content) for made in page.statements]
    for i, j in paired(gold, [frozenset(content) for content in contents]).items():
        yield (id, gold[i].gold.id), page.statements[j]


def compared(world: World) -> Tallies:
    """Return a tally for each thing that gold/record.json says."""
    board = Board()
    _reprints(board, world)
    _stories(board, world)
    _utterances(board, world)
    _actors(board, world)
    _turn(board, world)
    return board.tallies


def pairs(groups: Mapping[str, str]) -> set[Pair]:
    """Return the pairs of captures that have one group; those that have none are alone."""
    return {frozenset(pair) for pair in combinations(groups, 2) if groups[pair[0]] == groups[pair[1]] != ""}


def _reprints(board: Board, world: World) -> None:
    gold, ids = gold_record(), {line.capture: id for id, line in world.lines.items()}
    wanted = {frozenset(pair) for group in gold.reprints for pair in combinations(group.members, 2)}
    got = pairs({id: line.group for id, line in world.lines.items()})
    for pair in sorted(map(sorted, wanted)):
        board.count("reprints found", frozenset(pair) in got, f"not one text: {pair}")
    for pair in sorted(map(sorted, got - set(map(frozenset, gold.reprints_neutral)))):
        board.count("no false reprint", frozenset(pair) in wanted, f"not copied from each other: {pair}")
    for group in gold.reprints:
        origin = world.lines[group.original]
        board.count("original", bool(origin.group) and not origin.copy_of, f"{group.original} is the original")
        for copy in group.copies:
            line = world.lines[copy.capture]
            board.equal("copy of", copy.capture, copy.copy_of, ids.get(line.copy_of, ""))
            board.equal("kind of copy", copy.capture, copy.kind, str(line.kind))


def _stories(board: Board, world: World) -> None:
    got = pairs({id: line.story for id, line in world.lines.items()})
    for story in gold_record().stories:
        for event in story.events:
            for pair in combinations(event.captures, 2):
                board.count("events together", frozenset(pair) in got, f"one event, two stories: {pair}")
        for pair in combinations(story.captures, 2):
            board.count("stories together", frozenset(pair) in got, f"one story in two: {pair}")
    for one, other in combinations(gold_record().stories, 2):
        for first in one.captures:
            for second in other.captures:
                board.count(
                    "stories apart", frozenset((first, second)) not in got, f"two stories in one: {first, second}"
                )


def _utterances(board: Board, world: World) -> None:
    by_utterance: dict[str, str] = {}
    for utterance in gold_record().utterances:
        carriers = [c for c in utterance.carriers if (c.capture, c.statement) in world.found]
        ids = {c.capture: world.found[c.capture, c.statement].utterance for c in carriers}
        for one, other in combinations(ids, 2):
            same = ids[one] == ids[other] != ""
            board.count("carriers together", same, f"{utterance.words!r} is one utterance in {one} and {other}")
        for capture, id in ids.items():
            if id:
                other_words = by_utterance.setdefault(id, utterance.words)
                board.count(
                    "utterances apart",
                    other_words == utterance.words,
                    f"{capture}: {utterance.words!r} with {other_words!r}",
                )


def _actors(board: Board, world: World) -> None:
    actors: list[ActorLine] = list(world.record.actors(limit=1000))
    speakers = {each for page in gold_pages().values() for statement in page.statements for each in statement.names}
    for gold in gold_record().actors:
        if gold.name not in speakers:  # the question gives those who say something
            continue
        same = [actor for actor in actors if name(gold.name) in {name(actor.name), *map(name, actor.aliases)}]
        board.count("actor", len(same) == 1, f"{gold.name} is one actor, got {[actor.name for actor in same]}")
        if same:
            board.equal("kind of actor", gold.name, gold.kind, str(same[0].kind))
            titles = " / ".join(same[0].roles).casefold()
            for role in gold.roles:
                either = [role.title, *role.also]
                known = any(title.casefold() in titles for title in either)
                board.count("role of actor", known, f"{gold.name}: {either}, got {same[0].roles}")


def _turn(board: Board, world: World) -> None:
    turn = gold_record().turn
    world.record.follow(turn.issue, turn.terms)
    stances = {each.statement: str(each.stance) for each in world.record.positions(turn.issue, limit=1000)}
    for gold in turn.positions:
        line = world.found.get((gold.capture, gold.statement))
        got = stances.get(line.id, "none") if line else "no statement"
        board.count("stance", got == gold.stance, f"{gold.capture} {gold.statement}: {gold.stance}, got {got}")
