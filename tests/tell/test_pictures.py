"""A terminal shows chains as trees, stories as a list, and sayings side by side."""

from __future__ import annotations

from rich.console import Console, RenderableType

from onrecord.record.answers import ChainLink, Rows, StoryLine
from onrecord.record.carriage import (
    Comparison,
    Edit,
    Naming,
    Origins,
    OutletVoices,
    OutletWords,
    Piece,
    UtterancePage,
    Variant,
    VoiceShare,
    WordUse,
)
from onrecord.record.news import Growth, News
from onrecord.spans import Span
from onrecord.tell import pictures
from tests.tell.test_sheet import said


def shown(picture: RenderableType) -> list[str]:
    console = Console(width=140, no_color=True, emoji=False, highlight=False)
    with console.capture() as seen:
        console.print(picture)
    return [line.rstrip() for line in seen.get().splitlines()]


def link(source: str, carrier: str, kind: str, exact: str) -> ChainLink:
    return ChainLink(source, carrier, kind, "c", "", None, exact, "passed on")


def rows(*links: ChainLink) -> Rows[ChainLink]:
    return Rows(links, len(links))


def test_a_chain_is_a_tree_with_the_proof_on_every_branch() -> None:
    found = rows(
        link("Tilda Orme", "Interfax", "statement", "told Interfax"),
        link("Interfax", "Press TV", "citation", "told Interfax"),
        link("Press TV", "a blog", "republication", "Source: Press TV"),
    )
    assert shown(pictures.chain(found)) == [
        "Tilda Orme",
        " └─ reported by Interfax  “told Interfax”  passed on",
        "    └─ taken up by Press TV  “told Interfax”  passed on",
        "       └─ republished by a blog  “Source: Press TV”  passed on",
    ]


def test_what_was_told_above_is_not_told_again() -> None:
    found = rows(
        link("Orme", "Interfax", "statement", ""), link("Hale", "Interfax", "statement", ""),
        link("Interfax", "Herald", "citation", ""),
    )  # fmt: skip
    assert shown(pictures.chain(found))[-1].strip() == "… and on as above"


def test_words_that_went_in_a_circle_come_to_an_end() -> None:
    found = rows(link("Herald", "Times", "citation", ""), link("Times", "Herald", "citation", ""))
    assert len(shown(pictures.chain(found))) == 4


def test_a_long_chain_stays_on_the_screen() -> None:
    found = rows(*(link(f"outlet {n}", f"outlet {n + 1}", "citation", "") for n in range(60)))
    assert len(shown(pictures.chain(found))) == 61


def test_a_story_is_read_like_a_headline() -> None:
    days = ("2019-03-05", "2019-03-08")
    story = StoryLine("s1", "Council closes the lock", 5, 3, ("Herald", "Times"), 9, *days, ("Tilda Orme",))
    head, counts, who, id = shown(pictures.stories(Rows((story,), 1)))[:4]
    assert head == "Council closes the lock  5–8 March 2019"
    assert counts.strip() == "5 articles, 3 independent; 9 statements; Herald, Times"
    assert (who.strip(), id.strip()) == ("who speaks: Tilda Orme", "s1")


def test_a_saying_stands_beside_its_wordings() -> None:
    line = said("s", Span(0, 4))
    pieces = (Piece("We", Edit.SAME), Piece("may", Edit.ADDED), Piece("close.", Edit.SAME))
    page = UtterancePage(
        "u", line,
        (Variant("whole", "We will close.", (), (line,)), Variant("altered", "We may close.", pieces, (line,))),
        (Origins("Interfax", ("a", "b")),),
    )  # fmt: skip
    text = "\n".join(shown(pictures.utterance(page)))
    assert "We may close." in text
    assert "1 independent source: Interfax (2 pages)" in text


def test_outlets_are_compared_in_two_tables() -> None:
    found = Comparison(
        "s", "once", 2, 3, (), (OutletVoices("Herald", 1, 4, (VoiceShare("a", "Tilda Orme", 2, 0.5),)),),
        (Naming("a", "Tilda Orme", "person", (OutletWords("Herald", (WordUse("the council leader", 3, "c", 9),)),)),),
    )  # fmt: skip
    text = "\n".join(shown(pictures.comparison(found)))
    assert "Tilda Orme 50%" in text
    assert "the council leader 3×" in text


def test_news_names_each_story_that_is_new_or_grew() -> None:
    found = News(40, 3, 12, (Growth("ab", "Ferry late", 2, 9, True), Growth("cd", "Strait opens", 1, 3, False)), 1)
    assert shown(pictures.news(found)) == [
        "3 new captures, 12 statements in them",
        "  new   Ferry late  2 articles, 9 statements  ab",
        "  grown Strait opens  1 article, 3 statements  cd",
        "1 capture kept and not yet worked out: onrecord refresh",
        "mark 40: ask with --after 40 next time",
    ]
