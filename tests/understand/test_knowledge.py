"""What we know of names is whole: every line has its columns, and no name leads to two states."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.understand.knowledge import (
    Sort,
    first_names,
    leaders,
    names_by_first_word,
    plain,
    plural,
    role_words,
    rows,
    same_office,
)


@pytest.mark.parametrize(
    ("name", "columns"),
    [("states.tsv", 5), ("organisations.tsv", 4), ("roles.tsv", 3), ("firstnames.tsv", 3), ("leaders.tsv", 8)],
)
def test_every_line_has_its_columns(name: str, columns: int) -> None:
    assert {len(row) for row in rows(name)} == {columns}


def test_every_state_has_a_code_of_its_own() -> None:
    codes = Counter(row[0] for row in rows("states.tsv"))
    assert len(codes) >= 193
    assert set(codes.values()) == {1}
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_no_name_leads_to_two_states() -> None:
    spelled = Counter(
        name
        for _, first, others, _, seats in rows("states.tsv")
        for name in {first, *others.split("|"), *seats.split("|")} - {""}
    )
    assert not [name for name, count in spelled.items() if count > 1]


def test_countries_of_organisations_and_leaders_are_codes_we_know() -> None:
    codes = {row[0] for row in rows("states.tsv")} | {"", "IGO"}
    assert {row[2] for row in rows("organisations.tsv")} <= codes
    assert {leader.country for group in leaders().values() for leader in group} <= codes


def test_a_demonym_has_its_plural() -> None:
    found = {" ".join(words): known for group in names_by_first_word().values() for words, known in group}
    assert (found["Iraqis"].sort, found["Iraqis"].country) == (Sort.DEMONYM, "IRQ")


def test_roles_are_in_lower_case_and_have_plurals() -> None:
    assert all(word == word.lower() for word in role_words()["role"])
    assert {"spokesmen", "deputies", "women", "experts"} <= role_words()["many"]
    assert [plural(word) for word in ("ally", "boss", "leader")] == ["allies", "bosses", "leaders"]


def test_a_word_may_stand_for_itself() -> None:
    assert all(first in group for first, group in same_office().items())


def test_names_fold_over_accents_and_apostrophes() -> None:
    assert plain("Sana’a  Erdoğan") == "sanaa erdogan"


def test_first_names_have_a_gender() -> None:
    assert set(first_names().values()) == {"m", "f", "u"}
