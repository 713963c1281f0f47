"""Runs of capitalised words cut into names, one sentence at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.understand.knowledge import (
    Known,
    Sort,
    first_names,
    names_by_first_word,
    plain,
    role_words,
)
from onrecord.understand.tags import lexicon
from onrecord.understand.words import Token, listed

_AFTER_DATELINE = frozenset({",", "(", ".", "—", "–", "-", "--", "/", "|"})
PARTICLES = listed("bin ibn van von de der den da di del della dos du la le ten ter zu al el abu ould ben e y")
_ARABIC = re.compile(r"(?:al|el|ad|as|an|ar|ash|at|az)[-‐‑][A-Z]")
_ADJECTIVE = re.compile(
    r"(?:anti|pro|post|pre|non|un|mid|trans|ex|all|two|then|now)[-‐‑].+|.+[-‐‑](?:led|backed|based|brokered|controlled|held|run|style|born|linked|dominated|occupied|sponsored|made|"
    r"supported|funded|aligned|allied|friendly|wide|speaking|ruled|appointed|era|trained|owned|like|affiliated|mediated|"
    r"registered|majority|proposed|educated|designate|elect|bound|type|range|level|administered|era)$",
    re.IGNORECASE,
)
# "World Straits Assembly", "African Fisheries Commission": a body of many states by its name.
_WORLD_BODY = re.compile(
    r"(?:World|International|European|African|Arab|Asian|Pacific|Caribbean|(?:Pan|Inter)-American|Inter-?governmental)"
    r"(?: [\w’'-]+){0,5} (?:Organi[sz]ation|Assembly|Court|Agency|Commission|Parliament|Tribunal|Authority|Convention)"
    r"(?: (?:of|for|on)\b.*)?"
)
_SHORT_FORM = re.compile(r"[A-Z]{2,6}s?|\w*[a-z][A-Z]\w*")
_THING = re.compile(r"(?:ment|tion|sion|ness|ity|ism|ship|ance|ence|ics|ures|ings?|ology|ways|works)$")
LOCATIVE = listed("in at near from across around outside inside throughout toward towards into through")
_ROLE_CLASSES = ("honorific", "rank", "title", "role")
LONGEST_NAME = 8  # tokens


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text: tokens ``first`` up to, not including, ``last`` of the parse."""

    first: int
    last: int
    sort: Sort
    name: str  # in full where we know it, else as it stands
    country: str
    sure: bool  # by knowledge, a title or a first name, not by shape alone


class Line:
    """A sentence's tokens with what the rules ask about them."""

    def __init__(self, tokens: Sequence[Token], offset: int) -> None:
        self.tokens = tokens
        self.offset = offset
        self.words = role_words()
        self.lexicon = lexicon()
        self.first_names = first_names()
        self.known = names_by_first_word()

    def match(self, at: int) -> tuple[int, Known] | None:
        """Return the longest name we know that begins at token ``at``, with the token after it."""
        candidates = self.known.get(self.tokens[at].lower)
        for words, known in candidates or ():
            if len(words) <= len(self.tokens) - at and all(
                _same(self.tokens[at + i], word) for i, word in enumerate(words)
            ):
                return at + len(words), known
        return None

    def is_role(self, at: int) -> bool:
        if at and self.tokens[at].is_capital and self.is_first_name(at - 1) and not self.is_title(at - 1):
            return False  # Pete King
        return self.is_title(at)

    def is_title(self, at: int) -> bool:
        return any(self.tokens[at].lower.rstrip(".") in self.words[kind] for kind in _ROLE_CLASSES)

    def is_first_name(self, at: int) -> bool:
        token = self.tokens[at]
        return token.is_capital and plain(token.text) in self.first_names

    def is_common(self, at: int) -> bool:
        word = self.tokens[at].lower
        return word in self.lexicon.classes or word in self.lexicon.bases or word in self.lexicon.nouns

    def is_nameish(self, at: int) -> bool:
        """Tell whether token ``at`` may be part of a name."""
        token = self.tokens[at]
        if not token.text[0].isalpha():
            return False
        if not token.is_capital:
            return bool(_ARABIC.match(token.text))
        if token.tag == "PROPN":
            return not _ADJECTIVE.match(token.text)
        if self.is_role(at) and at + 2 < len(self.tokens) and self.tokens[at + 1].lower in ("of", "for"):
            return self.tokens[at + 2].is_capital and self.tokens[at + 2].lower in self.words["portfolio"]
        follows = at + 1 < len(self.tokens) and self.tokens[at + 1].is_capital and self.tokens[at + 1].tag == "PROPN"
        return token.tag in ("NOUN", "ADJ") and (follows or (at + 1 < len(self.tokens) and self.is_role(at + 1)))

    def title_end(self, at: int, end: int) -> int:
        """Return where the capitalised role that begins at ``at`` ends; ``at`` where none does."""
        best = before = at
        for stop in range(at + 1, min(end, at + 6) + 1):
            if stop > at + 1 and self.tokens[stop - 1].lower in ("of", "for") and best == stop - 1:
                return self.portfolio_end(stop, end)
            if self.is_first_name(stop - 1) and not self.is_role(stop - 1):
                break
            phrase = " ".join(token.lower for token in self.tokens[max(at, stop - 3) : stop])
            if self.is_role(stop - 1) or any(phrase.endswith(p) for p in self.words["phrase"]):
                best, before = stop, best
            elif stop > at + 1 and self.match(stop - 1):
                break
        is_surname = at < before < best - 1 and best == end and not self.is_common(best - 2)
        return before if is_surname else best  # Congressman Pete *King*

    def portfolio_end(self, at: int, end: int) -> int:
        """Return where "Foreign Affairs", "Transport and Trade" after "Minister of" ends."""
        portfolio = self.words["portfolio"] | {"and", "the", ","}
        while at < end and self.tokens[at].lower in portfolio:
            at += 1
        return at


