"""Common words are found in time: pages are counted as they come, and statements stand in order of publication, too.

What an actor said is added up by outlet without being sorted. On a record of 1,000,000 statements it takes seconds.
"""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "statement_line_published", "statement_line", ["published", "on_day", "capture", "start", "reviewed"]
    )
    op.create_index("said_count_outlet", "said_count", ["actor", "outlet", "month", "statements"])
    op.execute("INSERT INTO tally SELECT 'page', '', '', '', count(*) FROM page")
    for name, when, by in (("come", "INSERT", 1), ("gone", "DELETE", -1)):
        op.execute(
            f"CREATE TRIGGER page_tally_{name} AFTER {when} ON page BEGIN "  # noqa: S608
            f"UPDATE tally SET count = count + {by} WHERE (noun, outlet, form, reviewed) = ('page', '', '', ''); END"
        )
