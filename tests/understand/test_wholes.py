"""Names of persons are whole, and no more than the name."""

from __future__ import annotations

from onrecord.spans import Span
from onrecord.understand.knowledge import Sort
from onrecord.understand.parse import parse
from onrecord.understand.runs import Name
from onrecord.understand.wholes import whole


def named(text: str, *words: str) -> list[str]:
    """Return the names that are left where ``words`` of ``text`` were taken for persons' names."""
    parsed = parse(text, [Span(0, len(text))])
    tokens = [token.text for token in parsed.tokens]
    given = []
    for each in words:
        first = tokens.index(each.split()[0])
        given.append(Name(first, first + len(each.split()), Sort.PERSON, each, "", True))
    return [name.name for name in whole(parsed, given)]


def test_a_first_name_and_a_surname_side_by_side_are_one_name() -> None:
    assert named("The minister, Jon-Are Velten, left.", "Jon-Are", "Velten") == ["Jon-Are Velten"]


def test_two_persons_with_a_mark_between_stay_two() -> None:
    assert named("They told Brann, Velten and Dorn.", "Brann", "Velten") == ["Brann", "Velten"]


def test_a_month_is_no_first_name() -> None:
    assert named("They agreed in September Velten had to leave.", "September Velten") == ["Velten"]


def test_june_is_a_first_name_where_no_day_is_told() -> None:
    assert named("The singer June Velten left.", "June Velten") == ["June Velten"]


def test_a_person_of_a_body_is_no_body() -> None:
    text = "Elsa Velten of the Harbour Institute said so."
    parsed = parse(text, [Span(0, len(text))])
    made = whole(parsed, [Name(0, 6, Sort.ORGANISATION, text[:36], "", False)])
    assert [(name.name, name.sort) for name in made] == [
        ("Elsa Velten", Sort.PERSON),
        ("Harbour Institute", Sort.ORGANISATION),
    ]
