"""However much there is on record, a page of the desk stays light: at most 150 kB with all it loads, compressed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import pytest

from tests.tell.desk import Visitor, fill

MOST_BYTES = 150_000
PAGES = 330  # more than a story's page shows
WORDS = "the pilots of the northern reach must be told before the water falls and the lamps go out along the quay"


def _page(number: int) -> str:
    """Return a page of its own outlet whose words no compression makes small: each has others, and many of them."""
    shuffled = " ".join(f"{word}{(number * 7919 + place) % 9973}" for place, word in enumerate(WORDS.split()))
    said = "".join(f'Speaker{(number + n) % 90} said "we {n} {shuffled}" ' for n in range(4))
    return f"Strait {number} {shuffled} | Outlet {number % 200} of the {shuffled}\n{said}#strait #ships"


def _long() -> str:
    """Return a page that fills the longest part of a source that one screen shows, with a statement in each line."""
    lines = [f'Speaker{n % 40} said "we {n} will not be told, {WORDS} {n * 7919 % 9973}"' for n in range(450)]
    return "\n".join(["Everything that was said | Gazette", *lines, "#minutes"])


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    pages = {f"{n}.txt": _page(n) for n in range(PAGES)} | {"long.txt": _long()}
    with fill(tmp_path_factory.mktemp("heavy"), pages) as record:
        yield Visitor(record)


def _screens(desk: Visitor) -> list[str]:
    record = desk.record
    story = max(record.stories(), key=lambda line: line.articles)
    line, actor = record.statements()[0], record.actors()[0]
    issue = record.follow("Told before the water falls", ["told", "lamps"])
    lists = ["/", "/stories", "/storylines", "/timeline?words=pilots", "/articles", "/statements", "/actors", "/issues"]
    lists += ["/queue", "/reviews", "/problems", "/search?query=we", "/search?query=we&view=table"]
    some = [f"/story/{story.id}", f"/compare/{story.id}", f"/compare/{story.id}?reprints=each", f"/issue/{issue.id}"]
    one = [f"/source/{line.capture}", f"/chain/{line.capture}", f"/statement/{line.id}", f"/utterance/{line.utterance}"]
    longest = f"/source/{record.article_line('pages/long.txt').capture}"
    return [*lists, *some, *one, longest, f"/actor/{actor.id}", "/search?query=we&view=chart", "/add", "/help", "/api"]


def _weight(content: bytes) -> int:
    return len(zlib.compress(content, 6))


def test_every_screen_is_light_with_all_it_loads(heavy: Visitor) -> None:
    loaded: dict[str, int] = {}
    heaviest = {}
    for path in _screens(heavy):
        page = heavy.get(path)
        assert page.status_code == 200, path
        files = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
        for each in files:
            loaded.setdefault(each, _weight(heavy.get(each).content))
        heaviest[path] = _weight(page.content) + sum(loaded[each] for each in set(files))
    assert {path: weight for path, weight in heaviest.items() if weight > MOST_BYTES} == {}
