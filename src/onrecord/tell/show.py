"""`onrecord show QUESTION`: a record's answers as tables a person can read, or as JSON Lines."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console, Group
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import Region
from onrecord.problems import BadRequest
from onrecord.record.answers import ArticlePage, CommentLine, Rows, flat
from onrecord.record.record import Record
from onrecord.tell import pictures
from onrecord.tell.cli import Parser, default_record
from onrecord.tell.columns import COLUMNS, DAYS, IDS, WIDE, cell, fields, when
from onrecord.tell.commands import existing
from onrecord.tell.plain import covered, to_json
from onrecord.tell.questions import QUESTIONS, Question, parameters, question
from onrecord.tell.terminal import line, shown

DEEPEST = 12  # levels by which a comment is set in: a page may nest them deeper than a terminal is wide
STYLES = {
    Region.TITLE: "bold",
    Region.BYLINE: "magenta",
    Region.DATE: "cyan",
    Region.BODY: "",
    Region.CAPTION: "yellow",
    Region.COMMENT: "red",
    Region.RELATED: "blue",
    Region.OTHER: "bright_black",
}


def answer(words: Sequence[str]) -> int:
    """Run ``onrecord show`` with the words that follow it."""
    given = vars(_parser().parse_args(words))
    name, folder, as_json = given.pop("question"), given.pop("record"), given.pop("json")
    with existing(folder) as record:
        if name == "regions":
            _regions(record, given["capture"], as_json=as_json)
            return 0
        asked = question(name)
        found = asked.ask(record, **{key: value for key, value in given.items() if value is not None})
        if isinstance(found, Rows):
            print_rows(name, found, as_json=as_json)
        else:
            _print_one(found, as_json=as_json)
    return 0


def print_rows(name: str, found: Rows[Any], *, as_json: bool) -> None:
    """Print an answer's rows as a table; where the output is no terminal, as columns with tabs; or as JSON Lines."""
    if as_json or not sys.stdout.isatty():
        _lines(name, found, as_json)
        return
    console = _console()
    if not len(found):
        console.print("nothing on record answers this" + (f" from row {found.offset} on" if found.offset else ""))
        return
    if name == "comments":
        _thread(console, found)
        return
    if pictures.shown(console, name, found):
        _counted(console, found)
        return
    table = Table(header_style="bold", expand=True, show_edge=False, pad_edge=False)
    rows = [fields(row) for row in found]
    columns = [c for c in COLUMNS.get(name, tuple(rows[0])) if any(cell(row.get(c)) for row in rows)]
    for column in columns:
        if column in IDS:  # whole, or it cannot be copied
            table.add_column(column, min_width=16, no_wrap=True)
        elif column in DAYS:
            table.add_column(column, min_width=10, no_wrap=True)
        else:
            table.add_column(column, ratio=4 if column in WIDE else 1, overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell(row.get(column))) for column in columns))
    console.print(table)
    _counted(console, found)


def _thread(console: Console, found: Rows[CommentLine]) -> None:
    """Print comments as a thread, each set in by how many it stands below."""
    for each in found:
        head = Text.assemble(
            (f"reader {each.author[:4] or 'unnamed'}", "bold"), f" {each.posted or 'day not told'} ", (each.id, "dim")
        )
        told = Group(head, Text(shown(each.words.strip())), "")
        console.print(Padding(told, (0, 0, 0, 2 * min(each.depth, DEEPEST))))
    _counted(console, found)


def _counted(console: Console, found: Rows[Any]) -> None:
    console.print(_share(found, ""))


def _share(found: Rows[Any], noun: str) -> str:
    """Return how many of how many rows are shown, and how others are where there are some."""
    more = "; --limit and --offset show others" if found.total > len(found) or found.more_than_total else ""
    return f"{len(found)} of {'more than ' if found.more_than_total else ''}{found.total}{noun}{more}"


def _lines(name: str, found: Rows[Any], as_json: bool) -> None:
    """Write JSON Lines, or the table's columns with tabs between them where the output is no terminal."""
    if len(found) and not as_json:
        sys.stdout.write("\t".join(COLUMNS.get(name, tuple(flat(found[0])))) + "\n")
    for row in found:
        if as_json:
            sys.stdout.write(to_json(row).decode() + "\n")
        else:
            told = fields(row)
            sys.stdout.write("\t".join(cell(told.get(column)) for column in COLUMNS.get(name, tuple(told))) + "\n")
    if found.total > len(found) or found.more_than_total:
        print(f"onrecord: {_share(found, ' rows')}", file=sys.stderr)


