"""What belongs together over time, and how it came: more is kept of reprints, stories and their lines."""

from __future__ import annotations

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
