"""The tables: one a noun, and the book-keeping that says what has run and what has to run again."""

from __future__ import annotations

import sqlalchemy as sa

from onrecord import model as m
from onrecord.record import answers as a
from onrecord.record.codec import columns

APPLICATION_ID = 0x4F4E5243  # "ONRC", in the SQLite header: tells our files from others
HEAD = "0009"  # the newest migration; a test compares it with the migrations folder

#: Nouns that one capture step makes for one capture.
OF_CAPTURE: tuple[type, ...] = (
    m.Page,
    m.Block,
    m.Declared,
    m.Passage,
    m.Comment,
    m.Reading,
    m.Article,
    m.Print,
    m.Citation,
    m.Entity,
    m.Mention,
    m.Statement,
    m.Party,
    m.Dating,
    m.Gist,
    m.Saying,
)
#: Nouns that relations make for a neighbourhood of the record.
OF_RECORD: tuple[type, ...] = (
    m.Reprint,
    m.Actor,
    m.Identity,
    m.Role,
    m.Utterance,
    m.Surrounding,
    m.Story,
    m.Episode,
    m.Continuation,
    m.Storyline,
)
#: What faces read: joined and corrected.
LINES: tuple[type, ...] = (a.ArticleLine, a.StatementLine, a.Voice)
#: Nouns kept as they come.
KEPT: tuple[type, ...] = (m.Capture, m.Review, m.Tip, m.Problem)

#: The task of captures of which a person wanted some nouns first: the other steps are due, and wait for a refresh.
PUT_OFF = "steps put off"

#: The tasks of what is counted of actors and of stories; the captures they come from are done.
COUNTS = ("counts", "story counts")

metadata = sa.MetaData()
tables: dict[type, sa.Table] = {}


