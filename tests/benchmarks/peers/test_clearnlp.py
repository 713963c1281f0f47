from hypothesis import given
from hypothesis import strategies as st

from benchmarks.peers.clearnlp import clear

RELATIONS = ("nsubj", "obj", "obl", "case", "fixed", "cop", "flat", "parataxis", "ccomp", "advmod", "aux:pass", "conj")
CLASSES = ("VERB", "NOUN", "ADJ", "ADP")


def told(words: str, classes: str, heads: list[int], relations: str) -> dict[str, tuple[str, str]]:
    """Return of each word the word that heads it in ClearNLP's manner, and its label."""
    each = words.split()
    new_heads, labels = clear(each, classes.split(), heads, relations.split())
    return {word: (each[head], label) for word, head, label in zip(each, new_heads, labels, strict=True)}


def test_a_preposition_stands_over_its_noun() -> None:
    tree = told("Brann spoke in Tidehaven", "PROPN VERB ADP PROPN", [1, 1, 3, 1], "nsubj root case obl")
    assert tree["in"] == ("spoke", "prep")
    assert tree["Tidehaven"] == ("in", "pobj")


def test_according_and_to_hang_one_under_the_other() -> None:
    tree = told("sunk according to Brann", "VERB VERB ADP PROPN", [0, 3, 1, 0], "root case fixed obl")
    assert tree["according"] == ("sunk", "prep")
    assert tree["to"] == ("according", "prep")
    assert tree["Brann"] == ("to", "pobj")


def test_is_stands_over_what_somebody_is() -> None:
    tree = told("Brann is mayor", "PROPN AUX NOUN", [2, 2, 2], "nsubj cop root")
    assert tree == {"Brann": ("is", "nsubj"), "is": ("is", "ROOT"), "mayor": ("is", "attr")}


def test_a_name_is_headed_by_its_last_word() -> None:
    tree = told("Ada Brann left", "PROPN PROPN VERB", [2, 0, 2], "nsubj flat root")
    assert tree["Ada"] == ("Brann", "compound")
    assert tree["Brann"] == ("left", "nsubj")


def test_quoted_words_hang_under_the_verb_that_says_them() -> None:
    tree = told("stays , Brann said", "VERB PUNCT PROPN VERB", [0, 0, 3, 0], "root punct nsubj parataxis")
    assert tree["said"] == ("said", "ROOT")
    assert tree["stays"] == ("said", "ccomp")


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[str], list[str], list[int], list[str]]:
    size = draw(st.integers(1, 9))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for n, at in enumerate(order):  # each word hangs under one that came before it: a tree, in any word order
        heads[at] = order[draw(st.integers(0, n - 1))] if n else at
    return (
        ["word"] * size,
        draw(st.lists(st.sampled_from(CLASSES), min_size=size, max_size=size)),
        heads,
        ["root" if head == at else draw(st.sampled_from(RELATIONS)) for at, head in enumerate(heads)],
    )


@given(trees())
def test_a_tree_stays_a_tree_with_one_root(tree: tuple[list[str], list[str], list[int], list[str]]) -> None:
    heads, labels = clear(*tree)
    assert [label for label in labels if label == "ROOT"] == ["ROOT"]
    for at in range(len(heads)):
        for _ in heads:
            at = heads[at]
        assert heads[at] == at
