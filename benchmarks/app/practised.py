"""A practised coder at work: ``python -m benchmarks.app.practised PROJECT.db …`` (each is copied first).

Of ten fragments five get the first proposal, two another code by typing, one a code in vivo, one a proposal
with a memo, and of one a code is taken back and all proposals are turned down; of what is asked with a code
the first is answered, and each is then done. So a hundred in the review queue and a hundred in the text, read
in half a second each. Told per fragment: presses of keys, questions to the server, kilobytes that came, and
milliseconds in which the next fragment (or what was undone) was not there yet.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from os import getloadavg
from pathlib import Path
from shutil import copy, which
from statistics import mean, median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, WebSocket, sync_playwright

from benchmarks.app.browser import ARGUMENTS, PLACED, SAVED, opened, served

MANY = 100
READING = 500  # milliseconds; three hundred an hour leave twelve seconds
ORDER = ("confirm", "confirm", "other", "confirm", "vivo", "confirm", "memo", "other", "confirm", "undo")
QUESTION = b'"seq"'
# From a press of the space bar until another fragment is drawn, and from U until it is undone.
WATCH = """(() => {
  window.waits = { ' ': [], u: [] };
  const drawn = () => document.querySelector('.qc-turn.current .qc-text');
  window.addEventListener('keydown', ({ key, target }) => {
    if (!(key in window.waits) || /^(INPUT|TEXTAREA)$/.test(target.tagName)) return;
    const { state } = qualcodePane;
    const [began, before] = [performance.now(), JSON.stringify(state.at)];
    const undone = () => !state.outbox.some(({ verb }) => verb === 'undo');
    const so = () => (key === 'u' ? undone() : JSON.stringify(state.at) !== before && drawn());
    const look = () => {
      if (so()) window.waits[key].push(performance.now() - began);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, true);
})()"""


@dataclass
class Walk:
    """What was counted on a way through a hundred fragments."""

    keys: int = 0
    letters: int = 0
    questions: int = 0
    bytes: int = 0
    by_kind: dict[str, list[int]] = field(default_factory=dict)


class Hands:
    """Presses keys and counts them."""

    def __init__(self, page: Page, walk: Walk) -> None:
        self._page, self._walk = page, walk

    def press(self, *keys: str) -> None:
        """Press each of these."""
        for key in keys:
            self._page.keyboard.press(key)
            self._walk.keys += 1

    def type(self, text: str) -> None:
        """Type words of one's own, which are counted apart."""
        self._page.keyboard.type(text)
        self._walk.letters += len(text)

    def choose(self, text: str) -> None:
        """Type as much of a code's name as it takes."""
        self._page.keyboard.type(text)
        self._walk.keys += len(text)

    def facets(self) -> None:
        """Answer the first question that belongs to a code, where there is one."""
        if self._page.evaluate("Boolean(qualcodePane.state.facet)"):
            self.press("1")


def confirm(hands: Hands, _: int) -> None:
    hands.press("1")
    hands.facets()


def other(hands: Hands, number: int) -> None:
    hands.press("c")
    hands.choose(("roos", "vert", "code")[number % 3])
    hands.press("Enter")
    hands.facets()


def vivo(hands: Hands, number: int) -> None:
    hands.press("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "i")
    hands.type(f"Eigen woord {number}")
    hands.press("Enter")


def memo(hands: Hands, _: int) -> None:
    hands.press("1")
    hands.facets()
    hands.press("m")
    hands.type("Zegt iets anders dan de planner; nagaan bij het tweede gesprek.")
    hands.press("Control+Enter")


def undo(hands: Hands, _: int) -> None:
    hands.press("1", "u", "0")


DEEDS: dict[str, Callable[[Hands, int], None]] = {
    "confirm": confirm,
    "other": other,
    "vivo": vivo,
    "memo": memo,
    "undo": undo,
}


def measure(path: Path) -> dict[str, dict[str, float]]:
    """What a fragment costs, in the queue and in the text."""
    with served(path) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=ARGUMENTS)
        found = {}
        for name, keys in (("in the queue", ["w"]), ("in the text", [])):
            walk = Walk()
            page = opened(browser, address, PLACED, partial(_watched, walk))
            page.wait_for_function(SAVED)
            for key in keys:
                page.keyboard.press(key)
                page.wait_for_function(SAVED)
            found[name] = _walked(page, walk)
            page.context.close()
        browser.close()
    return found


def _watched(walk: Walk, page: Page) -> None:
    page.add_init_script(WATCH)
    page.on("websocket", lambda socket: _listen(socket, walk))


def _listen(socket: WebSocket, walk: Walk) -> None:
    def sent(payload: str | bytes) -> None:
        walk.questions += QUESTION in (payload if isinstance(payload, bytes) else payload.encode())

    def came(payload: str | bytes) -> None:
        walk.bytes += len(payload)

    socket.on("framesent", sent)
    socket.on("framereceived", came)


def _walked(page: Page, walk: Walk) -> dict[str, float]:
    hands = Hands(page, walk)
    walk.questions = walk.bytes = 0
    for number in range(MANY):
        kind, before = ORDER[number % len(ORDER)], walk.keys
        DEEDS[kind](hands, number)
        hands.press("Space")
        walk.by_kind.setdefault(kind, []).append(walk.keys - before)
        page.wait_for_timeout(READING)
    page.wait_for_function(SAVED)
    waits = page.evaluate("window.waits")
    return {
        "keys": walk.keys / MANY,
        **{f"keys, {kind}": mean(keys) for kind, keys in walk.by_kind.items()},
        "letters of one's own": walk.letters / MANY,
        "questions": walk.questions / MANY,
        "kB": walk.bytes / MANY / 1000,
        "next, ms": median(waits[" "]),
        "next, p95": quantiles(waits[" "], n=20, method="inclusive")[-1],
        "next, worst": max(waits[" "]),
        "undone, ms": median(waits["u"]),
        "undone, worst": max(waits["u"]),
    }


def main() -> None:
    """Measure each project that is named, on a copy."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.app.practised", description=__doc__)
    parser.add_argument("projects", nargs="+", type=Path, metavar="PROJECT.db")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        for place in asked.projects:
            print(f"\n{place.name}, load {getloadavg()[0]:.1f}")
            for name, row in measure(Path(copy(place, folder))).items():
                print(
                    f"  {name}: " + "; ".join(f"{what} {value:.1f}" for what, value in row.items()),
                    flush=True,
                )


if __name__ == "__main__":
    main()
