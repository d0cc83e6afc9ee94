"""Coderen in a real browser: fifty decisions by keyboard alone, two people at once, a server that dies."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from reading import opened, pane, settled

from qualcode.model import Run, SegmentKind
from qualcode.project import Project

TRANSCRIPTS = Path(__file__).resolve().parents[2] / "corpora" / "flexwerk-zorg" / "transcripts"
ODD = "**vet** $x$ :smile: <script>alert(1)</script> <b>dik</b> [k](http://x) en 👩🏽😀 café"
DECISIONS = 50
SOURCES = ("GV01 clustermanager.docx", "Vlierhuis_Lies_26mrt.srt", "leerteam_WW_110624.vtt")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Some interviews of the corpus with proposals, and one conversation full of odd signs."""
    odd = tmp_path / "vreemd.txt"
    talk = [
        f"Interviewer: Vraag {n}?\n\nAnna: {ODD} Beurt {n} over het rooster en de inhuur.\n"
        for n in range(60)
    ]
    odd.write_text("\n".join(talk), "utf-8")
    path = tmp_path / "studie.db"
    with Project.create(path, who="Noor") as project:
        project.add([TRANSCRIPTS / name for name in SOURCES])
        project.add([odd], case="Huis Vreemd")
        project.load_codebook("flexwerk-zorg")
        project.suggest(model="hashing")
    return path


def longest(study: Path) -> str:
    """The document with the most content fragments."""
    with Project.open(study, who="Noor") as project:
        counts = {
            d.id: len(project.segments(document=d.id, kind=SegmentKind.CONTENT)) for d in project.documents()
        }
    return max(counts, key=lambda document: counts[document])


def test_fifty_decisions_by_keyboard_alone(server, visit: Callable, study: Path) -> None:
    server.start(study)
    document = longest(study)
    page = opened(visit(), server, study, source=document)
    keys, expected = 0, set()

    def press(*names: str) -> None:
        nonlocal keys
        for name in names:
            page.keyboard.press(name)
            keys += 1

    for number in range(DECISIONS):
        proposed = page.locator(".proposals li").evaluate_all("rows => rows.map((row) => row.dataset.code)")
        place = pane(page, "state.docs.get(state.at.doc).outline.fragments[state.at.fragment].slice(0, 2)")
        assert proposed, number
        if number % 5 == 4:
            press("0", "Space")
        else:
            which = number % 3
            press(str(which + 1), "Space")
            expected.add((proposed[which], place[0]))
        page.wait_for_function(
            "start => qualcodePane.state.docs.get(qualcodePane.state.at.doc)"
            ".outline.fragments[qualcodePane.state.at.fragment][0] !== start"
            " && document.querySelector('.qc-side').dataset.key.split('|')[1]"
            " === String(qualcodePane.state.at.fragment)",
            arg=place[0],
        )
    settled(page)
    assert keys == 2 * DECISIONS
    with Project.open(study, who="Noor") as project:
        made = {(coding.code, coding.start) for coding in project.codings(coder="Noor", document=document)}
        assert len(made) == len(expected) == DECISIONS * 4 // 5
        assert {code for code, _ in made} == {code for code, _ in expected}
        assert len(project.reviews(coder="Noor")) == DECISIONS
        assert len(project.rejections(coder="Noor")) >= DECISIONS // 5
        before = project.codings(document=document)
    for _ in range(6):
        page.keyboard.press("u")
    settled(page)
    with Project.open(study, who="Noor") as project:
        assert len(project.codings(document=document)) < len(before)
        assert len(project.reviews(coder="Noor")) == DECISIONS - 3
    for _ in range(6):
        page.keyboard.press("Shift+u")
    settled(page)
    with Project.open(study, who="Noor") as project:
        assert project.codings(document=document) == before
        assert len(project.reviews(coder="Noor")) == DECISIONS


