"""The first form of the tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: Full-text indexes, and the triggers that keep them in step with their tables.
SEARCH = (
    "CREATE VIRTUAL TABLE page_words USING fts5(text, content='page', content_rowid='row', tokenize=\"unicode61 remove_diacritics 2\")",
    "CREATE TRIGGER page_words_come AFTER INSERT ON page BEGIN INSERT INTO page_words(rowid, text) VALUES (new.row, new.text); END",
    "CREATE TRIGGER page_words_gone AFTER DELETE ON page BEGIN INSERT INTO page_words(page_words, rowid, text) VALUES ('delete', old.row, old.text); END",
    "CREATE TRIGGER page_words_changed AFTER UPDATE ON page BEGIN INSERT INTO page_words(page_words, rowid, text) VALUES ('delete', old.row, old.text); INSERT INTO page_words(rowid, text) VALUES (new.row, new.text); END",
    "CREATE VIRTUAL TABLE statement_words USING fts5(text, content='statement_line', content_rowid='row', tokenize=\"unicode61 remove_diacritics 2\")",
    "CREATE TRIGGER statement_words_come AFTER INSERT ON statement_line BEGIN INSERT INTO statement_words(rowid, text) VALUES (new.row, new.text); END",
    "CREATE TRIGGER statement_words_gone AFTER DELETE ON statement_line BEGIN INSERT INTO statement_words(statement_words, rowid, text) VALUES ('delete', old.row, old.text); END",
    "CREATE TRIGGER statement_words_changed AFTER UPDATE ON statement_line BEGIN INSERT INTO statement_words(statement_words, rowid, text) VALUES ('delete', old.row, old.text); INSERT INTO statement_words(rowid, text) VALUES (new.row, new.text); END",
)


def upgrade() -> None:
    op.create_table(
        "actor",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("actor_id", "actor", ["id"], unique=False)
    op.create_index("actor_scope", "actor", ["scope"], unique=False)
    op.create_table(
        "article",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("dateline", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("original_outlet", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("earliest", sa.Text(), nullable=True),
        sa.Column("latest", sa.Text(), nullable=True),
        sa.Column("published_why", sa.Text(), nullable=False),
        sa.Column("reposted", sa.Text(), nullable=True),
        sa.Column("updated", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("article_capture", "article", ["capture"], unique=False)
    op.create_index("article_id", "article", ["id"], unique=True)
    op.create_table(
        "article_line",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("captured", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("dateline", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("original_outlet", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("earliest", sa.Text(), nullable=True),
        sa.Column("latest", sa.Text(), nullable=True),
        sa.Column("published_why", sa.Text(), nullable=False),
        sa.Column("reposted", sa.Text(), nullable=True),
        sa.Column("updated", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("copy_of", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shared", sa.Float(), nullable=False),
        sa.Column("reviewed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("article_line_capture", "article_line", ["capture"], unique=False)
    op.create_index("article_line_group", "article_line", ["group"], unique=False)
    op.create_index("article_line_id", "article_line", ["id"], unique=True)
    op.create_index("article_line_outlet_published", "article_line", ["outlet", "published"], unique=False)
    op.create_index("article_line_published", "article_line", ["published"], unique=False)
    op.create_index("article_line_story", "article_line", ["story"], unique=False)
    op.create_table(
        "block",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("hints", sa.Text(), nullable=False),
        sa.Column("link_share", sa.Float(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("block_capture", "block", ["capture", "start"], unique=False)
    op.create_index("block_id", "block", ["id"], unique=True)
    op.create_table(
        "capture",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("captured", sa.Text(), nullable=False),
        sa.Column("archive", sa.Text(), nullable=False),
        sa.Column("offset", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("capture_id", "capture", ["id"], unique=True)
    op.create_index("capture_url", "capture", ["url"], unique=False)
    op.create_table(
        "citation",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("citation_capture", "citation", ["capture", "start"], unique=False)
    op.create_index("citation_id", "citation", ["id"], unique=True)
    op.create_table(
        "comment",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("author_span_start", sa.Integer(), nullable=True),
        sa.Column("author_span_end", sa.Integer(), nullable=True),
        sa.Column("posted", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("comment_capture", "comment", ["capture", "start"], unique=False)
    op.create_index("comment_id", "comment", ["id"], unique=True)
    op.create_table(
        "declared",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("declared_capture", "declared", ["capture"], unique=False)
    op.create_index("declared_id", "declared", ["id"], unique=True)
    op.create_table(
        "entity",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("role_span_start", sa.Integer(), nullable=True),
        sa.Column("role_span_end", sa.Integer(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("entity_capture", "entity", ["capture"], unique=False)
    op.create_index("entity_id", "entity", ["id"], unique=True)
    op.create_table(
        "gist",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("gist_capture", "gist", ["capture"], unique=False)
    op.create_index("gist_id", "gist", ["id"], unique=True)
    op.create_table(
        "identity",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("identity_actor", "identity", ["actor"], unique=False)
    op.create_index("identity_capture", "identity", ["capture"], unique=False)
    op.create_index("identity_entity", "identity", ["entity"], unique=False)
    op.create_index("identity_id", "identity", ["id"], unique=False)
    op.create_index("identity_scope", "identity", ["scope"], unique=False)
    op.create_table(
        "link",
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("relation", "a", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index("link_b", "link", ["relation", "b"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("relation", "key", "unit"),
        sqlite_with_rowid=False,
    )
    op.create_index("meeting_unit", "meeting", ["relation", "unit"], unique=False)
    op.create_table(
        "member",
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("relation", "unit"),
        sqlite_with_rowid=False,
    )
    op.create_index("member_capture", "member", ["relation", "capture"], unique=False)
    op.create_index("member_scope", "member", ["relation", "scope"], unique=False)
    op.create_table(
        "mention",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("mention_capture", "mention", ["capture", "start"], unique=False)
    op.create_index("mention_id", "mention", ["id"], unique=True)
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "page",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("page_capture", "page", ["capture"], unique=False)
    op.create_index("page_id", "page", ["id"], unique=True)
    op.create_table(
        "party",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("party_capture", "party", ["capture"], unique=False)
    op.create_index("party_id", "party", ["id"], unique=True)
    op.create_table(
        "passage",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("passage_capture", "passage", ["capture", "start"], unique=False)
    op.create_index("passage_id", "passage", ["id"], unique=True)
    op.create_table(
        "print",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("credits", sa.Text(), nullable=False),
        sa.Column("edges", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("print_capture", "print", ["capture"], unique=False)
    op.create_index("print_id", "print", ["id"], unique=True)
    op.create_table(
        "problem",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("problem_capture", "problem", ["capture", "start"], unique=False)
    op.create_index("problem_id", "problem", ["id"], unique=True)
    op.create_table(
        "ran",
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("capture", "step"),
    )
    op.create_table(
        "reading",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("believed", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("reading_capture", "reading", ["capture", "start"], unique=False)
    op.create_index("reading_id", "reading", ["id"], unique=True)
    op.create_table(
        "reprint",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("copy_of", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shared", sa.Float(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("reprint_capture", "reprint", ["capture"], unique=False)
    op.create_index("reprint_group", "reprint", ["group"], unique=False)
    op.create_index("reprint_id", "reprint", ["id"], unique=False)
    op.create_index("reprint_scope", "reprint", ["scope"], unique=False)
    op.create_table(
        "review",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("review_capture", "review", ["capture", "start"], unique=False)
    op.create_index("review_id", "review", ["id"], unique=True)
    op.create_index("review_target", "review", ["target"], unique=False)
    op.create_table(
        "role",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("role_actor", "role", ["actor"], unique=False)
    op.create_index("role_capture", "role", ["capture", "start"], unique=False)
    op.create_index("role_id", "role", ["id"], unique=False)
    op.create_index("role_scope", "role", ["scope"], unique=False)
    op.create_table(
        "saying",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("speaker_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("saying_capture", "saying", ["capture"], unique=False)
    op.create_index("saying_id", "saying", ["id"], unique=True)
    op.create_table(
        "statement",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("speaker_mention", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("said_on_why", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("statement_capture", "statement", ["capture"], unique=False)
    op.create_index("statement_id", "statement", ["id"], unique=True)
    op.create_table(
        "statement_line",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("speaker_mention", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("said_on_why", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("utterance", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("reviewed", sa.Text(), nullable=False),
        sa.Column("cue_words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("statement_line_capture", "statement_line", ["capture", "start"], unique=False)
    op.create_index("statement_line_id", "statement_line", ["id"], unique=True)
    op.create_index("statement_line_on_day_start", "statement_line", ["on_day", "start"], unique=False)
    op.create_index("statement_line_outlet_on_day_start", "statement_line", ["outlet", "on_day", "start"], unique=False)
    op.create_index("statement_line_story_on_day_start", "statement_line", ["story", "on_day", "start"], unique=False)
    op.create_index("statement_line_utterance", "statement_line", ["utterance"], unique=False)
    op.create_table(
        "story",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("story_capture", "story", ["capture"], unique=False)
    op.create_index("story_id", "story", ["id"], unique=False)
    op.create_index("story_scope", "story", ["scope"], unique=False)
    op.create_table(
        "todo",
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("task", "capture"),
    )
    op.create_table(
        "utterance",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("utterance", sa.Text(), nullable=False),
        sa.Column("variant", sa.Text(), nullable=False),
        sa.Column("shared", sa.Float(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("utterance_capture", "utterance", ["capture"], unique=False)
    op.create_index("utterance_id", "utterance", ["id"], unique=False)
    op.create_index("utterance_scope", "utterance", ["scope"], unique=False)
    op.create_table(
        "voice",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_autoincrement=False,
    )
    op.create_index("voice_actor_part_statement", "voice", ["actor", "part", "statement"], unique=False)
    op.create_index("voice_capture", "voice", ["capture"], unique=False)
    op.create_index("voice_id", "voice", ["id"], unique=True)
    op.create_index("voice_statement", "voice", ["statement"], unique=False)
    # ### end Alembic commands ###
    if op.get_bind().dialect.name == "sqlite":
        for statement in SEARCH:
            op.execute(statement)
