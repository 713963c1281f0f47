"""Trees of Universal Dependencies told as spaCy's English pipelines tell them, for tools written for those.

ClearNLP hangs a noun under its preposition, what somebody is under "is", a name's first words under its last, and
quoted words under the verb that says them. Labels after Choi and Palmer 2012, "Guidelines for the CLEAR Style
Constituent to Dependency Conversion". Its opposite is `onrecord.understand.outside.relations`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_RENAMED = {
    "root": "ROOT", "obj": "dobj", "iobj": "dative", "nsubj:pass": "nsubjpass", "nsubj:outer": "nsubj",
    "csubj:pass": "csubjpass", "csubj:outer": "csubj", "aux:pass": "auxpass", "nmod:poss": "poss", "acl:relcl": "relcl",
    "advcl:relcl": "relcl", "compound:prt": "prt", "obl:tmod": "npadvmod", "obl:npmod": "npadvmod", "nmod:desc": "dep",
    "obl:unmarked": "npadvmod", "nmod:unmarked": "npadvmod", "det:predet": "predet", "cc:preconj": "preconj",
    "discourse": "intj", "vocative": "npadvmod", "flat": "compound", "flat:foreign": "compound", "obl": "npadvmod",
    "obl:agent": "npadvmod", "goeswith": "dep", "orphan": "dep", "fixed": "prep", "list": "dep", "dislocated": "dep",
    "reparandum": "dep", "cop": "aux",
}  # fmt: skip
_WITH_VERB = ("nsubj", "csubj", "expl", "aux", "mark", "punct", "cc", "conj", "advcl", "parataxis", "ccomp", "obl")
_NOT = frozenset(("not", "n't", "n’t"))
_OWN_CONTENT = frozenset(("ccomp", "xcomp", "obj", "csubj"))


@dataclass
class Tree:
    """Words of a page with their heads; a root is its own head. Heads and relations change in place."""

    words: Sequence[str]
    classes: Sequence[str]
    heads: list[int]
    relations: list[str]
    under: dict[int, list[int]] = field(default_factory=dict)

    def count(self) -> None:
        """Note anew which words each word heads."""
        self.under = {}
        for at, head in enumerate(self.heads):
            if head != at:
                self.under.setdefault(head, []).append(at)

    def raise_over(self, low: int, high: int, relation: str) -> None:
        """Put ``low``, which hung under ``high``, in its place, and ``high`` under it as its ``relation``."""
        self.heads[low] = low if self.heads[high] == high else self.heads[high]
        self.relations[low] = self.relations[high]
        self.heads[high], self.relations[high] = low, relation


def clear(
    words: Sequence[str], classes: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return heads and relations in the manner of ClearNLP; a root is its own head, before and after."""
    tree = Tree(words, classes, list(heads), list(relations))
    for turn in (_turn_speech, _turn_names, _turn_copulas, _turn_prepositions):
        tree.count()
        turn(tree)
    return tree.heads, [_label(tree, at) for at in range(len(words))]


def _turn_speech(tree: Tree) -> None:
    """Hang what is quoted under the verb that says it, where that verb hangs beside: "It stays," <- *said* Brann."""
    for at, relation in enumerate(tree.relations):
        if relation == "parataxis" and tree.classes[at] == "VERB" and _is_bare_clause(tree, at):
            tree.raise_over(at, tree.heads[at], "ccomp")
            tree.count()


def _is_bare_clause(tree: Tree, at: int) -> bool:
    relations = {tree.relations[child] for child in tree.under.get(at, ())}
    return "nsubj" in relations and not relations & _OWN_CONTENT


def _turn_names(tree: Tree) -> None:
    for at in range(len(tree.words)):
        flat = [child for child in tree.under.get(at, ()) if tree.relations[child].startswith("flat") and child > at]
        if flat:
            last = flat[-1]
            tree.raise_over(last, at, "compound")
            for child in tree.under[at]:
                if child != last:
                    tree.heads[child] = last


def _turn_copulas(tree: Tree) -> None:
    for at, relation in enumerate(tree.relations):
        if relation != "cop":
            continue
        told = tree.heads[at]
        if told == at:
            continue
        tree.raise_over(at, told, "acomp" if tree.classes[told] == "ADJ" else "attr")
        for child in list(_moving(tree, told)):
            tree.heads[child] = at
        tree.count()


def _moving(tree: Tree, told: int) -> Iterator[int]:
    """Yield what belongs to the clause rather than to what is told in it."""
    for child in tree.under.get(told, ()):
        if tree.relations[child].partition(":")[0] in _WITH_VERB and tree.heads[child] == told:
            yield child


def _turn_prepositions(tree: Tree) -> None:
    for at in range(len(tree.words)):
        cases = [child for child in tree.under.get(at, ()) if tree.relations[child] == "case" and child < at]
        chain = [word for case in cases for word in (case, *_fixed(tree, case))]
        if not chain or tree.heads[chain[0]] != at:
            continue
        is_agent = tree.relations[at] == "obl:agent"
        tree.raise_over(chain[0], at, "pobj")
        tree.relations[chain[0]] = "agent" if is_agent else "prep"
        for above, word in pairwise(chain):
            tree.heads[word], tree.relations[word] = above, "prep"
        tree.heads[at] = chain[-1]


def _fixed(tree: Tree, case: int) -> list[int]:
    return [child for child in tree.under.get(case, ()) if tree.relations[child] == "fixed"]


def _label(tree: Tree, at: int) -> str:
    if tree.heads[at] == at:
        return "ROOT"
    relation = tree.relations[at]
    if relation == "advmod" and tree.words[at].lower() in _NOT:
        return "neg"
    return _RENAMED.get(relation, "dep" if relation == "root" else relation)
