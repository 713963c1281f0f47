"""Take docs/img/*.png anew from the example world, in Debian's Chromium.

python -m docs.make_screenshots
"""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import uvicorn

import onrecord
from onrecord.record.record import Record
from onrecord.tell.api import app
from onrecord.tell.web import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples" / "captures"
ENDINGS = {"": "light", "-dark": "dark"}
WIDE, NARROW, TALL = (1280, 860), (390, 844), (1280, 1180)


def shots(record: Record) -> Iterator[tuple[str, str, str, tuple[int, int]]]:
    """Yield the name of each picture with its page, light or dark, and its size."""
    story = max(record.stories(), key=lambda line: line.statements)
    article = max(record.articles(story=story.id), key=lambda line: (line.statements, line.id))
    first = record.article(article.capture).statements[0]
    actor = record.actors()[0]
    issue = record.follow("Foreign inspectors in the strait", ["inspector", "open the strait"], by="Ada Lind")
    labelled = max(record.articles(), key=lambda line: (_regions(record, line.capture), line.id))
    chained = max(record.articles(limit=100), key=lambda line: (len(record.chain(line.capture)), line.id))
    said = record.strongest([story.id])[story.id][0]
    screens = {
        "stories": "/",
        "story": f"/story/{story.id}",
        "coverage": f"/story/{story.id}#coverage",
        "compare": f"/compare/{story.id}",
        "chain": f"/chain/{chained.capture}",
        "utterance": f"/utterance/{said.utterance}",
        "source": f"/source/{article.capture}#s-{first.id}",
        "statement": f"/statement/{first.id}",
        "actor": f"/actor/{actor.id}",
        "issue": f"/issue/{issue.id}",
        "queue": "/queue",
        "search": "/search?query=strait",
        "search-chart": "/search?query=strait&view=chart",
        "statements": "/statements",
        "articles": "/articles",
        "actors": "/actors",
        "add": "/add",
        "storylines": "/storylines",
        "issues": "/issues",
        "problems": "/problems",
        "help": "/help",
    }
    for name, path in screens.items():
        yield name, path, "light", WIDE
        yield f"{name}-dark", path, "dark", WIDE
    yield "regions", f"/source/{labelled.capture}?regions=1#h-text", "light", TALL
    yield "regions-dark", f"/source/{labelled.capture}?regions=1#h-text", "dark", TALL
    line = max(record.storylines(), key=lambda each: (each.episodes, each.id))
    for ending, scheme in ENDINGS.items():
        yield f"storyline{ending}", f"/storyline/{line.id}", scheme, WIDE
        yield f"timeline{ending}", f"/timeline?storyline={line.id}", scheme, TALL
    _judge(record)
    yield "ledger", "/reviews", "light", WIDE
    yield "ledger-dark", "/reviews", "dark", WIDE
    yield "narrow", f"/story/{story.id}#timeline", "light", NARROW
    yield "narrow-queue", "/queue", "light", NARROW
    yield "narrow-source", f"/source/{article.capture}#s-{first.id}", "light", NARROW


def _judge(record: Record) -> None:
    """Make the judgements that the ledger's picture shows."""
    one, other, third = record.queue(noun="statement", limit=3)
    record.review("statement", one.id, "accept", by="Ada Lind")
    record.review("statement", other.id, "correct", field="speaker", value="Livia Ostrand", by="Ada Lind")
    wrong = record.review("statement", third.id, "reject", note="not said, but done", by="Viktor Hale")
    record.undo(wrong.id, by="Ada Lind")
    record.save("The strait, denied", "query=strait&negated=yes", by="Viktor Hale")


def _regions(record: Record, capture: str) -> int:
    return len({passage.region for passage in record.article(capture).passages})


@contextmanager
def served(record: Record, is_locked: bool = False) -> Iterator[str]:
    """Serve ``record`` and give the desk's address."""
    with listening("127.0.0.1", 18700) as listener:
        desk = app(record, is_locked=is_locked)
        server = uvicorn.Server(uvicorn.Config(desk, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def take(browser: Browser, address: str, out: Path, scheme: str, size: tuple[int, int]) -> None:
    """Take one picture."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(200)
    page.screenshot(path=out)
    context.close()
    _tell(out)


def take_adding(browser: Browser, root: str, out: Path, scheme: str) -> None:
    """Take the page of what was added: a note of our own, pasted."""
    context = browser.new_context(
        viewport={"width": WIDE[0], "height": WIDE[1]}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(f"{root}/add")
    page.fill("input[name=title]", "Tide tables sold out")
    page.fill("textarea", "“There is not one left in Melisk,” said Ines Marwood, who sells them on the quay.")
    page.get_by_role("button", name="Add the text").click()
    page.wait_for_selector("text=Done")
    page.screenshot(path=out)
    context.close()
    _tell(out)


def _tell(out: Path) -> None:
    print(f"{out.relative_to(HERE.parent)}: {out.stat().st_size // 1024} kB")


def main() -> int:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium here; apt-get install chromium brings one", file=sys.stderr)
        return 1
    (HERE / "img").mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, onrecord.open(Path(folder) / "example.record") as record:
        record.add(EXAMPLES.relative_to(Path.cwd()) if EXAMPLES.is_relative_to(Path.cwd()) else EXAMPLES)
        with served(record) as root, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for name, path, scheme, size in shots(record):
                take(browser, root + path, HERE / "img" / f"{name}.png", scheme, size)
            for ending, scheme in ENDINGS.items():
                take_adding(browser, root, HERE / "img" / f"adding{ending}.png", scheme)
            with served(record, is_locked=True) as door:
                for ending, scheme in ENDINGS.items():
                    take(browser, f"{door}/login", HERE / "img" / f"login{ending}.png", scheme, WIDE)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
