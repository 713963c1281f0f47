"""Who may import whom: stages meet only as nouns, and faces ask only the record."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import onrecord

HOME = Path(onrecord.__file__).parent
GROUND = {"model", "spans", "dates", "manuscripts", "native", "neighbourhoods", "problems", "settings", "timed"}
STAGES = {"capture", "clean", "trace", "understand", "outside", "relate"}
MAY = {
    **dict.fromkeys(GROUND, GROUND),
    "pipeline": GROUND,
    "__init__": GROUND | {"record"},
    "steps": STAGES | {"pipeline"},
    **{stage: GROUND | {"pipeline", stage} for stage in STAGES},
    "record": GROUND | {"pipeline", "steps", "record", "capture", "outside", "relate", ""},
    "tell": GROUND | {"record", "tell", ""},
}


def imported(path: Path) -> Iterator[str]:
    """Yield the parts of ours that a module imports: ``clean`` for clean.regions, "" for the package itself."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "onrecord":
            inner = (node.module or "").split(".")[1:]
            yield from [inner[0]] if inner else [each.name if _is_ours(each.name) else "" for each in node.names]
        elif isinstance(node, ast.Import):
            for each in node.names:
                if each.name.split(".")[0] == "onrecord":
                    yield ".".join(each.name.split(".")[1:2])


def _is_ours(name: str) -> bool:
    return (HOME / name).is_dir() or (HOME / f"{name}.py").exists()


def test_nothing_imports_what_it_may_not() -> None:
    wrong = []
    for path in sorted(HOME.rglob("*.py")):
        part = path.relative_to(HOME).parts[0].removesuffix(".py")
        wrong += [
            f"{path.relative_to(HOME)} imports {name or 'onrecord'}" for name in imported(path) if name not in MAY[part]
        ]
    assert wrong == []
