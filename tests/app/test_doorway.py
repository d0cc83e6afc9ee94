"""The first page and Streamlit's files as the server gives them, asked without a browser."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest
from at_the_door import GREETING, STATIC, TOLD, Behind, ask, page

from app import components
from app.assets import Assets
from app.components import served
from app.doorway import Doorway
from app.frame import SCREENS


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
def doorway(behind: Behind, tmp_path: Path) -> Doorway:
    icon = tmp_path / "icon.png"
    icon.write_bytes(b"ours")
    pages = {"/": (), "/coderen": ("pane",), "/bronnen": ("DataFrame",)}
    return Doorway(behind, assets=Assets(STATIC, served()), greeting=GREETING, icon=icon, pages=pages)


def ahead(doorway: Doorway, path: str) -> list[str]:
    return re.findall(
        r'<link rel="(?:modulepreload|preload)"[^>]* href="\./(static/[^"]+)"', page(doorway, path)
    )


def test_every_file_that_the_page_names_comes_from_memory_as_it_is_on_disk(
    doorway: Doorway, behind: Behind
) -> None:
    names = re.findall(r'(?:src|href)="\./(static/[^"]+)"', page(doorway))
    behind.asked.clear()
    assert len(names) > 40
    for name in names:
        assert ask(doorway, f"/{name}")[1] == (STATIC / name).read_bytes()
    assert behind.asked == []


def test_the_page_names_the_parts_that_draw_ours(doorway: Doorway) -> None:
    preloaded = re.findall(
        r'<link rel="modulepreload" crossorigin href="\./static/js/([^"]+)"', page(doorway)
    )
    parts = {name.partition(".")[0] for name in preloaded}
    assert {"BidiComponent", "Html", "PageLink", "purify"} <= parts
    assert len(set(preloaded)) == len(preloaded)


def test_the_page_says_where_the_server_is_with_all_that_the_server_tells(
    doorway: Doorway, behind: Behind
) -> None:
    written = page(doorway)
    known = re.search(
        r"window\.__streamlit=\{BACKEND_BASE_URL:location\.origin\+'/',HOST_CONFIG:(.*?)\}</script>", written
    )
    assert known
    assert "</script>" not in known[1]
    assert json.loads(known[1]) == TOLD
    page(doorway)
    assert behind.asked == ["/_stcore/host-config"]


def test_a_server_that_tells_nothing_is_asked_by_the_browser_itself(doorway: Doorway, behind: Behind) -> None:
    behind.told = b"Not Found"
    assert "__streamlit" not in page(doorway)
    assert "BidiComponent" in page(doorway)


def test_the_page_greets_in_words_that_are_shown_as_they_are(doorway: Doorway) -> None:
    written = page(doorway)
    assert '<html lang="nl">' in written
    assert "<title>qualcode</title>" in written
    assert '<div id="root"><p>Even &lt;wachten&gt;</p></div>' in written
    assert "<noscript><p>Zonder &amp; script</p></noscript>" in written
    assert "#fdfcfa" in written
    assert "#16191d" in written


def test_the_page_is_light_or_dark_as_chosen_before_anything_is_drawn(doorway: Doorway) -> None:
    page = ask(doorway, "/bronnen")[1].decode("utf-8")
    script = page.index("document.documentElement.dataset.scheme = chosen")
    assert "scheme=(light|dark)" in page
    assert script < page.index("<style>") < page.index('html[data-scheme="dark"] { background: #16191d }')
    assert page.index("</style>") < page.index("<body")


def test_a_page_loads_nothing_from_elsewhere_and_stands_in_nobody_elses(doorway: Doorway) -> None:
    for path in ("/", "/coderen"):
        headers, _ = ask(doorway, path)
        rules = dict(rule.strip().split(" ", 1) for rule in headers["content-security-policy"].split(";"))
        assert rules["default-src"] == "'self'"
        assert rules["frame-ancestors"] == "'none'"
        assert headers["x-frame-options"] == "DENY"
        reached = {where for allowed in rules.values() for where in allowed.split() if "'" not in where}
        assert reached == {"data:", "blob:", "ws://127.0.0.1:*", "ws://localhost:*"}


def test_scripts_are_kept_by_the_browser_and_the_page_is_not(doorway: Doorway) -> None:
    script = next(name for name in Assets(STATIC).named if name.endswith(".js"))
    kept, _ = ask(doorway, f"/static/{script}")
    assert "immutable" in kept["cache-control"]
    assert kept["content-type"].startswith("text/javascript")
    assert ask(doorway, "/")[0]["cache-control"] == "no-cache"


def test_all_else_is_streamlits_to_answer(doorway: Doorway, behind: Behind) -> None:
    for path in (
        "/_stcore/health",
        "/onbekend",
        "/static/../index.html",
        "/static/js/none.js",
        "/media/x.png",
    ):
        assert ask(doorway, path)[1] == b"behind"
    assert ask(doorway, "/coderen", method="POST")[1] == b"behind"
    assert len(behind.asked) == 6


@pytest.mark.parametrize(
    ("address", "query", "goes"),
    [
        ("/codern", b"p=x&source=y", "/?p=x&onbekend=%2Fcodern"),
        ("/coderen/", b"p=x&source=y", "/coderen?p=x&source=y"),
        ("/a/b", b"", "/?onbekend=%2Fa%2Fb"),
        ("//elders", b"", "/?onbekend=%2F%2Felders"),
    ],
)
def test_an_unknown_page_leads_to_the_first_which_tells_so(
    doorway: Doorway, behind: Behind, address: str, query: bytes, goes: str
) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": address,
        "headers": [(b"accept", b"text/html,*/*")],
        "query_string": query,
    }
    asyncio.run(doorway(scope, lambda: None, send))
    assert sent[0]["status"] == 307
    assert dict(sent[0]["headers"])[b"location"].decode() == goes
    assert behind.asked == []


def test_what_is_streamlits_or_no_page_at_all_is_not_led_elsewhere(doorway: Doorway, behind: Behind) -> None:
    for address in ("/_stcore/health", "/media/x", "/robots.txt"):
        ask(doorway, address)
    assert behind.asked == ["/_stcore/health", "/media/x", "/robots.txt"]


def test_each_page_names_what_it_is_drawn_with(doorway: Doorway) -> None:
    ours = {components.address("pane", "js"), components.address("pane", "css")}
    assert ours <= set(ahead(doorway, "/coderen"))
    assert not ours & set(ahead(doorway, "/bronnen"))
    kinds = {Path(name).name.partition(".")[0] for name in ahead(doorway, "/bronnen")}
    assert {"DataFrame", "Quiver"} <= kinds
    assert not any("DataFrame" in name for name in ahead(doorway, "/"))


def test_our_pages_name_parts_that_there_are() -> None:
    assets = Assets(STATIC, served())
    for screen in SCREENS:
        for part in screen.parts:
            assert len(assets.ahead(part)) > len(assets.ahead()), (screen.module, part)


def test_our_files_are_kept_for_good_and_are_those_of_this_version(doorway: Doorway, behind: Behind) -> None:
    for kind in ("js", "css"):
        name = components.address("pane", kind)
        headers, body = ask(doorway, f"/{name}")
        assert "immutable" in headers["cache-control"]
        assert body == served()[name.removeprefix("static/")]
    assert behind.asked == []
    assert ask(doorway, "/static/ours/pane.0000000000000000.js")[1] == b"behind"


def test_the_picture_in_the_tab_is_ours(doorway: Doorway) -> None:
    assert ask(doorway, "/favicon.png")[1] == b"ours"