def _same(token: Token, word: str) -> bool:
    text = token.text.replace("’", "'")
    if text == word:
        return True
    return token.is_capital and (len(text) > 3 or "." in text) and token.lower == word.lower() and word[0].isupper()


def names_in(line: Line) -> Iterator[Name]:
    at = 0
    while at < len(line.tokens):
        hit = line.match(at) if line.tokens[at].tag != "PUNCT" else None
        if not hit and not line.is_nameish(at):
            at += 1
            continue
        end = max(_run_end(line, at), hit[0] if hit else 0)
        yield from _segments(line, at, end)
        at = end


def _run_end(line: Line, at: int) -> int:
    """Return where the run of words that may form one or several names ends."""
    end = at + 1
    while end < len(line.tokens):
        if line.is_nameish(end):
            end += 1
            continue
        ahead = end
        while ahead < end + 2 and ahead < len(line.tokens) and line.tokens[ahead].text in PARTICLES:
            ahead += 1
        if line.tokens[end].text == "&":
            ahead = end + 1
        if line.tokens[end].lower in ("of", "for") and line.is_role(end - 1):
            ahead = end + 1 + (end + 1 < len(line.tokens) and line.tokens[end + 1].lower == "the")
            if ahead < len(line.tokens) and line.tokens[ahead].lower not in line.words["portfolio"]:
                break
        if line.tokens[end].lower == "and" and line.tokens[end - 1].lower in line.words["portfolio"]:
            ahead = end + 1
        if ahead == end or ahead >= len(line.tokens) or not line.is_nameish(ahead):
            break
        end = ahead + 1
    return end


def _segments(line: Line, start: int, end: int) -> Iterator[Name]:
    """Cut a run into names: what we know, titles (no name of their own), and what is left."""
    at, titled = start, False
    while at < end:
        hit = line.match(at)
        if hit and not (hit[0] == at + 1 and line.is_first_name(at) and _goes_on(line, at, end)):
            stop, known = hit
            whole = _body_end(line, at, max(end, stop)) if stop < end or known.sort is Sort.DEMONYM else stop
            if whole > stop:
                yield name_of(line, at, whole, Sort.ORGANISATION, known.country)
            else:
                yield Name(line.offset + at, line.offset + stop, known.sort, known.name, known.country, True)
            at, titled = max(whole, stop), False
            continue
        if not titled and (whole := _body_end(line, at, end)) > at and not line.is_first_name(at):
            yield name_of(line, at, whole, Sort.ORGANISATION, "")
            at = whole
            continue
        if (stop := line.title_end(at, end)) > at:
            at, titled = stop, True
            continue
        stop = _stretch_end(line, at, end)
        yield from _classified(line, at, stop, titled)
        at, titled = stop, False


def _goes_on(line: Line, at: int, end: int) -> bool:
    """Tell `Jordan Rivers` from `Jordan`: a first name that is also a place, with a surname after it."""
    return at + 1 < end and not line.is_role(at + 1) and line.match(at + 1) is None


