"""The smallest pages for tests of this stage: passages of given regions, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Article, Entity, Mention, Page, Passage, Region, address
from onrecord.pipeline import run_capture
from onrecord.spans import Span
from onrecord.understand.mentions import mentions


@dataclass(frozen=True)
class Told:
    """What the mentions step makes of a page."""

    text: str
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]

    def entity(self, name: str) -> Entity:
        return next(entity for entity in self.entities if entity.name == name)

    @property
    def names(self) -> set[str]:
        return {entity.name for entity in self.entities}

    def who(self, words: str, *, nth: int = 0) -> str:
        """Return the name of whom the ``nth`` mention worded ``words`` stands for; "" where there is none."""
        found = [mention for mention in self.mentions if mention.span.of(self.text) == words]
        named = {entity.id: entity.name for entity in self.entities}
        return named[found[nth].entity] if nth < len(found) else ""


def passages(*parts: tuple[Region, str]) -> tuple[Page, tuple[Passage, ...]]:
    """Return a page of the given parts, each a passage, with a blank line between."""
    text, made = "", []
    for region, words in parts:
        span = Span(len(text), len(text) + len(words))
        made.append(Passage(address("page", span), "page", span, region, 1.0))
        text += words + "\n\n"
    return Page("page", "page", text, "en", "utf-8"), tuple(made)


def article_of(page: Page) -> Article:
    """Return an article of which the page tells nothing."""
    return Article(page.id, page.id, "", (), "", "", "", None, None, None, "", None, None, page.language, 0)


def told(*body: str, title: str = "", caption: str = "") -> Told:
    """Run the mentions step on paragraphs of body text."""
    parts = [(Region.TITLE, title)] if title else []
    parts += [(Region.CAPTION, caption)] if caption else []
    return read(*parts, *((Region.BODY, words) for words in body))


def read(*parts: tuple[Region, str]) -> Told:
    """Run the mentions step on a page of the given parts."""
    page, made = passages(*parts)
    nouns = run_capture([mentions], page, article_of(page), *made)
    return Told(page.text, tuple(nouns[Entity]), tuple(nouns[Mention]))
