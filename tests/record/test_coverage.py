"""Who carries a statement and who leaves it out is told outlet by outlet, reprints counted once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.dates import PartialDate
from onrecord.model import Utterance, address
from onrecord.record import store
from onrecord.record.answers import ArticleLine, StatementLine
from onrecord.record.coverage import count, coverage
from onrecord.record.store import Store
from onrecord.spans import Span
from tests.tell.test_sheet import LINE, said


def article(id: str, outlet: str, published: str = "", group: str = "") -> ArticleLine:
    date = PartialDate(published) if published else None
    return replace(LINE, id=id, capture=id, outlet=outlet, published=date, story="s", group=group)


def statement(article: ArticleLine, utterance: str, on_day: str = "2019-05-03") -> StatementLine:
    id = f"{article.id}-{utterance}"
    line = said(id, Span(0, 4))
    return replace(line, capture=article.capture, outlet=article.outlet, story="s", utterance=utterance, on_day=on_day)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    a, b, c, d = (
        article("a", "Courier", "2019-05-04"),
        article("b", "Herald", "2019-05-04", group="g"),
        article("c", "Gazette", "2019-05-05", group="g"),
        article("d", "Bulletin", "2019-01-01"),
    )
    lines = [statement(a, "u1"), statement(b, "u1"), statement(c, "u1"), statement(b, "u2"), statement(a, "u3")]
    lines[-1] = replace(lines[-1], reviewed="reject")
    short = Utterance(address("utterance", lines[1].id), "b", lines[1].id, "u1", "shortened", 0.5)
    made = Store(tmp_path / "record.sqlite")
    with made.change() as change:
        store.insert(change, [a, b, c, d])
        store.insert(change, lines)
        store.insert(change, [short], scope="u1")
    yield made
    made.close()


def variants(kept: Store, at: int) -> dict[str, str]:
    with kept.look() as look:
        return {cell.outlet: cell.variant for cell in coverage(look, "s", limit=9, offset=0)[at].cells}


def test_what_most_outlets_carry_comes_first(kept: Store) -> None:
    with kept.look() as look:
        assert [line.utterance for line in coverage(look, "s", limit=9, offset=0)] == ["u1", "u2"]


def test_each_outlet_carries_it_whole_or_shortened_or_leaves_it_out(kept: Store) -> None:
    assert variants(kept, 0) == {"Courier": "whole", "Herald": "shortened", "Gazette": "whole", "Bulletin": "earlier"}
    assert variants(kept, 1) == {"Courier": "omitted", "Herald": "whole", "Gazette": "omitted", "Bulletin": "earlier"}


def test_reprints_are_counted_once(kept: Store) -> None:
    with kept.look() as look:
        (line, *_) = coverage(look, "s", limit=1, offset=0)
    assert (line.outlets, line.independent) == (3, 2)


def test_a_rejected_statement_is_no_coverage(kept: Store) -> None:
    with kept.look() as look:
        assert count(look, "s") == 2
