"""The native core: the same source, compiled where it can be, plain where not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from onrecord import native

ROOT = Path(__file__).parents[1]
_SAY = "from onrecord.clean import mending; print(mending.__file__)"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a tiny source tree of one native module, with our build beside it."""
    home = tmp_path / "src" / "onrecord"
    home.mkdir(parents=True)
    shutil.copy(ROOT / "hatch_build.py", tmp_path)
    shutil.copy(ROOT / "src" / "onrecord" / "native.py", home)
    (home / "__init__.py").touch()
    (home / "ferry.py").write_text("def fares(days: int) -> int:\n    return 3 * days\n")
    (home / "ferry.pxd").write_text("cpdef long fares(long days)\n")
    return tmp_path


def _built(house: Path, **environment: str) -> str:
    command = [sys.executable, str(house / "hatch_build.py")]
    env = {**os.environ, native.VARIABLE: "1", **environment}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout


def _object_of(house: Path) -> Path:
    return house / "src" / "onrecord" / f"ferry{EXTENSION_SUFFIXES[0]}"


def test_no_compiled_module_is_older_than_its_source() -> None:
    assert native.stale() == [], "python hatch_build.py compiles them anew"


def test_plain_python_runs_where_the_environment_asks_for_it() -> None:
    env = {**os.environ, native.VARIABLE: "0"}
    told = subprocess.run([sys.executable, "-c", _SAY], check=True, capture_output=True, text=True, env=env).stdout
    assert told.strip().endswith("mending.py")


def test_what_is_compiled_runs_else() -> None:
    env = {**os.environ, native.VARIABLE: "1"}
    told = subprocess.run([sys.executable, "-c", _SAY], check=True, capture_output=True, text=True, env=env).stdout
    source = native.HOME / "clean" / "mending.py"
    is_compiled = source.with_name(f"mending{EXTENSION_SUFFIXES[0]}").exists()
    assert (Path(told.strip()) != source) == is_compiled


@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler")
def test_a_module_is_compiled_and_told_from_an_older_one(house: Path) -> None:
    pytest.importorskip("Cython")
    source = house / "src" / "onrecord" / "ferry.py"
    _built(house)
    assert native.is_current(_object_of(house), source)
    source.write_text(source.read_text().replace("3 *", "4 *"))
    assert not native.is_current(_object_of(house), source)
    _built(house)
    assert native.is_current(_object_of(house), source)


def test_without_a_compiler_one_line_says_so_and_an_old_object_goes(house: Path) -> None:
    pytest.importorskip("Cython")
    _object_of(house).touch()
    told = _built(house, CC=str(house / "no-compiler"))
    assert told.count("\n") == 1
    assert "plain Python" in told
    assert not _object_of(house).exists()


def test_nothing_is_compiled_where_that_is_not_wanted(house: Path) -> None:
    assert _built(house, **{native.VARIABLE: "0"}) == ""
    assert not _object_of(house).exists()
