"""Every setting, with its unit, its default and the reason for it. An environment variable ONRECORD_<NAME> sets it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from typing import Any

from onrecord.problems import BadRequest

MIB = 1024 * 1024


def setting(default: Any, why: str, *, secret: bool = False) -> Any:
    """Declare one setting; ``why`` says its unit and the reason for its default. A secret one is never shown."""
    return field(default=default, repr=not secret, metadata={"why": why, "secret": secret})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that can be set. Nothing else in the package reads the environment."""

    capture_max_bytes: int = setting(
        32 * MIB,
        "Bytes of one capture. The largest real news page we have seen is 9 MB; larger files are not articles.",
    )
    container_max_bytes: int = setting(
        64 * 1024 * MIB, "Bytes of one WARC, WACZ or JSON Lines file, as stored; they are read as streams."
    )
    expand_ratio_max: int = setting(
        200, "Times that compressed input may grow. Text rarely exceeds 20; a bomb grows a thousandfold."
    )
    fetch_timeout_s: float = setting(20.0, "Seconds for one answer, connecting included.")
    fetch_delay_s: float = setting(2.0, "Seconds between two requests to one host; robots.txt may ask for more.")
    fetch_max_redirects: int = setting(5, "Redirects followed; each address is checked anew.")
    fetch_private: bool = setting(False, "Whether private and local addresses may be fetched.")
    fetch_user_agent: str = setting("OnRecord/0.1 (news archive; respects robots.txt)", "How we name ourselves.")
    reader_timeout_s: float = setting(
        120.0,
        "Seconds for one answer of an outside reader (`onrecord ask`), connecting included. A small model on a "
        "laptop's CPU writes ten words a second, and answers with up to a thousand.",
    )
    reader_max_bytes: int = setting(
        MIB, "Bytes of one answer of an outside reader. The text it is asked about is a hundred times smaller."
    )
    reader_chars: int = setting(
        6000,
        "Characters of a page that an outside reader is asked about at once: some 1,500 tokens, so that text, task and "
        "answer fit the 4,096 that small models are often served with.",
    )
    reader_retries: int = setting(2, "Further tries where an outside reader is busy, slow or breaks off.")
    reader_key: str = setting(
        "", "The key that an outside reader asks for, sent to its address alone. Never shown, never kept.", secret=True
    )
    spacy: str = setting(
        "",
        "Name or folder of an installed spaCy pipeline that reads pages in place of our language base, such as "
        "en_core_web_sm; empty: ours, which is measured. Naming another reads all pages again.",
    )
    archive_max_bytes: int = setting(1024 * MIB, "Bytes after which a new WARC file is begun: the usual size.")
    batch_captures: int = setting(64, "Captures between two acknowledgements; each batch is one fsync and one commit.")


def load() -> Settings:
    """Return the settings, each taken from ``ONRECORD_<NAME>`` where that is set. Raises BadRequest for a bad value."""
    given: dict[str, Any] = {}
    for each in fields(Settings):
        text = os.environ.get(f"ONRECORD_{each.name.upper()}")
        if text is not None:
            given[each.name] = _parsed(each.name, text, type(each.default))
    return Settings(**given)


def _parsed(name: str, text: str, kind: type[Any]) -> Any:
    try:
        return text.lower() in ("1", "true", "yes") if kind is bool else kind(text)
    except ValueError:
        raise BadRequest(f"ONRECORD_{name.upper()} takes {kind.__name__}, got {text!r}") from None
