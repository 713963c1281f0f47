"""The pipeline over the example captures, in memory."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from onrecord.capture.found import Found
from onrecord.capture.sources import found
from onrecord.model import Capture, Payload, RecordKey, address
from onrecord.pipeline import Nouns, run_capture
from onrecord.settings import Settings
from onrecord.steps import STEPS
from tests.examples.gold import CAPTURES, gold_pages


@cache
def made() -> dict[str, Nouns]:
    """Return what the capture steps make of every example, by the id of its gold."""
    ids = {page.source: id for id, page in gold_pages().items()}
    runs: dict[str, Nouns] = {}
    for each in found(str(CAPTURES), Settings()):
        assert isinstance(each, Found), f"{each.source}: {each.what}"
        runs[ids[inside(each.source)]] = run_capture(STEPS, *given(each), RecordKey("examples"))
    return runs


def inside(source: str) -> str:
    """Return a source as the gold names it: from the captures folder on."""
    return source.removeprefix(str(CAPTURES)).lstrip("/\\").replace("\\", "/")


def given(each: Found) -> tuple[Capture, Payload]:
    """Return the nouns that a capture's first step reads."""
    digest = sha256(each.data).hexdigest()
    id = address("capture", each.url, digest)
    captured = each.captured or "2019-06-03T08:00:00Z"
    capture = Capture(
        id, each.source, each.url, each.media_type, digest, len(each.data), captured, archive="", offset=0
    )
    return capture, Payload(id, each.source, each.url, each.media_type, captured, each.data)
