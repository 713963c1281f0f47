"""What outside readers said of pages is kept, so that it holds after each rebuild."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tip",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("near", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("tip_id", "tip", ["id"], unique=True)
    op.create_index("tip_capture", "tip", ["capture"], unique=False)
    op.create_index("tip_reader_capture", "tip", ["reader", "capture"], unique=False)
