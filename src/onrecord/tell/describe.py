"""What each question answers, as JSON Schema in the API's own description."""

from __future__ import annotations

from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from onrecord.dates import PartialDate
from onrecord.record.answers import Rows
from onrecord.tell.questions import QUESTIONS, Question

_WHERE = "#/components/schemas/{name}"
#: Spans are written as pairs; see `answers.flat`.
_SPAN = {
    "type": "array",
    "items": {"type": "integer"},
    "minItems": 2,
    "maxItems": 2,
    "description": "start and end, in Unicode code points of the page's text; the end is not included",
}
_DATE = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$", "description": "a year, a month or a day"}
_ERROR = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}


def describe(openapi: dict[str, Any]) -> dict[str, Any]:
    """Return an API's description with the schema of every answer, and of what is told where there is none."""
    answers = {each.name: get_type_hints(each.ask)["return"] for each in QUESTIONS}
    kinds = sorted({_inner(hint) for hint in answers.values()} - {dict}, key=lambda kind: str(kind.__name__))
    schemas, components = msgspec.json.schema_components(kinds, schema_hook=_hook, ref_template=_WHERE)
    by_kind = dict(zip(kinds, schemas, strict=True))
    held = openapi.setdefault("components", {}).setdefault("schemas", {})
    held |= {**components, "Span": _SPAN, "Error": _ERROR}
    for each in QUESTIONS:
        route = openapi["paths"][f"/api{each.path}"]["get"]
        route["responses"] = _responses(each, answers[each.name], by_kind)
    return openapi


def _responses(question: Question, hint: Any, by_kind: dict[type[Any], Any]) -> dict[str, Any]:
    error = {"$ref": _WHERE.format(name="Error")}
    found = {"200": _content(question.doc, _schema(hint, by_kind)), "422": _content("It cannot be asked", error)}
    if "{" in question.path:
        found["404"] = _content("It is not on record", error)
    return found


def _content(description: str, schema: Any) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _schema(hint: Any, by_kind: dict[type[Any], Any]) -> dict[str, Any]:
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": {"type": "integer"}}
    one: dict[str, Any] = by_kind[_inner(hint)]
    if get_origin(hint) is not Rows:
        return one
    rows = {"type": "array", "items": one}
    told = {"total": {"type": "integer"}, "offset": {"type": "integer"}, "more_than_total": {"type": "boolean"}}
    return {"type": "object", "properties": {"rows": rows, **told}, "required": ["rows", *told]}


def _inner(hint: Any) -> type[Any]:
    """Return the noun that an answer is made of; ``dict`` for counts by name."""
    kind: type[Any] = get_args(hint)[0] if get_origin(hint) is Rows else get_origin(hint) or hint
    return kind


def _hook(kind: type[Any]) -> dict[str, Any]:
    if kind is PartialDate:
        return _DATE
    raise NotImplementedError(f"no schema of {kind}")
