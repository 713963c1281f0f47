"""Compiles the native core: each module that has a `.pxd` beside it. Without a C compiler only speed is lost.

python hatch_build.py         compile what changed, beside its source (an editable install does the same)
python hatch_build.py --all   compile everything anew
python hatch_build.py NAME    compile only the modules of that name

The `.py` stays plain Python and runs as it is; the `.pxd` says which C types Cython may give to its names. In each
shared object stands a digest of the source it was made of, by which `onrecord.native` tells one that has grown stale.
``ONRECORD_NATIVE=0`` leaves the modules plain, both here and at run time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # at the command line it may not be there
    BuildHookInterface = object

ROOT = Path(__file__).resolve().parent
SOURCE = ROOT / "src"
WORK = ROOT / "build" / "native"
_ONE = "--one"  # before the path of the one module that a process is to compile
FLAGS = [] if sys.platform == "win32" else ["-O2", "-g0", "-fno-semantic-interposition", "-Werror=int-to-pointer-cast"]
# Types come from the `.pxd` alone: an annotation is for readers, and `float` in it would be a C double to Cython.
DIRECTIVES = {"language_level": "3", "annotation_typing": False, "binding": True, "embedsignature": False}


def compiled(names: Sequence[str] = (), *, anew: bool = False) -> list[Path]:
    """Return the shared objects of native modules, of all or of ``names``, after compiling those that changed.

    Prints a line for each that could not be compiled: where there is no C compiler, for all. [] where none is wanted.
    """
    stamps = _stamps()
    if not stamps.is_wanted():
        return []
    modules = [each for each in stamps.native_modules(SOURCE / "onrecord") if not names or each.stem in names]
    old = [each for each in modules if anew or not stamps.is_current(_object_of(each), each)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for module, trouble in zip(old, pool.map(_trouble_of, old), strict=True):
            if trouble:
                _object_of(module).unlink(missing_ok=True)  # of older source, it must not stand for the new
                print(f"onrecord: {module.stem} was not compiled ({trouble}): it runs as plain Python, slower")
    return [each for each in map(_object_of, modules) if each.exists()]


def _trouble_of(module: Path) -> str:
    """Compile a module in a process of its own; return the last line of what went wrong, "" where nothing did."""
    command = [sys.executable, str(ROOT / "hatch_build.py"), _ONE, str(module)]
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stderr.strip().splitlines() or ["no word of why"])[-1] if done.returncode else ""


def _compile(module: Path) -> None:
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    os.chdir(ROOT)
    name = ".".join(module.relative_to(SOURCE).with_suffix("").parts)
    extension = Extension(name, [str(module.relative_to(ROOT))], extra_compile_args=FLAGS)
    (extension,) = cythonize(
        [extension], build_dir=str(WORK), compiler_directives=DIRECTIVES, include_path=["src"], quiet=True, force=True
    )
    with open(extension.sources[0], "a", encoding="utf-8") as written:
        written.write(f'\nconst char onrecord_source_of_{module.stem}[] = "{_stamps().stamp(module)}";\n')
    command = build_ext(Distribution({"ext_modules": [extension], "package_dir": {"": "src"}}))
    command.inplace = True
    command.build_temp = str(WORK)
    command.ensure_finalized()
    command.run()


def _object_of(module: Path) -> Path:
    return module.with_name(module.stem + EXTENSION_SUFFIXES[0])


def _stamps() -> Any:
    """Return our module `onrecord.native`, by its file: the package itself needs more than a build has."""
    spec = spec_from_file_location("onrecord_native", SOURCE / "onrecord" / "native.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class NativeBuildHook(BuildHookInterface):  # type: ignore[misc, valid-type]
    """Puts the shared objects into a wheel; an editable install finds them beside their sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        stamps = _stamps()
        if not stamps.is_wanted():
            return
        wanted = [_object_of(module) for module in stamps.native_modules(SOURCE / "onrecord")]
        objects = compiled()
        if len(objects) < len(wanted):  # they call each other in C: all of them or none
            for each in wanted:
                each.unlink(missing_ok=True)
        elif version != "editable":
            build_data["force_include"].update({str(each): str(each.relative_to(SOURCE)) for each in objects})
            build_data["pure_python"] = False
            build_data["infer_tag"] = True


if __name__ == "__main__":
    if sys.argv[1:2] == [_ONE]:
        _compile(Path(sys.argv[2]))
    else:
        named = [each for each in sys.argv[1:] if each != "--all"]
        for each in compiled(named, anew="--all" in sys.argv[1:]):
            print(each.relative_to(ROOT))