def test_codes_memos_and_new_codes_by_keyboard(server, visit: Callable, study: Path) -> None:
    server.start(study)
    with Project.open(study, who="Noor") as project:
        odd = next(d for d in project.documents() if "vreemd" in d.title.lower())
    page = opened(visit(), server, study, source=odd.id)
    expect(page.locator(".qc-turn.current .qc-text")).to_contain_text(ODD)
    assert page.locator(".qc-text b, .qc-text script, .qc-text strong, .qc-text a").count() == 0
    page.keyboard.press("c")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("zeggenschap")
    expect(page.locator('[role="option"][aria-selected="true"]')).to_contain_text("Zeggenschap")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group").first).to_contain_text("?")  # the first facet is asked
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    words = pane(page, "document.querySelector('.qc-hidden[aria-live]').textContent")
    page.keyboard.press("i")
    expect(page.get_by_label("Naam van de code")).to_have_value(" ".join(words.split()))
    page.keyboard.type("Stem van Anna")
    page.keyboard.press("Enter")
    page.keyboard.press("m")
    page.keyboard.type("Dit is <b>geen</b> html")
    page.keyboard.press("Control+Enter")
    settled(page)
    expect(page.locator(".memo-note .qc-words")).to_have_text("Dit is <b>geen</b> html")
    with Project.open(study, who="Noor") as project:
        text = project.text(odd.id)
        codings = {c.code.partition("/")[2]: c for c in project.codings(document=odd.id)}
        vivo = codings["stem-van-anna"]
        assert text[vivo.start : vivo.end] == words
        facets = codings["zeggenschap-over-rooster"].facets if "zeggenschap-over-rooster" in codings else None
        asked = (
            facets
            if facets is not None
            else next(c.facets for k, c in codings.items() if k != "stem-van-anna")
        )
        assert list(asked) == ["valentie"]
        (memo,) = project.memos()
        assert memo.text == "Dit is <b>geen</b> html"
    page.keyboard.press("Escape")
    page.keyboard.press("Delete")
    expect(page.get_by_role("dialog")).to_be_visible()  # two codings of one's own: which one?
    page.keyboard.press("1")
    settled(page)
    with Project.open(study, who="Noor") as project:
        assert len(project.codings(document=odd.id)) == 1
    page.keyboard.press("/")
    page.keyboard.type("beurt 57")
    expect(page.locator(".snippet mark").first).to_have_text("Beurt 57")
    page.keyboard.press("Enter")
    expect(page.locator(".qc-turn.current .qc-text")).to_contain_text("Beurt 57")
    settled(page)
    time.sleep(0.8)
    page.reload()
    page.wait_for_selector(".qc-turn.current .qc-text")
    expect(page.locator(".qc-turn.current .qc-text")).to_contain_text("Beurt 57")
    expect(page.locator(".qc-turn.current .qc-text")).to_be_in_viewport()


def test_two_people_at_once(server, visit: Callable, study: Path) -> None:
    server.start(study)
    document = longest(study)
    noor = opened(visit(), server, study, source=document)
    daan = opened(visit("small", coder="Daan"), server, study, source=document)
    code = noor.locator(".proposals li").first.get_attribute("data-code")
    for page in (noor, daan):
        page.keyboard.press("1")
        page.keyboard.press("Escape")
    settled(noor)
    settled(daan)
    for page in (noor, daan):
        expect(page.locator(".codings li .by-coder")).to_have_count(2, timeout=10_000)
    expect(noor.locator(".qc-label .by").first).to_contain_text("DA")
    with Project.open(study, who="Noor") as project:
        both = project.codings(document=document)
        assert {(c.coder, c.code) for c in both} == {("Noor", code), ("Daan", code)}
    noor.keyboard.press("Delete")
    settled(noor)
    with Project.open(study, who="Noor") as project:
        assert [c.coder for c in project.codings(document=document)] == ["Daan"]
    expect(daan.locator(".codings li .by-coder")).to_have_count(1, timeout=10_000)
    noor.keyboard.press("e")
    settled(noor)
    expect(noor.locator(".codings li")).to_have_count(0)


