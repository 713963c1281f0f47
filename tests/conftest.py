"""What all tests share: hypothesis judges what comes out, not how long a busy machine took."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")
