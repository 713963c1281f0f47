"""The relations of spaCy's English pipelines, told in those of Universal Dependencies, which our steps read.

spaCy's own pipelines hang words as ClearNLP does: a preposition over its noun, "is" over what somebody is. Universal
Dependencies make the noun and the predicate the heads. Labels after Choi and Palmer 2012, "Guidelines for the CLEAR
Style Constituent to Dependency Conversion"; relations after universaldependencies.org, version 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

_SAME: Mapping[str, str] = {
    "ROOT": "root", "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "neg": "advmod", "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt", "npadvmod": "obl:unmarked",
    "quantmod": "advmod", "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse", "meta": "parataxis",
    "dative": "iobj", "oprd": "xcomp", "attr": "xcomp", "acomp": "xcomp", "pobj": "obl", "pcomp": "advcl",
    "prep": "advmod", "agent": "advmod", "subtok": "goeswith", "": "dep",
}  # fmt: skip
_PREPOSITIONS = ("prep", "agent", "dative")
_BE = frozenset("be is are was were been being am 's 're 'm ’s ’re ’m".split())  # noqa: SIM905 - a list to read
_PREDICATES = ("VERB", "AUX", "ADJ", "ADV")


def is_clear(labels: Iterable[str]) -> bool:
    """Tell whether a parser's labels are ClearNLP's and not those of Universal Dependencies."""
    return "pobj" in set(labels)


def universal(
    words: Sequence[str], classes: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return heads and relations in the manner of Universal Dependencies; 1 is the first word, 0 the root."""
    new_heads, new = list(heads), list(relations)
    children: dict[int, list[int]] = {}
    for at, head in enumerate(heads):
        children.setdefault(head - 1, []).append(at)
    # From the last word to the first: in "out of the harbour" the inner preposition is turned before the outer one.
    for at in reversed(range(len(words))):
        under = children.get(at, [])
        if relations[at] in _PREPOSITIONS:
            _turn_preposition(at, under, relations, classes, new_heads, new)
        elif words[at].lower() in _BE:
            _turn_copula(at, under, relations, new_heads, new)
    return new_heads, [_SAME.get(relation, relation) for relation in new]


def _turn_preposition(
    at: int, under: Sequence[int], old: Sequence[str], classes: Sequence[str], heads: list[int], new: list[str]
) -> None:
    """Hang the noun where its preposition hung, and the preposition under it: *in* <- Norvik."""
    inner = next((child for child in under if old[child] in ("pobj", "pcomp", "prep")), None)
    if inner is None:
        return
    if old[inner] == "prep":  # out <- of <- harbour: by now the harbour hangs here
        inner = next((n for n, head in enumerate(heads) if head == at + 1 and new[n] in ("obl", "nmod")), inner)
    head = heads[at]
    is_clause = old[inner] == "pcomp"
    if is_clause:
        new[inner] = "advcl" if head and classes[head - 1] in _PREDICATES else "acl"
    elif old[at] == "agent":
        new[inner] = "obl:agent"
    else:
        new[inner] = "obl" if not head or classes[head - 1] in _PREDICATES else "nmod"
    heads[inner], heads[at] = head, inner + 1
    new[at] = "mark" if is_clause else "case"


def _turn_copula(at: int, under: Sequence[int], old: Sequence[str], heads: list[int], new: list[str]) -> None:
    """Make the predicate the head, and "is" its copula."""
    predicate = next((child for child in under if old[child] in ("attr", "acomp")), None)
    if predicate is None:
        return
    heads[predicate], new[predicate] = heads[at], new[at]
    for n, head in enumerate(heads):
        if head == at + 1 and n != predicate:
            heads[n] = predicate + 1
    heads[at], new[at] = predicate + 1, "cop"
