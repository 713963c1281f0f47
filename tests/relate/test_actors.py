"""Entities of many pages become actors: the same person once, different persons apart."""

from __future__ import annotations

from itertools import permutations

import pytest

from onrecord.model import Actor, ActorKind, Entity, Identity, Role, address
from onrecord.pipeline import run_relation
from onrecord.relate.actors import actors


def entity(
    page: str, name: str, key: str, *, kind: ActorKind = ActorKind.PERSON, country: str = "", role: str = ""
) -> Entity:
    return Entity(address(page, name), page, name, kind, role, "", country, None, key)


def made(entities: list[Entity]) -> tuple[dict[str, Actor], dict[str, str]]:
    """Return the actors by name, and the actor's name for each capture's entity ("capture name")."""
    nouns = run_relation(actors, entities)
    found = {noun.name: noun for noun in nouns if isinstance(noun, Actor)}
    by_id = {actor.id: actor.name for actor in found.values()}
    whose = {e.id: f"{e.capture} {e.name}" for e in entities}
    return found, {whose[n.entity]: by_id[n.actor] for n in nouns if isinstance(n, Identity)}


def test_one_full_name_on_two_pages_is_one_actor() -> None:
    found, _ = made([entity("a", "Orla Velten", "velten"), entity("b", "Orla Velten", "velten")])
    assert list(found) == ["Orla Velten"]


def test_a_surname_alone_joins_the_only_full_name() -> None:
    found, identity = made([entity("a", "Orla Velten", "velten"), entity("b", "Velten", "velten")])
    assert identity["b Velten"] == "Orla Velten"
    assert found["Orla Velten"].aliases == ("Velten",)


def test_different_first_names_stay_apart() -> None:
    found, _ = made([entity("a", "Orla Velten", "velten"), entity("b", "Marek Velten", "velten")])
    assert set(found) == {"Orla Velten", "Marek Velten"}


def test_a_surname_joins_whom_twice_as_many_pages_name() -> None:
    pages = [entity(page, "Orla Velten", "velten") for page in "abcd"]
    _, identity = made([*pages, entity("e", "Marek Velten", "velten"), entity("f", "Velten", "velten")])
    assert identity["f Velten"] == "Orla Velten"


def test_a_surname_that_may_mean_two_joins_neither() -> None:
    _, identity = made(
        [entity("a", "Orla Velten", "velten"), entity("b", "Marek Velten", "velten"), entity("c", "Velten", "velten")]
    )
    assert identity["c Velten"] == "Velten"


def test_a_surname_of_another_country_stays_apart() -> None:
    _, identity = made(
        [entity("a", "Orla Velten", "velten", country="NOR"), entity("b", "Velten", "velten", country="PER")]
    )
    assert identity["b Velten"] == "Velten"


@pytest.mark.parametrize("other", ["O. Velten", "Orla J. Velten", "Órla Velten", "Orlanda Velten"])
def test_spellings_of_one_first_name_are_one_person(other: str) -> None:
    found, _ = made([*(entity(p, "Orla Velten", "velten") for p in "ab"), entity("c", other, "velten")])
    assert [actor.aliases for actor in found.values()] == [(other,)]


def test_a_state_and_a_person_of_one_name_are_two_actors() -> None:
    nouns = run_relation(
        actors,
        [entity("a", "Jordan", "jordan", kind=ActorKind.STATE, country="JOR"), entity("b", "Jordan", "jordan")],
    )
    assert {noun.kind for noun in nouns if isinstance(noun, Actor)} == {ActorKind.STATE, ActorKind.PERSON}


def test_who_is_only_described_is_no_actor() -> None:
    assert not run_relation(
        actors,
        [
            entity("a", "two officials", "two officials", kind=ActorKind.GROUP),
            entity("a", "minister", "minister", kind=ActorKind.UNKNOWN, role="minister"),
            entity("a", "coalition", "coalition", kind=ActorKind.ORGANISATION),
        ],
    )


def test_a_name_of_unknown_kind_joins_the_actor_who_bears_it() -> None:
    found, identity = made(
        [
            entity("a", "Frontmar", "frontmar", kind=ActorKind.ORGANISATION),
            entity("b", "Frontmar", "frontmar", kind=ActorKind.UNKNOWN),
        ]
    )
    assert len(found) == 1
    assert identity["b Frontmar"] == "Frontmar"


def test_each_page_gives_a_role_at_its_own_date() -> None:
    nouns = run_relation(
        actors,
        [
            entity("a", "Orla Velten", "velten", role="envoy", country="NOR"),
            entity("b", "Velten", "velten", role="former envoy"),
        ],
    )
    assert {(n.capture, n.title, n.country) for n in nouns if isinstance(n, Role)} == {
        ("a", "envoy", "NOR"),
        ("b", "former envoy", ""),
    }


def test_a_country_is_the_one_most_pages_give_and_a_state_before_a_world_body() -> None:
    found, _ = made(
        [
            entity("a", "Orla Velten", "velten", country="IGO"),
            entity("b", "Orla Velten", "velten", country="IGO"),
            entity("c", "Orla Velten", "velten", country="NOR"),
        ]
    )
    assert found["Orla Velten"].country == "NOR"


def test_any_order_of_pages_gives_the_same_actors() -> None:
    pages = [
        entity("a", "Orla Velten", "velten", country="NOR"),
        entity("b", "O. Velten", "velten"),
        entity("c", "Velten", "velten"),
        entity("d", "Marek Velten", "velten"),
        entity("e", "Olaf Velten", "velten"),
    ]
    wanted = {noun.id: noun for noun in run_relation(actors, pages)}
    for order in permutations(pages):
        assert {noun.id: noun for noun in run_relation(actors, list(order))} == wanted


def test_a_junior_and_the_elder_of_the_same_name_stay_apart() -> None:
    found, _ = made([entity("a", "Oskar Velten", "velten"), entity("b", "Oskar Velten Jr.", "velten")])
    assert sorted(found) == ["Oskar Velten", "Oskar Velten Jr."]
