"""What stands beside a name tells of what kind it is, all over the page."""

from __future__ import annotations

import pytest

from onrecord.model import ActorKind
from onrecord.spans import Span
from onrecord.understand.evidence import is_name, peoples, votes
from onrecord.understand.heard import heard, words_of
from onrecord.understand.nets.language import Name
from onrecord.understand.parse import Parsed, parse
from tests.understand.pages import told


def whole(text: str) -> Parsed:
    return parse(text, [Span(0, len(text))])


def name_in(parsed: Parsed, words: str, kind: str) -> Name:
    texts = [token.text for token in parsed.tokens]
    parts = words.split()
    first = next(at for at in range(len(texts)) if texts[at : at + len(parts)] == parts)
    return Name(first, first + len(parts), kind, 0.7)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("They sued the insurer Veltano over the wreck.", "Veltano", "ORG"),
        ("It sells to companies such as Veltano at cost.", "Veltano", "ORG"),
        ("The Veltano chairman left the room early.", "Veltano", "ORG"),
        ("The crews of the strike union met TAVRU over the new pay.", "TAVRU", "ORG"),
        ("They met in Orgavar on the first day.", "Orgavar", "LOC"),
        ("He lives near the Orgavar Valley these days.", "Orgavar Valley", "LOC"),
    ],
)
def test_the_words_beside_a_name_vote_for_its_kind(text: str, words: str, kind: str) -> None:
    parsed = whole(text)
    assert kind in dict(votes(parsed, name_in(parsed, words, "PER")))


def test_an_empire_is_a_place() -> None:
    parsed = whole("The fleets of the Norrish Empire sailed.")
    assert dict(votes(parsed, name_in(parsed, "Norrish Empire", "ORG"))) == {"LOC": 2.0}


def test_a_land_is_told_by_its_people() -> None:
    parsed = whole("The Norrlandian foreign minister met the French envoy in Paris on Monday.")
    assert "norrland" in peoples(parsed)


def test_a_land_that_nobody_knows_speaks_as_a_state_does() -> None:
    page = told("Norrland said it would close the strait.", "The Norrlandian envoy met reporters in Paris on Monday.")
    assert page.entity("Norrland").kind is ActorKind.STATE


@pytest.mark.parametrize(
    ("text", "words"), [("It cost US $ 40 to cross.", "US"), ("The 2019 Norland general election was held.", "Norland")]
)
def test_a_sum_and_an_election_are_no_places(text: str, words: str) -> None:
    parsed = whole(text)
    assert not is_name(parsed, name_in(parsed, words, "LOC"))


def test_a_possessive_of_many_is_written_as_one_writes_it() -> None:
    text = "The Stewards' Union met."
    parsed = whole(text)
    assert words_of(parsed, Name(1, 4, "ORG", 1.0)) == "Stewards' Union"


def test_no_name_ends_with_a_small_word_or_a_comma() -> None:
    text = (
        "The National Pilots and, as Ada Brann of Veltano says, the Harbour Council met in Tavia, Norland, on Monday."
    )
    parsed = whole(text)
    assert all(words_of(parsed, name).split()[-1] not in ("and", "of", ",") for name in heard(parsed))
