"""How often statements of each confidence are right, on reports whose attributions were marked by hand.

    python -m benchmarks.confidence [CORPORA]

Right is a statement that covers half of what was marked (words in common over words in either) and whose speaker's
words are among those marked. Prints a table and the expected calibration error in ten bins: the mean distance of
confidence and share of right, weighted by statements.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.arguments import corpora
from benchmarks.predict import SURE
from benchmarks.speed.statements import read
from onrecord.model import Form, Statement
from onrecord.spans import Span

Words = frozenset[int]
Judged = tuple[float, bool]  # confidence; whether it is right
BOUNDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001)
BINS = 10
_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table of PolNeAR's development split; return 0."""
    folder = corpora(__doc__, argv) / "statements"
    judged = [each for text, marked in _reports(folder) for each in judge(text, marked)]
    for low, high in pairwise(BOUNDS):
        some = [is_right for sure, is_right in judged if low <= sure < high]
        if some:
            print(f"{low:.2f} to {min(high, 1):.2f}: {len(some)} statements, {sum(some) / len(some):.3f} right")
    print(f"expected calibration error {calibration_error(judged):.4f} over {len(judged)} statements")
    return 0


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the mean distance of confidence and share of right in ten bins, weighted by statements."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for sure, is_right in judged:
        bins[min(int(sure * BINS), BINS - 1)].append((sure, is_right))
    return sum(abs(sum(sure - is_right for sure, is_right in some)) for some in bins) / max(1, len(judged))


def _reports(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    with gzip.open(folder / "dev.gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        marked = {row["id"]: row["statements"] for row in map(json.loads, lines)}
    with gzip.open(folder / "dev.input.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["text"], marked[row["id"]]


def judge(text: str, marked: Sequence[dict[str, Any]]) -> Iterator[Judged]:
    """Yield of each statement of a report that has a cue and stands in no other its confidence, and if it is right."""
    places = [match.span() for match in _WORD.finditer(text)]
    starts, ends = [start for start, _ in places], [end for _, end in places]

    def words(spans: Iterable[Sequence[int]]) -> Words:
        return frozenset(n for s, e in spans for n in range(bisect_right(ends, s), bisect_left(starts, e)))

    gold = [(words(each["content"]), words(each["source"])) for each in marked]
    told = [(words(content), words(source), sure) for content, source, sure in _told(text)]
    for n, owner in enumerate(_matched([each[0] for each in gold], [each[0] for each in told])):
        _, source, sure = told[n]
        if owner is None:
            yield sure, False
        elif gold[owner][1]:
            yield sure, bool(gold[owner][1] & source)
        elif not source:
            yield sure, True


def _told(text: str) -> Iterator[tuple[list[tuple[int, int]], list[tuple[int, int]], float]]:
    """Yield content, speaker's words and confidence, statements of one cue and speaker as one, as the corpus marks."""
    made = [each for each in read(text.encode()).get(Statement, []) if isinstance(each, Statement)]
    sure = {each.id for each in made if each.confidence >= SURE}
    held: dict[tuple[tuple[Span, ...], tuple[Span, ...]], list[Statement]] = {}
    for each in made:
        if each.cue and not (each.parent and (each.form is not Form.DIRECT or each.parent in sure)):
            held.setdefault((each.cue, each.speaker_mention), []).append(each)
    for (_, speaker), some in held.items():
        content = [(span.start, span.end) for each in some for span in each.content]
        yield content, [(span.start, span.end) for span in speaker], some[0].confidence


def _matched(gold: Sequence[Words], told: Sequence[Words]) -> list[int | None]:
    """Return of each told content the marked one it covers half of, each only once, the best first."""
    pairs = sorted(
        (-len(one & other) / len(one | other), a, b)
        for a, one in enumerate(gold)
        for b, other in enumerate(told)
        if one & other
    )
    owner: list[int | None] = [None] * len(told)
    free = set(range(len(gold)))
    for share, a, b in pairs:
        if a in free and owner[b] is None and share <= -0.5:
            free.discard(a)
            owner[b] = a
    return owner


if __name__ == "__main__":
    sys.exit(main())
