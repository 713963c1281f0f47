"""The lock that makes a step's version rise with its code.

python -m tests.step_versions            say which steps changed
python -m tests.step_versions --update   write the lock; refused where a step changed and its version did not
"""

from __future__ import annotations

import ast
import json
import sys
from hashlib import sha256
from importlib import import_module, resources
from pathlib import Path

import onrecord
from onrecord.pipeline import Step
from onrecord.steps import STEPS

LOCK = Path(__file__).with_name("step_versions.json")
HOME = Path(onrecord.__file__).parent
#: What every step stands on. A change there that alters output is for a person to see: raise the versions it touches.
LEAVES = {f"onrecord.{name}" for name in ("model", "neighbourhoods", "pipeline", "problems", "settings")}


def code_of(step: Step) -> str:
    """Return a digest of a step's code: its module and all of ours that it imports, without comments and docstrings."""
    seen: dict[str, str] = {}
    waiting = [step.run.__module__]
    while waiting:
        name = waiting.pop()
        if name in seen or name in LEAVES:
            continue
        tree = ast.parse(_source(name).read_text())
        waiting += [each for each in _imports(tree) if each not in seen]
        seen[name] = ast.dump(_bare(tree))
    parts = [f"{name}\n{seen[name]}" for name in sorted(seen)]
    for file in sorted(step.data):
        parts.append(sha256(resources.files("onrecord").joinpath(*file.split("/")).read_bytes()).hexdigest())
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def _source(name: str) -> Path:
    """Return the file a module is written in: a compiled one names another as its own."""
    file = Path(import_module(name).__file__ or "")
    return file if file.suffix == ".py" else file.with_name(f"{name.rpartition('.')[2]}.py")


def current() -> dict[str, dict[str, str | int]]:
    """Return the version and the code of every step as it stands."""
    return {step.name: {"version": step.version, "code": code_of(step)} for step in STEPS}


def stale() -> list[str]:
    """Return the steps whose code changed since the lock and whose version did not, or that the lock lacks."""
    locked = json.loads(LOCK.read_text())
    return [
        name
        for name, now in current().items()
        if name not in locked or (now["code"] != locked[name]["code"] and now["version"] == locked[name]["version"])
    ]


def _imports(tree: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("onrecord"):
            assert node.module
            inner = [f"{node.module}.{each.name}" for each in node.names]
            found += [name for name in inner if _file(name)] or [node.module]
    return [name for name in found if _file(name)]


def _file(name: str) -> bool:
    path = HOME.joinpath(*name.split(".")[1:])
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def _bare(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return tree


def main(argv: list[str]) -> int:
    """Say what changed, or write the lock."""
    changed = stale() if LOCK.exists() else []
    known = json.loads(LOCK.read_text()) if LOCK.exists() else {}
    kept = [name for name in changed if name in known]
    if "--update" in argv and not kept:
        LOCK.write_text(json.dumps(current(), indent=1) + "\n")
        return 0
    for name in changed:
        print(f"{name}: its code changed; raise its version, then: python -m tests.step_versions --update")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
