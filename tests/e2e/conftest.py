"""A real browser on a real server: each journey has a server, a configuration and a folder of its own.

``server.start(project)`` starts the app on a free port; ``visit()`` opens a page in a new browser context, as
another person at another computer would. Errors in the console and requests to anywhere but this machine
fail the journey.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

sys.path.insert(0, str(Path(__file__).parent))
import coding_study
from serving import ROOT, Server
from study import make

FAILED = pytest.StashKey[bool]()
WAITED_IN_VAIN = ["TimeoutError", r"AssertionError: (Locator|Page).* expected"]
RESULTS = ROOT / "test-results"
SIZES = {"large": (1440, 900), "small": (1024, 768)}
PATIENCE = int(os.environ.get("QUALCODE_PATIENCE", "90000"))
"""Milliseconds; machines may be busy, and it costs time only where something fails."""
expect.set_options(timeout=PATIENCE)
CHROMIUM = next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys drive a browser; those of a module run one after the other, and two at a time at most.

    A browser and a server on a busy machine may lose a race that no person would run. A journey that waited
    in vain is tried once more, and the summary counts it as a rerun; anything else that fails, fails at once.
    """
    halves = Counter[int]()
    of_module: dict[Path, int] = {}
    for item in items:
        if Path(__file__).parent in item.path.parents:
            half = of_module.setdefault(item.path, min(range(2), key=halves.__getitem__))
            halves[half] += 1
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group(f"e2e-{half}"))
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=WAITED_IN_VAIN))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a fixture know that its journey failed."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def _launched() -> Iterator[Callable[[], Browser]]:
    """The browser of all journeys, launched anew where it fell over: the others need not fail with one."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: run tests/e2e/chromium.sh")
    with sync_playwright() as playwright:
        running: list[Browser] = []

        def launched() -> Browser:
            if not running or not running[-1].is_connected():
                running.append(playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS))
            return running[-1]

        yield launched
        for browser in running:
            browser.close()


@pytest.fixture
def chromium(_launched: Callable[[], Browser]) -> Browser:
    """Debian's Chromium, or whichever there is; without one the journeys are skipped."""
    return _launched()


AT_REST = """async () => {
  await new Promise(requestAnimationFrame);
  const ends = (one) => one.playState === "running" && isFinite(one.effect?.getComputedTiming().endTime);
  const rest = Promise.allSettled(document.getAnimations().filter(ends).map((one) => one.finished));
  await Promise.race([rest, new Promise((given_up) => setTimeout(given_up, 2000))]);
}"""
"""For the browser: wait until what fades or moves, and ends, has ended; colours are half-way until then."""


@dataclass
class Visit:
    """A page in a browser of its own, and what went wrong in it."""

    page: Page
    size: str
    troubles: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def goto(self, address: str) -> Visit:
        """Go there and wait until the page is drawn."""
        self.page.goto(address)
        return self.settled()

    def settled(self) -> Visit:
        """Wait until the app is done drawing."""
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=PATIENCE
        )
        self.page.wait_for_selector(".stMainBlockContainer h1", timeout=PATIENCE)
        self.page.wait_for_selector('[data-testid="stSkeleton"]', state="detached", timeout=PATIENCE)
        return self

    def photo(self, name: str) -> Path:
        """A picture of the page in test-results/, for the manual and for eyes."""
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"{name}-{SIZES[self.size][0]}.png"
        self.page.screenshot(path=path)
        return path

    def accessible(self) -> None:
        """No serious finding of axe-core that is still there once what moves or fades has come to rest."""
        serious = self._serious() and self.settled()._serious()
        assert not serious, "\n".join(serious)

    def _serious(self) -> list[str]:
        from axe_playwright_python.sync_playwright import Axe

        self.page.evaluate(AT_REST)
        return [
            f"{rule['id']}: {rule['help']}: " + " | ".join(str(node["target"]) for node in rule["nodes"][:5])
            for rule in Axe().run(self.page).response["violations"]
            if rule["impact"] in ("serious", "critical")
        ]

    def expect_trouble(self, pattern: str) -> None:
        """This journey breaks something on purpose; such messages in the console are no failure."""
        self.expected.append(pattern)

    def expect_lost_server(self) -> None:
        """This journey ends the server; what the browser says about that is no failure."""
        self.expect_trouble(
            r"WebSocket|ERR_CONNECTION|ERR_EMPTY|ERR_CONTENT_LENGTH_MISMATCH|disconnected from server|"
            r"not responding|Network Error|reaching server"
        )

    @property
    def unexpected(self) -> list[str]:
        """What went wrong and was not meant to."""
        return [t for t in self.troubles if not any(re.search(p, t) for p in self.expected)]


@pytest.fixture(scope="session")
def _whole_study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("studie"))


@pytest.fixture
def half_done(_whole_study: Path, tmp_path: Path) -> Path:
    """A study half done (see ``study.py``), a copy for this journey."""
    path = tmp_path / "studie.db"
    path.write_bytes(_whole_study.read_bytes())
    return path


@pytest.fixture
def uncoded(tmp_path: Path) -> Path:
    """A study with proposals that nobody coded yet (see ``coding_study.py``)."""
    return coding_study.make(tmp_path)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that is not started yet."""
    config, home = tmp_path / "config", tmp_path / "home"
    config.mkdir()
    home.mkdir()
    running = Server(config, home)
    yield running
    running.kill()
    closed_in_between = (
        "WebSocketDisconnected" in running.errors
    )  # Streamlit's, when a tab goes while it connects
    assert "Traceback" not in running.errors or closed_in_between, running.errors


@pytest.fixture
def visit(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """``visit("large")`` or ``visit("small", coder="Daan")``: someone at a browser."""
    made: list[Visit] = []

    def opened(size: str = "large", *, coder: str = "Noor", **context: Any) -> Visit:
        width, height = SIZES[size]
        options = {"locale": "nl-NL", "viewport": {"width": width, "height": height}, **context}
        around = chromium.new_context(**options)
        if coder:
            around.add_cookies([{"name": "qualcode_coder", "value": coder, "url": "http://127.0.0.1"}])
        one = Visit(around.new_page(), size)
        _listen(one)
        made.append(one)
        return one

    yield opened
    if request.node.stash.get(FAILED, False):
        for number, one in enumerate(made):
            with suppress(PlaywrightError):
                one.photo(f"mislukt-{request.node.name}-{number}")
    troubles = [trouble for one in made for trouble in one.unexpected]
    for one in made:
        with suppress(PlaywrightError):  # the browser may have fallen over by being closed
            one.page.context.close()
    assert not troubles, "\n".join(troubles)


def _listen(one: Visit) -> None:
    def asked(url: str) -> None:
        where = urlsplit(url)
        if where.scheme not in ("data", "blob", "about") and where.hostname != "127.0.0.1":
            one.troubles.append(f"request to {url}")

    def said(message: ConsoleMessage) -> None:
        # Streamlit looks for its server below the page's own address first, and is told that it is not there
        probe = "/_stcore/" in str(message.location.get("url")) and "404" in message.text
        if message.type == "error" and not probe:
            one.troubles.append(f"console: {message.text}")

    one.page.on("console", said)
    one.page.on("pageerror", lambda error: one.troubles.append(f"script: {error}"))
    one.page.on("request", lambda request: asked(request.url))
    one.page.on("websocket", lambda socket: asked(socket.url))
    one.page.set_default_timeout(PATIENCE)
