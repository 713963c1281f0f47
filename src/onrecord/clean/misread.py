"""Text that was decoded wrongly before it reached us: "â€œ", "Ã©", "Р°", put right where there is no doubt.

A run of characters is misread UTF-8 where its bytes, in the encoding it was taken for, are whole UTF-8 sequences that
give letters or marks. Right text hardly ever holds such a run: a capital with an accent before a quotation mark comes
closest, and is left alone unless everything else speaks for a misreading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.clean.encodings import guessed, likelihood
from onrecord.clean.utf8 import beyond_ascii

# The encodings that UTF-8 was taken for, with what each misreading of a longer text holds, in UTF-8 itself: to look for
# one first byte costs a page next to nothing. Of Windows-1252, a letter that stands for a first byte and the marks
# that stand for the others.
_REST = rb"(?:[\xc2\xc5\xc6\xcb][\x80-\xbf]|\xe2[\x80\x82\x84][\x80-\xbf])"
_CP1252 = re.compile(rb"\xc3(?:[\x82-\x9f]|[\xa0-\xaf]%b|[\xb0-\xb4]%b%b)%b" % ((_REST,) * 4))
_SIGNS = {
    "cp1251": (
        b"\xd0\xa0\xc2\xb0",
        b"\xd0\xa0\xc2\xb5",
        b"\xd0\xa0\xd1\x95",
        b"\xd0\xb2\xd0\x82",
        b"\xd0\xbf\xd1\x97\xd0\x85",
    ),
    "koi8-r": (b"\xd0\xbf\xe2\x95", b"\xd0\x91\xe2\x94"),
    "mac_roman": (b"\xe2\x80\x9a\xc3\x84", b"\xe2\x88\x9a"),
    "cp437": (b"\xce\x93\xc3\x87", b"\xe2\x94\x9c"),
    "cp866": (b"\xd1\x82\xd0\x90", b"\xe2\x95\xa8"),
}  # Р° Рµ Рѕ вЂ пїЅ; п╬ Б─; ‚Ä √; ΓÇ ├; тА ╨
# One of these stands in all that was taken for another encoding than Windows-1252.
_OTHERS = (
    re.compile(rb"\xd0"),
    re.compile(rb"\xce\x93\xc3"),
    re.compile(rb"\xe2(?:\x94\x9c|\x95\xa8|\x88\x9a|\x80\x9a\xc3)"),
)
_HIGH = re.compile(r"[^\x00-\x7f]{2,}")  # every misread run stands in one of these, and they are few
_FOREIGN = re.compile(rb"\xc3[\x80-\xbf]\xc3[\x80-\xbf]\xc3[\x80-\xbf]\xc3")  # four letters of À-ÿ on end
_FIRST = tuple(zip((b"\xc3", b"\xc3", b"\xd0", b"\xce", b"\xe2"), (_CP1252, _FOREIGN, *_OTHERS), strict=True))
_PIECE = 2_048  # characters
_MAX_CHARS = 2_000_000  # longer ones are no one article, and a bomb of such pieces would cost a gigabyte
_ROUNDS = 3  # a text may have been misread twice, and now and then three times
_FIRST_EASTERN = "\u2e80"  # from here on: characters of Chinese, Japanese and Korean
_UNSURE = frozenset("“”‘’„‚‹›«»–—… \u00a0¡¿")  # what also follows a letter in right text
_ABOUT = re.compile(r"utf-?8|unicode|mojibake|charset|(?:en|de)cod(?:ing|ed)|kodierung|encodage|кодиров", re.I)
_TALKED_MAX = 20_000  # characters of a page in which its talk of encodings is looked for
_LEGACY_SHARE = 0.6  # of all letters in À-ÿ: no language written in Latin letters reaches a third


@dataclass(frozen=True, slots=True)
class Repair:
    """A text put right."""

    text: str
    taken_for: str  # the encoding that it had been read in
    places: int
    first: int  # character of the right text where the first place is


def may_be_misread(raw: bytes, beyond: bytes, *, whole_only: bool = False) -> bool:
    """Tell whether `repaired` may give something for a text in UTF-8; ``beyond``: what `beyond_ascii` gives of it."""
    # To look for one byte costs next to nothing, a pattern a hundred times as much.
    if not any(first in beyond and each.search(beyond) for first, each in _FIRST):
        return False
    if _FOREIGN.search(beyond):
        return True
    text, head = beyond.decode("utf-8", "surrogatepass"), raw[: 4 * _TALKED_MAX].decode("utf-8", "ignore")
    return any(_chosen(text, each, head, whole_only) for each in _taken_for(beyond))


def repaired(text: str, raw: bytes = b"", *, whole_only: bool = False) -> Repair | None:
    """Return ``text`` with what was misread put right; None where nothing was, or not beyond doubt.

    ``raw``: the same in UTF-8, where the caller has it.
    ``whole_only``: touch it only where all its letters beyond ASCII were misread, not where single pieces were.
    """
    if text.isascii() or len(text) > _MAX_CHARS:
        return None
    raw = raw or text.encode("utf-8", "surrogatepass")
    done: Repair | None = None
    for _ in range(_ROUNDS):
        step = (
            _once(done.text, done.text.encode("utf-8", "surrogatepass"), whole_only)
            if done
            else _once(text, raw, whole_only)
        )
        if step is None:
            break
        done = step if done is None else Repair(step.text, done.taken_for, max(done.places, step.places), step.first)
    return done


def _once(text: str, raw: bytes, whole_only: bool) -> Repair | None:
    beyond = beyond_ascii(raw)  # is mostly little, and whatever sign of a misreading there is in raw is in it
    found = [repair for encoding in _taken_for(beyond) if (repair := _from_utf8(text, encoding, whole_only))]
    if found:
        return min(found, key=lambda repair: len(repair.text))  # the encoding of which most sequences were whole
    return _from_legacy(text) if _FOREIGN.search(beyond) else None


def _taken_for(raw: bytes) -> list[str]:
    """Return the encodings of whose misreadings a text in UTF-8 holds signs."""
    taken_for = ["cp1252"] if _CP1252.search(raw) else []
    if any(each.search(raw) for each in _OTHERS):
        taken_for += [encoding for encoding, signs in _SIGNS.items() if any(sign in raw for sign in signs)]
    return taken_for


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    right: str
    is_sure: bool


def _from_utf8(text: str, encoding: str, whole_only: bool) -> Repair | None:
    chosen = _chosen(text, encoding, text, whole_only)
    return _with(text, chosen, encoding) if chosen else None


def _chosen(text: str, encoding: str, head: str, whole_only: bool) -> list[_Run]:
    """Return the misread runs that are beyond doubt.

    ``text``: what it holds beyond ASCII, with what stands beside it, is enough; ``head``: the whole text's beginning.
    """
    runs = list(_runs(text, encoding))
    sure = [run for run in runs if run.is_sure]
    if not sure:
        return []
    if _are_all(runs, text):
        return runs  # also what would be unsure alone
    if whole_only or (len(sure) == 1 and _may_be_chance(sure[0])):
        return []
    return [] if _ABOUT.search(head[:_TALKED_MAX]) else sure  # an article on encodings shows what they do


def _are_all(runs: list[_Run], text: str) -> bool:
    """Tell whether all of ``text`` beyond ASCII was misread."""
    high = len(text) - len(text.encode("ascii", "ignore"))
    return sum(run.end - run.start for run in runs) >= 0.95 * high


def _may_be_chance(run: _Run) -> bool:
    """Tell whether the only run that seems misread is one letter: a foreign name may hold as much.

    "på”ž" in right text is Chinese, misread.
    """
    return len(run.right) == 1 and (run.end - run.start < 3 or run.right >= _FIRST_EASTERN)


def _with(text: str, runs: list[_Run], encoding: str) -> Repair:
    parts: list[str] = []
    at = 0
    for run in runs:
        parts += [text[at : run.start], run.right]
        at = run.end
    return Repair("".join([*parts, text[at:]]), encoding, len(runs), runs[0].start)


def _runs(text: str, encoding: str) -> Iterator[_Run]:
    table = _table(encoding)
    for found in _in_high(table.pattern, text):
        run = found.group()
        try:
            right = bytes(table.bytes_of[each] for each in run).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if all(map(_is_plausible, right)):
            yield _Run(found.start(), found.end(), right, _is_sure(run, right, text, found.start(), encoding))


def _in_high(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for start, end in _beyond_ascii(text):
        for high in _HIGH.finditer(text, start, end):
            yield from pattern.finditer(text, high.start(), high.end())


def _beyond_ascii(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that hold all its characters beyond ASCII, with an ASCII one on either side."""
    start = -1
    for at in range(0, len(text), _PIECE):
        if text[at : at + _PIECE].isascii():
            if start >= 0:
                yield start, at
                start = -1
        elif start < 0:
            start = at
    if start >= 0:
        yield start, len(text)


