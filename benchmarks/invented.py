"""Statements that no step found: what benchmarks and the toy steps of the tests fill records with."""

from __future__ import annotations

from typing import Any

from onrecord.model import Form, Modality, Region, Statement
from onrecord.spans import Span


def statement(id: str, capture: str, speaker: str, text: str, content: Span, **told: Any) -> Statement:
    """Return a plain direct quotation; ``told`` gives whatever else of it is not left empty."""
    plain: dict[str, Any] = {
        "form": Form.DIRECT,
        "cue": (),
        "speaker_mention": (),
        "role": "",
        "organisation": "",
        "country": "",
        "addressee": "",
        "via": (),
        "said_on": None,
        "said_on_why": "",
        "place": "",
        "negated": False,
        "modality": Modality.ASSERTED,
        "anonymous": False,
        "parent": "",
        "region": Region.BODY,
        "confidence": 0.9,
        "because": "invented",
    }
    return Statement(id=id, capture=capture, speaker=speaker, text=text, content=(content,), **(plain | told))
