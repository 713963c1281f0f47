"""`onrecord doctor`: is everything there that should be, and does it agree?"""

from __future__ import annotations

import importlib.metadata
import platform
from importlib.util import find_spec
from pathlib import Path

import onrecord
from onrecord import native
from onrecord.model import Capture, Problem
from onrecord.problems import OnRecordError
from onrecord.record.database import damage
from onrecord.record.record import Record
from onrecord.tell.cli import RECORD
from onrecord.tell.terminal import line

EXTRAS = {
    "pdf": ("pypdfium2", "captures that are PDF"),
    "tables": ("pyarrow", "parquet, polars and Arrow tables"),
    "spacy": ("spacy", "a spaCy pipeline in place of our language base"),
    "tagger": ("transformers", "token taggers that read pages too"),
}


def examine(folder: Path) -> int:
    """Print what was checked and what was found; return 0 where all is well, 1 where something is not."""
    print(f"onrecord {onrecord.__version__}, Python {platform.python_version()}, {platform.system()}")
    print(f"  native core: {_native_core()}")
    for name, (module, what) in EXTRAS.items():
        is_there = find_spec(module) is not None
        version = importlib.metadata.version(module) if is_there else f"not installed: pip install 'onrecord[{name}]'"
        print(f"  {name}: {what}: {version}")
    if not folder.exists():
        print(f"no record at {folder}")
        return int(folder != Path(RECORD))  # one that was named should be there
    database = folder / "record.sqlite"
    if database.exists() and (why := damage(database)):
        print(line(f"  the database is damaged: {why}"))
        print(f"  onrecord rebuild -r {folder} makes it anew from the captures and the review log")
        return 1
    with onrecord.open(folder) as record:
        return _examine(record)


def _native_core() -> str:
    """Return in words whether the modules that may be compiled are."""
    compiled, wanted = native.in_use(), native.native_modules()
    if old := native.stale():
        return f"older than its source ({', '.join(old)}): python hatch_build.py compiles it anew"
    if compiled and len(compiled) == len(wanted):
        return f"in use, {len(compiled)} modules"
    why = "" if native.is_wanted() else f": {native.VARIABLE}=0"
    return f"not in use{why}; pages are read by plain Python, to the same end, at about a third of the speed"


def _examine(record: Record) -> int:
    wrong = count = 0
    for capture in record.each(Capture):
        count += 1
        if trouble := _trouble(record, capture):
            wrong += 1
            print(line(f"  {capture.source}: {trouble}"))
    torn = [part for part in record.archive.captures() if isinstance(part, Problem)]
    for part in torn:
        print(line(f"  {part.source}: {part.what}"))
    problems = record.problems(limit=1).total
    print(f"{record.folder}: {count} captures, {count - wrong} read back as they came, {wrong} did not")
    print(f"  {record.waiting} captures wait to be worked on" + ("; onrecord refresh" if record.waiting else ""))
    print(f"  {problems} problems on record" + ("; onrecord show problems" if problems else ""))
    return 1 if wrong or torn else 0


def _trouble(record: Record, capture: Capture) -> str:
    """Return why a capture cannot be read, "" where its bytes are those that came: the archive compares digests."""
    try:
        record.archive.read(capture)
    except (OnRecordError, OSError) as why:
        return str(why)
    return ""
