"""The words of a statement, sentence by sentence, with those marked that may lean for or against something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


def listed(words: str) -> frozenset[str]:
    """Return words written with blanks between them."""
    return frozenset(words.split())


_TOKEN = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:['’][^\W_]+)?|[.;:!?,…—–()]")
_STOPS = frozenset(".;:!?—–")
_SOFT = frozenset(",…()")
_ENDINGS = {"'ll": "will", "'d": "would", "'ve": "have", "'re": "are", "'m": "am"}
_SHORT = {"won't": "will", "can't": "can", "shan't": "shall", "cannot": "can"}
_LONGEST = 200  # words; what runs on without an end is cut, so that any page is read in linear time
_ASIDE = 6  # words between two commas that may be an aside
_ASIDE_BEGINS = listed(
    "under in at for as like of on with by from to after before despite however therefore too naturally obviously "
    "frankly clearly certainly always again moreover instead today now finally meanwhile indeed perhaps"
)
_VERB_BEFORE = listed(
    "will would shall must should to can could may might not never we i they you and or do does did please who "
    "cannot let's us gladly fully strongly firmly now always also"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as compared and as the statement has it; a comma is a word too."""

    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that are in the list, from ``start`` to before ``end``."""

    kind: str  # as in data/stance.yml
    start: int
    end: int
    tail: str  # the word that must follow what it speaks of: "keep … out"; "" where none
    shown: str

    @property
    def leans(self) -> int:
        """1 for, -1 against, 0 where it leans no way by itself."""
        if self.kind in ("acts_against", "steps_against", "bars", "views_against", "harms_against"):
            return -1
        return 1 if self.kind in ("acts_for", "steps_for", "views_for") else 0

    @property
    def is_act(self) -> bool:
        """True for what somebody does, which is a stance of who does it; False for a judgement, the speaker's."""
        return self.leans != 0 and not self.kind.startswith(("views", "harms"))


@dataclass(frozen=True, slots=True)
class Sentence:
    words: tuple[Word, ...]
    signs: tuple[Sign, ...]  # in order, none over another
    asks: bool  # ends with a question mark


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of ``text``; a colon, a semicolon and a dash end one too."""
    made: list[Sentence] = []
    words: list[Word] = []
    for token in [*_TOKEN.findall(text), "."]:
        if token not in _STOPS:
            words += _expanded(token)
        if words and (token in _STOPS or len(words) >= _LONGEST):
            kept = tuple(_without_asides(words))
            made.append(Sentence(kept, tuple(_signs(kept)), token == "?"))
            words = []
    return made


def plain(text: str) -> list[str]:
    """Return the words of ``text`` as they are compared."""
    return [word.text for token in _TOKEN.findall(text) if token not in _STOPS for word in _expanded(token)]


def _expanded(token: str) -> list[Word]:
    """Return a token as words: ``won't`` is ``will not``."""
    low = token.casefold().replace("’", "'")
    if low in _SOFT:
        return [Word(",", token)]
    if low == "cannot" or low.endswith("n't"):
        return [Word(_SHORT.get(low, low[:-3]), token), Word("not", "")]
    for ending, word in _ENDINGS.items():
        if low.endswith(ending) and len(low) > len(ending):
            return [Word(low[: -len(ending)], token), Word(word, "")]
    return [Word(low, token)]


def _without_asides(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words without ``, under any circumstances,``."""
    at = 0
    while at < len(words):
        end = _aside_end(words, at)
        if end:
            at = end
        else:
            yield words[at]
            at += 1


def _aside_end(words: Sequence[Word], at: int) -> int:
    if words[at].text != "," or at == 0 or at + 1 == len(words) or words[at + 1].text not in _ASIDE_BEGINS:
        return 0
    for end in range(at + 2, min(len(words), at + _ASIDE + 2)):
        if words[end].text == ",":
            return end + 1
    return 0


def _signs(words: Sequence[Word]) -> Iterator[Sign]:
    at = 0
    while at < len(words):
        form = next((form for form in _forms().get(words[at].text, ()) if _stands(words, at, form)), None)
        if form is None:
            at += 1
            continue
        end = at + len(form.words)
        yield Sign(form.kind, at, end, form.tail, _shown(words[at:end]))
        at = end


def _shown(words: Sequence[Word]) -> str:
    return " ".join(word.shown or word.text for word in words)


@dataclass(frozen=True, slots=True)
class _Form:
    kind: str
    words: tuple[str, ...]
    tail: str


def _stands(words: Sequence[Word], at: int, form: _Form) -> bool:
    if len(words) - at < len(form.words) or any(words[at + n].text != each for n, each in enumerate(form.words)):
        return False
    if form.tail:
        return any(word.text == form.tail for word in words[at + len(form.words) : at + 16])
    if form.kind.startswith("steps"):  # "the end", "a stop": no verb
        return at == 0 or words[at - 1].text in _VERB_BEFORE
    return True


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Return the forms by their first word, longest first."""
    text = resources.files("onrecord").joinpath("data/stance.yml").read_text("utf-8")
    kinds: dict[str, list[str]] = yaml.safe_load(text)
    found: dict[str, list[_Form]] = {}
    for kind, lines in kinds.items():
        for written in " ".join(lines).split():
            for first, *rest in _inflected(written.replace("-", "~").split("~")):
                head, tail = (rest[: rest.index("...")], rest[-1]) if "..." in rest else (rest, "")
                found.setdefault(first, []).append(_Form(kind, (first, *head), tail))
    # Where two kinds hold the same word, the list's order decides; a verb is tried before what it may also be.
    return {first: tuple(sorted(some, key=lambda f: -len(f.words) - bool(f.tail))) for first, some in found.items()}


def _inflected(words: Sequence[str]) -> Iterator[list[str]]:
    first, rest = words[0], list(words[1:])
    if not first.endswith("+"):
        yield [first, *rest]
        return
    base = first[:-1]
    for each in (base, *_endings(base)):
        yield [each, *rest]


def _endings(base: str) -> tuple[str, str, str]:
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return third, base + "ed", base + "ing"