def name_of(noun: type) -> str:
    """Return the name of a noun's table: ``StatementLine`` -> ``statement_line``."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in noun.__name__).lstrip("_")


def plural(noun: type) -> str:
    """Return what exports and faces call all of a noun: ``Story`` -> ``stories``."""
    name = noun.__name__.lower()
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _table(noun: type, *more: sa.schema.SchemaItem) -> None:
    table = sa.Table(
        name_of(noun),
        metadata,
        sa.Column("row", sa.Integer, primary_key=True),
        *columns(noun),
        *more,
        sqlite_autoincrement=False,
    )
    tables[noun] = table
    sa.Index(f"{table.name}_id", table.c.id, unique=noun not in OF_RECORD)
    if "capture" in table.c and noun is not m.Capture:
        sa.Index(f"{table.name}_capture", table.c.capture, *([table.c.start] if "start" in table.c else []))


for _noun in (*OF_CAPTURE, *LINES, *KEPT):
    _table(_noun)
for _noun in OF_RECORD:
    _table(_noun, sa.Column("scope", sa.Text, nullable=False))
    sa.Index(f"{tables[_noun].name}_scope", tables[_noun].c.scope)


def _index(noun: type, *names: str) -> None:
    table = tables[noun]
    sa.Index("_".join((table.name, *names)), *(table.c[name] for name in names))


_index(m.Capture, "url")
_index(m.Capture, "file")
_index(m.Capture, "source")
_index(m.Capture, "archive", "offset")
_index(m.Problem, "what")
_index(m.Identity, "entity")
_index(m.Identity, "actor")
_index(m.Identity, "confidence")
_index(m.Role, "actor", "title")
_index(m.Reprint, "group")
_index(m.Dating, "day", "capture")
_index(m.Storyline, "line", "episode")
_index(m.Storyline, "story")
_index(m.Review, "target")
_index(m.Tip, "reader", "capture")
_index(a.ArticleLine, "story", "published")
_index(a.ArticleLine, "group")
_index(a.ArticleLine, "published")
_index(a.ArticleLine, "outlet", "published")
# Each list of statements is in the order of days, and is counted and paged through in one of these alone.
for _narrowed in ((), ("story",), ("outlet",), ("form",)):
    _index(a.StatementLine, *_narrowed, "on_day", "capture", "start", "reviewed")
sa.Index(
    "statement_line_negated",
    *(tables[a.StatementLine].c[name] for name in ("on_day", "capture", "start", "reviewed")),
    sqlite_where=sa.text("negated IS 1"),
)
sa.Index(
    "statement_line_published",
    *(tables[a.StatementLine].c[name] for name in ("published", "on_day", "capture", "start", "reviewed")),
)
_index(a.StatementLine, "utterance")
_index(a.StatementLine, "reviewed", "confidence")
sa.Index(
    "voice_said",
    *(tables[a.Voice].c[name] for name in ("actor", "part", "on_day", "capture", "start", "statement")),
    *(tables[a.Voice].c[name] for name in ("reviewed", "outlet")),
)
_index(a.Voice, "statement")

ran = sa.Table(  # which step ran on which capture, on what, and what came of it
    "ran",
    metadata,
    sa.Column("capture", sa.Text, primary_key=True),
    sa.Column("step", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),  # of step, version, data files and inputs
    sa.Column("made", sa.Text, nullable=False),  # "Page:3f2a… Block:90c1…": digests of the output by noun
)
todo = sa.Table(  # work not yet done; a crash loses none of it
    "todo",
    metadata,
    sa.Column("task", sa.Text, primary_key=True),  # "steps", PUT_OFF, "lines", one of COUNTS or a relation's name
    sa.Column("capture", sa.Text, primary_key=True),  # of COUNTS an actor or a story
)
meeting = sa.Table(  # a relation's index: which units share a key
    "meeting",
    metadata,
    sa.Column("relation", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("unit", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)
sa.Index("meeting_unit", meeting.c.relation, meeting.c.unit)
link = sa.Table(  # pairs of units that belong together
    "link",
    metadata,
    sa.Column("relation", sa.Text, primary_key=True),
    sa.Column("a", sa.Text, primary_key=True),
    sa.Column("b", sa.Text, primary_key=True),
    sa.Column("weight", sa.Float, nullable=False),
    sqlite_with_rowid=False,
)
# With all that is asked for in it: of an index that has not, SQLite thinks the whole relation as fast to read.
sa.Index("link_b", link.c.relation, link.c.b, link.c.a, link.c.weight)
member = sa.Table(  # which neighbourhood a unit is in
    "member",
    metadata,
    sa.Column("relation", sa.Text, primary_key=True),
    sa.Column("unit", sa.Text, primary_key=True),
    sa.Column("capture", sa.Text, nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
sa.Index("member_scope", member.c.relation, member.c.scope, member.c.unit, member.c.capture)
sa.Index("member_capture", member.c.relation, member.c.capture, member.c.unit, member.c.scope)
actor_count = sa.Table(  # what an actor said, counted: of 20,000 statements it is not counted again for each answer
    "actor_count",
    metadata,
    sa.Column("actor", sa.Text, primary_key=True),
    sa.Column("statements", sa.Integer, nullable=False),
    sa.Column("articles", sa.Integer, nullable=False),
    sa.Column("first", sa.Text, nullable=False),  # ISO day, "" where no statement has one
    sa.Column("last", sa.Text, nullable=False),
    sa.Column("titles", sa.Text, nullable=False),  # as a tuple of words is kept; those that most pages give first
    sqlite_with_rowid=False,
)
sa.Index("actor_count_statements", actor_count.c.statements, actor_count.c.actor)
story_count = sa.Table(  # a story's last day, articles and outlets: the list of stories is read, not counted
    "story_count",
    metadata,
    sa.Column("story", sa.Text, primary_key=True),
    sa.Column("last", sa.Text, nullable=False),  # as its articles have it: ISO, "" where none is dated
    sa.Column("articles", sa.Integer, nullable=False),
    sa.Column("outlets", sa.Integer, nullable=False),  # those that pages tell
    sqlite_with_rowid=False,
)
sa.Index("story_count_last", story_count.c.last, story_count.c.story)
tally = sa.Table(  # rows of articles, statements and pages, counted by triggers: a list tells its total
    "tally",
    metadata,
    sa.Column("noun", sa.Text, primary_key=True),  # article_line, statement_line, page
    sa.Column("outlet", sa.Text, primary_key=True),
    sa.Column("form", sa.Text, primary_key=True),  # of an article ""
    sa.Column("reviewed", sa.Text, primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
said_count = sa.Table(  # what actors said, by month and outlet, counted by triggers: a few hold a tenth of a record
    "said_count",
    metadata,
    sa.Column("actor", sa.Text, primary_key=True),
    sa.Column("month", sa.Text, primary_key=True),  # "2019-05"; "2019" or "" where no more is told
    sa.Column("outlet", sa.Text, primary_key=True),
    sa.Column("statements", sa.Integer, nullable=False),  # less the rejected
    sqlite_with_rowid=False,
)
sa.Index("said_count_outlet", *(said_count.c[name] for name in ("actor", "outlet", "month", "statements")))
due_count = sa.Table(  # how many rows of `todo` each task has, counted by triggers: the desk tells what waits
    "due_count",
    metadata,
    sa.Column("task", sa.Text, primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
once_called = (
    sa.Table(  # every id that an actor would have under one of its names: a link from before still leads to it
        "once_called",
        metadata,
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("actor", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
)
meta = sa.Table(
    "meta",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

TOKENIZER = "unicode61 remove_diacritics 2"  # of the full-text indexes, since migration 0001
#: Full-text indexes over a table's text, kept in step by triggers: the indexed table and its column.
SEARCHED = {"page_words": ("page", "text"), "statement_words": ("statement_line", "text")}
