"""Every noun has a JSON Schema that its own JSON fits."""

from __future__ import annotations

import json

import msgspec
import pytest

from onrecord.dates import PartialDate
from onrecord.model import Comment
from onrecord.record.schema import KEPT, OF_CAPTURE, OF_RECORD
from onrecord.spans import Span
from onrecord.tell.schema import schemas


def _hook(value: object) -> str:
    assert isinstance(value, PartialDate)
    return value.iso


@pytest.mark.parametrize("noun", [noun.__name__ for noun in (*OF_CAPTURE, *OF_RECORD, *KEPT)])
def test_every_kept_noun_has_a_schema_that_says_what_it_is(noun: str) -> None:
    schema = schemas()[noun]
    described = schema["$defs"][noun]
    assert described["description"]
    assert described["required"]


def test_a_partial_date_is_text_of_a_pattern() -> None:
    posted = json.dumps(schemas()["Comment"]["$defs"]["Comment"]["properties"]["posted"])
    assert r"^\\d{4}(-\\d\\d(-\\d\\d)?)?$" in posted


def test_a_noun_as_json_has_exactly_the_fields_of_its_schema() -> None:
    comment = Comment("i", "c", Span(1, 2), "abc", None, PartialDate("2015-05"))
    written = json.loads(msgspec.json.encode(comment, enc_hook=_hook))
    assert set(written) == set(schemas()["Comment"]["$defs"]["Comment"]["properties"])
    assert written["posted"] == "2015-05"
