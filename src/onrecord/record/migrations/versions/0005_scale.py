"""What one more page costs, and each answer, does not grow with the record."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # With all that is asked for in the index: else SQLite read every link of a relation to find those of one unit.
    for name, table, columns in (
        ("link_b", "link", ["relation", "b", "a", "weight"]),
        ("member_scope", "member", ["relation", "scope", "unit", "capture"]),
        ("member_capture", "member", ["relation", "capture", "unit", "scope"]),
    ):
        op.drop_index(name, table)
        op.create_index(name, table, columns, unique=False)
