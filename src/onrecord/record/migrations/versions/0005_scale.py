"""What one more page costs, and each answer, does not grow with the record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


#: How the rows of articles and statements are counted, whoever writes them.
TALLIES = {
    "article_line": ("{row}.outlet, '', {row}.reviewed", "outlet, reviewed"),
    "statement_line": ("{row}.outlet, {row}.form, {row}.reviewed", "outlet, form, reviewed"),
}


def upgrade() -> None:
    # With all that is asked for in the index: else SQLite read every link of a relation to find those of one unit.
    for name, table, columns in (
        ("link_b", "link", ["relation", "b", "a", "weight"]),
        ("member_scope", "member", ["relation", "scope", "unit", "capture"]),
        ("member_capture", "member", ["relation", "capture", "unit", "scope"]),
    ):
        op.drop_index(name, table)
        op.create_index(name, table, columns, unique=False)
    op.create_table(
        "story_count",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("story"),
        sqlite_with_rowid=False,
    )
    op.create_index("story_count_last", "story_count", ["last", "story"], unique=False)
    op.create_table(
        "tally",
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("reviewed", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("noun", "outlet", "form", "reviewed"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO story_count (story, last, articles, outlets) "
        "SELECT story, max(coalesce(published, '')), count(*), count(DISTINCT nullif(outlet, '')) "
        "FROM article_line WHERE story != '' GROUP BY story"
    )
    op.create_table(
        "said_count",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("actor", "month", "outlet"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO said_count (actor, month, outlet, statements) "
        "SELECT actor, substr(on_day, 1, 7), outlet, count(DISTINCT statement) FROM voice "
        "WHERE part = 'speaker' AND actor != '' AND reviewed != 'reject' GROUP BY 1, 2, 3"
    )
    op.execute(f"CREATE TRIGGER voice_said_come AFTER INSERT ON voice {_said('new', 1)}")
    op.execute(f"CREATE TRIGGER voice_said_gone AFTER DELETE ON voice {_said('old', -1)}")
    for noun, (counted, changing) in TALLIES.items():
        named = counted.format(row=noun)
        op.execute(f"INSERT INTO tally SELECT '{noun}', {named}, count(*) FROM {noun} GROUP BY 2, 3, 4")  # noqa: S608
        come = _counted(noun, counted.format(row="new"), 1)
        gone = _counted(noun, counted.format(row="old"), -1)
        op.execute(f"CREATE TRIGGER {noun}_tally_come AFTER INSERT ON {noun} BEGIN {come} END")
        op.execute(f"CREATE TRIGGER {noun}_tally_gone AFTER DELETE ON {noun} BEGIN {gone} END")
        op.execute(f"CREATE TRIGGER {noun}_tally_changed AFTER UPDATE OF {changing} ON {noun} BEGIN {gone} {come} END")


def _counted(noun: str, values: str, by: int) -> str:
    """Return the statements that count one row more or less."""
    return (
        f"INSERT OR IGNORE INTO tally VALUES ('{noun}', {values}, 0); "  # noqa: S608
        f"UPDATE tally SET count = count + {by} WHERE (noun, outlet, form, reviewed) = ('{noun}', {values});"
    )


def _said(row: str, by: int) -> str:
    """Return the body of a trigger that counts one saying of an actor more or less. Nothing updates a voice."""
    place = f"{row}.actor, substr({row}.on_day, 1, 7), {row}.outlet"
    return (
        f"WHEN {row}.part = 'speaker' AND {row}.actor != '' AND {row}.reviewed != 'reject' BEGIN "  # noqa: S608
        f"INSERT OR IGNORE INTO said_count VALUES ({place}, 0); "
        f"UPDATE said_count SET statements = statements + {by} WHERE (actor, month, outlet) = ({place}); END"
    )
