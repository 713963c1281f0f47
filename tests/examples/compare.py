"""What the steps make of a page against its gold, field by field; each miss is one readable line.

A statement is found where at least half of the characters of both contents are shared (blanks do not count). Optional
gold statements are neutral. Fields of a statement are compared on found ones only.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from onrecord.model import Article, Modality, Page, Passage, Reading, Region, Statement
from onrecord.pipeline import Nouns
from tests.examples.gold import GoldPage, GoldStatement

FOUND = 0.5  # intersection over union of characters
HONORIFICS = {"mr", "ms", "mrs", "dr", "sir", "captain", "commander", "mayor", "president", "prime", "minister"}
LITTLE = HONORIFICS | {"the", "a", "an"}
Characters = frozenset[int]


@dataclass
class Tally:
    """One field over all pages: how often it is right, and a line for each time it is not."""

    right: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, is_right: bool, miss: str) -> None:
        self.total += 1
        self.right += is_right
        if not is_right:
            self.misses.append(miss)

    @property
    def share(self) -> float:
        """0 to 1; 1 where there was nothing to get wrong."""
        return self.right / self.total if self.total else 1.0


Tallies = dict[str, Tally]


class Board:
    """The tallies of a run."""

    def __init__(self) -> None:
        self.tallies: Tallies = {}

    def count(self, name: str, is_right: bool, miss: str) -> None:
        self.tallies.setdefault(name, Tally()).count(is_right, miss)

    def equal(self, name: str, where: str, wanted: object, got: object) -> None:
        self.count(name, wanted == got, f"{where}: {name} is {wanted!r}, got {got!r}")


def compared(gold: Mapping[str, GoldPage], made: Mapping[str, Nouns]) -> Tallies:
    """Return a tally for each field over all pages of ``gold``."""
    board = Board()
    for id, page in gold.items():
        nouns = made[id]
        board.count("page", bool(nouns.get(Page)), f"{id}: no page was made")
        if nouns.get(Page):
            text = Squeezed(nouns[Page][0].text)
            _regions(board, id, page, text, nouns.get(Passage, []))
            _article(board, id, page, nouns)
            _statements(board, id, page, text, nouns.get(Statement, []))
    return board.tallies


# --- text ---------------------------------------------------------------------------------------


class Squeezed:
    """A text without its blanks, so that words are found whatever blanks and line breaks stand between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [at for at, character in enumerate(text) if not character.isspace()]
        self.squeezed = "".join(text[at] for at in self.places)

    def find(self, words: str, after: int = 0) -> Characters:
        """Return the places in the text of the first ``words`` at or past the place ``after``; none if not there."""
        sought = "".join(words.split())
        found = self.squeezed.find(sought, bisect_left(self.places, after))
        return frozenset(self.places[found : found + len(sought)]) if found >= 0 and sought else frozenset()

    def between(self, start: int, end: int) -> Characters:
        return frozenset(at for at in range(start, end) if not self.text[at].isspace())


def overlap(one: Characters, other: Characters) -> float:
    """Return the intersection over union of two sets of places, 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def name(text: str) -> str:
    """Return a name as it is compared: no case, accents, marks, titles or articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", plain))
    while len(words) > 1 and words[0] in LITTLE:
        words = words[1:]
    return " ".join(words)


# --- the page -----------------------------------------------------------------------------------


def _regions(board: Board, id: str, gold: GoldPage, text: Squeezed, passages: Sequence[Passage]) -> None:
    start = min(text.find(gold.body_first), default=0)
    whole = text.between(start, max(text.find(gold.body_last, start), default=0) + 1)
    body = frozenset(
        chain.from_iterable(text.between(p.span.start, p.span.end) for p in passages if p.region is Region.BODY)
    )
    board.count(
        "body is whole", len(body & whole) >= 0.97 * len(whole), f"{id}: not in the body: {_words(text, whole - body)}"
    )
    board.count(
        "body is clean", len(body - whole) <= 0.03 * len(whole), f"{id}: in the body: {_words(text, body - whole)}"
    )


