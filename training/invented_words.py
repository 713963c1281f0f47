"""Words for pages that never were: names, places, outlets, buttons, headings, all out of ``invented_words.txt``.

`invented_threads.py` and `invented_pages.py` set them together. None is taken from a page of the corpora, and none
enters the weights: they only give lines the shapes that such lines have.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

_FILE = Path(__file__).parent / "invented_words.txt"


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the lines of one section of the file."""
    made: dict[str, list[str]] = {}
    section = ""
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isidentifier():
            section = line[1:-1]
        elif line and not line.startswith("# "):
            made.setdefault(section, []).append(line)
    return tuple(made[kind])


def name(random: Random) -> str:
    return f"{random.choice(words('first'))} {random.choice(words('last'))}"


def place(random: Random) -> str:
    return random.choice(words("places"))


def handle(random: Random) -> str:
    """Return what a person calls themselves in a thread."""
    called = random.choice(words("handles")).split()
    first, last, number = random.choice(words("first")), random.choice(words("last")), str(random.randrange(1, 2015))
    return random.choice(
        [
            "_".join(called), "".join(word.title() for word in called), called[0] + number, " ".join(called), first,
            f"{first} {last}", f"{first} {last[0]}.", f"{first[0]}. {last}", first.lower() + number, last.upper(),
            f"{called[-1].title()}{number[:2]}", f"{first}{last[0]}", "Anonymous", f"{first} from {place(random)}",
            f"{called[0]}.{last.lower()}", f"{called[-1]}-{first.lower()}", f"Dr {last}", f"The {called[-1].title()}",
        ]
    )  # fmt: skip


def date(random: Random) -> str:
    day, month, year = random.randint(1, 28), random.randrange(12), random.randint(2003, 2025)
    long, weekday = words("months")[month], words("weekdays")[day % 7]
    short, abroad = long[:3], random.choice(words("abroad")).split()[month]
    return random.choice(
        [
            f"{long} {day}, {year}", f"{day} {long} {year}", f"{short} {day}, {year}", f"{short.upper()} {day}, {year}",
            f"{year}-{month + 1:02}-{day:02}", f"{month + 1}/{day}/{year}", f"{day:02}.{month + 1:02}.{year}",
            f"{day:02}/{month + 1:02}/{year % 100:02}", f"{day}. {abroad} {year}", f"{day} {abroad} {year}",
            f"{day} {short} {year}", f"{weekday}, {long} {day}", f"{long} {day}th, {year}",
            f"{weekday} {day} {long} {year}",
        ]
    )  # fmt: skip


def clock(random: Random) -> str:
    hour, minute = random.randrange(24), f"{random.randrange(60):02}"
    half = f"{hour % 12 or 12}:{minute}"
    return random.choice(
        [
            f"{hour:02}:{minute}",
            f"{half} am",
            f"{half} PM",
            f"{half} p.m.",
            f"{hour:02}:{minute}:07",
            f"{hour}.{minute}h",
        ]
    )


def ago(random: Random) -> str:
    pattern = random.choice(words("ago"))
    return pattern.replace("{}", str(random.randint(2, 23)))


def filled(pattern: str, random: Random, *, title: str = "") -> str:
    """Return the pattern with an invented name, place, date or number in each of its places."""
    made = pattern.replace("{title}", title)
    for key, give in _GIVEN.items():
        while key in made:
            made = made.replace(key, give(random), 1)
    return made


def _number(random: Random) -> str:
    return str(random.choice((random.randint(2, 9), random.randint(10, 99), random.randint(100, 4000))))


_GIVEN: dict[str, Callable[[Random], str]] = {
    "{name}": name,
    "{NAME}": lambda random: name(random).upper(),
    "{date}": date,
    "{clock}": clock,
    "{place}": place,
    "{PLACE}": lambda random: place(random).upper(),
    "{outlet}": lambda random: random.choice(words("outlets")),
    "{agency}": lambda random: random.choice(words("agencies")),
    "{topic}": lambda random: random.choice(words("topics")),
    "{month}": lambda random: random.choice(words("months")),
    "{weekday}": lambda random: random.choice(words("weekdays")),
    "{year}": lambda random: str(random.randint(1998, 2025)),
    "{n}": _number,
    "{m}": lambda random: str(random.randint(2, 9)),
}
