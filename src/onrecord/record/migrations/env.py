"""Alembic's entry: runs the migrations over the connection that `onrecord.record.migrate` gives."""

from __future__ import annotations

from alembic import context

from onrecord.record import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
