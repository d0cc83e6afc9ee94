"""What a page begins with before Streamlit is there, and for whom it begins with nothing."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from at_the_door import GREETING, STATIC, Behind, page

from app.assets import Assets
from app.components import served
from app.doorway import Doorway


@pytest.fixture
def behind() -> Behind:
    return Behind()


@dataclass
class Early:
    """Begins the page Coderen with a word, and notes what it was asked."""

    html: str = "<p>vroeg</p>"
    asked: list[Any] = field(default_factory=list)

    def __call__(self, place: Mapping[str, str], cookies: Mapping[str, str]) -> str:
        self.asked.append((dict(place), dict(cookies)))
        return self.html


def begun(doorway: Doorway, *, host: str = "127.0.0.1:8501", path: str = "/coderen") -> list[Any]:
    """The messages with which a page is answered."""
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", host.encode()), (b"cookie", b"qualcode_coder=Noor%20B; x=1")]
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "headers": headers,
        "query_string": b"p=k&source=b",
    }
    asyncio.run(doorway(scope, receive, send))
    return sent


def with_early(behind: Behind, icon: Path, early: Early) -> Doorway:
    pages = {"/": (), "/coderen": ("pane",)}
    given = {"/coderen": early}
    return Doorway(
        behind, assets=Assets(STATIC, served()), greeting=GREETING, icon=icon, pages=pages, early=given
    )


def test_streamlit_waits_in_the_page_for_what_it_begins_with(behind: Behind, tmp_path: Path) -> None:
    early = Early()
    start, head, body = begun(with_early(behind, tmp_path, early))
    assert early.asked == [({"p": "k", "source": "b"}, {"qualcode_coder": "Noor%20B", "x": "1"})]
    assert (b"cache-control", b"no-store") in start["headers"]
    assert b"/ours/pane." in head["body"]
    assert b'<script type="module"' not in head["body"]
    waiting, early_part = body["body"].split(b"</template>")
    assert b'<template id="qc-later">' in waiting
    assert b'<script type="module"' in waiting
    assert b"<p>vroeg</p></body>" in early_part


def test_without_such_a_beginning_the_page_is_whole(behind: Behind, tmp_path: Path) -> None:
    _, head, body = begun(with_early(behind, tmp_path, Early("")))
    written = (head["body"] + body["body"]).decode()
    assert "<template" not in written
    plain = Doorway(
        behind,
        assets=Assets(STATIC, served()),
        greeting=GREETING,
        icon=tmp_path,
        pages={"/coderen": ("pane",)},
    )
    assert sorted(re.findall(r"<(?:script|link)[^>]*>", written)) == sorted(
        re.findall(r"<(?:script|link)[^>]*>", page(plain, "/coderen"))
    )


@pytest.mark.parametrize("host", ["kwaad.nl", "127.0.0.1.kwaad.nl:8501", "", "[::"])
def test_under_another_name_nobody_is_told_a_word(behind: Behind, tmp_path: Path, host: str) -> None:
    early = Early()
    sent = begun(with_early(behind, tmp_path, early), host=host)
    assert early.asked == []
    assert b"vroeg" not in b"".join(message["body"] for message in sent[1:])
    assert begun(with_early(behind, tmp_path, early), host="LOCALHOST:9")[1]["more_body"]


def test_other_pages_begin_as_before(behind: Behind, tmp_path: Path) -> None:
    early = Early()
    assert len(begun(with_early(behind, tmp_path, early), path="/")) == 2
    assert early.asked == []
