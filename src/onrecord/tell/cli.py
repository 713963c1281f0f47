"""The command line. Nothing heavy is imported before a command runs: ``onrecord --help`` answers at once."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from onrecord import __version__
from onrecord.problems import OnRecordError

RECORD = "onrecord.record"
EPILOG = """\
begin with:
  onrecord add page.html notes.txt archive.warc.gz   keep captures, and work out what they say
  onrecord show stories                              what they are about
  onrecord show statements --speaker "Name"          who said what, and when
  onrecord serve                                     read, check and correct it all in the browser
  onrecord export statements -o statements.csv       take it away

A record is a folder: ./onrecord.record, or what -r or $ONRECORD_RECORD names.
Exit status: 0 all well, 1 something could not be read (the rest is kept), 2 the request itself was wrong.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    _write_utf8()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # see work._pool
    top = parser()
    if not (sys.argv[1:] if argv is None else argv):  # somebody who looks what this is
        top.print_help(sys.stderr)
        return 2
    given = top.parse_args(argv)
    try:
        status = run(given)
        sys.stdout.flush()
        return status
    except OnRecordError as why:
        return _refused(str(why))
    except KeyboardInterrupt:
        print("onrecord: interrupted; what was kept stays, onrecord refresh goes on from here", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as why:  # a file to write that cannot be written, a full disk
        return _refused(f"{why.filename or 'a file'}: {why.strerror or why}")


def _refused(why: str) -> int:
    print(f"onrecord: {why}", file=sys.stderr)
    return 2


def _write_utf8() -> None:
    """Write UTF-8 into files and pipes whatever the locale, and on a terminal what it cannot show as a mark.

    The locale of a scheduled job is often ASCII; an export must not depend on it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


#: What narrows a search, and to what.
_NARROWED = {
    "speaker": "what this actor says: a name, a part of one or an id",
    "outlet": "pages of this outlet",
    "story": "pages of this story, by its id",
    "since": "what was said in this year, month or day, or later",
    "until": "what was said in this year, month or day, or earlier",
}


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2."""
        if chosen := _WRONG_CHOICE.fullmatch(message):  # dozens of choices are no help: those most like it are
            near = get_close_matches(chosen["given"], re.findall(r"\w+", chosen["choices"]), 2, 0.6)
            meant = f" (did you mean {' or '.join(near)}?)" if near else ""
            message = f"there is no {chosen['what'].lower()} {chosen['given']!r}{meant}"
        self.exit(2, f"onrecord: {message}; {self.prog} --help says what it takes\n")


_WRONG_CHOICE = re.compile(
    r"argument (?P<what>COMMAND|QUESTION): invalid choice: ['\"](?P<given>.*)['\"] \(choose from (?P<choices>.*)\)"
)


def run(given: argparse.Namespace) -> int:
    """Run the command that ``given`` names."""
    from onrecord.tell import commands

    status: int = getattr(commands, given.command)(given)
    return status


def parser() -> Parser:
    """Return the parser of the whole command line."""
    top = Parser(
        "onrecord",
        description="Turn news coverage into a sourced record: who said what, to whom, when, through whom, "
        "and which outlet left it out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"onrecord {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _keeping(commands)
    _asking(commands)
    _judging(commands)
    return top


def _keeping(commands: argparse._SubParsersAction[Parser]) -> None:
    add = _command(commands, "add", "keep captures and work out what they say", _ADD)
    add.add_argument("source", nargs="+", help="file, folder, glob, address, or - for standard input")
    _only(add)
    add.add_argument("--follow", action="store_true", help="also fetch the pages that a local feed or sitemap lists")
    refresh = _command(commands, "refresh", "work out what was put off, and what a new version or a failure asks for")
    _only(refresh)
    rebuild = _command(commands, "rebuild", "make the database anew from the WARC files and the review log")
    ask = _command(commands, "ask", "have an outside reader read pages too: a language model or a tagger", _ASK)
    ask.add_argument("reader", help="address of an OpenAI-compatible endpoint; name or folder of a token tagger")
    ask.add_argument("capture", nargs="*", help="pages, by id, source or URL; default: all")
    ask.add_argument("-m", "--model", default="", help="the model that the endpoint is to use")
    ask.add_argument("--vectors", action="store_true", help="the model turns texts into vectors, to tell stories apart")
    ask.add_argument("--again", action="store_true", help="also about pages that it was asked about before")
    ask.add_argument("--fetch", action="store_true", help="get a tagger that is not on this machine from its hub")
    ask.add_argument("--withdraw", action="store_true", help="take back all that READER, as named on record, told")
    ask.add_argument("-q", "--quiet", action="store_true", help="show no progress")
    for each in (add, refresh, rebuild):
        each.add_argument("-j", "--jobs", type=_jobs, default=1, help="processes to use; 0: one for each core")
        each.add_argument("-q", "--quiet", action="store_true", help="show no progress")
    demo = _command(
        commands, "demo", "make a record of the example world, or of SOURCE, and put it on the desk", record=False
    )
    demo.add_argument("source", nargs="*", help="captures of your own instead of the examples")
    demo.add_argument("-r", "--record", type=Path, default=Path("demo.record"), help="where; default %(default)s")
    _serving(demo)
    serve = _command(commands, "serve", "put the record on the desk: read, check and correct it in the browser")
    serve.add_argument("--new", action="store_true", help="begin a record where there is none")
    _serving(serve)
    users = _command(commands, "users", "say who may sign in to the desk from other machines", _USERS)
    users.add_argument("what", choices=("add", "list", "remove"))
    users.add_argument("name", nargs="?", default="", help="the user's, under which their reviews stand")
    users.add_argument("--role", default="", help="reader, reviewer or admin; default: as before, else reader")
    users.add_argument("--token", action="store_true", help="print a fresh token, for programs, instead of a password")
    _command(commands, "doctor", "check the record's files, what waits to be done, and what is installed")


def _asking(commands: argparse._SubParsersAction[Parser]) -> None:
    show = commands.add_parser(
        "show", help="answer a question: stories, statements, articles, actors …", add_help=False, prefix_chars="\0"
    )
    show.add_argument("rest", nargs="*")
    search = _command(commands, "search", "find words in statements and pages", _SEARCH)
    search.add_argument("query", nargs="+", help='words; "a phrase"; word* for every ending')
    search.add_argument("--limit", type=int, default=20, help="rows; default %(default)s")
    for name, what in _NARROWED.items():
        search.add_argument(f"--{name}", default="", help=f"only {what}")
    search.add_argument("--json", action="store_true", help="JSON Lines instead of a table")
    export = _command(commands, "export", "write every row of a noun", _EXPORT)
    export.add_argument("noun", help="articles, statements, reprints, stories, or another noun")
    export.add_argument("--format", default="", help="jsonl, csv or parquet; default: by the file's ending, else jsonl")
    export.add_argument("-o", "--out", type=Path, help="file to write; default: standard output")
    export.add_argument("--all", action="store_true", help="statements that a person rejected, too")
    schema = _command(commands, "schema", "print the JSON Schema of a noun, or of all", record=False)
    schema.add_argument("noun", nargs="?", default="", help="such as Statement")
    _command(commands, "settings", "list every setting, its value, its default and the reason for it", record=False)


def _judging(commands: argparse._SubParsersAction[Parser]) -> None:
    review = _command(commands, "review", "accept, reject or correct something; it is kept for ever", _REVIEW)
    review.add_argument("verdict", choices=("accept", "reject", "correct"))
    review.add_argument(
        "noun", choices=("statement", "article", "actor", "identity", "story", "position", "issue", "search")
    )
    review.add_argument("id", help="as lists and exports give it")
    review.add_argument("change", nargs="*", metavar="FIELD=VALUE", help='speaker="Full Name", said_on=2015-05-29 …')
    review.add_argument("--note", default="", help="why")
    review.add_argument("--by", default="", help="who; default: your user name")
    undo = _command(commands, "undo", "take back a review")
    undo.add_argument("id", help="of the review: onrecord show reviews")
    undo.add_argument("--by", default="", help="who; default: your user name")
    follow = _command(commands, "issue", "follow an issue: whose position on it is what, and when it turned", _ISSUE)
    follow.add_argument("name", help="what you call it")
    follow.add_argument("terms", nargs="+", help="words or phrases that statements about it hold")
    follow.add_argument("--actor", action="append", default=[], help="only this actor's statements; can be repeated")


def _command(
    commands: argparse._SubParsersAction[Parser],
    name: str,
    what: str,
    more: str = "",
    *,
    record: bool = True,
) -> Parser:
    made = commands.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if record:
        made.add_argument(
            "-r", "--record", type=Path, default=default_record(), help="the record's folder; default %(default)s"
        )
    return made


def default_record() -> Path:
    """Return the record used where none is named: $ONRECORD_RECORD, else ./onrecord.record."""
    return Path(os.environ.get("ONRECORD_RECORD") or RECORD)


def _serving(made: Parser) -> None:
    made.add_argument("--host", default="127.0.0.1", help="address to serve on; any but this machine's own need users")
    made.add_argument("--port", type=int, default=8765, help="port; the next free one if taken; default %(default)s")
    made.add_argument("--name", action="append", default=[], help="a host name that the desk answers to; repeatable")
    made.add_argument("--login", action="store_true", help="have people on this machine sign in, too")
    made.add_argument("--certfile", default="", help="serve https with this certificate (PEM)")
    made.add_argument("--keyfile", default="", help="its key, where the certificate's file does not hold it")
    made.add_argument("--no-browser", action="store_true", help="do not open a browser where there is a screen")


def _only(made: Parser) -> None:
    told = "nouns to work out now, such as stories,reprints; what else is due waits for onrecord refresh"
    made.add_argument("--only", default="", metavar="NOUNS", help=told)


def _jobs(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"a number of processes, 0 for one a core, got {text!r}")
    return int(text) or os.cpu_count() or 1


_ADD = """\
examples:
  onrecord add pages/*.html                    files, and folders with all they hold
  onrecord add https://example.org/report      an address; robots.txt is honoured
  onrecord add crawl.warc.gz pages.wacz        web archives
  onrecord add articles.jsonl                  one article a line: url, title, text or html, published, outlet, authors
  onrecord add feed.xml --follow               the pages that a feed lists
  onrecord add archive/ --only stories,reprints   what belongs together first; onrecord refresh does the rest
  pbpaste | onrecord add -                     what you copied

A capture is kept as it came, once; adding it again changes nothing. What cannot be read gives one line, and the rest
goes on.
"""
_ASK = """\
examples:
  onrecord ask http://localhost:11434/v1 -m llama3.2:3b               Ollama; vLLM and llama.cpp serve the like
  onrecord ask http://localhost:11434/v1 -m llama3.2:3b report.html   one page
  onrecord ask ./my-tagger                                            a folder of the Transformers library
  onrecord ask http://localhost:11434/v1 -m nomic-embed-text --vectors   what belongs together, by its vectors too
  onrecord ask "llama3.2:3b" --withdraw                               take back what it told

Nothing is asked unless you give this command. An endpoint is sent titles and bodies, never comments, at the address
you give and nowhere else; $ONRECORD_READER_KEY holds a key where it asks for one. A tagger runs on this machine. What
is told counts only if its words stand on the page, word for word, and a statement says who told it. What was told is
kept: refresh and rebuild ask nobody.
"""
_SEARCH = """\
examples:
  onrecord search ceasefire
  onrecord search '"ground operations"' --speaker Name --since 2015-05
"""
_EXPORT = """\
examples:
  onrecord export statements -o statements.csv
  onrecord export articles --format jsonl | head -1
"""
_USERS = """\
examples:
  onrecord users add ada --role admin          asks for a password
  onrecord users add nightly --token           prints a token, this once: Authorization: Bearer ...
  onrecord users remove ada                    signs her out, too; her reviews stay hers
  onrecord serve --host 0.0.0.0 --name desk.example

A reader reads and exports, a reviewer also reviews, an admin also adds. Passwords and tokens are kept as hashes in the
record's users.json, which you alone may read.
"""
_REVIEW = """\
examples:
  onrecord review accept statement 3f2a9c0d11e45b77
  onrecord review correct statement 3f2a9c0d11e45b77 speaker="Full Name" said_on=2015-05-29
  onrecord review correct actor 91aa0c2e7d5b3f10 merge=5c0e8a1b2d3f4a6b
"""
_ISSUE = """\
example:
  onrecord issue "Opening the strait" strait inspectors --actor "Full Name"
  onrecord show positions "Opening the strait"
"""

if __name__ == "__main__":
    sys.exit(main())
