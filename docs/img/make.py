"""Makes the picture of the report in this folder, from the shipped corpus.

    python docs/img/make.py [PROJECT.db]

Without a project it makes one of corpora/flexwerk-zorg, which takes a few minutes: reads the transcripts,
finds threads and loads the gold codings. With one (which is copied, never written to), it goes on from there.
Some threads are accepted and described, as researchers would. The report is left in a folder of its own,
which is printed; the picture is ``rapport.png``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from qualcode.project import Project
from qualcode.reporting.options import ReportOptions

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CORPUS = ROOT / "corpora" / "flexwerk-zorg"
TITLE = "Flexwerk in de zorg"
GOLD = "gold"
ACCEPTED = (
    ("Informatie die niet aankomt", "Berichten", "Het bericht is er, maar het komt niet aan."),
    ("Eigen flexpool", "De pool", "Een eigen pool houdt mensen binnen die anders zouden vertrekken."),
    (
        "Bekwaamheid en scholing van flexers",
        "Bekwaam en bevoegd",
        "Wie betaalt, wie controleert, wie weet het.",
    ),
)
"""Nearest code, name and description of the threads that are accepted here."""
DESCRIBED = (
    "In elke casus gaan er berichten om, via mail, app en het dossier, en bijna niemand weet welk kanaal "
    "telt. Wie niet vast in het rooster staat, mist ze het eerst.\n"
    "Het gaat niet om te weinig informatie, maar om te veel plekken waar zij kan staan."
)
SIZE = {"width": 1440, "height": 1300}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    """Make the project, its report, and the picture."""
    folder = Path(tempfile.mkdtemp(prefix="qualcode-img-"))
    path = folder / "project.db"
    if len(sys.argv) > 1:
        shutil.copy(sys.argv[1], path)
    else:
        _make(path)
    with Project.open(path, who="onderzoeker") as project:
        project.title = TITLE
        _accept(project)
        coders = {coding.coder for coding in project.codings()}
        options = ReportOptions(coder=GOLD if GOLD in coders else "")
        for written in project.report(folder, word=True, options=options):
            print(written)
    _picture(folder / "rapport.html", HERE / "rapport.png")


def _make(path: Path) -> None:
    with Project.create(path, who="onderzoeker") as project:
        project.add([CORPUS / "transcripts"])
        project.load_codebook("flexwerk-zorg")
        project.embed()
        project.threads()
        project.suggest()
        for name in ("coder-a", "coder-b", "gold"):
            project.import_codings(CORPUS / "gold" / f"{name}.json")


def _accept(project: Project) -> None:
    """Accept and describe the broadest thread near each of some codes, and the first of all."""
    threads = project.current_threads().threads
    for place, (near, name, told) in enumerate(ACCEPTED):
        thread = next((th for th in threads if th.nearest and th.nearest.label == near), threads[place])
        project.accept_thread(thread.key, label=name)
        project.describe_thread(thread.key, description=DESCRIBED if place == 0 else told)


def _picture(page: Path, out: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = play.chromium.launch(executable_path=program, args=ARGUMENTS)
        view = browser.new_page(viewport=SIZE)
        view.goto(page.as_uri())
        view.locator(".threads .chapter").first.scroll_into_view_if_needed()
        view.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
        view.evaluate("document.querySelector('.threads .chapter').scrollIntoView()")
        view.screenshot(path=str(out))
        browser.close()
    print(out)


if __name__ == "__main__":
    main()
