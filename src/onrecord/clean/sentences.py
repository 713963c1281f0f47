"""Whether a line is running text: long enough, and ended as a sentence is."""

from __future__ import annotations

END = (".", "!", "?", "”", '"', "’", "…", "»", ")", ":", "。")


def is_told(words: str, *, blanks: int) -> bool:
    """Tell whether ``words`` hold at least so many blanks and end as a paragraph does: a name or a button does not."""
    return words.count(" ") >= blanks and words.endswith(END)
