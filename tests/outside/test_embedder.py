"""A model of vectors is measured before it is believed, and borne whatever it answers."""

from __future__ import annotations

import json
from base64 import b85decode

import numpy as np
import pytest

from onrecord.model import TipKind
from onrecord.outside.embedder import SHOWN, Embedder, Ruler, ruler, tellings
from onrecord.outside.told import Excerpt, Told, excerpts
from onrecord.problems import BadReader, NoAnswer
from onrecord.settings import Settings
from onrecord.spans import Span
from tests.outside.chat import Chat, embeds, hashed, sends

QUICK = Settings(reader_timeout_s=1.0, reader_max_bytes=2_000_000, reader_retries=0, reader_key="s3cret")
TEXT = "The northern quay of Norvik is closed to passenger ships."


def excerpt(text: str = TEXT) -> Excerpt:
    (made,) = excerpts(text, [Span(0, len(text))], 10_000)
    return made


def ask(chat: Chat, *texts: str) -> list[Told]:
    reader = Embedder(chat.url, "small", QUICK, pause_s=0.01)
    try:
        return [told for text in texts or (TEXT,) for told in reader.read(excerpt(text))]
    finally:
        reader.close()


def test_the_vector_of_a_text_is_told_with_what_its_cosines_mean(chat: Chat) -> None:
    chat.answers = [embeds(hashed)]
    (told,) = ask(chat)
    numbers = np.frombuffer(b85decode(told.words[0]), np.int8).astype(float)
    wanted = np.array(hashed(TEXT))
    assert told.kind is TipKind.VECTOR
    assert numbers @ wanted / np.linalg.norm(numbers) / np.linalg.norm(wanted) > 0.999
    assert 0.1 < float(told.words[1]) < 0.4
    assert float(told.words[2]) > 1


def test_a_model_is_measured_once_and_then_shown_only_the_beginning_of_each_text(chat: Chat) -> None:
    chat.answers = [embeds(hashed)]
    ask(chat, TEXT, "Rain. " * (SHOWN // 5))
    texts = [text for each in chat.asked for text in each["input"]]
    assert texts[: 3 * len(tellings())] == [text for row in tellings() for text in row]
    assert [len(text) for text in texts[3 * len(tellings()) :]] == [len(TEXT), SHOWN]
    assert set(chat.paths) == {"/v1/embeddings"}
    assert set(chat.keys) == {"Bearer s3cret"}


def test_a_model_that_sees_no_difference_between_events_is_refused(chat: Chat) -> None:
    chat.answers = [embeds(lambda text: [1.0, float(len(text) % 2), *[0.5] * 10])]
    with pytest.raises(BadReader, match="do not tell one event from another"):
        ask(chat)


def test_a_model_that_is_never_wrong_on_so_few_is_not_believed_without_bound() -> None:
    same, other = np.eye(8)[0], np.eye(8)[1]
    assert ruler(np.array([[same, same, other]] * 4)) == Ruler(0.5, 60.0)


@pytest.mark.parametrize(
    "answer",
    [
        {"data": []},
        {"data": [{"embedding": [1.0] * 12}]},
        {"data": [{"embedding": [1.0] * 3}] * 16},
        {"data": [{"embedding": [0.0] * 12}] * 16},
        {"data": [{"embedding": [float("nan")] * 12}] * 16},
        {"data": [{"embedding": [[1.0]] * 12}] * 16},
        {"data": [{"embedding": "words"}] * 16},
        {"data": [{"index": "first", "embedding": [1.0] * 12}] * 16},
        {"data": [{"embedding": [1.0] * 5000}] * 16},
        {"data": 3},
        [],
        {},
    ],
    ids=["none", "one", "short", "zero", "nan", "deep", "words", "index", "long", "number", "list", "empty"],
)
def test_an_answer_without_a_vector_for_each_text_is_none(chat: Chat, answer: object) -> None:
    chat.answers = [sends(200, json.dumps(answer).encode())]
    with pytest.raises(NoAnswer):
        ask(chat)


def test_vectors_of_different_lengths_are_refused(chat: Chat) -> None:
    chat.answers = [embeds(lambda text: [1.0] * (8 + len(text) % 2))]
    with pytest.raises(BadReader, match="different lengths"):
        ask(chat)


def test_an_address_that_names_the_whole_path_means_the_same(chat: Chat) -> None:
    chat.answers = [embeds(hashed)]
    reader = Embedder(f"{chat.url}/embeddings", "small", QUICK)
    assert reader.read(excerpt())
    reader.close()
    assert set(chat.paths) == {"/v1/embeddings"}
