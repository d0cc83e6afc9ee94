"""Coderen while others code, a program holds the file, the server dies or a script gets lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from coding_study import longest
from playwright.sync_api import expect
from reading import opened, pane, settled

from qualcode.project import Project

LEAVING = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"


def test_two_people_at_once(server, visit: Callable, uncoded: Path) -> None:
    server.start(uncoded)
    document = longest(uncoded)
    noor = opened(visit(), server, uncoded, source=document)
    daan = opened(visit("small", coder="Daan"), server, uncoded, source=document)
    code = noor.locator(".proposals li").first.get_attribute("data-code")
    for page in (noor, daan):
        page.keyboard.press("1")
        page.keyboard.press("Escape")
    settled(noor)
    settled(daan)
    for page in (noor, daan):
        expect(page.locator(".codings li .by-coder")).to_have_count(2, timeout=10_000)
    expect(noor.locator(".qc-label .by").first).to_contain_text("DA")
    with Project.open(uncoded, who="Noor") as project:
        both = project.codings(document=document)
        assert {(c.coder, c.code) for c in both} == {("Noor", code), ("Daan", code)}
    noor.keyboard.press("Delete")
    settled(noor)
    with Project.open(uncoded, who="Noor") as project:
        assert [c.coder for c in project.codings(document=document)] == ["Daan"]
    expect(daan.locator(".codings li .by-coder")).to_have_count(1, timeout=10_000)
    noor.keyboard.press("e")
    settled(noor)
    expect(noor.locator(".codings li")).to_have_count(0)


def test_a_file_that_another_program_holds_hinders_nobody(server, visit: Callable, uncoded: Path) -> None:
    server.start(uncoded)
    document = longest(uncoded)
    page = opened(visit(), server, uncoded, source=document)
    with closing(sqlite3.connect(uncoded, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        page.keyboard.press("1")
        expect(page.locator(".qc-top .status")).to_have_class("status late")
        whole = page.locator('.stElementContainer[data-stale="true"]:has(.qc-pane)')
        expect(whole).to_have_css("opacity", "1")  # one goes on reading and coding
        holder.execute("ROLLBACK")
    page.wait_for_function("!qualcodePane.state.outbox.length", timeout=180_000)
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert len(project.codings(document=document)) == 1


def test_a_tab_with_deeds_that_could_not_be_sent_warns_when_it_is_closed(
    server, visit: Callable, uncoded: Path
) -> None:
    server.start(uncoded)
    one = visit()
    one.expect_lost_server()
    page = opened(one, server, uncoded)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.keyboard.press("1")
    settled(page)
    assert page.evaluate(LEAVING)  # nothing waits: one may go
    server.kill()
    page.keyboard.press("Space")
    expect(page.locator(".qc-top .status")).to_have_class("status late", timeout=15_000)
    assert not page.evaluate(LEAVING)
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    assert not page.is_closed()


def test_a_source_that_is_taken_out_under_ones_hands_gives_way(
    server, visit: Callable, uncoded: Path
) -> None:
    server.start(uncoded)
    document = longest(uncoded)
    page = opened(visit(), server, uncoded, source=document)
    page.keyboard.press("ArrowDown")
    with Project.open(uncoded, who="Daan") as project:
        project.withdraw(document)
    expect(page.locator(".qc-toast")).to_contain_text("intussen weggehaald; u leest nu")
    page.wait_for_function("was => qualcodePane.state.at.doc !== was", arg=document)
    expect(page.locator(".qc-turn.current")).to_be_visible()
    settled(page)
    now = pane(page, "state.at.doc")
    page.keyboard.press("Space")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert [review.segment.partition(":")[0] for review in project.reviews()] == [now]


def test_a_server_that_dies_loses_nothing(server, visit: Callable, uncoded: Path) -> None:
    server.start(uncoded)
    document = longest(uncoded)
    one = visit()
    one.expect_lost_server()
    one.expect_trouble("ERR_CONTENT_LENGTH_MISMATCH")  # a file that was under way when the server died
    page = opened(one, server, uncoded, source=document)
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
    server.start(uncoded)
    page.wait_for_function("!qualcodePane.state.outbox.length", timeout=180_000)
    with Project.open(uncoded, who="Noor") as project:
        assert len(project.codings(document=document)) == 4
        assert len(project.reviews()) == 4
    assert pane(page, "state.at.fragment") == here
    settled(page)
    page.keyboard.press("u")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert len(project.reviews()) == 3


def test_an_answer_carries_no_script_and_a_script_that_got_lost_is_asked_again(
    server: Any, visit: Callable, uncoded: Path
) -> None:
    server.start(uncoded)
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
    page = opened(one, server, uncoded, source=longest(uncoded))
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
