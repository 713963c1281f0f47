"""Word classes by closed lists, endings and neighbours: light, fast, and good enough to find who says what.

A trained tagger takes the place of `tagged` later; nothing else knows how a class was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from onrecord.understand.words import Token, listed

_ENDINGS = (
    ("ly", "ADV"), ("ing", "VERB"), ("ed", "VERB"), ("tion", "NOUN"), ("sion", "NOUN"), ("ment", "NOUN"),
    ("ness", "NOUN"), ("ity", "NOUN"), ("ship", "NOUN"), ("ism", "NOUN"), ("ist", "NOUN"), ("ance", "NOUN"),
    ("ence", "NOUN"), ("ous", "ADJ"), ("ful", "ADJ"), ("ive", "ADJ"), ("able", "ADJ"), ("ible", "ADJ"),
    ("ical", "ADJ"), ("ial", "ADJ"), ("ic", "ADJ"), ("ish", "ADJ"), ("less", "ADJ"), ("ary", "ADJ"), ("al", "ADJ"),
)  # fmt: skip
_NOMINAL_LEFT = frozenset({"DET", "ADJ", "ADP", "NUM"})
_CLOSED = frozenset({"DET", "PRON", "ADP", "AUX", "PART", "CCONJ", "SCONJ"})
_SUBJECTS = listed("i you he she it we they who which that")
_ALONE = listed("this that these those which what")
_MANY = listed("people police men women children")
_POSSESSIVE = listed("my your his her its our their 's whose")
_MODALS = listed("can could may might must shall should will would 'll 'd wo ca do does did")


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


def tagged(words: Sequence[Token], seen: frozenset[str]) -> list[Token]:
    """Return the tokens of one sentence with their classes; ``seen`` holds the words the page has in lower case."""
    known = lexicon()
    out: list[Token] = []
    shouting = is_title_case(words)
    for at, token in enumerate(words):
        before = out[-1] if out else None
        tag = _class(token, before, words[at + 1] if at + 1 < len(words) else None, known, seen, shouting)
        out.append(token._replace(tag=tag))
    return out


def is_title_case(words: Sequence[Token]) -> bool:
    """Tell a headline in title case or capitals, where a capital says nothing."""
    long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    stopped = bool(words) and (words[-1].text == "." or (len(words) > 1 and words[-2].text == "."))
    return not stopped and len(long) > 3 and sum(w.text[0].isupper() for w in long) > 0.8 * len(long)


def _class(
    token: Token, before: Token | None, after: Token | None, known: Lexicon, seen: frozenset[str], shouting: bool
) -> str:
    first = token.text[0]
    if first.isdigit():
        return "NUM"
    if "://" in token.text or "@" in token.text or token.lower.startswith("www."):
        return "X"
    if not token.is_word:
        return "SYM" if first in "$€£%§+=<>#@" else "PUNCT"
    if first.isupper() and token.lower not in ("i", "i'm"):
        opens = before is None or before.tag == "PUNCT"
        common = token.lower in known.classes or token.lower in known.bases or token.lower in known.nouns
        if known.classes.get(token.lower) == "PROPN":
            return "PROPN"
        if token.text.isupper() and len(token.text) > 1 and not shouting:
            return "PROPN"  # US, WHO, IT
        if not (opens or shouting) and known.classes.get(token.lower) not in _CLOSED:
            return "PROPN"
        if token.lower in ("may", "will") and before and before.tag == "PROPN":
            return "PROPN"  # Theresa May
        if opens and token.lower.endswith(("ly", "ing")) and len(token.text) > 5 and not (after and after.is_capital):
            return _in_context(token.lower, before, after, known)
        if not common and (token.lower not in seen or token.text.isupper()):
            return "PROPN"
    return _in_context(token.lower, before, after, known)


def _in_context(word: str, before: Token | None, after: Token | None, known: Lexicon) -> str:
    kind = known.classes.get(word)
    left = before.lower if before else ""
    if kind:
        if word == "that":
            return _that(before, after, known)
        if word == "'s" and (left in _SUBJECTS or left in ("here", "there", "what", "let")):
            return "AUX"
        if word == "to":
            return "PART" if _is_bare(after, known) else "ADP"
        ends = after is None or after.lower in known.classes or not after.text[0].isalnum()
        if kind == "ADJ" and ends and word in known.bases and before and before.tag in ("NOUN", "PROPN", "PRON"):
            return "VERB"  # the president left
        if word in _ALONE and after and (not after.text[0].isalnum() or known.classes.get(after.lower) == "AUX"):
            return "PRON"
        return kind
    if left in _MODALS or (left == "to" and before and before.tag == "PART"):
        return "VERB"
    if word in known.bases:
        return _verb_or_noun(word, before, known)
    if word in known.nouns:
        return "NOUN"
    for ending, guess in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            if guess == "VERB" and before and before.tag == "DET" and after and after.tag == "":
                return "NOUN" if ending == "ing" and not after.text[0].isalpha() else "VERB"
            return guess
    return "NOUN"


def _that(before: Token | None, after: Token | None, known: Lexicon) -> str:
    following = known.classes.get(after.lower, "") if after else ""
    if after is None or following == "AUX" or not after.text[0].isalnum():
        return "SCONJ" if before and before.tag == "NOUN" else "PRON"
    if before and before.tag in ("VERB", "NOUN"):
        return "SCONJ"
    if after and (after.is_capital or following in ("PRON", "DET")):
        return "SCONJ"
    return "DET"


def _is_bare(token: Token | None, known: Lexicon) -> bool:
    """Tell whether the word after "to" looks like an infinitive."""
    if token is None or token.is_capital or (token.lower in known.nouns and token.lower not in known.bases):
        return False
    if token.lower in ("be", "have", "do") or known.bases.get(token.lower, "") == token.lower:
        return True
    return token.lower.endswith(("ise", "ize", "ify", "ate")) and token.lower not in known.classes


def _verb_or_noun(word: str, before: Token | None, known: Lexicon) -> str:
    if before is None:
        return "NOUN" if word in known.nouns else "VERB"
    base = known.bases[word]
    plain = word in (base, third(base))  # "force", "forces" may be nouns; "forced" hardly
    many = before.lower.endswith("s") or before.lower in _MANY
    if plain and (before.lower in _POSSESSIVE or before.tag in _NOMINAL_LEFT):
        return "NOUN"
    if word == base and before.tag in ("PROPN", "NOUN") and word not in known.saying:
        return "VERB" if many else "NOUN"
    if word not in known.nouns or before.tag in ("PRON", "PART", "AUX", "PROPN", "ADV"):
        return "VERB"
    return "VERB" if before.tag == "NOUN" and word == third(base) and not many else "NOUN"
