"""What belongs together over time, and how it came: more is kept of reprints, stories and their lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The review queue reads the least sure values first.
    op.create_index("statement_line_reviewed_confidence", "statement_line", ["reviewed", "confidence"], if_not_exists=True)
    op.create_index("identity_confidence", "identity", ["confidence"], if_not_exists=True)
    # Whom a source passed the words on to.
    op.add_column("citation", sa.Column("carrier", sa.Text(), nullable=False, server_default=""))
    # The days that a report tells, from which time lines are made.
    op.create_table(
        "dating",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("dating_id", "dating", ["id"], unique=True)
    op.create_index("dating_capture", "dating", ["capture", "start"], unique=False)
    op.create_index("dating_day_capture", "dating", ["day", "capture"], unique=False)
