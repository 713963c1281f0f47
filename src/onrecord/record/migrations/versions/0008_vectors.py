"""The vector that a model of the user's choice gives of an article stands beside what its words tell."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("gist", "surrounding"):
        op.add_column(table, sa.Column("vector", sa.LargeBinary(), nullable=False, server_default=""))
