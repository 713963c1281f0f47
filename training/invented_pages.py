"""Pages that never were: an article in the furniture of a site, an archive, a mail digest or a forum, line by line.

Only the article's own paragraphs are handed in. What stands around them is set together from `invented_words.py`, in
orders drawn at random, so that a labeller learns the roles of lines and not the habits of some sites.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from invented_threads import Said, thread
from invented_words import ago, date, filled, handle, words

from onrecord.model import Region


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is built around."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page to be: its words, its region, and how it is set."""

    words: str
    region: Region
    kind: str  # paragraph, heading, item, small, form, opening, text, button: how it is marked up
    trust: float = 1.0
    gap: int = 0  # empty lines above it
    level: int = 0  # how deep a comment is nested
    tag: str = ""
    hints: str = ""
    link_share: float = 0.0
    depth: int = 0


def page(random: Random, story: Story, headlines: Sequence[str], sentences: Sequence[str]) -> list[Line]:
    """Return the lines of a page around ``story``.

    ``headlines`` are those of other articles, ``sentences`` what comments are made of.
    """
    frame = random.choice((_head, _head, _head, _head, _forum, _blog, _passed_on))
    made = [*_top(random, story, headlines), *frame(random, story), *_body(random, story, headlines)]
    tail: list[Callable[[], list[Line]]] = [
        lambda: _small(random, words("bio"), Region.OTHER, (0, 0, 1)),
        lambda: _small(random, words("share"), Region.OTHER, (0, 0, 1, 3)),
        lambda: _tags(random),
        lambda: related(random, headlines, sentences),
        lambda: related(random, headlines, sentences),
        lambda: _small(random, words("prose_furniture"), Region.OTHER, (0, 0, 1)),
        lambda: _small(random, words("robot"), Region.OTHER, (0, 0, 0, 2)),
    ]
    if random.random() < 0.6:
        tail.append(lambda: comments(random, story, sentences))
    random.shuffle(tail)
    made += [line for part in tail for line in part()]
    return (
        made
        + _small(random, words("foot"), Region.OTHER, (0, 0, 2, 5, 9))
        + _small(random, words("prose_furniture"), Region.OTHER, (0, 0, 1))
    )


def comments(random: Random, story: Story, sentences: Sequence[str]) -> list[Line]:
    """Return a thread below ``story``."""
    quotable = [each for each in story.paragraphs if 40 < len(each) < 300]
    return [_of_thread(each) for each in thread(random, story.title, sentences, quotable)]


def _of_thread(said: Said) -> Line:
    if said.role in ("heading", "form"):
        return Line(said.words, Region.OTHER, said.role, trust=0.5)
    return Line(said.words, Region.COMMENT, said.role, level=said.level)


def related(random: Random, headlines: Sequence[str], sentences: Sequence[str]) -> list[Line]:
    """Return other articles' headlines, perhaps with a date, an author or a first sentence each; or nothing."""
    if random.random() < 0.45 or not headlines:
        return []
    made = []
    if random.random() < 0.85:
        made.append(Line(filled(random.choice(words("related")), random), Region.RELATED, "heading", trust=0.7))
    manner = random.choice(("bare", "bare", "bare", "dated", "teased", "numbered", "named", "kicker"))
    for number, headline in enumerate(random.sample(headlines, min(len(headlines), random.choice((1, 2, 3, 4, 5, 8))))):
        lead = f"{number + 1} " if manner == "numbered" else ""
        if manner == "kicker":
            made.append(Line(random.choice(words("sites")), Region.RELATED, "item", trust=0.3))
        made.append(Line(lead + headline, Region.RELATED, "item"))
        if manner == "dated":
            made.append(Line(random.choice((date, ago))(random), Region.RELATED, "small", trust=0.3))
        if manner == "named":
            made.append(Line(filled(random.choice(words("by")), random), Region.RELATED, "small", trust=0.3))
        if manner == "teased" and sentences:
            made.append(Line(random.choice(sentences), Region.RELATED, "small", trust=0.5))
    return made


