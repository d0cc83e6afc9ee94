"""A study half done, for the journeys: a few conversations, a codebook, threads, two coders."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from qualcode.codebook import add
from qualcode.model import Codebook, Coding, SegmentKind
from qualcode.project import Project

TRANSCRIPTS = Path(__file__).resolve().parents[2] / "corpora" / "flexwerk-zorg" / "transcripts"
ODD = "**vet** $x$ :smile: <script>window.hacked=1</script> <b>dik</b> [k](http://x) # kop"
"""Words that Markdown, HTML, formulas and emoji would all have something to say about."""

TALK = """Interviewer: Vraag één?

Anna: {odd} Het rooster van de nacht komt altijd bij dezelfde mensen terecht, en niemand die dat zegt.

Interviewer: En dan?

Anna: Dan bel ik het bureau en komt er weer een nieuwe uitzendkracht, {odd} en die weet de weg niet.
"""
SOURCES = {
    "GV01 clustermanager.docx": ("Stichting De Ganzenveer", "0-meting"),
    "GV03 Roy zzp.txt": ("Stichting De Ganzenveer", "0-meting"),
    "Vlierhuis_Lies_26mrt.srt": ("Kindercentrum 't Vlierhuis", "0-meting"),
    "leerteam_WW_110624.vtt": ("Buurtteams Wad en Wierden", "1-meting"),
}


def make(folder: Path) -> Path:
    """The study, made once; the journeys work on copies."""
    odd = folder / "vreemd.txt"
    odd.write_text(TALK.format(odd=ODD), "utf-8")
    path = folder / "studie.db"
    with Project.create(path, who="Noor") as project:
        for name, (case, phase) in SOURCES.items():
            project.add([TRANSCRIPTS / name], case=case)
            newest = {one.source.name: one for one in project.documents()}[name]
            project.set_document(newest.id, phase=phase)
        project.add([odd], case=f"Huis {ODD}")
        project.load_codebook("flexwerk-zorg")
        project.edit_codebook(_with_odd)
        project.threads(model="hashing")
        for coder, step in (("Anna", 2), ("Bram", 3)):
            project.code(_codings(project, coder, step))
    return path


def _with_odd(codebook: Codebook, *, by: str = "", date: str = "") -> Codebook:
    return add(codebook, label=f"Code {ODD}", definition=ODD, by=by, date=date)


def _codings(project: Project, coder: str, step: int) -> list[Coding]:
    """Codings that two coders share in part: every so many fragments, by what is said there."""
    codebook = project.codebook()
    assert codebook is not None
    codes = codebook.codes
    made = []
    for number, segment in enumerate(project.segments(kind=SegmentKind.CONTENT)):
        odd = ODD in segment.text
        if number % step and not odd:
            continue
        chosen = [codes[len(segment.text) % 7], codes[number % 5]] if not odd else [codes[-1], codes[0]]
        made += [
            Coding("", f"{codebook.key}/{code.key}", segment.document, segment.start, segment.end, coder)
            for code in dict.fromkeys(chosen)
        ]
    return made


def literal(page: Page) -> None:
    """What people typed stands on the page as typed: nothing of it was obeyed."""
    assert page.evaluate("window.hacked") is None
    for tag, text in (("strong", "vet"), ("em", "vet"), ("b", "dik"), ("a", "k")):
        expect(page.locator(tag).get_by_text(text, exact=True)).to_have_count(0)
    expect(page.locator(".katex")).to_have_count(0)


def pick(scope: Locator, field: str, option: str) -> None:
    """Choose in a field with a list: the option that begins with these words.

    A list that is still scrolling takes no clicks (React Aria's way: a hand that scrolls chooses nothing).
    A person sees it come to rest; here one clicks until the list has gone.
    """
    box = scope.get_by_role("combobox", name=field, exact=True)
    box.click()
    options = box.page.get_by_role("option")
    wanted = options.filter(has_text=re.compile(f"^{re.escape(option)}", re.IGNORECASE)).first
    for _ in range(3):
        wanted.scroll_into_view_if_needed()
        box.page.wait_for_timeout(300)
        wanted.click()
        with suppress(AssertionError):
            expect(options).to_have_count(0, timeout=10_000)  # an open list hides all else from these names
            return
    expect(options).to_have_count(0)


def cell(table: Locator, row: int, x: int, opens: Locator | None = None) -> None:
    """Click in a grid: the row (0 is the first below the heads) at so many pixels from the left.

    A grid that is just being drawn may take a click and not pass it on; where `opens` tells what should
    appear, and it does not, one clicks elsewhere and again, as a person would.
    """
    table.scroll_into_view_if_needed()
    _click(table, row, x)
    for _ in range(3 if opens else 0):
        assert opens is not None
        with suppress(AssertionError):
            expect(opens).to_be_visible(timeout=20_000)
            return
        for at in (row + 1, row):  # each is drawn before one goes on, or `opens` would be that of the other
            _click(table, at, x)
            table.page.wait_for_timeout(1_000)
            table.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def _click(table: Locator, row: int, x: int) -> None:
    """A hand moves over the grid before it clicks; one that has moved takes no click before that."""
    canvas, y = table.locator("canvas").first, 35 * (row + 1) + 18
    canvas.hover(force=True, position={"x": x - 4, "y": y})
    table.page.wait_for_timeout(200)
    canvas.click(force=True, position={"x": x, "y": y})