def _words(text: Squeezed, places: Characters) -> str:
    """Return the words at ``places``, shortened, a bar where something lies between."""
    out, last = "", None
    for at in sorted(places):
        if last is not None and text.text[last + 1 : at].strip():
            out += " | "
        elif last is not None and at > last + 1:
            out += " "
        out, last = out + text.text[at], at
    return out if len(out) < 400 else f"{out[:300]} … {out[-80:]}"


def _article(board: Board, id: str, gold: GoldPage, nouns: Nouns) -> None:
    if not nouns.get(Article):
        return
    article: Article = nouns[Article][0]
    board.equal("title", id, _plain(gold.title), _plain(article.title))
    board.equal("outlet", id, name(gold.outlet), name(article.outlet))
    board.equal("original outlet", id, name(gold.original_outlet), name(article.original_outlet or article.outlet))
    board.equal("byline", id, sorted(map(name, gold.byline)), sorted(map(name, article.byline)))
    board.equal("dateline", id, name(gold.dateline or ""), name(article.dateline))
    board.equal("language", id, gold.language, article.language)
    board.equal("comments", id, gold.comments, article.comments)
    board.equal("reposted", id, gold.reposted or "", str(article.reposted or ""))
    got = str(article.published or "")
    wanted = gold.published_between or [gold.published or ""]
    board.count("published", got in wanted, f"{id}: published is {wanted}, got {got!r} ({article.published_why})")
    trapped = got in gold.published_not and got not in wanted
    board.count(
        "no date trap", not trapped, f"{id}: took {got!r} for the date of publication ({article.published_why})"
    )
    if gold.captured_clock:
        clocks = [r.value for r in nouns.get(Reading, []) if r.field == "captured_clock" or "clock" in r.because]
        seen = any(clock.startswith(gold.captured_clock) for clock in clocks)
        board.count("crawl clock", seen, f"{id}: crawl clock is {gold.captured_clock}, got {clocks}")


def _plain(text: str) -> str:
    return " ".join(text.translate(str.maketrans("“”‘’", "\"\"''")).casefold().split())


# --- statements ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Placed:
    """A gold statement where it stands on the page; ``wide`` is as right as ``places``."""

    gold: GoldStatement
    places: Characters
    wide: Characters

    def fits(self, other: Characters) -> float:
        return max(overlap(self.places, other), overlap(self.wide, other))


def placed(gold: GoldPage, text: Squeezed) -> list[Placed]:
    """Return the gold statements of a page with the places of their characters."""
    body = min(text.find(gold.body_first), default=0)
    at, found = body, []
    for statement in gold.statements:
        start = 0 if statement.region == "title" else at
        places: Characters = frozenset()
        for piece in statement.content:
            here = text.find(piece, max(places, default=start))
            places |= here
        if statement.region != "title" and places:
            at = min(places)
        found.append(Placed(statement, places, text.find(statement.content_wide or "", body)))
    return found


def paired(gold: Sequence[Placed], made: Sequence[Characters]) -> dict[int, int]:
    """Return which gold statement (by place in the list) was found as which, best fits first, one to one."""
    fits = ((g.fits(m), not g.gold.optional, i, j) for i, g in enumerate(gold) for j, m in enumerate(made))
    pairs: dict[int, int] = {}
    for fit, _, i, j in sorted(fits, key=lambda each: (-each[0], not each[1], each[2], each[3])):
        if fit >= FOUND and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _statements(board: Board, id: str, page: GoldPage, text: Squeezed, made: Sequence[Statement]) -> None:
    gold = placed(page, text)
    contents = [frozenset(chain.from_iterable(text.between(s.start, s.end) for s in m.content)) for m in made]
    pairs = paired(gold, contents)
    ids = {made[j].id: gold[i].gold.id for i, j in pairs.items()}
    for i, each in enumerate(gold):
        if not each.gold.optional:
            what = f"{id} {each.gold.id}: {each.gold.names} {each.gold.cue!r}: {' … '.join(each.gold.content)}"
            board.count(f"found, {each.gold.form}", i in pairs, what)
            board.count("found with speaker", i in pairs and _speaker_right(each.gold, made[pairs[i]]), what)
            if i in pairs:
                _fields(board, f"{id} {each.gold.id}", each.gold, made[pairs[i]], ids)
    for j, statement in enumerate(made):
        if j not in pairs.values():
            _unasked(board, id, page, text, statement, contents[j])
        elif not gold[{b: a for a, b in pairs.items()}[j]].gold.optional:
            board.count("made up none", True, "")


