"""The native core: modules that may be compiled, told by a `.pxd` beside them, and whether they are.

The same source runs either way and gives the same; compiled it is several times as fast. A compiled module holds a
digest of the source it was made of, so that one left over from older source can be told.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec, PathFinder
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

VARIABLE = "ONRECORD_NATIVE"  # of the environment; 0: run plain Python, and compile nothing
HOME = Path(__file__).parent


def is_wanted() -> bool:
    return os.environ.get(VARIABLE, "1").strip() not in ("0", "no", "off")


def native_modules(home: Path = HOME) -> list[Path]:
    """Return the sources of all modules of the native core, in order."""
    return sorted(each.with_suffix(".py") for each in home.rglob("*.pxd"))


def stamp(source: Path) -> str:
    """Return what a shared object made of ``source``, and of the types that it takes from others, holds as they are."""
    from hashlib import sha256  # late: every start of the program imports this module

    written = sha256(source.read_bytes())
    for types in _types(source.with_suffix(".pxd")):
        written.update(types.read_bytes())
    return f"onrecord source {written.hexdigest()}"


def _types(types: Path) -> list[Path]:
    """Return ``types`` and all files of ours that it takes types from, each once."""
    home = next(each for each in types.parents if each.name == "onrecord")
    found = [types]
    for each in found:
        for line in each.read_text("utf-8").splitlines():
            if line.startswith("from onrecord.") and " cimport " in line:
                other = home.parent.joinpath(*line.split()[1].split(".")).with_suffix(".pxd")
                if other not in found and other.exists():
                    found.append(other)
    return found


def is_current(compiled: Path, source: Path) -> bool:
    """Tell whether ``compiled`` is there and was made of ``source`` as it is now."""
    return compiled.exists() and stamp(source).encode() in compiled.read_bytes()


def stale() -> list[str]:
    """Return the names of compiled modules whose source has changed since: `python hatch_build.py` makes them anew."""
    return [
        source.stem for source in native_modules() for compiled in _compiled(source) if not is_current(compiled, source)
    ]


def in_use() -> list[str]:
    """Return the names of the modules of the native core that would be run compiled."""
    return [source.stem for source in native_modules() if is_wanted() and _compiled(source)]


def _compiled(source: Path) -> list[Path]:
    """Return the shared object that this Python would import for ``source``, if there is one."""
    return [each for suffix in EXTENSION_SUFFIXES if (each := source.with_name(source.stem + suffix)).exists()][:1]


class _PlainPython(MetaPathFinder):
    """Finds the source of our modules also where a shared object stands beside it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if path is None or not fullname.startswith("onrecord."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.origin is None or not isinstance(spec.loader, ExtensionFileLoader):
            return spec
        return spec_from_file_location(fullname, Path(spec.origin).with_name(f"{fullname.rpartition('.')[2]}.py"))


def choose() -> None:
    """See to it that plain Python runs where the environment asks for it. Called before any of our modules is found."""
    if not is_wanted():
        sys.meta_path.insert(0, _PlainPython())
