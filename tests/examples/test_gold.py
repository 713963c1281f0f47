"""The gold is right about the pages it describes: every word of it stands there, and every id it names is one."""

from __future__ import annotations

import gzip
import runpy
from functools import cache

import pytest

from tests.examples.gold import CAPTURES, EXAMPLES, GoldPage, GoldStatement, gold_pages, gold_record
from tests.examples.plain import folded, texts

PAGES = gold_pages()
ODD_CUES = {"In a joint statement … said"}  # a cue in two pieces


@cache
def shown() -> dict[str, str]:
    return texts()


def body_of(page: GoldPage) -> str:
    text = shown()[page.source]
    end = text.index(folded(page.body_last)) + len(folded(page.body_last))
    return text[text.index(folded(page.body_first)) : end]


def place(text: str, statement: GoldStatement, after: int) -> int:
    """Return where the first piece stands at or past ``after``; every further piece must follow it."""
    first = at = text.index(folded(statement.content[0]), after)
    for piece in statement.content:
        at = text.index(folded(piece), at) + len(folded(piece))
    return first


def test_every_capture_has_gold_and_all_gold_its_capture() -> None:
    assert {page.source for page in PAGES.values()} == set(shown())


def test_the_world_is_as_large_as_it_says() -> None:
    assert len(PAGES) >= 28
    assert len({page.outlet for page in PAGES.values()}) >= 9


@pytest.mark.parametrize("id", PAGES)
def test_what_the_gold_says_of_a_page_stands_on_it(id: str) -> None:
    page = PAGES[id]
    text = shown()[page.source]
    for words in (page.title, page.caption or "", page.body_first, page.body_last, *page.not_statements):
        assert folded(words) in text


@pytest.mark.parametrize("id", PAGES)
def test_statements_stand_in_the_body_in_the_order_in_which_they_begin(id: str) -> None:
    page, at = PAGES[id], 0
    body = body_of(page)
    for statement in page.statements:
        if statement.region == "title":
            assert folded(statement.content[0]) in folded(page.title)
            continue
        at = place(body, statement, at)
        assert statement.cue in body or statement.cue in ODD_CUES
        assert folded(statement.content_wide or "") in body


@pytest.mark.parametrize("id", PAGES)
def test_a_statement_stands_in_its_parent(id: str) -> None:
    statements = {statement.id: statement for statement in PAGES[id].statements}
    assert len(statements) == len(PAGES[id].statements)
    for each in statements.values():
        if each.parent:
            assert any(folded(each.content[0]) in folded(piece) for piece in statements[each.parent].content)


def test_forms_are_told_by_the_quotation_marks() -> None:
    for page in PAGES.values():
        for each in page.statements:
            marked = any(mark in "".join(each.content) for mark in '“”„«»"')
            if each.form == "mixed" and "‘" not in "".join(each.content):
                assert marked, each
            if each.form == "indirect" and not each.optional:
                assert not marked, each


def test_the_record_names_captures_and_statements_that_there_are() -> None:
    record = gold_record()
    statements = {(id, each.id) for id, page in PAGES.items() for each in page.statements}
    named = [(c.capture, c.statement) for utterance in record.utterances for c in utterance.carriers]
    named += [(p.capture, p.statement) for p in record.turn.positions]
    named += [(chain.capture, chain.statement) for chain in record.chains if chain.capture]
    assert set(named) <= statements
    assert {member for group in record.reprints for member in group.members} <= set(PAGES)


def test_every_capture_is_in_one_story() -> None:
    told = [capture for story in gold_record().stories for capture in story.captures]
    assert sorted(told) == sorted(PAGES)


def test_the_omitted_statement_stands_in_its_carriers_and_in_no_other_page() -> None:
    omitted = gold_record().omitted
    assert {id for id, page in PAGES.items() if omitted.words in shown()[page.source]} == set(omitted.carried_by)
    assert not set(omitted.left_out_by) & set(omitted.carried_by)


def test_each_outlet_calls_the_group_as_the_record_says() -> None:
    for name in gold_record().names_of_one_group.names:
        assert name.words in shown()[PAGES[name.capture].source]
        assert PAGES[name.capture].outlet == name.outlet


def test_the_crawl_is_what_its_tool_makes() -> None:
    made = runpy.run_path(str(EXAMPLES / "tools" / "make_warc.py"))
    # Not the compressed bytes: they differ from one zlib to the next.
    assert gzip.decompress(made["built"]()) == gzip.decompress(made["TARGET"].read_bytes())


def test_the_press_release_is_what_its_tool_makes() -> None:
    made = runpy.run_path(str(EXAMPLES / "tools" / "make_pdf.py"))
    assert made["built"]() == made["TARGET"].read_bytes()


def test_a_page_in_a_legacy_encoding_is_not_utf_8() -> None:
    with pytest.raises(UnicodeDecodeError):
        (CAPTURES / "ulmont-today" / "keep-off.html").read_bytes().decode("utf-8")