def _is_sure(run: str, right: str, text: str, start: int, encoding: str) -> bool:
    if encoding == "cp1252":
        return any(mark in run for mark in ("â€", "â\x80")) or not all(
            each in _UNSURE for each in _following(run, right)
        )
    if encoding in ("cp1251", "koi8-r", "cp866"):
        # Cyrillic letters stand side by side in right text as well, but not three such pairs on end.
        return len(right) >= 3 or len(run) >= 3 * len(right)
    inside = text[max(0, start - 1) : start].isalpha() or text[start + len(run) : start + len(run) + 1].isalpha()
    return inside or len(run) >= 3 * len(right)


def _following(run: str, right: str) -> Iterator[str]:
    """Yield the characters of a run that are no first bytes."""
    at = 0
    for each in right:
        size = len(each.encode("utf-8"))
        yield from run[at + 1 : at + size]
        at += size


def _is_plausible(letter: str) -> bool:
    """Tell whether a letter is one that news is written with; misreadings make rare ones."""
    code = ord(letter)
    return any(low <= code <= high for low, high in _WRITTEN)


_WRITTEN = (
    (0x80, 0x17F), (0x192, 0x192), (0x1A0, 0x1B0), (0x218, 0x21B), (0x2C6, 0x2DD), (0x300, 0x309), (0x323, 0x323),
    (0x386, 0x3CE), (0x401, 0x45F), (0x490, 0x493), (0x5D0, 0x5EA), (0x60C, 0x669), (0x67E, 0x6D2), (0x900, 0xE5B),
    (0x10D0, 0x10FA), (0x1E80, 0x1EF9), (0x2009, 0x206F), (0x20A0, 0x20BF), (0x2116, 0x2122), (0x2190, 0x2193),
    (0x2212, 0x2212), (0x25A0, 0x266F), (0x2713, 0x2714), (0x3000, 0x3011), (0x3041, 0x30FF), (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3), (0xFB01, 0xFB02), (0xFEFF, 0xFEFF), (0xFF01, 0xFF5E), (0xFFFD, 0xFFFD), (0x1F300, 0x1FAFF),
)  # fmt: skip


