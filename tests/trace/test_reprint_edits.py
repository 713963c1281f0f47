"""Whatever a copy desk or a scanner does to a report, the copy stays in its family; strangers never come in."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Print, Reprint
from onrecord.pipeline import run_relation
from onrecord.trace.likeness import closeness, meeting_points
from onrecord.trace.reprints import reprints
from tests.trace.made import printed, scanned, traced

Edit = Callable[[list[str], Random], list[str]]

WORDS = (
    *("harbour", "labour", "centre", "programme", "council", "grain", "ferry", "bridge", "signal", "tariff", "winter"),
    *("envoy", "ledger", "quarry", "orchard", "mill", "timber", "copper", "vessel", "lantern", "convoy", "pasture"),
)
DID = ("closed", "opened", "sold", "repaired", "inspected", "refused", "leased", "flooded", "surveyed", "honoured")
PHRASES = (
    "the president of the republic said that",
    "a spokesman for the ministry told reporters on Tuesday that",
    "officials of the Islamic State group and the United States were told that",
)


def report(seed: int) -> list[str]:
    """Return the paragraphs of an invented report; two seeds have words and set phrases in common, and no sentence."""
    chance = Random(seed)
    names = ["".join(chance.choices("bdfgklmnprstvz", k=6)).title() for _ in range(20)]

    def clause() -> str:
        one, other = chance.sample(WORDS, 2)
        return f"the {one} {chance.choice(names)} {chance.choice(DID)} the {other} near {chance.choice(names)}"

    return [
        f"{chance.choice(PHRASES).capitalize()} {clause()}, and {clause()}, while {clause()}."
        for _ in range(chance.randrange(5, 12))
    ]


def cut(paragraphs: list[str], chance: Random) -> list[str]:
    return paragraphs[: max(2, chance.randrange(len(paragraphs)))]


def reordered(paragraphs: list[str], chance: Random) -> list[str]:
    return chance.sample(paragraphs, len(paragraphs))


def spelt(paragraphs: list[str], chance: Random) -> list[str]:
    exchanged = {"our": "or", "centre": "center", "programme": "program", "Islamic State group": "ISIS group"}
    exchanged["the United States"] = "the US"
    return [re.sub("|".join(exchanged), lambda found: exchanged[found.group()], each) for each in paragraphs]


def set_in(paragraphs: list[str], chance: Random) -> list[str]:
    inserted = report(chance.randrange(10**6, 10**7))[: len(paragraphs) // 3]
    at = chance.randrange(len(paragraphs) + 1)
    return [*paragraphs[:at], *inserted, *paragraphs[at:]]


def rebroken(paragraphs: list[str], chance: Random) -> list[str]:
    return " ".join(paragraphs).replace(", while ", ".\n\nWhile ").split("\n\n")


def misread(paragraphs: list[str], chance: Random) -> list[str]:
    return [scanned("\n\n".join(paragraphs), chance.choice([0.01, 0.03, 0.05]))]


def quoted_otherwise(paragraphs: list[str], chance: Random) -> list[str]:
    return [each.upper() if chance.random() < 0.3 else each.replace("the ", "“the” ") for each in paragraphs]


EDITS: tuple[Edit, ...] = (cut, reordered, spelt, set_in, rebroken, quoted_otherwise)


def test_an_edited_copy_stays_with_its_source() -> None:
    """Of two paragraphs that a scanner reads badly, or of which most is cut, too little may be left: seldom."""
    stays = [stays_after(seed, Random(seed)) for seed in range(400)]
    assert sum(stays) >= 0.98 * len(stays)


def stays_after(seed: int, chance: Random) -> bool:
    """Tell whether a copy of the report of ``seed`` stays with it after up to three edits and, perhaps, a scan."""
    paragraphs = report(seed)
    copy = paragraphs
    edits = chance.sample(EDITS, chance.randrange(4))
    for edit in (*edits, *([misread] if chance.random() < 0.5 else [])):
        copy = edit(copy, chance)
    found = traced(printed("a", "\n\n".join(paragraphs)), printed("b", "\n\n".join(copy)))
    return found.keys() == {"a", "b"} and found["a"].group == found["b"].group


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(10_001, 20_000), st.sampled_from(EDITS))
def test_reports_that_share_words_and_set_phrases_only_are_strangers(one: int, other: int, edit: Edit) -> None:
    edited = edit(report(other), Random(other))
    assert closeness(printed("a", "\n\n".join(report(one))), printed("b", "\n\n".join(edited))) == 0


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 18))
def test_a_paragraph_from_far_down_a_long_report_meets_it(seed: int, at: int) -> None:
    paragraphs = [*report(seed), *report(seed + 20_000), *report(seed + 40_000), *report(seed + 60_000)][:20]
    source, excerpt = printed("a", "\n\n".join(paragraphs)), printed("b", paragraphs[at])
    assert set(meeting_points(source)) & set(meeting_points(excerpt))


def test_a_text_merged_from_a_merged_one_and_its_second_source_does_not_join_the_two_sources() -> None:
    one, other = ([*report(seed), *report(seed + 1)][:10] for seed in (1, 3))
    texts = {"a": one, "b": [*one, *other[:6], "Source: Ellin Herald"], "d": other}
    texts["c"] = [*one[4:], *other[:9], "Source: Valley Courier"]
    outlets = {"a": "Ellin Herald", "b": "Valley Courier", "c": "Reed Mirror", "d": "Salt Gazette"}
    found = traced(*(printed(id, "\n\n".join(text), outlet=outlets[id]) for id, text in texts.items()))
    assert "d" not in found
    assert (found["b"].group, found["b"].also_of) == (found["a"].group, "d")
    assert (found["c"].group, found["c"].also_of) == (found["b"].group, "d")


def family(seed: int) -> list[Print]:
    """Return prints of a few reports with edited copies, excerpts, and texts pasted from two."""
    chance, made = Random(seed), []
    for n in range(3):
        paragraphs = report(seed * 10 + n)
        texts = [paragraphs, chance.choice(EDITS)(paragraphs, chance), paragraphs[1:3], misread(paragraphs, chance)]
        texts.append([*paragraphs, *report(seed * 10 + (n + 1) % 3)[:4]])
        for at, text in enumerate(texts):
            credit = [f"Source: Paper {n}0"] if chance.random() < 0.3 else []
            day = f"2031-05-0{chance.randrange(1, 5)}" if chance.random() < 0.7 else ""
            made.append(printed(f"{n}{at}", "\n\n".join([*text, *credit]), outlet=f"Paper {n}{at}", published=day))
    return made


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_families(seed: int, chance: Random) -> None:
    made = family(seed)
    shuffled = chance.sample(made, len(made))
    assert run_relation(reprints, shuffled) == run_relation(reprints, made)


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000))
def test_a_family_has_one_original_at_most_and_every_way_back_ends(seed: int) -> None:
    found: list[Reprint] = run_relation(reprints, family(seed))
    of = {each.capture: each for each in found}
    for group in {each.group for each in found}:
        assert sum(each.group == group and each.kind == "original" for each in found) <= 1
    for each in found:
        at, steps = each, 0
        while at.copy_of:
            assert of[at.copy_of].group == each.group
            at, steps = of[at.copy_of], steps + 1
            assert steps < len(found)
        assert 0 <= each.shared <= 1
        assert each.also_of not in of or of[each.also_of].group != each.group