def test_a_file_that_another_program_holds_hinders_nobody(server, visit: Callable, study: Path) -> None:
    server.start(study)
    document = longest(study)
    page = opened(visit(), server, study, source=document)
    with closing(sqlite3.connect(study, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        page.keyboard.press("1")
        expect(page.locator(".qc-top .status")).to_have_class("status late")
        whole = page.locator('.stElementContainer[data-stale="true"]:has(.qc-pane)')
        expect(whole).to_have_css("opacity", "1")  # one goes on reading and coding
        holder.execute("ROLLBACK")
    page.wait_for_function("!qualcodePane.state.outbox.length", timeout=180_000)
    settled(page)
    with Project.open(study, who="Noor") as project:
        assert len(project.codings(document=document)) == 1


def test_a_server_that_dies_loses_nothing(server, visit: Callable, study: Path) -> None:
    server.start(study)
    document = longest(study)
    one = visit()
    one.expect_lost_server()
    one.expect_trouble("ERR_CONTENT_LENGTH_MISMATCH")  # a file that was under way when the server died
    page = opened(one, server, study, source=document)
    page.keyboard.press("1")
    page.keyboard.press("Space")
    settled(page)
    server.kill()
    for _ in range(3):
        page.keyboard.press("1")
        page.keyboard.press("Space")
    assert pane(page, "state.outbox.length") == 6
    expect(page.locator(".qc-top .status")).to_have_class("status late", timeout=15_000)
    here = pane(page, "state.at.fragment")
    server.start(study)
    page.wait_for_function("!qualcodePane.state.outbox.length", timeout=180_000)
    with Project.open(study, who="Noor") as project:
        assert len(project.codings(document=document)) == 4
        assert len(project.reviews()) == 4
    assert pane(page, "state.at.fragment") == here
    settled(page)
    page.keyboard.press("u")
    settled(page)
    with Project.open(study, who="Noor") as project:
        assert len(project.reviews()) == 3


@pytest.mark.parametrize(("size", "scheme"), [("large", "light"), ("small", "dark")])
def test_accessible_and_well_filled(server, visit: Callable, study: Path, size: str, scheme: str) -> None:
    server.start(study)
    document = longest(study)
    one = visit(size, color_scheme=scheme)
    page = opened(one, server, study, source=document)
    for key in ("1", "Escape", "2", "Escape"):
        page.keyboard.press(key)
    settled(page)
    one.accessible()
    one.photo(f"coderen-{scheme}")
    page.keyboard.press("c")
    one.accessible()
    one.photo(f"coderen-code-{scheme}")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    one.accessible()
    one.photo(f"coderen-toetsen-{scheme}")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    expect(page.locator(".qc-scroll.queue .qc-turn.near.current")).to_be_visible()
    one.accessible()
    one.photo(f"coderen-wachtrij-{scheme}")
    first = pane(page, "state.queue.items[0][1]")
    page.keyboard.press("Space")
    page.wait_for_function("qualcodePane.state.queue.at === 1")
    settled(page)
    with Project.open(study, who="Noor") as project:
        assert first in {review.segment for review in project.reviews()}


def test_the_span_of_a_coding_by_keyboard(server, visit: Callable, study: Path) -> None:
    """Its start and end move by a word, each move can be taken back, and a selection can become its span."""
    server.start(study)
    with Project.open(study, who="Noor") as project:
        document = next(d for d in project.documents() if "vreemd" in d.title.lower())
        segment = project.segments(document=document.id, kind=SegmentKind.CONTENT)[0]
        code = f"flexwerk-zorg/{project.codebook().codes[0].key}"

    def words() -> str:
        settled(page)
        with Project.open(study, who="Noor") as project:
            (coding,) = project.codings(document=document.id)
            assert coding.code == code
            return project.text(document.id)[coding.start : coding.end]

    page = opened(visit(), server, study, source=document.id, fragment=str(segment.start))
    page.keyboard.press("<")
    expect(page.locator(".qc-toast")).to_contain_text("geen codering van u")
    page.evaluate(
        f"qualcodePane.sync.deed({{verb: 'code', doc: '{document.id}', code: '{code}',"
        " spans: [qualcodePane.state.docs.get(qualcodePane.state.at.doc)"
        ".outline.fragments[qualcodePane.state.at.fragment].slice(0, 2)]})"
    )
    whole = words()
    assert whole == segment.text
    for key in (",", ",", ">"):
        page.keyboard.press(key)
    smaller = words()
    assert whole.startswith("**vet** $x$")
    assert smaller.startswith("$x$ :smile:")
    assert whole.endswith("over het rooster en de inhuur.")
    assert smaller.endswith("over het rooster en")
    page.keyboard.press(".")
    assert words() == f"{smaller} de"
    page.keyboard.press("<")
    assert words().startswith("**vet** $x$")
    page.keyboard.press(".")
    assert words() == whole
    for _ in range(3):
        page.keyboard.press("u")
    assert words() == smaller
    page.keyboard.press("r")
    expect(page.locator(".qc-toast")).to_contain_text("Selecteer eerst")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    chosen = pane(page, "document.querySelector('.qc-hidden[aria-live]').textContent")
    page.keyboard.press("r")
    assert words() == chosen
    for _ in range(10):
        page.keyboard.press(",")
    expect(page.locator(".qc-toast")).to_contain_text("een woord overblijven")
    assert len(words().split()) == 1


def test_proposals_are_made_from_the_page(
    server, visit: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the empty queue and from beside the text, in the background, and anew after decisions."""
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    path = tmp_path / "nieuw.db"
    with Project.create(path, who="Noor") as project:
        project.add([TRANSCRIPTS / SOURCES[1]])
    server.start(path)
    page = opened(visit(), server, path)
    side = page.locator(".qc-side")
    expect(side.locator(".making")).to_contain_text("codeboek met codes nodig")
    with Project.open(path, who="Noor") as project:
        project.load_codebook("flexwerk-zorg")
    expect(side.get_by_role("button", name="Voorstellen maken")).to_be_visible()
    page.keyboard.press("w")
    void = page.locator(".qc-void")
    expect(void).to_contain_text("nog geen wachtrij")
    void.get_by_role("button", name="Voorstellen maken").click()
    expect(page.locator(".qc-turn.near.current")).to_be_visible(timeout=180_000)
    expect(side.locator(".proposals li")).to_have_count(3)
    expect(side.locator(".making")).to_contain_text("uit de definities alleen")
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    page.keyboard.press("Space")
    settled(page)
    side.get_by_role("button", name="Opnieuw maken").click()
    expect(side.locator(".making")).to_contain_text("De computer leert van elk besluit", timeout=180_000)
    for _ in range(360):  # what the machine learns shows before all proposals are made again
        runs = suggestion_runs(path)
        if len(runs) == 2:
            break
        page.wait_for_timeout(500)
    assert len(runs) == 2
    assert runs[-1].counts["decisions"] > 0


def suggestion_runs(path: Path) -> list[Run]:
    with Project.open(path, who="Noor") as project:
        return [run for run in project.runs() if run.kind == "suggestions"]


def learners(server: Any) -> list[int]:
    """The suggesters of this server, by the number of their process."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            told = (entry / "cmdline").read_bytes()
            if b"app.coding.learner" in told and os.getpgid(int(entry.name)) == server.process.pid:
                found.append(int(entry.name))
        except OSError:  # it has just ended
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="asks for /proc")
def test_a_suggester_that_is_killed_comes_back(
    server, visit: Callable, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Coding goes on, and so do proposals."""
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    server.start(study)
    page = opened(visit(), server, study, source=longest(study))
    (first,) = learners(server)
    os.kill(first, signal.SIGKILL)
    for _ in range(3):
        page.keyboard.press("1")
        page.keyboard.press("Space")
        settled(page)
    with Project.open(study, who="Noor") as project:
        assert len(project.codings()) == len(project.reviews()) == 3
    expect(page.locator(".proposals li").first).to_be_visible()
    (again,) = learners(server)
    assert again != first


def test_an_answer_carries_no_script_and_a_script_that_got_lost_is_asked_again(
    server: Any, visit: Callable, study: Path
) -> None:
    server.start(study)
    one = visit()
    one.expect_trouble("ERR_FAILED")
    lost: list[str] = []

    def once(route: Any) -> None:
        if "?" in route.request.url:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort()

    one.page.route("**/static/ours/*.js*", once)
    page = opened(one, server, study, source=longest(study))
    assert lost
    assert page.locator(".qc-pane").evaluate("pane => getComputedStyle(pane).display") == "flex"
    sizes: list[int] = []
    page.once("websocket", lambda socket: socket.on("framereceived", lambda told: sizes.append(len(told))))
    page.reload()
    page.wait_for_selector(".qc-turn[data-filled]")
    settled(page)
    sizes.clear()
    page.keyboard.press("m")
    page.keyboard.type("een gedachte")
    page.keyboard.press("Control+Enter")
    settled(page)
    assert 0 < max(sizes) < 40_000