@dataclass(frozen=True)
class _Table:
    bytes_of: dict[str, int]  # character -> byte, from 0x80 on
    pattern: re.Pattern[str]


@cache
def _table(encoding: str) -> _Table:
    bytes_of: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        if encoding == "cp1252":
            bytes_of[chr(byte)] = byte  # ISO 8859-1, and the bytes that Windows-1252 leaves empty
        character = bytes((byte,)).decode(encoding, "ignore")
        if character:
            bytes_of[character] = byte

    def among(low: int, high: int) -> str:
        return "[" + "".join(re.escape(each) for each, byte in bytes_of.items() if low <= byte <= high) + "]"

    rest = among(0x80, 0xBF)
    two, three, four = among(0xC2, 0xDF), among(0xE0, 0xEF), among(0xF0, 0xF4)
    return _Table(bytes_of, re.compile(f"(?:{two}{rest}|{three}{rest}{{2}}|{four}{rest}{{3}})+"))


def _from_legacy(text: str) -> Repair | None:
    """Put right a text of another script that was read as Western European throughout: "Ïðèâåò"."""
    western = letters = 0
    for each, times in Counter(text[:20_000]).items():
        if each.isalpha():
            letters += times
            western += times if "À" <= each <= "ÿ" else 0
    if western < 20 or western < _LEGACY_SHARE * letters:
        return None
    try:
        raw = text.encode("cp1252")
    except UnicodeEncodeError:
        return None
    best = guessed(raw)
    if best is None or best.likelihood < -5 or best.likelihood < likelihood(raw, "cp1252") + 3:
        return None
    first = next((at for at, each in enumerate(text) if each > "\x7f"), 0)
    return Repair(raw.decode(best.encoding, "replace"), "cp1252", 1, first)
