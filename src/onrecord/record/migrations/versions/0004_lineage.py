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
    op.create_index(
        "statement_line_reviewed_confidence", "statement_line", ["reviewed", "confidence"], if_not_exists=True
    )
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
    # A page is asked for by the source that it was added from.
    op.create_index("capture_source", "capture", ["source"], unique=False)
    # A story that gets a new name does not change what its statements say.
    op.execute("DROP TRIGGER statement_words_changed")
    op.execute(
        "CREATE TRIGGER statement_words_changed AFTER UPDATE OF text ON statement_line BEGIN "
        "INSERT INTO statement_words(statement_words, rowid, text) VALUES ('delete', old.row, old.text); "
        "INSERT INTO statement_words(rowid, text) VALUES (new.row, new.text); END"
    )
    # How crowded it is round an article, against which its likeness to others is measured.
    op.add_column("gist", sa.Column("words", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("gist", sa.Column("phrases", sa.LargeBinary(), nullable=False, server_default=""))
    op.add_column("gist", sa.Column("quotes", sa.LargeBinary(), nullable=False, server_default=""))
    op.create_table(
        "surrounding",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("phrases", sa.LargeBinary(), nullable=False),
        sa.Column("quotes", sa.LargeBinary(), nullable=False),
        sa.Column("near", sa.LargeBinary(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("surrounding_id", "surrounding", ["id"], unique=False)
    op.create_index("surrounding_capture", "surrounding", ["capture"], unique=False)
    op.create_index("surrounding_scope", "surrounding", ["scope"], unique=False)
    # An actor's statements by day, and how many there are, are read without looking at each.
    op.add_column("voice", sa.Column("on_day", sa.Text(), nullable=False, server_default=""))
    op.add_column("voice", sa.Column("start", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("voice", sa.Column("outlet", sa.Text(), nullable=False, server_default=""))
    op.add_column("voice", sa.Column("reviewed", sa.Text(), nullable=False, server_default=""))
    op.drop_index("voice_actor_part_statement", "voice")
    columns = ["actor", "part", "on_day", "capture", "start", "statement", "reviewed", "outlet"]
    op.create_index("voice_said", "voice", columns, unique=False)
    op.drop_index("voice_capture", "voice")
    op.create_index("voice_capture", "voice", ["capture", "start"], unique=False)
    op.drop_index("role_actor", "role")
    op.create_index("role_actor_title", "role", ["actor", "title"], unique=False)
    op.drop_index("article_line_story", "article_line")
    op.create_index("article_line_story_published", "article_line", ["story", "published"], unique=False)
    op.create_table(
        "actor_count",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("titles", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("actor"),
        sqlite_with_rowid=False,
    )
    op.create_index("actor_count_statements", "actor_count", ["statements", "actor"], unique=False)
    # Stories told in episodes, and episodes that go on with one another.
    op.create_table(
        "episode",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("undated", sa.Integer(), nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("episode_id", "episode", ["id"], unique=False)
    op.create_index("episode_capture", "episode", ["capture"], unique=False)
    op.create_index("episode_scope", "episode", ["scope"], unique=False)
    op.create_table(
        "continuation",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("episode", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("continues", sa.Text(), nullable=False),
        sa.Column("likeness", sa.Float(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("continuation_id", "continuation", ["id"], unique=False)
    op.create_index("continuation_capture", "continuation", ["capture"], unique=False)
    op.create_index("continuation_scope", "continuation", ["scope"], unique=False)
    op.create_table(
        "storyline",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("episode", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("continues", sa.Text(), nullable=False),
        sa.Column("likeness", sa.Float(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("storyline_id", "storyline", ["id"], unique=False)
    op.create_index("storyline_capture", "storyline", ["capture"], unique=False)
    op.create_index("storyline_scope", "storyline", ["scope"], unique=False)
    op.create_index("storyline_line_episode", "storyline", ["line", "episode"], unique=False)
    op.create_index("storyline_story", "storyline", ["story"], unique=False)
    op.execute(
        "UPDATE voice SET (on_day, start, outlet, reviewed) = "
        "(SELECT on_day, start, outlet, reviewed FROM statement_line WHERE statement_line.id = voice.statement) "
        "WHERE statement IN (SELECT id FROM statement_line)"
    )
    op.execute(  # offices follow when the lines are made again
        "INSERT INTO actor_count (actor, statements, articles, first, last, titles) "
        "SELECT actor, count(DISTINCT statement), count(DISTINCT capture), coalesce(min(nullif(on_day, '')), ''), "
        "max(on_day), '[]' FROM voice WHERE part = 'speaker' AND actor != '' AND reviewed != 'reject' GROUP BY actor"
    )
    # Lists of statements are counted and paged through in an index alone.
    op.drop_index("statement_line_on_day_start", "statement_line")
    op.drop_index("statement_line_story_on_day_start", "statement_line")
    op.drop_index("statement_line_outlet_on_day_start", "statement_line")
    for narrowed in ([], ["story"], ["outlet"], ["form"]):
        columns = [*narrowed, "on_day", "capture", "start", "reviewed"]
        op.create_index("statement_line_" + "_".join(columns), "statement_line", columns, unique=False)
    columns = ["on_day", "capture", "start", "reviewed"]
    op.create_index("statement_line_negated", "statement_line", columns, sqlite_where=sa.text("negated IS 1"))
