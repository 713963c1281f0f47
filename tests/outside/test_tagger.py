"""A tagger in a folder reads pages on this machine. Its model here is tiny and random."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from onrecord.outside.readers import reader_at
from onrecord.outside.tagger import _words
from onrecord.outside.told import Excerpt, excerpts
from onrecord.problems import BadReader, MissingExtra
from onrecord.settings import Settings
from onrecord.spans import Span

IS_HERE = find_spec("transformers") is not None and find_spec("torch") is not None
needs_it = pytest.mark.skipif(not IS_HERE, reason="the extra onrecord[tagger] is not installed")
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ada", "brann", "said", "the", "quay", "is", "closed", "##s", ".", ","]
LABELS = ["O", "B-PER", "I-PER", "B-LOC"]


def excerpt(text: str) -> Excerpt:
    (made,) = excerpts(text, [Span(0, len(text))], 100_000)
    return made


def made(folder: Path, labels: list[str] = LABELS, weights: str = "safetensors") -> Path:
    """Write a tagger of one tiny layer whose weights are chance."""
    import torch
    from transformers import BertConfig, BertForTokenClassification, BertTokenizerFast

    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(WORDS))
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=512, id2label=dict(enumerate(labels)),
        label2id={label: n for n, label in enumerate(labels)},
    )  # fmt: skip
    model: Any = BertForTokenClassification(config)
    if weights == "safetensors":
        model.save_pretrained(folder)
    else:
        config.save_pretrained(folder)
        torch.save(model.state_dict(), folder / "pytorch_model.bin")
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt"), model_max_length=512).save_pretrained(folder)
    return folder


@pytest.mark.skipif(IS_HERE, reason="the extra onrecord[tagger] is installed")
def test_without_the_extra_it_says_what_to_install() -> None:
    with pytest.raises(MissingExtra, match=r"onrecord\[tagger\]"):
        reader_at("some/tagger", "", Settings())


def test_a_word_has_the_label_of_its_first_token() -> None:
    line = "Norvik's quays"
    tokens = [((0, 3), "B-LOC"), ((3, 6), "O"), ((6, 7), "O"), ((7, 8), "O"), ((8, 12), "O"), ((12, 14), "B-PER")]
    assert _words(line, tokens) == (["B-LOC", "O", "O", "O"], [(0, 6), (6, 7), (7, 8), (9, 14)])


@needs_it
def test_a_tagger_tells_the_same_of_the_same_text_and_only_what_stands_in_it(tmp_path: Path) -> None:
    reader = reader_at(str(made(tmp_path / "tiny")), "", Settings())
    text = "Ada Brann said the quay is closed.\n\nThe quay, Brann said, is closed."
    told = reader.read(excerpt(text))
    assert told == reader.read(excerpt(text))
    assert told
    assert all(words in text for each in told for words in each.words)
    assert all(text.startswith(each.words[0], each.near) for each in told)
    assert reader.name.startswith("tagger tiny, ")


@needs_it
def test_a_line_longer_than_the_model_reads_is_read_in_windows(tmp_path: Path) -> None:
    reader = reader_at(str(made(tmp_path / "tiny", ["B-PER", "B-LOC"])), "", Settings())
    line = "ada brann said the quay is closed " * 300
    told = reader.read(excerpt(line))
    assert {each.near for each in told} == {n for n in range(len(line)) if n == 0 or line[n - 1] == " "} - {len(line)}


@needs_it
def test_labels_that_we_do_not_know_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadReader, match="LABEL_A, LABEL_B"):
        reader_at(str(made(tmp_path / "tiny", ["LABEL_A", "LABEL_B"])), "", Settings())


@needs_it
def test_weights_that_could_run_code_are_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(BadReader, match="safetensors"):
        reader_at(str(made(tmp_path / "tiny", weights="pickle")), "", Settings())


@needs_it
def test_what_is_no_tagger_is_refused_and_nothing_is_fetched(tmp_path: Path) -> None:
    for where in (str(tmp_path), "no-such-owner/no-such-tagger", "../up", ""):
        with pytest.raises(BadReader):
            reader_at(where, "", Settings())
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "bert", "auto_map": {"AutoConfig": "evil.Config"}}))
    (tmp_path / "evil.py").write_text("raise SystemExit('code of a folder was run')")
    with pytest.raises(BadReader):
        reader_at(str(tmp_path), "", Settings())
