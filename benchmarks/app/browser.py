"""The same in a real browser: the first picture, a key until it shows, a key until it is saved."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import which
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
BARE, HELLO = "h1", 'import streamlit as st\n\nst.title("hello")\n'
FIRST = ".qc-turn.current .qc-text"
PLACED = ".stApp .qc-turn.current .qc-text"
# Milliseconds after the browser asked for the page, by its own clock: the end of the first frame in which an
# element stood there, and in which the server had also answered the pane.
SEEN = """(() => {
  const times = window.seen = {};
  const look = () => {
    const now = performance.now();
    for (const sign of SIGNS) if (!times[sign] && document.querySelector(sign)) times[sign] = now;
    const idle = times['PLACED'] && window.qualcodePane && !qualcodePane.sync.busy;
    if (!times.answered && idle) times.answered = now;
    requestAnimationFrame(() => setTimeout(look));
  };
  look();
})()""".replace("SIGNS", json.dumps([BARE, FIRST, PLACED])).replace("PLACED", PLACED)
ANSWERED = "answered"
SAVED = """!document.querySelector('#qc-early') && window.qualcodePane?.state.me
  && !qualcodePane.state.outbox.length && !qualcodePane.sync.busy"""
# Milliseconds from a key until the page is drawn with its effect, and until the server has confirmed it.
TIMED = """async (keys) => {
  const { state, sync } = qualcodePane;
  const side = document.querySelector('.qc-side');
  const until = (so, again) => new Promise((done) => {
    const look = () => (so() ? done() : again(look));
    look();
  });
  const times = [];
  for (const key of keys) {
    const code = key === ' ' ? '' : `Digit${key}`;
    const press = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true });
    const before = side.dataset.key;
    const began = performance.now();
    document.querySelector('.qc-scroll').dispatchEvent(press);
    await until(() => side.dataset.key !== before, requestAnimationFrame);
    const shown = performance.now() - began;
    await until(() => !state.outbox.length, (look) => setTimeout(look, 1));
    times.push([shown, performance.now() - began]);
    await until(() => !sync.busy, (look) => setTimeout(look, 1));
  }
  return times;
}"""


def measure(path: Path, *, rounds: int = 5, decisions: int = 40) -> dict[str, dict[str, float]]:
    """Milliseconds, median and 95th percentile, of each thing that was looked at."""
    with served(path) as address, _bare() as floor, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=ARGUMENTS)
        for known, sign in ((floor, BARE), (address, PLACED), (address, PLACED)):
            opened(browser, known, sign).context.close()  # the server's own imports
        bare, pictures = [], []
        for _ in range(rounds):  # by turns, so that a busy machine is busy for both
            bare.append(_loaded(browser, floor, BARE))
            pictures.append(_loaded(browser, address, ANSWERED))
        page = opened(browser, address, PLACED)
        page.wait_for_function(SAVED)
        page.evaluate("qualcodePane.option('facets', false)")
        times = page.evaluate(TIMED, ["1", " "] * (decisions // 2))
        began = time.perf_counter()
        for _ in range(50):
            page.keyboard.press("1")
            page.keyboard.press("Space")
        typed = (time.perf_counter() - began) * 1000
        page.wait_for_function(SAVED)
        saved = (time.perf_counter() - began) * 1000
        browser.close()
    return {
        "bare page of Streamlit": _row([first[BARE] for first, _ in bare]),
        "bare page of Streamlit, reload": _row([again[BARE] for _, again in bare]),
        "first picture": _row([first[FIRST] for first, _ in pictures]),
        "first picture, reload": _row([again[FIRST] for _, again in pictures]),
        "Streamlit there too": _row([first[ANSWERED] for first, _ in pictures]),
        "Streamlit there too, reload": _row([again[ANSWERED] for _, again in pictures]),
        "key until it shows": _row([shown for shown, _ in times]),
        "key until it is saved": _row([kept for _, kept in times]),
        "100 keys at full speed, typed": {"ms": typed, "p95": typed},
        "100 keys at full speed, saved": {"ms": saved, "p95": saved},
    }


def _row(times: list[float]) -> dict[str, float]:
    return {"ms": median(times), "p95": quantiles(times, n=20, method="inclusive")[-1]}


def opened(
    browser: Browser, address: str, sign: str, prepare: Callable[[Page], object] = lambda page: None
) -> Page:
    """A page with that sign on it, of a coder with an empty cache; `prepare` is given it empty."""
    page = _page(browser)
    prepare(page)
    page.goto(address)
    page.wait_for_selector(sign, timeout=60_000)
    return page


def _page(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    context.add_cookies([{"name": "qualcode_coder", "value": "Noor", "url": "http://127.0.0.1"}])
    return context.new_page()


def _loaded(browser: Browser, address: str, last: str) -> list[dict[str, float]]:
    """When each thing of `SEEN` was there: in a browser with an empty cache, and on a reload."""
    page = _page(browser)
    page.add_init_script(SEEN)
    times = []
    for ask in (partial(page.goto, address), page.reload):
        ask(wait_until="commit")
        page.wait_for_function(f"window.seen && seen[{json.dumps(last)}]", polling=50, timeout=60_000)
        times.append(page.evaluate("seen"))
    page.context.close()
    return times


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The app on a project; the address of Coderen."""
    with TemporaryDirectory() as config:
        told = {"QUALCODE_CONFIG": config, "PYTHONPATH": str(ROOT), "QUALCODE_LANG": "nl"}
        port = _free_port()
        command = ["qualcode.cli", "app", "--no-browser", "--port", str(port), str(path)]
        with _running([sys.executable, "-m", *command], told, port):
            yield f"http://127.0.0.1:{port}/coderen"


@contextmanager
def _bare() -> Iterator[str]:
    """A page of Streamlit with one heading: what no page of it can be faster than."""
    with TemporaryDirectory() as folder:
        script = Path(folder) / "hello.py"
        script.write_text(HELLO, "utf-8")
        port = _free_port()
        options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
        command = ["streamlit", "run", str(script), *options, "--browser.gatherUsageStats=false"]
        with _running([sys.executable, "-m", *command], {}, port):
            yield f"http://127.0.0.1:{port}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str], told: dict[str, str], port: int) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env={**os.environ, **told},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # the command may start a server of its own, which has to end with it
    )
    try:
        _wait(port)
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the server did not start")
