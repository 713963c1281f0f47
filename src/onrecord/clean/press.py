"""What we know of outlets: their names, other names and web addresses, and what the name of one looks like."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import urlsplit

from onrecord.clean.wording import words_of

_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?(?:[\w-]{1,60}\.){1,4}[a-z]{2,12}/?", re.IGNORECASE)
# What addresses of sites end with; "README.rst" and "logo.png" look like addresses too.
_ENDING = re.compile(
    r"\.(?!(?:py|rb|go|rs|js|md|gz|sh|so|cc|pl|ps|ts|ai)/?$)(?:[a-z]{2}|com|org|net|info|biz|edu|gov|mil|int|news|media|press|online|"
    r"site|blog|radio|today|world|life|live|agency|report|review|magazine|berlin|london|paris|africa|asia|cat|global|"
    r"international|network|digital|social|space|tech|science|earth|green|ngo|foundation|institute|center|community|one|xyz|"
    r"club|app|dev|cloud|pro|example)/?$",
    re.IGNORECASE,
)
_OUTLET, _MENU = words_of("outlet"), words_of("menu")
_SHOUTED, _SMALL = 3, 2  # large letters, and small ones behind them, that make a hump: "NORVtoday"
_ENDS = ("zeitung", "blatt", "news")


@cache
def _rows() -> list[tuple[str, str, list[str], list[str]]]:
    text = resources.files("onrecord").joinpath("data", "press.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return [
        (name, kind, [d for d in domains.split("|") if d], [n for n in names.split("|") if n])
        for name, kind, _, domains, names in rows
    ]


@cache
def _names() -> dict[str, tuple[str, str]]:
    return {folded(each): (name, kind) for name, kind, _, others in _rows() for each in (*others, name)}


@cache
def _domains() -> dict[str, str]:
    return {domain: name for name, _, domains, _ in _rows() for domain in domains}


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """Return a name for comparing: lower case, words only, no leading article."""
    words = _words(name.casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "der", "die", "das") else words)


def _words(text: str) -> list[str]:
    """Return the runs of letters and digits in a text."""
    words: list[str] = []
    begin = -1
    at = 0
    for letter in text:
        if letter.isalnum() or letter == "_":
            if begin < 0:
                begin = at
        elif begin >= 0:
            words.append(text[begin:at])
            begin = -1
        at += 1  # noqa: SIM113 - compiled, a number of C
    if begin >= 0:
        words.append(text[begin:])
    return words


def known(name: str) -> str | None:
    """Return the usual name of a well-known outlet, agencies among them; None for any other."""
    found = _names().get(folded(name))
    return found[0] if found else None


def is_agency(name: str) -> bool:
    """Tell whether this is a well-known news agency, or calls itself one."""
    found = _names().get(folded(name))
    if found:
        return found[1] == "agency"
    words = folded(name).split()
    if len(words) < 2:
        return False
    for word in words:
        if word == "agency" or word == "newswire" or word == "wire":
            return True
    return words[len(words) - 2] == "press" and words[len(words) - 1] == "association"


@lru_cache(maxsize=1024)
def of_address(url: str) -> str | None:
    """Return the outlet whose page a URL, a host or an e-mail address's domain is, where it is well known."""
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname if len(url) < 2000 else None
    except ValueError:  # "http://[": brackets stand around an address of another kind
        return None
    labels = (host or "").lower().split(".")
    for at in range(len(labels) - 1):
        if name := _domains().get(".".join(labels[at:])):
            return name
    return None


def is_domain(name: str) -> bool:
    """Tell whether a name is a web address: ``example.org``."""
    if "." not in name:
        return False
    name = name.strip()
    return _DOMAIN.fullmatch(name) is not None and _ENDING.search(name) is not None


@lru_cache(maxsize=4096)
def looks_like_outlet(name: str) -> bool:
    """Tell whether a name can only be an outlet's: known, a newspaper's word in it, a web address, camel case."""
    if known(name) or is_domain(name):
        return True
    words = folded(name).split()
    for word in words:
        if word in _OUTLET or word.endswith(_ENDS):
            return True
    if len(words) > 1 and words[-1] == "today" and words[0] not in _MENU:
        return True
    return len(words) <= 2 and _has_hump(name)


def _has_hump(name: str) -> bool:
    r"""Tell whether a name is written as no other words are: ``[a-zà-ÿ][A-Z]|[A-Z]{3}[a-z]{2}|\w\d|\d\w``."""
    large = small = 0  # how many letters of ASCII stand in a row, small ones behind three large ones
    before = " "
    for letter in name:
        is_large = "A" <= letter <= "Z"
        is_small = "a" <= letter <= "z"
        if is_large and ("a" <= before <= "z" or "à" <= before <= "ÿ"):
            return True
        if letter.isdecimal() and _is_word(before):
            return True
        if before.isdecimal() and _is_word(letter):
            return True
        small = small + 1 if is_small and (small or large >= _SHOUTED) else 0
        if small == _SMALL:
            return True
        large = large + 1 if is_large else 0
        before = letter
    return False


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
