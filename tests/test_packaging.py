"""The wheel holds all that is needed, and works where nothing else of ours is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import venv
import zipfile
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from onrecord import native

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_every_asset(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    for file in (ROOT / "src" / "onrecord").rglob("*"):
        is_of_another_python = file.suffix == ".so" and not file.name.endswith(EXTENSION_SUFFIXES[0])
        if file.is_file() and "__pycache__" not in file.parts and not is_of_another_python:
            assert str(file.relative_to(ROOT / "src")) in held
    assert any(name.startswith("onrecord/examples/") for name in held)


def test_a_wheel_may_be_made_of_plain_python_alone(tmp_path: Path) -> None:
    compiled = sorted((ROOT / "src").rglob(f"*{EXTENSION_SUFFIXES[0]}"))
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, native.VARIABLE: "0"})
    (made,) = tmp_path.glob("*.whl")
    assert made.name.endswith("-py3-none-any.whl")
    assert not [name for name in zipfile.ZipFile(made).namelist() if name.endswith((".so", ".pyd"))]
    assert sorted((ROOT / "src").rglob(f"*{EXTENSION_SUFFIXES[0]}")) == compiled


def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    pip = [str(tmp_path / "venv/bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True, timeout=300)
    onrecord = str(tmp_path / "venv/bin/onrecord")
    page = tmp_path / "page.txt"
    page.write_text("Mayor promises bridge\n\n“We will build it this year,” Mayor Ada Lind told reporters on Friday.\n")
    added = subprocess.run(
        [onrecord, "add", "page.txt", "-r", "my.record"], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert "1 new" in added.stdout
    shown = subprocess.run(
        [onrecord, "export", "articles", "-r", "my.record"], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert "We will build it" in shown.stdout


def test_help_answers_at_once_and_imports_nothing_heavy() -> None:
    script = (
        "import sys; from onrecord.tell.cli import parser; parser().format_help()\n"
        "heavy = {'sqlalchemy', 'lxml', 'numpy', 'fastapi', 'httpx', 'rich', 'alembic', 'polars', 'msgspec'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"
    onrecord = str(Path(sys.executable).with_name("onrecord"))
    took_s = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([onrecord, "--help"], check=True, capture_output=True)
        took_s.append(time.perf_counter() - began)
    # 0.06 s on two quiet cores; the best of five, since a machine that runs other tests beside may be slow.
    assert min(took_s) < 0.3
