"""Comments know how deep in a thread they stand and which comment they answer, captures where in an export they lay."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What is kept has neither until its captures are read again: `refresh` does that, for the step has a new version.
    for column in (
        sa.Column("depth", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("parent", sa.Text(), nullable=False, server_default=""),
    ):
        op.add_column("comment", column)
    for name in ("file", "place"):
        op.add_column("capture", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.create_index("capture_file", "capture", ["file"], unique=False)
