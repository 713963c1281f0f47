"""The JSON Schema of every noun and every answer."""

from __future__ import annotations

from dataclasses import is_dataclass
from enum import Enum
from typing import Any

import msgspec

from onrecord import model
from onrecord.dates import PartialDate
from onrecord.record import answers

_DATE = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$", "description": "a year, a month or a day"}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each noun and each answer, by its name, self-contained."""
    found: dict[str, dict[str, Any]] = {}
    for module in (model, answers):
        for name, each in vars(module).items():
            if isinstance(each, type) and f"{each.__module__}.".startswith(f"{module.__name__}.") and _is_noun(each):
                found[name] = msgspec.json.schema(each, schema_hook=_hook)
    return found


def _is_noun(each: type[Any]) -> bool:
    return is_dataclass(each) and not issubclass(each, Enum) and not getattr(each, "__parameters__", ())


def _hook(kind: type[Any]) -> dict[str, Any]:
    if kind is PartialDate:
        return _DATE
    raise NotImplementedError(f"no schema of {kind}")