def _small(random: Random, patterns: Sequence[str], region: Region, counts: Sequence[int]) -> list[Line]:
    count = min(random.choice(counts), len(patterns))
    return [Line(filled(each, random), region, "small") for each in random.sample(patterns, count)]


def _tags(random: Random) -> list[Line]:
    if random.random() < 0.6:
        return []
    topics = random.sample(words("topics"), random.randint(1, 6))
    lead = random.choice(("Tags: ", "Topics: ", "", "Filed under: ", "Keywords ", "Schlagworte: ", "#"))
    if random.random() < 0.5:
        return [Line(lead + random.choice((", ", " ", " | ", " #")).join(topics), Region.OTHER, "small")]
    return [Line(each, Region.OTHER, "item") for each in [lead.strip() or "Tags", *topics]]


def _top(random: Random, story: Story, headlines: Sequence[str]) -> list[Line]:
    made: list[Line] = []
    if random.random() < 0.3:
        captured = random.choice(
            ("Captured {date} {clock}", "{clock} | {date}", "{date}", "{weekday}, {date}, {clock}", "Saved on {date}")
        )
        made.append(Line(filled(captured, random), Region.OTHER, "small"))
    if random.random() < 0.5:
        made.append(Line(random.choice(words("outlets")), Region.OTHER, "small"))
    if random.random() < 0.6:
        sections = random.sample(words("sites"), random.randint(2, 14))
        if random.random() < 0.3:
            made.append(Line(random.choice((" | ", " ", " · ", " > ")).join(sections), Region.OTHER, "small"))
        else:
            made += [Line(each, Region.OTHER, "item") for each in sections]
    made += _small(random, words("share") + words("foot"), Region.OTHER, (0, 0, 1, 3))
    made += _small(random, words("prose_furniture"), Region.OTHER, (0, 0, 0, 1))
    if random.random() < 0.25:
        made += related(random, headlines, ())
    if random.random() < 0.2:
        crumbs = ["Home", random.choice(words("sites")), story.title[: random.randint(10, 60)]]
        made.append(Line(random.choice((" > ", " » ", " / ")).join(crumbs), Region.OTHER, "small"))
    return made


def _head(random: Random, story: Story) -> list[Line]:
    title = Line(story.title, Region.TITLE, "heading")
    parts: list[Line] = []
    if random.random() < 0.7:
        parts.append(Line(filled(random.choice(words("by")), random), Region.BYLINE, "small"))
    if random.random() < 0.75:
        parts.append(Line(filled(random.choice(words("dated")), random), Region.DATE, "small"))
    if len(parts) == 2 and random.random() < 0.2:
        joined = random.choice((" | ", " – ", ", ", " · ", " on ")).join(each.words for each in parts)
        parts = [Line(joined, Region.BYLINE, "small", trust=0.3)]
    random.shuffle(parts)
    parts += _small(random, words("share"), Region.OTHER, (0, 0, 1, 2))
    if random.random() < 0.35:
        parts += _picture(random)
    if random.random() < 0.15:
        parts.append(Line(random.choice(words("sites")), Region.OTHER, "small"))
    if random.random() < 0.3:
        random.shuffle(parts)
    above = parts.pop(0) if parts and random.random() < 0.15 else None
    if random.random() < 0.1:
        parts.insert(random.randint(0, len(parts)), replace(title, kind="small"))
    made = [title, *parts] if above is None else [above, title, *parts]
    return made if random.random() < 0.93 else [each for each in made if each.region is not Region.TITLE]


def _forum(random: Random, story: Story) -> list[Line]:
    """A report that somebody put into a forum: thread's title, poster, rank, date, then the report."""
    posted = [
        Line(handle(random), Region.OTHER, "small", trust=0.5),
        *_small(random, words("ranks"), Region.OTHER, (0, 1, 2, 3)),
    ]
    when = random.choice(
        ("{date}", "{date} at {clock}", "#1 {date}", "Posted {date}", "» {date} {clock}", "{clock}, {date}")
    )
    posted.append(Line(filled(when, random), Region.OTHER, "small"))
    if random.random() < 0.3:
        random.shuffle(posted)
    title = story.title.title() if random.random() < 0.5 else story.title
    head = _head(random, story) if random.random() < 0.4 else []
    return [
        Line(title, Region.TITLE, "heading"),
        *_small(random, words("share"), Region.OTHER, (0, 0, 1)),
        *posted,
        *head,
    ]


