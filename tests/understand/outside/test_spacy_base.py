"""A spaCy pipeline reads our words: what it finds lands on the words that share its characters."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.model import Capture, Page, Payload, RecordKey, Statement
from onrecord.outside.language import language_base
from onrecord.pipeline import run_capture
from onrecord.problems import BadRequest, MissingExtra
from onrecord.record.record import Record
from onrecord.settings import Settings
from onrecord.spans import Span
from onrecord.steps import STEPS
from onrecord.understand.nets.language import Name, Reading
from onrecord.understand.outside.spacy_base import read_with
from onrecord.understand.words import Token, tokens

IS_HERE = find_spec("spacy") is not None
needs_it = pytest.mark.skipif(not IS_HERE, reason="the extra onrecord[spacy] is not installed")
TEXT = "Rain. Ada Brann's cab-driver didn't stop in Norvik."
SENTENCE = Span(6, len(TEXT))


@pytest.mark.skipif(IS_HERE, reason="the extra onrecord[spacy] is installed")
def test_without_the_extra_it_says_what_to_install() -> None:
    with pytest.raises(MissingExtra, match=r"onrecord\[spacy\]"):
        language_base("en_core_web_sm")


def test_a_pipeline_that_cannot_be_had_stops_the_reading_and_not_a_persons_review(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Quay closed\n\nThe quay of Norvik is closed, Ada Brann said on Monday after a long talk.\n")
    with Record(tmp_path / "a.record") as record:
        record.add(page)
        (statement,) = record.statements().rows
    with Record(tmp_path / "a.record", settings=Settings(spacy="no_such_pipeline")) as record:
        record.review("statement", statement.id, "accept")
        with pytest.raises((BadRequest, MissingExtra), match="no_such_pipeline"):
            record.refresh()
        assert record.statement(statement.id).reviewed == "accept"


def test_no_name_is_our_own_base() -> None:
    assert language_base("") == ()


def words() -> list[Token]:
    return list(tokens(TEXT, SENTENCE.start, SENTENCE.end))


def own() -> Reading:
    count = len(words())
    heads = tuple([0] + [1] * (count - 1))
    relations = ("root",) + ("dep",) * (count - 1)
    names = (Name(0, 1, "ORG", 0.5),)
    return Reading(("X",) * count, ("own",) * count, heads, relations, names, np.zeros((count, 2), np.float32))


@needs_it
def test_a_pipeline_without_parts_leaves_our_reading() -> None:
    import spacy

    mine = own()
    assert read_with(spacy.blank("en"), TEXT, [SENTENCE], [words()], [mine]) == [mine]


def told() -> Any:
    """Return an English pipeline whose last part writes what a test wants on each token, by its text."""
    import spacy
    from spacy.language import Language
    from spacy.tokens import Span as Ents

    tree = {
        "Ada": ("Brann", "compound"), "Brann": ("driver", "poss"), "'s": ("Brann", "case"),
        "cab": ("driver", "compound"), "-": ("driver", "punct"), "driver": ("stop", "nsubj"), "did": ("stop", "aux"),
        "n't": ("stop", "neg"), "stop": ("stop", "ROOT"), "in": ("stop", "prep"), "Norvik": ("in", "pobj"),
        ".": ("stop", "punct"),
    }  # fmt: skip

    def write(doc: Any) -> Any:
        at = {token.text: token for token in doc}
        for token in doc:
            head, relation = tree[token.text]
            token.head, token.dep_, token.pos_, token.tag_ = at[head], relation, "NOUN", token.text.upper()
        doc.ents = [Ents(doc, 0, 2, label="PERSON"), Ents(doc, len(doc) - 2, len(doc) - 1, label="GPE")]
        return doc

    if not Language.has_factory("told_by_a_test"):
        Language.component("told_by_a_test", func=write)
    made = spacy.blank("en")
    made.add_pipe("told_by_a_test")
    return made


@needs_it
def test_what_it_finds_lands_on_our_words() -> None:
    (made,) = read_with(told(), TEXT, [SENTENCE], [words()], [own()])
    texts = [word.text for word in words()]
    assert set(made.classes) == {"NOUN"}
    assert [texts[n.first : n.last] for n in made.names] == [["Ada", "Brann"], ["Norvik"]]
    assert [name.kind for name in made.names] == ["PER", "LOC"]
    head = {text: texts[h - 1] if h else "" for text, h in zip(texts, made.heads, strict=True)}
    assert head["stop"] == ""
    assert head["Ada"] == "Brann"
    assert head["."] == "stop"
    assert made.heads.count(0) == 1
    assert len(made.relations) == len(texts)
    assert made.states is not None


@needs_it
@pytest.mark.parametrize(
    "text", ["a", "don't", "\u200b\u200b", "…", "a\u00a0b", "“”", "x" * 5000, "\u2603\u200d ok", "e\u0301a", "a-b/c"]
)
def test_odd_words_are_aligned_too(text: str) -> None:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    some = list(tokens(text, 0, len(text)))
    count = len(some)
    mine = Reading(("X",) * count, ("",) * count, tuple([0] + [1] * (count - 1))[:count], ("root",) * count, (),
                   np.zeros((count, 1), np.float32))  # fmt: skip
    (made,) = read_with(pipeline, text, [Span(0, len(text))], [some], [mine])
    assert len(made.classes) == len(made.heads) == count


@needs_it
def test_an_installed_folder_reads_a_record_and_its_version_counts(tmp_path: Path) -> None:
    import spacy

    folder = tmp_path / "pipe"
    made = spacy.blank("en", meta={"name": "tiny", "version": "1.2.3"})
    made.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ada Brann"}])
    made.to_disk(folder)
    (base,) = language_base(str(folder))
    assert base.version.startswith("en_tiny 1.2.3, spaCy 3")
    page = tmp_path / "page.txt"
    page.write_text("Quay closed\n\nThe quay of Norvik is closed, Ada Brann said on Monday after a long talk.\n")
    with Record(tmp_path / "a.record", settings=Settings(spacy=str(folder))) as record:
        assert record.add(page).problems == ()
        assert [s.speaker for s in record.statements().rows] == ["Ada Brann"]
        ours = record.statements().total
    with Record(tmp_path / "a.record") as record:
        record.refresh()
        assert record.statements().total == ours


@needs_it
def test_a_pipeline_that_is_not_installed_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    for name in ("no_such_pipeline", str(tmp_path)):
        with pytest.raises(BadRequest, match="ONRECORD_SPACY"):
            language_base(name)


def test_without_a_base_the_steps_run_as_before() -> None:
    text = b"Quay closed\n\nThe quay of Norvik is closed, Ada Brann said on Monday after a long talk.\n"
    payload = Payload("c", "page.txt", "", "text/plain; charset=utf-8", "2020-01-01T00:00:00Z", text)
    capture = Capture("c", "page.txt", "", payload.media_type, "", len(text), payload.captured, "", 0)
    nouns = run_capture(STEPS, payload, capture, RecordKey("k"))
    assert nouns[Page]
    assert [s.speaker for s in nouns[Statement]] == ["Ada Brann"]
