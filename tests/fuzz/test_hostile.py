"""Pages made to cost: four times the page takes about four times as long, not sixteen times.

What is measured is the time of this process on its processors, the least of a few runs, of clean's three steps.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from math import inf

import pytest

from tests.fuzz.claims import broken_claims, cleaned

_AT_MOST = 9.0  # times as long for four times the page; quadratic growth gives 16
_ENOUGH_S = 0.1  # less says nothing of growth: the machine's own noise

Written = Callable[[int], str]

# Each makes a page from a number to which its length is proportional.
MARKUP: dict[str, Written] = {
    "nested": lambda n: "<div>" * n + "deep",
    "nested and closed wrongly": lambda n: "<div>" * n + "</p>" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{k}=1" for k in range(n)) + ">x",
    "attributes that hold brackets": lambda n: "<p " + " ".join(f"a{k}='>'" for k in range(n)) + ">x",
    "crowded tags": lambda n: ("<p " + " ".join(f"a{k}" for k in range(1_000)) + ">x") * (n // 1_000),
    "unended tags": lambda n: "<a b='<a c=\"" * n,
    "less-than signs": lambda n: "<" * n,
    "broken entities": lambda n: "&amp" * n + "&#xffffffff;&bogus;" * n,
    "entities of entities": lambda n: (
        "<!DOCTYPE x [" + "".join(f"<!ENTITY e{k} '&e{k - 1};&e{k - 1};'>" for k in range(n)) + "]><p>&e9;"
    ),
    "frames in frames": lambda n: "<iframe srcdoc=\"" * n + "<frameset><frame src='#'>" * n + "<p>x",
    "refreshes": lambda n: "<meta http-equiv=refresh content='0;url=#'>" * n + "<p>x",
    "misnested inline elements": lambda n: "<b>a<i>b<a>c</b></i></a>" * n,
    "tables in tables": lambda n: "<table><tr><td>" * n + "x",
    "scripts of linked data": lambda n: "<script type=application/ld+json>" + "[" * n + "</script><p>x",
    "microdata": lambda n: "<p itemprop=author>Ann" * n,
    "comments": lambda n: "<p>The ferry stopped.</p>" + "<div class=comment><b>moss</b> 3 May 2020<p>Good.</div>" * n,
    "paragraphs": lambda n: "<p>a b" * n,
    "class words": lambda n: f"<div class='{'menu ' * n}'>x",
    "unclosed comments": lambda n: "<!--" * n,
    "cells": lambda n: "<table>" + "<tr><td>1<td>2" * n,
}  # fmt: skip
TEXTS: dict[str, Written] = {
    "one line": lambda n: "word " * n,
    "one word": lambda n: "x" * n,
    "short date lines": lambda n: "3 May 2020\n" * n,
    "different date lines": lambda n: "".join(f"{1 + k % 28}.{1 + k % 12}.{1900 + k % 120}\n" for k in range(n)),
    "comments": lambda n: "The ferry stopped.\n\n" + "moss wrote:\nGood.\nReply\n" * n,
    "bylines": lambda n: "By Ann Example\n" * n,
    "quotes in quotes": lambda n: "> " * n + "x",
    "quoted lines": lambda n: ">>> x\n" * n,
    "empty lines": lambda n: "\n" * n + "x",
    "blanks": lambda n: " " * n + "x",
    "commas": lambda n: "By " + "Ann Example, " * n,
    "brackets": lambda n: "(" * n + "[" * n,
    "quotation marks": lambda n: "“" * n,
    "digits": lambda n: "1" * n,
    "dashes": lambda n: "NORVIK – " * n,
    "addresses": lambda n: "http://" + "a." * n,
}


@pytest.mark.parametrize("written", MARKUP.values(), ids=MARKUP.keys())
def test_the_time_of_hostile_markup_grows_with_its_length(written: Written) -> None:
    assert _growth(written, "text/html", 12_000) < _AT_MOST


@pytest.mark.parametrize("written", TEXTS.values(), ids=TEXTS.keys())
def test_the_time_of_a_hostile_text_grows_with_its_length(written: Written) -> None:
    assert _growth(written, "text/plain", 24_000) < _AT_MOST


def _growth(written: Written, media_type: str, most: int) -> float:
    """Return how much longer four times the page takes, at the least number at which that can be told."""
    number = 400
    while number * 4 < most and _seconds(written(number), media_type) < _ENOUGH_S:
        number *= 2
    short, long = inf, inf
    for _ in range(4):  # a busy machine makes one time long, seldom all
        short = min(short, _seconds(written(number), media_type))
        long = min(long, _seconds(written(number * 4), media_type))
        if long / max(short, _ENOUGH_S) < _AT_MOST:
            break
    return long / max(short, _ENOUGH_S)


def _seconds(page: str, media_type: str) -> float:
    gc.disable()  # what thousands of tests before left in memory is no matter of this page
    try:
        began = time.process_time()
        nouns = cleaned(page.encode(), media_type)
        took = time.process_time() - began
    finally:
        gc.enable()
    assert not list(broken_claims(nouns))
    return took
