"""What each answer's table shows of its rows, on a terminal and in columns with tabs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.record.answers import ArticleLine, CoverageLine, flat
from onrecord.record.shifts import Shift
from onrecord.tell.terminal import line

#: The columns of each answer's table, and how wide the words may run; what is not here shows every field.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "statements": ("on_day", "speaker", "form", "text", "addressee", "via", "outlet", "reviewed", "id"),
    "timeline": ("on_day", "speaker", "form", "text", "addressee", "via", "outlet", "reviewed", "id"),
    "carriers": ("outlet", "published", "form", "text", "source", "id"),
    "articles": (
        "published",
        "outlet",
        "original_outlet",
        "title",
        "byline",
        "statements",
        "comments",
        "kind",
        "source",
    ),
    "stories": ("first", "last", "label", "articles", "independent", "statements", "outlets", "actors", "id"),
    "actors": ("name", "kind", "country", "roles", "statements", "articles", "first", "last", "id"),
    "comments": ("depth", "author", "posted", "words", "parent", "id"),
    "captures": ("source", "place", "media_type", "size", "captured", "id"),
    "reprints": ("group", "kind", "shared", "because", "capture", "copy_of", "also_of"),
    "shared": ("words", "changed", "exact", "source_exact", "source"),
    "problems": ("source", "step", "what"),
    "search": ("noun", "published", "outlet", "speaker", "snippet", "source"),
    "reviews": ("at", "by", "verdict", "noun", "field", "value", "exact", "id"),
    "queue": (
        "weight",
        "confidence",
        "noun",
        "field",
        "value",
        "exact",
        "because",
        "carriers",
        "positions",
        "outlet",
        "id",
    ),
    "searches": ("name", "query", "by", "at", "id"),
    "positions": ("on_day", "actor_name", "stance", "confidence", "because", "text", "outlet", "id"),
    "storylines": ("first", "last", "label", "episodes", "articles", "independent", "outlets", "actors", "id"),
    "storyline": ("first", "last", "label", "articles", "outlets", "new_voices", "new_outlets", "new_words", "story"),
    "chronicle": ("day", "reports", "text", "speaker", "outlet", "source"),
    "coverage": ("on_day", "speaker", "text", "carried_by", "left_out_by", "independent", "utterance"),
    "shifts": ("actor_name", "before_day", "before", "after_day", "after", "text", "confidence", "id"),
    "chain": ("kind", "source", "carrier", "exact", "because"),
}
IDS = {"id", "utterance", "capture", "copy_of", "also_of", "group", "statement", "parent"}
DAYS = {"on_day", "before_day", "after_day", "first", "last", "day"}
WIDE = {
    "text",
    "carried_by",
    "left_out_by",
    "words",
    "snippet",
    "title",
    "what",
    "label",
    "exact",
    "source_exact",
    "because",
}


def fields(row: Any) -> dict[str, Any]:
    """Return a row's fields for a table; an article that does not tell its day shows its bounds in that place."""
    if isinstance(row, CoverageLine):
        return _covered(row)
    if isinstance(row, Shift):
        return _turned(row)
    told = flat(row)
    if isinstance(row, ArticleLine):
        told["published"] = when(row)
    return told


def _covered(row: CoverageLine) -> dict[str, Any]:
    """Return who carries an utterance, each with how, and who leaves it out."""
    carried = [f"{each.outlet or 'outlet not told'}: {each.variant}" for each in row.cells if each.capture]
    left_out = [each.outlet or "outlet not told" for each in row.cells if each.variant == "omitted"]
    told = {"on_day": row.line.on_day, "speaker": row.line.speaker, "text": row.line.text}
    return told | {"carried_by": carried, "left_out_by": left_out} | _named(row, "independent", "utterance")


def _turned(row: Shift) -> dict[str, Any]:
    """Return where somebody stood, where they stand now, and the words that show it."""
    before, after = row.before, row.after
    told = {"before_day": before.on_day, "before": before.stance.value, "after_day": after.on_day}
    told |= {"after": after.stance.value, "text": after.text}
    return _named(row, "actor_name") | told | _named(row, "confidence", "id")


def _named(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def when(article: ArticleLine) -> str:
    """Return when an article was published: ``2016-02-05``, ``2015-06..2015-09``, ``by 2017-03-23``, ``from 2015``."""
    if article.published or not (article.earliest or article.latest):
        return str(article.published or "")
    if article.earliest and article.latest:
        return f"{article.earliest}..{article.latest}"
    return f"from {article.earliest}" if article.earliest else f"by {article.latest}"


def cell(value: Any) -> str:
    """Return a value as it stands in one cell: on one line, floats to two places, lists with commas."""
    if value is None or value == "":
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, Mapping):  # a noun inside another: what it tells, with the names of its fields
        return ", ".join(f"{name} {told}" for name, each in value.items() if (told := cell(each)))
    if isinstance(value, Iterable) and not isinstance(value, str):
        some = list(value)
        return ("; " if some and isinstance(some[0], Mapping) else ", ").join(cell(each) for each in some)
    return line(str(value).replace("\x02", "").replace("\x03", ""))
