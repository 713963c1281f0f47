"""Write docs/reference.md: every command, question, setting, step and noun, read off the code itself.

python -m docs.reference           write it, and the README's figures
python -m docs.reference --check   say whether it is what the code says; exit status 1 where not
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import fields
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

from docs import figures
from onrecord import model
from onrecord.pipeline import Relation
from onrecord.settings import Settings
from onrecord.steps import STEPS
from onrecord.tell.cli import parser
from onrecord.tell.exports import nouns
from onrecord.tell.questions import QUESTIONS, parameters

OUT = Path(__file__).with_name("reference.md")


def reference() -> str:
    """Return the whole page."""
    return "\n".join(
        [
            "# Reference",
            "",
            "Written by `make docs` from the code itself; a test fails where the two differ.",
            "",
            *_commands(),
            *_questions(),
            *_settings(),
            *_steps(),
            *_nouns(),
        ]
    )


def _commands() -> Iterator[str]:
    yield from ("## Commands", "")
    top = parser()
    choices = next(each.choices for each in top._actions if isinstance(each, argparse._SubParsersAction))
    for name, command in sorted(choices.items()):
        if name == "show":
            continue
        yield from (f"### onrecord {name}", "", "```text", _help(command), "```", "")
    yield from (
        "### onrecord show",
        "",
        "`onrecord show QUESTION`, with the questions below, and `show regions SOURCE`.",
        "",
    )


def _help(command: argparse.ArgumentParser) -> str:
    out = io.StringIO()
    command.formatter_class = lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=100)
    with redirect_stdout(out):
        command.print_help()
    return out.getvalue().rstrip()


def _questions() -> Iterator[str]:
    yield from ("## Questions", "", "Each is `onrecord show NAME`, a method of `Record`, and a route under `/api`.", "")
    for question in QUESTIONS:
        yield from (f"### {question.name}", "", f"`GET /api{question.path}`: {question.doc}", "")
        for each in parameters(question).values():
            default = "" if each.default in (None, "") else f"; default {each.default}"
            yield f"- `{each.name}`{' (required)' if each.required else ''}: {each.doc}{default}"
        yield ""


def _settings() -> Iterator[str]:
    yield from (
        "## Settings",
        "",
        "Each is an environment variable.",
        "",
        "| setting | default | what and why |",
        "|---|---|---|",
    )
    for each in fields(Settings):
        yield f"| `ONRECORD_{each.name.upper()}` | `{each.default}` | {each.metadata['why']} |"
    yield ""


def _steps() -> Iterator[str]:
    yield from ("## Steps", "", "In the order they run.", "", "| step | version | reads | makes |", "|---|---|---|---|")
    for step in STEPS:
        kind = " (relation)" if isinstance(step, Relation) else ""
        reads = ", ".join(need.noun.__name__ for need in step.needs)
        makes = ", ".join(noun.__name__ for noun in step.makes)
        yield f"| {step.name}{kind} | {step.version} | {reads} | {makes} |"
    yield ""


def _nouns() -> Iterator[str]:
    exported = {kind.__name__: name for name, kind in nouns().items()}
    yield from ("## Nouns", "")
    for stage in (import_module(f"{model.__name__}.{each}") for each in model.STORY):
        for name, noun in vars(stage).items():
            if isinstance(noun, type) and noun.__module__ == stage.__name__:
                yield from _noun(name, noun, exported.get(name, ""))


def _noun(name: str, noun: type[Any], exported: str) -> Iterator[str]:
    how = f" (`onrecord export {exported}`)" if exported else ""
    yield from (f"### {name}{how}", "", " ".join((noun.__doc__ or "").split()), "")
    if issubclass(noun, StrEnum):
        yield from (", ".join(f"`{each}`" for each in noun), "")
    else:
        hints = get_type_hints(noun)
        yield from (", ".join(f"`{each}: {_kind(hints[each])}`" for each in hints), "")


def _kind(hint: object) -> str:
    text = hint.__name__ if isinstance(hint, type) and not getattr(hint, "__args__", ()) else str(hint)
    return re.sub(r"\bonrecord\.(?:[a-z]+\.)+", "", text)


def main(argv: list[str]) -> int:
    """Write the page, or check it."""
    made = reference()
    if "--check" in argv:
        return 0 if OUT.exists() and OUT.read_text() == made else 1
    OUT.write_text(made)
    figures.write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
