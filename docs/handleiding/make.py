"""Makes the pictures of the manual: every page of the app, on the shipped corpus.

    python docs/handleiding/make.py [PROJECT.db]

Without a project it makes one of corpora/flexwerk-zorg with the gold codings, which takes a few minutes, and
keeps it in the cache folder for the next time. With one (which is copied, never written to) it goes on from
there. The pictures are written to ``img/`` at 1440 by 900, in few colours; ``ONLY="start"`` makes one.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from qualcode.embedding.cache import cache_folder
from qualcode.model import SegmentKind
from qualcode.project import Project
from qualcode.project.demo import fill_with_demo

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GOLD = ROOT / "corpora" / "flexwerk-zorg" / "gold"
NEW = ROOT / "corpora" / "rondetafel-uitzend" / "transcripts"
"""Files that are added before the reader's eyes, beside one that is damaged."""
TITLE = "Flexwerk in de zorg"
READER = "Noor"
SIZE = {"width": 1440, "height": 900}
COLOURS = 96
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ACCEPTED = 3
"""So many threads are accepted, as researchers would who are halfway."""
READ = "Ruisende Riet, teammanager"
"""Beginning of the title of the source that the page Coderen shows."""
FRAGMENT = 16
"""How many of its fragments the reader has done; the next one is shown."""


def main() -> None:
    """Make the project, start the app on it, and take the pictures."""
    with tempfile.TemporaryDirectory(prefix="qualcode-manual-") as folder:
        path = Path(folder) / "studie.db"
        shutil.copy(sys.argv[1] if len(sys.argv) > 1 else _kept(), path)
        with Project.open(path, who=READER) as project:
            project.title = TITLE
            for thread in project.threads().threads[:ACCEPTED]:
                project.accept_thread(thread.key)
            _halfway(project)
        with _app(path, Path(folder)) as address:
            _pictures(path, address)


def _kept() -> Path:
    """The project in the cache folder, made when it is not there."""
    path = cache_folder() / "handleiding" / "studie.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".half.db")
        half.unlink(missing_ok=True)
        with Project.create(half, who=READER) as project:
            fill_with_demo(project)
            for name in ("coder-a", "coder-b", "gold"):
                project.import_codings(GOLD / f"{name}.json")
        half.rename(path)
    return path


def _halfway(project: Project) -> None:
    """Let the reader have coded the first part of one source as was decided, and nothing be decided yet."""
    source = _source(project)
    before = project.codings(document=source)
    said = project.segments(kind=SegmentKind.CONTENT, document=source)[:FRAGMENT]
    project.uncode([coding.id for coding in before])
    end = said[-1].end
    project.code([replace(c, id="", coder=READER) for c in before if c.coder == "gold" and c.end <= end])
    project.review([segment.id for segment in said], coder=READER)
    project.uncode([coding.id for coding in project.codings(coder="gold")])


def _source(project: Project) -> str:
    return next(document.id for document in project.documents() if document.title.startswith(READ))


