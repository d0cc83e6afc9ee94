"""Proposals in Coderen: made from the page, and made by a suggester that comes back when it is killed."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from coding_study import SOURCES, TRANSCRIPTS, longest
from playwright.sync_api import expect
from reading import opened, settled

from qualcode.model import Run, SegmentKind
from qualcode.project import Project


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
    expect(side.locator(".making")).to_contain_text("codes nodig die in gebruik zijn")
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
    first, label = side.locator(".proposals .take").first, side.locator(".proposals .chip-label").first
    expect(first).to_have_accessible_name(re.compile(f"^Bevestig: {re.escape(label.inner_text())}"))
    expect(first).to_have_attribute("aria-keyshortcuts", "1")
    label.hover()
    card = page.locator(".qc-card")
    expect(card).to_be_visible()
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    page.keyboard.press("Space")
    settled(page)
    page.wait_for_timeout(600)  # longer than a hover takes: a mouse at rest asks for nothing
    expect(card).to_be_hidden()
    assert side.evaluate("one => one.scrollWidth <= one.clientWidth")  # else a scrollbar shows
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
    server, visit: Callable, uncoded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Coding goes on, and so do proposals."""
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    server.start(uncoded)
    page = opened(visit(), server, uncoded, source=longest(uncoded))
    (first,) = learners(server)
    os.kill(first, signal.SIGKILL)
    for _ in range(3):
        page.keyboard.press("1")
        page.keyboard.press("Space")
        settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert len(project.codings()) == len(project.reviews()) == 3
    expect(page.locator(".proposals li").first).to_be_visible()
    (again,) = learners(server)
    assert again != first


def test_the_queue_goes_to_the_same_turn_of_another_source(server, visit: Callable, uncoded: Path) -> None:
    """Rows of the page are made anew then, and the turns around the fragment have to show."""
    with Project.open(uncoded, who="Noor") as project:
        by_turn: dict[int, dict[str, str]] = {}
        for segment in project.segments(kind=SegmentKind.CONTENT):
            by_turn.setdefault(segment.turn, {}).setdefault(segment.document, segment.id)
        one, other = next([*found.values()][:2] for found in by_turn.values() if len(found) > 1)
    server.start(uncoded)
    page = opened(visit(), server, uncoded)
    page.keyboard.press("w")
    settled(page)
    for segment in (one, other):
        page.evaluate("id => qualcodePane.openSegment(id.split(':')[0], id)", segment)
        page.wait_for_function("id => qualcodePane.state.at.doc === id", arg=segment.partition(":")[0])
        expect(page.locator(".qc-turn.near.current")).to_be_visible()
