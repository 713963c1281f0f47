"""What each page of the desk asks the record, and what it makes of the answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from onrecord.model import Reading, Region, Review
from onrecord.problems import BadRequest
from onrecord.record.answers import (
    ActorLine,
    ArticleLine,
    ArticlePage,
    Doubt,
    Issue,
    MonthCount,
    Rows,
    StatementLine,
    StoryLine,
)
from onrecord.record.carriage import UtterancePage
from onrecord.record.record import Record
from onrecord.tell import citing
from onrecord.tell.chart import chart
from onrecord.tell.judgements import seen
from onrecord.tell.months import Bar, month_chart
from onrecord.tell.questions import question, read
from onrecord.tell.sheet import sheet
from onrecord.tell.stances import stance_chart, stands

Asked = Mapping[str, str]
_OWN = ("part", "regions", "theme", "view", "names")  # parts of an address that are the page's own, no question's
MATRIX = 15  # statements in a story's coverage table
NAMES = 60  # pages of one actor that can be put to another at once
STORY_ARTICLES = 300  # articles on one story's page; the rest at /articles?story=


def ask(record: Record, name: str, asked: Asked, **more: Any) -> Any:
    """Return the record's answer to a question. ``reviewed=none``, as the desk's forms say it, is "not yet"."""
    given = {key: value for key, value in asked.items() if key not in _OWN and value}
    if given.get("reviewed") == "none":
        given["reviewed"] = ""
    asking = question(name)
    return asking.ask(record, **{**read(asking, given), **more})


# --- lists -------------------------------------------------------------------------------------


def stories(record: Record, asked: Asked) -> Rows[StoryLine]:
    return ask(record, "stories", {"limit": "20", **asked})  # type: ignore[no-any-return]


def articles(record: Record, asked: Asked) -> Rows[ArticleLine]:
    return ask(record, "articles", asked)  # type: ignore[no-any-return]


def actors(record: Record, asked: Asked) -> Rows[ActorLine]:
    return ask(record, "actors", asked)  # type: ignore[no-any-return]


def statements(record: Record, asked: Asked) -> Rows[StatementLine]:
    return ask(record, "statements", {"newest": "yes", **asked})  # type: ignore[no-any-return]


def utterance(record: Record, asked: Asked) -> UtterancePage:
    return ask(record, "utterance", asked)  # type: ignore[no-any-return]


def carried_by(answer: UtterancePage) -> list[StatementLine]:
    """The statements that carry an utterance, wording by wording."""
    return [line for variant in answer.variants for line in variant.carriers]


def utterance_more(record: Record, answer: UtterancePage, asked: Asked) -> dict[str, Any]:
    """The pages that carry it, by capture."""
    return {"pages": {line.capture: line for line in carried_by(answer)}}


def search(record: Record, asked: Asked) -> Rows[Any]:
    """Places where words stand; as a table or a chart, the statements in which they stand."""
    if not asked.get("query"):
        return Rows((), 0)
    if asked.get("view") not in ("table", "chart"):
        return ask(record, "search", asked)  # type: ignore[no-any-return]
    return ask(record, "statements", {"newest": "yes", **_as_filter(asked)})  # type: ignore[no-any-return]


def _as_filter(asked: Asked) -> dict[str, str]:
    return {**{name: value for name, value in asked.items() if name != "query"}, "words": asked["query"]}


def search_more(record: Record, answer: Rows[Any], asked: Asked) -> dict[str, Any]:
    """The chart, actors of that name, the outlets to choose from and the searches that are kept."""
    counts: Rows[MonthCount] = Rows((), 0)
    if asked.get("query") and asked.get("view") == "chart":
        narrowed = {name: value for name, value in _as_filter(asked).items() if name not in ("limit", "offset")}
        counts = ask(record, "counts", narrowed)
    kept = {name: value for name, value in asked.items() if value and name not in ("view", "since", "until", "offset")}
    return {
        "chart": month_chart(counts),
        "found": sum(each.statements for each in counts),
        "month_link": _months("/search", {**kept, "view": "table"}),
        "names": record.actors(words=asked["query"].strip('"'), limit=6) if asked.get("query") else (),
        "outlets": record.outlets(),
        "searches": record.searches(),
    }


def _months(path: str, kept: Mapping[str, str]) -> Callable[[Bar], str]:
    """Return what gives the address of a month's statements."""

    def address(bar: Bar) -> str:
        outlet = {"outlet": bar.outlet} if bar.outlet else {}
        return f"{path}?{urlencode({**kept, **outlet, 'since': bar.month, 'until': bar.month})}"

    return address


