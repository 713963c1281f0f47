"""The attribution net: windows, paths and what is read of a page."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.spans import Span
from onrecord.understand.attribute.labels import LABELS
from onrecord.understand.attribute.net import (
    WINDOW,
    Attributor,
    Labelled,
    attributor,
    best_paths,
    moves,
    starts,
    windows,
)  # fmt: skip
from onrecord.understand.attribute.traits import traits
from onrecord.understand.drafts import by_rules
from onrecord.understand.parse import parse
from onrecord.understand.quotes import quotations

PAGE = "Ada Brann believes that the harbour will stay open.\n\nThe pilots, she added, were against it.\n\n"


@pytest.fixture(name="net")
def _net() -> Attributor:
    net = attributor()
    assert net is not None
    return net


def labelled(net: Attributor, text: str) -> Labelled:
    lines = [(at, line) for at, line in _lines(text) if line.strip()]
    paragraphs = [Span(at, at + len(line)) for at, line in lines]
    parsed, quotes = parse(text, paragraphs), quotations(text, paragraphs)
    blocks = [s.block for s in parsed.sentences for _ in range(s.first, s.last)]
    return net.read(traits(parsed, quotes, by_rules(text, parsed, paragraphs, quotes)), blocks)


def _lines(text: str) -> list[tuple[int, str]]:
    made, at = [], 0
    for line in text.split("\n"):
        made.append((at, line))
        at += len(line) + 1
    return made


@given(st.lists(st.integers(1, 700), max_size=12))
def test_windows_cover_the_words_in_order_and_are_bounded(paragraphs: list[int]) -> None:
    blocks = [n for n, count in enumerate(paragraphs) for _ in range(count)]
    made = list(windows(blocks))
    assert [first for first, _ in made] == [0, *(last for _, last in made)][: len(made)]
    assert sum(last - first for first, last in made) == len(blocks)
    assert all(0 < last - first <= WINDOW for first, last in made)


def test_a_window_ends_where_a_paragraph_does() -> None:
    assert list(windows([0] * 200 + [1] * 200)) == [(0, 200), (200, 400)]


def test_a_word_goes_on_only_inside_what_has_begun() -> None:
    scores = np.random.default_rng(3).normal(size=(4, 30, LABELS)).astype(np.float32)
    for path in best_paths(scores, np.ones((4, 30), np.float32), moves(), starts()):
        before = 0
        for label in path.tolist():
            assert label % 2 or label == 0 or before in (label, label - 1)
            before = label


def test_padding_changes_no_path() -> None:
    scores = np.random.default_rng(5).normal(size=(1, 20, LABELS)).astype(np.float32)
    padded = np.concatenate([scores, np.full((1, 9, LABELS), 7, np.float32)], 1)
    mask = np.concatenate([np.ones((1, 20)), np.zeros((1, 9))], 1).astype(np.float32)
    alone = best_paths(scores, np.ones((1, 20), np.float32), moves(), starts())
    assert (best_paths(padded, mask, moves(), starts())[:, :20] == alone).all()


def test_the_same_page_is_read_alike_each_time(net: Attributor) -> None:
    one, two = labelled(net, PAGE), labelled(net, PAGE)
    assert (one.labels == two.labels).all()
    assert (one.sure == two.sure).all()


def test_what_is_read_in_one_batch_is_what_each_window_says_alone(
    net: Attributor, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = labelled(net, PAGE * 30)
    monkeypatch.setattr("onrecord.understand.attribute.net.AT_ONCE", 1)
    alone = labelled(net, PAGE * 30)
    assert (together.labels == alone.labels).all()
    assert np.allclose(together.sure, alone.sure, atol=1e-3)  # the last digits may differ


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_read(text: str) -> None:
    net = attributor()
    assert net is not None
    read = labelled(net, text)
    assert ((read.sure >= 0) & (read.sure <= 1.001)).all()
