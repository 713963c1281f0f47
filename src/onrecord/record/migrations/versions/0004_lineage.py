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
    # How badly a scanner read a page; of a text merged from two reports, the second.
    op.add_column("print", sa.Column("garbled", sa.Float(), nullable=False, server_default="0"))
    op.add_column("reprint", sa.Column("also_of", sa.Text(), nullable=False, server_default=""))
    # The same saying in other words: what it says, and the day.
    op.add_column("saying", sa.Column("terms", sa.LargeBinary(), nullable=False, server_default=""))
    op.add_column("saying", sa.Column("day", sa.Text(), nullable=True))
    op.add_column("saying", sa.Column("is_quoted", sa.Boolean(), nullable=False, server_default=sa.true()))
    # Where each archive ends, and what failed, are read at each add.
    op.create_index("capture_archive_offset", "capture", ["archive", "offset"], unique=False)
    op.create_index("problem_what", "problem", ["what"], unique=False)
    # A story that gets a new name does not change what its statements say.
    op.execute("DROP TRIGGER statement_words_changed")
    op.execute(
        "CREATE TRIGGER statement_words_changed AFTER UPDATE OF text ON statement_line BEGIN "
        "INSERT INTO statement_words(statement_words, rowid, text) VALUES ('delete', old.row, old.text); "
        "INSERT INTO statement_words(rowid, text) VALUES (new.row, new.text); END"
    )
