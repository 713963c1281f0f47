"""The tools measured, each a reading of a page that gives statements in the scorer's form, or raises."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.peers.pages import Places, Read

Row = dict[str, Places]


@dataclass(frozen=True)
class Tool:
    """One that finds statements. ``straight``: its marks are made straight for it, as its own preparation does."""

    name: str
    given: str
    read: Callable[[Read], list[Row]]
    straight: bool = False


def textacy() -> Tool:
    """Return textacy's direct quotations. Raises ImportError where it is not installed."""
    quotations = import_module("textacy.extract.triples").direct_quotations

    def found(page: Read) -> list[Row]:
        return [
            {
                "source": page.places(token.i for token in each.speaker),
                "cue": page.places(token.i for token in each.cue),
                "content": page.places(range(each.content.start, each.content.end)),
            }
            for each in quotations(page.doc)
        ]

    return Tool("textacy", "our parse, labels translated; lemmas by spaCy's rules", found)


def gendergap(folder: Path) -> Tool:
    """Return GenderGapTracker's extractor, whose ``quote_extractor.py`` lies in ``folder``. Raises ImportError."""
    with _beside(folder):
        module = import_module("quote_extractor")
    verbs = str(folder.resolve() / "rules" / "quote_verb_list.txt")
    extractor = module.QuoteExtractor({"spacy_lang": None, "NLP": {"QUOTE_VERBS": verbs}})

    def found(page: Read) -> list[Row]:
        return [
            {
                part: page.places(page.tokens(*_index(each[key])))
                for part, key in (("source", "speaker_index"), ("cue", "verb_index"), ("content", "quote_index"))
            }
            for each in extractor.extract_quotes(page.doc)
        ]

    return Tool("GenderGapTracker", "our parse, labels translated; marks made straight", found, straight=True)


def citron(folder: Path, weights: Path) -> Tool:
    """Return citron, whose package lies in ``folder``, with its ``weights``. Raises ImportError or OSError.

    Its coreference is left out: the scorer asks for the words that name the speaker, and it needs lists of first names.
    """
    module = citron_package(folder)
    module.CoreferenceResolver = lambda _: None
    span = import_module("spacy.tokens").Span
    for name in ("probability", "is_plural", "gender"):
        span.set_extension(name, default=None, force=True)
    extractor = module.Citron(str(weights), nlp=object())

    def found(page: Read) -> list[Row]:
        return [
            {
                "source": _spans(page, each.sources),
                "cue": _spans(page, [each.cue]),
                "content": _spans(page, each.contents),
            }
            for each in extractor.get_quotes(page.doc, resolve_coreferences=False)
        ]

    return Tool("citron", f"our parse, labels translated; weights of {weights.resolve().name}", found)


def citron_package(folder: Path) -> Any:
    """Return citron's main module, whose package lies in ``folder``. Raises ImportError."""
    with _beside(folder):
        return import_module("citron.citron")


class _beside:
    """While open, modules are found in ``folder`` first, and what they write at import goes to a passing folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder.resolve())

    def __enter__(self) -> None:
        self.back = Path.cwd()
        self.passing = TemporaryDirectory()
        sys.path.insert(0, self.folder)
        os.chdir(self.passing.name)

    def __exit__(self, *_: object) -> None:
        os.chdir(self.back)
        sys.path.remove(self.folder)
        self.passing.cleanup()


def _index(told: str) -> tuple[int, int]:
    """Return the two numbers of "(12,34)"; 0, 0 where nothing is told."""
    numbers = list(_numbers(told))
    return (numbers[0], numbers[1]) if len(numbers) == 2 else (0, 0)


def _numbers(told: str) -> Iterator[int]:
    yield from (int(part) for part in told.strip("()").split(",") if part.strip().isdigit())


def _spans(page: Read, spans: Any) -> Places:
    return page.places(at for span in spans for at in range(span.start, span.end))
