"""Threads of comments that nobody wrote, in layouts drawn from a grammar.

A thread keeps to one layout: where the name stands, where the date, which buttons follow, what sets one comment apart
from the next. What is said is set together from openers, closers and sentences of running text handed in, so that long
comments read like articles, as the hardest of real ones do: only their layout tells them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from invented_words import ago, clock, date, filled, handle, words


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a thread."""

    words: str
    role: str  # heading, form; else opening, text, button: of the comments themselves
    level: int = 0  # how deep its comment is nested


def thread(random: Random, title: str, sentences: Sequence[str], quotable: Sequence[str]) -> list[Said]:
    """Return a thread's lines: perhaps a heading, comments in one layout, perhaps a form.

    ``sentences`` are running text for the comments, ``quotable`` what the article says.
    """
    made: list[Said] = []
    layout = random.choice(words("layouts")).replace(" / ", "\n")
    # What neither a heading nor a name opens would only teach that the article's last paragraphs may be a comment.
    if random.random() < 0.65 or "{h}" not in layout.split("{t}")[0] or layout == "{h}\n{t}":
        made += [
            Said(filled(each, random, title=title), "heading")
            for each in random.sample(words("begin"), random.choice((1, 1, 1, 2)))
        ]
    if random.random() < 0.15:
        made.append(Said(filled(random.choice(words("forms")), random), "form"))
    manner = _manner(random)
    level = 0
    for number in range(1, random.choice((1, 2, 3, 3, 4, 5, 6, 8, 12, 20)) + 1):
        made += _comment(random, layout, manner, number, title, sentences, quotable, level)
        level = random.choice((0, level, min(level + 1, 4))) if manner.is_nested else 0
    if random.random() < 0.45:
        made += [Said(filled(each, random), "form") for each in random.sample(words("forms"), random.randint(1, 4))]
    return made


@dataclass(frozen=True, slots=True)
class Manner:
    """What all comments of a thread share."""

    dating: Callable[[Random], str]
    buttons: str
    ranks: list[str]
    length: str  # short, mixed or long
    quoting: float  # share of comments that quote the article
    is_nested: bool
    has_paragraphs: bool


def _dated(random: Random) -> str:
    return f"{date(random)} {clock(random)}"


def _dated_at(random: Random) -> str:
    return f"{date(random)} at {clock(random)}"


def _manner(random: Random) -> Manner:
    return Manner(
        dating=random.choice((date, date, _dated, _dated_at, ago, ago)),
        buttons=random.choice(words("buttons")) if random.random() < 0.8 else "",
        ranks=random.sample(words("ranks"), 2),
        length=random.choice(("short", "mixed", "mixed", "long")),
        quoting=random.choice((0.0, 0.0, 0.15, 0.5)),
        is_nested=random.random() < 0.3,
        has_paragraphs=random.random() < 0.4,
    )


def _comment(
    random: Random, layout: str, manner: Manner, number: int, title: str, sentences: Sequence[str],
    quotable: Sequence[str], level: int,
) -> list[Said]:  # fmt: skip
    who, date_of = handle(random), manner.dating
    ranks = list(manner.ranks)
    made = []
    text = _text(random, manner, sentences, quotable)
    for line in layout.split("\n"):
        shown = line.replace("{h}", who).replace("{g}", handle(random)).replace("{i}", str(number))
        shown = (
            shown.replace("{d}", date_of(random))
            .replace("{a}", ago(random))
            .replace("{p}", random.choice(words("places")))
        )
        shown = shown.replace("{s}", title).replace("{n}", str(random.randint(1, 300)))
        shown = shown.replace("{b}", filled(manner.buttons, random))
        if "{r}" in shown:
            shown = shown.replace("{r}", filled(ranks.pop() if ranks else "", random))
        if "{t}" in shown:
            first, *rest = text
            before, after = shown.split("{t}")
            made.append(Said(before + first + ("" if rest else after), "text", level))
            made += [Said(each + (after if each is rest[-1] else ""), "text", level) for each in rest]
        elif shown.strip():
            role = "button" if line.strip() in ("{b}", "{b} {a}", "{a} {b}") else "opening"
            made.append(Said(shown, role, level))
    return made


def _text(random: Random, manner: Manner, sentences: Sequence[str], quotable: Sequence[str]) -> list[str]:
    """Return a comment's paragraphs."""
    length = manner.length if manner.length != "mixed" else random.choice(("short", "short", "long", "one"))
    paragraphs: list[str] = []
    if quotable and random.random() < manner.quoting:
        quoted = random.choice(quotable)
        paragraphs.append(
            random.choice(("{}", "“{}”", "> {}", '"{}"', "{} …", f"{handle(random)} said: {{}}", "Quote: {}")).format(
                quoted
            )
        )
    if length == "short" or not sentences:
        paragraphs.append(" ".join(random.sample(words("shorts"), random.choice((1, 1, 2)))))
    else:
        for _ in range(random.choice((1, 1, 2, 4)) if manner.has_paragraphs or length == "long" else 1):
            paragraphs.append(_paragraph(random, sentences, length == "long"))
    return [" ".join(each.split()) for each in paragraphs]


def _paragraph(random: Random, sentences: Sequence[str], is_long: bool) -> str:
    start = random.randrange(len(sentences))
    said = list(sentences[start : start + random.randint(1, 6 if is_long else 2)])
    if random.random() < 0.5:
        opener = filled(random.choice(words("openers")), random)
        said[0] = f"{opener} {said[0][0].lower() + said[0][1:] if random.random() < 0.6 else said[0]}"
    if random.random() < 0.3:
        said.append(filled(random.choice(words("closers")), random))
    made = " ".join(said)
    manner = random.random()
    if manner < 0.12:
        return made.lower()
    if manner < 0.2:
        return made.rstrip(".!?") + random.choice(("", "...", "!!", "??"))
    if manner < 0.23:
        return made.upper()
    return made
