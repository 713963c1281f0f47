"""Nouns made by the hundred are those that their class makes."""

from __future__ import annotations

import pytest

from onrecord.clean.making import Maker
from onrecord.model import Block
from onrecord.spans import Span


def test_a_noun_is_equal_to_one_that_its_class_makes() -> None:
    values = ("id", "page", Span(2, 9), "p", "story", 0.5, 3)
    assert Maker(Block).of(values) == Block(*values)


def test_a_noun_that_was_made_so_cannot_be_changed() -> None:
    made = Maker(Block).of(("id", "page", Span(2, 9), "p", "story", 0.5, 3))
    with pytest.raises(AttributeError):
        made.depth = 4
