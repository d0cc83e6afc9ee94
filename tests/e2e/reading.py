"""The reading pane of Coderen as the journeys handle it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page


def pane(page: Page, expression: str) -> Any:
    return page.evaluate(
        f"(() => {{ const {{ state, sync }} = window.qualcodePane; return {expression}; }})()"
    )


def settled(page: Page) -> None:
    """Wait until every deed is confirmed by the server and drawn."""
    page.wait_for_function(
        "window.qualcodePane && qualcodePane.state.me && !qualcodePane.state.outbox.length"
        " && !qualcodePane.sync.busy"
        " && !document.querySelector('#qc-early')",
        timeout=30_000,
    )


def opened(one: Any, server: Any, study: Path, **place: str) -> Page:
    page: Page = one.goto(server.address("coderen", study, **place)).page
    page.wait_for_selector(".qc-turn[data-filled]")
    settled(page)
    return page
