"""The smallest steps that use every part of the pipeline: a page says `NAME said "WORDS"` and names its topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from benchmarks.invented import statement
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Capture,
    Entity,
    Gist,
    Identity,
    Page,
    Party,
    Payload,
    Problem,
    Statement,
    Story,
    address,
    problem,
)
from onrecord.pipeline import Every, Link, Step, relation, step
from onrecord.spans import Span

_SAID = re.compile(r'(\w+) said "([^"]+)"')


@step(version=1)
def pages(payload: Payload) -> Iterator[Page | Problem]:
    text = payload.data.decode("utf-8", "replace")
    if "\ufffd" in text:
        yield problem(payload.capture, "pages", "not all of it is UTF-8")
    yield Page(payload.capture, payload.capture, text, "en", "utf-8")


@step(version=1)
def articles(capture: Capture, page: Page) -> Iterator[Article]:
    if "explode" in page.text:
        raise RuntimeError("this page explodes")
    title, _, outlet = page.text.partition("\n")[0].partition(" | ")
    yield Article(
        page.id,
        page.id,
        title,
        (),
        "",
        outlet,
        "",
        None,
        None,
        None,
        "",
        None,
        None,
        page.language,
        page.text.count("#"),
    )


@step(version=1)
def statements(page: Page) -> Iterator[Entity | Statement | Party]:
    for match in _SAID.finditer(page.text):
        name, content = match[1], Span(*match.span(2))
        entity = address(page.id, "entity", match.start())
        yield Entity(entity, page.id, name, ActorKind.PERSON, "", "", "", None, name.casefold())
        made = address(page.id, "statement", content)
        yield statement(made, page.id, name, match[2], content, speaker_mention=(Span(*match.span(1)),), confidence=1.0)
        yield Party(address(made, "speaker", 0), page.id, made, "speaker", 0, name, entity)


@step(version=1)
def gists(page: Page) -> Iterator[Gist]:
    topics = tuple(sorted(set(re.findall(r"#(\w+)", page.text))))
    yield Gist(page.id, page.id, page.text.partition("\n")[0], None, " ".join(topics).encode(), topics)


def _link(a: Gist, b: Gist) -> float:
    return float(len(set(a.keys) & set(b.keys)) / max(len(a.keys), len(b.keys)))


@relation(version=1, keys=lambda gist: gist.keys, link=lambda a, b: _link(a, b) if _link(a, b) >= 0.5 else 0.0)
def stories(gists: Every[Gist], links: Sequence[Link]) -> Iterator[Story]:
    story = address("story", *(gist.id for gist in gists))
    label = min(gist.title for gist in gists)
    strength = sum(link.weight for link in links)
    for gist in gists:
        yield Story(address("story", gist.id), gist.capture, story, label, round(strength, 6))


@relation(version=1, keys=lambda entity: [entity.key])
def actors(entities: Every[Entity], links: Sequence[Link]) -> Iterator[Actor | Identity]:
    name = min(entity.name for entity in entities)
    actor = address("actor", ActorKind.PERSON, name)
    yield Actor(actor, name, ActorKind.PERSON, "", tuple(sorted({entity.name for entity in entities} - {name})))
    for entity in entities:
        yield Identity(address("identity", entity.id), entity.capture, entity.id, actor, 1.0, "same name")


STEPS: tuple[Step, ...] = (pages, articles, statements, gists, stories, actors)
