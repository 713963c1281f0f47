"""A served desk in a real browser, with what its pages complained about and asked of other machines."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from onrecord.record.record import Record
from onrecord.tell.api import app
from onrecord.tell.web import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; apt-get install chromium brings one"),
]


TIMEOUT_MS = 90_000  # on a busy machine a page takes ten times as long as on a quiet one; what hangs takes for ever
DONE_MS = 180_000  # for a lot: its process begins by reading the models
STARTED_S = 60
VIEWS = ("table", "chart")


#: WCAG 2.2 AA and what axe-core holds for good practice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def axe_core() -> str:
    """Return the script of axe-core, as the package for Playwright carries it; without it the test is skipped."""
    pytest.importorskip("axe_playwright_python")
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def faults(page: Page, axe: str, rules: dict[str, list[str]] = RULES) -> list[str]:
    """Return what axe-core finds on a page as it stands, folded parts unfolded."""
    page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", rules)
    return [
        f"{each['id']}: {each['help']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for each in found["violations"]
        for node in each["nodes"][:3]
    ]


class Desk:
    """A served desk, and the one who looks at it."""

    def __init__(self, record: Record, root: str, browser: Browser) -> None:
        self.record, self.root, self.browser = record, root, browser
        self.complaints: list[str] = []
        self.strangers: list[str] = []

    def window(
        self, *, javascript: bool = True, scheme: str = "light", width: int = 1280, height: int = 900
    ) -> BrowserContext:
        return self.browser.new_context(
            java_script_enabled=javascript,
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
        )

    def open(self, path: str, **how: Any) -> Page:
        page = self.window(**how).new_page()
        page.set_default_timeout(TIMEOUT_MS)
        page.on("console", self._heard)
        page.on("dialog", lambda shown: self.complaints.append(shown.message))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)
        page.goto(self.root + path)
        return page

    def _asked(self, sent: Any) -> None:
        if not sent.url.startswith((self.root, "data:", f"blob:{self.root}")):
            self.strangers.append(sent.url)

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(f"{said.text} {said.location.get('url', '')}")

    def paths(self) -> list[str]:
        """Return one address of every screen, and every source."""
        record = self.record
        sources = [f"/source/{line.capture}" for line in record.articles()]
        lists = ["/", "/stories", "/storylines", "/timeline", "/articles", "/issues", "/actors", "/statements"]
        lists += ["/problems", "/reviews", "/queue"]
        lists += ["/storylines", "/timeline", "/timeline?words=strait"]
        searches = [f"/search{more}" for more in ("", "?query=strait", *(f"?query=open&view={v}" for v in VIEWS))]
        issue = f"/issue/{record.follow('Opening', ['open']).id}"
        said, story = record.statements()[0], record.stories()[0].id
        of_story = [f"/story/{story}", f"/compare/{story}", f"/chain/{said.capture}", f"/utterance/{said.utterance}"]
        one = [f"/statement/{said.id}", f"/actor/{record.actors()[0].id}", issue, "/help", "/add", "/api"]
        return [*lists, *searches, *of_story, *one, *sources]


@contextmanager
def served(record: Record, **how: Any) -> Iterator[str]:
    """Serve ``record`` and give the desk's address; ``how`` is passed on to `onrecord.tell.api.app`."""
    with listening("127.0.0.1", 0) as listener:  # any port that is free: several may be tested at once
        server = uvicorn.Server(uvicorn.Config(app(record, **how), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        until = time.monotonic() + STARTED_S
        while not server.started:
            assert thread.is_alive(), "the desk ended as it started"
            assert time.monotonic() < until, "the desk did not start"
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(STARTED_S)  # before its record is closed


@contextmanager
def browsed(record: Record, **how: Any) -> Iterator[Desk]:
    """Serve ``record`` and open a browser on this machine; ``how`` is what `app` takes."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with served(record, **how) as root, sync_api.sync_playwright() as playwright:
        # no-sandbox: Chromium refuses its sandbox to root, as which CI runs.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield Desk(record, root, browser)
        browser.close()
