"""Trees in spaCy's manner become trees in that of Universal Dependencies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.understand.outside.relations import is_clear, universal
from onrecord.understand.outside.spacy_base import _one_tree


def turned(rows: str) -> list[tuple[str, str, str]]:
    """Return (word, relation, head) of a tree written ``word/CLASS/head/relation``, a blank between."""
    cells = [row.split("/") for row in rows.split()]
    words = [cell[0] for cell in cells]
    heads, relations = universal(words, [c[1] for c in cells], [int(c[2]) for c in cells], [c[3] for c in cells])
    return [(w, r, words[h - 1] if h else "") for w, h, r in zip(words, heads, relations, strict=True)]


def test_a_preposition_hangs_on_its_noun() -> None:
    made = turned("Brann/PROPN/2/nsubj spoke/VERB/0/ROOT in/ADP/2/prep Norvik/PROPN/3/pobj")
    assert made[2:] == [("in", "case", "Norvik"), ("Norvik", "obl", "spoke")]
    made = turned("mayor/NOUN/0/ROOT of/ADP/1/prep Norvik/PROPN/2/pobj")
    assert made[1:] == [("of", "case", "Norvik"), ("Norvik", "nmod", "mayor")]


def test_two_prepositions_hang_on_one_noun() -> None:
    made = turned("ran/VERB/0/ROOT out/ADP/1/prep of/ADP/2/prep town/NOUN/3/pobj")
    assert made == [("ran", "root", ""), ("out", "case", "town"), ("of", "case", "town"), ("town", "obl", "ran")]


def test_what_somebody_is_heads_the_sentence() -> None:
    made = turned("Brann/PROPN/2/nsubj is/AUX/0/ROOT the/DET/4/det mayor/NOUN/2/attr ./PUNCT/2/punct")
    assert made == [
        ("Brann", "nsubj", "mayor"), ("is", "cop", "mayor"), ("the", "det", "mayor"), ("mayor", "root", ""),
        (".", "punct", "mayor"),
    ]  # fmt: skip


def test_passives_agents_and_clauses_after_prepositions() -> None:
    made = turned("quay/NOUN/3/nsubjpass was/AUX/3/auxpass closed/VERB/0/ROOT by/ADP/3/agent Brann/PROPN/4/pobj")
    assert [each[1] for each in made] == ["nsubj:pass", "aux:pass", "root", "case", "obl:agent"]
    made = turned("left/VERB/0/ROOT without/ADP/1/prep asking/VERB/2/pcomp")
    assert made[1:] == [("without", "mark", "asking"), ("asking", "advcl", "left")]


def test_labels_tell_the_manner() -> None:
    assert is_clear(["nsubj", "pobj", "prep"])
    assert not is_clear(["nsubj", "obl", "case"])


ROW = st.tuples(
    st.integers(0, 8),
    st.sampled_from(["prep", "pobj", "pcomp", "agent", "attr", "acomp", "nsubj", "ROOT", "dobj", ""]),
    st.sampled_from(["is", "in", "Norvik", "ran"]),
)


@given(st.lists(ROW, max_size=8))
def test_whatever_comes_a_tree_goes_out(rows: list[tuple[int, str, str]]) -> None:
    heads = [min(head, len(rows)) for head, _, _ in rows]
    relations = [relation for _, relation, _ in rows]
    words = [word for _, _, word in rows]
    heads, relations = _one_tree(*universal(words, ["VERB"] * len(rows), heads, relations))
    assert heads.count(0) == min(1, len(rows))
    for at in range(len(rows)):
        steps = 0
        while heads[at]:
            at, steps = heads[at] - 1, steps + 1
            assert steps <= len(rows)
