"""The words that tell to whom, through whom, where and how something was said, and a country, are kept beside each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_REASONS = (
    "addressee_mention",
    "addressee_why",
    "via_mention",
    "via_why",
    "place_mention",
    "place_why",
    "modality_why",
)


def upgrade() -> None:
    for table in ("statement", "statement_line"):
        for name in _REASONS:
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("entity", sa.Column("country_why", sa.Text(), nullable=False, server_default=""))
