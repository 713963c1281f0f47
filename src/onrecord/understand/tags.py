"""What we know of words before a net reads them: usual classes, forms of verbs, verbs of saying."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from onrecord.understand.words import Token


class Lexicon(NamedTuple):
    """Usual classes of words, and the forms of verbs."""

    classes: dict[str, str]
    bases: dict[str, str]  # inflected form -> base form of verbs that we list
    nouns: frozenset[str]
    saying: frozenset[str]  # every form of the verbs of saying


@cache
def lexicon() -> Lexicon:
    """Return the word lists of ``data/lexicon.tsv`` with the regular inflections of their verbs."""
    classes: dict[str, str] = {}
    bases: dict[str, str] = {}
    nouns: set[str] = set()
    saying: set[str] = {"say", "tell", "write", "think"}
    text = resources.files("onrecord").joinpath("data", "lexicon.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, words, origin = line.split("\t")
            if origin.startswith("verbs of saying"):
                saying.update(words.split())
            for word in words.split():
                if kind == "VERBFORM":
                    base, past, participle = word.split("/")
                    bases.update(dict.fromkeys((base, past, participle, third(base), gerund(base)), base))
                elif kind == "VERB":
                    for form in (word, third(word), past_form(word), gerund(word)):
                        bases.setdefault(form, word)
                elif kind == "NOUN":
                    nouns.update((word, third(word)))
                else:
                    classes.setdefault(word, kind)
    said = frozenset(form for form, base in bases.items() if base in saying)
    return Lexicon(classes, bases, frozenset(nouns), said)


def third(base: str) -> str:
    """Return the -s form: says, denies, pushes."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def past_form(base: str) -> str:
    """Return the regular -ed form: denied, urged, planned."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def gerund(base: str) -> str:
    """Return the -ing form: saying, urging, planning."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return (base + base[-1] if _doubles(base) else base) + "ing"


def _doubles(base: str) -> bool:
    short = len(base) <= 4 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou" and base[-3] not in "aeiou"
    return short or base in ("admit", "refer", "permit", "transfer", "broadcast", "deter", "rebut", "compel", "expel")


def is_title_case(words: Sequence[Token]) -> bool:
    """Tell a headline in title case or capitals, where a capital says nothing."""
    long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    stopped = bool(words) and (words[-1].text == "." or (len(words) > 1 and words[-2].text == "."))
    return not stopped and len(long) > 3 and sum(w.text[0].isupper() for w in long) > 0.8 * len(long)
