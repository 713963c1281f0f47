"""What each command does, by its name on the command line."""

from __future__ import annotations

import json
import os
import sys
import webbrowser
from argparse import Namespace
from dataclasses import fields
from pathlib import Path
from typing import Any

import onrecord
from onrecord.model import Review, Verdict
from onrecord.problems import BadRecord, BadRequest
from onrecord.record.database import damage
from onrecord.record.record import Added, Record
from onrecord.record.reviews import check
from onrecord.tell.cli import RECORD
from onrecord.tell.progress import Bar
from onrecord.tell.terminal import counted, line


def add(given: Namespace) -> int:
    """Keep captures and work out what they say."""
    stdin = sys.stdin.buffer if "-" in given.source else None
    with onrecord.open(given.record) as record, Bar(quiet=given.quiet) as bar:
        only, more = _nouns(record, given.only), {"follow": given.follow, "stdin": stdin}
        added = record.add(*given.source, jobs=given.jobs, only=only, progress=bar, **more)
        articles, statements = record.articles(limit=1).total, record.statements(limit=1).total
        waiting = record.waiting
    if not given.quiet:
        for each in added.exports:
            print(line(f"{each.source}: {counted(each.articles, 'article')} ({each.service.title()})"))
        print(
            f"{added.new} new, {added.known} known; on record: {counted(articles, 'article')}, "
            f"{counted(statements, 'statement')}"
        )
        if waiting:
            print(f"{waiting} captures wait for the steps that were put off: onrecord refresh")
    return _told(added)


def refresh(given: Namespace) -> int:
    """Work out what was put off, and again what a newer version, or an earlier failure, asks for."""
    with existing(given.record) as record, Bar(quiet=given.quiet) as bar:
        only = _nouns(record, given.only)
        return _told(Added(0, 0, record.refresh(jobs=given.jobs, only=only, progress=bar)))


def _nouns(record: Record, names: str) -> list[type[Any]]:
    """Return the nouns that a person names, with commas between them; none where none are named."""
    named = [name.strip() for name in names.split(",") if name.strip()]
    if unknown := [name for name in named if name not in record.makes]:
        raise BadRequest(f"no noun {unknown[0]!r} to work out; there are {', '.join(record.makes)}")
    return [record.makes[name] for name in named]


def rebuild(given: Namespace) -> int:
    """Make the database anew from the WARC files and the review log."""
    _set_aside_damage(given.record)
    with existing(given.record) as record, Bar(quiet=given.quiet) as bar:
        return _told(Added(0, 0, record.rebuild(jobs=given.jobs, progress=bar)))


def ask(given: Namespace) -> int:
    """Have an outside reader read pages, or take back what it told."""
    with existing(given.record) as record, Bar(quiet=given.quiet) as bar:
        if given.withdraw:
            names = record.withdraw(given.reader, progress=bar)
            print(line(f"taken back: what {'; '.join(names)} told"))
            return 0
        before = record.statements(limit=1).total
        how = {"model": given.model, "again": given.again, "fetch": given.fetch, "vectors": given.vectors}
        asked = record.ask(given.reader, *given.capture, **how, progress=bar)
        after = record.statements(limit=1).total
    if not given.quiet:
        print(line(f"{asked.reader}: {asked.pages} pages asked about, {asked.known} known, {asked.told} things told"))
        print(f"on record: {after} statements, {before} before")
    return _told(Added(0, 0, asked.problems))


def demo(given: Namespace) -> int:
    """Make a record of the example world and put it on the desk."""
    with onrecord.open(given.record) as record, Bar() as bar:
        added = record.add(*(given.source or [str(examples())]), jobs=os.cpu_count() or 1, progress=bar)
        articles, statements = record.articles(limit=1).total, record.statements(limit=1).total
    print(
        f"{given.record}: {counted(articles, 'article')}, {counted(statements, 'statement')} "
        f"({counted(added.new, 'capture')} new, {added.known} known)"
    )
    _told(added)
    return serve(given)


def serve(given: Namespace) -> int:
    """Put the record on the desk."""
    from onrecord.tell.web import Place
    from onrecord.tell.web import serve as run

    begins = "new" in given and given.new
    with onrecord.open(given.record) if begins else existing(given.record, _BEGIN) as record:
        folder = record.folder
    place = Place(given.host, given.port, tuple(given.name), given.login, given.certfile, given.keyfile)
    run(folder, place, not given.no_browser and _has_screen(), lambda line: print(line, flush=True))
    return 0


def users(given: Namespace) -> int:
    """Say who may sign in to the desk."""
    from onrecord.tell.accounts import change, listed

    with existing(given.record) as record:
        folder = record.folder
    print("\n".join(listed(folder) if given.what == "list" else change(folder, given)))
    return 0


def show(given: Namespace) -> int:
    """Answer a question."""
    from onrecord.tell.show import answer

    return answer(given.rest)


def search(given: Namespace) -> int:
    """Find words in statements and pages."""
    from onrecord.tell.show import print_rows

    filters = {
        name: value for name in ("speaker", "outlet", "story", "since", "until") if (value := getattr(given, name))
    }
    with existing(given.record) as record:
        found = record.search(" ".join(given.query), limit=given.limit, **filters)
        print_rows("search", found, as_json=given.json)
    return 0


