"""Pages that the stage `clean` reads in a second of processor time, side by side with other tools in one run.

Each tool reads a whole set, as one that is run over a folder does, then the next; so in several rounds, so that a busy
machine hurts all alike, and the median of the rounds' ratios counts. How the tools compare where each page goes to one
after the other, which leaves to each the caches as the others made them, is printed too. What is counted is the time of
this process on its processors, whatever else runs. The tools are optional: ``pip install --group peers``.
"""

from __future__ import annotations

import gzip
import json
import tarfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.arguments import CORPORA
from onrecord.model import Capture, Payload, RecordKey
from onrecord.pipeline import Step, run_capture
from onrecord.steps import STEPS

SETS = ("scrapinghub", "trafilatura")
AT_LEAST = 4.0  # times trafilatura's pages, with its default settings
WARM_UP = 20  # pages, not counted: word lists and weights are loaded once
ROUNDS = 3
_spent: defaultdict[str, float] = defaultdict(float)  # seconds of processor time, by step


def _timed(step: Step) -> Step:
    def run(*given: Any) -> list[Any]:
        began = time.process_time()
        made = list(step.run(*given))
        _spent[step.name] += time.process_time() - began
        return made

    return replace(step, run=run)


CLEAN = tuple(_timed(step) for step in STEPS if step.name in ("pages", "passages", "articles"))


@dataclass(frozen=True)
class Tool:
    """One that reads a page, and does with it what its name says."""

    name: str
    read: Callable[[bytes], object]


def measure(corpora: Path = CORPORA) -> bool:
    """Print pages per second of processor time of each tool and set; return whether the ratio holds."""
    tools = [Tool("onrecord", _onrecord), *_peers()]
    held = True
    for name in SETS:
        archive = corpora / "extract" / f"{name}.pages.tar.gz"
        if archive.exists():
            held &= _told(name, tools, list(_pages(archive)))
        else:
            print(f"clean: {archive} is not there: not measured")
    texts = corpora / "flat" / "public.input.jsonl.gz"
    if texts.exists():
        with gzip.open(texts, "rt", encoding="utf-8") as lines:
            _told("flat", [Tool("onrecord", _onrecord_text)], [json.loads(line)["text"].encode() for line in lines])
    return held


def _told(name: str, tools: Sequence[Tool], pages: Sequence[bytes]) -> bool:
    for page in pages[:WARM_UP]:
        for tool in tools:
            tool.read(page)
    _spent.clear()
    rounds = [_seconds(tools, [pages]) for _ in range(ROUNDS)]
    parts = ", ".join(f"{step} {1000 * seconds / ROUNDS / len(pages):.2f}" for step, seconds in _spent.items())
    in_turn = _seconds(tools, [[page] for page in pages])
    for one in in_turn:
        rate = len(pages) / median(took[one] for took in rounds)
        told = f"clean: {name}, {len(pages)} pages: {one} {rate:.1f} pages per CPU second"
        if one == "onrecord":
            print(f"{told}; of {1000 / rate:.2f} ms a page {parts}")
        else:
            print(f"{told}; onrecord {_ratio(rounds, one):.2f} times as fast ({_ratio([in_turn], one):.2f} in turn)")
    return "trafilatura" not in in_turn or _ratio(rounds, "trafilatura") >= AT_LEAST


def _ratio(rounds: Sequence[Mapping[str, float]], tool: str) -> float:
    return median(took[tool] / took["onrecord"] for took in rounds)


def _seconds(tools: Sequence[Tool], lots: Sequence[Sequence[bytes]]) -> dict[str, float]:
    """Return the processor time of each tool for all ``lots`` of pages, each lot read by one tool after the other."""
    took = dict.fromkeys((tool.name for tool in tools), 0.0)
    for lot in lots:
        for tool in tools:
            began = time.process_time()
            for page in lot:
                tool.read(page)
            took[tool.name] += time.process_time() - began
    return took


def _pages(archive: Path) -> Iterator[bytes]:
    with tarfile.open(archive) as packed:
        for member in islice(packed, 100_000):
            file = packed.extractfile(member)
            if file is not None:
                yield file.read()


def _onrecord(page: bytes, media_type: str = "text/html") -> object:
    capture = Capture("c", "page", "", media_type, "", len(page), "2026-11-01T00:00:00Z", "", 0)
    payload = Payload("c", "page", "", media_type, capture.captured, page)
    return run_capture(CLEAN, payload, capture, RecordKey("key"))


def _onrecord_text(page: bytes) -> object:
    return _onrecord(page, "text/plain")


def _peers() -> Iterator[Tool]:
    for module, tools in (
        ("trafilatura", _trafilatura),
        ("resiliparse.extract.html2text", _resiliparse),
        ("htmldate", _htmldate),
    ):
        try:
            import_module(module)
        except ImportError:
            print(f"clean: {module.split('.')[0]} is not installed: not measured")
        else:
            yield from tools()


def _trafilatura() -> Iterator[Tool]:
    from trafilatura import bare_extraction, extract

    yield Tool("trafilatura", extract)
    yield Tool("trafilatura with metadata", lambda page: bare_extraction(page, with_metadata=True))


def _resiliparse() -> Iterator[Tool]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    yield Tool(
        "resiliparse",
        lambda page: extract_plain_text(bytes_to_str(page, detect_encoding(page) or "utf-8"), main_content=True),
    )


def _htmldate() -> Iterator[Tool]:
    from htmldate import find_date

    yield Tool("htmldate", find_date)