def _unasked(board: Board, id: str, page: GoldPage, text: Squeezed, statement: Statement, content: Characters) -> None:
    """Count a statement that gold does not have: as made up, and as a leak where it must never be one."""
    if _plain(statement.text) in _plain(page.title) or statement.region is Region.TITLE:
        return
    what = f"{id}: {statement.speaker!r} {statement.form}: {statement.text} ({statement.because})"
    board.count("made up none", False, what)
    leaks = [words for words in page.not_statements if overlap(text.find(words.strip("“”‘’\"'„")), content) >= FOUND]
    board.count("no leak", not leaks, f"{id}: {leaks} is no statement: {what}")
    board.count("body only", statement.region is Region.BODY, f"{id}: from the {statement.region}: {what}")


def _speaker_right(gold: GoldStatement, statement: Statement) -> bool:
    got = [name(part) for part in statement.speaker.split(";") if part.strip()]
    either = {name(each) for each in (*gold.speaker_alternatives, *(gold.names if len(gold.names) < 2 else ()))}
    if not gold.names:
        return not got or got[0] in either
    return (len(got) == 1 and got[0] in either) or (len(got) > 1 and sorted(got) == sorted(map(name, gold.names)))


def _fields(board: Board, where: str, gold: GoldStatement, got: Statement, ids: Mapping[str, str]) -> None:
    """Compare what was found: a field that gold has must be there; one that it has not must not be invented."""
    wanted = gold.names or ["nobody"]
    board.count(
        "speaker", _speaker_right(gold, got), f"{where}: speaker is {wanted}, got {got.speaker!r} ({got.because})"
    )
    board.equal("form", where, gold.form, str(got.form))
    board.equal("negated", where, gold.negated, got.negated)
    board.equal("question", where, gold.question, got.modality is Modality.QUESTION)
    board.equal("anonymous", where, gold.anonymous, got.anonymous)
    if gold.said_on or got.said_on:
        why = f"{where}: said on {gold.said_on}, got {got.said_on} ({got.said_on_why})"
        board.count("said on", (gold.said_on or "") == str(got.said_on or ""), why)
    _named(board, "addressee", where, gold.addressee, [got.addressee] if got.addressee else [])
    _named(board, "via", where, gold.via, list(got.via))
    if gold.role:
        board.count("role", _shared(gold.role, got.role) >= 0.5, f"{where}: role is {gold.role!r}, got {got.role!r}")
    if gold.parent or got.parent:
        board.equal("parent", where, gold.parent or "", ids.get(got.parent, got.parent))


def _named(board: Board, what: str, where: str, wanted: Sequence[str], got: Sequence[str]) -> None:
    if wanted or got:
        is_right = bool({name(each) for each in wanted} & {name(each) for each in got})
        board.count(what, is_right, f"{where}: {what} is {list(wanted)}, got {list(got)}")


def _shared(one: str, other: str) -> float:
    first, second = (set(name(each).split()) - {"of", "the", "for"} for each in (one, other))
    return len(first & second) / len(first | second) if first | second else 1.0


def report(tallies: Tallies) -> Iterator[str]:
    """Yield a table of the tallies and under it every miss."""
    for label, tally in tallies.items():
        yield f"{label:20} {tally.right:4} of {tally.total:4}  {tally.share:.3f}"
    for label, tally in tallies.items():
        for miss in tally.misses:
            yield f"- {label}: {miss}"