def problems(record: Record, asked: Asked) -> Rows[Any]:
    return ask(record, "problems", asked)  # type: ignore[no-any-return]


def reviews(record: Record, asked: Asked) -> Rows[Review]:
    return ask(record, "reviews", asked)  # type: ignore[no-any-return]


def queue(record: Record, asked: Asked) -> Rows[Doubt]:
    return ask(record, "queue", {"limit": "12", **asked})  # type: ignore[no-any-return]


def queue_more(record: Record, answer: Rows[Doubt], asked: Asked) -> dict[str, Any]:
    """What a person needs to judge each value, and what was decided last."""
    lines = {line.id: line for line in record.statements_of([each.id for each in answer if each.noun == "statement"])}
    return {
        "seen": {each.id: seen(each) for each in answer},
        "lines": lines,
        "cast": record.cast(each.capture for each in answer),
        "last": [each for each in record.reviews(limit=20) if each.verdict in ("accept", "reject", "correct")],
        "undone": record.undone(review.id for review in record.reviews(limit=20)),
        "outlets": record.outlets(),
    }


def outlets(record: Record, answer: Any, asked: Asked) -> dict[str, Any]:
    """The outlets to choose from."""
    return {"outlets": record.outlets()}


def ledger(record: Record, answer: Rows[Review], asked: Asked) -> dict[str, Any]:
    """Which of the judgements shown no longer stand, which were made as one, and the names of the actors in them."""
    merged = {review.value for review in answer if review.field == "merge"}
    return {
        "undone": record.undone(review.id for review in answer),
        "moments": [list(some) for _, some in groupby(answer, key=lambda review: (review.at, review.by))],
        "names": record.names({*merged, *(review.target for review in answer if review.noun == "actor")}),
    }


def strongest(record: Record, answer: Rows[StoryLine], asked: Asked) -> dict[str, Any]:
    """The statements of each story that most outlets carry."""
    return {"strongest": record.strongest([line.id for line in answer]), "outlets": record.outlets()}


# --- one story ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bundle:
    """An article and those that reprint it."""

    article: ArticleLine
    copies: tuple[ArticleLine, ...]


def story(record: Record, asked: Asked) -> dict[str, Any]:
    id = asked["id"]
    rest = {key: value for key, value in asked.items() if key != "id"}
    return {
        "story": record.story(id),
        "timeline": ask(record, "timeline", {"limit": "40", **rest, "story": id}),
        "articles": record.articles(story=id, limit=STORY_ARTICLES),
        "coverage": record.coverage(id, limit=MATRIX),
        "spoken": record.spoken(id),
    }


