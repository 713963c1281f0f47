"""`onrecord doctor`: is everything there that should be, and does it agree?"""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
from importlib.util import find_spec
from pathlib import Path

import onrecord
from onrecord.model import Capture
from onrecord.problems import OnRecordError

EXTRAS = {"pdf": ("pypdfium2", "captures that are PDF"), "tables": ("pyarrow", "parquet, polars and Arrow tables")}


def examine(folder: Path) -> int:
    """Print what was checked and what was found; return 0 where all is well, 1 where something is not."""
    print(f"onrecord {onrecord.__version__}, Python {platform.python_version()}, {platform.system()}")
    for name, (module, what) in EXTRAS.items():
        is_there = find_spec(module) is not None
        version = importlib.metadata.version(module) if is_there else f"not installed: pip install 'onrecord[{name}]'"
        print(f"  {name}: {what}: {version}")
    if not folder.exists():
        print(f"no record at {folder}")
        return 0
    with onrecord.open(folder) as record:
        wrong = count = 0
        for capture in record.each(Capture):
            count += 1
            if trouble := _trouble(record, capture):
                wrong += 1
                print(f"  {capture.source}: {trouble}")
        problems = record.problems(limit=1).total
        print(f"{folder}: {count} captures, {count - wrong} read back as they came, {wrong} did not")
        print(f"  {record.waiting} captures wait to be worked on" + ("; onrecord refresh" if record.waiting else ""))
        print(f"  {problems} problems on record" + ("; onrecord show problems" if problems else ""))
    return 1 if wrong else 0


def _trouble(record: onrecord.Record, capture: Capture) -> str:
    try:
        payload = record.archive.read(capture)
    except (OnRecordError, OSError) as why:
        return str(why)
    return "" if hashlib.sha256(payload.data).hexdigest() == capture.digest else "its bytes have changed on disk"