def export(given: Namespace) -> int:
    """Write every row of a noun."""
    from onrecord.tell.exports import columns, rows
    from onrecord.tell.formats import form_of, write

    form = given.format or form_of(given.out)
    with existing(given.record) as record:
        made = rows(record, given.noun, rejected=given.all)
        count = write(made, columns(given.noun), given.out, sys.stdout, form)
    if given.out:
        print(f"{count} rows in {given.out}", file=sys.stderr)
    return 0


def review(given: Namespace) -> int:
    """Keep a person's judgement."""
    changes = [change.partition("=") for change in given.change]
    if bad := [name for name, mark, _ in changes if not mark]:
        raise BadRequest(f"a correction is written FIELD=VALUE, got {bad[0]!r}")
    if given.verdict == "correct" and not changes:
        raise BadRequest('a correction says what is right: speaker="Full Name"')
    for name, _, value in changes:  # before the first is kept: all or none
        check(_claim(given, name, value))
    with existing(given.record) as record:
        for name, _, value in changes or [("", "", "")]:
            made = record.review(
                given.noun, given.id, given.verdict, field=name, value=value, note=given.note, by=given.by
            )
            print(f"{made.id} {given.verdict} {given.noun} {given.id} {name}{'=' if name else ''}{value}".rstrip())
    return 0


def _claim(given: Namespace, field: str, value: str) -> Review:
    """Return a review as the command line gives it, to be checked and not kept."""
    names = {each.name: "" for each in fields(Review)}
    said: dict[str, Any] = {"verdict": Verdict(given.verdict), "field": field, "value": value, "start": -1}
    return Review(**{**names, "noun": given.noun, "target": given.id, **said})


def undo(given: Namespace) -> int:
    """Take back a review."""
    with existing(given.record) as record:
        print(record.undo(given.id, by=given.by).id)
    return 0


def issue(given: Namespace) -> int:
    """Follow an issue."""
    with existing(given.record) as record:
        made = record.follow(given.name, given.terms, [record.actor(name).id for name in given.actor])
        print(f"{made.id} {made.name}: {', '.join(made.terms)}")
    return 0


def schema(given: Namespace) -> int:
    """Print the JSON Schema of a noun, or of all."""
    from onrecord.tell.schema import schemas

    found = schemas()
    if given.noun and given.noun not in found:
        raise BadRequest(f"no noun {given.noun!r}; there are {', '.join(found)}")
    print(json.dumps(found[given.noun] if given.noun else found, indent=2, ensure_ascii=False))
    return 0


def settings(given: Namespace) -> int:
    """List every setting."""
    from onrecord.settings import Settings, load

    current = load()
    for each in fields(Settings):
        value: Any = getattr(current, each.name)
        changed = "" if value == each.default else f" (default {each.default})"
        if each.metadata["secret"]:
            value, changed = "(set, not shown)" if value else "", ""
        print(f"ONRECORD_{each.name.upper()}={value}{changed}\n    {each.metadata['why']}")
    return 0


def doctor(given: Namespace) -> int:
    """Check the record's files, what waits to be done, and what is installed."""
    from onrecord.tell.doctor import examine

    return examine(given.record)


_MAKE = "make one with: onrecord add SOURCE -r {}"
_BEGIN = f"{_MAKE}, or begin an empty one on the desk with: onrecord serve --new -r {{}}"


def existing(folder: Path, make: str = _MAKE) -> Record:
    """Open a record that must be there already: a question about nothing is a slip of the pen.

    ``make`` says how to make one, where none is there. Where none was named and the usual one is not there, the only
    record in this folder is meant, and is named.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        return onrecord.open(folder)
    others = sorted(each.parent for each in Path().glob("*.record/record.sqlite")) if folder == Path(RECORD) else []
    if len(others) == 1:
        print(f"onrecord: no record was named; this is {others[0]}", file=sys.stderr)
        return onrecord.open(others[0])
    choose = f"; there are {', '.join(map(str, others))}: name one with -r" if others else ""
    raise BadRecord(f"there is no record at {folder}{choose or '; ' + make.format(folder, folder)}")


def _set_aside_damage(folder: Path) -> None:
    """Rename a database that cannot be read, so that a new one is made of the captures beside it."""
    database = folder / "record.sqlite"
    if not (database.exists() and any(folder.glob("captures/*.warc.gz")) and (why := damage(database))):
        return
    aside = database.with_name("record.sqlite.damaged")
    for ending in ("", "-wal", "-shm"):
        part = database.with_name(f"{database.name}{ending}")
        if part.exists():
            part.replace(aside.with_name(f"{aside.name}{ending}"))
    print(line(f"onrecord: the database is damaged ({why}); it was set aside as {aside}"), file=sys.stderr)


def examples() -> Path:
    """Return the folder of the example world: inside the installed package, or beside its sources."""
    package = Path(onrecord.__file__).parent
    for folder in (package / "examples", package.parents[1] / "examples"):
        if folder.is_dir():
            return folder / "captures" if (folder / "captures").is_dir() else folder
    raise BadRecord("the examples are not installed; give captures of your own: onrecord demo SOURCE")


def _told(added: Added) -> int:
    """Say what could not be read; return the exit status."""
    for each in added.problems:
        print(line(f"onrecord: {each.source}: {each.what.strip().splitlines()[-1]}"), file=sys.stderr)
    return 1 if added.problems else 0


def _has_screen() -> bool:
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        return webbrowser.get() is not None
    except webbrowser.Error:
        return False
