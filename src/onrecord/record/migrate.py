"""Bring a database's tables to the newest form."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command
from alembic.config import Config


def config(connection: sa.Connection | None = None) -> Config:
    """Return Alembic's settings for our migrations, to run over ``connection``."""
    made = Config()
    made.set_main_option("script_location", "onrecord.record:migrations")
    made.attributes["connection"] = connection
    return made


def upgrade(engine: sa.Engine) -> None:
    """Run every migration that ``engine``'s database has not seen, in one transaction."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            command.upgrade(config(connection), "head")
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")