def _print_one(found: Any, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(to_json(found).decode() + "\n")
    elif isinstance(found, ArticlePage):
        _print_article(covered(found))
    elif sys.stdout.isatty() and pictures.shown(_console(), "", found):
        return
    else:
        told = found if isinstance(found, Mapping) else flat(found)
        _print_pairs({name: cell(value) for name, value in told.items()})


def _print_pairs(pairs: Mapping[str, str]) -> None:
    """Print what has a value, one field a line."""
    if not sys.stdout.isatty():
        sys.stdout.writelines(f"{line(name)}\t{value}\n" for name, value in pairs.items() if value)
        return
    table = Table.grid("", "", padding=(0, 2))
    for name, value in pairs.items():
        if value:
            table.add_row(Text(line(name), "bold"), Text(value))
    _console().print(table)


def _print_article(found: ArticlePage) -> None:
    console, article = _console(), found.line
    console.print(f"[bold]{_safe(article.title or '(no title)')}[/bold]")
    why = f" ({_safe(article.published_why)})" if article.published_why else ""
    console.print(f"{_safe(article.outlet or 'outlet not told')}, {when(article) or 'date not told'}{why}")
    for each in found.readings:
        mark = "" if each.believed else "[red]refused[/red] "
        told = f"{each.field}: {_safe(each.value)} — {_safe(each.because)} “{_safe(each.exact[:80])}”"
        console.print(f"  {mark}{told}")
    for said in found.statements:
        who = f"{said.on_day or '?'} [bold]{_safe(said.speaker or '?')}[/bold] ({said.form})"
        console.print(f"  {who}: {_safe(said.text)}")


def _console() -> Console:
    """Return a console that shows captured words as they are: no ":name:" becomes a picture, no number a colour."""
    return Console(emoji=False, highlight=False, soft_wrap=not sys.stdout.isatty())


def _regions(record: Record, capture: str, *, as_json: bool) -> None:
    """Print a capture's text in its regions' colours, each beside its name; commenters' handles are covered.

    As JSON Lines, or as columns with tabs where the output is no terminal: one passage a line.
    """
    page = covered(record.article(capture))
    passages = [passage for passage in page.passages if passage.span.of(page.text).strip()]
    if as_json:
        for passage in passages:
            place = {"start": passage.span.start, "end": passage.span.end, "region": passage.region.value}
            row = place | {"confidence": passage.confidence, "text": passage.span.of(page.text)}
            sys.stdout.write(to_json(row).decode() + "\n")
        return
    console = _console()
    if sys.stdout.isatty():
        counts = Counter(passage.region for passage in passages)
        key = [Text(f" {name.value} {counts[name]} ", f"reverse {STYLES[name]}") for name in Region if counts[name]]
        console.print(Text(" ").join(key))
    for passage in passages:
        name = f"{passage.region.value:>8} "
        words = shown(passage.span.of(page.text).strip("\n")).replace("\n", "\n" + " " * len(name))
        console.print(Text(name, f"bold {STYLES[passage.region]}") + Text(words, STYLES[passage.region]))


def _parser() -> argparse.ArgumentParser:
    top = Parser(
        "onrecord show",
        description="Answer a question from the record. onrecord show QUESTION --help lists what narrows it.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    named = top.add_subparsers(dest="question", required=True, metavar="QUESTION")
    for each in QUESTIONS:
        told = _said(each.doc)
        _add(named.add_parser(each.name, help=told, description=f"{told[0].upper()}{told[1:]}"), each)
    regions = named.add_parser("regions", help="a capture's text with its regions in colour")
    regions.add_argument("capture", help="a capture: its id, its URL, or its source as added")
    _common(regions)
    return top


def _said(doc: str) -> str:
    """Return a question's docstring as a person reads it: what is shown, not what is returned."""
    return doc.removeprefix("Return ").replace("`", "")


_EXAMPLES = """\
examples:
  onrecord show stories                                what the pages are about
  onrecord show timeline STORY                         what was said in one, day by day
  onrecord show statements --speaker Name --since 2019-05
  onrecord show article report.html                    one page: its date, its byline, and why these are believed
  onrecord show coverage STORY                         which outlet carries what, and which leaves it out
"""


def _add(parser: argparse.ArgumentParser, each: Question) -> None:
    for name, parameter in parameters(each).items():
        kind = _read(parameter.read) if parameter.kind is not str else str
        if parameter.required:
            parser.add_argument(name, type=kind, help=parameter.doc)
        else:
            option = f"--{name.replace('_', '-')}"
            if parameter.kind is bool:  # --newest alone says yes
                parser.add_argument(
                    option, dest=name, type=kind, nargs="?", const=True, metavar="no", help=parameter.doc
                )
            else:
                parser.add_argument(option, dest=name, type=kind, help=parameter.doc)
    _common(parser)


def _read(read: Callable[[str], Any]) -> Callable[[str], Any]:
    def value(text: str) -> Any:
        try:
            return read(text)
        except BadRequest as why:
            raise argparse.ArgumentTypeError(str(why)) from None

    return value


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-r", "--record", type=Path, default=default_record(), help="the record's folder")
    parser.add_argument("--json", action="store_true", help="JSON Lines instead of a table")


def _safe(text: str) -> str:
    """Return captured words as markup that shows them on one line."""
    return escape(line(text))
