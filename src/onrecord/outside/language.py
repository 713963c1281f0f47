"""Which language base reads a record: ours, or an installed spaCy pipeline that the settings name."""

from __future__ import annotations

import importlib.metadata
import json
from importlib.util import find_spec
from pathlib import Path

from onrecord.model import LanguageBase
from onrecord.problems import BadRequest, MissingExtra


def language_base(name: str) -> tuple[LanguageBase, ...]:
    """Return the spaCy pipeline of this name or folder with its version; nothing for "", which is our own base.

    Raises MissingExtra without spaCy, BadRequest where no such pipeline is installed. Loads nothing.
    """
    if not name:
        return ()
    if find_spec("spacy") is None:
        raise MissingExtra(f"the spaCy pipeline {name!r} (ONRECORD_SPACY)", "spacy")
    version = _version(name)
    if not version:
        raise BadRequest(f"ONRECORD_SPACY names {name!r}, which is not installed: python -m spacy download {name}")
    return (LanguageBase(name, f"{version}, spaCy {importlib.metadata.version('spacy')}"),)


def _version(name: str) -> str:
    folder = Path(name)
    if folder.is_dir():
        try:
            told = json.loads((folder / "meta.json").read_text("utf-8"))
        except (OSError, ValueError):
            return ""
        return f"{told.get('lang', '')}_{told.get('name', '')} {told.get('version', '')}"
    try:
        return importlib.metadata.version(name)
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return ""