def _body_end(line: Line, at: int, end: int) -> int:
    """Return where the organisation's name that begins at ``at`` ends; ``at`` where it is none.

    "Russian Foreign Ministry", "Syrian Arab Army", "Institute for Harbour Studies".
    """
    last = at
    for place in range(at, min(end, at + LONGEST_NAME)):
        if place > at and line.is_first_name(place):
            break
        if line.tokens[place].text in line.words["orgword"]:
            last = place + 1
    if last == at or (last < end and line.title_end(at, last) == last):
        return at
    while last < len(line.tokens) - 1 and line.tokens[last].lower in ("of", "for", "on") and last < at + LONGEST_NAME:
        ahead = last + 1 + (line.tokens[last + 1].lower == "the")
        if ahead >= len(line.tokens) or not line.tokens[ahead].is_capital or not line.is_nameish(ahead):
            break
        if (hit := line.match(ahead)) and hit[1].sort is Sort.NOTHING:
            break
        last = ahead + 1
        while last < len(line.tokens) and last < at + LONGEST_NAME and line.is_nameish(last):
            last += 1
    return last


def _stretch_end(line: Line, at: int, end: int) -> int:
    """Return where the unknown words that begin at ``at`` end."""
    stop = at + 1
    absorbs = line.is_first_name(at)  # Theresa May, Jack London
    while stop < end and (absorbs or not line.match(stop)) and not (line.is_role(stop) and not absorbs):
        absorbs = False
        stop += 1
    while stop > at + 1 and line.tokens[stop - 1].text in PARTICLES:
        stop -= 1
    return stop


def _classified(line: Line, at: int, end: int, titled: bool) -> Iterator[Name]:
    """Yield a name of words that we do not know, by its shape and what stands before it."""
    while at < end and not titled and at == 0 and line.is_common(at) and not line.is_first_name(at):
        at += 1
    while end > at and not line.tokens[end - 1].text[0].isalpha():
        end -= 1
    if at == end or (end - at == 1 and line.is_common(at) and not titled and line.tokens[at].tag != "PROPN"):
        return
    words = [token.text for token in line.tokens[at:end]]
    before = line.tokens[at - 1].lower if at else ""
    if titled or (len(words) > 1 and _is_person(line, at, end)):
        yield name_of(line, at, end, Sort.PERSON, "", sure=True)
    elif at == 0 and "".join(words).isupper() and end < len(line.tokens) and line.tokens[end].text in _AFTER_DATELINE:
        yield name_of(line, at, end, Sort.PLACE, "")
    elif "&" in words or _is_short_form(words):
        yield name_of(line, at, end, Sort.ORGANISATION, "")
    elif words[-1] in line.words["placeword"] or words[0] in line.words["placeword"] or before in LOCATIVE:
        yield name_of(line, at, end, Sort.PLACE, "")
    elif len(words) == 1:
        yield name_of(line, at, end, Sort.PERSON if line.is_first_name(at) else Sort.UNKNOWN, "")
    elif before == "the" or len(words) > 4 or _has_common(line, at, end):
        yield name_of(line, at, end, Sort.ORGANISATION, "")
    else:
        yield name_of(line, at, end, Sort.PERSON, "")


def _has_common(line: Line, at: int, end: int) -> bool:
    """Tell whether common words make a name a thing's; a family name may be one: Jorun *Ask*, but not Dorn *Says*."""
    if any(line.is_common(place) for place in range(at, end - 1)):
        return True
    last = line.tokens[end - 1].lower
    if _THING.search(last):
        return True
    return line.is_common(end - 1) and (end - at > 3 or line.lexicon.bases.get(last, last) != last)


def _is_short_form(words: list[str]) -> bool:
    """Tell `MPA` and `EUobserver` from `McKay`."""
    return len(words) == 1 and bool(_SHORT_FORM.fullmatch(words[0])) and not words[0].startswith("Mc")


def _is_person(line: Line, at: int, end: int) -> bool:
    words = [token.text for token in line.tokens[at:end]]
    if line.is_first_name(at) or any(_ARABIC.match(word) for word in words[1:]):
        return True
    return any(word in PARTICLES for word in words[1:-1]) or any(len(w) == 2 and w[1] == "." for w in words[:-1])


def name_of(line: Line, at: int, end: int, sort: Sort, country: str, *, sure: bool = False) -> Name:
    words = " ".join(token.text for token in line.tokens[at:end]).replace(" 's", "'s").replace(" ’s", "’s")
    return named(line.offset + at, line.offset + end, sort, words, country, sure=sure)


def named(first: int, last: int, sort: Sort, words: str, country: str, *, sure: bool = False) -> Name:
    """Return the name of tokens ``first`` to ``last``; only a body has a country by its name."""
    if sort is not Sort.ORGANISATION:
        country = ""
    elif not country and _WORLD_BODY.fullmatch(words):
        country = "IGO"
    return Name(first, last, sort, words, country, sure)


def surname_key(word: str) -> str:
    """Return what the spellings of one surname share: ``assad`` for al-Assad and Al Assad."""
    return re.sub(r"^(?:al|el|ad|as|an|ar|ash|at|az)[- ](?=\w{3})", "", plain(word))