def story_more(record: Record, answer: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    shown: Sequence[ArticleLine] = answer["articles"].rows
    carried = record.carried([line.utterance for line in answer["timeline"]])
    return {
        "chart": chart(shown, answer["spoken"]),
        "bundles": bundles(shown),
        "carried": carried,
        "storyline": record.storyline_of(answer["story"].id),
        "wordings": record.utterances([id for id, pages in carried.items() if pages > 1]),
    }


def bundles(shown: Sequence[ArticleLine]) -> list[Bundle]:
    """Return articles in the order they appeared, each with those that reprint it, by way of whatever other."""
    by_id = {line.id: line for line in shown}
    copies: dict[str, list[ArticleLine]] = defaultdict(list)
    for line in shown:
        root, met = line, {line.id}
        while root.copy_of in by_id and root.copy_of not in met:
            root = by_id[root.copy_of]
            met.add(root.id)
        if root is not line and root.copy_of not in met:  # of those that name each other, none is the original
            copies[root.id].append(line)
    folded = {line.id for some in copies.values() for line in some}
    heads = sorted((line for line in shown if line.id not in folded), key=_appeared)
    return [Bundle(line, tuple(sorted(copies[line.id], key=_appeared))) for line in heads]


def _appeared(line: ArticleLine) -> tuple[str, str]:
    day = line.published or line.earliest
    return (day.iso if day else "9999", line.id)


# --- one source --------------------------------------------------------------------------------

#: The values a page tells of itself, in the order the desk shows them.
FIELDS = ("title", "byline", "dateline", "outlet", "original_outlet", "agency", "published", "reposted", "updated")


def source(record: Record, asked: Asked) -> ArticlePage:
    return record.article(asked["capture"])


def regions_of(answer: ArticlePage) -> dict[str, int]:
    """Return the regions that a page has, in the order of their list, each with the number of its passages."""
    found = Counter(passage.region for passage in answer.passages if passage.span.of(answer.text).strip())
    return {region.value: found[region] for region in Region if found[region]}


def source_more(record: Record, answer: ArticlePage, asked: Asked) -> dict[str, Any]:
    believed: dict[str, list[Reading]] = defaultdict(list)
    refused: list[Reading] = []
    for reading in answer.readings:
        if reading.believed:
            believed[reading.field].append(reading)
        elif reading.field in ("published", "reposted", "updated"):
            refused.append(reading)
    judged: dict[str, list[Review]] = defaultdict(list)
    for review in answer.reviews:
        judged[review.target].append(review)
    return {
        "sheet": sheet(answer, part=_number(asked.get("part", "1"))),
        "believed": believed,
        "refused": refused,
        "judged": judged,
        "shaded": bool(asked.get("regions")),
        "regions": regions_of(answer),
        "group": record.reprints(group=answer.line.group, limit=100) if answer.line.group else Rows((), 0),
        "problems": record.problems(capture=answer.line.capture),
        "chain": record.chain(answer.line.capture),
        "undone": {review.undoes for review in answer.reviews if review.undoes},
        "carried": record.carried([line.utterance for line in answer.statements]),
        "titles": {},
        "kept": record.kept(answer.line.capture),
        "cited": citing.of_source(record, answer.line.capture),
        "neighbours": record.neighbours(answer.line.capture),
    }


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise BadRequest(f"part is a whole number, got {text!r}") from None


# --- one statement -----------------------------------------------------------------------------


def statement(record: Record, asked: Asked) -> StatementLine:
    return record.statement(asked["id"])


def statement_more(record: Record, answer: StatementLine, asked: Asked) -> dict[str, Any]:
    return {
        "article": record.article_line(answer.capture),
        "doubt": record.doubt("statement", answer.id),
        "carriers": record.carried([answer.utterance]).get(answer.utterance, 0),
        "cited": citing.of_statement(record, answer.id),
    }


# --- issues ------------------------------------------------------------------------------------


def issues(record: Record, asked: Asked) -> Rows[Issue]:
    return ask(record, "issues", asked)  # type: ignore[no-any-return]


def issue(record: Record, asked: Asked) -> dict[str, Any]:
    rest = {key: value for key, value in asked.items() if key != "id"}
    return {
        "issue": record.issue(asked["id"]),
        "positions": ask(record, "positions", {**rest, "issue": asked["id"]}),
        "shifts": record.shifts(asked["id"]),
    }


def issue_more(record: Record, answer: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    shown = stands(answer["positions"], answer["shifts"])
    id = answer["issue"].id
    last = [each for each in record.reviews(noun="position", limit=8) if not each.undoes]
    standing = [each for each in last if each.id not in record.undone(each.id for each in last)]
    return {
        "stands": shown,
        "chart": stance_chart(shown, answer["shifts"]),
        "learning": record.learning(id),
        "suggestions": record.suggestions(id),
        "last": standing[0] if standing else None,
    }


# --- one actor ---------------------------------------------------------------------------------


def actor(record: Record, asked: Asked) -> dict[str, Any]:
    found = record.actor(asked["id"])
    rest = {key: value for key, value in asked.items() if key not in ("id", "names")}
    return {
        "actor": found,
        "offices": record.offices(found.id),
        "addressees": record.addressees(found.id),
        "statements": ask(record, "statements", {"newest": "yes", **rest, "speaker": found.id}),
    }


def actor_more(record: Record, answer: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    id = answer["actor"].id
    followed = [(issue, record.positions(issue.id, actor=id).rows) for issue in record.issues()]
    return {
        "carriers": record.outlets_of(id),
        "carried": record.carried([line.utterance for line in answer["statements"]]),
        "chart": month_chart(record.counts(speaker=id)),
        "month_link": _months("/statements", {"speaker": id}),
        "stands": [(issue, some) for issue, some in followed if some],
        "appearances": record.appearances(id, limit=NAMES, offset=_number(asked.get("names", "0"))),
        "others": [line.name for line in record.actors(limit=60) if line.id != id],
    }