@contextmanager
def _app(project: Path, folder: Path) -> Iterator[str]:
    """The app on a free port, with a configuration of its own; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    told = {"QUALCODE_CONFIG": str(folder), "QUALCODE_LANG": "nl", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "qualcode.cli", "app", "--no-browser", "--port", port, str(project)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env={**os.environ, **told}, stdout=log, stderr=log)  # noqa: S603
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait(f"{address}_stcore/health")
            yield address
        finally:
            process.terminate()
            process.wait()


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address, timeout=2):  # noqa: S310
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("the app does not answer")


def _pictures(path: Path, address: str) -> None:
    from playwright.sync_api import sync_playwright

    from app import recents

    key = recents.key_of(path)
    with sync_playwright() as play:
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = play.chromium.launch(executable_path=program, args=ARGUMENTS)
        around = browser.new_context(viewport=SIZE, locale="nl-NL", color_scheme="light")
        around.add_cookies([{"name": "qualcode_coder", "value": READER, "url": address}])
        page = around.new_page()
        page.set_default_timeout(60_000)
        wanted = os.environ.get("ONLY", "").split()
        for name, slug, place, act in _shots(path):
            if wanted and name not in wanted:
                continue
            page.goto(f"{address}{slug}?{urlencode({'p': key, **place})}")
            _settled(page)
            act(page)
            picture = HERE / "img" / f"{name}.png"
            page.screenshot(path=picture)
            _smaller(picture)
            print(picture, picture.stat().st_size // 1024, "kB")
        browser.close()


Shot = tuple[str, str, dict[str, str], Callable[["Page"], None]]


def _shots(path: Path) -> list[Shot]:
    """Name of the picture, page, place on it, and what to do there first."""
    with Project.open(path, who=READER) as project:
        source = _source(project)
        code = next(c.key for c in project.codebook().codes if c.parent and c.examples)
        said = project.segments(kind=SegmentKind.CONTENT, document=source)
    coding = {"source": source, "fragment": str(said[FRAGMENT].start)}
    return [
        ("start", "", {}, _started),
        ("bronnen", "bronnen", {}, _nothing),
        ("bron", "bronnen", {"view": "one", "source": source}, _nothing),
        ("toevoegen", "bronnen", {}, _adding),
        ("rode-draden", "rode-draden", {}, _nothing),
        ("plattegrond", "rode-draden", {"view": "map"}, _nothing),
        ("coderen", "coderen", coding, _learned),
        ("codes", "coderen", coding, _tree),
        ("toetsen", "coderen", coding, _keys),
        ("treffers", "coderen", coding, _everywhere),
        ("wachtrij", "coderen", coding, _queue),
        ("codeboek", "codeboek", {"code": code}, _nothing),
        ("analyse", "analyse", {}, _nothing),
        ("overeenstemming", "overeenstemming", {}, _nothing),
        ("eens", "overeenstemming", {"view": "figures"}, _nothing),
        ("verschillen", "overeenstemming", {"view": "disputes"}, _nothing),
        ("uitvoer", "uitvoer", {}, _nothing),
        ("huisstijl", "uitvoer", {}, _house_style),
        ("pseudoniemen", "uitvoer", {"names": "pseudonyms"}, _pseudonyms),
    ]


def _nothing(page: Page) -> None:
    page.wait_for_timeout(1_500)


def _adding(page: Page) -> None:
    """Files as the computer understands them, before they are stored."""
    page.locator("summary", has_text="Bronnen toevoegen").click()
    damaged = {"name": "interview 7.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    files = [path for path in sorted(NEW.iterdir()) if path.name not in ("manifest.csv", "sprekers.csv")]
    given = [{"name": f.name, "mimeType": "", "buffer": f.read_bytes()} for f in files]
    page.locator("input[type=file]").first.set_input_files([*given, damaged])
    page.get_by_role("heading", name="Klopt dit?").wait_for()
    _settled(page)
    _nothing(page)


def _house_style(page: Page) -> None:
    page.locator("summary", has_text="Huisstijl").click()
    _nothing(page)


def _pseudonyms(page: Page) -> None:
    """The list that the computer proposes, before it is kept."""
    page.get_by_role("button", name="Zoek namen en vul de lijst aan").click()
    page.get_by_role("button", name="Lijst bewaren").wait_for()
    _settled(page)
    _nothing(page)


def _read(page: Page) -> None:
    """Wait until the transcript stands there and the machine has proposals ready."""
    page.wait_for_selector(".qc-turn[data-filled]", state="attached")
    page.wait_for_timeout(3_000)


def _started(page: Page) -> None:
    """Wait until it is worked out how far the coders agree, which decides what comes next."""
    page.get_by_text("Een ogenblik").wait_for(state="detached")
    _nothing(page)


def _learned(page: Page) -> None:
    """The first time the machine learns from all codings before it proposes."""
    _until(page, "De computer leert van elk besluit")


def _queue(page: Page) -> None:
    """Into the queue, until it is made by what was learned: then it tells why a fragment is in it."""
    _read(page)
    page.keyboard.press("w")
    _until(page, "In de wachtrij omdat", "w", "w")


def _until(page: Page, told: str, *keys: str) -> None:
    """Look every few seconds whether the page says so by now; in between press the keys, or reload."""
    for _ in range(40):
        _read(page)
        if page.get_by_text(told).count():
            return
        page.wait_for_timeout(5_000)
        for key in keys:
            page.keyboard.press(key)
        if not keys:
            page.reload()
            _settled(page)
    raise SystemExit(f"the page does not say: {told}")


def _tree(page: Page) -> None:
    """The codes beside the text, the pointer on one of them; folded away again for the next picture."""
    _read(page)
    page.evaluate("qualcodePane.option('tree', true)")
    page.locator(".qc-tree li").nth(4).hover()
    page.wait_for_timeout(1_500)


def _everywhere(page: Page) -> None:
    """Hits in all sources, with a code chosen for them."""
    _read(page)
    page.evaluate("qualcodePane.option('tree', false)")
    page.keyboard.press("s")
    page.keyboard.type("zorgbemiddelaar|uitzendkracht")
    page.get_by_role("button", name="Kies een code").click()
    page.keyboard.type("Tarieven")
    page.keyboard.press("Enter")
    page.wait_for_timeout(2_500)


def _keys(page: Page) -> None:
    _read(page)
    page.evaluate("qualcodePane.option('tree', false)")
    page.keyboard.press("?")
    page.wait_for_timeout(800)


def _settled(page: Page) -> None:
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_selector(".stMainBlockContainer h1")
    page.wait_for_selector('[data-testid="stSkeleton"]', state="detached")
    page.get_by_text("Voorbeeld maken").wait_for(state="detached")


def _smaller(picture: Path) -> None:
    from PIL import Image

    with Image.open(picture) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


if __name__ == "__main__":
    main()
