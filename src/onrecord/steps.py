"""The table of contents: every step, in order. A step may read what the steps above it make."""

from __future__ import annotations

from onrecord.pipeline import Step

STEPS: tuple[Step, ...] = ()