def _blog(random: Random, story: Story) -> list[Line]:
    posted = random.choice(
        (
            "{date} - Posted by {name}",
            "Posted on {date} by {name}",
            "{date} | by {name}",
            "Posted: {date} | {name} | {topic}",
        )
    )
    made = [Line(story.title, Region.TITLE, "heading")]
    made += _small(
        random, ("{outlet} – {date}", "{outlet} | {date}", "{name} | {outlet} | {date}"), Region.DATE, (0, 1, 1)
    )
    made.insert(random.randint(0, len(made)), Line(filled(posted, random), Region.OTHER, "small", trust=0.5))
    return made + (_picture(random) if random.random() < 0.3 else [])


def _passed_on(random: Random, story: Story) -> list[Line]:
    """A report that another site took over, and says from whom."""
    origin = random.choice(
        (
            "Originally published by {outlet} on {date}",
            "Source: {outlet}, {date}",
            "First published in {outlet}",
            "via {outlet}",
            "From {outlet}",
        )
    )
    taken = random.choice(
        ("Republished {date}", "Reposted on {date} by {name}", "Added {date}, {clock}", "Crossposted {date}")
    )
    made = _head(random, story)
    made.insert(
        random.randint(1, len(made)),
        Line(filled(origin, random), Region.DATE if "{date}" in origin else Region.OTHER, "small", trust=0.3),
    )
    return [*made, Line(filled(taken, random), Region.OTHER, "small")]


def _picture(random: Random) -> list[Line]:
    shown, credit = filled(random.choice(words("shown")), random), filled(random.choice(words("credits")), random)
    choice = random.random()
    if choice < 0.3:
        return [Line(f"{shown} {credit}", Region.CAPTION, "caption")]
    if choice < 0.5:
        return [Line(shown, Region.CAPTION, "caption"), Line(credit, Region.CAPTION, "caption")]
    return [Line(shown if choice < 0.8 else credit, Region.CAPTION, "caption")]


def _body(random: Random, story: Story, headlines: Sequence[str]) -> list[Line]:
    return list(with_insertions(random, [Line(each, Region.BODY, "paragraph") for each in story.paragraphs], headlines))


def with_insertions(random: Random, body: Sequence[Line], headlines: Sequence[str]) -> Iterator[Line]:
    """Give the body's lines with what sites put between them."""
    rate = random.choice((0.0, 0.0, 0.06, 0.15, 0.3))
    for at, line in enumerate(body):
        if at and random.random() < rate:
            yield from _inserted(random, headlines, body[at - 1])
        yield line
    if random.random() < 0.12:
        signed = random.choice(
            ("/{agency}", "({agency})", "— {name}", "{outlet}", "[{agency}]", "/ {outlet}", "{name}")
        )
        yield Line(filled(signed, random), Region.BYLINE, "small")


def _inserted(random: Random, headlines: Sequence[str], above: Line) -> list[Line]:
    choice = random.random()
    if choice < 0.35:
        return _small(random, words("ads"), Region.OTHER, (1, 1, 2))
    if choice < 0.5:
        return _picture(random)
    if choice < 0.65 and headlines:
        lead = random.choice(
            ("Read also: ", "READ MORE: ", "Related: ", "", "See also ", "» ", "Mehr: ", "Lire aussi : ")
        )
        return [Line(lead + random.choice(headlines), Region.RELATED, "item")]
    if choice < 0.75:
        return _small(random, words("prose_furniture") + words("share"), Region.OTHER, (1,))
    subhead = " ".join(above.words.split()[: random.randint(1, 6)]).strip('.,;:“”"')
    if random.random() < 0.3:
        subhead = subhead.upper()
    return [Line(subhead, Region.BODY, "heading")]
