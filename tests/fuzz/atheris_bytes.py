"""Bytes led by coverage: ``pip install atheris``, then ``python -m tests.fuzz.atheris_bytes [CORPUS] [-runs=N]``."""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

with atheris.instrument_imports(include=["onrecord.clean", "onrecord.dates"]):
    from tests.fuzz.claims import MEDIA_TYPES, hold


def one(data: bytes) -> None:
    """Clean ``data``; its first byte chooses the media type."""
    if data:
        hold(data[1:], MEDIA_TYPES[data[0] % len(MEDIA_TYPES)])


def main() -> None:
    """Hand over to libFuzzer."""
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
