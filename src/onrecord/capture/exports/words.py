"""What the services call their fields, in the languages of their interfaces: ``data/export_words.tsv``."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_LABELLED = re.compile(r"([^\W\d_][\w /-]{1,24}?)[ \u00a0]?:(?:[\s\u00a0]+(?=\S)|$)")


@cache
def _table() -> dict[tuple[str, str], str]:
    """Return what we call each of their words, by the kind of word; all in small letters."""
    known: dict[tuple[str, str], str] = {}
    text = resources.files("onrecord").joinpath("data", "export_words.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, ours, words, _ = line.split("\t")
            for word in words.split("|"):
                known.setdefault((kind, word.lower()), ours or word.lower())
    return known


def known(kind: str, words: str) -> str:
    """Return what we call these words where they are of that kind, else ""."""
    return _table().get((kind, words.strip().lower()), "") if len(words) < 60 else ""


@cache
def any_of(kind: str) -> str:
    """Return a pattern that matches any of their words of that kind, the longest first."""
    words = sorted((word for each, word in _table() if each == kind), key=len, reverse=True)
    return "|".join(re.escape(word) for word in words)


def label_of(line: str) -> tuple[str, int]:
    """Return the field that a line begins with ("BYLINE: …", "Section: …") and where its value begins; "" for none."""
    match = _LABELLED.match(line)
    name = known("label", match[1]) if match else ""
    return (name, match.end()) if match and name else ("", 0)


_TURNED = re.compile(
    r"((?:(?:von|van|de|der|den|du|la|le|di|da) ){0,2}[^\W\d_][\w'’-]{1,30}), "
    r"([^\W\d_][\w'’.-]{1,30}(?: [^\W\d_][\w'’.-]{0,30})?)(?:,.*)?"
)
_AGENCIES = frozenset(("afp", "ap", "bloomberg", "cp", "dpa", "efe", "pa", "reuter", "reuters", "upi", "xinhua"))


def person(words: str) -> str:
    """Return a name with its given name first, as catalogues turn it around: "Kressmann, Jutta" is Jutta Kressmann."""
    match = _TURNED.fullmatch(" ".join(words.split()))
    if not match or match[1].lower() in _AGENCIES or not (match[1][-1:].isalpha() and match[2][0].isupper()):
        return words
    return f"{match[2]} {match[1]}"


def language(words: str) -> str:
    """Return the ISO 639-1 code of a language's name, the words themselves where it is none that we know."""
    first = re.split(r"[;,(]", words, maxsplit=1)[0]
    return known("language", words) or known("language", first) or words.strip()


@cache
def counted() -> re.Pattern[str]:
    """Return what matches "1,284 words" as a whole line."""
    return re.compile(rf"\(?(\d[\d.,'’ \u00a0\u202f]{{0,12}})\s{{0,3}}(?:{any_of('unit')})\)?", re.IGNORECASE)


def number(words: str) -> str:
    """Return the number that a line like "LENGTH: 1,284 words" tells, its digits only; "" for none."""
    match = counted().search(words[:200]) or re.search(r"(\d[\d.,']{0,10})", words[:200])
    return re.sub(r"\D", "", match[1]) if match else ""
