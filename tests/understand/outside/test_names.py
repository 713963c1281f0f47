"""Names that a tagger told are names where their words stand."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import ActorKind, Entity, Mention, Region, Tip, TipKind, address
from onrecord.pipeline import run_capture
from onrecord.spans import Span
from onrecord.understand.mentions import mentions
from onrecord.understand.nets.language import Name
from onrecord.understand.outside.names import with_told_names
from onrecord.understand.parse import Parsed, parse
from tests.understand.pages import article_of, passages

TEXT = "The talks of oru tavi began. Later oru tavi left for the Norvik Harbour Board in the north."


def tip(words: str, kind: TipKind, near: int = 0) -> Tip:
    parts = ("page", "t", 0, kind, (words,), "", "", near)
    return Tip(address("tip", *parts), "page", "t", "", 0, kind, (words,), "", "", near)


def named(parsed: Parsed) -> list[tuple[str, str]]:
    spans = [Span(parsed.tokens[n.first].start, parsed.tokens[n.last - 1].end) for n in parsed.names]
    return [(span.of(TEXT), name.kind) for span, name in zip(spans, parsed.names, strict=True)]


def parsed() -> Parsed:
    return parse(TEXT, [Span(0, len(TEXT))])


def test_a_told_name_is_heard_at_its_own_place() -> None:
    second = TEXT.rindex("oru tavi")
    made = with_told_names(TEXT, parsed(), [tip("oru tavi", TipKind.PERSON, second)])
    assert ("oru tavi", "PER") in named(made)
    assert [n for n in made.names if made.tokens[n.first].start == second]
    assert named(made).count(("oru tavi", "PER")) == 1


def test_a_told_name_takes_the_place_of_shorter_ones_in_it() -> None:
    made = with_told_names(TEXT, parsed(), [tip("Norvik Harbour Board", TipKind.ORGANISATION)])
    assert [each for each in named(made) if "Norvik" in each[0]] == [("Norvik Harbour Board", "ORG")]


def test_a_told_name_that_only_overlaps_ours_is_left_out() -> None:
    page = parsed()
    first = page.index(TEXT.index("Norvik"))
    ours = replace(page, names=(Name(first, first + 2, "ORG", 0.9),))
    assert with_told_names(TEXT, ours, [tip("Harbour Board", TipKind.PLACE)]).names == ours.names
    assert with_told_names(TEXT, ours, [tip("Norvik Harbour", TipKind.PLACE)]).names == ours.names


def test_words_that_are_not_there_and_quotations_name_nobody() -> None:
    page = parsed()
    strange = [tip("Tom Varga", TipKind.PERSON), tip("", TipKind.PERSON), tip("oru tavi", TipKind.QUOTATION)]
    assert with_told_names(TEXT, page, strange) == page
    assert with_told_names(TEXT, page, []) is page


def test_a_told_person_is_an_entity_of_the_page() -> None:
    page, made = passages((Region.BODY, "The plan came from oru tavi, who had drawn it in a week."))
    nouns = run_capture([mentions], page, article_of(page), *made, tip("oru tavi", TipKind.PERSON))
    assert [(e.name, e.kind) for e in nouns[Entity]] == [("oru tavi", ActorKind.PERSON)]
    assert any(m.span.of(page.text) == "oru tavi" for m in nouns[Mention])
