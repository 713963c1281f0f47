"""What waits is counted as it comes and goes; an actor is found by each id that it could have had."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "due_count",
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("task"),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO due_count SELECT task, count(*) FROM todo GROUP BY task")
    for name, when, row, by in (("come", "INSERT", "new", 1), ("gone", "DELETE", "old", -1)):
        op.execute(
            f"CREATE TRIGGER todo_due_{name} AFTER {when} ON todo BEGIN "  # noqa: S608
            f"INSERT OR IGNORE INTO due_count VALUES ({row}.task, 0); "
            f"UPDATE due_count SET count = count + {by} WHERE task = {row}.task; END"
        )
    op.create_table(
        "once_called",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "actor"),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT OR IGNORE INTO todo (task, capture) SELECT DISTINCT 'counts', id FROM actor")
