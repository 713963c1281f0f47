"""The first form of the tables."""

from __future__ import annotations

from alembic import op

from onrecord.record import schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    schema.metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
        for statement in schema.search_ddl():
            op.execute(statement)
